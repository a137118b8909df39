"""Why a line has its role: the evidence for it and for the runner-up, with the stage that saw each piece."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from bodycopy.article import Reason
from bodycopy.classify.logits import WEIGHTS, body_logits
from bodycopy.classify.scores import fields
from bodycopy.model.evaluate import Weights, load
from bodycopy.model.explain import Explanation
from bodycopy.page import Evidence, Line, Page, Role

MOST_REASONS: Final = 6
"""Of each role: what is left beyond them changes little and reads worse."""
_MOST_FEATURES: Final = 3
_ROLES: Final = tuple(Role)
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
    "stamp": "stamps",
    "target": "targets",
    "tag": "markup",
    "title": "place",
    "together": "groups",
    "wide": "surroundings",
    "wider": "groups",
    "zone": "place",
}
"""Which stage sees a sign, by the first word of the sign's name."""


def runner_up(line: Line) -> Role:
    """The role with the highest score but the line's own."""
    scores = fields(line.score)
    scores[_ROLES.index(line.role)] = -1
    return _ROLES[scores.index(max(scores))]


class Reasons:
    """The reasons of a page's lines; what the learned model read is reckoned anew when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[tuple[Role, float, str, str], Reason] = {}
        """Lines share most of their evidence, and reasons can't change."""

    def of(self, line: Line) -> tuple[Reason, ...]:
        """The evidence for and against the line's role, then for and against the runner-up, the weightiest first.

        What the learned model's word rests on is told once a line.
        """
        pieces = list(line.evidence)
        reasons: list[Reason] = []
        is_told = False
        for role in (line.role, runner_up(line)):
            for weight, piece in _weightiest(pieces, role):
                if not is_told and piece.name.startswith(_OF_THE_MODEL):
                    reasons.append(self._of_the_model(line, role, weight, piece))
                    is_told = True
                else:
                    reasons.append(self._reason(role, weight, piece))
        return tuple(reasons)

    def _reason(self, role: Role, weight: float, piece: Evidence) -> Reason:
        key = role, weight, piece.name, piece.reason
        known = self._known.get(key)
        if known is None:
            stage = STAGE_OF.get(piece.name.partition(".")[0])
            known = self._known[key] = Reason(role=role, weight=weight, text=piece.reason, sign=piece.name, stage=stage)
        return known

    def _of_the_model(self, line: Line, role: Role, weight: float, piece: Evidence) -> Reason:
        text = f"{piece.reason}, log-odds {body_logits(self._page)[line.index]:+.1f}"
        return self._reason(role, weight, piece).model_copy(update={"text": text, "because": self._learned(line)})

    def _learned(self, line: Line) -> tuple[Reason, ...]:
        return tuple(
            Reason(role=Role.BODY, weight=part.weight, text=part.text, sign=part.name, stage="learned")
            for part in self._model.parts(line.index, _MOST_FEATURES)
        )

    @cached_property
    def _model(self) -> Explanation:
        weights = self._page.notes.get(WEIGHTS) or load()
        assert isinstance(weights, Weights)
        return Explanation(self._page, weights)


def _weightiest(pieces: list[Evidence], role: Role) -> list[tuple[float, Evidence]]:
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
    weightiest = sorted(sums, key=lambda key: -abs(sums[key]))[:MOST_REASONS]
    return [(sums[key], first[key]) for key in weightiest]
