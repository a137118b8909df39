"""The page's lines in order, each with its role, how sure that is, and the evidence for it and for the runner-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bodycopy.article import Article, ClassifiedLine, Reason
from bodycopy.page import Role
from bodycopy.render.report.markup import Markup, element
from bodycopy.render.shown import main_reason, share, stage_of, weight

UNSURE: Final = 0.8
"""A role below this confidence is marked as unsure."""
_STEP: Final = 0.25
_MOST_STEPS: Final = 16


def rows(article: Article) -> Markup:
    """The lines as one list."""
    blocks = {line: number for number, block in enumerate(article.body) for line in block.lines}
    found = (_row(line, blocks.get(line.index), article.language) for line in article.lines)
    return element("ol", {"class": "rows"}, *found)


def _row(line: ClassifiedLine, block: int | None, language: str | None) -> Markup:
    states = [f"row role-{line.role}"]
    if block is not None:
        states.append("kept")
    if line.confidence < UNSURE:
        states.append("unsure")
    number = element("a", {"class": "number", "href": f"#line-{line.index}"}, f"{line.index}")
    text = element("p", {"class": "text", "dir": "auto", "lang": language or ""}, line.text)
    return element(
        "li",
        {"id": f"line-{line.index}", "class": " ".join(states)},
        number,
        text,
        element("details", None, _summary(line), _why(line, block)),
    )


def _summary(line: ClassifiedLine) -> Markup:
    main = main_reason(line)
    return element(
        "summary",
        None,
        element("span", {"class": "role"}, line.role),
        element("span", {"class": "sure"}, share(line.confidence)),
        element("bdi", {"class": "main"}, main.text if main else ""),
    )


def _why(line: ClassifiedLine, block: int | None) -> Markup:
    columns = [_column(line.role, "the role it got", line.reasons)]
    if line.runner_up is not None:
        columns.append(_column(line.runner_up, "the runner-up", line.reasons))
    if block is not None:
        columns.append(element("a", {"class": "back", "href": f"#block-{block}"}, "Show it in the article"))
    return element("div", {"class": "why"}, *columns)


def _column(role: Role, what: str, reasons: Iterable[Reason]) -> Markup:
    title = element("p", {"class": "for"}, element("b", {"class": "role"}, role), f" {what}")
    own = [reason for reason in reasons if reason.role is role]
    evidence = _evidence(own) if own else element("p", {"class": "none"}, "No evidence.")
    return element("div", {"class": f"role-{role}"}, title, evidence)


def _evidence(reasons: Sequence[Reason]) -> Markup:
    return element("ul", {"class": "evidence"}, *map(_reason, reasons))


def _reason(reason: Reason) -> Markup:
    stage = element("i", {"title": reason.sign}, stage_of(reason))
    parts = [element("span", None, reason.text, " ", stage)]
    if reason.because:
        parts.append(element("ul", {"class": "evidence"}, *map(_feature, reason.because)))
    return _weighed(reason, parts)


def _feature(part: Reason) -> Markup:
    return _weighed(part, [element("span", None, part.text)])


def _weighed(reason: Reason, parts: Iterable[Markup]) -> Markup:
    """An item with a bar as long as the weight, drawn by the style, and the weight in figures."""
    steps = min(round(abs(reason.weight) / _STEP), _MOST_STEPS)
    attributes = {"class": f"w{steps}{' against' if reason.weight < 0 else ''}"}
    return element("li", attributes, element("b", None, weight(reason.weight)), *parts)
