"""What readers wrote below an article, where the learned model takes it for the article's own paragraphs.

Comments are prose like any other, and a page with more of them than of the article looks like a thread to the model.
Their markup calls them comments, and the article stands outside of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bodycopy.classify.body.around import all_around, stands_in
from bodycopy.classify.kind import kind_verdict
from bodycopy.lexicon.class_words import speaks_strongly
from bodycopy.memo import remembered
from bodycopy.model.kinds import PageKind
from bodycopy.page import Context, Page, Role
from bodycopy.segment.tags import HEADINGS

_LEAST_ARTICLE: Final = 0.3
"""A page that is less likely an article, or likelier a forum, may exist for what readers write."""
_LEAST_SHARE: Final = 0.3
"""An article holds this share of the text at least where the rest of it is comments."""
_OF_PAGE: Final = frozenset({"body", "main", "article"})
"""What these are named after may be a property of the page: that it can be commented on, a tag."""


def without_comments(page: Page, text: Sequence[int]) -> Sequence[int]:
    """The numbers of lines of the text, on an article without those where the markup speaks of comments."""
    contexts = page.contexts
    known: dict[Context | None, bool] = {}
    suspected = [number for number in text if stands_in(contexts[number], _speaks_of_comments, known)]
    if not suspected or not _is_article(page):
        return text  # as on most pages
    around_text = all_around([contexts[text[0]]])
    if any(_speaks_of_comments(context) for context in around_text if context.tag not in _OF_PAGE):
        return text  # it opens with what may be a post
    known = dict.fromkeys(around_text, False)
    comments = {number for number in suspected if stands_in(contexts[number], _speaks_of_comments, known)}
    kept = [number for number in text if number not in comments]
    return kept if page.length_of(kept) >= _LEAST_SHARE * page.length_of(text) else text


def _is_article(page: Page) -> bool:
    verdict = kind_verdict(page)
    if verdict is None:
        return False
    article = verdict.chances[PageKind.ARTICLE]
    return article >= _LEAST_ARTICLE and article >= verdict.chances[PageKind.FORUM]


def _speaks_of_comments(context: Context) -> bool:
    # A heading's id is made of its words.
    return _name_comments(context.names) and context.tag not in HEADINGS


@remembered(1 << 15)
def _name_comments(names: str) -> bool:
    return speaks_strongly(names, Role.COMMENT)
