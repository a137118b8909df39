"""Comment lines to comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from bodycopy.article import Comment
from bodycopy.classify.by_role import lines_of
from bodycopy.classify.folded import folded_text, phrases_in
from bodycopy.dates import FoundDate, find_date
from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.comment_forms import speaks_of_form
from bodycopy.lexicon.comment_signatures import without_preposition, without_saying
from bodycopy.lexicon.dates import without_label
from bodycopy.lexicon.phrases import Phrase, find_phrases
from bodycopy.page import Context, Line, Page, Role
from bodycopy.segment.tags import HEADINGS

_LONG: Final = 40
"""A line of this weighed length is something that a reader wrote."""
_LONGEST_NOTE: Final = 400
"""A longer line, in characters, that speaks of the form may be a reader's after all."""
_LONGEST_SIGNATURE: Final = 80
_LEAST_OPENING: Final = 8
"""What opens a by-line and is shorter, in characters, may be part of a name: `de la`."""
_INNER: Final = frozenset({"blockquote", "li", "ol", "ul"})
"""Elements that stand beside the paragraphs of a comment with lines of their own."""
_AROUND_NAME: Final = " ,:|·•–—-"
_SENTENCE_ENDS: Final = frozenset(".!?…。！？؟۔।")


class _Read(NamedTuple):
    """A line with what it says by itself."""

    line: Line
    is_control: bool
    """It is a heading, or part of the page's own form or list."""
    is_date: bool
    """It says when a comment was written."""
    dated: FoundDate | None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.line.text[-1] in _SENTENCE_ENDS

    @property
    def is_text(self) -> bool:
        """Whether a reader wrote it, whatever stands around."""
        return not self.is_control and not self.is_date and self.line.length >= _LONG

    @property
    def before_date(self) -> str:
        """What stands before the date, without a label such as `Posted on`."""
        before = self.line.text[: self.dated.start] if self.dated else ""
        return without_preposition(before) if without_label(before) else ""


class _Signed(NamedTuple):
    """A signature and the lines of its comment."""

    author: str | None
    date: str
    lines: list[_Read]
    at: Context
    """Where the date stands."""
    is_closed: bool
    """Another signature follows: what stands before it is the comment, however short."""


def comments(page: Page) -> tuple[Comment, ...]:
    """What readers wrote; counts, forms and buttons are left out.

    Where a date stands above some comments, it divides them: the paragraphs below one are one comment, and what
    stands below none is the page's own. Where each date stands below its comment, it is read the other way round.
    """
    found: list[Comment] = []
    signed: list[_Signed] = []
    for run in _runs(page):
        dates = _dates(run)
        if dates:
            signed += _signed_below(run, dates) if _closes(page, run, dates) else _signed_above(run, dates)
        else:
            found += [Comment(text=read.line.text) for read in run if read.is_text and not _is_note(read.line)]
    places = {one.lines[first].line.context.block for one in signed if (first := _first(one, set())) is not None}
    dated = [
        Comment(text="\n".join(read.line.text for read in text), author=one.author, date=one.date)
        for one in signed
        if (text := _text(page, one, places))
    ]
    return tuple(dated or found)


def _is_note(line: Line) -> bool:
    """Whether it is a note of the page's own beside its form, where no date tells what readers wrote."""
    return len(line.text) <= _LONGEST_NOTE and speaks_of_form(folded_text(line))


def _runs(page: Page) -> Iterator[list[_Read]]:
    """The comment lines, as far as no other line stands between."""
    times = {index for index, _ in page.times}
    run: list[_Read] = []
    for line in lines_of(page, Role.COMMENT):
        if run and line.index > run[-1].line.index + 1:
            yield run
            run = []
        run.append(_read(line, is_time=line.index in times))
    if run:
        yield run


def _read(line: Line, *, is_time: bool) -> _Read:
    is_control = _are_of_control(phrases_in(line)) or line.context.block.tag in HEADINGS
    is_short = len(line.text) <= _LONGEST_SIGNATURE
    dated = find_date(line.text) if is_short else None
    ends = line.text[-1] in _SENTENCE_ENDS
    is_long = line.length >= _LONG
    is_date = (is_time and not is_long) or (dated is not None and not (ends and (dated.start or is_long)))
    return _Read(line, is_control, is_date, dated)


def _dates(run: list[_Read]) -> list[int]:
    """Where dates stand in a run; of several right below each other the first counts."""
    return [place for place, read in enumerate(run) if read.is_date and not (place and run[place - 1].is_date)]


def _closes(page: Page, run: list[_Read], dates: list[int]) -> bool:
    """Whether each date stands at the end of the comment that it is that of; scraped text tells too little for that."""
    if not page.has_markup:
        return False
    rest = [read for read in run[dates[-1] + 1 :] if not read.is_control]
    if not any(read.is_text for read in run[: dates[0]]) or any(read.is_text for read in rest):
        return False
    depths = [(_depth_shared(page, run[place::-1]), _depth_shared(page, run[place:])) for place in dates]
    if all(before == after for before, after in depths):
        return not rest  # all stands in one box
    return all(before >= after for before, after in depths)


