"""Confidences against what is right."""

from __future__ import annotations

import pytest

from benchmarks.calibration import Bin, Judged, bins, expected_error, judge

LABELLED = (("title", "Ferry link reopens"), ("body", "One two three four."), ("related", "More news"))


def test_a_line_is_right_if_it_has_the_role_of_most_of_its_words() -> None:
    predicted = (("title", "Ferry link reopens"), ("body", "One two three four. More"), ("promo", "news"))
    assert judge(predicted, (0.9, 0.8, 0.7), LABELLED) == [(0.9, True), (0.8, True), (0.7, False)]


def test_lines_that_nobody_labelled_are_left_out() -> None:
    assert judge((("body", "Something else"),), (0.9,), LABELLED) == []


def test_bins_hold_means_and_leave_empty_ones_out() -> None:
    classes = bins([Judged(0.91, True), Judged(0.99, False), Judged(1.0, True), Judged(0.25, False)])
    assert classes[0] == Bin(1, 0.25, 0.0)
    assert classes[1:] == [pytest.approx((3, 2.9 / 3, 2 / 3))]


def test_the_expected_error_is_weighted_by_lines() -> None:
    assert expected_error([Bin(1, 0.5, 0.0), Bin(3, 0.9, 0.8)]) == pytest.approx((0.5 + 0.3) / 4)
    assert expected_error([]) == 0.0
