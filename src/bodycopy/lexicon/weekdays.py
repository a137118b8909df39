"""The names of the days of the week, which settle what a date of numbers alone leaves open."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.months import fold_month


@cache
def _table() -> dict[str, int]:
    """Folded name to number, over all languages; a name that means different days in two of them is left out."""
    numbers: dict[str, set[int]] = {}
    for names in read_lexicon("weekdays.toml").values():
        for number, forms in enumerate(names):
            for form in forms.split():
                numbers.setdefault(fold_month(form), set()).add(number)
    return {form: min(found) for form, found in numbers.items() if len(found) == 1}


def weekday_number(name: str) -> int | None:
    """The day's number from 0 for Monday, as Python counts them; None for what is no day of the week."""
    return _table().get(fold_month(name))
