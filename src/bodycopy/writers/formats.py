"""The formats of output, one row each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from bodycopy.article import EXPLAINING, Article
from bodycopy.sources import Origin
from bodycopy.writers.records import ARTICLE_FIELDS, RECORD_FIELDS, printable_name, to_json


class Options(NamedTuple):
    """What a renderer may need to know besides the article."""

    fields: tuple[str, ...] = ()
    """The fields that were asked for; none means those that the format has by itself."""
    is_titled: bool = False
    """Several pages go to the same place, so that each says where it came from."""
    at_terminal: bool = False
    """The output is shown at once: nothing of a page may control the terminal."""
    has_colour: bool = False


class Format(NamedTuple):
    """One way to write an article."""

    name: str
    suffix: str
    """Of files in this format."""
    render: Callable[[Article, Origin, Options], str]
    between: str = ""
    """What divides two articles in one file."""
    holds_many: bool = True
    """Several articles can stand in one file."""
    has_fields: bool = False
    """Fields can be chosen."""
    convert: Callable[[str, str, tuple[str, ...]], None] | None = None
    """Makes the file of the renderings of all pages, for a format that can't be written page by page: from a path, to
    a path, with these fields."""


_CONTROL_CODES: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All but line breaks and tabs."""
_IN_TEXT: Final = "\\x{:02x}"
_IN_JSON: Final = "\\u{:04x}"
"""Escapes of them; JSON has not the one, and has some of them escaped by itself."""


def _safe(text: str, options: Options, escape: str = _IN_TEXT) -> str:
    """Text as it may be written: to a terminal with escapes for what would control that."""
    return _CONTROL_CODES.sub(lambda code: escape.format(ord(code[0])), text) if options.at_terminal else text


def _text(article: Article, origin: Origin, options: Options) -> str:
    return _header(origin, options) + _safe(f"{article.text}\n" if article.text else "", options)


def _markdown(article: Article, origin: Origin, options: Options) -> str:
    return _header(origin, options) + _safe(article.markdown(), options)


def _json(article: Article, origin: Origin, options: Options) -> str:
    found = to_json(article, origin, options.fields or ARTICLE_FIELDS, without=(), indent=2)
    return _safe(found, options, _IN_JSON) + "\n"


def _record(article: Article, origin: Origin, options: Options) -> str:
    found = to_json(article, origin, options.fields or RECORD_FIELDS, without=EXPLAINING)
    return _safe(found, options, _IN_JSON) + "\n"


def _lines(article: Article, origin: Origin, options: Options) -> str:
    start = f"{one_line(origin.name)}\t" if options.is_titled else ""
    rows = (f"{start}{line.index}\t{line.role}\t{line.confidence:.2f}\t{line.text}\n" for line in article.lines)
    return _safe("".join(rows), options)


def _to_parquet(source: str, target: str, fields: tuple[str, ...]) -> None:
    from bodycopy.writers.parquet import to_parquet

    to_parquet(source, target, fields or RECORD_FIELDS)


def _report(article: Article, origin: Origin, options: Options) -> str:
    from bodycopy.render.report import report

    return _safe(report(article), options)


def _explain(article: Article, origin: Origin, options: Options) -> str:
    from bodycopy.render.terminal import explain

    return _header(origin, options) + explain(article, options.has_colour)


FORMATS: Final = {
    row.name: row
    for row in (
        Format("text", ".txt", _text, between="\n"),
        Format("markdown", ".md", _markdown, between="\n"),
        Format("json", ".json", _json, holds_many=False, has_fields=True),
        Format("jsonl", ".jsonl", _record, has_fields=True),
        Format("lines", ".tsv", _lines),
        Format("parquet", ".parquet", _record, has_fields=True, convert=_to_parquet),
        Format("report", ".html", _report, holds_many=False),
        Format("explain", ".explain.txt", _explain, between="\n"),
    )
}


def names(formats: Sequence[Format] = tuple(FORMATS.values())) -> list[str]:
    """The formats that can be asked for by name."""
    return [row.name for row in formats if row.name != "explain"]


def one_line(text: str) -> str:
    """Text with escapes for what does not print: a line break or a terminal's control codes in a file's name."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _header(origin: Origin, options: Options) -> str:
    return f"==> {one_line(shown(origin.name))} <==\n" if options.is_titled else ""


def shown(name: str) -> str:
    """A source's name for people."""
    return "standard input" if name == "-" else printable_name(name)
