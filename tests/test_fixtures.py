"""The invented pages: lines and gold agree, roles keep their floors, and no article changes unseen.

Snapshots say what bodycopy makes of a page today, right or wrong; gold says what is right. `pytest --regenerate` writes
the snapshots and raises the floors, never lowers them.
"""

from __future__ import annotations

import json
import math
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from bodycopy import Article, Role, Status
from bodycopy.metadata import language
from tests.gold import Fixture, check_article, fixtures, role_scores

HERE = Path(__file__).parent
FLOORS = HERE / "fixture_floors.toml"
SNAPSHOTS = HERE / "snapshots"
ALL = fixtures()
TABLES = {"fixtures": "Share of the lines of each fixture that get the right role.", "roles": "F1 by lines, all pages."}
THOUSAND = 1_000
"""A floor is cut to three decimals, not rounded."""

each = pytest.mark.parametrize("fixture", ALL, ids=lambda fixture: fixture.name)


@cache
def article_of(fixture: Fixture) -> Article:
    return fixture.article()


def pairs(fixture: Fixture) -> list[tuple[Role, Role]]:
    """The right role and the given one of every line."""
    given = [line.role for line in article_of(fixture).lines]
    return list(zip([role for role, _ in fixture.gold], given, strict=True))


@cache
def scores() -> dict[str, dict[str, float]]:
    """What the floors are floors of."""
    by_fixture = {fixture.name: pairs(fixture) for fixture in ALL}
    return {
        "fixtures": {
            name: sum(gold is given for gold, given in found) / len(found) for name, found in by_fixture.items()
        },
        "roles": {str(role): score for role, score in role_scores(chain(*by_fixture.values())).items()},
    }


def read_floors() -> dict[str, dict[str, float]]:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return {table: floors.get(table, {}) for table in TABLES}


def cut(score: float) -> float:
    return math.floor(score * THOUSAND) / THOUSAND


def write_floors() -> None:
    """Write every floor as the higher one of the old floor and today's score."""
    old = read_floors()
    lines = ["# Floors of the roles on the invented pages. `pytest --regenerate` raises them; nothing lowers them."]
    for table, what in TABLES.items():
        lines += ["", f"# {what}", f"[{table}]"]
        for name, score in scores()[table].items():
            lines.append(f"{name} = {max(cut(score), old[table].get(name, 0.0)):.3f}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def snapshot(article: Article) -> str:
    """The article as JSON, but for the reasons of its lines; confidences only roughly, for their last digits depend
    on the machine's arithmetic."""
    data = article.model_dump(mode="json", exclude={"lines": {"__all__": {"reasons"}}})
    for known in ("confidence", "kind_confidence"):
        data[known] = None if data[known] is None else round(data[known], 1)
    for line in data["lines"]:
        line["confidence"] = round(line["confidence"], 1)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.fixture(autouse=True)
def without_the_lang_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written down holds whether or not the language is told by the text."""
    monkeypatch.setattr(language, "_DETECTS", False)


def test_there_are_fixtures() -> None:
    assert len(ALL) >= 13


@each
def test_lines_are_the_gold_s(fixture: Fixture) -> None:
    assert [line.text for line in article_of(fixture).lines] == [text for _, text in fixture.gold]


@each
def test_status(fixture: Fixture) -> None:
    assert article_of(fixture).status == Status(fixture.meta["status"])


@each
def test_right_roles_give_the_right_title_and_status(fixture: Fixture) -> None:
    article = fixture.gold_assembled()
    assert article.status == Status(fixture.meta["status"])
    if article.status in (Status.OK, Status.PAYWALLED):
        assert article.title == " ".join(fixture.meta["title"].split())


@pytest.mark.parametrize("fixture", [fixture for fixture in ALL if fixture.gold_article], ids=lambda item: item.name)
def test_the_whole_article_from_the_right_roles(fixture: Fixture) -> None:
    gold = fixture.gold_article
    assert gold is not None
    check_article(fixture.gold_assembled(), gold)


def test_floors_are_written(regenerate: bool) -> None:
    if regenerate:
        write_floors()
    for table, floors in read_floors().items():
        assert floors.keys() == scores()[table].keys(), f"{FLOORS.name} lacks or has too many: pytest --regenerate"


@pytest.mark.parametrize("table", TABLES)
def test_no_score_is_below_its_floor(table: str) -> None:
    today = scores()[table]
    below = {name: (floor, today[name]) for name, floor in read_floors()[table].items() if today.get(name, 0) < floor}
    assert not below, f"floor and score: {below}"


@each
def test_the_snapshot_is_today_s_article(fixture: Fixture, regenerate: bool) -> None:
    file = SNAPSHOTS / f"{fixture.name}.json"
    today = snapshot(article_of(fixture))
    if regenerate:
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(today, encoding="utf-8")
    assert file.exists(), "no snapshot: pytest --regenerate"
    assert today == file.read_text(encoding="utf-8"), "the article changed; if that is meant: pytest --regenerate"


def test_every_snapshot_has_its_fixture() -> None:
    assert {file.stem for file in SNAPSHOTS.iterdir()} == {fixture.name for fixture in ALL}
