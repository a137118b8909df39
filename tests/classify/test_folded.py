"""The folded text of a line is reckoned once."""

from __future__ import annotations

from bodycopy.classify.folded import folded_text
from bodycopy.lexicon.phrases import fold
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
