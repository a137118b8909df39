"""Pages of ../shared/corpus whose every line has a role.

Those of ../shared/roles, and those of `line_labels.jsonl` beside this file: their roles were decided line by line for
this project. Lines are named by the CRC-32 of their text, so that no page is copied.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.corpora import read_rows
from bodycopy.page import Role

LABELS = Path(__file__).resolve().parent / "line_labels.jsonl"
PageId = tuple[str, str]
"""Corpus and id."""
Labels = list[tuple[Role, str]]
"""Roles and checksums of lines, in the order of the page; a line may be missing."""


def labels_file(shared: Path) -> Path:
    """Where the labels of ../shared/roles are."""
    return shared / "roles" / "dev.jsonl.xz"


def hand_labels(shared: Path) -> dict[PageId, Labels]:
    """The labels of ../shared/roles."""
    return {
        (row["set"], row["id"]): [(Role(role), checksum(" ".join(text.split()))) for role, text in row["lines"]]
        for row in read_rows(labels_file(shared))
    }


def own_labels() -> dict[PageId, Labels]:
    """The labels of this project."""
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return {(row["set"], row["id"]): [(Role(role), name) for role, name in row["lines"]] for row in rows}


def roles_of(texts: Sequence[str], labels: Iterable[tuple[Role, str]]) -> list[Role | None]:
    """The role of each line, None where it has no label; texts that come again take the labels in turn."""
    waiting: dict[str, list[Role]] = defaultdict(list)
    for role, name in labels:
        waiting[name].append(role)
    found = [waiting.get(checksum(text)) for text in texts]
    return [roles.pop(0) if roles else None for roles in found]


def checksum(text: str) -> str:
    """What a line is named by."""
    return f"{zlib.crc32(text.encode()):08x}"
