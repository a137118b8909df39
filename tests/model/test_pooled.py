"""The second pass's features are what their plain definitions give."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bodycopy.model.pooled import _SHARE_BOUNDS, _SHARES, _passed


@given(st.lists(st.one_of(st.floats(1e-4, 305), st.sampled_from([0.3, 85.0, 100.0])), min_size=1, max_size=80))
def test_lines_count_the_mass_before_them_as_a_share(masses: list[float]) -> None:
    sums = list(accumulate(masses, initial=0.0))
    shares = [bisect_right(_SHARE_BOUNDS, mass * (1 / sums[-1])) for mass in sums]
    assert _passed(sums) == [before * _SHARES + after for before, after in pairwise(shares)]
