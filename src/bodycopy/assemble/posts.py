"""Posts of social networks that an article shows: told by the class words of the networks' own embed codes."""

from __future__ import annotations

from typing import Final

from bodycopy.page import Context, Page

_CLASSES: Final = frozenset({
    "bluesky-embed", "fb-post", "fb-video", "imgur-embed-pub", "instagram-media", "mastodon-embed", "reddit-card",
    "reddit-embed-bq", "text-post-media", "tiktok-embed", "tumblr-post", "twitter-tweet", "twitter-video",
})  # fmt: skip


def is_in_post(context: Context) -> bool:
    """Whether a line with this context stands in a post."""
    here: Context | None = context
    while here is not None:
        if _is_post(here):
            return True
        here = here.parent
    return False


def post_around(page: Page, box: int) -> int:
    """The box of the post that a box stands in, or is."""
    while box and not _is_post(page.box_contexts[box]):
        box = page.parents[box]
    return box


def _is_post(context: Context) -> bool:
    return "-" in context.names and not _CLASSES.isdisjoint(context.names.lower().split())
