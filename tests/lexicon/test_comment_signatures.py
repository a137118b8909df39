"""What programs write behind the name of a reader."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.comment_signatures import without_preposition, without_saying


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ole says", "Ole"),
        ("Ole SAYS", "Ole"),
        ("Ole a dit", "Ole"),
        ("says", "says"),
        ("Essays", "Essays"),
        ("Ole says so", "Ole says so"),
        ("", ""),
        ("İsmet says", "İsmet says"),  # in small letters it is longer, so that nothing is known of where the verb is
    ],
)
def test_a_verb_at_the_end_is_cut(text: str, left: str) -> None:
    assert without_saying(text) == left


@pytest.mark.parametrize(
    ("text", "left"), [("Ole on", "Ole"), ("on", ""), ("Oleon", "Oleon"), ("Ole on top", "Ole on top"), ("", "")]
)
def test_what_leads_to_a_date_is_cut(text: str, left: str) -> None:
    assert without_preposition(text) == left
