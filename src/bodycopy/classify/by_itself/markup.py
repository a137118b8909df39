"""Context-free: what the elements around a line and their class and id words say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final, NamedTuple

from bodycopy.classify.layout import prose_of
from bodycopy.classify.scores import joined
from bodycopy.classify.signs import Findings, Sign, signs_for
from bodycopy.lexicon.class_words import ClassWord, class_words, speaks_strongly
from bodycopy.memo import remembered
from bodycopy.page import Context, Finding, Line, Page, Role

_NOTE: Final = "what contexts say"
_MAIN_SHARE: Final = 0.5
"""An element with more of the page's prose than this is the page's frame: its words say nothing of a single line."""
_LONGEST_IN_MENU: Final = 50
_FAR: Final = 3
_NEAREST: Final = 0
_NEAR: Final = (1, 1, 2, 2, 2, 3, 3, 3)
"""How near the elements around a line's own are, from its parent on: 3 is far; those further out say nothing."""
_REGIONS: Final = ("nav", "footer", "header", "aside", "form", "article", "main", "table", "dialog", "figure", "li")
_ARE_REGIONS: Final = frozenset(_REGIONS)


class _Place(NamedTuple):
    regions: frozenset[str]
    """The elements with a meaning of their own around the line, however far."""
    is_menu: bool


class _Level(NamedTuple):
    """All that an element around a line says: most class names say nothing, so there are few."""

    tag: str
    """Empty where it says nothing."""
    words: tuple[ClassWord, ...]
    near: int


def markup(page: Page, lines: Sequence[Line]) -> None:
    """Add what each line's context says."""
    if not page.has_markup:
        return
    contexts = page.once(_NOTE, _Contexts)
    for line in lines:
        found, is_in_menu = contexts[line.context]
        line.findings.append(found)
        line.quiet = is_in_menu and line.length <= _LONGEST_IN_MENU


class _Contexts(dict[Context, tuple[Finding, bool]]):
    """What each context says of lines in it, and whether it is a menu: looked up once a context."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        prose = prose_of(page)
        least = _MAIN_SHARE * prose.total
        self._frame = {context for context, amount in prose.by_context.items() if amount > least}
        signs = signs_for(page)
        self._regions = signs.findings(_describe_regions)
        by_distance = [_Levels(near, self._frame, signs.findings(_describe_level)) for near in range(_FAR + 1)]
        self._own = by_distance[_NEAREST]
        self._around = [by_distance[near] for near in _NEAR]
        self._above: dict[Context | None, Finding] = {None: Finding(0, ())}
        self._places: dict[Context | None, _Place] = {None: _Place(frozenset(), False)}

    def __missing__(self, context: Context) -> tuple[Finding, bool]:
        regions, is_menu = self._place(context)
        above = self._above.get(context.parent)
        if above is None:
            above = self._above[context.parent] = joined(self._look_up(context.parent))
        region = self._regions[regions, context.hidden]
        own = self._own[context]
        found = self[context] = Finding(region.score + own.score + above.score, (region, own, above)), is_menu
        return found

    def _look_up(self, parent: Context | None) -> list[Finding]:
        """What the elements around a line's own say, from this one on upwards."""
        found = []
        here = parent
        for levels in self._around:
            if here is None:
                break
            found.append(levels[here])
            here = here.parent
        return found

    def _place(self, context: Context) -> _Place:
        known = self._places
        unknown = []
        here: Context | None = context
        while here not in known:
            assert here is not None
            unknown.append(here)
            here = here.parent
        place = known[here]
        for here in reversed(unknown):
            is_menu = here not in self._frame and (place.is_menu or here.tag == "nav" or _names_menu(here.names))
            if here.tag in _ARE_REGIONS:
                place = _Place(place.regions | {here.tag}, is_menu)
            elif is_menu is not place.is_menu:
                place = _Place(place.regions, is_menu)
            known[here] = place
        return place


class _Levels(dict[Context, Finding]):
    """What each context, at one distance, says of lines in it or below it: looked up once a context."""

    def __init__(self, near: int, frame: Set[Context], findings: Findings) -> None:
        super().__init__()
        self._near = near
        self._frame = frame
        self._findings = findings

    def __missing__(self, context: Context) -> Finding:
        found = self[context] = self._findings[self._level(context)]
        return found

    def _level(self, context: Context) -> tuple[str, tuple[ClassWord, ...], int]:
        words = class_words(context.names)
        if context in self._frame:
            return "", words and tuple([word for word in words if word.role is Role.BODY]), self._near
        return context.tag if self._near < _FAR else "", words, self._near


@remembered(1 << 15)
def _names_menu(names: str) -> bool:
    return speaks_strongly(names, Role.NAVIGATION)


def _describe_regions(key: tuple[frozenset[str], bool]) -> Iterator[Sign]:
    regions, hidden = key
    for region in _REGIONS:
        if region in regions:
            yield f"region.{region}", f"somewhere in <{region}>"
    if hidden:
        yield "hidden", "the page hides it"


def _describe_level(key: tuple[str, tuple[ClassWord, ...], int]) -> Iterator[Sign]:
    level = _Level(*key)
    if level.tag:
        yield f"tag.{level.tag}.{level.near}", f"in <{level.tag}>"
    for role, strength, word in level.words:
        yield f"class.{role}.{strength}.{level.near}", f'class word "{word}"'
