"""An article's lines for the terminal: role, confidence, and the evidence for the role and for the runner-up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final
from unicodedata import bidirectional, east_asian_width

from bodycopy.article import Article, ClassifiedLine
from bodycopy.page import Role
from bodycopy.render.shown import main_reason, share, stage_of, weight

_WIDTH: Final = 96
"""Of a line's text, in columns: it is there to be known again, not to be read."""
_ROLES: Final = max(map(len, Role))
_STAGES: Final = 12
_JOINERS: Final = frozenset("\u200c\u200d")
"""They print nothing, but scripts need them."""
_ISOLATED: Final = "\u2068{}\u2069"
"""Text of the other direction, kept from turning round what stands beside it."""
_BOLD, _DIM = "1", "2"
_COLOURS: Final = {
    Role.TITLE: "94",
    Role.STANDFIRST: "94",
    Role.SECTION: "35",
    Role.BYLINE: "35",
    Role.DATE: "35",
    Role.BODY: "32",
    Role.SUBHEADING: "32",
    Role.CAPTION: "36",
    Role.CREDIT: "36",
    Role.PROMO: "31",
    Role.RELATED: "33",
    Role.TAGS: "35",
    Role.COMMENT: "93",
    Role.NAVIGATION: "90",
    Role.WIDGET: "90",
    Role.LEGAL: "90",
}
"""Parameters of the escape sequence "select graphic rendition" (ECMA-48)."""


def explain(article: Article, colour: bool) -> str:
    """The page's lines in order, each with why it has its role; `colour` adds the escape sequences of ECMA-48.

    A line's first row has its number, role, confidence, text and main reason. Below it stands the evidence for the
    role and for the runner-up, a row for each stage that saw some, with its log-odds. No control code of the page's
    text gets through.
    """
    return "".join(f"{row}\n" for line in article.lines for row in _rows(line, colour))


def _rows(line: ClassifiedLine, colour: bool) -> Iterator[str]:
    role = _painted(f"{line.role:{_ROLES}}", _COLOURS[line.role], colour)
    main = main_reason(line)
    reason = f"  ← {printable(main.text)}" if main else ""
    text = _painted(_fitting(line.text), _BOLD, colour)
    yield f"{line.index:>5}  {role}  {share(line.confidence):>5}  {text}{reason}"
    for name in filter(None, (line.role, line.runner_up)):
        title = f"{'for' if name is line.role else 'or'} {name}"
        for stage, pieces in _by_stage(line, name).items():
            yield _painted(f"       {title:{_ROLES + 4}} {stage:{_STAGES}} {', '.join(pieces)}", _DIM, colour)
            title = ""


def _by_stage(line: ClassifiedLine, role: Role) -> dict[str, list[str]]:
    """The weightiest evidence for and against a role by stage, first the stage with the weightiest piece."""
    found: dict[str, list[str]] = {}
    for reason in line.reasons:
        if reason.role is not role:
            continue
        rests_on = "; ".join(f"{weight(part.weight)} {part.text}" for part in reason.because)
        piece = f"{weight(reason.weight)} {reason.text}{f' ({rests_on})' if rests_on else ''}"
        found.setdefault(stage_of(reason), []).append(printable(piece))
    return found


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def printable(text: str) -> str:
    """The text with escapes for what is no character to be seen: control codes, marks that turn text round."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _JOINERS else char.encode("unicode_escape").decode() for char in text
    )


def _fitting(text: str) -> str:
    """The text, cut where it is wider than its place."""
    text = printable(text)
    widths = accumulate(2 if east_asian_width(char) in "WF" else 1 for char in text)
    fits = sum(width <= _WIDTH for width in widths)
    shown = text if fits == len(text) else f"{text[: fits - 1]}…"
    return _ISOLATED.format(shown) if any(bidirectional(char) in ("R", "AL") for char in shown) else shown
