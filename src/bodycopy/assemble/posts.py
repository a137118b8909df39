"""Posts of social networks that an article shows: told by the class words of the networks' own embed codes."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Context, Page

_CLASSES: Final = frozenset({
    "bluesky-embed", "fb-post", "fb-video", "imgur-embed-pub", "instagram-media", "mastodon-embed", "reddit-card",
    "reddit-embed-bq", "text-post-media", "tiktok-embed", "tumblr-post", "twitter-tweet", "twitter-video",
})  # fmt: skip


def is_post(context: Context) -> bool:
    """Whether the element is a post."""
    return "-" in context.names and not _CLASSES.isdisjoint(context.names.lower().split())


def post_around(page: Page, box: int) -> int:
    """The box of the post that a box stands in, or is."""
    while box and not is_post(page.box_contexts[box]):
        box = page.parents[box]
    return box
