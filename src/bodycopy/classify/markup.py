"""Context-free: what the elements around a line and their class and id words say of it."""

from __future__ import annotations

from typing import Final

from bodycopy.classify.layout import layout_of
from bodycopy.classify.signs import Signs, signs_for
from bodycopy.lexicon.class_words import class_words
from bodycopy.page import Context, Evidence, Page, Role

_MEMO: Final = "markup"
_MAIN_SHARE: Final = 0.5
"""An element with more of the page's prose than this is the page's frame: its words say nothing of a single line."""
_TELLING: Final = frozenset(
    "nav footer header aside figure figcaption form dialog blockquote button label menu article main time address"
    " fieldset summary h1 h2 h3 h4 h5 h6 caption li td th dt dd table ul ol p pre section details b strong em i a".split()
)
_NEAR: Final = (0, 1, 1, 2, 2, 2, 3)
"""How near an element is that stands so many elements above the line: 0 its own, 3 far."""
_FARTHEST: Final = 12

_Seen = dict[str, tuple[int, str]]
"""Sign to the distance in elements at which it was seen last, and the reason."""


def markup(page: Page) -> None:
    """Add what each line's context says."""
    if not page.has_markup:
        return
    layout = layout_of(page)
    signs = signs_for(page)
    frame = {context for context, prose in layout.by_context.items() if prose > _MAIN_SHARE * layout.total}
    memo: dict[Context, tuple[Evidence, ...]] = {}
    for line in page.lines:
        context = line.context
        found = memo.get(context)
        if found is None:
            found = memo[context] = _evidence(context, frame, signs)
        line.evidence += found


def _evidence(context: Context, frame: set[Context], signs: Signs) -> tuple[Evidence, ...]:
    seen = _seen(context, frame)
    found = []
    for name, (distance, reason) in seen.items():
        near = _NEAR[min(distance, len(_NEAR) - 1)]
        found.append(signs(f"{name}.{near}", reason))
    if context.hidden:
        found.append(signs("hidden", "the page hides it"))
    return tuple(found)


def _seen(context: Context, frame: set[Context]) -> _Seen:
    # Down from the nearest context that is known already: nesting may be deeper than the interpreter's stack.
    unknown: list[Context] = []
    here: Context | None = context
    while here is not None and _MEMO not in here.memo:
        unknown.append(here)
        here = here.parent
    gathered: _Seen = {}
    if here is not None:
        gathered = here.memo[_MEMO]  # type: ignore[assignment]
    for here in reversed(unknown):
        gathered = {name: (distance + 1, reason) for name, (distance, reason) in gathered.items() if distance < _FARTHEST}
        gathered |= _own(here, here in frame)
        here.memo[_MEMO] = gathered
    return gathered


def _own(context: Context, in_frame: bool) -> _Seen:
    seen: _Seen = {}
    if context.tag in _TELLING and not in_frame:
        seen[f"tag.{context.tag}"] = 0, f"in <{context.tag}>"
    if context.names:
        for role, strength, word in class_words(context.names):
            if not in_frame or role is Role.BODY:
                seen[f"class.{role}.{strength}"] = 0, f'class word "{word}"'
    return seen
