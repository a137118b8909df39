"""A bounded table: each value reckoned once, all forgotten when it is full."""

from __future__ import annotations

import pytest

from bodycopy.memo import Memo


def test_values_are_reckoned_once() -> None:
    asked: list[int] = []

    def square(number: int) -> int:
        asked.append(number)
        return number * number

    memo = Memo(square, 100)
    assert [memo[number] for number in (3, 4, 3, 3)] == [9, 16, 9, 9]
    assert asked == [3, 4]


def test_it_never_holds_more_than_it_may() -> None:
    memo = Memo(str, 4)
    for number in range(50):
        assert memo[number] == str(number)
        assert len(memo) <= 4
    assert memo[0] == "0"


def test_what_can_not_be_reckoned_is_not_kept() -> None:
    memo: Memo[int, float] = Memo(lambda number: 1 / number, 4)
    with pytest.raises(ZeroDivisionError):
        memo[0]
    assert not memo
