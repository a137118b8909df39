"""The table of stages: its order, and pipelines of users."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

import pytest

import bodycopy
from bodycopy import PIPELINE, Evidence, Line, Page, Pipeline, Role, Stage
from bodycopy.classify.body.opened import open_lines
from bodycopy.classify.kind import NOTE as KIND
from bodycopy.classify.pipeline import classify, find_body
from bodycopy.classify.signs import NOTE, Signs, Tables
from bodycopy.errors import PipelineError
from bodycopy.model.kinds import PageKind
from bodycopy.model.pages import KindVerdict
from tests.builders import SENTENCES, article_page, links, page_of, paragraphs, text_page
from tests.classify.seen import seen, unweighed
from tests.classify.told import told
from tests.roles_by_hand import check_text
from tests.stages import SHOUTING

PLACE_ALONE = {"masses", "behind", "company"}
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
        "vocabulary",
        "links",
        "targets",
        "stamps",
        "trails",
        "signatures",
        "pictures",
        "headline",
        "surroundings",
    ]
    assert [stage.name for stage in PIPELINE.by_place] == [
        "masses",
        "neighbours",
        "behind",
        "company",
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
    assert page.body == body
    check_text(page)


def asked(page: Page, pipeline: Pipeline = PIPELINE) -> Counter[tuple[str, int]]:
    """How often each stage is asked of each line until all have their roles."""
    found: Counter[tuple[str, int]] = Counter()

    def counted(stage: Stage) -> Stage:
        def look(page: Page, lines: Sequence[Line]) -> None:
            found.update((stage.name, line.index) for line in lines)
            stage.look(page, lines)

        return Stage(stage.name, look)

    stages = Pipeline(*(tuple(map(counted, part)) for part in pipeline))
    find_body(page, stages)
    classify(page, stages)
    return found


def test_every_stage_is_asked_once_of_every_line_in_two_steps() -> None:
    page = told(page_of(MARKUP), *itertools.islice(itertools.cycle([5.0, 0.5, -0.5, -5.0]), len(page_of(MARKUP).texts)))
    lines = range(len(page.texts))
    assert asked(page) == Counter(
        (stage.name, index) for stage in (*PIPELINE.by_itself, *PIPELINE.by_place) for index in lines
    )


def test_finding_the_body_makes_only_the_lines_that_are_open() -> None:
    page = told(page_of(MARKUP), *[5.0] * len(page_of(MARKUP).texts))
    page.notes[KIND] = KindVerdict({kind: float(kind is PageKind.ARTICLE) for kind in PageKind})
    looked: list[int] = []
    look = Stage(PIPELINE.by_itself[0].name, lambda page, lines: looked.extend(line.index for line in lines))
    headline = page.texts.index(page.head.title)
    assert find_body(page, Pipeline((look,), (look,))) == [n for n in range(len(page.texts)) if n != headline]
    assert looked == open_lines(page)
    assert 0 < len(looked) < len(page.texts)


def test_finding_the_body_asks_a_stage_of_the_user_of_all_lines() -> None:
    page = page_of(MARKUP)
    looked: list[int] = []
    find_body(page, Pipeline((Stage("mine", lambda page, lines: looked.extend(line.index for line in lines)),), ()))
    assert set(looked) == set(range(len(page.texts)))


@pytest.mark.parametrize("markup", [MARKUP, paragraphs(3), "<p>Menu</p>", ""])
def test_two_steps_give_what_one_would(markup: str) -> None:
    parted, whole = page_of(markup), page_of(markup)
    body = list(find_body(parted))
    assert find_body(parted) == body
    classify(parted)
    whole.body = body
    classify(whole)
    assert [(line.role, line.draft, line.score) for line in parted.lines] == [
        (line.role, line.draft, line.score) for line in whole.lines
    ]
    assert [line.evidence for line in parted.lines] == [line.evidence for line in whole.lines]


def test_without_markup_finding_the_body_finds_all_roles() -> None:
    found, classified = text_page(SENTENCES), text_page(SENTENCES)
    body = find_body(found)
    classify(classified)
    assert classified.body == body
    assert [(line.role, line.evidence) for line in found.lines] == [
        (line.role, line.evidence) for line in classified.lines
    ]


@pytest.mark.parametrize("page", [page_of(""), text_page("")], ids=["markup", "text"])
def test_a_page_without_lines_goes_through_all_stages(page: Page) -> None:
    classify(unweighed(page))
    assert page.lines == []


def blank(page: Page, lines: Sequence[Line]) -> None:
    """A stage that takes the package's weights away."""
    page.notes[NOTE] = Signs(Tables({}, {}, {}))


OWN = Pipeline(by_itself=(Stage("blank", blank), SHOUTING), by_place=())


def test_extract_runs_a_pipeline_of_the_user() -> None:
    article = bodycopy.extract(MARKUP.replace("All rights reserved", "BUY THIS BOAT"), pipeline=OWN)
    (line,) = [line for line in article.lines if line.role is Role.PROMO]
    assert line.text == "BUY THIS BOAT"
    assert [(reason.role, reason.weight, reason.text) for reason in line.reasons if reason.stage is None] == [
        (Role.PROMO, 9.0, "all in capitals")
    ]
    assert line.confidence > 0.8


def test_extract_lines_runs_a_pipeline_of_the_user() -> None:
    article = bodycopy.extract_lines("BUY THIS BOAT\nRain fell.", pipeline=OWN)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["BUY THIS BOAT"]


