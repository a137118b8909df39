"""Runs the pipeline of the recipe, and kills one of its tasks in the middle, as the kernel kills what is out of memory.

    python -m tests.integrations.killed_pipeline MARKER SOURCE TARGET [options of the recipe]

The task of rank 1 is killed after its second document, once: the file MARKER says that it was.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from datatrove.pipeline.base import PipelineStep

from bodycopy.integrations.recipes import clean_warcs


class KilledOnce(PipelineStep):
    name = "killed once"
    type = "TEST"

    def __init__(self, marker: Path) -> None:
        super().__init__()
        self.marker = marker

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        for number, document in enumerate(data):
            if rank == 1 and number == 2 and not self.marker.exists():
                self.marker.touch()
                if "RAY_NODEID" in os.environ:  # the actor that this process is a child of
                    os.kill(os.getppid(), signal.SIGKILL)
                os.kill(os.getpid(), signal.SIGKILL)
            yield document


def main() -> None:
    marker = Path(sys.argv.pop(1))
    options = clean_warcs.arguments()
    if options.executor == "ray":
        import ray

        ray.init(num_cpus=2, object_store_memory=100_000_000, include_dashboard=False, logging_level="ERROR")
    steps = clean_warcs.pipeline(options.source, f"{options.target}/articles")
    steps.insert(-1, KilledOnce(marker))
    clean_warcs.executor(steps, options.target, options).run()


if __name__ == "__main__":
    main()
