"""What the parser gets, and what it is spared."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from bodycopy.errors import InputTypeError, InputValueError
from bodycopy.segment import guards, long_tags, names
from bodycopy.segment.html import segment_html
from bodycopy.segment.limits import Limits
from bodycopy.segment.nesting import TAG, measure

LIMITS = Limits()
UNLIMITED = Limits(**{field.name: 10**9 for field in fields(Limits)})
MANY = 100_000


def check(text: str, limits: Limits) -> str | None:
    return guards.check(text.encode(), limits)


def repeat(unit: str) -> Callable[[int], str]:
    return lambda count: unit * (count // unit.count("<"))


def numbered(unit: str) -> Callable[[int], str]:
    return lambda count: "".join(unit.replace("#", str(number)) for number in range(count // unit.count("<")))


NESTED = [
    "<div>", "<DIV>", "<ul><li>", "<dl><dd>", "<form><div>", "<div><p>", "<a><div>", "<table><tr><td>", "<x-y>",
    "<svg><g>", "<math><mi>", "<template><div>", "<b><table>", "<table><div>", "<select><option><div>", "<ruby><rt>",
    "<svg><foreignObject><div>", "<b><i>", "<div><b><ul><li><font><table><tr><td><p>",
]  # fmt: skip
DISGUISED = [
    "<div></b>", "<b><div></b>", "<div><object></div></object>", "<svg><div></svg>", '<div title="</div>">',
    "<div><!-- </div> -->", "<div><script></div></script>", "<div><style></div></style>",
    "<div><script><!--<script></script></div>--></script>", "<div></div/x y='></div>'><div>",
]  # fmt: skip
HARMLESS = [
    "<p><font>", "<option>", "<select><option>", "<table>", "<td>", "<li>", "<p>", "<dd>", "<br>", "<img>",
    "</p>", "</b>", "<b>x</b>", "<b><div></b></div>", "<h1>", "<!-- <div> -->", "<a><p>", "<button>", "<tr>",
    "<div title='<div>'></div>", "<script>'<div>'</script>",
]  # fmt: skip


@pytest.mark.parametrize("unit", NESTED + DISGUISED)
def test_deep_nesting_is_refused(unit: str) -> None:
    problem = check(repeat(unit)(MANY), LIMITS)
    assert problem is not None
    assert "513 deep" in problem
    assert "max_depth = 512" in problem


@pytest.mark.parametrize("unit", HARMLESS)
def test_what_the_parser_closes_by_itself_is_no_nesting(unit: str) -> None:
    source = repeat(unit)(MANY // 4)
    began = time.process_time()
    assert check(source, LIMITS) is None
    LexborHTMLParser(source, options=1, scripting=True)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("unit", ["<p><font size=#>", "<b class=c#><i id=d#>", "<p><EM\tx=#>", "<p><b x=#></i></font>"])
@pytest.mark.parametrize("count", [6_000, MANY])
def test_formatting_that_is_never_closed(unit: str, count: int) -> None:
    assert check(numbered(unit)(count), LIMITS) is not None


def test_copies_of_unclosed_formatting_are_counted() -> None:
    fonts = "<p>" + numbered("<font size=#>")(400)
    problem = check(fonts + "<p>x" * 20_000, LIMITS)
    assert problem is not None
    assert "max_elements = 150000" in problem
    assert check(fonts + "</font>" * 400 + "<p>x" * 20_000, LIMITS) is None


@pytest.mark.parametrize("attribute", ["a#=1", "a#", "a#='>'", 'a#="<b>"', "a#=\n'x'"])
def test_a_tag_with_thousands_of_attributes_is_refused(attribute: str) -> None:
    attributes = " ".join(attribute.replace("#", str(number)) for number in range(30_000))
    problem = check("<p>" * (25_000 if "<" in attribute else 1) + f"<p {attributes}>", LIMITS)
    assert problem == "A tag has 30000 attributes, more than max_attributes = 256."


def test_attributes_of_repeated_body_tags_add_up() -> None:
    assert "max_attributes" in (check(numbered("<body a#=1>")(MANY), LIMITS) or "")


@pytest.mark.parametrize("source", [
    "<script>" + "for(i=0;i<n;i++)a=b+1,c=d;" * 4_000 + "</script>",
    "<script>" + "var a" * 30_000 + "</script>",
    "<script>if(i<n" + " x y z" * 30_000 + "</script>",
    "<p>" + "A long text, 5 < 6. " * 20_000,
    '<img src="data:image/png;base64,' + "AAAA" * 100_000 + '">',
    "<style>" + "p { margin: 0 } " * 10_000 + "</style>",
])  # fmt: skip
def test_long_stretches_without_tags_are_fine(source: str) -> None:
    assert check(f"<html><body>{source}<p>text</p>", LIMITS) is None


@pytest.mark.parametrize("unit", ["<tr><td>a<td>b", "<ul><li>a</li></ul>", "<div><p><b>a</b></p></div>", "<p>a<br>b"])
def test_long_pages_are_fine(unit: str) -> None:
    assert check("<table>" * unit.startswith("<tr") + repeat(unit)(50_000), LIMITS) is None


@pytest.mark.parametrize("text", ["a" * 101, "é" * 51, "😀" * 26])
def test_bytes(text: str) -> None:
    limits = Limits(max_bytes=100)
    assert check(text, limits) == "The document has more bytes than max_bytes = 100."
    assert check(text[: 100 // len(text[0].encode())], limits) is None


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
@pytest.mark.parametrize("limit", ["5", 1.5, None, True, float("inf")])
def test_a_limit_of_a_wrong_type(name: str, limit: Any) -> None:
    with pytest.raises(InputTypeError, match=f"^{name} must be a whole number, not {type(limit).__name__}$"):
        Limits(**{name: limit})


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_a_limit_that_nothing_is_within(name: str) -> None:
    least = 0 if name == "max_explained" else 1
    with pytest.raises(InputValueError, match=f"^{name} must be {least} or more, not {least - 1}$"):
        Limits(**{name: least - 1})
    assert Limits(**{name: least}) != Limits()


def test_depth_limit_is_exact() -> None:
    padding = "<br>" * 30_000
    assert check("<div>" * 10 + padding, Limits(max_depth=10)) is None
    assert check("<div>" * 11 + padding, Limits(max_depth=10)) is not None


def _tree_depth(source: str, *, scripting: bool = True) -> int:
    root = LexborHTMLParser(source, options=1, scripting=scripting).root
    assert root is not None
    deepest, stack = 0, [(root, 0)]
    while stack:
        node, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in node.iter()]
    return deepest


_TAGS = [
    "div", "p", "b", "i", "a", "font", "span", "ul", "li", "dl", "dd", "section", "h1", "h2", "center", "pre",
    "table", "tr", "td", "th", "caption", "colgroup", "em", "script", "style", "x-y", "br", "button", "svg", "math",
    "mi", "mo", "mglyph", "annotation-xml", "foreignObject", "desc", "title", "plaintext", "noscript", "iframe",
    "noembed", "noframes", "xmp", "textarea", "select", "option", "optgroup", "template", "frameset", "frame",
    "object", "applet", "form", "input", "keygen", "img", "hr", "link", "meta", "base", "html", "head", "body",
    "nobr", "ruby", "rb", "rp", "g",
]  # fmt: skip
_ODD = [
    "<svg/>", "<math/>", "<svg a=b/>", "<g a=b/>", "<p/>", "<style/>", "<title/>", "<plaintext/>", "<![CDATA[", "]]>",
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<script><!--", "<?x", "<!", "</", "</>", "x", ">", " ", "\0", "\x0b",
    "&#32;", "'", '"', '<a b="', "<b x=1>", "<i x=2>", "<font color=a>", "<font xcolor=a>", "<input type=hidden>",
    "<annotation-xml encoding=text/html>", '<annotation-xml a ENCODING="application/xhtml+xml">', "</br>", "</p>",
]  # fmt: skip
_NESTS = ["<div>", "<g>", "<svg><desc>", "<a b=c/>", "<frameset>", "<template>", "<ul><li>", "<table><tr><td>"]


def _soup(generator: random.Random, most: int) -> str:
    pieces = [*(["<{}>", "</{}>"] * 2), None]
    chosen = (generator.choice(pieces) for _ in range(generator.randint(1, most)))
    return "".join(generator.choice(_ODD) if one is None else one.format(generator.choice(_TAGS)) for one in chosen)


def _estimate(source: str, *, scripting: bool) -> int:
    return measure(source, UNLIMITED, scripting=scripting).depth


@pytest.mark.parametrize("scripting", [True, False])
def test_no_prefix_hides_a_nest(scripting: bool) -> None:
    generator = random.Random(7)
    for _ in range(1_500):
        source = generator.choice(["", "<body>", "</head>"]) + _soup(generator, 6)
        source += generator.choice(_NESTS) * 200
        real = _tree_depth(source, scripting=scripting)
        assert real < 100 or _estimate(source, scripting=scripting) >= 0.9 * real, source


@pytest.mark.parametrize("scripting", [True, False])
def test_no_unit_hides_its_depth(scripting: bool) -> None:
    """Elements that stand in one another, but are not open at one time, make a tree twice as deep at most."""
    generator = random.Random(7)
    for _ in range(1_500):
        source = _soup(generator, 5) * 40
        real = _tree_depth(source, scripting=scripting)
        assert real <= 25 or _estimate(source, scripting=scripting) >= 0.45 * real, source


_BYPASSES = [
    "<body><svg><plaintext></svg>", "<body><svg><mi><style></mi></svg>", "<svg/><![CDATA[>", "<svg></p><![CDATA[>",
    "<svg></br><![CDATA[>", "<svg><svg><p><![CDATA[>", "<svg><math><mi><style>", "<svg><html><style>",
    "<script><!--><script></script>", "<script><!---><script></script>", "x<frameset><div>", "<frameset></frameset>",
    "<math><annotation-xml><style>", "<template><frameset></template>", "<p>\0<frameset></p>",
    "</br><frameset>", "<template>x</template><frameset>",
]  # fmt: skip


@pytest.mark.parametrize("prefix", _BYPASSES)
def test_a_prefix_hides_no_nest_and_makes_none(prefix: str) -> None:
    is_nest = _tree_depth(prefix + "<div>" * 600) > LIMITS.max_depth
    assert ("513 deep" in (check(prefix + "<div>" * 25_000, LIMITS) or "")) is is_nest


@pytest.mark.parametrize(
    "unit", ["<svg><g a=b/>", "<select><nobr>", "<ruby><li></x>&#32;<rp>", "<select><rp><ul><keygen>"]
)
def test_a_unit_that_hid_its_depth(unit: str) -> None:
    assert "513 deep" in (check(repeat(unit)(MANY), LIMITS) or "")


@pytest.mark.parametrize("before", ["<body><noscript>", "<body><NOSCRIPT>", "<head><noscript>"])
def test_a_noscript_is_parsed_only_if_that_is_safe(before: str) -> None:
    source = (before + "<div>" * 60_000 + "a sentence, " * 100).encode()
    assert guards.check(source, LIMITS) is None
    assert "513 deep" in (guards.check(source, LIMITS, scripting=False) or "")
    began = time.process_time()
    segment_html(source)
    assert time.process_time() - began < 1


def test_many_attributes_in_a_noscript() -> None:
    source = f"<body><noscript><p {' '.join(f'a{number}' for number in range(30_000))}></noscript>".encode()
    assert "max_attributes" in (guards.check(source, LIMITS, scripting=False) or "")


_PARTS = [
    "<", ">", "</", "<!--", "-->", "<a ", "b=", '"', "'", "<script>", "</script", "<svg>", "<![CDATA[", "x", "</p>",
    "<table>", "<td>", "</td>", "<select>", "</b>", "<b>", "\0", "<template>", "</template>", "<button>", "<plaintext>",
    "<li>",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS), max_size=40))
@settings(max_examples=300)
def test_any_markup_is_measured(parts: list[str]) -> None:
    source = "".join(parts)
    nesting = measure(source, replace(UNLIMITED, max_attributes=1))
    assert nesting.depth <= nesting.elements + source.count("<")
    assert check(source, LIMITS) is None


@pytest.mark.parametrize(
    "unit", ["<", "<a", "</", "<!--", "<a b='", "<a =", "<script>", "<!", "<svg><![CDATA[", "<a / ", "<b '", '<b "<b ']
)
def test_cost_is_linear_whatever_the_markup(unit: str) -> None:
    source = unit * (500_000 // len(unit))
    began = time.process_time()
    check(source, LIMITS)
    assert time.process_time() - began < 2


_TAG_PARTS = [
    b"a ", b"b\n", b"c/", b"d=e ", b"f='g'", b'h="i"', b"j='>' ", b"'", b'"', b"=", b"<k ", b">", b"l", b"/", b"\f",
]  # fmt: skip


@given(st.lists(st.sampled_from(_TAG_PARTS), max_size=60), st.integers(1, 30))
@settings(max_examples=1_000)
def test_what_is_passed_over_has_few_attributes(parts: list[bytes], count: int) -> None:
    """Where the cheap bound of a tag's attributes says no, following them one by one says no as well."""
    data = b"<p " + b"".join(parts) + b">"
    if not long_tags._may_have(count, data, 0, data.index(b">")):
        assert long_tags._many_attributes(count).match(data) is None


