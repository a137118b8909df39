"""What pages say around comments."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.comment_forms import speaks_of_form
from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.phrases import fold


def test_lists_hold_folded_phrases_once() -> None:
    for phrases in read_lexicon("comment_forms.toml").values():
        assert sorted(phrases) == sorted(set(phrases))
        assert [phrase for phrase in phrases if phrase != fold(phrase)] == []


@pytest.mark.parametrize(
    "text",
    [
        "In order to comment, you must be logged in.",
        "The views expressed are those of our readers.",
        "Bitte lies unsere Kommentar-Regeln.",
        "会員に登録してコメントを書く。",
    ],
)
def test_notes(text: str) -> None:
    assert speaks_of_form(fold(text))


@pytest.mark.parametrize(
    "text", ["Thank you for your kind comment!", "Ich habe alle Kommentare gelesen.", "He plogged in the rain.", ""]
)
def test_what_readers_write(text: str) -> None:
    assert not speaks_of_form(fold(text))
