"""Data files of the package: read, or said to be what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bodycopy.errors import ModelError
from bodycopy.package_data import read_json


def test_json_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"word": "naïve"}', encoding="utf-8")
    assert read_json(tmp_path / "a.json", "the weights") == {"word": "naïve"}


@pytest.mark.parametrize("content", [None, b"", b"{", b'"\xff"'])
def test_json_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"^the weights can't be read: "):
        read_json(tmp_path / "a.json", "the weights")
