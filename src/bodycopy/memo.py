"""Bounded tables of what was reckoned before: in how much they hold, and in how long that is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from typing import Final, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
_LONGEST_KEPT: Final = 300
"""What is said of longer texts is reckoned each time: tables outlive a page, whose author may write megabytes into a
class attribute or a name."""


class Memo(dict[_Key, _Value]):
    """What `reckon` gives for a key: reckoned when the key is first met, then looked up as fast as in any dictionary.

    When it holds `most` keys it forgets them all: pages of one site share their keys, those of the next have others,
    and keeping count of what was used would cost every look.
    """

    def __init__(self, reckon: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._reckon = reckon
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        value = self._reckon(key)
        if isinstance(key, str) and len(key) > _LONGEST_KEPT:
            return value
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


def remembered(most: int) -> Callable[[Callable[[str], _Value]], Callable[[str], _Value]]:
    """A function that remembers what it gave for so many texts, the last ones that it was asked of."""

    def remembering(reckon: Callable[[str], _Value]) -> Callable[[str], _Value]:
        kept = lru_cache(maxsize=most)(reckon)

        def look_up(text: str) -> _Value:
            return (kept if len(text) <= _LONGEST_KEPT else reckon)(text)

        return update_wrapper(look_up, reckon)

    return remembering
