"""Context-free: what the elements around a line and their class and id words say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from bodycopy.classify.layout import prose_of
from bodycopy.classify.scores import score_of
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.lexicon.class_words import STRONG, class_words
from bodycopy.page import Context, Finding, Line, Page, Role

_MAIN_SHARE: Final = 0.5
"""An element with more of the page's prose than this is the page's frame: its words say nothing of a single line."""
_LONGEST_IN_MENU: Final = 50
_FAR: Final = 3
_NEAR: Final = (0, 1, 1, 2, 2, 2, 3, 3, 3)
"""How near the elements around a line are, from its own on: 0 the nearest, 3 far; those further out say nothing."""
_REGIONS: Final = ("nav", "footer", "header", "aside", "form", "article", "main", "table", "dialog", "figure", "li")


class _Level(NamedTuple):
    tag: str
    names: str
    near: int
    in_frame: bool


def markup(page: Page, lines: Sequence[Line]) -> None:
    """Add what each line's context says."""
    if not page.has_markup:
        return
    prose = prose_of(page)
    signs = signs_for(page)
    levels, regions = signs.findings(_describe_level), signs.findings(_describe_regions)
    least = _MAIN_SHARE * prose.total
    frame = {context for context, amount in prose.by_context.items() if amount > least}
    known: dict[Context, tuple[Finding, bool]] = {}
    for line in lines:
        context = line.context
        found = known.get(context)
        if found is None:
            found = known[context] = _look_around(context, frame, levels, regions), _is_in_menu(context, frame)
        line.findings.append(found[0])
        line.quiet = found[1] and line.length <= _LONGEST_IN_MENU


def _look_around(context: Context, frame: set[Context], levels: Findings, regions: Findings) -> Finding:
    found = [regions[_regions_around(context), context.hidden]]
    here: Context | None = context
    for near in _NEAR:
        if here is None:
            break
        found.append(levels[here.tag, here.names, near, here in frame])
        here = here.parent
    return Finding(sum(map(score_of, found)), tuple(found))


def _is_in_menu(context: Context, frame: set[Context]) -> bool:
    here: Context | None = context
    while here is not None and here not in frame:
        if here.tag == "nav" or _names_menu(here.names):
            return True
        here = here.parent
    return False


def _names_menu(names: str) -> bool:
    return any(word.role is Role.NAVIGATION and word.strength == STRONG for word in class_words(names))


def _regions_around(context: Context) -> frozenset[str]:
    """The elements with a meaning of their own around the line, however far."""
    found = set()
    here: Context | None = context
    while here is not None:
        if here.tag in _REGIONS:
            found.add(here.tag)
        here = here.parent
    return frozenset(found)


def _describe_regions(key: tuple[frozenset[str], bool]) -> Iterator[Sign]:
    regions, hidden = key
    for region in _REGIONS:
        if region in regions:
            yield f"region.{region}", f"somewhere in <{region}>"
    if hidden:
        yield "hidden", "the page hides it"


def _describe_level(key: tuple[str, str, int, bool]) -> Iterable[Sign]:
    level = _Level(*key)
    if level.in_frame:
        return [sign for sign in _class_signs(level) if sign[0].startswith(f"class.{Role.BODY}")]
    tag = [(f"tag.{level.tag}.{level.near}", f"in <{level.tag}>")] if level.near < _FAR else []
    return [*tag, *_class_signs(level)]


def _class_signs(level: _Level) -> Iterator[Sign]:
    for role, strength, word in class_words(level.names):
        yield f"class.{role}.{strength}.{level.near}", f'class word "{word}"'
