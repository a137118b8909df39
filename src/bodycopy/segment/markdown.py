"""The remains of Markdown in scraped text: signs taken off, so that lines say what readers of the page saw.

Programs that turn pages into text write links as `[text](address)`, pictures as `![text](address)`, headings, items and
words in bold with signs around. What they write is Markdown in name only: links reach over blank lines, and brackets
are left alone. So each line is read by itself, and what has no partner goes too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

TAGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre")
"""The elements that signs tell of."""
_LEAST_SIGNS: Final = 3
"""Text with fewer lines that show Markdown is none."""
_SIGN: Final = re.compile(r"\]\([^\s)]|(?<!\w)\*\*[^\s*][^*]*\*\*(?!\w)|\A\s*(?:\|\s*)?:?-{3,}:?\s*\|")
_HEADING: Final = re.compile(r" {0,3}#{1,6}\s+\S")
"""Between blank lines: comments of code begin so, too."""
_FENCES: Final = ("```", "~~~")
_RULER: Final = re.compile(r"[\s|:*_=-]+")
_ADDRESS: Final = (
    r"\(\s*(?:<([^<>\n]*)>|(data:[^()]*(?:\([^()]*\)[^()]*)*|(?:[^()\s]|\([^()\s]*\))*))"
    r"""(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
"""Where a link goes, in pointed brackets or not, and what may stand behind it in quotes. Data may have spaces."""
_PICTURE: Final = re.compile(rf"(?<!\\)!\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]{_ADDRESS}")
_LINK: Final = re.compile(rf"(?<!\\)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]{_ADDRESS}")
_NUMBERED: Final = re.compile(r"\[([^\[\]]*)\] ?\[(\d{1,5})\]|\[(\d{1,5})\] ?")
"""`[text][12]`, or `[12]` before the text."""
_LONE: Final = re.compile(rf"(?<!\\)\]{_ADDRESS}|(?<!\\)\]\([^()\s]*\Z|\A\s*!?\[(?=[^\]]*\Z)")
"""Ends and beginnings of links whose other part stands in another line."""
_PREFIX: Final = re.compile(r" ?((?:> ?)*)(?:(#{1,6})(?: |\Z)|([*+-])(?: |\Z))?(?:\[[ xX]\] )?")
_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*])\*{1,3}(?=[^\s*])|(?<=[^\s\\*])\*{1,3}(?![\w*])"
    r"|(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s\\_])_{1,3}(?!\w)|`"
)
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_OPEN_ADDRESS: Final = re.compile(r"<(https?://[^<>\s]+)>")
_CLOSING_SIGNS: Final = re.compile(r"\s#+\s*\Z")


class Scraped(NamedTuple):
    """A line as readers of the page saw it."""

    text: str
    href: str | None = None
    """Where its longest link goes."""
    pictures: Sequence[tuple[str, str]] = ()
    """The addresses and alternative texts of the pictures that stand in it."""
    tag: str = ""
    """The element that the line was, one of `TAGS`, if its signs tell."""


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether scraped text shows signs of Markdown."""
    signs = sum(_SIGN.search(line) is not None for line in lines)
    headings = sum(
        _HEADING.match(line) is not None and not before.strip() and not after.strip()
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    )
    return signs + headings >= _LEAST_SIGNS


def unmarked(lines: Iterable[str], addresses: Mapping[str, str]) -> Iterator[Scraped]:
    """The lines without signs; rulers and lines of nothing but signs are blank. Listings stay as they are.

    `addresses` are those that links give by a number.
    """
    in_listing = False
    for line in lines:
        folded = " ".join(line.split())  # long white space costs patterns much time
        is_fence = folded.startswith(_FENCES)
        in_listing ^= is_fence
        if is_fence or _RULER.fullmatch(folded):
            yield Scraped("")
        else:
            yield Scraped(line, tag="pre") if in_listing else _read(folded, addresses)


def _read(line: str, addresses: Mapping[str, str]) -> Scraped:
    pictures: list[tuple[str, str]] = []
    links: list[tuple[int, str]] = []

    def picture(match: re.Match[str]) -> str:
        pictures.append((match[2] or match[3], match[1]))
        return " "

    def link(match: re.Match[str]) -> str:
        links.append((len(match[1]), match[2] or match[3]))
        return match[1]

    def numbered(match: re.Match[str]) -> str:
        said, number = match[1] or "", match[2] or match[3]
        if number not in addresses:
            return match[0]
        links.append((len(said), addresses[number]))
        return said

    text = _LINK.sub(link, _PICTURE.sub(picture, line))
    text = _NUMBERED.sub(numbered, text) if addresses else text
    text = _LONE.sub("", text)
    prefix = _PREFIX.match(text)
    assert prefix is not None
    text = _CLOSING_SIGNS.sub("", text[prefix.end() :])
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", _OPEN_ADDRESS.sub(r"\1", text)))
    return Scraped(text.strip("| "), max(links)[1] if links else None, pictures, _tag(prefix))


def _tag(prefix: re.Match[str]) -> str:
    quoted, heading, bullet = prefix.groups()
    if heading:
        return f"h{len(heading)}"
    return "li" if bullet else "blockquote" if quoted else ""
