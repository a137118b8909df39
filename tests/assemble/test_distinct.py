"""Each of the other stories once, and never the page itself."""

from __future__ import annotations

import pytest

from bodycopy.article import RelatedStory
from bodycopy.assemble.distinct import distinct_stories
from bodycopy.page import Head, Page

OWN = "https://tide.example/news/pier"
BARN = RelatedStory(heading="Latest", headline="Round barn gets a new roof", url="https://tide.example/barn")
QUILT = RelatedStory(heading="Latest", headline="Guild finishes the quilt", url="https://tide.example/quilt")


def page_at(url: str | None, canonical: str | None = None) -> Page:
    return Page(url=url, head=Head(canonical=canonical))


def again(story: RelatedStory, **fields: str | None) -> RelatedStory:
    return story.model_copy(update={"heading": "Most read", **fields})


@pytest.mark.parametrize("url", [BARN.url, f"{BARN.url}/", f"{BARN.url}#comments"])
def test_a_story_of_several_lists_stands_in_the_first(url: str) -> None:
    assert distinct_stories(page_at(OWN), [BARN, QUILT, again(BARN, url=url)]) == (BARN, QUILT)


def test_another_headline_or_another_link_is_another_story() -> None:
    others = [
        BARN,
        again(BARN, headline="A new roof for the round barn"),
        again(BARN, url="https://tide.example/barn?page=2"),
    ]
    assert distinct_stories(page_at(OWN), others) == tuple(others)


def test_what_only_the_repetition_says_is_kept() -> None:
    told = again(BARN, teaser="It had stood open to the rain.", caption="Workers carry shingles.")
    assert distinct_stories(page_at(OWN), [BARN, told]) == (
        BARN.model_copy(update={"teaser": told.teaser, "caption": told.caption}),
    )
    assert distinct_stories(page_at(OWN), [told, again(told, teaser="It rained.", caption=None)]) == (told,)


def test_stories_without_a_headline_are_not_compared() -> None:
    teasers = (RelatedStory(teaser="It rained."), RelatedStory(teaser="It rained on."))
    assert distinct_stories(page_at(OWN), teasers) == teasers


@pytest.mark.parametrize("page", [page_at(OWN), page_at(f"{OWN}/#top"), page_at("https://tide.example/", "/news/pier")])
def test_the_page_itself_is_no_other_story(page: Page) -> None:
    for url in (OWN, f"{OWN}/", f"{OWN}#comments"):
        assert distinct_stories(page, [RelatedStory(headline="Pier opens", url=url), QUILT]) == (QUILT,)


def test_where_the_page_stands_need_not_be_known() -> None:
    assert distinct_stories(page_at(None), [BARN, RelatedStory(headline="Pier opens")]) == (
        BARN,
        RelatedStory(headline="Pier opens"),
    )
