"""Progress on stderr."""

from __future__ import annotations

import sys

import pytest

from benchmarks.progress import counted


def test_what_goes_by_is_counted_at_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(counted("ab", "pages")) == ["a", "b"]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(counted("ab", "pages")) == ["a", "b"]
    assert capsys.readouterr().err == "\rpages: 1 of 2\rpages: 2 of 2\rpages: 2 done     \n"
    assert list(counted(iter("a"), "pages")) == ["a"]
    assert capsys.readouterr().err == "\rpages: 1\rpages: 1 done\n"
