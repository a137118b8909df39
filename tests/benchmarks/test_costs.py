"""Costs of bodycopy's stages, cost against size, and what is measured in processes of their own."""

from __future__ import annotations

import pytest

import bodycopy
from benchmarks import children, cold, corpora, growth, ours, stages
from benchmarks.commands.speed import GROWING
from benchmarks.contestants import EVERYTHING, Contestant, contestant
from benchmarks.peers import Calls

PAGE = (
    b"<html><body><h1>Ferry link reopens</h1><p>" + b"The ferry sails again, people said. " * 20 + b"</p></body></html>"
)


def test_every_stage_of_the_public_table_has_a_cost() -> None:
    measured = stages.measure([PAGE], passes=1)
    names = [stage.name for stage in measured]
    assert [stage.name for part in bodycopy.PIPELINE for stage in part] == names[3:-1]
    assert all(stage.text + stage.rest > 0 for stage in measured if stage.name in {"decode", "parse", "markup"})


def test_pages_grow_to_their_sizes_and_keep_their_words() -> None:
    small, large = growth.grown(PAGE, sizes=(400, 100_000))
    assert (len(small), len(large)) == pytest.approx((400, 100_000), abs=100)
    assert large.count(b"Ferry link") > 20
    with pytest.raises(ValueError, match="no body element"):
        growth.grown(b"<p>One", sizes=(400,))


def test_the_largest_page_is_read_with_its_markup() -> None:
    [page] = growth.grown((corpora.FIXTURES / GROWING / "page.html").read_bytes(), sizes=growth.SIZES[-1:])
    assert bodycopy.extract(page).status is bodycopy.Status.OK


def test_the_exponent_is_the_slope_of_the_logarithms() -> None:
    assert growth.exponent([10, 100, 1000], [3, 30, 300]) == pytest.approx(1.0)
    assert growth.exponent([10, 100, 1000], [1, 100, 10_000]) == pytest.approx(2.0)


def test_an_extractor_that_takes_too_long_is_given_no_larger_page() -> None:
    seconds = iter(range(0, 1000, 10))
    slow = Contestant("slow", "slow 1", Calls(bytes, bytes.decode, clock=lambda: next(seconds)), "bytes")
    [curve] = growth.measure([b"a" * 10, b"b" * 100], [slow])
    assert (curve.sizes, curve.times, curve.exponent) == ([10], [10_000.0], None)


def test_an_extractor_that_fails_is_given_no_larger_page() -> None:
    def extract(page: bytes) -> str:
        if len(page) > 50:
            raise MemoryError
        return str(sum(range(50_000)))

    failing = Contestant("failing", "failing 1", Calls(bytes, extract), "bytes")
    [curve] = growth.measure([b"a" * 10, b"b" * 20, b"c" * 100, b"d" * 30], [failing])
    assert curve.sizes == [10, 20]
    [curve] = growth.measure([b"a" * 100, b"b" * 10], [failing])
    assert (curve.sizes, curve.exponent) == ([], None)


def test_memory_is_that_of_a_process_of_its_own() -> None:
    [peak] = children.run(children.PEAK_MEMORY, ours.NAME, [PAGE])
    assert 10 < peak < 500
    peaks = children.run_all(children.PEAK_MEMORY, [ours.NAME, EVERYTHING], [PAGE])
    assert all(10 < peak < 500 for [peak] in peaks.values())
    assert list(peaks) == [ours.NAME, EVERYTHING]


def test_cold_starts_are_taken_in_processes_of_their_own() -> None:
    [start] = cold.measure(PAGE, [contestant(ours.NAME)])
    assert 0 < start.imported <= start.first_page


def test_a_process_that_fails_is_named() -> None:
    with pytest.raises(RuntimeError, match="no-such-extractor failed in a process of its own"):
        children.run(children.COLD_START, "no-such-extractor", [PAGE])


def test_a_process_that_fails_costs_the_others_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    peaks = children.run_all(children.PEAK_MEMORY, ["no-such-extractor", ours.NAME], [PAGE])
    assert list(peaks) == [ours.NAME]
    assert "no-such-extractor failed in a process of its own" in capsys.readouterr().err
    absent = Contestant("no-such-extractor", "none 1", Calls(bytes, bytes.decode), "bytes")
    assert cold.measure(PAGE, [absent]) == []
