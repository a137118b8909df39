"""What is known of the page as a whole: metadata with its candidates, totals by role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from bodycopy.article import Article, Candidate, ClassifiedLine
from bodycopy.metadata.fields import FIELDS
from bodycopy.page import Role
from bodycopy.render.report.markup import Markup, element, joined, link
from bodycopy.render.report.story import shown_moment
from bodycopy.render.shown import share

_FIELDS: Final = ("url", *FIELDS, "saved")


def metadata(article: Article) -> Markup:
    """The fields of the article, each with the candidates that it was chosen from."""
    rows = [_field(name, getattr(article, name), article.evidence.get(name, ())) for name in _FIELDS]
    encoding = f"{article.encoding.name}, from {article.encoding.origin}"
    rows.append(joined([element("dt", None, "encoding"), element("dd", None, encoding)]))
    return element("dl", {"class": "fields"}, *rows)


def _field(name: str, value: object, candidates: Sequence[Candidate]) -> Markup:
    parts = [_shown(value) or element("span", {"class": "none"}, "not given")]
    if candidates:
        summary = element("summary", None, f"{len(candidates)} candidate{'s' if len(candidates) > 1 else ''}")
        head = element("tr", None, *(element("th", {"scope": "col"}, title) for title in ("Value", "From", "Trust")))
        body = element("tbody", None, *map(_candidate, candidates))
        table = element("table", None, element("thead", None, head), body)
        scrolled = {"class": "scrolls", "tabindex": "0", "role": "region", "aria-label": f"Candidates for {name}"}
        parts.append(element("details", {"class": "candidates"}, summary, element("div", scrolled, table)))
    return joined([element("dt", None, name.replace("_", " ")), element("dd", {"dir": "auto"}, *parts)])


def _candidate(candidate: Candidate) -> Markup:
    cells = [element("td", {"dir": "auto"}, _shown(candidate.value)), element("td", None, _origin(candidate.origin))]
    return element("tr", None, *cells, element("td", {"class": "amount"}, share(candidate.score)))


def _origin(origin: str) -> str:
    """Where a candidate stands; for a line of the page, with a link to it."""
    kind, _, number = origin.partition(" ")
    is_line = kind == "line" and number.isdecimal()
    return element("a", {"href": f"#line-{number}"}, origin) if is_line else origin


def _shown(value: object) -> Markup:
    """A value as people read it; nothing for none."""
    if isinstance(value, date):
        return joined([shown_moment(value)])
    if isinstance(value, tuple | list):
        items = [element("li", None, str(item)) for item in value]
        return element("ul", {"class": "values"}, *items) if items else Markup()
    text = "" if value is None else str(value)
    return link(text, text) if text.startswith(("http:", "https:")) else joined([text])


class Total(NamedTuple):
    """What the lines of one role come to."""

    role: Role
    lines: int
    characters: int
    confidence: float
    """The mean."""


def totals(lines: Iterable[ClassifiedLine]) -> list[Total]:
    """The totals of the roles that occur, in the order of `Role`."""
    by_role: dict[Role, list[ClassifiedLine]] = {}
    for line in lines:
        by_role.setdefault(line.role, []).append(line)
    return [
        Total(
            role,
            len(found),
            sum(len(line.text) for line in found),
            sum(line.confidence for line in found) / len(found),
        )
        for role in Role
        if (found := by_role.get(role))
    ]


def totals_table(found: Sequence[Total]) -> Markup:
    """The totals as a table."""
    titles = ("Role", "Lines", "Characters", "Share", "Confidence")
    head = element("tr", None, *(element("th", {"scope": "col"}, title) for title in titles))
    body = element("tbody", None, *_total_rows(found))
    return element("table", {"class": "totals"}, element("thead", None, head), body)


def _total_rows(found: Sequence[Total]) -> Iterator[Markup]:
    everything = sum(total.characters for total in found)
    for total in found:
        role = element("span", {"class": "role"}, total.role)
        name = element("th", {"scope": "row", "class": f"role-{total.role}"}, role)
        amounts = (
            f"{total.lines:,}",
            f"{total.characters:,}",
            share(total.characters / everything),
            share(total.confidence),
        )
        yield element("tr", None, name, *(element("td", {"class": "amount"}, amount) for amount in amounts))


def filters(found: Sequence[Total]) -> Markup:
    """A box to tick for each role that occurs."""
    return joined(
        element(
            "label",
            {"class": f"filter role-{total.role}"},
            element("input", {"type": "checkbox", "id": f"show-{total.role}", "checked": True, "autocomplete": "off"}),
            element("span", {"class": "name"}, total.role),
            element("span", {"class": "count"}, f"{total.lines}"),
        )
        for total in found
    )
