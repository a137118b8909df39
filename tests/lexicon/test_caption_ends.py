"""What stands at the end of captions and is no part of them."""

from __future__ import annotations

import time

import pytest

from bodycopy.lexicon.caption_ends import opening_words, without_buttons, without_opening
from bodycopy.lexicon.files import read_lexicon


def test_lists_hold_folded_words_once() -> None:
    lists = read_lexicon("caption_ends.toml")
    words = [word for words in lists.values() for word in words]
    assert lists.keys() == {"buttons", "behind_ends", "openers"}
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if word != " ".join(word.lower().split())] == []


@pytest.mark.parametrize(
    ("caption", "left"),
    [
        ("A boat. (AP Photo/Edda Thornqvist) more >", "A boat. (AP Photo/Edda Thornqvist)"),
        ("A boat. Edda Thornqvist/AP hide caption", "A boat. Edda Thornqvist/AP"),
        ("A boat. REUTERS/E. Thornqvist Purchase Licensing Rights, opens new tab", "A boat. REUTERS/E. Thornqvist"),
        ("A boat. Read More »", "A boat."),
        ("Ein Boot. Bild vergrößern", "Ein Boot."),
        ("Hide caption", ""),
    ],
)
def test_buttons_are_cut(caption: str, left: str) -> None:
    assert without_buttons(caption) == left


@pytest.mark.parametrize(
    "caption", ["The islands want more", "They want peace, bread and more.", "A boat (left) and more", "A boat >", ""]
)
def test_other_words_stay(caption: str) -> None:
    assert without_buttons(caption) == caption


@pytest.mark.parametrize(
    ("caption", "left"),
    [
        ("A boat. Photo: ", "A boat."),
        ("A boat - Copyright", "A boat"),
        ("Ein Boot (Foto von ", "Ein Boot"),
        ("A boat.©", "A boat."),
        ("Photo by", ""),
        ("A still from the video", "A still from the video"),
        ("A boat |", "A boat"),
    ],
)
def test_what_opens_the_credit_behind_a_caption_is_cut(caption: str, left: str) -> None:
    assert without_opening(caption) == left


def test_opening_words() -> None:
    assert {"photo", "by", "copyright", "credit"} <= opening_words()


def test_many_buttons_take_no_long_time() -> None:
    began = time.process_time()
    assert without_buttons("A boat. " + "hide caption " * 20_000) == "A boat."
    assert without_buttons("A boat. " + " more" * 50_000 + "  x")
    assert time.process_time() - began < 5
