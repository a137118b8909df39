"""The fixture pages as a site on this machine, as a WARC file, and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integrations.site import Site, serving


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """A web server of the fixture pages."""
    with serving() as site:
        yield site


@pytest.fixture
def warcs(tmp_path: Path) -> Path:
    """A folder with WARC files of the fixture pages."""
    from tests.integrations.warcs import write_warcs

    folder = tmp_path / "warcs"
    write_warcs(folder)
    return folder
