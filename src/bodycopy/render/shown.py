"""What the report, the terminal and the command's notes show alike."""

from __future__ import annotations

from typing import Final

from bodycopy.article import Article, BlockKind, ClassifiedLine, Reason, Status

MEANINGS: Final = {
    Status.NO_ARTICLE: "the page has text but no article; it may be an index, a gallery or an error page",
    Status.PAYWALLED: "the article stops at a subscription offer; this is what was free to read",
    Status.CONSENT_WALL: "the page only asks for consent to cookies",
    Status.EMPTY: "the page has no text; it may be filled in by scripts",
    Status.OVER_LIMIT: "the page was not parsed",
    Status.NOT_TEXT: "there is no page to read",
}
"""What a person is told of a page that gave no whole article."""


def standfirst_apart(article: Article) -> str | None:
    """The standfirst of an article whose body does not have it."""
    return None if any(block.kind is BlockKind.STANDFIRST for block in article.body) else article.standfirst


def main_reason(line: ClassifiedLine) -> Reason | None:
    """The evidence that speaks most for the line's role over the runner-up; None where none speaks for it."""
    against = {reason.sign: reason.weight for reason in line.reasons if reason.role is line.runner_up}
    found = [reason for reason in line.reasons if reason.role is line.role and reason.weight > 0]
    return max(found, key=lambda reason: reason.weight - against.get(reason.sign, 0.0), default=None)


def share(value: float) -> str:
    """A share as a percentage, cut and not rounded: 100 % is all."""
    return f"{int(value * 100)} %"


def weight(value: float) -> str:
    """Log-odds with their sign."""
    return f"{value:+.1f}".replace("-", "−")


def stage_of(reason: Reason) -> str:
    """The name of the stage that saw it."""
    return reason.stage or "own stage"
