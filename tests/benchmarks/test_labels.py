"""Places for the names of a chart's points."""

from __future__ import annotations

import pytest

from benchmarks.labels import Label, Plot


def test_a_name_stands_to_the_right_of_its_point_and_to_the_left_at_the_edge() -> None:
    plot = Plot((1.0, 100.0), (0.5, 1.0), 400, 300)
    middle, edge = plot.labels([(10.0, 0.75, "a"), (99.0, 0.75, "another")])
    assert middle == pytest.approx((10.0 * 100 ** (8 / 400), 0.75, False))
    assert edge.on_left and edge.time < 99.0


def test_names_of_points_in_one_place_stand_apart() -> None:
    plot = Plot((1.0, 100.0), (0.5, 1.0), 400, 300)
    labels = plot.labels([(10.0, 0.75, "extractor")] * 12)
    assert len({(label.on_left, round(label.share, 3)) for label in labels}) == 12


def test_a_plot_holds_its_points() -> None:
    plot = Plot.around([2.0, 50.0], lowest=0.63, width=400, height=300)
    assert plot.x[0] < 2.0 and plot.x[1] > 50.0
    assert plot.y == (0.6, 1.0)
    assert Plot.around([3.0], lowest=0.9, width=400, height=300).labels([(3.0, 0.95, "a")])[0].share == 0.95


def test_where_no_place_is_free_the_nearest_is_taken() -> None:
    plot = Plot((1.0, 100.0), (0.5, 1.0), 60, 30)
    assert all(isinstance(label, Label) for label in plot.labels([(10.0, 0.75, "abc")] * 40))
