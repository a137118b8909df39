"""The folded text of a line is reckoned once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bodycopy.classify.folded import folded_text, phrases_in, search_lines
from bodycopy.lexicon.phrases import find_phrases, fold
from tests.builders import line_of


def test_text_is_folded_as_phrases_are() -> None:
    assert folded_text(line_of("“Read  MORE”:")) == fold("“Read MORE”:") == "read more"


def test_text_is_folded_once() -> None:
    line = line_of("Read more")
    assert line.folded is None
    first = folded_text(line)
    line.text = "Something else"
    assert folded_text(line) is first


def test_a_line_that_folds_to_nothing_is_folded_once_too() -> None:
    line = line_of("…")
    assert folded_text(line) == ""
    line.text = "Read more"
    assert folded_text(line) == ""


def test_lines_are_folded_together_and_phrases_are_looked_up_once() -> None:
    lines = [line_of("“Read more”:"), line_of("Rain")]
    search_lines(lines)
    assert [line.folded for line in lines] == ["read more", "rain"]
    assert [[phrase.words for phrase in phrases_in(line)] for line in lines] == [["read more"], []]
    assert phrases_in(lines[0]) is phrases_in(lines[0])


@given(st.lists(st.text(alphabet="Read more:()\n写真Foto", max_size=12), max_size=4))
def test_what_is_searched_together_is_what_is_found_one_by_one(texts: list[str]) -> None:
    lines = [line_of("Rain") for _ in texts]
    for line, text in zip(lines, texts, strict=True):
        line.text = text
    search_lines(lines)
    assert [line.folded for line in lines] == list(map(fold, texts))
    assert [line.phrases for line in lines] == list(map(find_phrases, texts))
