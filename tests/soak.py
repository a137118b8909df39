"""`python -m tests.soak [--pages NUMBER] [--kills SHARE]`: very many extractions in two workers, some of them killed.

Reads the pages of the corpora in ../shared/corpus again and again, or the fixtures where there are none. Says how many
pages came back, how the workers' memory grew from the first tenth to the last, and what was left behind.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import bodycopy
from benchmarks import corpora

WORKERS = 2
_WHOLE = 10
"""Of each so many articles one is read in full."""
_SHOWN = 10_000
"""After each so many pages it says how far it is."""
_PROCESSES = multiprocessing.get_context("fork")


def pages(most: int) -> list[bytes]:
    """Pages of all corpora that are here."""
    found = corpora.present()
    texts = {name: read for name, read in found.items() if name not in {"fixtures", "roles"}} or found
    every = chain.from_iterable(read() for read in texts.values())
    return [page.html for page, _ in zip(every, range(most), strict=False) if page.html is not None]


def work(sources: list[bytes], tasks: Connection) -> None:
    """Extract what is asked for and answer with the length of the text and the process's memory in kilobytes."""
    while True:
        number = tasks.recv()
        article = bodycopy.extract(sources[number % len(sources)])
        length = len(article.text)
        if number % _WHOLE == 0:
            article.model_dump_json()
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 10
        tasks.send((number, length, resident))


def start(sources: list[bytes]) -> tuple[BaseProcess, Connection]:
    """A new worker."""
    here, there = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=work, args=(sources, there), daemon=True)
    process.start()
    there.close()
    return process, here


def soak(sources: list[bytes], number: int, kills: float) -> dict[str, float]:
    """Extract `number` pages, killing a worker after a `kills` share of them."""
    generator = random.Random(5)
    workers = [start(sources) for _ in range(min(WORKERS, number))]
    waiting: dict[int, int] = {}
    queue = iter(range(number))
    lengths: dict[int, set[int]] = {}
    memory: list[int] = []
    done = killed = 0
    for place, (_, tasks) in enumerate(workers):
        tasks.send(waiting.setdefault(place, next(queue)))
    while waiting:
        by_pipe = {tasks: place for place, (_, tasks) in enumerate(workers) if place in waiting}
        for ready in wait(list(by_pipe)):
            assert isinstance(ready, Connection)
            place = by_pipe[ready]
            process, tasks = workers[place]
            try:
                page, length, resident = tasks.recv()
            except (EOFError, ConnectionResetError):
                process.join()
                process.close()
                workers[place] = start(sources)
                workers[place][1].send(waiting[place])  # the page that the worker had goes to the next
                continue
            done += 1
            if done % _SHOWN == 0:
                print(f"{done} of {number} pages, {killed} workers killed", file=sys.stderr, flush=True)
            memory.append(resident)
            lengths.setdefault(page % len(sources), set()).add(length)
            following = next(queue, None)
            if following is None:
                del waiting[place]
                continue
            waiting[place] = following
            tasks.send(following)
            if generator.random() < kills and process.pid is not None:
                os.kill(process.pid, signal.SIGKILL)
                killed += 1
    for process, tasks in workers:
        process.terminate()
        process.join()
        tasks.close()
    tenth = max(1, len(memory) // 10)
    return {
        "pages": done,
        "killed": killed,
        "pages with two results": sum(len(found) > 1 for found in lengths.values()),
        "MB in the first tenth": max(memory[:tenth]) >> 10,
        "MB in the last tenth": max(memory[-tenth:]) >> 10,
        "processes left": len(_PROCESSES.active_children()),
    }


def main() -> None:
    """Soak, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--kills", type=float, default=0.001)
    options = parser.parse_args()
    if options.pages < 1:
        parser.error("--pages must be 1 or more")
    bodycopy.extract("<p>text")
    # A folder of its own: what other programs leave meanwhile is not counted.
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        os.environ["TMPDIR"] = folder
        for name, value in soak(pages(2_000), options.pages, options.kills).items():
            print(f"{name}: {value}")
        print(f"temporary files left: {len(os.listdir(folder))}")


if __name__ == "__main__":
    main()
