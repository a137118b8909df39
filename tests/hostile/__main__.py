"""`python -m tests.hostile [--size BYTES] [--only WORD] [--write]`: every hostile input in a process of its own.

Prints a row for each; exit code 1 says that one failed. `--write` puts the worst of each class into SECURITY.md,
between its marks: at 1 and 10 MB, and at the size where the input has nearly as many lines as a page may have.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from multiprocessing.connection import Connection

import bodycopy
from tests.hostile.inputs import ALL
from tests.hostile.most_lines import size_of_most_lines
from tests.hostile.table import MOST_LINES, Row, written

MEMORY = 4 << 30
FAILED = "failed"
_PROCESSES = multiprocessing.get_context("fork")


def run_one(name: str, size: int, seconds: int, answer: Connection) -> None:
    """Extract one input and send what it cost."""
    source = ALL[name](size)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    article = bodycopy.extract(source, url="https://tide.example/a")
    article.markdown()
    extracted = time.process_time() - began
    article.model_dump_json()
    dumped = time.process_time() - began
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10
    answer.send(Row(name, extracted, dumped, peak, str(article.status), article.status_detail or ""))


def run(name: str, size: int, seconds: int) -> Row:
    """What one input cost, or that its process was ended."""
    here, there = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=run_one, args=(name, size, seconds, there))
    process.start()
    process.join()
    return here.recv() if here.poll() else Row(name, seconds, seconds, 0, f"{FAILED}, exit code {process.exitcode}", "")


def _sizes(name: str, size: int, *, several: bool) -> list[tuple[str, int]]:
    """The sizes to try an input in, with what the table calls them."""
    if not several:
        return [(f"{size / 1e6:g} MB", size)]
    sizes = [(f"{each / 1e6:g} MB", each) for each in (size // 10, size)]
    fullest = size_of_most_lines(ALL[name])
    return sizes if fullest is None or fullest > size else [*sizes, (MOST_LINES, fullest)]


def main() -> None:
    """Run all inputs whose names have the word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000_000, help="bytes of each input")
    parser.add_argument("--only", default="", help="a word in the names of the inputs to run")
    parser.add_argument("--seconds", type=int, default=60, help="seconds of CPU after which an input is given up")
    parser.add_argument("--write", action="store_true", help="write the table of SECURITY.md, from three sizes")
    options = parser.parse_args()
    names = [name for name in ALL if options.only in name]
    if not names:
        parser.error(f"no input has {options.only!r} in its name")
    if options.write and options.only:
        parser.error("--write is of all inputs, without --only")
    bodycopy.extract("<p>text").model_dump_json()
    print("| size | input | CPU s to the article | and to JSON | peak MB | outcome |")
    print("| --- | --- | ---: | ---: | ---: | --- |")
    found: list[tuple[str, Row]] = []
    for name in names:
        for label, size in _sizes(name, options.size, several=options.write):
            found.append((label, run(name, size, options.seconds)))
            print(f"| {label} {found[-1][1].line}", flush=True)
    if options.write:
        written(found)
    if any(row.status.startswith(FAILED) for _, row in found):
        sys.exit(1)


if __name__ == "__main__":
    main()
