"""What a run writes, so that it does not read itself."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from functools import cached_property


class Written:
    """Files and folders that are written, told by device and inode: they may be met by another path."""

    def __init__(self, targets: Iterable[str | int] = ()) -> None:
        """`targets`: paths, and descriptors of open files. They are looked at when something is first asked, by when
        they must have been made."""
        self._targets = tuple(targets)
        self._folders: dict[str, bool] = {}

    def has(self, path: str) -> bool:
        """Whether this very file or folder is written."""
        return bool(self._identities) and _identity(path) in self._identities

    def holds(self, path: str) -> bool:
        """Whether a file or folder is written, or is in a folder that is."""
        return self.has(path) or (bool(self._identities) and self._is_in(os.path.dirname(os.path.abspath(path))))

    @cached_property
    def _identities(self) -> set[tuple[int, int]]:
        return {identity for target in self._targets if (identity := _identity(target)) is not None}

    def _is_in(self, folder: str) -> bool:
        if folder not in self._folders:
            above = os.path.dirname(folder)
            self._folders[folder] = self.has(folder) or (above != folder and self._is_in(above))
        return self._folders[folder]


def _identity(target: str | int) -> tuple[int, int] | None:
    """What tells a file or folder from all others; None for what is not there, and for devices, which give nothing back
    of what they take."""
    try:
        found = os.stat(target)
    except (OSError, ValueError):
        return None
    is_kept = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return (found.st_dev, found.st_ino) if is_kept else None
