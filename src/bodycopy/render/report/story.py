"""The article as a reader would want it, and what came with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Final

from bodycopy.article import Article, Block, BlockKind, Caption, ClassifiedLine, Comment, Promo, RelatedStory, Status
from bodycopy.page import Role
from bodycopy.render.report.markup import Markup, element, is_web, joined, link
from bodycopy.render.shown import MEANINGS, standfirst_apart

_NOTICES: Final = {
    Status.NO_ARTICLE: "No article",
    Status.PAYWALLED: "Cut off",
    Status.CONSENT_WALL: "Consent wall",
    Status.EMPTY: "Empty",
    Status.OVER_LIMIT: "Over a limit",
    Status.NOT_TEXT: "No text",
}
_STYLED: Final = frozenset({BlockKind.STANDFIRST, BlockKind.POST})
"""Kinds of blocks that look otherwise than their elements do."""
_SIMPLE: Final = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.SUBHEADING: "h3",
    BlockKind.CODE: "pre",
    BlockKind.QUOTE: "blockquote",
    BlockKind.STANDFIRST: "p",
    BlockKind.POST: "blockquote",
}


def story(article: Article) -> Markup:
    """The article as one element."""
    head = [
        _text("p", "kicker", " › ".join(article.section)),
        _text("h2", "headline", article.title or "Without a headline"),
        _text("p", "standfirst", standfirst_apart(article)),
        joined(_signature(article)),
    ]
    attributes = {"class": "story", "lang": article.language or "", "dir": "auto"}
    return element("article", attributes, *head, _notice(article), *_body(article))


def _signature(article: Article) -> Iterator[Markup]:
    names = ", ".join([*article.authors, *([article.agency] if article.agency else [])])
    parts = [element("bdi", {"class": "names"}, names)] if names else []
    if article.published:
        moment = {"datetime": article.published.isoformat(), "dir": "ltr"}
        parts.append(element("time", moment, shown_moment(article.published)))
    if parts:
        yield element("p", {"class": "signature"}, joined(parts, " · "))


def shown_moment(moment: date | datetime) -> str:
    """A moment or a day as people read it, whatever their country: 2024-03-14 09:12 +09:00."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    zone = moment.strftime("%z")
    return f"{moment:%Y-%m-%d %H:%M}{f' {zone[:3]}:{zone[3:5]}' if zone else ''}"


def _notice(article: Article) -> Markup:
    if article.status is Status.OK:
        return Markup()
    title = element("b", None, _NOTICES[article.status])
    meaning = MEANINGS[article.status]
    detail = f" {article.status_detail}" if article.status_detail else ""  # a sentence, with its full stop
    text = f" {meaning[0].upper()}{meaning[1:]}.{detail}"
    return element("p", {"class": "notice", "lang": "en", "dir": "ltr"}, title, text)


def _body(article: Article) -> Iterator[Markup]:
    """The blocks in order, each caption before the first block that stands behind it on the page."""
    captions = _placed(article)
    number = 0
    for tag, run in groupby(article.body, key=_list_tag):
        blocks = list(run)
        while captions and captions[0][0] < _first_line(blocks[0]):
            yield _figure(captions.pop(0)[1])
        if tag:
            yield element(tag, None, *(_block(block, number + i) for i, block in enumerate(blocks)))
        else:
            for i, block in enumerate(blocks):
                while captions and captions[0][0] < _first_line(block):
                    yield _figure(captions.pop(0)[1])
                yield _block(block, number + i)
        number += len(blocks)
    for _, caption in captions:
        yield _figure(caption)


def _list_tag(block: Block) -> str | None:
    """The element of the list that a block is an item of; None if it is no item."""
    if block.kind is not BlockKind.LIST_ITEM:
        return None
    return "ul" if block.number is None else "ol"


def _first_line(block: Block) -> int:
    """The number of the block's first line; 0 for a block of none, which stands only in the page's data."""
    return block.lines[0] if block.lines else 0


