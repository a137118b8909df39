"""The article as Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Final

from bodycopy.article import Article, Block, BlockKind

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_OPENING = re.compile(r"^(\s*)([#+\-=~|]|\d+[.)](?=\s))")
_FENCE = re.compile(r"`{3,}")


def markdown(article: Article) -> str:
    """Headline, standfirst and body. What Markdown would read as markup is escaped: no live markup comes from a page."""
    parts = []
    if article.title:
        parts.append(f"# {escape(article.title)}")
    if article.standfirst:
        parts.append("\n>\n".join(f"> {escape(line)}" for line in article.standfirst.splitlines()))
    for kind, blocks in groupby(article.body, key=lambda block: block.kind):
        divider = "\n" if kind is BlockKind.LIST_ITEM else "\n\n"
        parts.append(divider.join(_RENDERERS[kind](block) for block in blocks))
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """Text as Markdown that shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return _OPENING.sub(lambda match: f"{match.group(1)}{_escaped_opening(match.group(2))}", text)


def _escaped_opening(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"


def _paragraph(block: Block) -> str:
    return escape(block.text)


def _subheading(block: Block) -> str:
    return f"## {escape(block.text)}"


def _list_item(block: Block) -> str:
    return f"- {escape(block.text)}"


def _quote(block: Block) -> str:
    return f"> {escape(block.text)}"


def _code(block: Block) -> str:
    longest = max((len(run) for run in _FENCE.findall(block.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{block.text}\n{fence}"


def _table(block: Block) -> str:
    rows = [[escape(cell).replace("|", "\\|") for cell in row.split("\t")] for row in block.text.split("\n")]
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


_RENDERERS: Final[dict[BlockKind, Callable[[Block], str]]] = {
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.SUBHEADING: _subheading,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.QUOTE: _quote,
    BlockKind.CODE: _code,
    BlockKind.TABLE: _table,
}
