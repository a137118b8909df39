"""The names of the months in the languages that dates are read in."""

from __future__ import annotations

import unicodedata
from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def _table() -> dict[str, int]:
    """Folded name to number, over all languages; a name that means different months in two of them is left out."""
    numbers: dict[str, set[int]] = {}
    for names in read_lexicon("months.toml").values():
        for number, forms in enumerate(names, start=1):
            for form in forms.split():
                numbers.setdefault(fold_month(form.replace("_", " ")), set()).add(number)
    return {form: min(found) for form, found in numbers.items() if len(found) == 1}


def fold_month(name: str) -> str:
    """Lower case without accents, so that `FÉVRIER`, `fevrier` and `février` are one, as are `KASIM` and `Kasım`."""
    folded = name.lower()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded.replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def month_number(name: str) -> int | None:
    """The month's number from 1 to 12; None for what is no month in any language, or another one in each."""
    return _table().get(fold_month(name))
