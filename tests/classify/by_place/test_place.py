"""What a line's place among the drafted headline and body says."""

from __future__ import annotations

import pytest

from bodycopy.classify.by_place.place import place
from bodycopy.page import Page, Role
from tests.builders import SENTENCES, page_of, text_page
from tests.classify.seen import drafted, seen, starting

BODY, TITLE, OTHER = Role.BODY, Role.TITLE, Role.NAVIGATION
_OF = {"b": BODY, "t": TITLE, ".": OTHER}


def made(drafts: str) -> Page:
    """Scraped text with a line a letter: b for prose drafted as body, t for a title, a dot for anything else."""
    texts = [SENTENCES[0] if letter == "b" else "Words" for letter in drafts]
    return drafted(text_page(texts), [_OF[letter] for letter in drafts])


def zones(page: Page) -> list[str]:
    """Of each line, its zone and how far it is from the body."""
    found = []
    for names in seen(place, page):
        (zone,) = (name for name in starting("zone.", names) if ".share." not in name and not name.endswith("h2"))
        found.append(zone.removeprefix("zone."))
    return found


def titles(page: Page) -> list[set[str]]:
    return [starting("title.", names) for names in seen(place, page)]


def test_zones_before_among_and_behind_the_body() -> None:
    assert zones(made("..t.b.b...")) == [
        "top.3",  # four lines off
        "top.2",
        "top.2",
        "head.1",
        "among.0",
        "among.0",
        "among.0",
        "after.1",
        "after.2",
        "after.2",
    ]


def test_a_page_without_body_has_no_zones() -> None:
    assert zones(made("..t.")) == ["nobody.0"] * 4


def test_body_lines_that_read_unlike_prose_span_nothing() -> None:
    assert zones(drafted(text_page(["Words", "Words"]), [BODY, BODY])) == ["nobody.0"] * 2
    mixed = drafted(text_page(["Words", SENTENCES[0], "Words"]), [BODY] * 3)
    assert zones(mixed) == ["top.1", "among.0", "after.1"]


def test_the_run_with_the_most_prose_is_the_body() -> None:
    gap = "." * 40
    found = zones(made(f"b{gap}bb."))
    assert found[0] == "top.5"
    assert found[41:] == ["among.0", "among.0", "after.1"]
    assert zones(made(f"bb{gap}b"))[:3] == ["among.0", "among.0", "after.1"]


def test_a_small_gap_does_not_divide_the_body() -> None:
    assert zones(made("b" + "." * 39 + "b")) == ["among.0"] * 41


def test_places_around_the_headline() -> None:
    assert titles(made(".t..b")) == [
        {"title.above.1"},
        {"title.at.0"},
        {"title.below.1"},
        {"title.below.2"},
        {"title.below.2"},
    ]


@pytest.mark.parametrize(("drafts", "index"), [("t.tb", 2), ("..bt.t", 3), ("tbt", 0), ("t..", 0)])
def test_the_headline_is_the_last_title_before_the_body_else_the_first(drafts: str, index: int) -> None:
    assert [place for place, names in enumerate(titles(made(drafts))) if "title.at.0" in names] == [index]


def test_a_page_without_headline_has_no_places_around_it() -> None:
    assert titles(made(".b.")) == [set()] * 3


@pytest.mark.parametrize(("body", "others", "share"), [(0, 100, 0), (10, 90, 1), (20, 80, 2), (50, 50, 3), (80, 20, 4)])
def test_the_share_of_the_text_that_is_drafted_as_body(body: int, others: int, share: int) -> None:
    texts = [text for text in ("x" * body, "x" * others) if text]
    page = drafted(text_page(texts), ([BODY] if body else []) + [OTHER])
    (found,) = starting("zone.", seen(place, page)[-1]) - {"zone.nobody.0", "zone.after.1"}
    assert found.endswith(f".share.{share}")


def test_headings_are_told_by_their_element() -> None:
    page = page_of(f"<h2>Words</h2><p>{SENTENCES[0]}</p><h2>Words</h2><h5>Words</h5>")
    found = seen(place, drafted(page, [OTHER, BODY, OTHER, OTHER]))
    assert ["zone.top.h2" in found[0], "zone.after.h2" in found[2]] == [True, True]
    assert {name for names in found for name in names if name.endswith(("h5", ".p"))} == set()


def test_a_page_without_lines() -> None:
    assert seen(place, page_of("")) == []
