"""The worst pages that are known: each class of input as a function from a size in bytes to a document."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Final

SENTENCE: Final = "The harbour master said on Tuesday that the ferry would sail again before the end of the month. "
Make = Callable[[int], bytes]


def _filled(unit: str, size: int, before: str = "", after: str = "") -> bytes:
    return (before + unit * max(1, (size - len(before) - len(after)) // len(unit)) + after).encode()


def repeated(unit: str, before: str = "", after: str = "") -> Make:
    """`unit` as often as it fits."""
    return lambda size: _filled(unit, size, before, after)


def numbered(unit: str, before: str = "", after: str = "") -> Make:
    """`unit` as often as it fits, each with a number of its own for every `#`."""

    def make(size: int) -> bytes:
        parts: list[str] = [before]
        length = len(before) + len(after)
        number = 0
        while length < size:
            parts.append(unit.replace("#", str(number)))
            length += len(parts[-1])
            number += 1
        return ("".join(parts) + after).encode()

    return make


def opened_and_closed(opening: str, closing: str) -> Make:
    """As many elements one inside the other as fit, all closed again."""

    def make(size: int) -> bytes:
        count = size // (len(opening) + len(closing))
        return (opening * count + SENTENCE + closing * count).encode()

    return make


def raw(unit: bytes, before: bytes = b"") -> Make:
    """Bytes as often as they fit."""
    return lambda size: before + unit * (size // len(unit))


def _nested_json(size: int) -> bytes:
    half = size // 2
    return b'<script type="application/ld+json">' + b"[" * half + b"]" * half + b"</script><p>text"


def _nested_objects(size: int) -> bytes:
    count = size // 6
    return b'<script type="application/ld+json">' + b'{"a":' * count + b"1" + b"}" * count + b"</script><p>text"


def _huge_number(size: int) -> bytes:
    number = b"9" * (size - 200)
    start = b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","wordCount":'
    return start + number + b"}</script><p>text"


def _article_graph(size: int) -> bytes:
    node = {"@type": "NewsArticle", "headline": "Ferry sails", "author": [{"@type": "Person", "name": "Una Skarn"}] * 9}
    text = json.dumps(node)
    graph = ", ".join([text] * (size // (len(text) + 2)))
    return f'<script type="application/ld+json">{{"@graph": [{graph}]}}</script><p>{SENTENCE * 20}'.encode()


def _every_byte(size: int) -> bytes:
    return bytes(range(256)) * (size // 256)


def _random_bytes(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def _random_soup(size: int) -> bytes:
    generator = random.Random(2)
    tags = [
        "div",
        "p",
        "b",
        "i",
        "a",
        "font",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "select",
        "option",
        "svg",
        "template",
        "button",
        "form",
        "h1",
        "span",
        "section",
        "math",
        "mi",
    ]

    def parts() -> Iterator[str]:
        length = 0
        while length < size:
            part = generator.choice(["<{}>", "<{}>", "</{}>", "<{} x={}>", "text {}"])
            text = part.format(generator.choice(tags), generator.randint(0, 99))
            length += len(text)
            yield text

    return "".join(parts()).encode()


NESTING: Final[dict[str, Make]] = {
    f"nested {unit}": repeated(unit)
    for unit in (
        "<div>", "<span>", "<b>", "<p>", "<a>", "<ul><li>", "<li>", "<dl><dd>", "<font><p>", "<b><a>", "<a><b><p>",
        "<table>", "<table><tr><td>", "<table><b>", "<td>", "<select><option>", "<option>", "<optgroup>", "<svg>",
        "<svg><g>", "<svg><foreignObject><div>", "<math><mi>", "<template>", "<template><div>", "<button>", "<form>",
        "<ruby><rt>", "<rb>", "<x-y>", "<frameset>", "<object>", "<marquee>", "<applet>", "<details><summary>",
        "<h1>", "<nobr>", "<noscript>", "<iframe>", "<body>", "<html>", "<head>", "<center>", "<b><i><u><s>",
        "<div><b><ul><li><font><table><tr><td><p>", "<svg><title>", "<svg><desc><p>", "<math><annotation-xml>",
        "<caption>", "<colgroup><col>", "<table><caption>", "<select>", "<select><select>", "<input>", "<fieldset>",
        "<textarea>", "<title>", "<dialog><search>", "<hgroup><h1>", "<pre>", "<listing>", "<image>", "<menu><li>",
        "<svg><g a=b/>", "<select><nobr>", "<ruby><li></x> <rp>", "<select><rp><ul><keygen>",
    )
}  # fmt: skip
BEHIND: Final[dict[str, Make]] = {
    f"nested <div> behind {repr(prefix)[1:-1]}": repeated("<div>", prefix)
    for prefix in (
        "<body><noscript>", "<body><NOSCRIPT>", "<head><noscript><svg></noscript>", "<body><svg><plaintext></svg>",
        "<body><svg><mi><style></mi></svg>", "<body><svg><math><mi><style>", "<svg/><![CDATA[>", "<svg></p><![CDATA[>",
        "<svg></br><![CDATA[>", "<svg><svg><p><![CDATA[>", "<math><annotation-xml><style>",
        "<script><!--><script></script>", "x<frameset>", "<template><frameset></template>", "<b>x</b>\0<frameset>",
    )
}  # fmt: skip
CLOSED: Final[dict[str, Make]] = {
    f"nested and closed {opening}{closing}": opened_and_closed(opening, closing)
    for opening, closing in (
        ("<div>", "</div>"), ("<b>", "</b>"), ("<b><p>", "</b></p>"), ("<ul><li>", "</li></ul>"), ("<a>", "</a>"),
        ("<table><tr><td>", "</td></tr></table>"), ("<svg><g>", "</g></svg>"), ("<template>", "</template>"),
        ("<font size=1><div>", "</font></div>"), ("<i><b>", "</i></b>"), ("<p><font>", "</p>"),
    )
}  # fmt: skip
MISNESTED: Final[dict[str, Make]] = {
    f"mis-nested {unit}": make
    for unit, make in {
        unit: (numbered if "#" in unit else repeated)(unit)
        for unit in (
            "<b><p></b>", "<b><i></b></i>", "<a><div></a>", "<b><div></b></div>", "<p><b>", "<p><b x=#>", "<b x=#>",
            "<font size=#><p>", "<table><b x=#>", "<b x=#><table></table>", "<div><b x=#></div>", "<b></p>", "</p>",
            "</b>", "</br>", "<ul><li></ul></li>", "<td></table>", "<table><tr><b></table>", "<p><b><i><u>x</p>",
            "<table>x", "<table><div>x</div>", "<tr>x", "<b x=#><p>x</b>", "<i x=#><div>x</i></div>", "<nobr x=#><p>",
            "<a x=#><p>", "<b x=#>x<div></div>", "<code x=#><li>", "<select><b x=#>", "<b><applet></b>",
            "<svg></p>", "<svg><p>", "<math></br>", "<form></div>", "<button><p></button>", "<h1><h2>",
            "<template></div>", "<b x=#></template>", "<b x=#><td>", "<i><a><i><a>", "<a><table><a>", "<a><p><a>",
            "<b><b><b><b><p></b>", "<table><tr><td><b x=#></table>", "<p></div>", "<li></p>", "<dd></li>",
        )
    }.items()
}  # fmt: skip
TEXTS: Final[dict[str, Make]] = {
    f"many {unit[:30]!r}": repeated(unit)
    for unit in (
        "<", "<a", "</", "<!--", "<!-- -", "<!-", "<!", "<?", "<![CDATA[", "<svg><![CDATA[", "&", "&#", "&#x110000;",
        "&amp", "&ampamp;", "&nLt;", "&NotGreaterFullEqual;", "\0", "\r", "\n", "\t", " ", "\u00a0", "\u200b", "\ufeff",
        "e\u0301", "\u0301", "\u202e", "😀", "港", "a", "a ", "A. ", "1", "1 ", "/", "'", '"', "=", ">", "]]>", "-->",
        "<br>", "<br>a ", "<p>a", "<p>" + SENTENCE, "<hr>", "<img>", "<img src=a alt=b>", "<a href=a>b</a>",
        "<a href=a>b</a> ", "<script>", "<style>", "<script></script>", "<title>a</title>", "<meta name=a content=b>",
        "<meta property=article:tag content=b>", "<link rel=canonical href=a>", "<textarea>", "<plaintext>", "<time>a",
        "<h2>Latest news</h2>", "<li><a href=a>b</a>", "<figure><img src=a><figcaption>b</figcaption></figure>",
        "<tr><td>a<td>b", "<table><tr><td>a</table>", "<pre>a\n</pre>", "<span>a</span>", "<b>a</b>", "<wbr>", "<x>",
        "<div class='comment'><p>a</p></div>", "<blockquote>a</blockquote>", "<h2>a</h2><p>b</p>", "<noscript><p>a",
        "Photo: A B / C D | ", "By A B and C D, ", "<p>By A B", "<p>Photo: A B", "<p>1 January 2030", "<p>(AP) - ",
        "<p>Read more: a", "<p>Sign up for a", "<p>LONDON (AP) - a", "<address>a</address>", "<option>a",
        "<div hidden>a</div>", "<div style='display:none;display:none'>a</div>",
    )
}  # fmt: skip
LONG: Final[dict[str, Make]] = {
    "one word": raw(b"a"),
    "one paragraph of sentences": repeated(SENTENCE, "<p>"),
    "one paragraph of links": repeated("<a href=/a>Ferry sails</a> ", "<p>"),
    "one line of dates": repeated("1 January 2030, ", "<p>"),
    "one line of bylines": repeated("By Una Skarn and Edda Thornqvist, ", "<p>"),
    "one line of credits": repeated("Photo: Una Skarn/AP | ", "<p>"),
    "one line of slashes": repeated("a/b ", "<p>"),
    "one line of colons": repeated("a: ", "<p>"),
    "one line of capitals": repeated("SKARN ", "<p>"),
    "one line of digits": raw(b"1", b"<p>"),
    "one line of spaces and a": repeated(" " * 1000 + "a", "<p>"),
    "one line of brackets": repeated("(", "<p>"),
    "one line of dots": repeated(". ", "<p>"),
    "one line of accents": repeated("e\u0301", "<p>"),
    "one title": repeated(SENTENCE, "<title>", "</title>"),
    "one title with bars": repeated("a | b - ", "<title>", "</title><h1>a | b - a</h1>"),
    "one heading": repeated(SENTENCE, "<h1>", "</h1>"),
    "one attribute": repeated("a", "<p title='", "'>text"),
    "one class of many words": numbered("w# ", "<p class='", "'>text"),
    "one style": repeated("display : ", "<p style='", "'>text"),
    "one href": repeated("../", "<p><a href='", "'>text</a>"),
    "one URL of brackets": repeated("[", "<a href='//", "'>text</a>"),
    "one meta": repeated("a, ", "<meta name=keywords content='", "'>"),
    "one author meta": repeated("A B and ", "<meta name=author content='", "'>"),
    "one date meta": repeated("2030-01-01T", "<meta property=article:published_time content='", "'>"),
    "one title meta": repeated("a | ", "<meta property=og:title content='", "'><h1>a</h1>"),
    "one comment": repeated("- ", "<!--", "--><p>text"),
    "one script": repeated("var a<b;", "<script>", "</script><p>text"),
    "one style sheet": repeated("p{margin:0}", "<style>", "</style><p>text"),
    "one svg": repeated("<path d=M0>", "<svg>", "</svg><p>text"),
    "one template": repeated("<p>text", "<template>", "</template><p>text"),
    "one noscript": repeated("<img src=a>", "<noscript>", "</noscript><p>text"),
    "one noscript of paragraphs": repeated("<p>" + SENTENCE, "<noscript>", "</noscript><p>text"),
    "one pre": repeated("a\n", "<pre>", "</pre>"),
    "one table row": repeated("<td>a", "<table><tr>"),
    "one table of wide and tall cells": repeated("<tr><td rowspan=9999 colspan=9999>tide<td>rose", "<table>"),
    "one table row of tall cells": repeated("<td rowspan=9999>a", "<table><tr>", "<tr><td>a<tr><td>b"),
    "one list": repeated("<li>a", "<ul>"),
    "one numbered list": repeated("<li value=9999>The tide rose in the harbour of Skarn.", "<ol start=9999>"),
    "numbered lists in items": repeated("<ol><li>The tide rose in the harbour.</ol>", "<ol><li>" * 40),
    "one select": repeated("<option>a", "<select>"),
    "one title over many lines": repeated("<p>a tide at quay", f"<title>{'a tide at sea ' * 12_000}</title>"),
    "descriptions over many lines": repeated(
        f"<p>{SENTENCE}", f"<meta name=description content='{SENTENCE.lower() * 400}'>" * 8
    ),
    "one told text over many lines": repeated(
        f"<p>{SENTENCE}",
        f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{SENTENCE.lower() * 3_000}"}}</script>',
    ),
    "pictures in deep elements": repeated(
        "<img src=a>", "<div>" * 300 + f"<p>{SENTENCE}" + "</div>" * 300 + "<p>" * 300
    ),
    "pictures in deep elements, each with a caption": repeated(
        f"<figure><img src=a><figcaption>{SENTENCE}</figcaption></figure>", "<div>" * 300
    ),
    "steps of a path behind a long script": repeated(
        "<p class=breadcrumb><a href=/a>Ferry sails</a> <a href=/b>Sea</a>", f"<script>{' ' * 500_000}</script>"
    ),
    "posts of a thread": repeated(f"<div class='post comment'><p>{SENTENCE}</div>"),
    "headings over one list of links": repeated("<h2>Latest news</h2>", after="<li><a href=/a>Ferry sails</a>" * 2000),
}  # fmt: skip
ATTRIBUTES: Final[dict[str, Make]] = {
    "attributes": numbered("a# ", "<p ", ">text"),
    "attributes with values": numbered("a#='x' ", "<p ", ">text"),
    "attributes of body": numbered("<body a#=1>"),
    "attributes hidden by quotes": numbered("a# b# c# d# e# x#='<>' ", "<p ", ">text"),
    "attributes of many tags": numbered("<p a# b# c# d# e# f# g# h# i# j# k# l# m# n# o# p#>"),
    "attributes in a noscript": numbered("a# ", "<noscript><p ", "></noscript>text"),
    "attributes of an end tag": numbered("a# ", "<p>text</p ", ">"),
    "duplicate attributes": repeated("a ", "<p ", ">text"),
    "slashes in a tag": repeated("/", "<p ", ">text"),
    "quotes in a tag": repeated("'\"", "<p ", ">text"),
    "attributes behind line breaks": numbered("<p a#\nb#\nc#>"),
    "attributes behind slashes": numbered("<p/a#/b#/c#>"),
    "attributes behind quotes": numbered("<p a#='1'b#='2'c#='3'>"),
    "attributes of one tag, 256 each": numbered(f"<p {' '.join(f'a{place}x#' for place in range(256))}>"),
    "one attribute without end": repeated("a", "<p title='"),
    "one attribute without quotes": repeated("a", "<p title=", ">text"),
    "one name": repeated("a", "<p ", ">text"),
    "one tag name": repeated("a", "<p", ">text"),
    "classes": numbered("<p class=c#>a"),
    "ids": numbered("<p id=abc#x>a"),
    "custom tags": numbered("<x-#>a</x-#>"),
    "unknown tags": numbered("<x#>a</x#>"),
}
DATA: Final[dict[str, Make]] = {
    "JSON-LD, nested arrays": _nested_json,
    "JSON-LD, nested objects": _nested_objects,
    "JSON-LD, a huge number": _huge_number,
    "JSON-LD, huge exponents": repeated(
        "1e999999999,", '<script type="application/ld+json">{"@type":"Article","wordCount":[', "1]}</script><p>text"
    ),
    "JSON-LD, many articles": _article_graph,
    "JSON-LD, many keys": numbered('"a#":1,', '<script type="application/ld+json">{"@type":"Article",',
    '"b":1}</script>'),
    "JSON-LD, one key again and again": repeated(
        '"author":"A B",', '<script type="application/ld+json">{"@type":"Article",', '"b":1}</script>'
    ),
    "JSON-LD, many authors": repeated(
        '{"name":"A B"},', '<script type="application/ld+json">{"@type":"Article","author":[', "1]}</script>"
    ),
    "JSON-LD, many blocks": repeated('<script type="application/ld+json">{"@type":"Article"}</script>'),
    "JSON-LD, broken": repeated('{"a', '<script type="application/ld+json">', "</script>"),
    "JSON-LD, backslashes": repeated("\\", '<script type="application/ld+json">{"a":"', '"}</script>'),
    "JSON-LD, line breaks in strings": repeated("\n", '<script type="application/ld+json">{"a":"', '"}</script>'),
    "JSON-LD, quotes in an open string": repeated(
        '\\"', '<script type="application/ld+json">{"a":[' + "[]," * 101 + '"', "]}</script>"
    ),
    "JSON-LD, commas": repeated(",", '<script type="application/ld+json">[1', "]</script>"),
    "JSON-LD, a long headline": repeated(
        "a | b ", '<script type="application/ld+json">{"@type":"Article","headline":"', '"}</script><h1>a</h1>'
    ),
    "every byte": _every_byte,
    "random bytes": _random_bytes,
    "random tag soup": _random_soup,
    "UTF-16 without a mark": lambda size: ("<p>" + SENTENCE * (size // 192)).encode("utf-16-le"),
    "UTF-16, big end first, without a mark": lambda size: ("<p>" + SENTENCE * (size // 192)).encode("utf-16-be"),
    "UTF-16, little end first, with a mark": lambda size: ("<p>" + SENTENCE * (size // 192)).encode("utf-16"),
    "UTF-16, cut off": lambda size: ("<p>" + SENTENCE * (size // 192)).encode("utf-16")[:-1],
    "UTF-16 of lone surrogates": raw(b"\x00\xd8", b"\xff\xfe"),
    "UTF-32": lambda size: ("<p>" + SENTENCE * (size // 384)).encode("utf-32"),
    "UTF-16 that is declared and is not": repeated(SENTENCE, "<meta charset=utf-16le><p>"),
    "UTF-16 with a mark": lambda size: b"\xfe\xff" + ("<p>" + SENTENCE * (size // 192)).encode("utf-16-be"),
    "UTF-7": repeated("+AGE-", "<meta charset=utf-7>"),
    "bytes 0xff": raw(b"\xff"),
    "truncated UTF-8": raw(b"\xe6\xb8"),
    "UTF-8 that lies": raw(b"\xe9\xe8", b"<meta charset=utf-8><p>"),
    "Shift JIS": raw("港の船".encode("cp932"), b"<meta charset=shift_jis><p>"),
    "GB 18030": raw("港的船".encode("gb18030"), b"<p>"),
    "ISO-2022-JP escapes": raw(b"\x1b$B%^\x1b(B", b"<p>"),
    "UTF-8 of surrogates": raw(b"\xed\xa0\x80", b"<p>"),
    "lone surrogate references": repeated("&#xD800;", "<p>"),
    "one charset name": repeated("a", "<meta charset=", "><p>\u00e9"),
    "XML declaration without end": repeated(" a=b", "<?xml version='1.0'"),
    "Shift JIS, cut off": raw("港".encode("cp932") + b"\x8d<p>", b"<meta charset=shift_jis>"),
    "every byte, each in a paragraph": lambda size: b"".join(b"<p>%c" % byte for byte in range(256)) * (size // 1024),
    "NULs in names": repeated("<p\0 a\0='\0'>\0"),
    "growing references": repeated("&nLt;&nGt;a ", "<p>"),
    "many declarations": repeated("<meta charset=koi8-r>", after="\u00e9"),
}  # fmt: skip

GROUPS: Final[dict[str, dict[str, Make]]] = {
    "nested elements": NESTING,
    "nested behind a prefix": BEHIND,
    "nested and closed": CLOSED,
    "mis-nested elements": MISNESTED,
    "one piece again and again": TEXTS,
    "one very long thing": LONG,
    "attributes and names": ATTRIBUTES,
    "JSON-LD, encodings, noise": DATA,
}
ALL: Final[dict[str, Make]] = {name: make for group in GROUPS.values() for name, make in group.items()}
