"""What the elements around lines are: asked of each context once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bodycopy.page import Context, inherited


def all_around(contexts: Iterable[Context]) -> set[Context]:
    """The contexts, and all around them."""
    found: set[Context] = set()
    for context in contexts:
        here: Context | None = context
        while here is not None and here not in found:
            found.add(here)
            here = here.parent
    return found


def stands_in(context: Context, is_such: Callable[[Context], bool], known: dict[Context | None, bool]) -> bool:
    """Whether a context, or one around it, is such; `known` keeps the answers, and is empty to begin with."""
    if context in known:
        return known[context]  # as for most lines
    known.setdefault(None, False)
    return inherited(context, known, lambda found, here: found or is_such(here))
