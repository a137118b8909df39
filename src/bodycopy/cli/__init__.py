"""The command line: saved pages in, articles out. Results go to standard output or files, notes to standard error."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from importlib.resources import files as package_files
from io import BytesIO
from typing import Final, NoReturn

import click
from click.shell_completion import CompletionItem

from bodycopy._version import __version__
from bodycopy.batch.pool import LONGEST_TIMEOUT, MOST_WORKERS
from bodycopy.cli.checks import check_given, check_job, check_written, checked_fields
from bodycopy.cli.inputs import STDIN, Paths, check_list, leads_to_one_page, spooled_inputs
from bodycopy.cli.job import DEFAULT_TIMEOUT, Job, run
from bodycopy.errors import BodycopyError
from bodycopy.writers.formats import FORMATS, Options, names, shown

_BY_SIGNAL: Final = 128
"""The exit status of programs that a signal ended is this and the signal's number."""
_INTERRUPTED: Final = _BY_SIGNAL + signal.SIGINT
_ENDING: Final = ("SIGTERM", "SIGHUP")
"""What ends programs besides Ctrl-C, where the system has it: `kill`, and the end of a terminal."""

_HELP: Final = """Turn saved web pages into clean articles: one, or a million.

PATH is a page, a folder (read with all folders in it), a pattern in quotes like "crawl/**/*.html", an archive, or -
for standard input, which is also read if no PATH is given. Of folders and zip files, what is hidden (.name) is passed
over, as are links to folders, and files that neither have the name of a page or archive nor begin as HTML does. What
the command itself writes is never read, but for files in DIR/ that are named one by one.

What a file is, its content tells:

\b
  pages     HTML as it came or as browsers and SingleFile save it, MHTML;
            text that was scraped from a page if the name ends in .txt
  archives  zip, HAR, WARC and WACZ (extra: archive), JSON Lines with
            the field "html" or "text"
  all       also as .gz, .bz2, .xz, .zst (extra: zst)

\b
Formats:
  text      the article's body
  markdown  headline, standfirst and body
  json      all there is of one page: metadata, body, captions, related
            stories, ... and every line of the page with its role and why
  jsonl     the same of many pages but for the why, one object a line, with
            the fields "source" and "fetched" in front
  lines     a row for every line of the page, divided by tabs:
            index, role, confidence from 0 to 1, text
  parquet   the table of jsonl, for -o FILE (extra: arrow)
  report    an HTML page that shows the article beside the page's lines
            and why each of them is what it is

Pages that go to one place have a line "==> PATH <==" above each in text and markdown, and the PATH in front of every
row of lines. A page of an archive is PATH#member, and its file in DIR/ is in the folder PATH.pages. Files in DIR/ are
named from the folder that all PATHs are in, and what is read in another one must go to another DIR/.

With --resume, a FILE that is half written is gone on with if it is of the same command and pages, and refused if not.
Of a FILE that is whole nothing is known any more: it is left as it is, and so are the files in DIR/.

\b
Examples:
  Print the article of a page:
    bodycopy page.html
  Make Markdown of text that was scraped before:
    bodycopy --format markdown scraped.txt > story.md
  Read a page from the web, with its links made absolute:
    curl -s https://example.com/a | bodycopy --url https://example.com/a
  Show why each line of a page was kept or dropped:
    bodycopy --explain page.html
    bodycopy --format report -o why.html page.html
  Show the captions among the lines of a page:
    bodycopy --format lines page.html | awk -F'\\t' '$2 == "caption"'
  Make one file of a crawl, with some of the fields:
    bodycopy --format jsonl --fields source,url,title,text -o a.jsonl *.warc.gz
  Make a file for each page of a folder; go on after it was stopped:
    bodycopy --format markdown -o articles/ crawl/
    bodycopy --format markdown -o articles/ --resume crawl/
  Read a list of a million files, and keep what could not be read:
    find . -name '*.html' | bodycopy --files-from - --format parquet \\
      -o articles.parquet --errors errors.jsonl
  Complete options and paths in the shell (bash; also zsh, fish):
    eval "$(_BODYCOPY_COMPLETE=bash_source bodycopy)"

A page without an article, or with a part of one, is a result: for a single page, one line on standard error says what
was found. Of many pages, each that could not be read is one line of JSON there, or in --errors FILE: "source", "error"
(unreadable, unwritten, timeout, crash, failed; or revisit, truncated and no_page, which are no failures), "message".

\b
Exit status:
  0  all pages were read
  1  a page could not be read (the others are done all the same),
     or the output could not be written
  2  wrong usage
  128 and a signal's number: it was ended by that
"""


