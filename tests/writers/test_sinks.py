"""One file of output, and what is left of it when a run is stopped anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from bodycopy.sources import Place
from bodycopy.sources.types import Kind
from bodycopy.writers.formats import FORMATS
from bodycopy.writers.sinks import OneFile, ResumeError

PLACES = [Place(f"{number}.html", f"{number}.html", Kind.HTML) for number in range(4)]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "all.txt"


def opened(target: Path, *, command: str = "command", resume: bool = True) -> OneFile:
    return OneFile(str(target), FORMATS["text"], (), command, resume=resume)


def stopped_after_two(target: Path) -> None:
    sink = opened(target)
    sink.write(PLACES[0], "one\n")
    sink.pass_over(is_failure=True)
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
