"""A short soak: `python -m tests.soak` is the long one."""

from __future__ import annotations

import sys

import pytest

from tests.gold import FIXTURES
from tests.soak import soak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def test_killed_workers_lose_no_page() -> None:
    sources = [file.read_bytes() for file in sorted(FIXTURES.glob("*/page.html"))]
    found = soak(sources, 60, 0.1)
    assert found["pages"] == 60
    assert found["killed"] > 0
    assert (found["pages with two results"], found["processes left"]) == (0, 0)


def test_fewer_pages_than_workers_are_read() -> None:
    found = soak([b"<p>It rained.</p>"], 1, 0)
    assert (found["pages"], found["pages with two results"], found["processes left"]) == (1, 0, 0)
