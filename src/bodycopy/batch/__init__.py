"""Many sources: one generator over files, folders and archives, on all cores, that survives every page."""

from __future__ import annotations

import os
import pickle
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing

from bodycopy.api import extract, extract_lines
from bodycopy.article import Article
from bodycopy.batch.pool import LONGEST_TIMEOUT, MOST_WORKERS, in_processes, in_this_process
from bodycopy.batch.sample import SAMPLE
from bodycopy.decode import decode
from bodycopy.errors import InputTypeError, InputValueError, SourceError
from bodycopy.sources import Origin, Place, Source, find, load
from bodycopy.sources.types import Kind

__all__ = ["Origin", "Source", "cores", "extract_many", "extract_source"]


def extract_many(
    sources: Iterable[str | os.PathLike[str] | Source], *, workers: int | None = None, timeout: float | None = 60.0
) -> Generator[tuple[Origin, Article | SourceError], None, None]:
    """The article of every page of many sources, in order, with where it came from.

    Sources are read as results are taken, and only so many are in memory as the processes need. Worker processes
    import the script that is running: keep what it does under `if __name__ == "__main__":`. Whoever may stop before the
    end of the results ends the processes with `contextlib.closing`.

    Args:
        sources: paths of files, folders and archives, patterns like `crawl/**/*.html`; or pages that you have in
            memory.
        workers: how many processes, at most 1,024; by default one for each core; 0 for none, in which case no page that
            hangs can be ended.
        timeout: seconds that a page may take in a process, at most a million; None for any time.

    Raises:
        BatchError: processes can't be started. A page that can't be read, crashes or hangs is a result.
        InputTypeError: what is given is one source, or the workers or the time-out are no numbers; where something
            among the sources is none, when it is reached.
        InputValueError: the workers or the time-out are out of their range.
    """
    if isinstance(sources, str | bytes | os.PathLike | Source) or not isinstance(sources, Iterable):
        raise InputTypeError(f"extract_many takes several sources, such as a list, not one {type(sources).__name__}")
    _check_workers(workers)
    _check_timeout(timeout)
    return _results(sources, cores() if workers is None else workers, timeout)


def _check_workers(workers: int | None) -> None:
    if workers is None:
        return
    if not isinstance(workers, int) or isinstance(workers, bool):
        raise InputTypeError(f"workers must be a whole number or None, not {type(workers).__name__}")
    if workers < 0:
        raise InputValueError(f"workers must be 0 or more, not {workers}")
    if workers > MOST_WORKERS:
        raise InputValueError(f"workers must be at most {MOST_WORKERS:,}, not {workers}")


def _check_timeout(timeout: float | None) -> None:
    if timeout is None:
        return
    if not isinstance(timeout, int | float) or isinstance(timeout, bool):
        raise InputTypeError(f"timeout must be a number or None, not {type(timeout).__name__}")
    if not 0 < timeout <= LONGEST_TIMEOUT:
        raise InputValueError(f"timeout must be above 0 and at most {LONGEST_TIMEOUT:,}, not {timeout}")


def _results(
    sources: Iterable[str | os.PathLike[str] | Source], workers: int, timeout: float | None
) -> Generator[tuple[Origin, Article | SourceError], None, None]:
    places = _places(sources)
    if workers:
        outcomes = in_processes(_article, places, workers=workers, timeout=timeout, prepare=_prepare)
    else:
        outcomes = in_this_process(_article, places)
    with closing(outcomes):
        for place, outcome in outcomes:
            yield (Origin(place.name), outcome) if isinstance(outcome, SourceError) else outcome


def extract_source(source: Source, url: str | None = None) -> Article:
    """The article of a source. A URL that is given goes before the one that the source has."""
    url = url or source.origin.url
    if source.scraped:
        text = source.data if isinstance(source.data, str) else decode(source.data, source.charset).text
        return extract_lines(text, url=url, fetched=source.origin.fetched)
    return extract(source.data, url=url, http_charset=source.charset, fetched=source.origin.fetched)


def cores() -> int:
    """How many processes can run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _places(sources: Iterable[str | os.PathLike[str] | Source]) -> Iterator[Place]:
    for source in sources:
        if isinstance(source, Source):
            yield Place("", source.origin.name, Kind.HTML, source=source)
        else:
            yield from find([_path(source)])


def _path(source: str | os.PathLike[str]) -> str:
    path = os.fspath(source) if isinstance(source, os.PathLike) else source
    if not isinstance(path, str):
        raise InputTypeError(f"extract_many takes paths as text, and pages as Source, not {type(source).__name__}")
    return path


def _prepare() -> bytes:
    return pickle.dumps(extract_source(SAMPLE))  # which builds all of the article


def _article(place: Place) -> tuple[Origin, Article]:
    source = load(place)
    return source.origin, extract_source(source)
