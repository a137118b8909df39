"""`python -m tests.hostile [--size BYTES] [--only WORD]`: every hostile input in a process of its own, as a table."""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from multiprocessing.connection import Connection

import bodycopy
from tests.hostile.inputs import ALL

MEMORY = 4 << 30
_PROCESSES = multiprocessing.get_context("fork")


def run_one(name: str, size: int, seconds: int, answer: Connection) -> None:
    """Extract one input and send the row of the table for it."""
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
    outcome = article.status_detail or f"{len(article.lines)} lines"
    answer.send(f"{extracted:.2f} | {dumped:.2f} | {peak} | {article.status}: {outcome}")


def main() -> None:
    """Run all inputs whose names have the word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000_000, help="bytes of each input")
    parser.add_argument("--only", default="", help="a word in the names of the inputs to run")
    parser.add_argument("--seconds", type=int, default=60, help="seconds of CPU after which an input is given up")
    options = parser.parse_args()
    bodycopy.extract("<p>text").model_dump_json()
    print("| input | CPU s to the article | and to JSON | peak MB | outcome |\n| --- | ---: | ---: | ---: | --- |")
    for name in ALL:
        if options.only in name:
            here, there = _PROCESSES.Pipe(duplex=False)
            process = _PROCESSES.Process(target=run_one, args=(name, options.size, options.seconds, there))
            process.start()
            process.join()
            row = here.recv() if here.poll() else f"| | | failed, exit code {process.exitcode}"
            print(f"| {name} | {row} |", flush=True)


if __name__ == "__main__":
    main()
