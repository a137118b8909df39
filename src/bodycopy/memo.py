"""A bounded table of what was reckoned before."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


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
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
