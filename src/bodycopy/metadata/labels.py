"""The words that open a line of tags or sections: "Tags:", "Filed under:"."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.lexicon.phrases import WITHIN, find_phrases
from bodycopy.page import Role

_LABEL: Final = re.compile(r"^[^:：]{2,40}[:：]\s*")


def without_label(text: str) -> str:
    """The text after its label; empty if it is nothing but a label."""
    label = _LABEL.match(text)
    if label is not None and _is_label(label.group()):
        return text[label.end() :]
    return "" if _is_label(text) else text


def _is_label(text: str) -> bool:
    return any(phrase.role is Role.TAGS and phrase.kind != WITHIN for phrase in find_phrases(text))
