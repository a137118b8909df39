"""What the elements around lines are: asked of each context once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bodycopy.page import Context


def all_around(contexts: Iterable[Context]) -> set[Context]:
    """The contexts, and all around them."""
    found: set[Context] = set()
    for context in contexts:
        here: Context | None = context
        while here is not None and here not in found:
            found.add(here)
            here = here.parent
    return found


def stands_in(context: Context, is_such: Callable[[Context], bool], known: dict[Context, bool]) -> bool:
    """Whether a context, or one around it, is such; `known` keeps the answers, and is empty to begin with."""
    unknown = []
    here: Context | None = context
    while here is not None and here not in known:
        unknown.append(here)
        here = here.parent
    found = here is not None and known[here]
    for here in reversed(unknown):
        found = found or is_such(here)
        known[here] = found
    return found
