"""The table of stages: its order, and pipelines of users."""

from __future__ import annotations

import pytest

import bodycopy
from bodycopy import PIPELINE, Evidence, Page, Role, Stage
from bodycopy.classify.decoder import decode
from bodycopy.classify.pipeline import classify
from bodycopy.classify.signs import NOTE, Signs
from tests.builders import article_page, links, page_of, paragraphs, text_page
from tests.classify.seen import seen, unweighed

NAMES = [stage.name for stage in PIPELINE]
DRAFT = NAMES.index("draft")
CONTEXT_FREE = PIPELINE[:DRAFT]
CONTEXT_SENSITIVE = PIPELINE[DRAFT + 1 : -1]

MARKUP = article_page(
    byline="By Jane Roe",
    date="4 May 2024",
    body=f"{paragraphs(3)}<h2>Related stories</h2>{links('Ferry late again', 'Storm warning for Sunday')}",
    sidebar="<h3>Comments</h3><p>Nice pier.</p><p>Too late.</p><p>Well done.</p>",
    footer="<p>All rights reserved</p>",
)


def test_stages_stand_in_their_order() -> None:
    assert NAMES == [
        "markup",
        "shape",
        "phrasing",
        "links",
        "stamps",
        "signatures",
        "pictures",
        "headline",
        "surroundings",
        "learned",
        "draft",
        "neighbours",
        "groups",
        "runs",
        "place",
        "decode",
    ]


def test_a_stage_is_called_as_its_function() -> None:
    assert [stage.run.__name__ for stage in PIPELINE] == NAMES


def with_drafts(role: Role) -> Page:
    """The page as if every line were drafted as the role."""
    page = page_of(MARKUP)
    for line in page.lines:
        line.draft, line.margin = role, 3.0 if role is Role.BODY else -3.0
    return page


@pytest.mark.parametrize("stage", CONTEXT_FREE, ids=lambda stage: stage.name)
def test_context_free_stages_do_not_read_drafts(stage: Stage) -> None:
    assert seen(stage.run, with_drafts(Role.BODY)) == seen(stage.run, with_drafts(Role.COMMENT))


@pytest.mark.parametrize("stage", CONTEXT_SENSITIVE, ids=lambda stage: stage.name)
def test_context_sensitive_stages_read_drafts(stage: Stage) -> None:
    assert seen(stage.run, with_drafts(Role.BODY)) != seen(stage.run, with_drafts(Role.COMMENT))


@pytest.mark.parametrize("page", [page_of(MARKUP), text_page("One.\n\nTwo.\nThree.")], ids=["markup", "text"])
def test_no_stage_but_the_decoder_writes_roles(page: Page) -> None:
    for line in unweighed(page).lines:
        line.role = Role.CREDIT
    classify(page, PIPELINE[:-1])
    assert {line.role for line in page.lines} <= {Role.CREDIT}


@pytest.mark.parametrize("page", [page_of(""), text_page("")], ids=["markup", "text"])
def test_a_page_without_lines_goes_through_all_stages(page: Page) -> None:
    classify(unweighed(page))
    assert page.lines == []


def blank(page: Page) -> None:
    """A stage that takes the package's weights away."""
    page.notes[NOTE] = Signs({})


def shouting(page: Page) -> None:
    """A classifier as a user may write it."""
    for line in page.lines:
        if line.text.isupper():
            line.findings.append(bodycopy.finding(Evidence("user.shouting", "all in capitals", {Role.PROMO: 9.0})))


OWN = (Stage("blank", blank), Stage("shouting", shouting), Stage("decode", decode))


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
    own = (Stage("blank", blank), *PIPELINE[:-1], Stage("shouting", shouting), PIPELINE[-1])
    article = bodycopy.extract(MARKUP.replace("Nice pier.", "NICE PIER."), pipeline=own)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["NICE PIER."]
