"""Intervals by the bootstrap."""

from __future__ import annotations

import random

import pytest

from benchmarks.bootstrap import Interval, interval


def test_pages_that_are_alike_leave_no_doubt() -> None:
    assert interval([[0.5, 0.5, 0.5]], lambda mean: mean) == (0.5, 0.5, 0.5)


def test_one_page_has_no_interval() -> None:
    assert interval([[0.7]], lambda mean: mean) == Interval(0.7, 0.7, 0.7)


def test_the_bounds_are_those_of_the_normal_distribution_where_there_are_many_pages() -> None:
    source = random.Random(1)
    value, low, high = interval([[source.gauss(10, 2) for _ in range(400)]], lambda mean: mean)
    assert low < value < high
    assert (low, high) == pytest.approx((value - 1.96 * 2 / 20, value + 1.96 * 2 / 20), abs=0.05)


def test_both_sides_of_a_ratio_are_drawn_together() -> None:
    times = [1.0, 2.0, 50.0]
    assert interval([[2 * time for time in times], times], lambda a, b: a / b) == (2.0, 2.0, 2.0)


def test_the_same_pages_give_the_same_interval() -> None:
    column = [0.1, 0.9, 0.4, 0.4, 1.0]
    assert interval([column], lambda mean: mean) == interval([column], lambda mean: mean)
