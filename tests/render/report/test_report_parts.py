"""The parts of the report: story, what came with it, lines, metadata, totals, strip."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bodycopy.article import (
    Article,
    Block,
    BlockKind,
    Candidate,
    Caption,
    ClassifiedLine,
    Comment,
    Promo,
    Reason,
    RelatedStory,
    Status,
)
from bodycopy.page import Role
from bodycopy.render.report.facts import filters, metadata, totals, totals_table
from bodycopy.render.report.rows import rows
from bodycopy.render.report.story import beside, shown_moment, story
from bodycopy.render.report.strip import strip
from tests.roles_by_hand import ENCODING


def a_line(index: int, role: Role, text: str = "Rain", *, confidence: float = 0.9, **fields: object) -> ClassifiedLine:
    return ClassifiedLine.model_validate(
        {"index": index, "role": role, "text": text, "confidence": confidence, **fields}
    )


def an_article(**fields: object) -> Article:
    return Article.model_validate({"encoding": ENCODING, **fields})


def plain(markup: str) -> str:
    """The text of some markup, elements divided by a space."""
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_the_story_has_all_that_a_reader_wants() -> None:
    article = an_article(
        title="Pier opens",
        standfirst="Late.",
        section=("World", "Coast"),
        authors=("Edda Thornqvist",),
        agency="AP",
        published=datetime(2024, 3, 14, 9, 12, tzinfo=UTC),
        language="en",
        body=(
            Block(kind=BlockKind.PARAGRAPH, text="It rained.", lines=(2,)),
            Block(kind=BlockKind.LIST_ITEM, text="Skarn", lines=(4,)),
            Block(kind=BlockKind.LIST_ITEM, text="Oster", lines=(5,)),
            Block(kind=BlockKind.TABLE, text="a\tb\nc\t", lines=(6, 7, 8)),
        ),
    )
    made = story(article)
    assert plain(made) == (
        "World › Coast Pier opens Late. Edda Thornqvist, AP · 2024-03-14 09:12 +00:00 "
        "2 It rained. 4 Skarn 5 Oster 6 a b c"
    )
    assert made.count("<ul>") == 1
    assert made.count("<tr>") == made.count("</tr>") == 2
    assert 'lang="en"' in made
    assert [f'id="block-{number}"' in made for number in range(5)] == [True, True, True, True, False]


def test_captions_stand_where_their_pictures_stood() -> None:
    article = an_article(
        body=tuple(Block(kind=BlockKind.PARAGRAPH, text=f"P{index}.", lines=(index,)) for index in (1, 3)),
        captions=(
            Caption(text="Last", image_url="javascript:x"),
            Caption(text="Middle", credit="Ann", image_url="https://tide.example/p.jpg", image_alt="A pier"),
            Caption(text="", credit="Bob"),
        ),
        lines=(
            a_line(0, Role.CREDIT, "Photo: Bob"),
            a_line(1, Role.BODY, "P1."),
            a_line(2, Role.CAPTION, "Middle Ann"),
            a_line(3, Role.BODY, "P3."),
            a_line(4, Role.CAPTION, "Last"),
        ),
    )
    assert plain(story(article)) == (
        "Without a headline Picture Bob 1 P1. A pier Middle Ann picture&#x27;s address 3 P3. Picture Last"
    )
    assert story(article).count(' href="https://tide.example/p.jpg"') == 1


def test_a_credit_that_an_earlier_caption_has_too_stands_where_its_own_picture_stood() -> None:
    article = an_article(
        body=tuple(Block(kind=BlockKind.PARAGRAPH, text=f"P{index}.", lines=(index,)) for index in (1, 3, 5)),
        captions=(
            Caption(text="A pier.", credit="Bob"),
            Caption(text="", credit="Bob", image_alt="A boat"),
            Caption(text="", credit="Bob", image_alt="A gull"),
        ),
        lines=(
            a_line(0, Role.CAPTION, "A pier. Photo: Bob"),
            a_line(1, Role.BODY, "P1."),
            a_line(2, Role.CREDIT, "Photo: Bob"),
            a_line(3, Role.BODY, "P3."),
            a_line(4, Role.CREDIT, "Photo: Bob"),
            a_line(5, Role.BODY, "P5."),
        ),
    )
    assert plain(story(article)) == ("Without a headline Picture A pier. Bob 1 P1. A boat Bob 3 P3. A gull Bob 5 P5.")


def test_blocks_that_stand_in_no_line_lead_to_none() -> None:
    body = (
        Block(kind=BlockKind.PARAGRAPH, text="It rained.", lines=()),
        Block(kind=BlockKind.LIST_ITEM, text="Skarn", lines=()),
    )
    captions = (Caption(text="A pier."),)
    article = an_article(body=body, captions=captions, lines=(a_line(3, Role.CAPTION, "A pier."),))
    made = story(article)
    assert plain(made) == "Without a headline It rained. Skarn Picture A pier."
    assert "#line-" not in made


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.OK}))
def test_a_page_without_a_whole_article_says_so(status: Status) -> None:
    made = story(an_article(status=status, status_detail="The page is 12 elements deep."))
    assert "12 elements deep." in plain(made)
    assert ".." not in plain(made)
    assert 'class="notice"' in made


def test_the_notice_is_left_out_where_all_is_well() -> None:
    assert "notice" not in story(an_article())


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (date(2024, 3, 14), "2024-03-14"),
        (datetime(2024, 3, 14, 9, 5), "2024-03-14 09:05"),
        (datetime(2024, 3, 14, 9, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))), "2024-03-14 09:05 -03:30"),
        (date(987, 3, 14), "0987-03-14"),
    ],
)
def test_moments(moment: date, shown: str) -> None:
    assert shown_moment(moment) == shown


def test_what_came_with_the_article() -> None:
    article = an_article(
        promos=(Promo(text="Sign up", url="https://tide.example/"), Promo(text="Buy <now>", url="javascript:x")),
        related=(RelatedStory(heading="More", headline="Ferry", teaser="It sails.", url="https://tide.example/f"),),
        comments=(Comment(text="Good", author="Ann", date="today"),),
    )
    made = beside(article)
    assert plain(made) == (
        "Promos 2 Lines that ask or offer something Sign up Buy &lt;now&gt; "
        "Related stories 1 Other stories that the page points to More Ferry It sails. "
        "Comments 1 What readers wrote Ann · today Good"
    )
    assert made.count("<a ") == 2
    assert beside(an_article()) == ""


def test_a_line_with_its_reasons() -> None:
    feature = Reason(role=Role.BODY, weight=-1.0, text="its length", sign="first.shape", stage="learned")
    line = a_line(
        7,
        Role.PROMO,
        "Sign <up>",
        confidence=0.7999,
        runner_up=Role.BODY,
        reasons=[
            Reason(role=Role.PROMO, weight=2.0, text="common", sign="a", stage="shape"),
            Reason(role=Role.PROMO, weight=1.5, text='opens with "sign"', sign="phrase", stage="phrasing"),
            Reason(role=Role.PROMO, weight=-9.0, text="odd", sign="own"),
            Reason(role=Role.BODY, weight=1.9, text="common", sign="a", stage="shape", because=(feature,)),
        ],
    )
    made = rows(an_article(lines=(line,), language="en"))
    assert plain(made) == (
        "7 Sign &lt;up&gt; promo 79 % opens with &quot;sign&quot; "
        "promo the role it got +2.0 common shape +1.5 opens with &quot;sign&quot; phrasing −9.0 odd own stage "
        "body the runner-up +1.9 common shape −1.0 its length"
    )
    assert 'class="row role-promo unsure"' in made
    assert 'class="w16 against"' in made
    assert "block-" not in made


def test_a_line_of_the_article_leads_to_its_block() -> None:
    body = (Block(kind=BlockKind.TABLE, text="a\tb", lines=(0, 1)),)
    made = rows(an_article(lines=(a_line(0, Role.BODY), a_line(1, Role.BODY)), body=body))
    assert made.count('href="#block-0"') == made.count("kept") == 2
    assert "unsure" not in made
    assert made.count("No evidence.") == 2


def test_metadata_with_its_candidates() -> None:
    article = an_article(
        title="Pier",
        canonical_url="https://tide.example/",
        tags=("rain", "wind"),
        published=date(2024, 3, 14),
        evidence={
            "title": (
                Candidate(value="Pier", origin="line 3", score=0.95),
                Candidate(value="<Pier>", origin="meta:og:title", score=0.5),
            ),
            "tags": (Candidate(value=("rain", "wind"), origin="meta:keywords", score=0.4),),
        },
    )
    made = metadata(article)
    text = plain(made)
    assert "title Pier 2 candidates Value From Trust Pier line 3 95 % &lt;Pier&gt; meta:og:title 50 %" in text
    assert "tags rain wind 1 candidate Value From Trust rain wind meta:keywords 40 %" in text
    assert "published 2024-03-14 modified not given" in text
    assert "encoding utf-8, from utf8" in text
    assert 'href="#line-3"' in made
    assert 'href="https://tide.example/"' in made


def test_of_values_only_addresses_are_links() -> None:
    assert " href=" not in metadata(an_article(title="Pier", description="x https://tide.example/", url="javascript:x"))


def test_totals_and_filters() -> None:
    found = totals(
        [
            a_line(0, Role.PROMO, "ab", confidence=0.5),
            a_line(1, Role.BODY, "abcdef", confidence=1.0),
            a_line(2, Role.PROMO, "ab", confidence=0.75),
        ]
    )
    assert found == [(Role.BODY, 1, 6, 1.0), (Role.PROMO, 2, 4, 0.625)]
    assert plain(totals_table(found)) == (
        "Role Lines Characters Share Confidence body 1 6 60 % 100 % promo 2 4 40 % 62 %"
    )
    assert plain(filters(found)) == "body 1 promo 2"
    assert filters(found).count(" checked") == 2


def test_the_strip_has_a_band_for_each_line() -> None:
    made = strip([a_line(0, Role.BODY, "a" * 100), a_line(1, Role.PROMO, "a"), a_line(2, Role.LEGAL, "a" * 9999)])
    assert re.findall(r'y="(\d+)" width="10" height="(\d+)" class="role-(\w+)"', made) == [
        ("0", "100", "body"),
        ("100", "24", "promo"),
        ("124", "600", "legal"),
    ]
    assert 'viewBox="0 0 10 724"' in made
    assert 'viewBox="0 0 10 1"' in strip([])