def _complete_path(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leaves it to the shell. click.Path would as well, but fails on names that no file can have."""
    return [CompletionItem(incomplete, type="file")]


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"bodycopy {__version__}, parser selectolax {version('selectolax')}, weights {_weights()}")
        context.exit()


@contextmanager
def _saying_what_cannot_be_written() -> Iterator[None]:
    """Makes a line and an exit status of an error of writing."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # nobody reads on; click ends the program without a word
        where = f" {error.filename}" if error.filename else ""
        raise click.ClickException(f"cannot write{where}: {error.strerror or error}") from error


class _Command(click.Command):
    """The command; its help and its version are written while its arguments are read."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _saying_what_cannot_be_written():
            return super().parse_args(ctx, args)


@click.command("bodycopy", cls=_Command, help=_HELP)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=_complete_path)
@click.option(
    "--format", "format_name", type=click.Choice(names()), default="text", show_default=True, help="Of output."
)
@click.option("--explain", is_flag=True, help="Show each line with its role, how sure that is, and the main reason.")
@click.option(
    "-o", "--output", shell_complete=_complete_path, metavar="FILE|DIR", help="Write there; DIR/ gets a file a page."
)
@click.option("--fields", metavar="A,B,...", help="Only these fields, in json, jsonl and parquet.")
@click.option("--files-from", shell_complete=_complete_path, metavar="FILE", help="Read more PATHs, one a line.")
@click.option("--url", metavar="URL", help="Where the page was; makes its links absolute. Only for one page.")
@click.option("--text-input", is_flag=True, help="Read every PATH as scraped text, whatever its name.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1, max=MOST_WORKERS),
    metavar="N",
    help=f"Processes, at most {MOST_WORKERS:,}.  [default: one a core]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, max=LONGEST_TIMEOUT, min_open=True),
    metavar="SECONDS",
    help=f"What a page may take where processes are used.  [default: {DEFAULT_TIMEOUT:g}]",
)
@click.option("--resume", is_flag=True, help="With -o: leave out what an earlier run has done.")
@click.option("--errors", shell_complete=_complete_path, metavar="FILE", help="Write there what could not be read.")
@click.option("--quiet", is_flag=True, help="Show no progress, and say nothing but what could not be read.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the versions of the program, the parser and the model.",
)
def main(
    paths: tuple[str, ...],
    format_name: str,
    explain: bool,
    output: str | None,
    fields: str | None,
    files_from: str | None,
    url: str | None,
    text_input: bool,
    jobs: int | None,
    timeout: float | None,
    resume: bool,
    errors: str | None,
    quiet: bool,
) -> None:
    """Run the command; `_HELP` is what it says of itself."""
    if not paths and files_from is None:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("Give the PATH of a page, or - for standard input.")
        paths = (STDIN,)
    check_given(format_name, explain=explain, output=output, url=url, errors=errors)
    form = FORMATS["explain" if explain else format_name]
    with ExitStack() as temporary:
        temporary.enter_context(_ended_in_order())
        spooled = spooled_inputs(paths, files_from, temporary)
        if files_from is not None:
            check_list(spooled.get(files_from, files_from))
        is_folder = output is not None and (os.path.isdir(output) or output.endswith(("/", os.sep)))
        has_many = files_from is not None or not leads_to_one_page(paths, spooled)
        at_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
        job = Job(
            paths=Paths(paths, spooled.get(files_from, files_from) if files_from else None),
            spooled=spooled,
            form=form,
            options=Options(
                fields=checked_fields(fields, form),
                is_titled=has_many and not is_folder,
                at_terminal=at_terminal,
                has_colour=at_terminal and not os.environ.get("NO_COLOR"),
            ),
            url=url,
            scraped=text_input,
            output=output,
            is_folder=is_folder,
            has_many=has_many,
            jobs=jobs,
            timeout=timeout,
            resume=resume,
            errors=errors,
            quiet=quiet,
            has_terminal=sys.stderr is not None and sys.stderr.isatty(),
        )
        check_job(job)
        check_written(job, files_from)
        if files_from is not None and not quiet and next(iter(job.paths), None) is None:
            click.echo(f"bodycopy: there is no PATH in {shown(files_from)}", err=True)
        _run(job)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Where a signal would end the program at once, it ends it as an exception does: temporary files are removed."""
    kept = {}
    if threading.current_thread() is threading.main_thread():
        kept = {one: signal.getsignal(one) for name in _ENDING if (one := getattr(signal, name, None)) is not None}
    kept = {one: handler for one, handler in kept.items() if handler is signal.SIG_DFL}  # nohup has it ignored
    for one in kept:
        signal.signal(one, _end)
    try:
        yield
    finally:
        for one, handler in kept.items():
            signal.signal(one, handler)


def _end(number: int, frame: object) -> NoReturn:
    sys.exit(_BY_SIGNAL + number)


def _run(job: Job) -> None:
    """Does it, and ends the program with its status."""
    if sys.stdout is None and job.output is None:
        raise click.ClickException("cannot write: standard output is closed")
    stream = BytesIO() if sys.stdout is None else sys.stdout.buffer  # which takes nothing, for there is another output
    try:
        with _saying_what_cannot_be_written():
            failed = run(job, stream)
    except KeyboardInterrupt:
        kept = "; what is done is kept, --resume goes on with it" if job.output else ""
        click.echo(f"bodycopy: stopped{kept}", err=True)
        sys.exit(_INTERRUPTED)
    except BodycopyError as error:
        raise click.ClickException(str(error)) from error
    if failed:
        sys.exit(1)


def _weights() -> str:
    """The version of the model: a digest of all its weights."""
    digest = hashlib.sha256()
    for package in ("bodycopy.classify", "bodycopy.model"):
        for file in sorted(package_files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".json"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
