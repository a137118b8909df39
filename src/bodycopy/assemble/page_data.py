"""Text that the markup doesn't show: the JSON-LD's, or that of the data which the page was rendered from.

It is taken only where the visible lines hold no article or no more than its opening, and then instead of them: it is
never mixed with visible lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final, NamedTuple

from bodycopy.json_ld import DECODER, Json, nests_too_deep, objects, without_surrogates
from bodycopy.lexicon.phrases import fold
from bodycopy.metadata.json_ld import types_of
from bodycopy.metadata.own import own_articles
from bodycopy.page import Head, Page, weighed_length
from bodycopy.references import unescaped

_LEAST: Final = 500
"""Shorter texts, Chinese and the like counted double, are descriptions, not articles."""
_NO_ARTICLE: Final = 250
"""Visible text shorter than this is no article."""
_TIMES: Final = 3
"""So many times as long as a visible opening must the data's text be."""
_MOST_VISIBLE: Final = 1000
"""Longer visible text is believed to be the article: data is not even looked for."""
_OPENING: Final = 40
"""Lines are known again by so many characters."""
_PRODUCTS: Final = frozenset({"Product", "ProductGroup"})

_JSON: Final = b"application/json"
_SCRIPT: Final = b"<script"
_LONGEST_TAG: Final = 500
_LONGEST_STATE: Final = 2_000_000
_SHORTEST_TITLE: Final = 8
_PLAIN: Final = re.compile(r"[A-Za-z0-9 ]{8,}")
_TITLES: Final = ("headline", "title", "name")
_BODIES: Final = ("articleBody", "body", "content", "text", "html", "blocks")
_CHILDREN: Final = ("content", "children", "blocks", "data")
_LEAVES: Final = ("value", "text", "html")
_DEEPEST: Final = 20

