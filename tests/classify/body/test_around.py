"""What the elements around lines are, asked of each once."""

from __future__ import annotations

from hypothesis import given

from bodycopy.classify.body.around import all_around, stands_in
from bodycopy.page import Context
from tests.builders import page_of
from tests.classify.nested import MARKUP


def chain(context: Context) -> list[Context]:
    """The plain form: the context and all around it."""
    found = [context]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


@given(MARKUP)
def test_all_around_is_every_chain_together(markup: str) -> None:
    contexts = page_of(markup).contexts
    assert all_around(contexts) == {one for context in contexts for one in chain(context)}


@given(MARKUP)
def test_what_stands_in_such_a_context_is_told_whatever_was_asked_before(markup: str) -> None:
    asked: list[Context] = []

    def is_such(context: Context) -> bool:
        asked.append(context)
        return context.names == "a"

    known: dict[Context | None, bool] = {}
    for context in page_of(markup).contexts:
        assert stands_in(context, is_such, known) is any(one.names == "a" for one in chain(context))
    assert len(asked) == len(set(asked))
