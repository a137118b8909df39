"""Changes to a page after which a reader would still call the same text its article."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

from bodycopy.decode import decode

Change = Callable[[str, str], str | bytes]
"""From a page's markup and URL to the changed page."""

_ABOVE: Final = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li><li><a href="/jobs">Jobs</a></li></ul></nav>
<div><p>We use cookies to make this site work. <a href="/cookies">Cookie settings</a></p><button>Accept all</button></div>
"""
_BELOW: Final = """
<div><h2>Most read</h2><ul><li><a href="/a">Lighthouse keeper retires after 40 years</a></li>
<li><a href="/b">Second ferry ordered for the sound</a></li><li><a href="/c">Herring are back in the bay</a></li></ul></div>
<div><h3>Sign up for our newsletter</h3><p>The week in your inbox, every Friday.</p></div>
<footer><p>© 2031 The Skarn Tide. All rights reserved.</p><a href="/imprint">Imprint</a> <a href="/terms">Terms</a></footer>
"""
_SECOND: Final = """
<article><h2>Herring are back in the bay</h2><p>By Una Skarn</p>
<p>The first herring of the year have come into the bay, three weeks earlier than last spring, the fishery office said.</p>
<p>Boats from four villages put out on Monday night. “I have not seen nets this full since I was a boy,” said one skipper.</p>
<p>The office will count the shoals until May and then decide how much may be caught in the second half of the year.</p>
</article>
"""
_CLASS: Final = re.compile(r"""(\sclass\s*=\s*)("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_NAMES: Final = re.compile(r"""\s(?:class|id)\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_KEPT_AS_WRITTEN: Final = re.compile(r"(<(pre|script|style|textarea|svg)\b.*?</\2\s*>)", re.IGNORECASE | re.DOTALL)
_BETWEEN_TAGS: Final = re.compile(r">\s+<")
_BODY: Final = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_BODY_END: Final = re.compile(r"</body\s*>(?!.*</body)", re.IGNORECASE | re.DOTALL)
_ARTICLE: Final = re.compile(r"<article\b", re.IGNORECASE)
_ARTICLE_END: Final = re.compile(r"</article\s*>", re.IGNORECASE)


def _after_body_tag(markup: str, added: str) -> str:
    found = _BODY.search(markup)
    at = found.end() if found else 0
    return markup[:at] + added + markup[at:]


def _before_body_end(markup: str, added: str) -> str:
    found = _BODY_END.search(markup)
    at = found.start() if found else len(markup)
    return markup[:at] + added + markup[at:]


def boilerplate_around(markup: str, url: str) -> str:
    """A menu and a consent bar above the page, stories, a newsletter and a footer below."""
    return _before_body_end(_after_body_tag(markup, _ABOVE), _BELOW)


def classes_renamed(markup: str, url: str) -> str:
    """Every class word another word without meaning, the same for the same."""

    def renamed(found: re.Match[str]) -> str:
        words = found[2].strip("\"'").split()
        return f'{found[1]}"{" ".join("k" + blake2b(word.encode(), digest_size=4).hexdigest() for word in words)}"'

    return _outside_scripts(markup, lambda part: _CLASS.sub(renamed, part))


def classes_removed(markup: str, url: str) -> str:
    """No class and no id."""
    return _outside_scripts(markup, lambda part: _NAMES.sub("", part))


def minified(markup: str, url: str) -> str:
    """White space between tags folded to one space."""
    return _outside_scripts(markup, lambda part: _BETWEEN_TAGS.sub("> <", part))


def indented(markup: str, url: str) -> str:
    """Every tag that follows white space on a line of its own."""
    return _outside_scripts(markup, lambda part: _BETWEEN_TAGS.sub(">\n            <", part))


def in_utf16(markup: str, url: str) -> bytes:
    """Another charset, told by a mark."""
    return b"\xff\xfe" + markup.encode("utf-16-le")


def in_windows_1252(markup: str, url: str) -> bytes:
    """Another charset, told by a declaration, with references for what it lacks."""
    return b'<meta charset="windows-1252">' + markup.encode("cp1252", "xmlcharrefreplace")


def links_made_relative(markup: str, url: str) -> str:
    """Links to the page's own site without the site."""
    return markup.replace(f'href="https://{urlsplit(url).netloc}/', 'href="/')


def article_wrapped(markup: str, url: str) -> str:
    """One more `div` around every `article`, or around all of the page."""
    if not _ARTICLE.search(markup):
        return _before_body_end(_after_body_tag(markup, "<div>"), "</div>")
    return _ARTICLE_END.sub("</article></div>", _ARTICLE.sub("<div><article", markup))


def second_article(markup: str, url: str) -> str:
    """Another short story after the page."""
    return _before_body_end(markup, _SECOND)


def _outside_scripts(markup: str, change: Callable[[str], str]) -> str:
    parts = _KEPT_AS_WRITTEN.split(markup)
    # The split gives text, element, name, text, element, name ...
    return "".join(change(part) if number % 3 == 0 else part for number, part in enumerate(parts) if number % 3 < 2)


CHANGES: Final[dict[str, Change]] = {
    "boilerplate around": boilerplate_around,
    "classes renamed": classes_renamed,
    "classes removed": classes_removed,
    "minified": minified,
    "indented": indented,
    "in UTF-16": in_utf16,
    "in windows-1252": in_windows_1252,
    "links made relative": links_made_relative,
    "article wrapped": article_wrapped,
    "second article": second_article,
}


def markup_of(source: bytes) -> str:
    """A page's bytes as text."""
    return decode(source).text
