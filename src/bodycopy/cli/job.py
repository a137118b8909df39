"""One run of the command: find the pages, have them read, write what came of them, say what went wrong."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, BinaryIO, Final, NamedTuple

from bodycopy._version import __version__
from bodycopy.article import Status
from bodycopy.batch import cores, extract_source
from bodycopy.batch.pool import in_processes, in_this_process
from bodycopy.batch.sample import SAMPLE
from bodycopy.cli.progress import Progress, Silent, progress
from bodycopy.errors import SourceError
from bodycopy.render.shown import MEANINGS
from bodycopy.sources import Place, Source, find, load
from bodycopy.sources.find import files
from bodycopy.sources.written import Written
from bodycopy.writers.formats import Format, Options, one_line, shown
from bodycopy.writers.names import common_folder
from bodycopy.writers.records import printable_name
from bodycopy.writers.sinks import Device, Folder, OneFile, Sink, Stream, is_device

_HANDFUL: Final = 8
"""With no more pages, starting processes takes longer than the pages do."""
DEFAULT_TIMEOUT: Final = 60.0
_FINISHED: Final = "is finished, of whatever command and pages; nothing was read (without --resume it is written anew)"
"""An error it is not: who asks again and again until all is done must come to an end."""


class Job(NamedTuple):
    """What is asked for, checked."""

    paths: Iterable[str]
    """Can be gone through several times."""
    spooled: dict[str, str]
    """Where the content of standard input and of pipes is."""
    form: Format
    options: Options
    url: str | None
    scraped: bool
    output: str | None
    is_folder: bool
    """The output is a folder."""
    has_many: bool
    """There can be more than one page."""
    jobs: int | None
    timeout: float | None
    resume: bool
    errors: str | None
    quiet: bool
    has_terminal: bool
    """Standard error is a terminal."""

    def command(self) -> str:
        """What makes the output what it is, as a digest: an earlier run of the same can be gone on with."""
        digest = hashlib.sha256()
        for part in (__version__, self.form.name, *self.options.fields, self.url or "", str(self.scraped)):
            digest.update(part.encode() + b"\0")
        for path in self.paths:
            digest.update(os.fsencode(path) + b"\n")
            if path in self.spooled:
                with open(self.spooled[path], "rb") as content:
                    digest.update(hashlib.file_digest(content, "sha256").digest())
        return digest.hexdigest()


class Rendered(NamedTuple):
    """What a worker sends of a page."""

    output: str
    status: Status
    detail: str | None
    note: str | None


@dataclass(frozen=True)
class Render:
    """The work on one page; sent to workers."""

    form: Format
    options: Options
    url: str | None

    def __call__(self, place: Place) -> Rendered:
        return self._rendered(load(place))

    def prepare(self) -> Rendered:
        """The same of a page that is always there."""
        return self._rendered(SAMPLE)

    def _rendered(self, source: Source) -> Rendered:
        article = extract_source(source, self.url)
        output = self.form.render(article, source.origin, self.options)
        return Rendered(output, article.status, article.status_detail, source.origin.note)


def run(job: Job, stream: BinaryIO) -> int:
    """Does it, and returns how many pages failed. Raises OSError if the output can't be written, ResumeError."""
    sink = _sink(job, stream)
    if sink.is_finished:
        if not job.quiet:
            Silent().say(f"{one_line(shown(str(job.output)))} {_FINISHED}")
        return 0
    written = _written(job, sink, stream)
    with closing(sink), closing(_Reporter(job, written, goes_on=sink.goes_on)) as reporter:
        with closing(_outcomes(job, _left(job, sink, written))) as outcomes:
            for place, outcome in outcomes:
                reporter.report(place, _taken(sink, place, outcome))
        sink.finish()
        return reporter.failed + sink.failed


def _sink(job: Job, stream: BinaryIO) -> Sink:
    """Where the output goes. Raises OSError, ResumeError."""
    if job.output is None:
        return Stream(stream, job.form.between)
    if job.is_folder:
        return Folder(job.output, _base(job), job.form.suffix, resume=job.resume)
    if is_device(job.output) and job.form.convert is None:
        return Device(job.output, job.form.between)
    return OneFile(job.output, job.form, job.options.fields, job.command(), resume=job.resume)


