"""Why a line has its role: evidence for it and for the runner-up, with the stage that saw it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

import bodycopy
from bodycopy import Article, ClassifiedLine, Evidence, Pipeline, Reason, Role, Stage
from bodycopy.assemble.reasons import MOST_REASONS, stage_of
from bodycopy.classify.pipeline import PIPELINE, SIGNS, classify
from bodycopy.classify.signs import PRIOR, read_weights
from bodycopy.package_data import VIEWS, package_file
from bodycopy.page import Line, Page
from tests.builders import article_page, links, paragraphs
from tests.gold import fixtures
from tests.stages import SHOUTING

PAGE = article_page(
    byline="By Edda Thornqvist",
    body=paragraphs(5) + '<div class="newsletter"><p>Sign up for our newsletter</p></div>',
    header=links("News", "Sport"),
    footer="© Tide",
)


@pytest.fixture(scope="module")
def article() -> Article:
    return bodycopy.extract(PAGE)


def line_of(article: Article, text: str) -> ClassifiedLine:
    return next(line for line in article.lines if line.text.startswith(text))


def of_role(line: ClassifiedLine, role: Role | None) -> list[Reason]:
    return [reason for reason in line.reasons if reason.role is role]


def test_reasons_are_those_for_the_role_and_then_those_for_the_runner_up(article: Article) -> None:
    for line in article.lines:
        own, other = of_role(line, line.role), of_role(line, line.runner_up)
        assert line.runner_up not in (None, line.role)
        assert list(line.reasons) == [*own, *other]
        assert own
        for reasons in (own, other):
            weights = [abs(reason.weight) for reason in reasons]
            assert weights == sorted(weights, reverse=True)
            assert len(weights) <= MOST_REASONS
            assert all(weights)


def test_a_reason_says_what_was_seen_and_by_whom(article: Article) -> None:
    promo = line_of(article, "Sign up")
    assert promo.role is Role.PROMO
    said = next(reason for reason in of_role(promo, Role.PROMO) if reason.stage == "phrasing")
    assert said.text == 'opens with "sign up for"'
    assert said.sign.startswith("phrase.promo.start")
    assert said.weight > 0


def test_the_same_sign_seen_twice_is_one_reason(article: Article) -> None:
    for line in article.lines:
        seen = [(reason.role, reason.sign, reason.text) for reason in line.reasons]
        assert len(seen) == len(set(seen))


@pytest.mark.parametrize(("of_the_model", "last"), [(False, ("user.3", 7.0)), (True, ("learned.0.short", 0.5))])
def test_of_many_reasons_the_weightiest_are_left_and_what_the_model_says(
    of_the_model: bool, last: tuple[str, float]
) -> None:
    def wordy(page: Page, lines: Sequence[Line]) -> None:
        pieces = [Evidence(f"user.{number}", "a word", {Role.PROMO: 10.0 - number}) for number in range(6)]
        said = [Evidence("learned.0.short", "said by the model", {Role.PROMO: 0.5})] * of_the_model
        for line in lines:
            line.findings.append(bodycopy.finding(*pieces, *said))

    (line,) = bodycopy.extract_lines("Tide", pipeline=Pipeline((Stage("wordy", wordy),), ())).lines
    assert line.role is Role.PROMO
    assert [(reason.sign, reason.weight) for reason in of_role(line, Role.PROMO)] == [
        ("user.0", 10.0),
        ("user.1", 9.0),
        ("user.2", 8.0),
        last,
    ]


def test_what_the_learned_model_says_is_explained_once_a_line(article: Article) -> None:
    for line in article.lines:
        (reason,) = (reason for reason in line.reasons if reason.because)
        assert reason.stage in ("learned", "decode")
        assert "log-odds" in reason.text
        assert {part.role for part in reason.because} == {Role.BODY}
        assert all(part.sign.startswith(("first.", "second.")) and part.weight for part in reason.because)


def test_the_stage_of_a_user_s_sign_is_not_known() -> None:
    pipeline = PIPELINE._replace(by_itself=(*PIPELINE.by_itself, SHOUTING))
    article = bodycopy.extract(PAGE.replace("Sign up for our newsletter", "BUY THIS BOAT"), pipeline=pipeline)
    seen = next(reason for reason in line_of(article, "BUY").reasons if reason.sign == "user.shouting")
    assert (seen.stage, seen.text, seen.weight) == (None, "all in capitals", 9.0)


def signs_by_stage(page: Page) -> set[tuple[str, str]]:
    """(sign, name of the stage that found it), by running the stages one after the other."""
    seen = dict.fromkeys(range(len(page.lines)), 0)

    def watched(stage: Stage) -> Stage:
        def look(page: Page, lines: Sequence[Line]) -> None:
            for line in lines:
                seen[line.index] = len(line.findings)
            stage.look(page, lines)
            for line in lines:
                for found in line.findings[seen[line.index] :]:
                    pairs.update((piece.name, stage.name) for piece in found.evidence)

        return stage._replace(look=look)

    pairs: set[tuple[str, str]] = set()
    stages = PIPELINE
    stages = stages._replace(
        by_itself=tuple(map(watched, stages.by_itself)), by_place=tuple(map(watched, stages.by_place))
    )
    classify(page, stages)
    return pairs


def test_every_sign_is_ascribed_to_the_stage_that_saw_it() -> None:
    pairs = {pair for fixture in fixtures() for pair in signs_by_stage(fixture.page())}
    assert len(pairs) > 300
    assert {(sign, stage) for sign, stage in pairs if stage_of(sign) != stage} == set()


SEEN_WITHOUT_A_WEIGHT = {"one", "settled"}
"""What the decoder says, which is worth what it has to be."""


def test_every_sign_with_a_weight_has_a_stage() -> None:
    weights = read_weights(json.loads(package_file("classify", "weights.json").read_text(encoding="utf-8")))
    signs = {name for view in VIEWS for table in weights[view] for name in table if name != PRIOR}
    assert [name for name in signs if stage_of(name) is None] == []
    words = [word for words in SIGNS.values() for word in words]
    assert len(words) == len(set(words))
    assert set(words) - {name.partition(".")[0] for name in signs} == SEEN_WITHOUT_A_WEIGHT
    assert [*SIGNS] == [*(stage.name for stage in (*PIPELINE.by_itself, *PIPELINE.by_place)), "decode"]


def test_lines_alike_share_their_reasons() -> None:
    alike = bodycopy.extract(f"<h1>Rain</h1>{'<p>It rained in the hills, people said.</p>' * 400}").lines
    reasons = {id(line.reasons) for line in alike}
    assert len(reasons) < 100
    shared = {line.reasons for line in alike}
    assert len(shared) <= len(reasons)
    for line in alike:
        assert line.reasons[0].role is line.role
