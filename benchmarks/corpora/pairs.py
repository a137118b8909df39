"""Folders as CleanEval has them: each page's HTML, and a text of the same name beside it or in a folder of its own.

CleanEval marks the texts' blocks with <p>, <h> and <l>, and opens each with a line `URL: …`; both are taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora.files import Checkout
from benchmarks.corpora.page import Page, declared_language

HOME = "https://sigwac.org.uk/cleaneval (or make one: NAME.html with NAME.txt)"

_MARKUP = (".html", ".htm", ".html.gz")
_TEXT = ".txt"
_CLEANED = "-cleaned"
_URL = re.compile(r"\A\s*URL: *(\S*)[^\n]*\n?")
_BLOCK_MARK = re.compile(r"^\s*<(?:p|h|l)>[ \t]*", re.MULTILINE)


def read_pairs(folder: Path) -> Iterator[Page]:
    """The pages of a folder that have a text; the text may stand in a folder beside. Raises CorpusError."""
    checkout = Checkout("The folder of pages and texts", HOME, folder)
    texts = {_stem(path.name, (_TEXT,)): path for path in sorted(folder.rglob(f"*{_TEXT}"))}
    pages = [path for path in sorted(folder.rglob("*")) if path.name.endswith(_MARKUP)]
    paired = [(path, text) for path in pages if (text := texts.get(_stem(path.name, _MARKUP)))]
    if not paired:
        raise checkout.error("has no page NAME.html with a text NAME.txt")
    for path, text in paired:
        html = checkout.html(path)
        url, reference = _reference(checkout.text(text))
        name = str(path.relative_to(folder))
        yield Page(name, url, html, language=declared_language(html), reference=reference)


def _stem(name: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        name = name.removesuffix(ending)
    return name.removesuffix(_CLEANED)


def _reference(text: str) -> tuple[str | None, str]:
    """The URL that a text names, and the text without marks."""
    found = _URL.match(text)
    body = text[found.end() :] if found else text
    return (found[1] or None) if found else None, _BLOCK_MARK.sub("", body)
