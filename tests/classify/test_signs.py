"""The weights of signs: how they are read, and how findings are made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bodycopy.classify import signs as module
from bodycopy.classify.scores import pack
from bodycopy.classify.signs import (
    NOTE,
    VERSION,
    Sign,
    Signs,
    Tables,
    plain,
    read_tables,
    read_weights,
    signs_for,
)
from bodycopy.errors import ModelError
from bodycopy.package_data import VIEWS
from bodycopy.page import Role
from tests.builders import page_of, text_page

ROLES = list(Role)


def row(**steps: int) -> list[int]:
    """A row of a file: steps by role."""
    return [steps.get(role, 0) for role in ROLES]


EMPTY: dict[str, object] = {"draft": {}, "final": {}, "text": {}}
GOOD: dict[str, object] = {
    "version": VERSION,
    "text": EMPTY | {"final": {"prior": row(body=24)}},
    "html": {"draft": {"hidden": row(legal=8)}, "final": {"hidden": row(widget=32)}, "text": {"hidden": [-16, 4]}},
}
WEIGHTS = {"known": {Role.DATE: 2.0}, "other": {Role.DATE: -0.5, Role.BODY: 1.0}}
DRAFT = {"known": {Role.DATE: 1.0}, "early": {Role.BODY: 1.0}}
TEXT = {"known": (1.0, -1.0)}
TABLES = Tables(DRAFT, WEIGHTS, TEXT)
HIDDEN = Tables({"hidden": {Role.LEGAL: 0.5}}, {"hidden": {Role.WIDGET: 2.0}}, {"hidden": (-1.0, 0.25)})


def test_weights_are_read_by_view() -> None:
    assert read_weights(GOOD) == {"text": Tables({}, {"prior": {Role.BODY: 1.5}}, {}), "html": HIDDEN}


def test_tables_are_written_as_they_are_read() -> None:
    assert plain(HIDDEN) == GOOD["html"]
    assert read_tables(plain(TABLES)) == TABLES


def test_signs_without_a_weight_are_not_written() -> None:
    assert plain(Tables({"a": {}}, {"b": {Role.DATE: 0.01}}, {"c": (0.0, 0.0)}))["draft"] == {}
    assert plain(Tables({"a": {}}, {"b": {}}, {"c": (0.0, 0.0)})) == EMPTY


@pytest.mark.parametrize("version", [VERSION + 1, VERSION - 1, str(VERSION), None])
def test_weights_of_another_version_are_refused(version: object) -> None:
    with pytest.raises(ModelError, match=f"version {version}.*reads version {VERSION}"):
        read_weights(GOOD | {"version": version})


def test_weights_without_a_version_are_refused() -> None:
    with pytest.raises(ModelError, match="version None"):
        read_weights({view: {} for view in VIEWS})


@pytest.mark.parametrize("view", VIEWS)
def test_weights_without_a_view_are_refused(view: str) -> None:
    with pytest.raises(ModelError, match=f"no table for {view}"):
        read_weights({name: table for name, table in GOOD.items() if name != view})
    with pytest.raises(ModelError, match=f"weights for {view} are damaged"):
        read_weights(GOOD | {view: ["prior"]})


DAMAGED = [
    {},
    EMPTY | {"draft": {"prior": [1]}},
    EMPTY | {"final": {"prior": [*row()[1:], "much"]}},
    EMPTY | {"final": {"prior": 3}},
    EMPTY | {"final": ["prior"]},
    EMPTY | {"text": {"prior": [1]}},
    {"draft": {}, "final": {}},
]


@pytest.mark.parametrize("table", DAMAGED)
def test_a_damaged_table_is_refused(table: object) -> None:
    with pytest.raises(ModelError):
        read_weights(GOOD | {"html": table})


def put_weights(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str | None) -> None:
    """Let the package's weights be this text; None for no file."""
    if text is not None:
        (folder / "weights.json").write_text(text, "utf-8")
    monkeypatch.setattr(module, "package_file", lambda *names: folder / names[-1])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", [None, "", "{", '{"version": 1,}', '{"version": 0}'])
def test_a_damaged_weights_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None, view: str
) -> None:
    put_weights(monkeypatch, tmp_path, text)
    with pytest.raises(ModelError):
        module._packaged.__wrapped__(view)


