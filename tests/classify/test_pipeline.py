"""The table of stages: its order, and pipelines of users."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import bodycopy
from bodycopy import PIPELINE, Evidence, Line, Page, Pipeline, Role, Stage
from bodycopy.classify.pipeline import classify, find_body
from bodycopy.classify.signs import NOTE, Signs
from tests.builders import article_page, links, page_of, paragraphs, text_page
from tests.classify.seen import seen, unweighed

PLACE_ALONE = {"masses", "behind"}
"""What reads the places of other lines, and not their drafts."""
MARKUP = article_page(
    byline="By Jane Roe",
    date="4 May 2024",
    body=f"{paragraphs(3)}<h2>Related stories</h2>{links('Ferry late again', 'Storm warning for Sunday')}",
    sidebar="<h3>Comments</h3><p>Nice pier.</p><p>Too late.</p><p>Well done.</p>",
    footer="<p>All rights reserved</p>",
)


def test_stages_stand_in_their_order() -> None:
    assert [stage.name for stage in PIPELINE.by_itself] == [
        "learned",
        "markup",
        "shape",
        "phrasing",
        "links",
        "stamps",
        "signatures",
        "pictures",
        "headline",
        "surroundings",
    ]
    assert [stage.name for stage in PIPELINE.by_place] == [
        "masses",
        "neighbours",
        "behind",
        "groups",
        "runs",
        "place",
    ]


@pytest.mark.parametrize("stage", (*PIPELINE.by_itself, *PIPELINE.by_place), ids=lambda stage: stage.name)
def test_a_stage_is_called_as_its_function(stage: Stage) -> None:
    assert getattr(stage.look, "__name__", "") == stage.name


def with_drafts(role: Role) -> Page:
    """The page as if every line were drafted as the role."""
    page = page_of(MARKUP)
    for line in page.lines:
        line.draft, line.margin = role, 3.0 if role is Role.BODY else -3.0
    return page


@pytest.mark.parametrize("stage", PIPELINE.by_itself, ids=lambda stage: stage.name)
def test_context_free_stages_do_not_read_drafts(stage: Stage) -> None:
    assert seen(stage.look, with_drafts(Role.BODY)) == seen(stage.look, with_drafts(Role.COMMENT))


@pytest.mark.parametrize("stage", PIPELINE.by_itself, ids=lambda stage: stage.name)
@pytest.mark.parametrize("markup", [MARKUP, paragraphs(3)])
def test_context_free_stages_see_the_same_whether_asked_of_some_lines_or_of_all(stage: Stage, markup: str) -> None:
    whole, parted = unweighed(page_of(markup)), unweighed(page_of(markup))
    stage.look(whole, whole.lines)
    stage.look(parted, parted.lines_at(range(0, len(parted.texts), 3)))
    stage.look(parted, [line for line in parted.lines if line.index % 3])
    assert [line.evidence for line in parted.lines] == [line.evidence for line in whole.lines]


@pytest.mark.parametrize("stage", [s for s in PIPELINE.by_place if s.name not in PLACE_ALONE], ids=lambda s: s.name)
def test_context_sensitive_stages_read_drafts(stage: Stage) -> None:
    assert seen(stage.look, with_drafts(Role.BODY)) != seen(stage.look, with_drafts(Role.COMMENT))


@pytest.mark.parametrize("page", [page_of(MARKUP), text_page("One.\n\nTwo.\nThree.")], ids=["markup", "text"])
def test_no_stage_but_the_decoder_writes_roles(page: Page) -> None:
    for line in unweighed(page).lines:
        line.role = Role.CREDIT
    for stage in (*PIPELINE.by_itself, *PIPELINE.by_place):
        stage.look(page, page.lines)
    assert {line.role for line in page.lines} == {Role.CREDIT}


def test_body_is_settled_before_the_roles_and_stays() -> None:
    page = page_of(MARKUP)
    body = find_body(page)
    assert body
    classify(page)
    assert [line.index for line in page.lines if line.role in (Role.BODY, Role.SUBHEADING)] == body


@pytest.mark.parametrize("page", [page_of(""), text_page("")], ids=["markup", "text"])
def test_a_page_without_lines_goes_through_all_stages(page: Page) -> None:
    classify(unweighed(page))
    assert page.lines == []


def blank(page: Page, lines: Sequence[Line]) -> None:
    """A stage that takes the package's weights away."""
    page.notes[NOTE] = Signs({})


def shouting(page: Page, lines: Sequence[Line]) -> None:
    """A classifier as a user may write it."""
    for line in lines:
        if line.text.isupper():
            line.findings.append(bodycopy.finding(Evidence("user.shouting", "all in capitals", {Role.PROMO: 9.0})))


OWN = Pipeline(by_itself=(Stage("blank", blank), Stage("shouting", shouting)), by_place=())


def test_extract_runs_a_pipeline_of_the_user() -> None:
    article = bodycopy.extract("<p>BUY THIS BOAT</p><p>Rain fell.</p>", pipeline=OWN)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["BUY THIS BOAT"]
    first = article.lines[0]
    assert [(reason.role, reason.weight, reason.text) for reason in first.reasons] == [
        (Role.PROMO, 9.0, "all in capitals")
    ]
    assert first.confidence > 0.99


def test_extract_lines_runs_a_pipeline_of_the_user() -> None:
    article = bodycopy.extract_lines("BUY THIS BOAT\nRain fell.", pipeline=OWN)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["BUY THIS BOAT"]


def test_a_stage_of_the_user_stands_among_the_package_s_own() -> None:
    own = PIPELINE._replace(by_itself=(Stage("blank", blank), *PIPELINE.by_itself, Stage("shouting", shouting)))
    article = bodycopy.extract(MARKUP.replace("Nice pier.", "NICE PIER."), pipeline=own)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["NICE PIER."]
