"""The article as Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from bodycopy.article import Article, Block, BlockKind
from bodycopy.render.shown import standfirst_apart

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~@]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_OPENING: Final = re.compile(r"(?:[#+\-=|]|\d{1,9}[.)](?=\s|$))")
_BARE_URL: Final = re.compile(r"/(?<=:/)/|\.(?<=\bwww\.)", re.IGNORECASE)
"""What stands before the signs is looked for behind them: a pattern that opens with its signs is searched for much
faster."""
_CLOSING: Final = re.compile(r"(?<!#)#+$")
_FENCE: Final = re.compile(r"`{3,}")
_LOWEST: Final = 6
"""There is no heading of a lower level."""
_DEEPEST: Final = 10
"""Items of lists that stand deeper are indented no further."""


def markdown(article: Article) -> str:
    """Headline, standfirst and body.

    What Markdown would read as markup or as a link is escaped: none of either comes from the text of a page.
    """
    parts = []
    if article.title:
        parts.append(_heading("#", article.title))
    if apart := standfirst_apart(article):
        parts.append(_quoted(apart))
    for kind, blocks in groupby(_with_levels(_below_headline(article)), key=lambda block: block.kind):
        if kind is BlockKind.LIST_ITEM:
            parts.append("\n".join(_items(blocks)))
        else:
            parts.append(_DIVIDERS.get(kind, "\n\n").join(_RENDERERS[kind](block) for block in blocks))
    return "\n\n".join(parts) + "\n" if parts else ""


def _below_headline(article: Article) -> Sequence[Block]:
    """The body, without a first line that is the headline again."""
    body = article.body
    repeats = body and body[0].kind is BlockKind.SUBHEADING and body[0].text == article.title
    return body[1:] if repeats else body


def _with_levels(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a level for each subheading: the headline has the first to itself.

    Those that are no heading elements stand below the one before.
    """
    above = 1
    for block in blocks:
        if block.kind is not BlockKind.SUBHEADING:
            yield block
        elif block.level is None:
            yield block.model_copy(update={"level": min(above + 1, _LOWEST)})
        else:
            above = max(block.level, 2)
            yield block.model_copy(update={"level": above})


def escape(text: str) -> str:
    """One line of text as Markdown that shows it as it is; white space is folded."""
    text = _escaped_inside(" ".join(text.split()))
    opening = _OPENING.match(text)
    return text if opening is None else f"{text[: opening.end() - 1]}\\{text[opening.end() - 1 :]}"


def _escaped_inside(text: str) -> str:
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(_with_backslash, text))
    return _BARE_URL.sub(_with_backslash, text)


def _with_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _heading(mark: str, text: str) -> str:
    # A heading may close with as many signs as it opens with.
    return f"{mark} {_CLOSING.sub(lambda match: f'{chr(92)}{match[0]}', escape(text))}"


def _paragraph(block: Block) -> str:
    return escape(block.text)


def _subheading(block: Block) -> str:
    return _heading("#" * (block.level or 2), block.text)


class _Marked(NamedTuple):
    """An item that is written, and that the next one may stand in."""

    level: int
    number: int | None
    closing: str
    """What follows the number."""
    width: int
    """Of its mark: what stands in the item is indented by so much."""


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    """The items of lists that follow on each other: an item of a higher level stands in the one before."""
    around: list[_Marked] = []
    for block in blocks:
        level = min(block.level or 1, _DEEPEST)
        before = None
        while around and around[-1].level >= level:
            before = around.pop()
        closing = _closing(block.number, before)
        mark = "- " if block.number is None else f"{block.number}{closing} "
        indent = " " * sum(item.width for item in around)
        if around and before is None and block.number not in (None, 1):
            yield ""  # to open a list right behind a line of text, its first number must be 1
        around.append(_Marked(level, block.number, closing, len(mark)))
        # Each line break is kept by a backslash.
        yield indent + mark + f"\\\n{indent}{' ' * len(mark)}".join(map(escape, block.text.split("\n")))


def _closing(number: int | None, before: _Marked | None) -> str:
    """What follows an item's number: another sign where its list is another than that of the item before."""
    if number is None or before is None or before.number is None:
        return "."
    return before.closing if number > before.number else _OTHER[before.closing]


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


_DIVIDERS: Final = {BlockKind.STANDFIRST: "\n>\n"}
_OTHER: Final = {".": ")", ")": "."}
_RENDERERS: Final[dict[BlockKind, Callable[[Block], str]]] = {
    BlockKind.STANDFIRST: _lines,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.SUBHEADING: _subheading,
    BlockKind.QUOTE: _quote,
    BlockKind.CODE: _code,
    BlockKind.TABLE: _table,
    BlockKind.POST: _lines,
}
