"""How many of a line's words come again in the text."""

from __future__ import annotations

import pytest

from bodycopy.classify.echoes import echoes


def test_a_headline_s_words_come_again() -> None:
    texts = ["Harbour railway to reopen", "Bakers' strike goes on", "The railway at the harbour reopens on Monday."]
    assert echoes(texts, [2])[:2] == [1.0, 0.0]


def test_a_line_of_the_text_does_not_echo_itself() -> None:
    texts = ["Rain fell over hills.", "People over there slept."]
    assert echoes(texts, [0, 1]) == [pytest.approx(1 / 4), pytest.approx(1 / 4)]


def test_inflected_words_are_the_same() -> None:
    assert echoes(["Bundestagswahl verschoben", "Die Verschobenen der Bundestagswahlen"], [1])[0] == 1.0


@pytest.mark.parametrize(
    ("title", "body"),
    [("港湾鉄道再開", "港湾鉄道が月曜に再開した。"), ("항만 철도 재개", "항만 철도가 월요일에 재개됐다.")],
)
def test_scripts_of_other_words(title: str, body: str) -> None:
    mine, other, _ = echoes([title, "別の記事の見出し", body], [2])
    assert mine > 0.5 > other


@pytest.mark.parametrize("text", ["", "12", "Home", "→ »"])
def test_a_line_without_words_to_compare_echoes_nothing(text: str) -> None:
    assert echoes([text, "Home is here 12 times"], [1])[0] == 0
