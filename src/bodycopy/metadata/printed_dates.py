"""The dates that stand in the page's lines: which of them are the article's, and which of these a change's."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final, NamedTuple

from bodycopy.dates import DatedText, may_have_date, parse_moment, read_dates
from bodycopy.human_dates import read_human_date
from bodycopy.lexicon.class_words import speaks_strongly
from bodycopy.lexicon.dates import has_label, is_change, is_of_other, is_of_today, is_relative, without_label
from bodycopy.memo import remembered
from bodycopy.metadata.language import declared_language
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Line, Role

Moment = datetime | date

_LINES: Final = {Role.DATE: 0.99, Role.BYLINE: 0.95}
"""Near the headline readers see when the text is from: programs keep an older date of an article that was written anew.
Only several declarations that the URL supports are trusted more."""
_FAR: Final = 0.7
_NEAR_HEADLINE: Final = 0.7
_LABELLED: Final = 0.4
_OF_OTHER_THING: Final = 0.4
_NEAR: Final = 3
"""So many elements around a line tell whether its date is that of another thing."""
_EXACT: Final = 0.001
"""By how much a machine-readable date is trusted more than the text around it."""
_OF_OTHERS: Final = frozenset({Role.COMMENT, Role.CAPTION, Role.CREDIT, Role.TITLE})
_NOT_RELATIVE: Final = frozenset({Role.RELATED, Role.COMMENT, Role.CAPTION, Role.CREDIT})
_LONGEST: Final = 160
_LONGEST_ALONE: Final = 60
"""A line that is taken for something else than a date or a by-line dates the article only if it is no longer."""
_LONGEST_LABEL: Final = 30
_A_DAY: Final = timedelta(days=1)


class PrintedDate(NamedTuple):
    """A date in a line, or in the `<time>` around it."""

    moment: Moment
    origin: str
    trust: float
    is_change: bool
    other: date | None = None
    """The day in the other order of its numbers, where nothing in the line settles the order."""


def printed_dates(sources: Sources) -> list[PrintedDate]:
    """The dates of the article in its lines, in order.

    They stand in date lines and by-lines, in short lines near the headline, else behind a label such as "Published".
    """
    times: dict[int, list[str]] = {}
    for index, text in sources.page.times:
        times.setdefault(index, []).append(text)
    for choose in (_where_dates_stand, _labelled):
        lines = choose(sources, times)
        found = [date for line in lines for date in _dates_in(line, times.get(line.index, ()), sources)]
        if found:
            return found
    return []


def dates_in_words(sources: Sources) -> list[PrintedDate]:
    """The dates that only a library for all languages reads in date lines, and relative ones: it takes its time."""
    others = (line for line in _relative(sources) if line.role is not Role.DATE)
    return _read_words((*sources.lines(Role.DATE), *others), sources)


def relative_changes(sources: Sources) -> list[PrintedDate]:
    """The relative dates of changes: `Updated 3 hours ago`."""
    return _read_words([line for line in _relative(sources) if is_change(line.text)], sources)


def _read_words(lines: Iterable[Line], sources: Sources) -> list[PrintedDate]:
    language = next((claim.value for claim in declared_language(sources)), "en")
    return [
        PrintedDate(moment, origin_of(line), _LINES.get(line.role, _NEAR_HEADLINE), is_change(line.text))
        for line in lines
        if (moment := read_human_date(without_label(line.text), language, sources.seen)) is not None
    ]


def _relative(sources: Sources) -> list[Line]:
    """Short lines near the headline that may say how long ago something was, where the page's own time is known."""
    if sources.seen is None:
        return []
    near = sources.lines_near_headline
    return [line for line in near if line.role not in _NOT_RELATIVE and _may_be_relative(line.text)]


def _may_be_relative(text: str) -> bool:
    return len(text) <= _LONGEST_ALONE and is_relative(text)


def _where_dates_stand(sources: Sources, times: Container[int]) -> list[Line]:
    """Date lines and by-lines, and short lines with a date near the headline, in order."""
    dated = (line for role in _LINES for line in sources.lines(role) if len(line.text) <= _LONGEST)
    near = sources.lines_near_headline
    others = (line for line in near if line.role not in _LINES and _is_date_alone(line, times))
    return sorted((*dated, *others), key=lambda line: line.index)


def _labelled(sources: Sources, times: Container[int]) -> list[Line]:
    """Short lines with a date and with a label, in the line or in the one before."""
    return [
        line
        for line in sources.page.lines
        if _is_date_alone(line, times)
        and line.role is not Role.RELATED
        and (has_label(line.text) or has_label(_before(line, sources)))
    ]


def _is_date_alone(line: Line, times: Container[int]) -> bool:
    text = line.text
    return len(text) <= _LONGEST_ALONE and line.role not in _OF_OTHERS and (may_have_date(text) or line.index in times)


def _before(line: Line, sources: Sources) -> str:
    """The line before, if it may be the label of this one."""
    before = sources.page.lines[line.index - 1].text if line.index else ""
    return before if len(before) <= _LONGEST_LABEL else ""


def _dates_in(line: Line, times: Iterable[str], sources: Sources) -> Iterator[PrintedDate]:
    machine = [moment for text in times if (moment := parse_moment(text))]
    found = read_dates(line.text, month_first=sources.month_first)
    found = found or [DatedText(moment, line.text) for moment in machine]
    if not found:
        return
    if not found[0].before.strip():
        found[0] = found[0]._replace(before=_before(line, sources))
    trust = _trust(line, sources)
    days = {day_of(moment) for moment in machine} if machine else ()
    for moment, before, other in found:
        if is_of_other(before):
            continue
        changed = is_change(before)
        settled = in_order(moment, other, days) if other else moment
        yield PrintedDate(settled, origin_of(line), trust, changed, other if settled is moment else None)
        exact = next((one for one in machine if day_of(one) == day_of(settled)), None) if machine else None
        if exact is not None:
            yield PrintedDate(exact, f"{origin_of(line)}, time", trust + _EXACT, changed)


def _trust(line: Line, sources: Sources) -> float:
    if line.index in sources.near_headline:
        # By-lines have the date of the article itself.
        if line.role is not Role.BYLINE and _is_of_other_thing(line):
            return _OF_OTHER_THING
        return _LINES.get(line.role, _NEAR_HEADLINE)
    return _FAR if line.role in _LINES else _LABELLED


def _is_of_other_thing(line: Line) -> bool:
    """Whether an element around the line says that it is today's date, or that another story stands in it."""
    around = islice(line.context.outwards, _NEAR)
    return any(context.names and _names_other_thing(context.names) for context in around)


@remembered(1 << 10)
def _names_other_thing(names: str) -> bool:
    return is_of_today(names) or speaks_strongly(names, Role.RELATED)


def day_of(moment: Moment) -> date:
    """The day of a moment in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def in_order(moment: Moment, other: date | None, known: Collection[date]) -> Moment:
    """A moment with the day that its numbers give in the other order, if days that are known settle it so."""
    if other is None or not _is_near(other, known) or _is_near(day_of(moment), known):
        return moment
    return moment.replace(month=other.month, day=other.day)


def _is_near(day: date, known: Collection[date]) -> bool:
    """Whether it is one of the days that are known, or the next one to it, which it may be in another zone."""
    return any(abs(day - one) <= _A_DAY for one in known)
