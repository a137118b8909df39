"""Markup to lines: what divides them, what they carry, and that no text is lost, doubled or glued."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bodycopy.page import Context, Head, Line
from bodycopy.segment import contexts
from bodycopy.segment.elements import stands_in_sentence
from bodycopy.segment.html import segment_html
from tests.builders import article_page, figure, html, links, page_of, paragraphs, texts

MATHML = (
    "<span><math><semantics><msup><mi>h</mi><mn>2</mn></msup><annotation>h^2</annotation>"
    "<annotation-xml encoding=MathML-Content>h2</annotation-xml></semantics></math></span>"
)

DIVIDED: list[tuple[str, list[str]]] = [
    ("", []),
    (" \n ", []),
    ("<p></p><div><b> </b></div>", []),
    ("bare", ["bare"]),
    ("<p>a</p><p>b</p>", ["a", "b"]),
    ("<p>a<p>b", ["a", "b"]),
    ("<p> a\n\t b&nbsp; c </p>", ["a b c"]),
    # Spaces between inline elements are the page's own, and none is made up.
    ("<b>a</b> <i>b</i>", ["a b"]),
    ("<b>a</b><i>b</i>", ["ab"]),
    ("<b>a </b><i> b</i>", ["a b"]),
    ("<p><b>a</b>\n<!-- note --> <i>b</i></p>", ["a b"]),
    ("<p>un<wbr>broken</p>", ["unbroken"]),
    ("<p>a<blink>b</blink>c</p>", ["abc"]),
    ("<p>a<!-- x -->b</p>", ["ab"]),
    # But pages that are written by programs leave it to the style sheet to divide links and spans.
    ("<a href=/a>Pier</a><a href=/b>Weather</a><a href=/c>Boats</a>", ["Pier Weather Boats"]),
    ("<b><a href=/a>Pier!</a></b><!-- c --><i><a href=/b><b>ice</b></a></i>", ["Pier! ice"]),
    ("<p><a href=/a>The may</a><a href=/a>or</a></p>", ["The mayor"]),
    ("<p><a href=/a>The mayor</a><a href=/a>More</a></p>", ["The mayor More"]),
    ("<p>Text.<sup><a href=/a>[1]</a></sup><sup><a href=/b>[2]</a></sup></p>", ["Text.[1][2]"]),
    ("<p><a href=/a>Pier-</a><a href=/b>House</a><a href=/c>, old</a></p>", ["Pier-House, old"]),
    ("<p>by<a href=/a></a><a href=/b>law</a> <a href=/c>Sea</a>side<a href=/d>town</a></p>", ["bylaw Seasidetown"]),
    ("<p><a href=/a>Pier</a></p><p>Boat<a href=/b>House</a></p>", ["Pier", "BoatHouse"]),
    ("<p><a name=a>Pier</a><a name=b>House</a></p>", ["PierHouse"]),
    ("<p><a href=/a>港口</a><a href=/b>天气</a></p>", ["港口天气"]),
    ("<h1><span class=k>Analysis</span><span class=h>Pier opens</span></h1>", ["Analysis Pier opens"]),
    (
        "<p>By <span class=k>Edda</span><span class=h>Pier</span><span class=h>Editor</span></p>",
        ["By Edda Pier Editor"],
    ),
    ("<p><span>Pier</span><span class=h>House</span></p>", ["PierHouse"]),
    ("<p><span class=k>Pier</span><span>House</span></p>", ["PierHouse"]),
    ("<p><span class=k>Pier</span><span class=h>house</span></p>", ["Pierhouse"]),
    ("<p><span class=k>PIER</span><span class=h>House</span></p>", ["PIERHouse"]),
    ("<p>Edda Pier<span class=h>Editor</span> of the Tide</p>", ["Edda Pier Editor of the Tide"]),
    ("<p><a href=/edda>Edda Pier</a><span class=h>Editor</span></p>", ["Edda Pier Editor"]),
    ("<p><b>Edda Pier</b><span class=h>Editor</span></p>", ["Edda PierEditor"]),
    ("<p>Pier<span>House</span> a<span class=h>house</span></p>", ["PierHouse ahouse"]),
    ("<p><a href=/a>Films</a><a href=/b>‘The Pier’ opens</a></p>", ["Films ‘The Pier’ opens"]),
    ("<p><a href=/a>Films</a><a href=/b>'The Pier' opens</a></p>", ["Films 'The Pier' opens"]),
    ("<p><a href=/a>Films</a><a href=/b>“the pier” opens</a></p>", ["Films “the pier” opens"]),
    ("<p><a href=/a>Edda</a><a href=/b>'s pier</a> (<a href=/c>“Pier”</a>)</p>", ["Edda's pier (“Pier”)"]),
    (
        "<p><a href=/a>Pier opens</a><time datetime=2031-03-05>5 March</time><time datetime=2031>2031</time></p>",
        ["Pier opens 5 March 2031"],
    ),
    ("<p>(<time datetime=2031-03-05>5 March</time>) a<time>2031</time></p>", ["(5 March) a2031"]),
    ("<pre>a<time datetime=2031-03-05>5 March</time></pre>", ["a5 March"]),
    # Blocks and the text beside them.
    ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
    ("<div><p>a</p> <span>b</span> <p>c</p></div>", ["a", "b", "c"]),
    ("<div>a <b>b<p>c</p>d</b> e</div>", ["a b", "c", "d e"]),
    ("<div><div><div>a</div></div>b</div>", ["a", "b"]),
    ("<p>a <button>b</button></p>", ["a", "b"]),
    ("<p><button>a</button> b</p>", ["a", "b"]),
    ("<div>a <button>b</button> c</div>", ["a", "b", "c"]),
    # Buttons and custom elements amid sentences are words of them.
    ("<p>a <button>b</button> c</p><p>d.<button>e</button> f</p>", ["a b c", "d.", "e", "f"]),
    ("<ul><li>a <x-y>b</x-y> c <x-y>d</x-y>, e <x-y>f</x-y> <x-y>g</x-y></ul>", ["a b c d, e", "f", "g"]),
    (
        "<h2>a <x-y>b</x-y> c</h2><p>d <x-y>e <i>f</i></x-y> g <x-y>h<div>i</div>j</x-y></p>",
        ["a b c", "d e f g", "h", "i", "j"],
    ),
    ("<p><mjx-math><mjx-mi>h</mjx-mi><mjx-mn>2</mjx-mn></mjx-math> a</p>", ["h2 a"]),
    (f"<p>a <mjx-c><mjx-m aria-hidden=true><mjx-i>h</mjx-i></mjx-m><mjx-s>{MATHML}</mjx-s></mjx-c></p>", ["a h2"]),
    ("<section>a<hr>b</section>", ["a", "b"]),
    ("<details><summary>a</summary>b</details>", ["a", "b"]),
    ("<a href='/x'><div>a</div><p>b</p></a>", ["a", "b"]),
    ("<article-body>a<x-y>b</x-y></article-body>", ["a", "b"]),
    ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", ["a", "b", "c", "d"]),
    ("<dl><dt>a<dd>b<dd>c</dl>", ["a", "b", "c"]),
    ("<table><caption>a</caption><tr><th>b</th><td>c</td></tr><tr><td>d<table><tr><td>e</table>", list("abcde")),
    ("<figure><img src='x'><figcaption>a <span>b</span></figcaption></figure>", ["a b"]),
    # Line breaks divide lines, but a broken headline is one.
    ("<p>a<br>b<br><br>c</p>", ["a", "b", "c"]),
    ("<p><b>a<br>b</b></p>", ["a", "b"]),
    ("<h1>a<br>b</h1>", ["a b"]),
    ("<h2><b>a<br/>b</b></h2>", ["a b"]),
    ("<h1><br></h1>", []),
    # Headings without the signs that link to them.
    ("<h2>Pier<a href=#pier>¶</a></h2><h3><a href=#sea><b># </b></a>Sea</h3>", ["Pier", "¶", "Sea", "#"]),
    ("<h1>Pier<a class='x headerlink' href=#pier>Link</a><a href=#b>b</a></h1>", ["Pierb", "Link"]),
    ("<h2>Pier<span class=mw-editsection>[<a href=/edit>edit</a>]</span> b</h2>", ["Pier b", "[edit]"]),
    ("<h2>Pier <a href=/x>→</a></h2><p>a <a href=#b>↑</a></p>", ["Pier →", "a ↑"]),
    # Text that no reader sees.
    ("<p>a<script>x</script><style>y</style><template><p>z</p></template>b</p>", ["ab"]),
    ("<p>a<svg><title>x</title><text>y</text></svg>b</p>", ["ab"]),
    ("<p>a<select><option>x</select><textarea>y</textarea><input value='z'>b</p>", ["ab"]),
    ("<iframe>a</iframe><video>b</video><canvas>c</canvas><p>d</p>", ["d"]),
    # Hidden text inside a line that is seen, and what may be the rest of the story.
    ("<p>a<span hidden>id-7</span> b <i style='display:none'>c<b>d</b></i>e</p>", ["a b e", "id-7", "cd"]),
    ("<table><tr><td><span style='display:none'>0410</span>410<td>b</table>", ["410", "0410", "b"]),
    ("<p><span style='display:none'>0410</span><b>410</b></p>", ["0410", "410"]),
    (f"<p>a<span hidden> {'b ' * 40}</span></p>", [f"a {'b ' * 40}".strip()]),
    ("<p>a<span aria-hidden=true>b</span><a hidden href=/x>c</a></p>", ["ab", "c"]),
    ("<p hidden>a<span hidden>b</span></p>", ["ab"]),
    # Formulas, once.
    (f"<p>a <span>{MATHML}<span class=h aria-hidden=true><span>h</span>2</span></span> b</p>", ["a h2 b"]),
    (f"<p><span>{MATHML}<span class=h aria-hidden=true><span>h</span>2</span></span> b</p>", ["h2 b"]),
    (f"<p><span><i aria-hidden=true>h2</i>{MATHML}</span> b</p>", ["h2 b"]),
    (f"<p>a <span><span style='display:none'>{MATHML}</span><img src=/h.svg></span> b</p>", ["a h2 b"]),
    (f"<p><span style='display:none'>{MATHML}</span><img src=/h.svg> b</p>", ["h2 b"]),
    # Zero-width characters hold no text, but join or divide letters inside a word.
    ("<p>\u200b</p><p>\ufeff \u200b</p>", []),
    ("<p>\u200b\ufeffa\u200b</p>", ["a"]),
    ("<p>a\u200cb</p>", ["a\u200cb"]),
    ("<h2>Pier<a class=hash-link href=#pier>\u200b</a></h2><p>a <span hidden> \ufeff</span></p>", ["Pier", "a"]),
    # Old pages.
    ("<frameset><frame src='a.html'><noframes><p>a</p></noframes></frameset>", []),
    ("<center><font>a</font></center><marquee>b</marquee>c", ["a", "c"]),
    # Readings, in parentheses or not at all.
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["漢(kan)"]),
    ("<ruby>漢<rp>(</rp> <rt>kan</rt> <rp>)</rp>字<rt>ji</rt></ruby>", ["漢( kan )字"]),
    ("<p>a <ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> b</p>", ["a 漢字 b"]),
    # The insides of elements, and templates for scripts.
    ("<x-y><template shadowrootmode=open><h1>a</h1><p>b</p></template>c</x-y>", ["a", "b", "c"]),
    ("<x-y><template shadowrootmode=closed><x-z><template shadowrootmode=open>a</template></x-z></template>", ["a"]),
    ("<p>a</p><template id=x><p>b</p></template>", ["a"]),
    # Places where words may be broken.
    ("<pre>a\u00adb</pre>", ["a\u00adb"]),
]


@pytest.mark.parametrize(("markup", "expected"), DIVIDED)
def test_lines(markup: str, expected: list[str]) -> None:
    page = page_of(markup)
    assert texts(page) == expected
    assert [line.index for line in page.lines] == list(range(len(expected)))


def only_line(markup: str) -> Line:
    (line,) = page_of(markup).lines
    return line


# Where a line stands.


@pytest.mark.parametrize(
    ("markup", "path"),
    [
        ("<p>a</p>", "body > p"),
        ("<p><b>a</b></p>", "body > p > b"),
        ("<p><b>a</b> b</p>", "body > p"),
        ("<p>a <b>b</b></p>", "body > p"),
        ("<p><i><b>a</b> b</i> </p>", "body > p > i"),
        ("<p><b>a</b><i>b</i></p>", "body > p"),
        ("<div class='x'><p id='y' class='z w'>a", "body > div.x > p.z w y"),
        ("<body class='home'>a", "body.home"),
        ("<table><tr><td>a", "body > table > tbody > tr > td"),
        ("<a href='/x'><div>a</div></a>", "body > a > div"),
    ],
)
def test_the_context_is_the_innermost_element_that_holds_the_whole_line(markup: str, path: str) -> None:
    assert repr(only_line(markup).context) == f" > {path}"


def test_the_block_of_an_inline_context_is_the_block_around_it() -> None:
    line = only_line("<blockquote><p><i><b>a</b></i></p></blockquote>")
    assert (line.context.tag, line.context.block.tag) == ("b", "p")


def test_elements_that_look_alike_share_a_context() -> None:
    a, b, c, d = page_of("<ul><li class=x>a<li class=x>b<li class=y>c</ul><ul><li class=x>d</ul>").lines
    assert a.context is b.context is d.context
    assert a.context is not c.context


def test_digits_in_names_do_not_tell_contexts_apart() -> None:
    a, b = page_of("<p class='post-17' id='p17'>a</p><p class='post-2041' id='p3'>b</p>").lines
    assert a.context is b.context
    assert a.context.names == "post- p"


def test_what_is_left_without_digits_is_the_context_of_the_plain_name() -> None:
    a, b, c, d = page_of("<p class=post>a</p><p class=post1>b</p><p class=post-1>c</p><p class='22'>d</p>").lines
    assert a.context is b.context
    assert [line.context.names for line in (a, b, c, d)] == ["post", "post", "post-", ""]


def test_digits_of_the_elements_around_do_not_tell_contexts_apart() -> None:
    a, b, c = page_of(
        "<div id=box1><p>a</p></div><div id=box22><p>b</p></div><section id=box1><p>c</p></section>"
    ).lines
    assert a.context is b.context
    assert a.context is not c.context


@pytest.mark.parametrize(
    "attributes", ["", " class=x", " id=y", " class=x id=y", " class=x1", " class='' id=''", " class"]
)
@pytest.mark.parametrize("hiding", ["hidden", "aria-hidden=true", "style='display:none'"])
def test_a_hidden_element_is_no_twin_of_a_shown_one(attributes: str, hiding: str) -> None:
    shown, hidden, again, other = page_of(
        f"<p{attributes}>a</p><p{attributes} {hiding}>b</p><p{attributes}>c</p><p{attributes} lang=en>d</p>"
    ).lines
    assert [line.context.hidden for line in (shown, hidden, again, other)] == [False, True, False, False]
    assert shown.context is again.context is other.context
    assert shown.context.names == hidden.context.names


def test_a_hidden_twin_has_a_context_of_its_own() -> None:
    a, b, c = page_of("<p class=x>a</p><p class=x hidden>b</p><p class=x>c</p>").lines
    assert [line.context.hidden for line in (a, b, c)] == [False, True, False]
    assert a.context is c.context


def test_boxes_are_block_instances_in_document_order() -> None:
    page = page_of("<div>a<p>b</p>c</div><div>d</div>")
    assert [line.box for line in page.lines] == [1, 2, 1, 3]
    assert page.parents == [0, 0, 1, 0]
    assert [context.tag for context in page.box_contexts] == ["body", "div", "p", "div"]


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ("<p>a</p>", False),
        ("<p hidden>a</p>", True),
        ("<p hidden=''>a</p>", True),
        ("<p aria-hidden='true'>a</p>", True),
        ("<p aria-hidden='false'>a</p>", False),
        ("<p style='display:none'>a</p>", True),
        ("<p style='color: red; display : none !important'>a</p>", True),
        ("<p style='visibility: hidden'>a</p>", True),
        ("<p style='display:block'>a</p>", False),
        ("<p style='color:red'>a</p>", False),
        ("<div style='display:none'><section><p><b>a</b></p></section></div>", True),
        ("<span hidden>a</span>", True),
        ("<a hidden href='/x'>a</a>", True),
        ("<body style='visibility:hidden'><p>a", True),
    ],
)
def test_hidden_lines_are_kept_and_marked(markup: str, hidden: bool) -> None:
    assert only_line(markup).context.hidden is hidden


def test_what_follows_a_hidden_element_is_not_hidden() -> None:
    a, b = page_of("<div hidden><p>a</p></div><p>b</p>").lines
    assert (a.context.hidden, b.context.hidden) == (True, False)


# Links.


@pytest.mark.parametrize(
    ("markup", "link_chars", "href"),
    [
        ("<p>a</p>", 0, None),
        ("<p>see <a href='/x'>here</a> or <a href='/y'>there</a>.</p>", 9, "/x"),
        ("<p><a href='/x'> <b>all</b> of it </a></p>", 9, "/x"),
        ("<a href='/x'><h3>head</h3></a>", 4, "/x"),
        ("<p><a name='top'></a>text</p>", 0, None),
        ("<p><a name='top'>text</a></p>", 0, None),
        ("<p><a href='#'><img src='i'></a> text</p>", 0, None),
        ("<p><a>one</a> <a href='/x'>two</a></p>", 3, "/x"),
        ("<p><a href>one</a></p>", 3, None),
        ("<p><a href='/x'>  one \n two  </a></p>", 7, "/x"),
        ("<p>one <a href='/x'>\n two three \n</a> four</p>", 9, "/x"),
        ("<p><a href='/x'>one</a><b><a href='/y'>two</a></b></p>", 6, "/x"),
        ("<p>one <b>two <a href='/x'>three</a> four</b></p>", 5, "/x"),
        ("<p><a href='/x'>one<!-- c --></a><!-- d --></p>", 3, "/x"),
        ("<a href='/x'><h3>one <i>two</i></h3></a>", 7, "/x"),
    ],
)
def test_link_text_is_counted(markup: str, link_chars: int, href: str | None) -> None:
    line = only_line(markup)
    assert (line.link_chars, line.href) == (link_chars, href)
    assert line.context.linked is ("<a" in markup and line.context.tag in {"a", "h3"})


@pytest.mark.parametrize(
    ("markup", "targets"),
    [
        ("<p><a href=/x>World</a> <a href=/y>Pier opens</a> <a href=/z>4 notes</a></p>", {0: "/y"}),
        ("<p><a href=/x>Pier</a> <a href=/y>opens</a> <a href=/z>again <b>today</b></a></p>", {0: "/z"}),
        ("<p><a href=/x>Pier opens</a> <a href=/y>World</a></p>", {}),
        ("<p><a href=/x>World</a> <a href>Pier opens</a></p>", {}),
        ("<p><a href=/x>World</a> <a href=/y>Pier opens<br>again</a> <a href=/z>today</a></p>", {}),
        ("<p><a href=/x>World</a><p><a href=/x>World</a> <a href=/y>Pier opens</a></p>", {1: "/y"}),
        ("<p><a href=/x>Pier opens</a> <a href=/y>A</a><p><a href=/x>B</a> <a href=/y>World</a></p>", {1: "/y"}),
    ],
)
def test_the_longest_link_is_known_where_it_is_not_the_first(markup: str, targets: dict[int, str]) -> None:
    assert page_of(markup).longest_links == targets


def test_a_picture_in_a_heading_that_links_to_itself_is_kept() -> None:
    page = page_of("<h2><a href=#x><img src=/a.jpg></a>one</h2>")
    assert ([image.attributes["src"] for image in page.images], page.texts) == (["/a.jpg"], ["one"])


def test_what_is_no_part_of_a_line_has_a_line_of_its_own_behind_it() -> None:
    page = page_of(
        "<h2>one <a href='#x'>#</a><a href='#x' class=headerlink>two</a> three</h2><p>a <i hidden>b</i>c</p>"
    )
    assert [(line.text, line.link_chars, line.context.hidden) for line in page.lines] == [
        ("one three", 0, False),
        ("#", 0, False),
        ("two", 0, False),
        ("a c", 0, False),
        ("b", 0, True),
    ]


def test_an_anchor_that_is_never_closed_links_nothing() -> None:
    page = page_of(f"<main><a name='top'/>{paragraphs(3)}</main>")
    assert [(line.link_chars, line.href, line.context.linked) for line in page.lines] == [(0, None, False)] * 3


def test_a_link_around_blocks_links_each_line() -> None:
    a, b, c = page_of("<a href='/x'><div>aa</div><div>bb</div></a><p>cc</p>").lines
    assert [(line.link_chars, line.href, line.context.linked) for line in (a, b, c)] == [
        (2, "/x", True), (2, "/x", True), (0, None, False),
    ]  # fmt: skip


def test_a_broken_link_links_both_lines() -> None:
    assert [(line.text, line.href) for line in page_of("<p><a href='/x'>a<br>b</a>").lines] == [
        ("a", "/x"),
        ("b", "/x"),
    ]


# Pictures, dates, preformatted text.


def test_a_picture_divides_words() -> None:
    assert [line.text for line in page_of("<p>one<img src='x'>two</p>").lines] == ["one two"]


def test_pictures_know_the_line_after_them_and_their_block() -> None:
    page = page_of(
        f"<p>a</p>{figure('b', src='/1.jpg')}<p><picture><source srcset='x'><img src='/2.jpg'></picture></p>"
    )
    assert [(image.line, page.box_contexts[image.box].tag, image.attributes["src"]) for image in page.images] == [
        (1, "figure", "/1.jpg"), (2, "p", "/2.jpg"),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["img", "image", "amp-img", "amp-anim"])
def test_picture_elements(tag: str) -> None:
    page = page_of(f"<p>a</p><{tag} src='/x.jpg' alt='b'>")
    assert [image.attributes for image in page.images] == [{"src": "/x.jpg", "alt": "b"}]
    assert texts(page) == ["a"]


def test_a_picture_for_readers_without_scripts_is_kept_as_markup() -> None:
    page = page_of("<p>a</p><noscript><img src='/x.jpg'></noscript><noscript>Turn it on!</noscript><p>b</p>")
    assert [(image.line, image.attributes) for image in page.images] == [(1, {"noscript": "<img src='/x.jpg'>"})]
    assert texts(page) == ["a", "b"]


def test_dates_of_time_elements() -> None:
    page = page_of(
        "<p>a</p><p><time datetime='2031-05-04'>May 4</time> b</p><p>c <time datetime='05:10'>5:10</time></p>"
    )
    assert page.times == [(1, "2031-05-04"), (2, "05:10")]
    assert texts(page) == ["a", "May 4 b", "c 5:10"]


@pytest.mark.parametrize(
    ("markup", "text", "raw"),
    [
        ("<pre>\nfor x in y:\n    go(x)\n\n</pre>", "for x in y: go(x)", "for x in y:\n    go(x)"),
        ("<pre><code>  a\n<span>\tb</span></code></pre>", "a b", "  a\n\tb"),
        ("<pre>a<br>b</pre>", "a b", "a\nb"),
        ("<pre><a href=/a>Pier</a><a href=/b>House</a></pre>", "PierHouse", "PierHouse"),
        ("<pre><span class=k>new</span><span class=h>Pier</span></pre>", "newPier", "newPier"),
        ("<p>a\n  b</p>", "a b", None),
    ],
)
def test_preformatted_text_keeps_its_breaks(markup: str, text: str, raw: str | None) -> None:
    line = only_line(markup)
    assert (line.text, line.raw) == (text, raw)


def test_preformatted_lines_are_known_by_number() -> None:
    page = page_of("<p>a</p><pre>b\n  c</pre><pre> \n </pre><p>d</p><pre>\te<br>f</pre>")
    assert texts(page) == ["a", "b c", "d", "e f"]
    assert page.raws == {1: "b\n  c", 3: "\te\nf"}


def test_boxes_in_preformatted_text_keep_their_indents_and_blank_lines() -> None:
    page = page_of(
        "<p>x</p><pre><div></div><div>a</div>\n<div>    b\tc</div><div></div><div> \n</div><div><br></div>"
        "<div><i><b>  d</b></i><br> e</div><div></div></pre><p>y</p><pre><ol><li>f<li>  g</ol></pre>"
    )
    assert texts(page) == ["x", "a", "b c", "d e", "y", "f", "g"]
    assert page.raws == {1: "a", 2: "    b\tc", 3: "\n\n\n  d\n e", 5: "f", 6: "  g"}


# What is no element.


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>on<!-- c -->e</p>", ["one"]),
        ("<p>one<!-- c --> two</p>", ["one two"]),
        ("<!-- c --><p>one</p><!-- <p>no</p> --><p>two</p><!-- c -->", ["one", "two"]),
        ("<!-- c -->one<!-- c -->", ["one"]),
        ("<ul><!-- c --><li>one<!-- c --><li><!-- c -->two</ul>", ["one", "two"]),
        ("<pre><!-- c -->one<!-- c --></pre>", ["one"]),
        ("<p><a href='/x'><!-- c --></a>one</p>", ["one"]),
        ("<p>one<?php no ?> two<![CDATA[no]]></p>", ["one two"]),
    ],
)
def test_comments_hold_no_text_and_divide_nothing(markup: str, expected: list[str]) -> None:
    assert texts(page_of(markup)) == expected


# Text or UTF-8.


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>Fähre</p>",
        article_page(title="雨が降った", header=links("Fähre", "Pier")),
        html(f"<div id='app'></div><noscript><main>{paragraphs(6)}</main></noscript>"),
    ],
)
def test_text_and_utf8_give_the_same_page(markup: str) -> None:
    text, utf8 = segment_html(markup), segment_html(markup.encode())
    assert (text.texts, text.link_chars, text.hrefs) == (utf8.texts, utf8.link_chars, utf8.hrefs)
    assert (text.line_boxes, text.parents, text.raws) == (utf8.line_boxes, utf8.parents, utf8.raws)
    assert list(map(repr, text.contexts)) == list(map(repr, utf8.contexts))
    assert text.head == utf8.head


# The head.


def test_head() -> None:
    head = page_of(
        """<html lang="de-AT"><head><title> A
        title </title><title>Another</title>
        <meta name="Author" content="B"><meta property="og:title" content="C">
        <meta itemprop="datePublished" content="D"><meta name="empty" content="">
        <meta charset="utf-8"><meta http-equiv="refresh" content="5">
        <base target="_top"><base href="/b/"><base href="/other/">
        <link rel="stylesheet" href="/s.css"><link rel="Canonical" href="/c"><link rel="canonical" href="/d">
        <script type="application/ld+json">{"e": "<p>"}</script><script>let f = 1</script></head>
        <body><script type="application/LD+JSON; charset=utf-8">{"g": 2}</script><meta itemprop="h" content="I">text"""
    ).head
    assert head == Head(
        title="A title",
        metas=[("author", "B"), ("og:title", "C"), ("datepublished", "D"), ("h", "I")],
        canonical="/c",
        base="/b/",
        json_ld=['{"e": "<p>"}', '{"g": 2}'],
        language="de-AT",
    )
    assert head.meta("missing", "og:title", "author") == "C"
    assert head.meta("missing") is None


def test_noscript_in_the_head_does_not_end_the_head() -> None:
    page = page_of("<head><noscript><img src='/count.gif'></noscript><title>A</title></head><body><p>b")
    assert page.head.title == "A"
    assert texts(page) == ["b"]


@pytest.mark.parametrize(
    "markup", ["", "<p>a", "<html>", "<!doctype html>", "<frameset>", "<title>", "<!--", "<", "\0"]
)
def test_a_page_without_a_head_has_an_empty_one(markup: str) -> None:
    assert page_of(markup).head == Head()


# Pages that are served to readers without scripts only.


@pytest.mark.parametrize("tag", ["noscript", "NOSCRIPT"])
def test_a_page_that_is_served_only_in_noscript(tag: str) -> None:
    page = page_of(
        html(
            f"<div id='app'></div><{tag}><main>{paragraphs(6)}</main></{tag}>",
            head="<title>A</title><script type='application/ld+json'>{}</script>",
        )
    )
    assert len(page.lines) == 6
    assert repr(page.lines[0].context) == " > body > noscript > main > p"
    assert (page.head.title, page.head.json_ld) == ("A", ["{}"])


@pytest.mark.parametrize(
    ("seen", "served"),
    [(paragraphs(8), paragraphs(9)), ("<p>Loading …</p>", "<p>Please turn on scripts.</p>")],
    ids=["enough without it", "too little in it"],
)
def test_other_noscripts_are_not_read(seen: str, served: str) -> None:
    assert texts(page_of(f"<main>{seen}</main><noscript>{served}</noscript>")) == texts(page_of(f"<main>{seen}</main>"))


# Hostile pages.


@pytest.mark.parametrize(
    ("opening", "closing"), [("<div>", "</div>"), ("<span>", "</span>"), ("<a-b>", ""), ("<b><p>", "")]
)
def test_deep_nesting_costs_no_stack(opening: str, closing: str) -> None:
    began = time.process_time()
    page = page_of("<body>" + opening * 2000 + "a" + closing * 2000 + "b")
    assert "".join(texts(page)) == "ab"
    assert time.process_time() - began < 3


def test_contexts_of_a_deep_page_are_linked_to_the_root() -> None:
    here: Context | None = only_line("<div>" * 500 + "a").context
    depth = 0
    while here is not None:
        depth, here = depth + 1, here.parent
    assert depth == 502


# A slow and plain second implementation, to compare with.

_BLOCKS = "div", "p", "ul", "li", "table", "tbody", "tr", "td", "h2", "section", "x-y", "figure", "blockquote", "pre"
_INLINE = ("b", "i", "span", "a", "unknown")
_SILENT = ("script", "style", "svg", "template")
_END = "\n\n"
"""Stands for the end of a line: no text of a parsed page in these tests holds it."""


class Pieces:
    """The pieces of a page's text, each with whether it is link text, and `_END` wherever a line ends."""

    def __init__(self) -> None:
        self.before = ""
        """The text of the line so far: a custom element amid a sentence ends no line."""

    def below(self, node: LexborNode, block: str, linked: bool, in_pre: bool) -> Iterator[tuple[str, bool]]:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                text = child.text_content or ""
                self.before += text if text.strip() or self.before or in_pre else ""
                yield text, linked
            elif tag == "br" and (block == "h2" or in_pre):
                self.before += " "
                yield " ", False
            elif tag == "x-y" and self.before and block in ("p", "li", "h2") and stands_in_sentence(self.before, child):
                yield from self.below(child, block, linked, in_pre)
            elif tag in (*_BLOCKS, "hr", "br"):
                yield self.end(), False
                yield from self.below(child, tag, linked, in_pre or tag == "pre")
                yield self.end(), False
            elif tag in _INLINE:
                yield from self.below(child, block, linked or tag == "a", in_pre)

    def end(self) -> str:
        self.before = ""
        return _END


