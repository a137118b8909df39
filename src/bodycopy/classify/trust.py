"""How much the signs' verdict on a line counts beside the learned model's log-odds for body.

One linear formula with a share for each role: how far the signs may be believed is different for a caption, which no
model of body can know, and for a related story, which it knows as well as they do. On articles, which the signs were
fitted to, they may be believed further than on a shop's pages, so there are two sets of shares, mixed by how likely the
page is an article. For pages with markup the shares are fitted by `python -m benchmarks.fit.trust` to lines that the
model leaves open; without markup the model sees little, and the signs of all roles count in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from bodycopy.classify.kind import kind_verdict
from bodycopy.classify.scores import TextVerdict
from bodycopy.errors import ModelError
from bodycopy.lexicon.files import package_file, read_json
from bodycopy.model.kinds import PageKind
from bodycopy.page import Page, Role

VERSION: Final = 2
NOTE: Final = "trust"
"""The page's note of the trust to use, where it is not the package's own."""
MOST: Final = 10.0
"""A lead of more log-odds than this counts as so many."""


_NO_SHARES: Final[Mapping[Role, float]] = {}


class Trust(NamedTuple):
    """The shares of the signs' lead that count, by the best role beside body."""

    trailing: Mapping[Role, float]
    """Where body trails that role."""
    leading: Mapping[Role, float]
    """Where body leads it."""
    said: Mapping[Role, float] = _NO_SHARES
    """The share on top, where body trails a role that the line says in a phrase."""
    most: float = MOST

    def log_odds(self, logit: float, found: TextVerdict, is_said: bool) -> float:
        """The log-odds that a line is part of the article's text, by the model's and the signs' verdict on it."""
        margin = max(-self.most, min(self.most, found.margin))
        if margin >= 0:
            return logit + self.leading.get(found.other, 0.0) * margin
        share = self.trailing.get(found.other, 0.0) + (self.said.get(found.other, 0.0) if is_said else 0.0)
        return logit + share * margin


_IN_FULL: Final = dict.fromkeys(Role, 1.0)
_IN_TEXT: Final = Trust(_IN_FULL, _IN_FULL, most=8.0)


class Trusts(NamedTuple):
    """The trust on articles, and on pages of all other kinds."""

    article: Trust
    other: Trust

    def mixed(self, chance: float) -> Trust:
        """The trust on a page that is an article with this chance."""
        article, other = self
        return Trust(
            _mean(article.trailing, other.trailing, chance),
            _mean(article.leading, other.leading, chance),
            _mean(article.said, other.said, chance),
        )


def _mean(one: Mapping[Role, float], other: Mapping[Role, float], chance: float) -> dict[Role, float]:
    rest = 1 - chance
    return {role: chance * share + rest * other[role] for role, share in one.items()}


def read_trust(data: Mapping[str, Any]) -> Trusts:
    """The trust that a file holds; raises `ModelError` for a file of another version, or a damaged one."""
    if data.get("version") != VERSION:
        raise ModelError(f"trust of version {data.get('version')}, but this bodycopy reads version {VERSION}")
    try:
        return Trusts(_read(data["article"]), _read(data["other"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"the trust is damaged: {error!r}") from error


def _read(data: Mapping[str, Any]) -> Trust:
    trailing, leading, said = (
        dict.fromkeys(Role, 0.0) | {Role(role): float(share) for role, share in data[name].items()}
        for name in ("trailing", "leading", "said")
    )
    return Trust(trailing, leading, said)


@cache
def _packaged() -> Trusts:
    return read_trust(read_json(package_file("classify", "trust.json"), "the trust"))


def trust_for(page: Page) -> Trust:
    """The trust for the page: as its note says, else by its view and its kind."""
    return page.once(NOTE, _trust)


def _trust(page: Page) -> Trust:
    verdict = kind_verdict(page)
    return _IN_TEXT if verdict is None else _packaged().mixed(verdict.chances[PageKind.ARTICLE])
