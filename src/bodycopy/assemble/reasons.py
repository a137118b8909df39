"""Why a line has its role: the evidence for it and for the runner-up, with the stage that saw each piece."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from operator import itemgetter
from typing import Final

from bodycopy.article import Reason
from bodycopy.classify.logits import body_logits, body_weights
from bodycopy.classify.pipeline import SIGNS
from bodycopy.classify.scores import best_beside
from bodycopy.model.explain import Explanation
from bodycopy.page import Evidence, Finding, Line, Page, Role

MOST_REASONS: Final = 4
"""Of each role: what is left beyond them changes little and reads worse."""
_MOST_FEATURES: Final = 3
_OF_THE_MODEL: Final = ("learned.", "settled")
"""How the names of signs begin that tell what the learned model says."""
_STAGE_OF: Final = {word: stage for stage, words in SIGNS.items() for word in words}
"""By the first word of a sign's name."""


def stage_of(sign: str) -> str | None:
    """The name of the stage that sees a sign; None for one of the user's own."""
    return _STAGE_OF.get(sign.partition(".")[0])


def runner_up(line: Line) -> Role:
    """The role with the highest score but the line's own."""
    return best_beside(line.score, line.role)


_Key = tuple[str, str]
"""A sign's name, and the reason in words."""
_Said = tuple[float, _Key, float, bool]
"""What is said for or against a role by one sign: its rank, the sign, its weight, and whether the learned model says
it."""
_rank: Final = itemgetter(0)
_is_of_model: Final = itemgetter(3)


class Reasons:
    """The reasons of a page's lines; what the learned model read is reckoned anew when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[tuple[Role, float, _Key], Reason] = {}
        """Lines share most of their evidence, and reasons can't change."""
        self._said: dict[Role, dict[int, list[_Said]]] = {role: {} for role in Role}
        """What findings say of a role, by their identity: lines share most of them, too."""
        self._of_alike: dict[Hashable, tuple[Reason, ...]] = {}
        """By what lines are told apart by: their role, what was found, what the model read."""

    def of(self, line: Line) -> tuple[Reason, ...]:
        """The evidence for and against the line's role, then for and against the runner-up, the weightiest first.

        What the learned model says is told once a line, however little it weighs, with what it rests on: what is text
        of the article is the model's to say.
        """
        key = line.role, *map(id, line.findings), self._model.codes(line.index)
        found = self._of_alike.get(key)
        if found is None:
            found = self._of_alike[key] = self._reckon(line)
        return found

    def _reckon(self, line: Line) -> tuple[Reason, ...]:
        reasons: list[Reason] = []
        is_told = False
        for role in (line.role, runner_up(line)):
            for _, key, weight, is_of_model in _weightiest(self._said_of(line, role), with_model=not is_told):
                if is_of_model and not is_told:
                    reasons.append(self._of_the_model(line, role, weight, key))
                    is_told = True
                else:
                    reasons.append(self._reason(role, weight, key))
        return tuple(reasons)

    def _said_of(self, line: Line, role: Role) -> list[_Said]:
        """What is said for or against a role of a line."""
        known = self._said[role]
        said: list[_Said] = []
        for finding in line.findings:
            found = known.get(id(finding))
            said += self._said_by(finding, role) if found is None else found
        return _added_up(said)

    def _said_by(self, finding: Finding, role: Role) -> list[_Said]:
        """What a finding that is not known says for or against a role."""
        known = self._said[role]
        said: list[_Said] = []
        for part in finding.parts:
            if not isinstance(part, Evidence):
                found = known.get(id(part))
                said += self._said_by(part, role) if found is None else found
            elif weight := part.weights.get(role):
                said.append(_said(part[:2], weight))
        found = known[id(finding)] = _added_up(said)
        return found

    def _of_the_model(self, line: Line, role: Role, weight: float, key: _Key) -> Reason:
        logit = f"{body_logits(self._page)[line.index]:+.1f}".replace("-", "−")
        sign, text = key
        because = [
            self._reason(Role.BODY, part.weight, (part.name, part.text), "learned")
            for part in self._model.parts(line.index, _MOST_FEATURES)
        ]
        return Reason(
            role=role,
            weight=weight,
            text=f"{text}, log-odds {logit}",
            sign=sign,
            stage=stage_of(sign),
            because=tuple(because),
        )

    def _reason(self, role: Role, weight: float, key: _Key, stage: str | None = None) -> Reason:
        found = self._known.get((role, weight, key))
        if found is None:
            sign, text = key
            found = Reason(role=role, weight=weight, text=text, sign=sign, stage=stage or stage_of(sign))
            self._known[role, weight, key] = found
        return found

    @cached_property
    def _model(self) -> Explanation:
        return Explanation(self._page, body_weights(self._page))


def _said(key: _Key, weight: float) -> _Said:
    return -abs(weight), key, weight, key[0].startswith(_OF_THE_MODEL)


def _added_up(said: list[_Said]) -> list[_Said]:
    """The same with each sign once: what was seen several times counts as one piece."""
    if len({one[1] for one in said}) == len(said):
        return said  # nearly always
    sums: dict[_Key, float] = {}
    for _, key, weight, _ in said:
        sums[key] = sums.get(key, 0.0) + weight
    return [_said(key, weight) for key, weight in sums.items()]


def _weightiest(said: list[_Said], *, with_model: bool) -> list[_Said]:
    """What weighs most for or against a role."""
    found = sorted(said, key=_rank)
    kept = found[:MOST_REASONS]
    if with_model and not any(map(_is_of_model, kept)):
        kept[-1:] = [one for one in found if one[3]][:1] or kept[-1:]
    return kept