def _placed(article: Article) -> list[tuple[int, Caption]]:
    """The captions in the page's order, each with the number of the line that it was made from."""
    lines = [line for line in article.lines if line.role in (Role.CAPTION, Role.CREDIT)]
    placed: list[tuple[int, Caption]] = []
    last, last_words = -1, ""
    for caption in article.captions:
        words = caption.text or caption.credit or ""
        # Captions are in order: a later one may share the line of the one before, but not its words, nor does a credit.
        first = last if caption.text and words != last_words else last + 1
        found = _line_with(words, lines, max(first, 0))
        last, last_words = (last if found is None else found), words
        placed.append((0 if found is None else lines[found].index, caption))
    return sorted(placed, key=lambda one: one[0])


def _line_with(words: str, lines: Sequence[ClassifiedLine], first: int) -> int | None:
    """The place of the next of the lines that has the words, else of any."""
    return next((place for place in (*range(first, len(lines)), *range(first)) if words in lines[place].text), None)


def _block(block: Block, number: int) -> Markup:
    source = _source(block)
    shown = f"block {block.kind}" if block.kind in _STYLED else "block"
    attributes = {"id": f"block-{number}", "class": shown}
    if block.kind is BlockKind.TABLE:
        rows = (row.split("\t") for row in block.text.split("\n"))
        cells = (element("tr", None, *(element("td", None, cell) for cell in row)) for row in rows)
        table = element("table", None, *cells)
        return element("div", {**attributes, "class": "block scrolls", "tabindex": "0"}, source, table)
    if block.kind is BlockKind.LIST_ITEM:
        value = None if block.number is None else f"{block.number}"
        return element("li", {**attributes, "value": value}, source, block.text)
    return element(_SIMPLE[block.kind], attributes, source, block.text)


def _source(block: Block) -> Markup:
    """A link to the block's first line; nothing for a block of none."""
    if not block.lines:
        return Markup()
    line = f"{block.lines[0]}"
    return element("a", {"class": "source", "href": f"#line-{line}", "aria-label": f"line {line}"}, line)


def _figure(caption: Caption) -> Markup:
    alt = caption.image_alt if caption.image_alt != caption.text else None
    frame = element("p", {"class": "frame"}, alt or "Picture")
    parts = [_text("span", None, caption.text), _text("cite", None, caption.credit)]
    if caption.image_url and is_web(caption.image_url):
        parts.append(link(caption.image_url, "picture's address", "address"))
    return element("figure", None, frame, element("figcaption", None, joined(filter(None, parts), " ")))


def beside(article: Article) -> Markup:
    """What came with the article, as one section a kind; those that are empty are left out."""
    sections = (
        ("promos", "Promos", "Lines that ask or offer something", [_promo(promo) for promo in article.promos]),
        ("related", "Related stories", "Other stories that the page points to", list(_stories(article.related))),
        ("comments", "Comments", "What readers wrote", [_comment(comment) for comment in article.comments]),
    )
    return joined(_section(*section) for section in sections if section[3])


def _section(anchor: str, title: str, what: str, items: Sequence[Markup]) -> Markup:
    heading = element("h2", None, title, " ", element("span", {"class": "count"}, f"{len(items)}"))
    summary = element("summary", None, heading, element("span", {"class": "what"}, what))
    return element("details", {"class": "beside", "id": anchor}, summary, element("ul", {"class": "cards"}, *items))


def _promo(promo: Promo) -> Markup:
    text = link(promo.url, promo.text) if promo.url else promo.text
    return element("li", {"dir": "auto", "class": "role-promo"}, text)


def _stories(stories: Iterable[RelatedStory]) -> Iterator[Markup]:
    for story in stories:
        headline = story.headline or story.url or "Without a headline"
        parts = [
            _text("p", "kicker", story.heading),
            element("p", {"class": "card-title"}, link(story.url, headline) if story.url else headline),
            _text("p", "teaser", story.teaser),
            _text("p", "card-caption", story.caption),
        ]
        yield element("li", {"dir": "auto", "class": "role-related"}, *parts)


def _comment(comment: Comment) -> Markup:
    signature = " · ".join(filter(None, (comment.author, comment.date)))
    parts = [_text("p", "kicker", signature), _text("p", None, comment.text)]
    return element("li", {"dir": "auto", "class": "role-comment"}, *parts)


def _text(name: str, class_name: str | None, text: str | None) -> Markup:
    """An element with text; nothing where there is none."""
    return element(name, {"class": class_name}, text) if text else Markup()