def test_a_stage_of_the_user_stands_among_the_package_s_own() -> None:
    own = PIPELINE._replace(by_itself=(Stage("blank", blank), *PIPELINE.by_itself, SHOUTING))
    article = bodycopy.extract(MARKUP.replace("Nice pier.", "NICE PIER."), pipeline=own)
    assert [line.text for line in article.lines if line.role is Role.PROMO] == ["NICE PIER."]


WIRE = "Jane Doe – Wire service"


def wire_copy(weight: float, role: Role = Role.BYLINE) -> Pipeline:
    """The pipeline with the stage that the README shows."""

    def wire(page: Page, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.text.endswith("– Wire service"):
                line.findings.append(bodycopy.finding(Evidence("wire", "the wire service's mark", {role: weight})))

    return PIPELINE._replace(by_itself=(*PIPELINE.by_itself, Stage("wire copy", wire)))


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{WIRE}</p>{paragraphs(6)}",
        f"{paragraphs(6)}<p>{WIRE}</p>",
        paragraphs(6).replace("<p>", f"<p>{WIRE}<p>", 3),
    ],
)
def test_a_stage_of_the_user_is_heard_of_lines_that_the_model_is_sure_of(body: str) -> None:
    html = article_page(body=body)
    assert WIRE in bodycopy.extract(html).text
    article = bodycopy.extract(html, pipeline=wire_copy(8.0))
    assert WIRE not in article.text
    assert {line.role for line in article.lines if line.text == WIRE} == {Role.BYLINE}
    assert WIRE in bodycopy.extract(html, pipeline=wire_copy(0.5)).text


def test_a_stage_of_the_user_can_say_that_a_line_is_text() -> None:
    html = article_page(body=paragraphs(6), footer=f"<ul><li>{WIRE}</ul>")
    assert WIRE not in bodycopy.extract(html).text
    assert WIRE in bodycopy.extract(html, pipeline=wire_copy(16.0, Role.BODY)).text


def test_more_evidence_of_a_line_than_there_is_room_for_is_told() -> None:
    def wordy(page: Page, lines: Sequence[Line]) -> None:
        for line in lines:
            line.findings += [bodycopy.finding(Evidence("wordy", "a word", {Role.BYLINE: 0.1}))] * 200

    pipeline = PIPELINE._replace(by_itself=(*PIPELINE.by_itself, Stage("wordy", wordy)))
    with pytest.raises(PipelineError):
        find_body(told(page_of(MARKUP), *[5.0] * len(page_of(MARKUP).texts)), pipeline)


def test_a_stage_that_says_nothing_of_weight_changes_nothing() -> None:
    def idle(page: Page, lines: Sequence[Line]) -> None:
        for line in lines:
            line.findings.append(bodycopy.finding(Evidence("idle", "a line", {})))

    by_itself = (*PIPELINE.by_itself, Stage("idle", idle))
    article = bodycopy.extract(MARKUP, pipeline=PIPELINE._replace(by_itself=by_itself))
    assert article.model_dump() == bodycopy.extract(MARKUP).model_dump()


def test_a_stage_of_the_package_in_other_clothes_says_the_same() -> None:
    def clad(stage: Stage) -> Stage:
        def look(page: Page, lines: Sequence[Line]) -> None:
            stage.look(page, lines)

        return stage._replace(look=look)

    pipeline = PIPELINE._replace(by_itself=tuple(map(clad, PIPELINE.by_itself)))
    assert bodycopy.extract(MARKUP, pipeline=pipeline).model_dump() == bodycopy.extract(MARKUP).model_dump()


@pytest.mark.parametrize("where", ["by_itself", "by_place"])
def test_a_stage_that_fails_leaves_no_findings_behind(where: str) -> None:
    """Whoever reads again gets what a stage that never failed would have given."""
    fails = [True]

    def moody(page: Page, lines: Sequence[Line]) -> None:
        if fails and len(lines) > 1:
            fails.clear()
            raise ValueError("not now")

    stages = (*getattr(PIPELINE, where), Stage("moody", moody))
    pipeline = PIPELINE._replace(**{where: stages})
    page = page_of(MARKUP)
    if where == "by_place":
        find_body(page, pipeline)
    with pytest.raises(ValueError, match="not now"):
        classify(page, pipeline)
    classify(page, pipeline)
    untroubled = page_of(MARKUP)
    classify(untroubled)
    assert [line.findings for line in page.lines] == [line.findings for line in untroubled.lines]
    assert [line.role for line in page.lines] == [line.role for line in untroubled.lines]


@pytest.mark.parametrize(
    ("opening", "beside", "is_wall"),
    [
        ("We use cookies and similar tools.", "", True),
        ("We keep the data of clients.", "", False),
        ("We use cookies and similar tools.", links(*SENTENCES, *SENTENCES), False),
    ],
    ids=["wall", "no legal phrase", "a small part of the page"],
)
def test_legal_text_is_a_consent_wall_where_it_says_so_and_is_most_of_the_page(
    monkeypatch: pytest.MonkeyPatch, opening: str, beside: str, is_wall: bool
) -> None:
    monkeypatch.setattr("bodycopy.classify.pipeline.legal_share", lambda _: 1.0)
    page = page_of(article_page(body=f"<p>{opening}</p>{paragraphs(4, each=1)}", footer=beside))
    assert (find_body(page) == []) is is_wall
