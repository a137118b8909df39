"""What the page itself says around the comments of its readers."""

from __future__ import annotations

from functools import cache

import regex

from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.patterns import either


@cache
def _notes() -> regex.Pattern[str]:
    phrases = {phrase for language in read_lexicon("comment_forms.toml").values() for phrase in language}
    return regex.compile(rf"(?<![\p{{Latin}}\p{{Cyrillic}}\p{{Hangul}}])(?:{either(phrases)})")


def speaks_of_form(folded: str) -> bool:
    """Whether a line, folded as phrases are compared, speaks of the comments' form, its rules or who may write."""
    return _notes().search(folded) is not None
