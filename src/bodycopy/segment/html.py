"""Markup to lines, in one pass over the parsed tree. Only this module and `elements` know the parser.

The walk goes from node to node and keeps an explicit stack of what follows each open element: it is the fastest form
in plain Python, and depth costs memory, not the interpreter's stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bodycopy.page import SOURCES, Context, Head, Image, Page
from bodycopy.segment.contexts import ContextTable, Element
from bodycopy.segment.elements import (
    HIDING,
    Attributes,
    begins_word_after_link,
    begins_word_after_span,
    has_parentheses,
    has_text_behind,
    holds_formula,
    is_aside,
    is_copy_of_formula,
    is_heading_tool,
    is_sign,
    is_unseen,
    shadow_root,
    stands_in_sentence,
)
from bodycopy.segment.guards import check
from bodycopy.segment.limits import DEFAULT_LIMITS, Limits
from bodycopy.segment.tags import (
    BLOCK,
    BREAK,
    HEADINGS,
    IMAGE,
    INLINE,
    LINK,
    META,
    NOSCRIPT,
    RUBY,
    SCRIPT,
    SHADOW,
    SKIP,
    SOURCE,
    TEXT,
    Kind,
    kinds,
)

_WITHOUT_EVENTS = 1
_LEAST_ADDRESS = 1 << 12
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Says where a word may be broken: no part of the word, and no search finds the word with it."""
_WITH_SENTENCES = HEADINGS | {"p", "li"}
_WITH_TEXT = frozenset({BLOCK, INLINE, LINK})
_DEEPEST = 1000
"""Elements nested deeper are read as text without blocks, so that no page can make climbing their parents costly."""
_NOSCRIPT_TAG = re.compile(rb"<noscript", re.IGNORECASE)
_NO_LINK = "span"
"""What contexts call an `a` that leads nowhere: it only marks a place. Many stay open over a whole article."""
_LONGEST_CAPTION = 2_000
_MOST_PARTS = 10
"""Parts of a caption's line that are kept, of which `_LONGEST_NAMES` characters of class and the like."""
_LONGEST_NAMES = 200
_COUNTED = frozenset({"colspan", "rowspan", "start", "value"})
"""Attributes of cells and of numbered lists and their items."""
_LEAST_TEXT = 1000
"""With fewer characters of visible text than this, the page is looked at as a browser without scripts shows it."""


def _kinds_by_tag_id() -> dict[int, tuple[Kind, str]]:
    parser = LexborHTMLParser("<body>text")
    ids = ((parser.create_node(tag).tag_id, (kind, tag)) for tag, kind in kinds().items())
    # The parser numbers the tags that it knows; any other tag's id is an address, which the next page may use anew.
    table = {tag_id: known for tag_id, known in ids if tag_id < _LEAST_ADDRESS}
    body = parser.body
    assert body is not None and body.first_child is not None
    table[body.first_child.tag_id] = (TEXT, "-text")
    comment = LexborHTMLParser("<body><!-- -->").body
    assert comment is not None and comment.first_child is not None
    table[comment.first_child.tag_id] = (SKIP, "-comment")
    return table


_TABLE = ContextTable(_kinds_by_tag_id())


