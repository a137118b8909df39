"""Stories that a page points to, each of them once, and without the page itself."""

from __future__ import annotations

from collections.abc import Iterable

from bodycopy.article import RelatedStory
from bodycopy.page import Page
from bodycopy.urls import absolute


def distinct_stories(page: Page, stories: Iterable[RelatedStory]) -> tuple[RelatedStory, ...]:
    """The stories in order; a list of the most read repeats those of other lists, and often names the page itself."""
    own = {_place(url) for url in (page.url, absolute(page, page.head.canonical)) if url}
    kept: dict[object, RelatedStory] = {}
    for number, story in enumerate(stories):
        place = _place(story.url) if story.url else None
        if place is not None and place in own:
            continue
        # What has no headline is told from nothing else.
        key = (story.headline, place) if story.headline else number
        first = kept.get(key)
        kept[key] = story if first is None else _completed(first, story)
    return tuple(kept.values())


def _place(url: str) -> str:
    """A URL as it is compared: without what names a part of the page, and the slash at its end."""
    return url.partition("#")[0].rstrip("/")


def _completed(first: RelatedStory, again: RelatedStory) -> RelatedStory:
    """A story with what only its repetition says."""
    missing = {
        field: value
        for field, value in (("teaser", again.teaser), ("caption", again.caption))
        if value is not None and getattr(first, field) is None
    }
    return first.model_copy(update=missing) if missing else first
