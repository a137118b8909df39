"""The names of the months in the languages that dates are read in."""

from __future__ import annotations

from functools import cache

from bodycopy.lexicon.files import read_lexicon


@cache
def months() -> dict[str, int]:
    """Folded month name to its number, over all languages; the names that mean two months are not in it."""
    table: dict[str, int] = {}
    ambiguous: set[str] = set()
    for names in read_lexicon("months.toml").values():
        for number, forms in enumerate(names, start=1):
            for form in forms.split():
                if table.setdefault(form, number) != number:
                    ambiguous.add(form)
    return {form: number for form, number in table.items() if form not in ambiguous}
