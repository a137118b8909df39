"""Why a line has its role: the evidence for it and for the runner-up, with the stage that saw each piece."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from typing import Final

from bodycopy.article import Reason
from bodycopy.classify.logits import body_logits, body_weights
from bodycopy.classify.scores import best_beside
from bodycopy.model.explain import Explanation
from bodycopy.page import Evidence, Line, Page, Role

MOST_REASONS: Final = 4
"""Of each role: what is left beyond them changes little and reads worse."""
_MOST_FEATURES: Final = 3
_OF_THE_MODEL: Final = ("learned.", "settled")
"""How the names of signs begin that tell what the learned model says."""
STAGE_OF: Final = {
    "after": "neighbours",
    "alike": "masses",
    "around": "groups",
    "before": "neighbours",
    "behind": "behind",
    "below": "runs",
    "between": "neighbours",
    "block": "groups",
    "case": "shape",
    "class": "markup",
    "company": "company",
    "credit": "pictures",
    "end": "shape",
    "gap": "surroundings",
    "group": "groups",
    "has": "shape",
    "head": "headline",
    "hidden": "markup",
    "learned": "learned",
    "link": "links",
    "mass": "masses",
    "near": "surroundings",
    "one": "decode",
    "only": "shape",
    "opens": "shape",
    "phrase": "phrasing",
    "picture": "pictures",
    "place": "surroundings",
    "pool": "groups",
    "region": "markup",
    "repeated": "surroundings",
    "settled": "decode",
    "shape": "shape",
    "signature": "signatures",
    "signature.behind": "behind",
    "stamp": "stamps",
    "target": "targets",
    "tag": "markup",
    "title": "place",
    "together": "groups",
    "wide": "surroundings",
    "wider": "groups",
    "word": "vocabulary",
    "zone": "place",
}
"""Which stage sees a sign, by the sign's name or the first word of it."""


def stage_of(sign: str) -> str | None:
    """The name of the stage that sees a sign; None for one of the user's own."""
    return STAGE_OF.get(sign) or STAGE_OF.get(sign.partition(".")[0])


def runner_up(line: Line) -> Role:
    """The role with the highest score but the line's own."""
    return best_beside(line.score, line.role)


class Reasons:
    """The reasons of a page's lines; what the learned model read is reckoned anew when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[tuple[Role, float, str, str], Reason] = {}
        """Lines share most of their evidence, and reasons can't change."""
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
        pieces = list(line.evidence)
        reasons: list[Reason] = []
        is_told = False
        for role in (line.role, runner_up(line)):
            for weight, piece in _weightiest(pieces, role, with_model=not is_told):
                if not is_told and piece.name.startswith(_OF_THE_MODEL):
                    reasons.append(self._of_the_model(line, role, weight, piece))
                    is_told = True
                else:
                    reasons.append(self._reason(role, weight, piece))
        return tuple(reasons)

    def _reason(self, role: Role, weight: float, piece: Evidence) -> Reason:
        return self._shared(role, weight, piece.name, piece.reason, stage_of(piece.name))

    def _of_the_model(self, line: Line, role: Role, weight: float, piece: Evidence) -> Reason:
        logit = f"{body_logits(self._page)[line.index]:+.1f}".replace("-", "−")
        text = f"{piece.reason}, log-odds {logit}"
        because = tuple(
            self._shared(Role.BODY, part.weight, part.name, part.text, "learned")
            for part in self._model.parts(line.index, _MOST_FEATURES)
        )
        return self._reason(role, weight, piece).model_copy(update={"text": text, "because": because})

    def _shared(self, role: Role, weight: float, sign: str, text: str, stage: str | None) -> Reason:
        key = role, weight, sign, text
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Reason(role=role, weight=weight, text=text, sign=sign, stage=stage)
        return known

    @cached_property
    def _model(self) -> Explanation:
        return Explanation(self._page, body_weights(self._page))


def _weightiest(pieces: list[Evidence], role: Role, *, with_model: bool) -> list[tuple[float, Evidence]]:
    """The pieces that weigh most for or against a role; what was seen several times counts as one piece."""
    sums: dict[tuple[str, str], float] = {}
    first: dict[tuple[str, str], Evidence] = {}
    for piece in pieces:
        if weight := piece.weights.get(role):
            key = piece[:2]
            if key in sums:
                sums[key] += weight
            else:
                sums[key], first[key] = weight, piece
    found = sorted(sums, key=lambda key: -abs(sums[key]))
    kept = found[:MOST_REASONS]
    if with_model and not any(name.startswith(_OF_THE_MODEL) for name, _ in kept):
        kept[-1:] = [key for key in found if key[0].startswith(_OF_THE_MODEL)][:1] or kept[-1:]
    return [(sums[key], first[key]) for key in kept]