_BREAK: Final = re.compile(
    r"\n|</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|br|section|article|table|tr|figure)\b[^<>]*>", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->")


class DataText(NamedTuple):
    """The article's text as the page's data holds it."""

    paragraphs: tuple[str, ...]
    origin: str
    """Where it stands: `json-ld:NewsArticle.articleBody`, `state:props.pageProps.story.body`."""


def data_text(page: Page, visible: str, data: bytes) -> DataText | None:
    """The article's text by the page's data, where the visible text is none or a small part of it.

    Args:
        page: with its head.
        visible: the text of the lines that are taken for body.
        data: the page as UTF-8.
    """
    length = weighed_length(visible)
    if length >= _MOST_VISIBLE:
        return None
    for found in (*_in_json_ld(page, length), *_in_states(page, data)):
        if _is_more(found, visible, length):
            return found
    return None


def _is_more(found: DataText, visible: str, length: int) -> bool:
    text = "\n".join(found.paragraphs)
    whole = weighed_length(text)
    if whole < _LEAST or whole < _TIMES * length:
        return False
    return length < _NO_ARTICLE or _opens(visible, text)


def _opens(visible: str, text: str) -> bool:
    """Whether most of the visible text stands in the text too."""
    folded = fold(text)
    lines = [line for line in visible.split("\n") if line]
    known = sum(len(line) for line in lines if fold(line)[:_OPENING] in folded)
    return known * 2 > sum(map(len, lines))


def _in_json_ld(page: Page, length: int) -> Iterator[DataText]:
    blocks = [block for block in page.head.json_ld if "articleBody" in block or "Product" in block]
    # A letter that counts double is one of the block's characters, too, if it isn't escaped.
    if 2 * sum(map(len, blocks)) < max(_LEAST, _TIMES * length):
        return
    items = objects(page)
    products = [item for item in items if types_of(item) & _PRODUCTS]
    described = [(item, "articleBody") for item in own_articles(page, items)]
    if len(products) == 1:
        described.append((products[0], "description"))
    for item, key in described:
        if isinstance(item.get(key), str):
            yield DataText(_paragraphs(item[key]), f"json-ld:{min(types_of(item))}.{key}")


def _in_states(page: Page, data: bytes) -> Iterator[DataText]:
    titles = _titles(page.head)
    if not titles:
        return
    for state in _states(data, _clues(page.head)):
        for path, item in _objects(state):
            if _is_named(item, titles):
                for key in _BODIES:
                    if paragraphs := _rich_text(item.get(key)):
                        yield DataText(paragraphs, "state:" + ".".join((*path, key)))


def _states(data: bytes, clues: frozenset[bytes]) -> Iterator[Any]:
    """The JSON that the page carries for its scripts, where it has one of the clues; all of it if there are none."""
    at = data.find(_JSON)
    while at >= 0:
        opening = data.rfind(b"<", max(0, at - _LONGEST_TAG), at)
        if not data.startswith(_SCRIPT, max(0, opening)):
            at = data.find(_JSON, at + 1)
            continue
        start = data.find(b">", at) + 1
        end = data.find(b"</script", start)
        if not start or end < 0:
            return
        if end - start <= _LONGEST_STATE and (not clues or any(data.find(clue, start, end) >= 0 for clue in clues)):
            state = data[start:end].decode("utf-8", "replace")
            if not nests_too_deep(state):
                with suppress(ValueError):
                    yield DECODER.decode(state)
        at = data.find(_JSON, end)


def _clues(head: Head) -> frozenset[bytes]:
    """Parts of the page's titles that JSON writes as they are."""
    return frozenset(run.strip().encode() for title in _raw_titles(head) for run in _PLAIN.findall(title))


def _objects(state: Any) -> Iterator[tuple[tuple[str, ...], Json]]:
    """All objects, outer ones first, each with the keys that lead to it."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), state)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            yield path, value
            below = [((*path, key), inner) for key, inner in value.items() if isinstance(inner, dict | list)]
        else:
            below = [(path, inner) for inner in value] if isinstance(value, list) else []
        if len(path) < _DEEPEST:
            waiting.extend(reversed(below))


def _titles(head: Head) -> list[str]:
    return [folded for title in _raw_titles(head) if len(folded := fold(title)) >= _SHORTEST_TITLE]


def _raw_titles(head: Head) -> list[str]:
    texts = (head.title, head.meta("og:title"), head.meta("twitter:title"))
    return [title for title in texts if title]


def _is_named(item: Json, titles: list[str]) -> bool:
    """Whether the object has the page's headline."""
    names = (name for key in _TITLES if isinstance(name := item.get(key), str))
    return any(
        len(folded := fold(name)) >= _SHORTEST_TITLE and any(title.startswith(folded) for title in titles)
        for name in names
    )


def _rich_text(value: Any) -> tuple[str, ...]:
    """The paragraphs of a body: markup or plain text, or a tree of nodes as editors save it."""
    if isinstance(value, str):
        return _paragraphs(value)
    return tuple(text for node in _blocks(value, 0) for text in _paragraphs(_inner_text(node, 0)))


def _blocks(value: Any, depth: int) -> Iterator[Json]:
    """The nodes of a tree that have text right below them, or are text."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _blocks(item, depth + 1)
    elif isinstance(value, dict):
        if _leaf(value) or any(_leaf(child) for child in _children(value)):
            yield value
        else:
            for child in _children(value):
                yield from _blocks(child, depth + 1)


def _inner_text(node: Any, depth: int) -> str:
    return _leaf(node) or (
        "".join(_inner_text(child, depth + 1) for child in _children(node)) if depth <= _DEEPEST else ""
    )


def _leaf(node: Any) -> str:
    if not isinstance(node, dict):
        return ""
    return next((text for key in _LEAVES if isinstance(text := node.get(key), str)), "")


def _children(node: Any) -> list[Any]:
    if not isinstance(node, dict):
        return []
    inner = [node[key] for key in _CHILDREN if isinstance(node.get(key), dict | list)]
    return [child for value in inner for child in (value if isinstance(value, list) else [value])]


def _paragraphs(text: str) -> tuple[str, ...]:
    """A text's paragraphs as plain text: tags left out, entities resolved, white space folded."""
    if "&lt;" in text:
        text = unescaped(text)
    parts = (unescaped(_TAG.sub("", part)) for part in _BREAK.split(without_surrogates(text)))
    return tuple(folded for part in parts if (folded := " ".join(part.split())))