@pytest.mark.parametrize("unit", [
    "<p a# b# c#>", "<p\na#\nb#\nc#>", "<p/a#/b#/c#>", "<p a#='1'b#='2'c#='3'>", '<p a#="1"b#="2"c#="3">',
    "<p a#=1 b#=2 c#=3>", "</p a# b# c#>", "<p a#\fb#\tc#>", "<p a#= b#= c#=>",
])  # fmt: skip
@pytest.mark.parametrize("size", [399_000, 450_000, 1_500_000])
def test_very_many_different_names(unit: str, size: int) -> None:
    source = numbered(unit)(size // len(unit.replace("#", "12345")))
    problem = check(source, LIMITS)
    if len(source) > 1_000_000:
        assert "above max_names = 40000" in (problem or "")
    if problem is None:
        began = time.process_time()
        LexborHTMLParser(source, options=1, scripting=True)
        assert time.process_time() - began < 2


@pytest.mark.parametrize("source", [
    "<script>" + json.dumps({f"key {n}": f"value {n} / {n}" for n in range(50_000)}) + "</script>",
    ("<ul>\n" + " " * 40 + "<li class='a'><a href='/a'>text</a></li></ul>\n") * 9_000,
    "<p>" + "a word and another one, " * 100_000,
])  # fmt: skip
def test_long_pages_with_few_names_are_fine(source: str) -> None:
    assert check(source, LIMITS) is None


_NAMED_PARTS = [
    "<p ", "<b", "</i ", ">", "a1 ", "b2=c3 ", "d4='e5'", 'f6="g7"', "/h8", "i9\n", "'", '"', "=", " ", "j'k\"l ", "<",
    "/", "m=/n ", "o\vp ", "p\vo ", "o\vo ", "p\vp ",
]  # fmt: skip


@given(st.lists(st.sampled_from(_NAMED_PARTS), max_size=60))
@example(["<b", "<b", ">", "<b"])
@settings(max_examples=1_000)
def test_no_more_names_than_there_is_room_for(parts: list[str]) -> None:
    source = "".join(parts)
    found = measure(source, UNLIMITED).names
    tags = set(re.findall(r"</?([a-z][^\t\n\f\r />]*)", source))  # `<` may stand in a tag's name
    attributes = found - len(tags)
    for places in (names.most_places(source.encode()), names.most_words(source.encode())):
        assert attributes <= places


@given(st.lists(st.sampled_from([*_NAMED_PARTS, "q r s t ", "u='v>w'", 'x=">"', "y'='> z "]), max_size=80))
@settings(max_examples=1_000)
def test_no_name_stands_in_what_is_left_out(parts: list[str]) -> None:
    source = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_STRETCH", 4)
        near = b" ".join(names.near_tags(source.encode()))
    for tag in re.finditer("<(?=/?[a-z])", source):
        whole = TAG.match(source, tag.start())
        assert whole is not None
        assert whole[0].encode() in near