def _depth_shared(page: Page, lines: list[_Read]) -> int:
    """The smallest box around the first of the lines and the next that may be a comment; the larger, the deeper."""
    box = lines[0].line.box
    other = next((read.line.box for read in lines[1:] if not read.is_control), 0)
    while box != other:
        if box > other:
            box = page.parents[box]
        else:
            other = page.parents[other]
    return box


def _signed_above(run: list[_Read], dates: list[int]) -> Iterator[_Signed]:
    names = _names(run, dates)
    ends = [place - has_name for place, has_name in zip(dates[1:], names[1:], strict=True)]
    for place, has_name, end in zip(dates, names, [*ends, len(run)], strict=True):
        read = run[place]
        author = _name(run[place - 1].line.text) if has_name else _name(read.before_date)
        yield _Signed(author, _date(read), run[place + 1 : end], read.line.context.block, end < len(run))


def _signed_below(run: list[_Read], dates: list[int]) -> Iterator[_Signed]:
    for before, place, has_name in zip([-1, *dates], dates, _names(run, dates), strict=False):
        read = run[place]
        author = _name(run[place - 1].line.text) if has_name else _name(read.before_date)
        yield _Signed(author, _date(read), run[before + 1 : place - has_name], read.line.context.block, True)


def _names(run: list[_Read], dates: list[int]) -> list[bool]:
    """Of each date, whether the line before it is the name that goes with it, and no text as those below dates are."""
    at = {run[place].line.context.block for place in dates}
    if dates[0] and not run[dates[0] - 1].is_text:
        at.add(run[dates[0] - 1].line.context.block)
    places = {run[place + 1].line.context.block for place in dates if place + 1 < len(run)} - at
    return [_has_name_before(run, place, places) for place in dates]


def _has_name_before(run: list[_Read], place: int, places: set[Context]) -> bool:
    if not place or _name(run[place].before_date):
        return False  # or it stands in the date's own line
    before = run[place - 1]
    is_text = before.is_text or before.line.context.block in places
    return not before.is_date and not is_text and _name(before.line.text) is not None


def _date(read: _Read) -> str:
    return read.line.text[read.dated.start if read.dated else 0 :]


def _first(signed: _Signed, places: set[Context]) -> int | None:
    """Where the first line is that reads like a comment's, or stands where those of other comments do."""
    for number, read in enumerate(signed.lines):
        if not read.is_control and not read.is_date:
            place = read.line.context.block
            if read.is_text or read.is_sentence or (place in places and place is not signed.at):
                return number
    return None


def _text(page: Page, signed: _Signed, places: set[Context]) -> list[_Read]:
    """The lines of a comment: from the first that reads like one to the last that stands beside it."""
    lines = signed.lines
    first = _first(signed, places if page.has_markup else set())
    if first is None:
        return [read for read in lines if not read.is_control and not read.is_date] if signed.is_closed else []
    place = lines[first].line.context.block
    while first and place is not signed.at and _is_plain(lines[first - 1], place):
        first -= 1
    text: list[_Read] = []
    waiting: list[_Read] = []
    for read in lines[first:]:
        if read.is_control or (text and not _is_beside(page, text[0].line, read.line)):
            break
        waiting.append(read)
        if read.is_text or read.is_sentence or (page.has_markup and read.line.context.block is place):
            text += waiting
            waiting = []
    return text


def _is_plain(read: _Read, place: Context) -> bool:
    return not read.is_control and not read.is_date and read.line.context.block is place


def _is_beside(page: Page, first: Line, line: Line) -> bool:
    """Whether the line stands beside the first paragraph of a comment; in scraped text, right below the last one."""
    if not page.has_markup:
        return not line.gap
    around = page.parents[first.box]
    box = line.box
    while page.parents[box] != around:
        box = page.parents[box]
        if page.box_contexts[box].tag not in _INNER:
            return False
    return True


def _is_control(text: str) -> bool:
    """Whether the text is part of the page's own comment form or list."""
    return _are_of_control(find_phrases(text))


def _are_of_control(phrases: Iterable[Phrase]) -> bool:
    return any(phrase.role is Role.COMMENT and phrase.leads for phrase in phrases)


def _name(text: str) -> str | None:
    name = without_saying(_without_opening(text.strip(_AROUND_NAME))).rstrip(_AROUND_NAME)
    if not name or _is_control(name) or find_date(name):
        return None
    return name


def _without_opening(text: str) -> str:
    """The text without what opens a by-line: `Posted by: Ole` gives `Ole`."""
    folded = text.casefold()
    for opening in byline_words("openings"):
        rest = text[len(opening) :]
        if folded.startswith(opening) and rest[:1] in (" ", ":") and (rest[0] == ":" or len(opening) >= _LEAST_OPENING):
            return rest.strip(" :")
    return text