def plain_pieces(markup: str) -> list[list[tuple[str, bool]]]:
    """Of each line that has text, its pieces."""
    body = LexborHTMLParser(markup, scripting=True).body
    assert body is not None
    parts = groupby(Pieces().below(body, "body", linked=False, in_pre=False), key=lambda piece: piece[0] == _END)
    lines = [list(line) for is_end, line in parts if not is_end]
    return [line for line in lines if any(text.strip() for text, _ in line)]


def plain_lines(markup: str) -> list[str]:
    return [" ".join("".join(text for text, _ in line).split()) for line in plain_pieces(markup)]


def plain_link_chars(markup: str) -> list[tuple[int, int]]:
    """Of each line, the least and the most that its link text counts: spaces between links are counted or not."""
    found = []
    for line in plain_pieces(markup):
        text = "".join(text for text, _ in line)
        words = "".join(text for text, linked in line if linked).split()
        linked_chars = sum(map(len, words))
        spaces = len(text.split()) - 1
        found.append((linked_chars, linked_chars + spaces if linked_chars else 0))
    return found


class _Words:
    """Numbered words, so that each text of a page is told from every other."""

    def __init__(self) -> None:
        self.count = 0

    def fill(self, template: str) -> str:
        parts = template.split("\0")
        filled = parts[0]
        for part in parts[1:]:
            filled += f"w{self.count}w{part}"
            self.count += 1
        return filled


