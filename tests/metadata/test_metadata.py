"""The small fields: the dateline, the standfirst, the page's own URL."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest

from bodycopy import Article, extract
from bodycopy.page import Role
from tests.builders import article_page, html, json_ld
from tests.roles_by_hand import assembled, markup, scraped


def test_the_dateline_is_read_from_the_first_body_line_and_stays_in_it() -> None:
    text = "DAMASCUS (Reuters) – The visit came amid tensions."
    article = assembled(scraped(f"Menu\n\n{text}\n\nPARIS – Elsewhere.", {"Menu": Role.NAVIGATION}))
    assert (article.dateline, article.agency) == ("DAMASCUS", "Reuters")
    assert article.body[0].text == text


def test_the_dateline_may_stand_behind_a_short_line_or_in_the_summary() -> None:
    assert assembled(scraped("OUR CORRESPONDENT\n\nOSTERMOOR – It rained.")).dateline == "OSTERMOOR"
    for summary, place in (("Berlin. It rained all day.", "Berlin"), ("WET DAY: It rained.", None)):
        page = scraped(f"{summary}\n\nIt rained.", {summary: Role.STANDFIRST})
        assert assembled(page).dateline == place


def test_the_agency_of_the_by_line_comes_before_that_of_the_dateline() -> None:
    page = scraped("AP\n\nBERLIN (dpa) – It rained.", {"AP": Role.BYLINE})
    assert (assembled(page).agency, assembled(page).dateline) == ("AP", "BERLIN")


def test_the_lines_of_a_standfirst_each_once() -> None:
    page = markup("<p>Pier opens.</p><ul><li>Two years late</ul><p>Pier opens.</p>", rest=Role.STANDFIRST)
    assert assembled(page).standfirst == "Pier opens.\nTwo years late"
    assert assembled(markup("<p>It rained.</p>")).standfirst is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel=canonical href="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="https://tide.example/p">', "https://tide.example/p"),
        ('<meta property=og:url content="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="javascript:1"><meta property=og:url content="/pier">', "https://tide.example/pier"),
        ('<link rel=canonical href="#">', None),
        ("", None),
    ],
)
def test_the_page_s_own_url(head: str, url: str | None) -> None:
    assert assembled(markup(html("<p>It rained.</p>", head=head))).canonical_url == url


PAGE = """<!doctype html><html lang="en"><head><title>Pier opens - Tide</title>
<meta name="description" content="A pier."><meta property="og:site_name" content="Tide">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier opens", "author": "Edda Thornqvist",
"datePublished": "2031-05-04T10:15:00+09:00"}</script></head>
<body><h1>Ostermoor pier opens</h1><p>By Una Pellow</p><p>5 May 2031</p><p>OSTERMOOR – It rained.</p></body></html>"""
ROLES = {"Ostermoor": Role.TITLE, "By": Role.BYLINE, "5 May": Role.DATE, "OSTERMOOR": Role.BODY}


def test_the_evidence_has_the_chosen_candidate_first_and_keeps_the_rejected() -> None:
    article = assembled(markup(PAGE, ROLES))
    evidence = article.evidence
    assert [(found.value, found.origin) for found in evidence["published"]] == [
        ("2031-05-05", "line 2"),
        ("2031-05-04T10:15:00+09:00", "json-ld:NewsArticle.datePublished"),
    ]
    assert [(found.value, found.origin) for found in evidence["authors"]] == [
        (("Edda Thornqvist",), "json-ld:NewsArticle.author"),
        (("Una Pellow",), "line 1"),
    ]
    assert {found.value for found in evidence["title"]} == {"Ostermoor pier opens", "Pier opens"}
    assert article.title == "Ostermoor pier opens"
    for found in evidence.values():
        scores = [candidate.score for candidate in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_fields_without_evidence_are_empty() -> None:
    article = assembled(markup("<p>Tide</p>", rest=Role.NAVIGATION))
    assert article.evidence.keys() <= {"section"}
    assert (article.title, article.authors, article.published, article.access) == (None, (), None, None)


def test_what_is_trusted_too_little_is_kept_as_evidence_only() -> None:
    page = scraped(
        "Menu\n\n" + "Line\n" * 20 + "By Una Pellow", {"Menu": Role.TITLE, "By": Role.BYLINE}, rest=Role.WIDGET
    )
    article = assembled(page)
    assert article.authors == ("Una Pellow",)
    two = scraped("By Una Pellow" + "\nLine" * 20 + "\nAP", {"By": Role.BYLINE, "AP": Role.BYLINE}, rest=Role.WIDGET)
    assert assembled(two).agency is None
    assert [found.value for found in assembled(two).evidence["agency"]] == ["AP"]


def test_metadata_is_built_when_it_is_read_and_round_trips() -> None:
    article = extract(PAGE, url="https://tide.example/world/pier")
    assert article.text
    assert {"title", "published", "evidence"}.isdisjoint(article.__dict__)
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.evidence == article.evidence
    assert pickle.loads(pickle.dumps(extract(PAGE))) == extract(PAGE)


def test_a_page_that_says_when_it_was_saved() -> None:
    comment = "<!--\n Page saved with SingleFile \n url: x \n saved date: Sun May 04 2031 10:15:00 GMT+0000\n-->"
    assert extract(comment + PAGE).saved == datetime(2031, 5, 4, 10, 15, tzinfo=UTC)
    assert extract(PAGE).saved is None


def test_the_description_is_the_head_s() -> None:
    assert assembled(markup(PAGE, ROLES)).description == "A pier."


def test_the_description_of_the_json_ld_stands_in_for_the_head_s() -> None:
    told = json_ld(description="A pier, told of by a program.")
    assert extract(html("<p>It rained.</p>", head=told)).description == "A pier, told of by a program."
    both = told + '<meta name="description" content="A pier.">'
    assert extract(html("<p>It rained.</p>", head=both)).description == "A pier."


@pytest.mark.parametrize("filler", ["undefined", "null", "{{field}}", "${field}", "[object Object]"])
def test_what_programs_fill_in_is_no_value(filler: str) -> None:
    head = (
        f'<meta property="og:title" content="{filler}"><meta property="og:image" content="{filler}">'
        f'<meta property="article:tag" content="{filler}"><meta property="article:section" content="{filler}">'
        f'<link rel="canonical" href="https://tide.example/{filler}">'
        '<meta property="og:url" content="https://tide.example/pier">'
    )
    article = extract(article_page(head=head + json_ld(articleSection=filler, keywords=filler)))
    assert (article.title, article.lead_image) == ("Ostermoor opens its ferry pier", None)
    assert (article.tags, article.section) == ((), ())
    assert article.canonical_url == "https://tide.example/pier"


def test_a_title_may_speak_of_templates() -> None:
    title = "How {{name}} is filled in"
    assert extract(html("<p>Pier</p>", head=f'<meta property="og:title" content="{title}">')).title == title
