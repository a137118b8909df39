"""Words of class attributes: how they are split, and what they say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.lexicon.class_words import STRONG, WEAK, class_words, speaks_strongly, split_names
from bodycopy.lexicon.files import read_lexicon
from bodycopy.page import Role

TABLES = read_lexicon("class_words.toml")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", []),
        ("newsletter", ["newsletter"]),
        ("newsletterBox__title", ["newsletter", "box", "title"]),
        ("NewsletterBox", ["newsletter", "box"]),
        ("read-more read_more readMore", ["read", "more"] * 3),
        ("HTMLBody", ["html", "body"]),
        ("c-article__body--2col", ["c", "article", "body", "col"]),
        ("navbar navbar-expand", ["navbar", "navbar", "expand"]),
        ("заголовок-новости", ["заголовок", "новости"]),
        ("--__ 12", []),
    ],
)
def test_names_are_split_to_words(names: str, words: list[str]) -> None:
    assert split_names(names) == words


@given(st.text("abz-_ ABÀßéжİ0\u0345", max_size=12))
def test_small_letters_are_split_as_all_others(names: str) -> None:
    by_pattern = re.findall(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+", names)
    assert split_names(names) == [word.lower() for word in by_pattern]


@pytest.mark.parametrize(
    ("names", "role", "strength"),
    [
        ("figcaption", Role.CAPTION, STRONG),
        ("wp-caption-text", Role.CAPTION, STRONG),
        ("photo-credit", Role.CREDIT, STRONG),
        ("c-byline__name", Role.BYLINE, STRONG),
        ("postMeta", Role.BYLINE, STRONG),
        ("newsletterSignup", Role.PROMO, STRONG),
        ("readMore", Role.RELATED, STRONG),
        ("more", Role.RELATED, WEAK),
        ("comment-list", Role.COMMENT, STRONG),
        ("site-header", Role.NAVIGATION, STRONG),
        ("article-body", Role.BODY, STRONG),
        ("article", Role.BODY, WEAK),
    ],
)
def test_what_class_words_say(names: str, role: Role, strength: str) -> None:
    said = {word.role: word.strength for word in class_words(names)}
    assert said[role] == strength


@pytest.mark.parametrize(
    ("names", "expected"), [("readMore", True), ("more", False), ("figcaption", False), ("", False)]
)
def test_what_speaks_strongly_for_a_role(names: str, expected: bool) -> None:
    assert speaks_strongly(names, Role.RELATED) is expected


@pytest.mark.parametrize("names", ["", "x", "col-md-6", "css-1a2b3c", "newslettering", "xcaptionx"])
def test_other_class_words_say_nothing(names: str) -> None:
    assert class_words(names) == ()


def test_a_role_is_named_once_and_by_its_strongest_word() -> None:
    (said,) = [word for word in class_words("more most-read") if word.role is Role.RELATED]
    assert (said.strength, said.word) == (STRONG, "mostread")


def words_of(tables: dict[str, str]) -> list[str]:
    spaced = [word for group in ("strong", "weak") for word in tables.get(group, "").split()]
    return spaced + [word.strip() for word in tables.get("joined", "").split(", ") if word.strip()]


@pytest.mark.parametrize("role", TABLES)
def test_the_words_of_a_role_can_be_found_and_stand_once(role: str) -> None:
    assert Role(role)
    words = words_of(TABLES[role])
    assert sorted(words) == sorted(set(words))
    for word in words:
        assert word == word.lower()
        assert any(found.role == role for found in class_words(word.replace(" ", "-"))), word


@pytest.mark.parametrize("role", TABLES)
def test_joined_words_are_pairs(role: str) -> None:
    assert all(len(word.split()) == 2 for word in TABLES[role].get("joined", "").split(", ") if word)


@given(st.text(max_size=200))
def test_any_names_are_read(names: str) -> None:
    roles = [word.role for word in class_words(names)]
    assert len(roles) == len(set(roles))
