"""Related lines to stories."""

from __future__ import annotations

import pytest

from bodycopy.article import RelatedStory
from bodycopy.assemble.related import related_stories
from bodycopy.page import Page, Role
from tests.builders import links
from tests.roles_by_hand import markup, scraped

HEADLINES = (
    "Round barn near Ulster Corners gets a new roof",
    "Guild finishes the quilt that it began in 1974",
    "Is the bridge at Little Skarn safe?",
)
TEASERS = (
    "The barn had stood open to the rain for a decade before the council gave in...",
    "More than two hundred people sewed at the quilt, and nine of them saw it finished.",
    "Engineers have looked at the bridge three times this year and still do not agree.",
)
CAPTIONS = (
    "Workers carry shingles to the round barn near Ulster Corners on Tuesday, a day before the rain was due.",
    "The quilt is nine metres long and shows every farm of the valley as it stood when the first stitch was made.",
    "A boat passes below the bridge at Little Skarn, where two lanes have been closed to traffic since the spring.",
)


def stories_of(text: str) -> tuple[RelatedStory, ...]:
    return related_stories(markup(text, rest=Role.RELATED))


def scraped_stories(*lines: str) -> tuple[RelatedStory, ...]:
    return related_stories(scraped("\n".join(lines), rest=Role.RELATED))


def expected(
    heading: str | None = None, *, teasers: bool = False, captions: bool = False, url: bool = False
) -> tuple[RelatedStory, ...]:
    return tuple(
        RelatedStory(
            heading=heading,
            headline=headline,
            teaser=teaser if teasers else None,
            caption=caption if captions else None,
            url=f"https://tide.example/{number}" if url else None,
        )
        for number, (headline, teaser, caption) in enumerate(zip(HEADLINES, TEASERS, CAPTIONS, strict=True))
    )


def cards(layout: str, around: str = "div") -> str:
    """One card a story, by a layout with the fields {url}, {headline}, {teaser} and {caption}."""
    return "".join(
        f"<{around} class=card>"
        + layout.format(url=f"/{number}", headline=headline, teaser=teaser, caption=caption)
        + f"</{around}>"
        for number, (headline, teaser, caption) in enumerate(zip(HEADLINES, TEASERS, CAPTIONS, strict=True))
    )


def test_a_list_of_links() -> None:
    found = stories_of(links(*HEADLINES))
    assert [(story.headline, story.url) for story in found] == [
        (headline, f"https://tide.example/news/{number}") for number, headline in enumerate(HEADLINES, start=1)
    ]
    assert {(story.heading, story.teaser, story.caption) for story in found} == {(None, None, None)}


