"""What the targets of links say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.lexicon.files import read_lexicon
from bodycopy.lexicon.link_words import link_words
from bodycopy.page import Role

TABLES = read_lexicon("link_words.toml")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", []),
        ("#", []),
        ("/2031/05/04/ferry-pier", []),
        ("ferry-pier.html", []),
        ("https://example.org/ferry-pier", []),
        ("/tag/ferries", [(Role.TAGS, "path", "tag")]),
        ("https://example.org/author/jane-doe/", [(Role.BYLINE, "path", "author")]),
        ("//example.org/Privacy", [(Role.LEGAL, "path", "privacy")]),
        ("/login?next=/tag/ferries", [(Role.WIDGET, "path", "login")]),
        ("/news/pier#comments", []),
        ("https://www.facebook.com/ostermoor", [(Role.NAVIGATION, "host", "facebook.com")]),
        ("https://FACEBOOK.com/ostermoor", [(Role.NAVIGATION, "host", "facebook.com")]),
        ("https://notfacebook.com/ostermoor", []),
        ("https://facebook.com.example.org/", []),
        ("mailto:jane@example.org", [(Role.BYLINE, "scheme", "mailto")]),
        ("javascript:void(0)", [(Role.WIDGET, "scheme", "javascript")]),
        ("JAVASCRIPT:share()", [(Role.WIDGET, "scheme", "javascript")]),
        ("/a-b-c-d-e-f-g-h-tag", []),
    ],
)
def test_targets(target: str, said: list[tuple[Role, str, str]]) -> None:
    assert [*link_words(target)] == said


def test_the_file_has_the_three_parts_and_known_roles() -> None:
    assert TABLES.keys() == {"hosts", "paths", "schemes"}
    assert all(Role(role) for roles in TABLES.values() for role in roles)


@pytest.mark.parametrize("part", ["hosts", "paths", "schemes"])
def test_a_word_speaks_for_one_role(part: str) -> None:
    words = [word for words in TABLES[part].values() for word in words]
    assert sorted(words) == sorted(set(words))
    assert all(word == word.lower() for word in words)


def test_every_word_of_a_path_can_be_found() -> None:
    for role, words in TABLES["paths"].items():
        assert [word for word in words if [*link_words(f"/{word}/x")] != [(role, "path", word)]] == []


@given(st.text(max_size=100))
def test_what_is_found_stands_in_the_target(target: str) -> None:
    for role, part, word in link_words(target):
        assert role in Role
        assert part in ("host", "path", "scheme")
        assert word in target.lower()


@pytest.mark.parametrize("unit", ["a", "/", ":", "a/", "//", "?", "#", ".", "a:"])
def test_hostile_targets_take_no_time(unit: str) -> None:
    began = time.process_time()
    link_words(unit * (100_000 // len(unit)))
    link_words("https://" + unit * (100_000 // len(unit)))
    assert time.process_time() - began < 0.5
