"""Texts as headlines and names are compared; one page compares the same few many times."""

from __future__ import annotations

from typing import Final

from bodycopy.lexicon.phrases import fold
from bodycopy.memo import remembered

folded: Final = remembered(1 << 9)(fold)
"""The text in lower case without punctuation."""