def _element(tag: str, inside: str) -> str:
    return f"<{tag} href='/x'>{inside}</{tag}>" if tag == "a" else f"<{tag}>{inside}</{tag}>"


_LEAVES = st.sampled_from(["\0", " ", "\0 \0", " \0\n", "<br>", "<!-- c -->", "<hr>", "\u00a0"])
_TAGS = st.sampled_from(_BLOCKS + _INLINE)
_SILENT_ELEMENTS = st.sampled_from([_element(tag, "no") for tag in _SILENT])
_MARKUP = st.recursive(
    _LEAVES | _SILENT_ELEMENTS,
    lambda inner: st.builds(_element, _TAGS, st.lists(inner, max_size=4).map("".join)),
    max_leaves=40,
)

_SOUP = st.sampled_from(
    re.findall(
        r"[^ ]+| ", "<p></p> <b> </b> <a> </a> <td> <li> <ul> </ul> <table> <h2> </h2> <!-- --> <br> x &amp; &lt;"
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_MARKUP, max_size=5).map("".join))
def test_no_text_is_lost_doubled_or_glued(template: str) -> None:
    words = _Words()
    markup = f"<body>{words.fill(template)}"
    lines = texts(page_of(markup))
    assert lines == plain_lines(markup)
    found = "".join(lines)
    assert all(found.count(f"w{number}w") == 1 for number in range(words.count))


