"""Markup to lines, in one pass over the parsed tree. The only module that knows the parser.

The walk keeps an explicit stack of child iterators instead of recursing: it is the fastest form in plain Python, and
depth costs memory, not the interpreter's stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bodycopy.page import Box, Context, Head, Image, Line, Page
from bodycopy.segment.tags import (
    BLOCK,
    BREAK,
    HEADINGS,
    IMAGE,
    INLINE,
    LINK,
    META,
    NOSCRIPT,
    SCRIPT,
    TEXT,
    Kind,
    kinds,
    unknown,
)

_WITHOUT_EVENTS = 1
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_WITHOUT_DIGITS = {ord(digit): None for digit in "0123456789"}
_Attributes = dict[str, str | None]
_ContextKey = tuple[Context, str, str, bool]
_Kinds = dict[int, tuple[Kind, str]]


def _kinds_by_tag_id() -> _Kinds:
    parser = LexborHTMLParser("<body>text")
    table = {parser.create_node(tag).tag_id: (kind, tag) for tag, kind in kinds().items()}
    body = parser.body
    assert body is not None and body.first_child is not None
    table[body.first_child.tag_id] = (TEXT, "-text")
    return table


_KINDS = _kinds_by_tag_id()
_KINDS_WITHOUT_SCRIPT = {tag_id: (BLOCK if kind == NOSCRIPT else kind, tag) for tag_id, (kind, tag) in _KINDS.items()}
_HIDDEN_STYLE = re.compile(r"(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
_WITH_TEXT = frozenset({BLOCK, INLINE, LINK})
_DEEPEST = 1000
"""Elements nested deeper are read as text without blocks, so that no page can make climbing their parents costly."""
_LEAST_TEXT = 1000
"""With fewer characters of visible text than this, the page is looked at as a browser without scripts shows it."""


def segment_html(text: str, url: str | None = None) -> Page:
    """The page of an HTML document.

    The text must have passed `bodycopy.segment.guards`: the parser can't be interrupted and takes quadratic time on
    some inputs.
    """
    tree = LexborHTMLParser(text, options=_WITHOUT_EVENTS, scripting=True)
    head = _head_of(tree)
    page = _page_of(tree, head, url, _KINDS)
    if "<noscript" in text and _text_length(page) < _LEAST_TEXT:
        # Some sites serve the whole page in a <noscript> for those who can't run its scripts.
        tree = LexborHTMLParser(text, options=_WITHOUT_EVENTS, scripting=False)
        without_script = _page_of(tree, _head_of(tree), url, _KINDS_WITHOUT_SCRIPT)
        if _text_length(without_script) >= _LEAST_TEXT:
            without_script.head = head
            return without_script
    return page


def _head_of(tree: LexborHTMLParser) -> Head:
    head = Head()
    root = tree.root
    if root is not None:
        attributes = root.attributes
        head.language = attributes.get("lang") or attributes.get("xml:lang")
    if tree.head is not None:
        _read_head(tree.head, head)
    return head


def _page_of(tree: LexborHTMLParser, head: Head, url: str | None, known: _Kinds) -> Page:
    page = Page(url=url, head=head)
    root = tree.body or tree.root
    if root is not None:
        _Walk(page, known).run(root)
    return page


def _text_length(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _read_head(head_node: LexborNode, head: Head) -> None:
    for node in head_node.iter():
        tag = node.tag
        if tag == "meta":
            _read_meta(node.attributes, head)
        elif tag == "title" and not head.title:
            head.title = " ".join((node.text() or "").split())
        elif tag == "link":
            attributes = node.attributes
            if (attributes.get("rel") or "").lower() == "canonical" and not head.canonical:
                head.canonical = attributes.get("href")
        elif tag == "script":
            _read_script(node, head)


def _read_meta(attributes: _Attributes, head: Head) -> None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    content = attributes.get("content")
    if name and content:
        head.metas.append((name.strip().lower(), content))


def _read_script(node: LexborNode, head: Head) -> None:
    if "ld+json" in (node.attributes.get("type") or "").lower():
        head.json_ld.append(node.text() or "")


def _is_hidden(attributes: _Attributes) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = (attributes.get("style") or "").lower()
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


class _Walk:
    """One walk over a tree; holds the line that is being gathered."""

    def __init__(self, page: Page, known: _Kinds) -> None:
        self.page = page
        self.known = known
        self.contexts: dict[_ContextKey, Context] = {}
        self.parts: list[str] = []
        self.link_chars = 0
        self.href: str | None = None

    def run(self, root: LexborNode) -> None:
        """Walk all below `root`, filling the page."""
        page, parts, boxes = self.page, self.parts, self.page.boxes
        known = self.known
        context = line_context = self.child_context(Context(None, ""), "body", root.attributes, True)
        box = 0
        boxes.append(Box(0, context))
        link_depth = 0
        link_target: str | None = None
        children: Iterator[LexborNode] = root.iter(include_text=True)
        stack: list[tuple[Iterator[LexborNode], Kind, Context, int]] = []

        while True:
            for node in children:
                try:
                    kind, tag = known[node.tag_id]
                except KeyError:
                    kind, tag = _unknown_kind(node)
                if kind == TEXT:
                    text = node.text_content or ""
                    if text.isspace():
                        if parts or context.block.tag == "pre":
                            parts.append(text)
                        continue
                    if not parts or line_context is not context:
                        line_context = context
                    parts.append(text)
                    if link_depth:
                        self.link_chars += len(" ".join(text.split()))
                        self.href = self.href or link_target
                    continue
                if len(stack) >= _DEEPEST:
                    if kind in _WITH_TEXT and (text := node.text(separator=" ")).strip():
                        if not parts or line_context is not context:
                            line_context = context
                        parts.append(text)
                    continue
                if kind == BLOCK:
                    if parts:
                        self.end_line(line_context, box)
                    stack.append((children, BLOCK, context, box))
                    context = self.child_context(context, tag, node.attributes, True)
                    boxes.append(Box(box, context))
                    box = len(boxes) - 1
                elif kind in (INLINE, LINK):
                    stack.append((children, kind, context, box))
                    if kind == LINK:
                        attributes = node.attributes
                        link_depth += 1
                        link_target = attributes.get("href")
                        if not parts:
                            context = self.child_context(context, tag, attributes, False)
                    elif tag == "time":
                        attributes = node.attributes
                        if moment := attributes.get("datetime"):
                            page.times.append((len(page.lines), moment))
                        if not parts:
                            context = self.child_context(context, tag, attributes, False)
                    elif not parts:
                        context = self.child_context(context, tag, node.attributes, False)
                elif kind == BREAK:
                    if context.block.tag in HEADINGS or context.block.tag == "pre":
                        parts.append("\n")
                    elif parts:
                        self.end_line(line_context, box)
                    continue
                else:
                    self.read_textless(kind, node, box)
                    continue
                children = node.iter(include_text=True)
                break
            else:
                if not stack:
                    break
                parent_children, kind, parent_context, parent_box = stack.pop()
                if kind == BLOCK:
                    if parts:
                        self.end_line(line_context, box)
                elif kind == LINK:
                    link_depth -= 1
                children, context, box = parent_children, parent_context, parent_box
        if parts:
            self.end_line(line_context, box)

    def child_context(self, parent: Context, tag: str, attributes: _Attributes, is_block: bool) -> Context:
        """The context of an element below `parent`, the same one for elements that look the same."""
        if not attributes:
            return self.known_context((parent, tag, "", False), is_block)
        class_, id_ = attributes.get("class"), attributes.get("id")
        names = f"{class_} {id_}" if class_ and id_ else class_ or id_ or ""
        hidden = not _HIDING.isdisjoint(attributes) and _is_hidden(attributes)
        return self.known_context((parent, tag, names, hidden), is_block)

    def known_context(self, key: _ContextKey, is_block: bool) -> Context:
        """The context by this key, or by the same key without digits, or a new one."""
        found = self.contexts.get(key)
        if found is None:
            parent, tag, names, hidden = key
            # Numbers tell one post or slot from the next, not one layout from another.
            plain = names.translate(_WITHOUT_DIGITS)
            if len(plain) != len(names):
                found = self.known_context((parent, tag, plain, hidden), is_block)
            else:
                found = Context(parent, tag, names, is_block, hidden)
            self.contexts[key] = found
        return found

    def end_line(self, context: Context, box: int) -> None:
        """Make a line of what was gathered."""
        raw = "".join(self.parts)
        text = " ".join(raw.split())
        if text and (text[0] in _ZERO_WIDTH or text[-1] in _ZERO_WIDTH):
            text = text.strip(_ZERO_WIDTH + " ")
        if text:
            lines = self.page.lines
            line = Line(len(lines), text, context, box, min(self.link_chars, len(text)), self.href)
            if context.block.tag == "pre":
                line.raw = raw.strip("\n").rstrip()
            lines.append(line)
        self.parts.clear()
        self.link_chars = 0
        self.href = None

    def read_textless(self, kind: Kind, node: LexborNode, box: int) -> None:
        """Keep what an element without text of its own says: pictures, JSON-LD, meta data in the body."""
        page = self.page
        if kind == IMAGE:
            if self.parts:
                self.parts.append(" ")
            page.images.append(Image(len(page.lines), box, node.attributes))
        elif kind == META:
            _read_meta(node.attributes, page.head)
        elif kind == SCRIPT:
            _read_script(node, page.head)
        elif kind == NOSCRIPT:
            markup = node.text() or ""
            if "<img" in markup:
                page.images.append(Image(len(page.lines), box, {"noscript": markup}))


def _unknown_kind(node: LexborNode) -> tuple[Kind, str]:
    tag = node.tag or "-unknown"
    return unknown(tag), tag