def _base(job: Job) -> str | None:
    """The folder that all files are in; None if there are none but standard input."""
    given = (path for path in job.paths if path != "-")
    first = next(given, None)
    return None if first is None else common_folder(chain([first], given))


def _taken(sink: Sink, place: Place, outcome: Rendered | SourceError) -> Rendered | SourceError:
    """What came of a page when its output is written."""
    if not isinstance(outcome, SourceError):
        try:
            sink.write(place, outcome.output)
            return outcome
        except SourceError as error:
            outcome = error
    sink.pass_over(place, is_failure=outcome.is_failure)
    return outcome


def _written(job: Job, sink: Sink, stream: BinaryIO) -> Written:
    """All that the run writes."""
    targets: list[str | int] = [*sink.targets, *([job.errors] if job.errors is not None else [])]
    if job.output is None:
        with suppress(OSError):  # there may be no file behind it
            targets.append(stream.fileno())
    return Written(targets)


def _left(job: Job, sink: Sink, written: Written) -> Iterator[Place]:
    """The places that are left to do."""
    places = find(job.paths, scraped=job.scraped, written=written, spooled=job.spooled)
    return (place for place in places if not sink.is_done(place))


def _outcomes(job: Job, places: Iterator[Place]) -> Generator[tuple[Place, Rendered | SourceError], None, None]:
    work = Render(job.form, job.options, job.url)
    first = list(islice(places, _HANDFUL + 1))
    places = chain(first, places)
    if job.jobs is None and job.timeout is None and len(first) <= _HANDFUL:
        return in_this_process(work, places)
    timeout = job.timeout or DEFAULT_TIMEOUT
    return in_processes(work, places, workers=job.jobs or cores(), timeout=timeout, prepare=work.prepare)


class _Reporter:
    """Says what went wrong: a sentence to a person who reads one page, a line of JSON for each of many."""

    def __init__(self, job: Job, written: Written, *, goes_on: bool) -> None:
        self._job = job
        self.failed = 0
        self._errors: IO[str] | None = None
        if job.errors is not None:
            self._errors = open(job.errors, "a" if goes_on else "w", encoding="utf-8")  # noqa: SIM115 (see close)
        # Where results go to the terminal as well, they are what is to be seen of it.
        is_shown = job.has_terminal and job.has_many and not job.quiet and not job.options.at_terminal
        self._progress: Progress = progress(_total(job, written) if is_shown else 0, is_shown=is_shown)

    def report(self, place: Place, outcome: Rendered | SourceError) -> None:
        if isinstance(outcome, SourceError):
            self.failed += outcome.is_failure
            self._problem(place, outcome.kind, str(outcome))
        elif outcome.note:
            self._problem(place, "truncated", outcome.note)
        elif outcome.status is not Status.OK and not self._job.has_many and not self._job.quiet:
            self._say(place, _status_note(outcome))
        self._progress.advance(place.size)

    def close(self) -> None:
        self._progress.close()
        if self._errors is not None:
            self._errors.close()

    def _problem(self, place: Place, kind: str, message: str) -> None:
        fields = {"source": printable_name(place.name), "error": kind, "message": message}
        line = json.dumps(fields, ensure_ascii=False)
        if self._errors is not None:
            self._errors.write(line + "\n")
            self._errors.flush()
        elif self._job.has_many:
            self._progress.say(line)
        else:
            self._say(place, message)

    def _say(self, place: Place, text: str) -> None:
        self._progress.say(f"{one_line(shown(place.name))}: {one_line(text)}")


def _total(job: Job, written: Written) -> int:
    """The bytes of all files, by which the time that is left is reckoned."""
    total = 0
    for path in files(job.paths, written=written):
        try:
            total += os.path.getsize(job.spooled.get(path, path))
        except (OSError, ValueError):
            continue
    return total


def _status_note(page: Rendered) -> str:
    note = f"{page.status}: {MEANINGS[page.status]}"
    return f"{note}: {page.detail}" if page.detail else note
