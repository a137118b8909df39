"""The words that open a line of tags or sections: "Tags:", "Filed under:"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bodycopy.classify.folded import phrases_in
from bodycopy.lexicon.phrases import Phrase, find_phrases
from bodycopy.page import Line, Role

_LABEL: Final = re.compile(r"^[^:：]{2,40}[:：]\s*")
_ANYTHING: Final = "-"


def without_label(line: Line) -> str:
    """The line's text after its label; empty if it is nothing but a label."""
    text = line.text
    label = _LABEL.match(text)
    # Behind the label stands something for the phrases that end in a colon: of a text, the last colon is folded away.
    if label is not None and _label(find_phrases(f"{label.group()}{_ANYTHING}")):
        return text[label.end() :]
    phrase = _label(phrases_in(line))
    return " ".join(text.split()[len(phrase.text.split()) :]) if phrase else text


def _label(phrases: Iterable[Phrase]) -> Phrase | None:
    """Of the phrases in a text that of labels which the text is or opens with."""
    return next((phrase for phrase in phrases if phrase.role is Role.TAGS and phrase.leads), None)
