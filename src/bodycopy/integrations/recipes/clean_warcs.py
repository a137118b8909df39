"""WARC files to articles in JSON Lines, on one machine, a Slurm cluster or a Ray cluster, with datatrove.

    pip install 'bodycopy[datatrove]' orjson
    python clean_warcs.py crawl/ articles/ --tasks 64 --workers 8
    python clean_warcs.py crawl/ articles/ --tasks 4096 --workers 512 --executor slurm --partition cpu
    pip install 'ray' && python clean_warcs.py s3://bucket/crawl/ s3://bucket/articles/ --tasks 4096 --executor ray

A run that was stopped is taken up by the same command: tasks that were completed are not run again, others are from
their start. Keep the number of tasks the same: it says which task reads which files.
"""

from __future__ import annotations

import argparse
from typing import Any

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor
from datatrove.pipeline.writers.jsonl import JsonlWriter

from bodycopy.integrations.datatrove import ArticleStep, WarcHtmlReader


def pipeline(source: str, target: str) -> list[Any]:
    """The steps: every HTML response of the files in `source`, as an article, to JSON Lines in `target`."""
    return [
        WarcHtmlReader(source, glob_pattern="*.warc.gz"),
        ArticleStep(),
        JsonlWriter(target),
    ]


def executor(steps: list[Any], target: str, options: argparse.Namespace) -> Any:
    """What runs the steps, by the options of the command line. Logs, stats and the list of what is done go to logs/."""
    shared = {"pipeline": steps, "tasks": options.tasks, "workers": options.workers, "logging_dir": f"{target}/logs"}
    if options.executor == "slurm":
        return SlurmPipelineExecutor(job_name="bodycopy", time="24:00:00", partition=options.partition, **shared)
    if options.executor == "ray":
        return RayPipelineExecutor(**shared)
    return LocalPipelineExecutor(**shared)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--tasks", type=int, default=1)
    parser.add_argument("--workers", type=int, default=-1, help="how many tasks run at a time; -1 is all")
    parser.add_argument("--executor", choices=["local", "slurm", "ray"], default="local")
    parser.add_argument("--partition", help="of the Slurm cluster")
    return parser.parse_args()


if __name__ == "__main__":
    options = arguments()
    executor(pipeline(options.source, f"{options.target}/articles"), options.target, options).run()
