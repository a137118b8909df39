"""What must hold of a text before the parser gets it.

Lexbor parses in time quadratic in the depth of open elements, in the attributes of one tag and in the different names
of a page, copies formatting elements that were never closed into every block that follows, and can't be interrupted.
`check` bounds all four. It looks at every `<` of the page, since anything less could be walked around, but follows the
tags one by one (`nesting`) only on pages that have many of them.
"""

from __future__ import annotations

from typing import Final

from bodycopy.segment.formatting import formats_in
from bodycopy.segment.limits import Limits, too_large
from bodycopy.segment.long_tags import may_have_long_tag
from bodycopy.segment.names import may_have_many_names
from bodycopy.segment.nesting import measure

# The worst that a page with so few `<` can do to the parser takes some 0.7 seconds: 1,000 unclosed formatting elements
# copied into 1,000 paragraphs. Six in ten real pages have fewer.
_FEW_TAGS: Final = 2_000
# The worst that so many can do by depth alone takes some 0.7 seconds. 1 real page in 1,800 has more.
_MANY_TAGS: Final = 20_000
# Formatting elements before the last so many tags make at most 250,000 copies, and those behind 722,500: together
# no more than those of a page with few tags.
_TAGS_AT_END: Final = 1_700
_MOST_COPIES: Final = 250_000
# Pieces that stay in the processor's cache.
_PIECE_BYTES: Final = 32_768
# Above this size, what the windows of `long_tags` pass over could add up.
_LARGE: Final = 3_000_000


def check(data: bytes, limits: Limits, *, scripting: bool = True) -> str | None:
    """None if the text is safe to parse, or one sentence that names the limit that was passed and the figure.

    `scripting` as the parser has it: without it, what is in a `<noscript>` is markup.
    """
    if len(data) > limits.max_bytes:
        return too_large(limits)
    tags_by_piece = _count_tags(data)
    tags = sum(tags_by_piece)
    if tags > limits.max_tags:
        return f"The page has {tags} tags, more than max_tags = {limits.max_tags}."
    if not _needs_measuring(data, tags, tags_by_piece):
        return None
    # All markup is ASCII, and as Latin-1 every byte is one character.
    nesting = measure(data.decode("latin-1"), limits, scripting=scripting)
    if nesting.depth > limits.max_depth:
        return f"Elements are nested {nesting.depth} deep or more, above max_depth = {limits.max_depth}."
    if nesting.elements > limits.max_elements:
        return f"The page makes {nesting.elements} elements or more, above max_elements = {limits.max_elements}."
    if nesting.attributes > limits.max_attributes:
        return f"A tag has {nesting.attributes} attributes, more than max_attributes = {limits.max_attributes}."
    if nesting.names > limits.max_names:
        return f"The page has {nesting.names} different names or more, above max_names = {limits.max_names}."
    return None


def _count_tags(data: bytes) -> list[int]:
    """How many `<` each piece of the document has."""
    pieces = [data[at : at + _PIECE_BYTES] for at in range(0, len(data), _PIECE_BYTES)]
    # Unlike `count`, `replace` finds a byte by the processor's widest steps.
    return [len(piece) - len(piece.replace(b"<", b"")) for piece in pieces]


def _needs_measuring(data: bytes, tags: int, tags_by_piece: list[int]) -> bool:
    if len(data) > _LARGE or may_have_long_tag(data) or may_have_many_names(data):
        return True
    if tags <= _FEW_TAGS:
        return False
    return tags > _MANY_TAGS or tags * formats_in(data, _end_of_first(tags_by_piece)) > _MOST_COPIES


def _end_of_first(tags_by_piece: list[int]) -> int:
    """Where the tags end behind which there are no more than `_TAGS_AT_END`."""
    behind = 0
    for number in range(len(tags_by_piece) - 1, -1, -1):
        behind += tags_by_piece[number]
        if behind > _TAGS_AT_END:
            return (number + 1) * _PIECE_BYTES
    return 0
