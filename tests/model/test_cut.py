"""The best cut: what trying every prefix gives, never above 0, and lower the more doubt there is."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.model.cut import best_cut

ODDS = st.floats(-4, 12)
LINES = st.lists(st.tuples(st.integers(1, 500), ODDS), min_size=1, max_size=12)


def best_f1(lengths: list[int], log_odds: list[float]) -> float:
    """The plain form: the highest expected F1 of all texts that take the likeliest lines."""
    chances = [1 / (1 + exp(-odds)) for odds in log_odds]
    wanted = sum(chance * length for chance, length in zip(chances, lengths, strict=True))
    found = []
    for least in chances:
        taken = [i for i, chance in enumerate(chances) if chance >= least]
        right = sum(chances[i] * lengths[i] for i in taken)
        found.append(2 * right / (sum(lengths[i] for i in taken) + wanted))
    return max(found)


@given(LINES)
def test_it_reaches_the_best_f1_there_is(lines: list[tuple[int, float]]) -> None:
    lengths, log_odds = [list(column) for column in zip(*lines, strict=True)]
    cut = best_cut(lengths, log_odds)
    assert cut.f1 == pytest.approx(best_f1(lengths, log_odds))
    assert cut.log_odds == pytest.approx(log(cut.f1 / 2 / (1 - cut.f1 / 2)), abs=1e-6)
    assert cut.log_odds <= 1e-9


def test_a_page_without_doubt_is_cut_at_even_odds() -> None:
    cut = best_cut([300, 200, 40], [9.0, 9.0, -9.0])
    assert cut.f1 == pytest.approx(1, abs=0.001)
    assert cut.log_odds == pytest.approx(0, abs=0.002)


def test_doubt_lowers_the_cut() -> None:
    doubtful = best_cut([300, 200, 40], [0.5, -0.5, -9.0])
    assert doubtful.log_odds < -0.5
    assert doubtful.f1 < 0.8


def test_lines_without_letters_and_wild_odds_do_no_harm() -> None:
    assert best_cut([0, 0], [1e9, -1e9]).f1 == pytest.approx(1, abs=0.001)
