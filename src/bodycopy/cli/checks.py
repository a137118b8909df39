"""What the options of the command must not be, by themselves and together: UsageError says what, before any is read."""

from __future__ import annotations

import importlib.util
import os
import stat
from collections.abc import Iterable
from itertools import chain
from math import isnan

import click

from bodycopy.cli.job import Job
from bodycopy.errors import SourceError
from bodycopy.sources.find import files
from bodycopy.sources.formats import opened_file
from bodycopy.sources.html import is_html
from bodycopy.writers.formats import FORMATS, Format
from bodycopy.writers.records import ALL_FIELDS, printable_name
from bodycopy.writers.sinks import is_device


def check_given(format_name: str, *, explain: bool, output: str | None, url: str | None, errors: str | None) -> None:
    """Raises UsageError for options that no PATH goes with."""
    if explain and format_name != "text":
        raise click.UsageError(f"--explain has a format of its own; leave out --format {format_name}.")
    if output == "":
        raise click.UsageError("-o needs the name of a file or a folder.")
    if output == "-":
        raise click.UsageError("-o takes no -; without -o, results go to standard output. A file of that name is ./-")
    if errors == "-":
        raise click.UsageError("--errors takes no -; without it, they go to standard error. A file of that name is ./-")
    if url is not None and printable_name(url) != url:
        raise click.UsageError(f"--url takes text, and {printable_name(url)} is none in UTF-8.")
    if FORMATS[format_name].convert is not None and output is not None and is_device(output):
        raise click.UsageError(f"{format_name} needs a file, and {output} is a pipe or a device.")


def checked_fields(fields: str | None, form: Format) -> tuple[str, ...]:
    """The fields that were asked for, in the order of output; raises UsageError for others."""
    if fields is None:
        return ()
    if not form.has_fields:
        raise click.UsageError("--fields is for json, jsonl and parquet.")
    asked = [name.strip() for name in fields.split(",") if name.strip()]
    unknown = [name for name in asked if name not in ALL_FIELDS]
    if unknown or not asked:
        raise click.UsageError(f"--fields takes some of: {', '.join(ALL_FIELDS)}; not: {', '.join(unknown) or 'none'}.")
    return tuple(name for name in ALL_FIELDS if name in asked)


def check_job(job: Job) -> None:
    """Raises UsageError for options that don't go together."""
    if job.url is not None and job.has_many:
        raise click.UsageError("--url is for one page, and several may be read.")
    if job.timeout is not None and isnan(job.timeout):  # which is beyond no end of a range
        raise click.UsageError("--timeout takes a number of seconds.")
    if job.resume and job.output is None:
        raise click.UsageError("--resume needs -o: of what was printed before nothing is known.")
    if not job.form.holds_many and job.has_many and not job.is_folder:
        raise click.UsageError(
            f"{job.form.name} is for one page, and several may be read; give -o DIR/ for a file a page"
            + (", or use --format jsonl." if job.form.has_fields else ".")
        )
    if job.form.convert is not None:
        if job.output is None or job.is_folder:
            raise click.UsageError(f"{job.form.name} needs -o FILE.")
        if importlib.util.find_spec("pyarrow") is None:
            raise click.UsageError(f"{job.form.name} needs an extra: pip install 'bodycopy[arrow]'")


def check_written(job: Job, files_from: str | None) -> None:
    """Raises UsageError for a file that would be written over what is read, or over the other output."""
    if job.output is not None and job.errors is not None and _is_same(job.output, job.errors):
        raise click.UsageError(f"{job.errors} can't take both the output and the errors.")
    written = [path for path in (job.output, job.errors) if path is not None]
    _refuse_read(written, chain(job.paths, () if files_from is None else (files_from,)))
    # In folders and by patterns what an earlier run has made may be met. No page is.
    _refuse_read([path for path in written if _is_html(path)], files(job.paths))


def _refuse_read(written: list[str], read: Iterable[str]) -> None:
    """Raises UsageError if files are written that are read."""
    there = {identity: path for path in written if (identity := _identity(path)) is not None}
    if not there:
        return  # mostly, so that folders are not gone through twice
    for path in read:
        if (identity := _identity(path)) in there:
            raise click.UsageError(f"{there[identity]} is read; it can't be written as well.")


def _is_html(path: str) -> bool:
    try:
        # A pipe would wait for who writes to it.
        return _identity(path) is not None and is_html(opened_file(path, path).head)
    except (OSError, SourceError, ValueError):
        return False


def _is_same(one: str, other: str) -> bool:
    """Whether two paths lead to the same file, which need not be there yet. Devices take what they are given."""
    if not os.path.exists(one):
        return os.path.realpath(one) == os.path.realpath(other)
    return (identity := _identity(one)) is not None and identity == _identity(other)


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a file from all others, by whatever path; None for what is none, or is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
