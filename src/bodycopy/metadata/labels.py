"""The words that open a line of tags or sections: "Tags:", "Filed under:"."""

from __future__ import annotations

import re
from typing import Final

from bodycopy.lexicon.phrases import WITHIN, Phrase, find_phrases
from bodycopy.page import Role

_LABEL: Final = re.compile(r"^[^:：]{2,40}[:：]\s*")
_ANYTHING: Final = "-"


def without_label(text: str) -> str:
    """The text after its label; empty if it is nothing but a label."""
    label = _LABEL.match(text)
    # Behind the label stands something for the phrases that end in a colon: of a text, the last colon is folded away.
    if label is not None and _label(f"{label.group()}{_ANYTHING}"):
        return text[label.end() :]
    phrase = _label(text)
    return " ".join(text.split()[len(phrase.text.split()) :]) if phrase else text


def _label(text: str) -> Phrase | None:
    """The phrase of labels that the text is or opens with."""
    phrases = find_phrases(text)
    return next((phrase for phrase in phrases if phrase.role is Role.TAGS and phrase.kind != WITHIN), None)