@pytest.mark.parametrize("view", VIEWS)
def test_a_weights_file_that_holds_no_table_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, view: str
) -> None:
    put_weights(monkeypatch, tmp_path, "[]")
    with pytest.raises(ModelError):
        module._packaged.__wrapped__(view)


def test_a_page_gets_the_signs_of_its_view(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put_weights(monkeypatch, tmp_path, json.dumps(GOOD))
    packaged = {view: module._packaged.__wrapped__(view) for view in VIEWS}
    monkeypatch.setattr(module, "_packaged", packaged.__getitem__)
    markup, text = page_of("<p>One"), text_page("One")
    assert signs_for(markup) is packaged["html"]
    assert signs_for(text) is packaged["text"]
    assert signs_for(markup).finding([("hidden", "why")]).score == pack(
        {Role.WIDGET: 2.0}, {Role.LEGAL: 0.5}, (-1.0, 0.25)
    )
    assert markup.notes[NOTE] is packaged["html"]


def test_signs_in_a_page_s_notes_come_first() -> None:
    page, own = page_of("<p>One"), Signs(Tables({}, {}, {}))
    page.notes[NOTE] = own
    assert signs_for(page) is own


def test_the_package_s_own_weights_can_be_read() -> None:
    """It depends on the fitted weights, though not on what they say."""
    assert all(isinstance(module._packaged.__wrapped__(view), Signs) for view in VIEWS)


def test_unknown_signs_are_left_out_of_a_finding() -> None:
    found = Signs(TABLES).finding([("new", "a"), ("known", "b"), ("other", "c"), ("early", "d")])
    assert [(piece.name, piece.reason, piece.weights) for piece in found.evidence] == [
        ("known", "b", WEIGHTS["known"]),
        ("other", "c", WEIGHTS["other"]),
        ("early", "d", {}),
    ]
    known = pack(WEIGHTS["known"], DRAFT["known"], TEXT["known"])
    assert found.score == known + pack(WEIGHTS["other"], {}, (0, 0)) + pack({}, DRAFT["early"], (0, 0))


def test_a_finding_of_unknown_signs_alone_says_nothing() -> None:
    found = Signs(TABLES).finding([("new", "a")])
    assert found == (0, ())


def test_keep_all_keeps_unknown_signs_without_weight() -> None:
    found = Signs(TABLES, keep_all=True).finding([("new", "a"), ("known", "b")])
    assert [piece.name for piece in found.evidence] == ["new", "known"]
    assert found.score == pack({}) + pack(WEIGHTS["known"], DRAFT["known"], TEXT["known"])


class Described:
    """A classifier's description of its keys, which counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def __call__(self, key: object) -> Iterator[Sign]:
        self.asked.append(key)
        yield str(key), f"because of {key}"


def test_findings_are_made_at_the_first_asking_only() -> None:
    describe = Described()
    findings = Signs(TABLES).findings(describe)
    first = findings["known"]
    assert findings["known"] is first
    assert findings["other"] is not first
    assert describe.asked == ["known", "other"]


def test_each_classifier_has_one_table_of_findings() -> None:
    signs, one, other = Signs(TABLES), Described(), Described()
    assert signs.findings(one) is signs.findings(one)
    assert signs.findings(one) is not signs.findings(other)


def test_findings_are_made_once_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FINDINGS", 4)
    describe = Described()
    findings = Signs(Tables({}, {}, {}), keep_all=True).findings(describe)
    for number in (*range(4), 3, 2):
        (piece,) = findings[number].evidence
        assert piece.name == str(number)
    assert describe.asked == [*range(4)]
    assert [piece.name for piece in findings[4].evidence] == ["4"]
    assert len(findings) == 1
