"""Ten thousand pages: memory, speed, and what a kill costs. Run with `pytest -m slow -s`, which prints the figures."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.runs import finished, make_pages, make_warc, start, tree, wait_for, workers_of, written

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]

PAGES = int(os.environ.get("BODYCOPY_TEST_PAGES", "10000"))
MOST_MEMORY = 300_000
"""Of the parent process, in kB."""
MOST_GROWTH = 1.1
"""From the first tenth of the pages to the last."""
LEAST_SPEEDUP = 1.6


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "crawl"
    make_pages(folder, PAGES)
    return folder


def memory_of(process: subprocess.Popen[bytes]) -> int:
    """The resident memory of a process, in kB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def check_memory(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Memory at each tenth of the pages."""
    used = []
    for tenth in range(1, 10):
        wait_for(lambda tenth=tenth: written(folder) >= PAGES * tenth // 10, 3600)  # type: ignore[misc]
        used.append(memory_of(process))
    print(f"\n  memory of the parent at each tenth, kB: {used}")
    assert max(used) < MOST_MEMORY
    assert used[-1] < used[0] * MOST_GROWTH


def test_memory_and_kills_over_a_warc(tmp_path: Path) -> None:
    make_warc(tmp_path / "crawl.warc.gz", PAGES)
    options = ["--format", "jsonl", "--fields", "source,url,text", "-j", "2"]
    process = start(*options, "-o", tmp_path / "all.jsonl", tmp_path / "crawl.warc.gz")
    wait_for(lambda: written(tmp_path) > PAGES // 20, 600)
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    check_memory(process, tmp_path)
    assert finished(process) == (0, "")
    with (tmp_path / "all.jsonl").open() as lines:
        urls = [json.loads(line)["url"].rpartition("/")[2] for line in lines]
    assert urls == [str(number) for number in range(PAGES)]


def test_memory_and_resuming_over_files(crawl: Path, tmp_path: Path) -> None:
    options = ["--format", "text", "-j", "2"]
    (tmp_path / "all").mkdir()
    process = start(*options, "-o", tmp_path / "all" / "all.txt", crawl)
    check_memory(process, tmp_path / "all")
    assert finished(process) == (0, "")
    process = start(*options, "-o", f"{tmp_path}/killed/", crawl)
    wait_for(lambda: written(tmp_path / "killed") >= PAGES // 2, 3600)
    process.kill()
    finished(process)
    assert finished(start(*options, "-o", f"{tmp_path}/killed/", "--resume", crawl)) == (0, "")
    assert finished(start(*options, "-o", f"{tmp_path}/undisturbed/", crawl)) == (0, "")
    assert len(tree(tmp_path / "killed")) == PAGES
    assert tree(tmp_path / "killed") == tree(tmp_path / "undisturbed")


def test_two_workers_are_faster_than_one(crawl: Path, tmp_path: Path) -> None:
    seconds = []
    for workers in (1, 2):
        began = time.monotonic()
        assert finished(start("-j", workers, "-o", f"{tmp_path}/{workers}/", crawl)) == (0, "")
        seconds.append(time.monotonic() - began)
    print(f"\n  one worker {seconds[0]:.1f} s, two {seconds[1]:.1f} s: {seconds[0] / seconds[1]:.2f} times as fast")
    assert seconds[0] / seconds[1] >= LEAST_SPEEDUP
