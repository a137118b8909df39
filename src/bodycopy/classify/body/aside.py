"""Parts that pages of some kinds have beside what they exist for: reviews, filters, small print, signatures.

The model judges a line by its shape and by what stands close around it, the same on pages of all kinds. What customers
write of a product reads like any text, and the name of the part that it stands in may be many elements away. On a page
about reviews, the same name says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from bodycopy.classify.kind import kind_verdict, likely_lines
from bodycopy.lexicon.parts import kinds_with_parts, parts_of
from bodycopy.model.kinds import PageKind
from bodycopy.page import Context, Page, inherited

_NOTE: Final = "aside"
_LEAST_CHANCE: Final = 0.5
"""How likely a page must be of the kinds that have a part."""
_MOST: Final = 0.9
"""What holds a larger share than this of what the model takes for the text is the text."""
_NONE: Final = frozenset[str]()


def lines_aside(page: Page) -> Set[int]:
    """The numbers of the lines in such parts; on most pages, none."""
    return page.once(_NOTE, lambda page: frozenset(_lines(page)))


def _lines(page: Page) -> Iterator[int]:
    looked_for = _parts_of_kind(page)
    if not looked_for:
        return
    known: dict[Context | None, frozenset[str]] = {None: _NONE}
    around = {context: inherited(context, known, _with_own) for context in set(page.contexts)}
    parts = {context: found for context, all_found in around.items() if (found := all_found & looked_for)}
    if not parts:
        return
    inside: dict[str, list[int]] = {}
    for number, context in enumerate(page.contexts):
        for part in parts.get(context, _NONE):
            inside.setdefault(part, []).append(number)
    likely = frozenset(likely_lines(page))
    whole = page.length_of(likely)
    for numbers in inside.values():
        if page.length_of(likely.intersection(numbers)) <= _MOST * whole:
            yield from numbers


def _parts_of_kind(page: Page) -> frozenset[str]:
    """The sorts of parts that pages of this kind have."""
    verdict = kind_verdict(page)
    if verdict is None or verdict.chances[PageKind.ARTICLE] > 1 - _LEAST_CHANCE:
        return _NONE  # as on most pages
    return frozenset(
        part
        for part, kinds in kinds_with_parts().items()
        if sum([chance for kind, chance in verdict.chances.items() if kind in kinds]) >= _LEAST_CHANCE
    )


def _with_own(found: frozenset[str], context: Context) -> frozenset[str]:
    return found | parts_of(context.tag, context.names)