LAYOUTS = {
    "headline first": "<h3><a href={url}>{headline}</a></h3><p>{teaser}</p><figure><figcaption>{caption}</figure>",
    "picture first": "<figure><figcaption>{caption}</figcaption></figure><h3><a href={url}>{headline}</a></h3>"
    "<p>{teaser}</p>",
    "teaser first": "<p>{teaser}</p><p><a href={url}>{headline}</a></p><p class=caption>{caption}</p>",
    "section and author": "<p><a href=/world>World</a></p><h3><a href={url}>{headline}</a></h3><p>{teaser}</p>"
    "<p><a href=/edda>Edda Thornqvist</a></p><p>14 March 2024</p><figure><figcaption>{caption}</figure>",
    "section and author, no heading": "<p class=s><a href=/world>World</a></p><p class=h><a href={url}>{headline}</a>"
    "<p class=t>{teaser}</p><p class=b><a href=/edda>By Edda</a></p><figure><figcaption>{caption}</figure>",
    "read more": "<figure><figcaption>{caption}</figcaption></figure><h3><a href={url}>{headline}</a></h3><p>{teaser}"
    "<p><a href={url}>Read more</a></p>",
    "anchor and script": "<h3><a href={url}>{headline}</a></h3><p>{teaser}</p><p><a href='#'>Save</a></p>"
    "<p><a href='javascript:share()'>Share</a></p><figure><figcaption>{caption}</figure>",
    "link around all": "<a href={url}><figure><figcaption>{caption}</figcaption></figure><h3>{headline}</h3>"
    "<p>{teaser}</p></a>",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_cards_in_markup(layout: str) -> None:
    assert stories_of(cards(layout)) == expected(teasers=True, captions=True, url=True)


def test_cards_whose_link_is_no_block() -> None:
    text = "".join(
        f"<a href=/{number}><p>Places</p><h3>{headline}</h3><p>{teaser}</p></a>"
        for number, (headline, teaser) in enumerate(zip(HEADLINES, TEASERS, strict=True))
    )
    assert stories_of(f"<div>{text}</div>") == expected(teasers=True, url=True)


@pytest.mark.parametrize("kicker", ["<a href=/world>World</a> ", "<a href='#'>World</a> ", "<a href>World</a> "])
def test_a_link_to_the_section_before_the_headline(kicker: str) -> None:
    found = stories_of(cards(f"<p>{kicker}<a href={{url}}>{{headline}}</a></p>"))
    assert found == tuple(
        story.model_copy(update={"headline": f"World {story.headline}"}) for story in expected(url=True)
    )


def test_a_longer_link_that_leads_nowhere_is_not_the_story_s() -> None:
    text = f"<ul><li><a href=/0>{HEADLINES[0]}</a> <a href='javascript:save()'>{TEASERS[0]}</a></ul>"
    assert [story.url for story in stories_of(text)] == ["https://tide.example/0"]


def test_headlines_and_teasers_side_by_side() -> None:
    text = "".join(
        f"<h3><a href=/{number}>{headline}</a></h3><p>{teaser}</p>"
        for number, (headline, teaser) in enumerate(zip(HEADLINES, TEASERS, strict=True))
    )
    assert stories_of(f"<div>{text}</div>") == expected(teasers=True, url=True)


def test_links_divided_by_line_breaks_only() -> None:
    text = "<br>".join(f"<a href=/{number}>{headline}</a>" for number, headline in enumerate(HEADLINES))
    assert stories_of(f"<table><tr><td>{text}</td></tr></table>") == expected(url=True)


def test_one_card_alone() -> None:
    text = f"<div><h3><a href=/0>{HEADLINES[0]}</a></h3><p>{TEASERS[0]}</p></div>"
    assert stories_of(text) == expected(teasers=True, url=True)[:1]


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Latest stories</h2>",
        "<h2>From the valley</h2>",
        "<p><b>Most read:</b></p>",
        "<h2><a href=/latest>Latest stories</a></h2>",
        "<div>From the valley</div>",
    ],
)
def test_the_heading_of_a_list(heading: str) -> None:
    found = stories_of(f"<section>{heading}{links(*HEADLINES)}</section>")
    assert [story.headline for story in found] == list(HEADLINES)
    assert len({story.heading for story in found}) == 1
    assert found[0].heading in ("Latest stories", "From the valley", "Most read")


def test_a_heading_rules_its_own_list_only() -> None:
    text = f"<section><h2>Most read</h2>{links(HEADLINES[0])}</section><section>{links(HEADLINES[1])}</section>"
    assert [story.heading for story in stories_of(text)] == ["Most read", None]


def test_a_heading_rules_on_across_lines_of_other_roles() -> None:
    text = f"<section><h2>Most read</h2>{links(HEADLINES[0])}<p>Advertisement</p>{links(HEADLINES[1])}</section>"
    page = markup(text, {"Advertisement": Role.PROMO}, rest=Role.RELATED)
    assert [story.heading for story in related_stories(page)] == ["Most read", "Most read"]


def test_a_heading_does_not_rule_across_the_body() -> None:
    text = f"<article><h2>Most read</h2>{links(HEADLINES[0])}<p>It rained.</p>{links(HEADLINES[1])}</article>"
    page = markup(text, {"It rained": Role.BODY}, rest=Role.RELATED)
    assert [story.heading for story in related_stories(page)] == ["Most read", None]


def test_two_lists_with_headings() -> None:
    text = f"<h2>Latest</h2>{links(*HEADLINES[:2])}<h2>Most read</h2>{links(HEADLINES[2])}"
    assert [story.heading for story in stories_of(text)] == ["Latest", "Latest", "Most read"]


def test_a_lead_in_is_no_part_of_the_headline() -> None:
    story = RelatedStory(heading="READ MORE", headline=HEADLINES[0], url="https://tide.example/0")
    assert stories_of(f"<p>READ MORE: <a href=/0>{HEADLINES[0]}</a></p>") == (story,)
    assert scraped_stories(f"READ MORE: {HEADLINES[0]}") == (story.model_copy(update={"url": None}),)


def test_arrows_are_no_part_of_a_lead_in() -> None:
    (story,) = stories_of("<p>←Next article: <a href=/0>Yard and garden</a></p>")
    assert (story.heading, story.headline) == ("Next article", "Yard and garden")


def test_a_colon_alone_makes_no_lead_in() -> None:
    (story,) = stories_of("<p><a href=/0>Yard and garden: Living with skunks</a></p>")
    assert story.headline == "Yard and garden: Living with skunks"


