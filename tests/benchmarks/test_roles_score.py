"""The role scorer: on streams reckoned by hand, and against the reference scorer beside the labelled pages."""

from __future__ import annotations

import importlib.util
import random
from collections import Counter
from itertools import islice
from types import ModuleType

import pytest

from benchmarks import corpora
from benchmarks.roles import MISSING, SCORED, Tally, compare, core_mean, score

LABELLED = [("title", "Ferry link reopens"), ("body", "The first boat left at noon."), ("related", "More news")]


def test_lines_that_agree_score_one() -> None:
    tally = compare(LABELLED, LABELLED)
    assert tally.accuracy == 1.0
    assert score(tally, "body").word_f1 == score(tally, "body").line_f1 == 1.0


def test_a_line_has_the_role_of_most_of_its_words() -> None:
    predicted = [("title", "Ferry link reopens"), ("caption", "The first"), ("body", "boat left at noon. More news")]
    tally = compare(predicted, LABELLED)
    assert tally.words == Counter(
        {("title", "title"): 3, ("body", "caption"): 2, ("body", "body"): 4, ("related", "body"): 2}
    )
    assert tally.lines == Counter({("title", "title"): 1, ("body", "body"): 1, ("related", "body"): 1})
    body = score(tally, "body")
    assert body.word_f1 == pytest.approx(2 * 4 / (2 * 4 + 2 + 2))
    assert body.line_f1 == pytest.approx(2 * 1 / (2 * 1 + 1))
    assert score(tally, "related").taken_for == [("body", 1)]


def test_words_that_no_predicted_line_holds_are_missing() -> None:
    tally = compare(LABELLED[:1], LABELLED)
    assert tally.lines["body", MISSING] == 1
    assert score(tally, "body").word_f1 == 0.0


def test_predicted_words_that_are_not_labelled_do_not_count() -> None:
    assert compare([*LABELLED, ("body", "something else altogether")], LABELLED) == compare(LABELLED, LABELLED)


def test_case_and_punctuation_do_not_matter() -> None:
    assert compare([("title", "FERRY-link: reopens!")], LABELLED[:1]).words == Counter({("title", "title"): 3})


def test_tallies_add_up() -> None:
    total = Tally()
    for _ in range(2):
        total.add(compare(LABELLED, LABELLED))
    assert total.words["title", "title"] == 6
    assert core_mean(total) == pytest.approx(2 / 4)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The reference scorer."""
    path = corpora.SHARED / "roles" / "score.py"
    if not path.exists():
        pytest.skip("the reference scorer is not in the corpora folder beside the checkout")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_equals_the_reference_scorer(reference: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """On labelled pages whose predicted lines are the labelled ones with roles changed, lines lost, cut and swapped."""
    ours, theirs = Tally(), Counter[tuple[str, ...]]()
    for page in islice(corpora.read_labelled(corpora.SHARED), 6):
        assert page.labelled is not None
        predicted = _disturbed(page.labelled)
        ours.add(compare(predicted, page.labelled))
        reference.compare(predicted, page.labelled, theirs)
    assert dict(ours.words) == {key: count for key, count in theirs.items() if len(key) == 2}
    assert dict(ours.lines) == {key[1:]: count for key, count in theirs.items() if len(key) == 3}

    reference.report(theirs)
    report = capsys.readouterr().out
    for role in SCORED:
        figures = score(ours, role)
        row = f"{role:11} words F1 {figures.word_f1:.3f}  lines F1 {figures.line_f1:.3f}"
        assert f"{row}  gold lines {figures.labelled_lines:4d}" in report
    assert f"{round(core_mean(ours), 3)}" in report.splitlines()[-1]


def _disturbed(labelled: tuple[corpora.Line, ...]) -> list[corpora.Line]:
    chance = random.Random(len(labelled))
    lines: list[corpora.Line] = []
    for right_role, text in labelled:
        fate = chance.random()
        role = chance.choice(SCORED) if fate < 0.3 else right_role
        if fate < 0.1:
            continue
        if fate < 0.4:
            half = len(text) // 2
            lines += [(role, text[:half]), (chance.choice(SCORED), text[half:])]
        elif fate < 0.5 and lines:
            lines.insert(-1, (role, text))
        else:
            lines.append((role, text))
    return lines
