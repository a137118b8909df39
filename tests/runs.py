"""Runs of the command as a process of its own, and pages for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import bodycopy
from bodycopy import cli
from tests.sources.makers import URL, Writer, add

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*/page.html"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(bodycopy.__file__).parents[1])}


SMALL_FIXTURES = sorted(FIXTURES, key=lambda path: path.stat().st_size)[:3]


def make_pages(folder: Path, count: int, fixtures: list[Path] = FIXTURES) -> None:
    """The fixtures under many names, in folders of a thousand."""
    pages = [path.read_bytes() for path in fixtures]
    for number in range(count):
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pages[number % len(pages)])


def make_warc(path: Path, count: int) -> None:
    pages = [path.read_bytes() for path in FIXTURES]
    with path.open("wb") as file:
        writer = Writer(file, gzip=True)
        for number in range(count):
            add(writer, pages[number % len(pages)], [("Content-Type", "text/html")], url=f"{URL}{number}")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bodycopy", *map(str, arguments)]
    return subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, **options)


def finished(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, said = process.communicate(timeout=600)
    return process.returncode, said.decode()


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for what a run notes there for itself."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".bodycopy.")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="worker processes are looked for in /proc")


def workers_of(process: int) -> list[int]:
    """The worker processes of a process."""
    listed = Path(f"/proc/{process}/task").glob("*/children")
    ids = [int(child) for file in listed for child in file.read_text().split()]
    return [child for child in ids if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def wait_for(condition: Callable[[], object], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def written(folder: Path) -> int:
    """How many pages a run has written: files of a folder, or what the journal says."""
    for journal in folder.glob("*.journal"):
        counts = journal.read_bytes().split()[1:]
        return int(counts[0]) if counts else 0
    return len([path for path in folder.rglob("*.html.*") if path.is_file()])


def is_alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
