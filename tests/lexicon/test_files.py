"""Files of the lexicon: read, or said to be what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bodycopy.errors import LexiconError
from bodycopy.lexicon.files import read_lists, read_toml


@pytest.mark.parametrize("content", [None, b"a =", b'a = "\xff"'])
def test_toml_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.toml").write_bytes(content)
    with pytest.raises(LexiconError, match=r"a\.toml"):
        read_toml(tmp_path / "a.toml")


def test_lists_that_nobody_knows_are_an_error() -> None:
    with pytest.raises(LexiconError, match=r"^datelines\.toml must have the lists no_places$"):
        read_lists("datelines.toml", {"no_places"})