def segment_html(source: str | bytes, url: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Page:
    """The page of an HTML document, given as text or as UTF-8.

    The source must have passed `bodycopy.segment.guards` within the limits: the parser can't be interrupted and takes
    quadratic time on some inputs.
    """
    tree = LexborHTMLParser(source, options=_WITHOUT_EVENTS, scripting=True)
    head = _head_of(tree)
    page = _page_of(tree, head, url, _TABLE.known)
    if _text_length(page) < _LEAST_TEXT and _can_read_noscript(source, limits):
        # Some sites serve the whole page in a <noscript> for those who can't run its scripts.
        tree = LexborHTMLParser(source, options=_WITHOUT_EVENTS, scripting=False)
        without_script = _page_of(tree, _head_of(tree), url, _TABLE.known_without_script)
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


def _page_of(tree: LexborHTMLParser, head: Head, url: str | None, known: Mapping[int, Element]) -> Page:
    page = Page(url=url, head=head)
    root = tree.body or tree.root
    if root is not None:
        _Walk(page, known).run(root)
    return page


def _text_length(page: Page) -> int:
    return sum(map(len, page.texts))


def _can_read_noscript(source: str | bytes, limits: Limits) -> bool:
    """Whether there is a <noscript>, and what it holds is safe to parse as well: to the first parse it was text."""
    data = source.encode() if isinstance(source, str) else source
    return _NOSCRIPT_TAG.search(data) is not None and check(data, limits, scripting=False) is None


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
        elif tag == "base" and head.base is None:
            head.base = node.attributes.get("href")
        elif tag == "script":
            _read_script(node, head)


def _read_meta(attributes: Attributes, head: Head) -> None:
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    content = attributes.get("content")
    if name and content:
        head.metas.append((name.strip().lower(), content))


def _read_script(node: LexborNode, head: Head) -> None:
    if "ld+json" in (node.attributes.get("type") or "").lower():
        head.json_ld.append(node.text() or "")


class _Walk:
    """One walk over a tree, filling a page."""

    def __init__(self, page: Page, known: Mapping[int, Element]) -> None:
        self.page = page
        self.known = known
        self.boxes_read = 0
        """How many boxes had opened when the last preformatted line ended."""
        self.asides: list[tuple[str, Context, int]] = []
        """Text, context and box of what stands inside the line that is being gathered and is no part of it."""
        self.sources: list[LexborNode] = []
        """The <source> elements since the last picture; those of video and audio are not walked."""

    def run(self, root: LexborNode) -> None:
        """Walk all below `root`.

        `raw` is the text of the line that is being gathered, `linked` what of it stands in links, and `place` the
        element that holds it. If `linked` is not empty, `link_end` is where in `raw` it ends. From the second link of a
        line on, `link_start` is where in `linked` the open one begins, and `longest_link` the length of the longest
        before it. Elements inside a line (behind its first text) open no context. `following` is the node that comes
        when `node` is dealt with.
        """
        page = self.page
        parents, box_contexts = page.parents, page.box_contexts
        known, no_link = self.known, _TABLE.keys_of(_NO_LINK)
        add_context, end_line = _TABLE.add, self.end_line
        context = place = _TABLE.find(_TABLE.start(page.url), "body", root.attributes, is_block=True)
        box = page.add_box(0, context)
        raw = linked = ""
        href: str | None = None
        target: str | None = None
        links = link_end = link_start = longest_link = 0
        following = root.first_child
        stack: list[tuple[LexborNode | None, Kind, Context, int]] = []

        while True:
            if following is None:
                if not stack:
                    break
                following, kind, context_around, box_around = stack.pop()
                if kind == BLOCK:
                    if raw:
                        end_line(raw, place, box, linked, href)
                        raw, linked, href = "", "", None
                elif kind == LINK:
                    links -= 1
                    if link_start:
                        if target and len(linked) - link_start > longest_link:
                            longest_link = len(linked) - link_start
                            page.longest_links[len(page.texts)] = target
                        link_start = 0
                context, box = context_around, box_around
                continue
            node, following = following, following.next
            try:
                kind, tag, keys = known[node.tag_id]
            except KeyError:
                kind, tag, keys = _TABLE.unknown(node.tag)
            if kind == TEXT:
                if not raw and node.is_empty_text_node and not context.in_pre:
                    continue  # the most frequent case: space between blocks
                text = node.text_content or ""
                if text.isspace():
                    if raw or context.in_pre:
                        raw += text
                    continue
                place = context
                raw += text
                if links:
                    linked += text
                    link_end = len(raw)
                    href = href or target
                continue
            if len(stack) >= _DEEPEST:
                if kind in _WITH_TEXT and (text := node.text(separator=" ")).strip():
                    place = context
                    raw += text
                continue
            if kind == BLOCK:
                if raw:
                    if (
                        (tag == "button" or "-" in tag)
                        and context.block.tag in _WITH_SENTENCES
                        and stands_in_sentence(raw, node)
                    ):
                        stack.append((following, INLINE, context, box))
                        following = node.first_child
                        continue
                    end_line(raw, place, box, linked, href)
                    raw, linked, href = "", "", None
                stack.append((following, BLOCK, context, box))
                attributes = node.attributes
                # Most blocks have a class or nothing: the first form is the second, without a call.
                key = (
                    keys[attributes.get("class")] if len(attributes) == ("class" in attributes) else keys.of(attributes)
                )
                context = context.inside.get(key) or add_context(context, key, tag, True)
                parents.append(box)
                box = len(box_contexts)
                box_contexts.append(context)
                if not _COUNTED.isdisjoint(attributes):
                    page.box_attributes[box] = attributes
            elif kind == INLINE or kind == LINK:  # noqa: SIM109 - faster than making a pair for every node
                around = context
                attributes = node.attributes
                if kind == LINK:
                    if "href" in attributes:
                        goal = attributes["href"]
                        if goal and goal[0] == "#" and context.block.tag in HEADINGS and is_sign(node):
                            self.set_aside(node, attributes, context, box)
                            continue
                        if linked:
                            if (
                                link_end == len(raw)
                                and not links
                                and not context.in_pre
                                and begins_word_after_link(raw, node, goal == target)
                            ):
                                raw += " "
                            link_start = len(linked)
                            longest_link = longest_link or link_start
                        else:
                            longest_link = 0
                        links += 1
                        target = goal
                    else:
                        kind, tag, keys = INLINE, _NO_LINK, no_link
                elif tag == "time" and (moment := attributes.get("datetime")):
                    page.times.append((len(page.texts), moment))
                    if raw and raw[-1].isalnum() and not context.in_pre:
                        raw += " "
                if not raw:
                    key = keys.of(attributes)
                    context = context.inside.get(key) or add_context(context, key, tag, False)
                    if context.hidden and not around.hidden and kind == INLINE:
                        kind = self.kind_of_hidden(node, attributes, around, box)
                        if kind == SKIP:
                            context = around
                            continue
                elif attributes:
                    divider = self.divider_before(node, tag, attributes, raw, context, box)
                    if divider is None:
                        links -= kind == LINK
                        continue
                    raw += divider
                stack.append((following, kind, around, box))
            elif kind == BREAK:
                if context.block.tag in HEADINGS or context.in_pre:
                    raw += "\n"
                elif raw:
                    end_line(raw, place, box, linked, href)
                    raw, linked, href = "", "", None
                continue
            elif kind == SKIP:
                continue
            else:
                if kind == IMAGE and raw:
                    raw += " "
                inside = self.look_into(kind, node, box)
                if inside is None:
                    continue
                stack.append((following, INLINE, context, box))
                following = inside.first_child
                continue
            following = node.first_child
        if raw:
            end_line(raw, place, box, linked, href)
        self.add_asides()
        _TABLE.finish(page.url, box_contexts)

    def end_line(self, raw: str, context: Context, box: int, linked: str, href: str | None) -> None:
        """Make a line of what was gathered."""
        if text := _folded(raw):
            page = self.page
            letters = len(text)
            if not linked:
                link_chars = 0
            elif len(linked) == len(raw):
                link_chars = letters
            else:
                link_chars = min(len(" ".join(linked.split())), letters)
            if context.in_pre:
                page.raws[len(page.texts)] = "\n" * self.blank_lines(box) + raw.strip("\n").rstrip()
                self.boxes_read = len(page.parents)
            page.add_line(text, context, box, link_chars, href)
        if self.asides:
            self.add_asides()

    def kind_of_hidden(self, node: LexborNode, attributes: Attributes, around: Context, box: int) -> Kind:
        """What an inline element is that the page hides and that stands before all text of its line.

        Nothing of one that says the same as what stands beside it is walked, nor of one that is set aside here.
        """
        if is_copy_of_formula(node, attributes):
            return SKIP
        if has_text_behind(node) and is_aside(node, attributes):
            self.set_aside(node, attributes, around, box)
            return SKIP
        # A line of its own, so that it is not glued to what is seen.
        return BLOCK if is_unseen(attributes) and not holds_formula(node) else INLINE

    def divider_before(
        self, node: LexborNode, tag: str, attributes: Attributes, raw: str, context: Context, box: int
    ) -> str | None:
        """What divides an element with attributes from the line's text before it; None if it is no part of the line."""
        may_be_apart = context.block.tag in HEADINGS or not HIDING.isdisjoint(attributes)
        if may_be_apart and self.is_no_part(node, attributes, context, box):
            return None
        if context.in_caption:
            self.note_part(raw, attributes)
        if tag == "span" and raw[-1].islower() and not context.in_pre and "class" in attributes:
            return " " if begins_word_after_span(node) else ""
        return ""

    def is_no_part(self, node: LexborNode, attributes: Attributes, context: Context, box: int) -> bool:
        """Whether an element inside a line is no part of it; but for copies, what it says is then set aside."""
        if not (HIDING.isdisjoint(attributes) or context.hidden):
            if is_copy_of_formula(node, attributes):
                return True
            if is_aside(node, attributes):
                self.set_aside(node, attributes, context, box)
                return True
        if "class" in attributes and context.block.tag in HEADINGS and is_heading_tool(attributes):
            self.set_aside(node, attributes, context, box)
            return True
        return False

    def note_part(self, raw: str, attributes: Attributes) -> None:
        """Keep where in a caption's line an element with names begins: it may set the credit apart."""
        names = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}".strip()
        if names and len(raw) <= _LONGEST_CAPTION:
            parts = self.page.caption_parts.setdefault(len(self.page.texts), [])
            if len(parts) < _MOST_PARTS:
                parts.append((_folded(raw), names[:_LONGEST_NAMES]))

    def set_aside(self, node: LexborNode, attributes: Attributes, context: Context, box: int) -> None:
        """Keep what an element says for a line of its own, behind the one that it stands in."""
        if text := _folded(node.text()):
            self.asides.append((text, _TABLE.find(context, node.tag or "", attributes, is_block=False), box))

    def add_asides(self) -> None:
        """Make lines of what was set aside."""
        for text, context, box in self.asides:
            self.page.add_line(text, context, box)
        self.asides = []

    def blank_lines(self, box: int) -> int:
        """How many boxes without text, each of them a blank line, stand before a preformatted line of this box."""
        page = self.page
        if len(page.texts) - 1 not in page.raws:
            return 0
        before = range(self.boxes_read, box)
        return sum(page.parents[number + 1] != number and page.box_contexts[number].in_pre for number in before)

    def look_into(self, kind: Kind, node: LexborNode, box: int) -> LexborNode | None:
        """Keep what an element without text of its own says: pictures, JSON-LD, meta data in the body.

        Of one whose text is shown in some places only, what holds it if it is shown here.
        """
        page = self.page
        if kind == IMAGE:
            attributes = node.attributes
            if self.sources:
                attributes |= _of_sources(self.sources, node)
                self.sources = []
            page.images.append(Image(len(page.texts), box, attributes))
        elif kind == SOURCE:
            self.sources.append(node)
        elif kind == META:
            _read_meta(node.attributes, page.head)
        elif kind == SCRIPT:
            _read_script(node, page.head)
        elif kind == NOSCRIPT:
            markup = node.text() or ""
            if "<img" in markup:
                page.images.append(Image(len(page.texts), box, {"noscript": markup}))
        elif kind == SHADOW:
            return shadow_root(node)
        elif kind == RUBY and has_parentheses(node):
            return node
        return None


def _folded(raw: str) -> str:
    """Text as a line has it: without white space around, and nowhere more of it than a space."""
    text = raw.strip()
    if not text.isprintable() or "  " in text:  # no other white space than a space is printable
        text = " ".join(text.split())
    if not text.isascii() and (text[:1] in _ZERO_WIDTH or text[-1:] in _ZERO_WIDTH):
        text = text.strip(_ZERO_WIDTH + " ")
    return text


def _of_sources(sources: list[LexborNode], image: LexborNode) -> Attributes:
    """What the sources beside a picture say of it."""
    beside = [source.attributes for source in sources if _place_of(source) == _place_of(image)]
    found = [srcset for source in beside if (srcset := source.get("srcset") or source.get("data-srcset"))]
    return {SOURCES: ", ".join(found)} if found else {}


def _place_of(node: LexborNode) -> int | None:
    """The identity of the element around a node: nodes themselves compare by their markup."""
    return None if node.parent is None else node.parent.mem_id
