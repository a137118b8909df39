"""The article as Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Final

from bodycopy.article import Article, Block, BlockKind
from bodycopy.render.shown import standfirst_apart

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~@]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_OPENING: Final = re.compile(r"^(?:[#+\-=|]|\d{1,9}[.)](?=\s|$))")
_BARE_URL: Final = re.compile(r"(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)
_CLOSING: Final = re.compile(r"(?<!#)#+$")
_FENCE: Final = re.compile(r"`{3,}")


def markdown(article: Article) -> str:
    """Headline, standfirst and body.

    What Markdown would read as markup or as a link is escaped: none of either comes from the text of a page.
    """
    parts = []
    if article.title:
        parts.append(_heading("#", article.title))
    if apart := standfirst_apart(article):
        parts.append(_quoted(apart))
    for kind, blocks in groupby(article.body, key=lambda block: block.kind):
        parts.append(_DIVIDERS.get(kind, "\n\n").join(_RENDERERS[kind](block) for block in blocks))
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """One line of text as Markdown that shows it as it is; white space is folded."""
    return _OPENING.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", _escaped_inside(" ".join(text.split())))


def _escaped_inside(text: str) -> str:
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text))
    return _BARE_URL.sub(r"\\\g<0>", text)


def _heading(mark: str, text: str) -> str:
    # A heading may close with as many signs as it opens with.
    return f"{mark} {_CLOSING.sub(lambda match: f'{chr(92)}{match[0]}', escape(text))}"


def _paragraph(block: Block) -> str:
    return escape(block.text)


def _subheading(block: Block) -> str:
    return _heading("##", block.text)


def _list_item(block: Block) -> str:
    return "- " + "\\\n  ".join(map(escape, block.text.split("\n")))  # each line break is kept by a backslash


def _quote(block: Block) -> str:
    return f"> {escape(block.text)}"


def _lines(block: Block) -> str:
    return _quoted(block.text)


def _quoted(text: str) -> str:
    return "\n>\n".join(f"> {escape(line)}" for line in text.splitlines())


def _code(block: Block) -> str:
    longest = max((len(run) for run in _FENCE.findall(block.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{block.text}\n{fence}"


def _table(block: Block) -> str:
    rows = [[_cell(cell) for cell in row.split("\t")] for row in block.text.split("\n")]
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(text: str) -> str:
    return _escaped_inside(" ".join(text.split())).replace("|", "\\|")


_DIVIDERS: Final = {BlockKind.LIST_ITEM: "\n", BlockKind.STANDFIRST: "\n>\n"}
_RENDERERS: Final[dict[BlockKind, Callable[[Block], str]]] = {
    BlockKind.STANDFIRST: _lines,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.SUBHEADING: _subheading,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.QUOTE: _quote,
    BlockKind.CODE: _code,
    BlockKind.TABLE: _table,
    BlockKind.POST: _lines,
}
