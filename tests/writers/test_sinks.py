"""One file of output, and what is left of it when a run is stopped anywhere; and folders of output."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bodycopy.errors import ResumeError
from bodycopy.sources import Place
from bodycopy.sources.types import Kind
from bodycopy.writers.formats import FORMATS
from bodycopy.writers.sinks import Folder, OneFile

PLACES = [Place(f"{number}.html", f"{number}.html", Kind.HTML) for number in range(4)]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "all.txt"


def opened(target: Path, *, command: str = "command", resume: bool = True) -> OneFile:
    return OneFile(str(target), FORMATS["text"], (), command, resume=resume)


def stopped_after_two(target: Path) -> None:
    sink = opened(target)
    sink.write(PLACES[0], "one\n")
    sink.pass_over(PLACES[1], is_failure=True)
    sink.close()


def finished_from_where_it_was(target: Path) -> str:
    sink = opened(target)
    assert [sink.is_done(place) for place in PLACES] == [True, True, False, False]
    sink.write(PLACES[2], "three\n")
    sink.write(PLACES[3], "four\n")
    assert sink.failed == 1
    sink.finish()
    sink.close()
    assert [path.name for path in target.parent.iterdir()] == ["all.txt"]
    return target.read_text()


def test_it_goes_on_where_it_was(target: Path) -> None:
    stopped_after_two(target)
    assert not target.exists()
    assert finished_from_where_it_was(target) == "one\n\nthree\n\nfour\n"


def test_stopped_again_before_the_first_page(target: Path) -> None:
    stopped_after_two(target)
    for asked in (0, 1):
        sink = opened(target)
        assert [sink.is_done(place) for place in PLACES[:asked]] == [True] * asked
        sink.close()
    assert finished_from_where_it_was(target) == "one\n\nthree\n\nfour\n"


def test_what_was_written_but_not_kept_is_written_again(target: Path) -> None:
    stopped_after_two(target)
    part = target.with_name("all.txt.part")
    part.write_text(part.read_text() + "\nhalf of thr")
    assert finished_from_where_it_was(target) == "one\n\nthree\n\nfour\n"


@pytest.mark.parametrize("left", ["", "comm", "command\n", "command\n00000"])
def test_stopped_while_it_began(target: Path, left: str) -> None:
    target.with_name("all.txt.part").write_text("of another run")
    target.with_name("all.txt.part.journal").write_text(left)
    sink = opened(target)
    assert not sink.is_done(PLACES[0])
    sink.write(PLACES[0], "one\n")
    sink.finish()
    assert target.read_text() == "one\n"


def test_a_journal_of_more_than_there_is_means_nothing(target: Path) -> None:
    stopped_after_two(target)
    target.with_name("all.txt.part").write_text("")
    sink = opened(target)
    assert not sink.is_done(PLACES[0])
    sink.close()


def test_another_command_does_not_go_on(target: Path) -> None:
    stopped_after_two(target)
    with pytest.raises(ResumeError, match="of another command"):
        opened(target, command="other")
    sink = opened(target, command="other", resume=False)
    assert not sink.is_done(PLACES[0])
    sink.close()


def test_it_goes_on_with_the_same_pages_only(target: Path) -> None:
    stopped_after_two(target)
    before = {path.name: path.read_bytes() for path in target.parent.iterdir()}
    sink = opened(target)
    assert sink.is_done(PLACES[0])
    with pytest.raises(ResumeError, match=r"all\.txt\.part is of other pages; remove it, or run without --resume"):
        sink.is_done(PLACES[2])
    sink.close()
    sink = opened(target)
    assert sink.is_done(PLACES[0])
    with pytest.raises(ResumeError, match="is of other pages"):
        sink.finish()
    sink.close()
    assert {path.name: path.read_bytes() for path in target.parent.iterdir()} == before
    assert finished_from_where_it_was(target) == "one\n\nthree\n\nfour\n"


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
@pytest.mark.parametrize("resume", [True, False])
def test_two_runs_do_not_write_one_file(target: Path, resume: bool) -> None:
    first = opened(target, resume=False)
    first.write(PLACES[0], "one\n")
    with pytest.raises(ResumeError, match=r"all\.txt is being written by another run"):
        opened(target, command="other", resume=resume)
    first.write(PLACES[1], "two\n")
    first.finish()
    assert target.read_text() == "one\n\ntwo\n"
    opened(target, resume=False).close()


def in_folder(folder: Path, base: str | None) -> Folder:
    return Folder(str(folder), base, ".txt", resume=True)


def test_a_folder_takes_pages_of_one_place_only(tmp_path: Path) -> None:
    inner = Place("/crawl/a/1.html", "/crawl/a/1.html", Kind.HTML)
    for base in ("/crawl", "/crawl/a", None):
        sink = in_folder(tmp_path / "out", base)
        if base is not None:
            sink.write(inner, base)
        sink.close()
    assert (tmp_path / "out" / "a" / "1.html.txt").read_text() == "/crawl/a"
    (tmp_path / "out").rename(tmp_path / "moved")
    in_folder(tmp_path / "moved", "/crawl").close()
    for other in ("/", "/crawl2", "/other/crawl"):
        with pytest.raises(ResumeError, match=f"has what was read in /crawl; write elsewhere what is read in {other}$"):
            in_folder(tmp_path / "moved", other)


def test_two_runs_write_one_folder_under_names_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(part: str, target: str) -> None:
        parts.append(part)

    parts: list[str] = []
    monkeypatch.setattr("os.replace", replace)
    for number in (1, 2):
        monkeypatch.setattr("os.getpid", lambda number=number: number)
        in_folder(tmp_path, None).write(Place("-", "-", Kind.HTML), "one")
    assert len(set(parts)) == 2
