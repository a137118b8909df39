"""The features hold for odd pages, and are what they say they are."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.model.features import (
    _DEPTHS,
    _DISTANCE_BOUNDS,
    _DISTANCES,
    _HEIGHTS,
    _MOST_CHARACTERS,
    _START_CODE,
    CODES,
    _Features,
    _heaviest,
    _kinship,
    body_features,
    context_features,
    declared_kind,
    tokens,
)
from bodycopy.model.pooled import pooled_features
from bodycopy.page import Head, Page
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text

PAGE = """
<html><head><title>Bridge reopens after repairs</title>
<meta property="og:type" content="article"></head><body>
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main class="articleBody"><h1>Bridge reopens after repairs</h1>
<p>The bridge over the river reopened on Monday, four months after cracks were found in two of its piers.</p>
<p>Engineers said that <a href="/x">the repairs</a> would hold for thirty years, given dry summers.</p>
</main><aside hidden class="promo"><p>Sign up for our letter, which comes every Friday morning.</p></aside>
</body></html>
"""

tags = st.sampled_from(["p", "div", "ul", "li", "h1", "span", "a", "table", "td", "aside", "article", "b"])
words = st.text(alphabet="ab Z9.,。「漢ไا\u200b<&\"'", max_size=40)


pieces = st.one_of(
    words,
    st.builds('<{} class="{}">'.format, tags, st.sampled_from(["", "entry-content", "relatedPosts"])),
    st.builds("</{}>".format, tags),
)
markup = st.lists(pieces, max_size=60).map("".join)


def check(page: Page) -> None:
    codes = body_features(page)
    n = len(page.lines)
    assert len(codes.lengths) == n
    for name, column in codes.columns.items():
        assert len(column) == n, name
        assert all(0 <= code < CODES for code in column), name
    if not n:
        return
    pooled = pooled_features(codes, [(37 * i) % 700 - 350 for i in range(n)])
    for name, column in pooled.all_columns().items():
        assert len(column) == n, name
        assert all(0 <= code < CODES for code in column), name


@given(markup)
def test_every_line_has_one_code_in_range_in_every_column(html: str) -> None:
    check(segment_html(html))


@given(st.lists(words))
def test_the_same_holds_for_scraped_text(lines: list[str]) -> None:
    check(segment_text(lines))


def test_long_pages_and_lines_stay_in_range() -> None:
    check(segment_html("<h1>" + "x" * 5000 + "</h1>" + "<p>" * 1 + "Long. " * 9000 + "</p>" + "<li>y</li>" * 3000))


def test_columns_do_not_depend_on_what_was_read_before() -> None:
    first = body_features(segment_html(PAGE))
    body_features(segment_html("<p>漢字。</p>"))
    second = body_features(segment_html(PAGE))
    assert first.columns == second.columns


@pytest.mark.parametrize(
    ("character", "code"), [("A", 0), ("7", 1), ("“", 2), ("-", 3), ("a", 4), ("漢", 5), ("Ä", 0), ("٣", 1)]
)
def test_first_characters_have_codes(character: str, code: int) -> None:
    assert _START_CODE[character] == code


def test_lines_that_the_head_says_have_codes_and_very_short_ones_none() -> None:
    title, told = "A tide in the harbour", "It rose for many hours, and nobody who stood on the pier had seen the like."
    body = "".join(f"<p>{text}</p>" for text in ("A", title, told, "Nobody knew until noon."))
    head = f'<title>{title} | Skarn</title><meta name="description" content="{told}">'
    assert body_features(segment_html(head + body)).columns["head"] == [0, 1, 2, 0]
    block = f'<script type="application/ld+json">{{"articleBody": "{told} {"Nobody knew until noon. " * 30}"}}</script>'
    assert body_features(segment_html(head + block + body)).columns["head"] == [0, 9, 6, 4]


def test_the_heaviest_container_is_main_and_the_menu_is_not() -> None:
    page = segment_html(PAGE)
    codes = body_features(page)
    by_text = {line.text[:10]: codes.columns["main"][line.index] for line in page.lines}
    assert by_text["The bridge"] == by_text["Engineers "] == 1
    assert by_text["Home"] > 6


def boxes_up(parents: list[int], box: int) -> list[int]:
    """A box and all boxes around it."""
    path = [box]
    while (box := parents[path[-1]]) not in path:
        path.append(box)
    return path


boxes = st.lists(st.integers(0, 10**6), min_size=1, max_size=60).map(
    lambda seeds: [seed % (number or 1) for number, seed in enumerate(seeds)]
)
"""For each box, the one around it, which stands before it; the first is its own."""


@given(boxes, st.data())
def test_kinship_is_what_climbing_from_each_box_finds(parents: list[int], data: st.DataObject) -> None:
    main = data.draw(st.integers(0, len(parents) - 1))
    above_main = boxes_up(parents, main)
    codes = []
    for box in range(len(parents)):
        path = boxes_up(parents, box)
        depth = next(depth for depth, above in enumerate(path) if above in above_main)
        height = above_main.index(path[depth])
        codes.append(min(height, _HEIGHTS - 1) * _DEPTHS + min(depth, _DEPTHS - 1))
    assert _kinship(parents, main, list(range(len(parents)))) == codes


@given(boxes, st.data())
def test_the_heaviest_box_is_the_first_of_the_highest_plain_sums(parents: list[int], data: st.DataObject) -> None:
    mass = data.draw(st.dictionaries(st.integers(0, len(parents) - 1), st.integers(-5, 5)))
    scores = []
    for box in range(len(parents)):
        inside = sum(letters for other, letters in mass.items() if parents[other] == box)
        scores.append(2 * mass.get(box, 0) + inside)
    assert _heaviest(parents, mass) == scores.index(max(scores))


@pytest.mark.parametrize("before", [0, 1, 3, 39, 40, 41, 42, 90])
@pytest.mark.parametrize("behind", [0, 1, 8, 127, 128, 129, 200])
@pytest.mark.parametrize("others", [0, 1])
def test_the_distance_to_the_first_heading(before: int, behind: int, others: int) -> None:
    page = segment_html("<p>x</p>" * before + "<h1>y</h1>" + "<p>x</p>" * behind + "<h1>z</h1>" * others)
    distances = range(-before, behind + 1 + others)
    expected = [bisect_right(_DISTANCE_BOUNDS, lines) + _DISTANCES * others for lines in distances]
    assert body_features(page).columns["h1"] == expected


def test_lines_count_the_running_text_before_them_in_tenths() -> None:
    features = _Features(segment_html(PAGE))
    codes = features.codes()
    sums = list(accumulate(features.masses, initial=0))
    assert codes.columns["passed"] == [
        int(before * (10 / sums[-1])) * 11 + int(after * (10 / sums[-1])) for before, after in pairwise(sums)
    ]


def test_next_is_the_previous_of_the_next() -> None:
    codes = body_features(segment_html(PAGE))
    ahead, behind, shape = (codes.columns[name] for name in ("next", "previous", "shape"))
    assert ahead[-1] == 0
    assert behind[0] == 0
    assert len({(code, near) for code, near in zip(shape[1:], ahead, strict=False)}) == len(set(shape[1:]))
    assert ahead[:-2] == behind[2:]


def test_context_features_name_class_words_tags_and_places() -> None:
    page = segment_html(PAGE)
    promo = next(line for line in page.lines if line.text.startswith("Sign up"))
    names = context_features(promo.context)
    assert {"near:promo", "tag:p", "tags:p<aside", "in:aside", "in:hidden"} <= set(names)
    menu = next(line for line in page.lines if line.text == "News")
    names = context_features(menu.context)
    assert {"inline:a", "in:nav", "in:ul", "in:link", "far:main", "far:menu"} <= set(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("entry-content postBody", ("body", "content", "entry", "post")),
        ("c-article__body--wide", ("article", "body", "c", "wide")),
        ("HTMLBlock", ("block", "html")),
        ("", ()),
    ],
)
def test_tokens_split_at_signs_and_capitals(names: str, expected: tuple[str, ...]) -> None:
    assert tokens(names) == expected


def test_marks_keep_their_codes_however_many_characters_are_met() -> None:
    before = body_features(segment_html("<p>“Rain.”</p>")).columns
    body_features(segment_html("".join(f"<p>{char}x{char}</p>" for char in map(chr, range(0x4E00, 0x7000)))))
    assert body_features(segment_html("<p>“Rain.”</p>")).columns == before
    assert len(_START_CODE) <= _MOST_CHARACTERS


def test_declared_kind_tells_news_from_products() -> None:
    news = Head(json_ld=['{"@type": "NewsArticle"}'], metas=[("article:published_time", "2024-01-01")])
    product = Head(json_ld=['{"@type": "Product"}'])
    assert len({declared_kind(news), declared_kind(product), declared_kind(Head())}) == 3