@pytest.mark.parametrize("href", ["#", "#top", "javascript:void(0)", "mailto:desk@tide.example", ""])
def test_links_that_lead_nowhere_give_no_url(href: str) -> None:
    assert stories_of(f"<ul><li><a href='{href}'>{HEADLINES[0]}</a></ul>") == expected()[:1]


@pytest.mark.parametrize("label", ["17", "#3", "Feb 5, 2031", "#13 · Feb 5, 2031", "2031-02-05", "$ 34.50"])
def test_a_number_or_a_date_alone_is_no_story_and_no_headline(label: str) -> None:
    text = f"{links(*HEADLINES)}<p><a href=/latest>{label}</a></p>"
    assert [story.headline for story in stories_of(text)] == list(HEADLINES)
    assert [story.headline for story in scraped_stories(*HEADLINES, label)] == list(HEADLINES)
    assert stories_of(f"<p><a href=/latest>{label}</a></p>") == ()
    assert [story.headline for story in stories_of("<p><a href=/1984>The year 1984</a></p>")] == ["The year 1984"]


@pytest.mark.parametrize("label", ["Read more", "Share", "View all", "Advertisement", "Weiterlesen »"])
def test_a_card_that_is_a_button_is_no_story(label: str) -> None:
    text = f"{links(*HEADLINES)}<p><a href=/latest>{label}</a></p>"
    assert [story.headline for story in stories_of(text)] == list(HEADLINES)
    assert [story.headline for story in scraped_stories(*HEADLINES, label)] == list(HEADLINES)
    assert stories_of(f"<p><a href=/latest>{label}</a></p>") == ()


def test_the_button_of_a_card_is_not_its_headline() -> None:
    layout = "<p>{headline}</p><p>{teaser}</p><p><a href={url}>Read more</a></p>"
    assert stories_of(cards(layout)) == expected(teasers=True, url=True)


def test_a_section_set_as_a_heading_is_not_the_headline() -> None:
    layout = "<h4><a href={url}/politics>Politics</a></h4><p><a href={url}>{headline}</a></p><p>{teaser}</p>"
    assert stories_of(cards(layout)) == expected(teasers=True, url=True)


def cycle(*parts: tuple[str, ...]) -> list[str]:
    return [line for story in zip(*parts, strict=True) for line in story]


@pytest.mark.parametrize("heading", ["LATEST STORIES", "IN THE VALLEY", "Recommended:"])
def test_scraped_captions_headlines_and_teasers(heading: str) -> None:
    found = scraped_stories(heading, "", *cycle(CAPTIONS, HEADLINES, TEASERS))
    assert found == expected(heading.rstrip(":"), teasers=True, captions=True)


def test_scraped_headlines_and_teasers() -> None:
    assert scraped_stories("Most read", *cycle(HEADLINES, TEASERS)) == expected("Most read", teasers=True)


def test_scraped_captions_and_headlines() -> None:
    assert scraped_stories(*cycle(CAPTIONS, HEADLINES)) == expected(captions=True)


def test_scraped_headlines_only() -> None:
    assert scraped_stories(*HEADLINES) == expected()
    assert scraped_stories(*"\n\n".join(HEADLINES).splitlines()) == expected()[:0] + tuple(
        RelatedStory(headline=headline) for headline in HEADLINES
    )


def test_a_scraped_card_without_a_caption_among_others() -> None:
    lines = cycle(CAPTIONS, HEADLINES, TEASERS)
    del lines[3]
    assert [(story.caption, story.headline, story.teaser) for story in scraped_stories(*lines)] == [
        (CAPTIONS[0], HEADLINES[0], TEASERS[0]),
        (None, HEADLINES[1], TEASERS[1]),
        (CAPTIONS[2], HEADLINES[2], TEASERS[2]),
    ]


def test_scraped_teasers_only() -> None:
    assert [story.teaser for story in scraped_stories(*TEASERS)] == list(TEASERS)


def test_scraped_lists_end_at_other_lines() -> None:
    page = scraped(
        f"Most read\n{HEADLINES[0]}\nIt rained.\n{HEADLINES[1]}", {"It rained": Role.BODY}, rest=Role.RELATED
    )
    assert [(story.heading, story.headline) for story in related_stories(page)] == [
        ("Most read", HEADLINES[0]),
        (None, HEADLINES[1]),
    ]


@pytest.mark.parametrize("page", [markup(""), markup("<h2>Latest stories</h2>", rest=Role.RELATED), scraped("Tide.")])
def test_nothing_related(page: Page) -> None:
    assert related_stories(page) == ()


def test_many_stories_take_no_long_time() -> None:
    page = markup(links(*(f"Headline number {number} of the day" for number in range(5_000))), rest=Role.RELATED)
    assert len(related_stories(page)) == 5_000
