"""Pages changed in ways that leave their article the same: how often does the extracted text stay?

Floors per change stand in `floors.toml` beside this file: the share of pages whose text stays to the letter, and the
mean similarity of the texts before and after. `pytest --regenerate` raises them, never lowers them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

import bodycopy
from benchmarks import corpora
from tests.gold import fixtures
from tests.metamorphic.changes import CHANGES, markup_of

FLOORS = Path(__file__).parent / "floors.toml"
CORPUS = "fundus-dev"
SAMPLE = 16
"""Pages of the corpus, every eighth of it."""

Pages = list[tuple[str, bytes]]


def pages_of(name: str) -> Pages:
    """The URL and bytes of each page of a set."""
    if name == "fixtures":
        return [
            (fixture.meta["url"], (fixture.folder / "page.html").read_bytes())
            for fixture in fixtures()
            if not fixture.is_scraped
        ]
    read = corpora.present().get(CORPUS)
    if read is None:
        pytest.skip(f"no corpus {CORPUS} in ../shared/corpus")
    found: Iterator[corpora.Page] = islice(read(), 0, 8 * SAMPLE, 8)
    return [(page.url or "https://tide.example/", page.html) for page in found if page.html is not None]


@cache
def originals(name: str) -> list[tuple[str, str, str]]:
    """URL, markup and extracted text of each page of a set that has text."""
    found = [(url, markup_of(source), bodycopy.extract(source, url=url).text) for url, source in pages_of(name)]
    return [page for page in found if page[2]]


def similarity(before: str, after: str) -> float:
    """The share of paragraphs that both texts have, in order."""
    return SequenceMatcher(None, before.split("\n\n"), after.split("\n\n"), autojunk=False).ratio()


def scores(name: str, change: str) -> dict[str, float]:
    """The share of texts that stay, and their mean similarity."""
    pairs = [
        (text, bodycopy.extract(CHANGES[change](markup, url), url=url).text) for url, markup, text in originals(name)
    ]
    return {
        "same": sum(before == after for before, after in pairs) / len(pairs),
        "similarity": sum(similarity(before, after) for before, after in pairs) / len(pairs),
    }


def read_floors() -> dict[str, dict[str, dict[str, float]]]:
    """The floors by set, change and measure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def raise_floors(name: str, change: str, today: dict[str, float]) -> None:
    """Write today's scores where they are above the floors."""
    floors = read_floors()
    old = floors.setdefault(name, {}).get(change, {})
    floors[name][change] = {key: max(old.get(key, 0), math.floor(value * 1000) / 1000) for key, value in today.items()}
    lines = ["# Pages whose text stays the same after a change, and mean similarity. Raised by `pytest --regenerate`."]
    for group, changes in floors.items():
        lines += ["", f'["{group}"]' if " " in group else f"[{group}]"]
        lines += [
            f'"{key}" = {{ same = {floor["same"]:.3f}, similarity = {floor["similarity"]:.3f} }}'
            for key, floor in changes.items()
        ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["fixtures", CORPUS])
def test_the_text_stays(name: str, change: str, regenerate: bool) -> None:
    today = scores(name, change)
    if regenerate:
        raise_floors(name, change, today)
    floor = read_floors().get(name, {}).get(change)
    assert floor is not None, "no floor: pytest --regenerate"
    below = {key: (floor[key], value) for key, value in today.items() if value < floor[key]}
    assert not below, f"floor and score: {below}"


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_changes_pages(change: str) -> None:
    changed = [CHANGES[change](markup, url) != markup for url, markup, _ in originals("fixtures")]
    assert sum(changed) >= len(changed) / 2
