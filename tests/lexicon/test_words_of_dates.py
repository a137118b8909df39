"""The words that tell what a date is that of."""

from __future__ import annotations

import pytest

from bodycopy.lexicon.dates import is_change, is_of_other, is_relative
from bodycopy.lexicon.files import read_lexicon

ASKED = {"changed": is_change, "others": is_of_other, "relative": is_relative}


@pytest.mark.parametrize("table", ASKED)
def test_every_word_is_found_alone_and_beside_letters_of_another_script(table: str) -> None:
    words = [word for words in read_lexicon("dates.toml")[table].values() for word in words]
    assert [word for word in words if not ASKED[table](word)] == []
    assert [word for word in words if not ASKED[table](f"{word} – Ōstermoor")] == []


def test_a_letter_that_folds_to_ascii_is_read_as_that() -> None:
    assert is_change("Updated") and is_change("Aktuali\u017fiert")
    assert not is_change("Ostermoor")
