"""The working types: lengths, evidence and contexts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.page import Context, Evidence, Finding, Head, Role, weighed_length
from tests.builders import line_of


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("rain", 4),
        ("Überschwemmung", 14),
        ("дождь", 5),
        ("أمطار", 5),
        ("雨が降った", 10),
        ("비가 왔다", 10),
        ("ฝนตก", 8),
        ("rain 雨", 6),  # mostly letters
        ("雨雨雨雨雨 rain", 10),  # just half
        ("雨雨雨雨雨雨 rain", 22),
        ("— “…” —", 7),  # punctuation is no script
        ("ắằẵặ", 4),  # Latin with two accents
    ],
)
def test_characters_of_scripts_without_letters_count_two(text: str, length: int) -> None:
    assert weighed_length(text) == length


@given(st.text())
def test_a_text_counts_once_or_twice(text: str) -> None:
    assert weighed_length(text) in (len(text), 2 * len(text))


@given(st.text(st.characters(max_codepoint=0x0DFF)))
def test_scripts_with_letters_count_once(text: str) -> None:
    assert weighed_length(text) == len(text)


def test_the_script_is_told_by_the_first_characters() -> None:
    assert weighed_length("雨" * 64 + "x" * 936) == 2000
    assert weighed_length("x" * 64 + "雨" * 936) == 1000


def test_a_line_knows_its_length() -> None:
    assert line_of("雨が降った").length == 10


def test_evidence_is_flattened_in_order() -> None:
    a, b, c = (Evidence(name, "made", {Role.BODY: 1.0}) for name in "abc")
    nested = Finding(0, (Finding(0, (a,)), b, Finding(0, (Finding(0, (c,)),))))
    assert list(nested.evidence) == [a, b, c]
    line = line_of("Rain")
    line.findings += [nested, Finding(0, ()), Finding(0, (b,))]
    assert line.evidence == (a, b, c, b)


def test_contexts_know_what_is_around_them() -> None:
    root = Context(None, "body")
    link = Context(Context(root, "div", "card", hidden=True), "a", is_block=False)
    word = Context(link, "em", "big red", is_block=False)
    assert (word.block.tag, word.hidden, word.linked) == ("div", True, True)
    assert (root.block, root.hidden, root.linked) == (root, False, False)
    assert repr(word) == "body > div.card > a > em.big red"


def test_the_first_meta_with_content_is_taken_in_the_order_of_the_names() -> None:
    head = Head(metas=[("description", " "), ("description", " Rain. "), ("og:description", "Sun.")])
    assert head.meta("description") == "Rain."
    assert head.meta("og:description", "description") == "Sun."
    assert head.meta("author") is None
