"""What single words say of the line that they stand in."""

from __future__ import annotations

from bodycopy.classify.by_itself.vocabulary import vocabulary
from bodycopy.classify.signs import NOTE, Signs, Tables, Weights
from bodycopy.page import Line, Role
from tests.builders import text_page
from tests.classify.seen import seen

WEIGHTS: Weights = {"word.cookies": {Role.LEGAL: 1.5}, "word.photo": {Role.CAPTION: 1.0}, "phrase.legal.whole": {}}
SIGNS = Signs(Tables(WEIGHTS, WEIGHTS, {}))


def looked_at(text: str, *, quiet: bool = False) -> Line:
    page = text_page([text])
    page.notes[NOTE] = SIGNS
    (line,) = page.lines
    line.quiet = quiet
    vocabulary(page, page.lines)
    return line


def test_only_words_with_a_weight_are_seen() -> None:
    line = looked_at("Cookies, cookies! And a photo of a phrase.legal.whole.")
    assert [piece.name for piece in line.evidence] == ["word.cookies", "word.photo"]
    assert [dict(piece.weights) for piece in line.evidence] == [{Role.LEGAL: 1.5}, {Role.CAPTION: 1.0}]
    assert line.evidence[0].reason == 'says "cookies"'


def test_those_who_fit_the_weights_see_all_words() -> None:
    (names,) = seen(vocabulary, text_page(["Rain fell, rain!"]))
    assert names == {"word.rain", "word.fell"}


def test_words_of_menus_and_of_long_lines_say_nothing() -> None:
    assert not looked_at("Cookies", quiet=True).findings
    assert looked_at("cookies " + "x" * 252).findings
    assert not looked_at("cookies " + "x" * 253).findings


def test_there_is_a_bound_to_the_words_of_a_line() -> None:
    (names,) = seen(vocabulary, text_page([" ".join(f"w{number}" for number in range(60))]))
    assert len(names) == 32
