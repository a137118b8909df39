"""What an element inside a line has to do with the text around it. Asked of few elements: the walk asks where it must.

Whatever is looked up below an element is bounded, so that no page can make it costly.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborNode

Attributes = dict[str, str | None]

HIDING: Final = frozenset({"hidden", "aria-hidden", "style"})
"""The attributes that may hide an element."""
_HIDDEN_STYLE: Final = re.compile(r"(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_LONGEST_ASIDE: Final = 60
"""Characters of a hidden text inside a line that becomes a line of its own: a number to sort by, an id. What is longer
may be the rest of a paragraph, which a button shows."""
_JOINING: Final = frozenset("([{/-–—@#")
"""What stands at the start or in the middle of a word."""
_QUOTES: Final = frozenset('“„«»"『「')
_APOSTROPHES: Final = frozenset("'‘’")
_BEFORE_WORDS: Final = frozenset({"span", "a", "time", "-text"})
"""What a span that the style sheet alone sets apart may stand behind."""
_HEADING_TOOLS: Final = frozenset({"headerlink", "mw-editsection"})
"""Class words of what documentation and wikis put behind each heading: links to it and to its editor."""
_SENTENCE_ENDS: Final = frozenset(".!?…:。！？：”»")
_MOST_PARTS: Final = 50
"""Elements and texts that are looked at below an element."""


def shadow_root(template: LexborNode) -> LexborNode | None:
    """What a template shows: all, if it holds the insides of the element around it."""
    fragments = template.template_fragments() if "shadowrootmode" in template.attributes else []
    return fragments[0] if fragments else None


def has_parentheses(reading: LexborNode) -> bool:
    """Whether the page sets the reading in parentheses for readers without ruby.

    Where it doesn't, the reading would be glued to the word that it stands over and tear the next from it: the line
    is then written as it would be without ruby.
    """
    before = reading.prev
    if before is not None and before.is_empty_text_node:
        before = before.prev
    return before is not None and before.tag == "rp"


def stands_in_sentence(before: str, box: LexborNode) -> bool:
    """Whether an element that is mostly a box of its own, a button or a custom element, stands amid a sentence.

    The text before it must not end one, and must go on behind it.
    """
    return before.rstrip()[-1:] not in _SENTENCE_ENDS and has_text_behind(box)


def has_text_behind(node: LexborNode) -> bool:
    """Whether text that is more than space stands directly behind the element."""
    behind = node.next
    return behind is not None and behind.tag == "-text" and not (behind.text_content or "").isspace()


def is_sign(link: LexborNode) -> bool:
    """Whether the link's text, if it has any, has no letter or digit: a sign by which a heading leads to itself."""
    text = (link.text() or "").strip()
    return bool(text) and not any(map(str.isalnum, text))


def is_heading_tool(attributes: Attributes) -> bool:
    """Whether an element that stands in a heading is a tool for it, and no part of it."""
    return not _HEADING_TOOLS.isdisjoint((attributes.get("class") or "").split())


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element is hidden from readers or from screen readers."""
    return attributes.get("aria-hidden") == "true" or is_unseen(attributes)


def is_unseen(attributes: Attributes) -> bool:
    """Whether the element is hidden from readers."""
    if "hidden" in attributes:
        return True
    style = (attributes.get("style") or "").lower()
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


def is_aside(node: LexborNode, attributes: Attributes) -> bool:
    """Whether an element with one of the `HIDING` attributes is a hidden note inside a visible line."""
    return is_unseen(attributes) and _is_short_without_formula(node)


def is_copy_of_formula(node: LexborNode, attributes: Attributes) -> bool:
    """Whether the element draws the formula that stands beside it in MathML, for screen readers."""
    if attributes.get("aria-hidden") != "true":
        return False
    return any(beside is not None and holds_formula(beside) for beside in (node.prev, node.next))


def holds_formula(node: LexborNode) -> bool:
    """Whether the node is a formula in MathML or holds one, not too deep inside."""
    return any(part.tag == "math" for part in islice(node.traverse(include_text=True), _MOST_PARTS))


def _is_short_without_formula(node: LexborNode) -> bool:
    length = 0
    for number, part in enumerate(node.traverse(include_text=True)):
        if part.tag == "-text":
            length += len(part.text_content or "")
        if part.tag == "math" or number == _MOST_PARTS or length > _LONGEST_ASIDE:
            return False
    return True


def begins_word_after_link(before: str, link: LexborNode, same_target: bool) -> bool:
    """Whether a link that opens where another closed begins with a new word.

    Pages that are written by programs divide links by their style sheet alone. Editors break one link in two, even
    inside a word: then both lead to the same place.
    """
    last, opening = before[-1], _opening(link)
    first = opening[:1]
    if last in _JOINING or (_is_unspaced(last) and _is_unspaced(first)):
        return False
    if not first.isalnum() and not _opens_quote(opening):
        return False
    return not same_target or (last.islower() and first.isupper())


def begins_word_after_span(span: LexborNode) -> bool:
    """Whether a span with a class directly behind a small letter begins with a new word: a job behind a name.

    Not behind a span without a class, which is there to mark part of a word.
    """
    before = span.prev
    return (
        before is not None
        and before.tag in _BEFORE_WORDS
        and (before.tag != "span" or "class" in before.attributes)
        and _opening(span)[:1].isupper()
    )


def _opens_quote(text: str) -> bool:
    """Whether a quote begins the text; an apostrophe may belong to the word before."""
    return text[:1] in _QUOTES or (text[:1] in _APOSTROPHES and text[1:2].isupper())


def _is_unspaced(char: str) -> bool:
    """Whether the character is of a script that sets no spaces between words: Thai, Lao, Burmese, Chinese, Japanese."""
    return "\u0e00" <= char < "\u10a0" or "\u3000" <= char < "\uac00"


def _opening(node: LexborNode) -> str:
    """The first two characters below the node, fewer if its first text has no more; a space if that is what it is."""
    for part in islice(node.traverse(include_text=True), _MOST_PARTS):
        if part.tag == "-text" and (text := part.text_content):
            return text[:2]
    return ""