@settings(max_examples=300, deadline=None)
@given(st.lists(_MARKUP, max_size=5).map("".join))
@example("<p>\0<x-y></x-y>\0</p>")
@example("<h2><br><x-y>\0</x-y>\0</h2>")
@example("<pre><p> <x-y>\0</x-y>\0</p></pre>")
def test_link_text_is_what_stands_in_links(template: str) -> None:
    markup = f"<body>{_Words().fill(template)}"
    page = page_of(markup)
    bounds = plain_link_chars(markup)
    assert len(page.lines) == len(bounds)
    for line, (least, most) in zip(page.lines, bounds, strict=True):
        assert least <= line.link_chars <= min(most, len(line.text))
        assert line.href == ("/x" if line.link_chars else None)


@settings(max_examples=200, deadline=None)
@given(st.lists(_SOUP))
def test_soup_is_read_like_the_parser_reads_it(parts: list[str]) -> None:
    markup = "<body>" + "".join(parts)
    assert texts(page_of(markup)) == plain_lines(markup)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_gives_a_page(text: str) -> None:
    page = page_of(text)
    assert all(line.text == " ".join(line.text.split()) != "" for line in page.lines)


def test_very_long_names_are_cut() -> None:
    page = page_of(f'<p class="{"promo " * 500_000}">text')
    (line,) = page.lines
    assert line.context.names.startswith("promo promo")
    assert len(line.context.names) <= contexts._LONGEST_NAMES


def test_very_long_tags_are_cut() -> None:
    (line,) = page_of(f"<x{'y' * 100_000}>text").lines
    assert len(line.context.tag) <= contexts._LONGEST_TAG
