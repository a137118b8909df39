"""The word lists of credits, by-lines and datelines."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.bylines import byline_words
from bodycopy.lexicon.credits import credit_words
from bodycopy.lexicon.datelines import no_places, wires
from bodycopy.lexicon.files import read_lexicon

LISTS = [
    (file, name, words)
    for file in ("bylines.toml", "credits.toml", "datelines.toml")
    for name, words in read_lexicon(file).items()
]


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=[f"{file}-{name}" for file, name, _ in LISTS])
def test_lists_hold_folded_words_once(file: str, name: str, words: list[str]) -> None:
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if word != " ".join(word.lower().split())] == []


def test_credit_words() -> None:
    assert "photo" in credit_words("labels")
    assert "photo by" in credit_words("openers")
    assert "getty images" in credit_words("sources")
    assert not credit_words("sources") & credit_words("connectors")


def test_byline_words() -> None:
    assert "by" in byline_words("openings")
    assert "von" in byline_words("particles")
    assert not byline_words("stops") & byline_words("particles")
    assert not byline_words("jobs") & byline_words("particles")


def test_no_places() -> None:
    assert "exclusive" in no_places()


def test_wires() -> None:
    assert "newswire" in wires()


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        credit_words("nonsense")
