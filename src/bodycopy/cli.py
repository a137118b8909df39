"""The command line: saved pages in, articles out. Results go to standard output, all else to standard error."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO, Final, NamedTuple

import click

from bodycopy import Article, Status, __version__, extract, extract_lines
from bodycopy.decode import decode
from bodycopy.errors import SourceError

_STDIN: Final = "-"
_TEXT_SUFFIX: Final = ".txt"
# No page is as large. Without a bound, an archive or a device given by mistake would fill the memory.
_MAX_SOURCE_BYTES: Final = 100_000_000

# What files of other kinds begin with. As a page, each would give an "article" of bytes that mean nothing.
_OTHER_KINDS: Final = {
    b"%PDF-": "a PDF document",
    b"\x1f\x8b": "compressed by gzip",
    b"\x28\xb5\x2f\xfd": "compressed by Zstandard",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG\r\n": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}

_MEANINGS: Final = {
    Status.NO_ARTICLE: "the page has text but no article; it may be an index, a gallery or an error page",
    Status.PAYWALLED: "the article stops at a subscription offer; this is what was free to read",
    Status.CONSENT_WALL: "the page only asks for consent to cookies",
    Status.EMPTY: "the page has no text; it may be filled in by scripts",
    Status.OVER_LIMIT: "the page was not parsed",
}

_HELP: Final = """Turn saved web pages into clean articles.

Each PATH is a page in HTML, or text that was scraped from a page if the name ends in .txt. PATH - is standard input,
which is also read if no PATH is given.

\b
Formats:
  text      the article's body
  markdown  headline, standfirst and body
  json      all there is: metadata, body, captions, related stories, ...
            and every line of the page with its role and the reasons
  lines     a row for every line of the page, divided by tabs:
            index, role, confidence from 0 to 1, text

With several PATHs, text and markdown have a line "==> PATH <==" above each page, every row of lines begins with the
PATH, and json is one object a line with the PATH as its first field, "path". A single page is one indented object
without "path".

\b
Examples:
  Print the article of a page:
    bodycopy page.html
  Make Markdown of text that was scraped before:
    bodycopy --format markdown scraped.txt > story.md
  Read a page from the web, with its links made absolute:
    curl -s https://example.com/a | bodycopy --url https://example.com/a --format json
  Show the captions among the lines of a page:
    bodycopy --format lines page.html | awk -F'\\t' '$2 == "caption"'
  Make one JSON Lines file of many pages:
    bodycopy --format json *.html > articles.jsonl

A page without an article, or with a part of one, is a result: one line on standard error says what was found.

\b
Exit status:
  0  all went well
  1  a page could not be read (the others are done all the same),
     or the output could not be written
  2  wrong usage
"""


@click.command("bodycopy", help=_HELP)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "markdown", "json", "lines"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option("--url", metavar="URL", help="Where the page was; makes its links absolute. Only for one page.")
@click.option("--text-input", is_flag=True, help="Read every PATH as scraped text, whatever its name.")
@click.version_option(__version__, prog_name="bodycopy")
def main(paths: tuple[str, ...], format_name: str, url: str | None, text_input: bool) -> None:
    """Run the command; `_HELP` is what it says of itself."""
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("Give the PATH of a page, or - for standard input.")
        paths = (_STDIN,)
    if url is not None and len(paths) > 1:
        raise click.UsageError(f"--url is for one page, and {len(paths)} were given.")

    output_format = _FORMATS[format_name]
    printed = 0
    for path in paths:
        is_text = text_input or path.lower().endswith(_TEXT_SUFFIX)
        try:
            article = _article(_read(path), is_text=is_text, url=url)
            text = output_format.render(article, path if len(paths) > 1 else None)
        except SourceError as error:
            _note(path, str(error))
        except Exception as error:  # a fault of ours on one page must not cost the user the others
            _note(path, f"bodycopy failed, please report it: {type(error).__name__}: {error}")
        else:
            _write(output_format.between + text if printed else text)
            printed += 1
            if article.status is not Status.OK:
                _note(path, _status_note(article))
    if printed < len(paths):
        sys.exit(1)


def _read(path: str) -> bytes:
    """The bytes of a source.

    Raises:
        SourceError: it can't be read, is larger than any page, or is a file of another kind.
    """
    try:
        if path == _STDIN:
            data = _bounded(_stdin())
        else:
            with open(path, "rb") as file:
                data = _bounded(file)
    except OSError as error:
        reason = "it is a folder" if os.path.isdir(path) else error.strerror or str(error)
        raise SourceError(f"cannot be read: {reason}") from error
    except ValueError as error:  # a name that no file can have
        raise SourceError(f"cannot be read: {error}") from error
    if len(data) > _MAX_SOURCE_BYTES:
        raise SourceError(f"cannot be read: it has more than {_MAX_SOURCE_BYTES} bytes, so it is not one page")
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            raise SourceError(f"cannot be read: it is {kind}, not a page")
    return data


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer


def _bounded(file: BinaryIO) -> bytes:
    return file.read(_MAX_SOURCE_BYTES + 1)


def _article(data: bytes, *, is_text: bool, url: str | None) -> Article:
    return extract_lines(decode(data).text, url=url) if is_text else extract(data, url=url)


def _text(article: Article, path: str | None) -> str:
    return _header(path) + (f"{article.text}\n" if article.text else "")


def _markdown(article: Article, path: str | None) -> str:
    return _header(path) + article.markdown()


def _json(article: Article, path: str | None) -> str:
    if path is None:
        return article.model_dump_json(indent=2) + "\n"
    # Bytes of a name that are not text stand as lone surrogates, which strict readers of JSON refuse.
    name = path.encode("utf-8", "backslashreplace").decode()
    fields = {"path": name, **article.model_dump(mode="json")}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


def _lines(article: Article, path: str | None) -> str:
    start = "" if path is None else f"{_shown(path)}\t"
    return "".join(f"{start}{line.index}\t{line.role}\t{line.confidence:.2f}\t{line.text}\n" for line in article.lines)


def _header(path: str | None) -> str:
    return "" if path is None else f"==> {_shown(path)} <==\n"


class _Format(NamedTuple):
    render: Callable[[Article, str | None], str]
    """The output for an article; the path is None if it is the only one."""
    between: str
    """What divides two articles."""


_FORMATS: Final = {
    "text": _Format(_text, between="\n"),
    "markdown": _Format(_markdown, between="\n"),
    "json": _Format(_json, between=""),
    "lines": _Format(_lines, between=""),
}


def _write(text: str) -> None:
    if sys.stdout is None:
        raise click.ClickException("cannot write: standard output is closed")
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # nobody reads on; click ends the program without a word
        raise click.ClickException(f"cannot write: {error.strerror}") from error


def _status_note(article: Article) -> str:
    note = f"{article.status}: {_MEANINGS[article.status]}"
    return f"{note}: {article.status_detail}" if article.status_detail else note


def _note(path: str, text: str) -> None:
    click.echo(f"{_shown(path)}: {_one_line(text)}", err=True)


def _shown(path: str) -> str:
    return "standard input" if path == _STDIN else _one_line(path)


def _one_line(text: str) -> str:
    """Text with escapes for what does not print: a line break or a terminal's control codes in a file's name."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
