"""A bounded table: each value reckoned once, all forgotten when it is full."""

from __future__ import annotations

import pytest

from bodycopy.memo import Memo, remembered


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


def test_long_texts_are_not_kept() -> None:
    memo: Memo[str, int] = Memo(len, 4)
    assert memo["a" * 300] == 300
    assert memo["a" * 1_000_000] == 1_000_000
    assert [len(key) for key in memo] == [300]


def test_a_function_remembers_short_texts_alone() -> None:
    asked: list[str] = []

    @remembered(2)
    def last(text: str) -> str:
        """The last character."""
        asked.append(text)
        return text[-1]

    long = "a" * 1_000
    assert [last(text) for text in ("ab", long, "ab", long)] == ["b", "a", "b", "a"]
    assert asked == ["ab", long, long]
    assert last.__doc__ == "The last character."
