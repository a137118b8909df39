"""The scraped pages in a corpora folder beside the checkout: the whole article must be what their gold says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import bodycopy
from bodycopy import Role
from bodycopy.segment.text import segment_text
from tests.gold import check_article, with_gold
from tests.roles_by_hand import assembled

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.gold.json"))

pytestmark = pytest.mark.skipif(not FILES, reason="no seeds: there is no ../shared/seeds beside the checkout")
each = pytest.mark.parametrize("file", FILES or [SEEDS], ids=lambda file: file.name.split(".")[0])


def read(file: Path) -> tuple[str, dict[str, Any]]:
    text = file.with_name(file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    return text, json.loads(file.read_text(encoding="utf-8"))


@each
def test_lines_and_roles(file: Path) -> None:
    text, gold = read(file)
    found = [(line.text, str(line.role)) for line in bodycopy.extract_lines(text).lines]
    assert found == [(" ".join(line["text"].split()), line["role"]) for line in gold["lines"]]


@each
def test_the_whole_article_of_a_seed(file: Path) -> None:
    text, gold = read(file)
    check_article(bodycopy.extract_lines(text), gold["article"])


@each
def test_right_roles_give_the_whole_article(file: Path) -> None:
    text, gold = read(file)
    page = with_gold(segment_text(text.splitlines()), [Role(line["role"]) for line in gold["lines"]])
    check_article(assembled(page), gold["article"])
