"""Figures of extracted text, on texts whose figures can be reckoned by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures import (
    Overlap,
    Snippets,
    bag_of_shingles,
    f1_of_means,
    mean_of_f1,
    shingle_overlap,
    snippet_counts,
    snippet_total,
    word_overlap,
    words,
)


def test_words_are_lower_case_and_without_punctuation() -> None:
    assert words("Don't stop — Straße 12!") == ["don", "t", "stop", "straße", "12"]


def test_word_overlap_counts_repeated_words_once_for_each_time_they_are_wanted() -> None:
    assert word_overlap("a a a b", "A b c") == Overlap(precision=2 / 4, recall=2 / 3)


def test_f1_is_the_harmonic_mean() -> None:
    assert Overlap(0.5, 1.0).f1 == pytest.approx(2 / 3)
    assert Overlap(0.0, 0.0).f1 == 0.0


def test_shingles_are_runs_of_four_words_with_their_case() -> None:
    assert list(bag_of_shingles("The cat, the cat ran")) == [("The", "cat", "the", "cat"), ("cat", "the", "cat", "ran")]


@pytest.mark.parametrize(("text", "shingles"), [("", []), ("…", []), ("one", [("one",)]), ("a b c", [("a", "b", "c")])])
def test_a_short_text_is_one_shingle(text: str, shingles: list[tuple[str, ...]]) -> None:
    assert list(bag_of_shingles(text).elements()) == shingles


def test_shingles_see_the_order_that_words_do_not_see() -> None:
    assert word_overlap("a b c d", "d c b a").f1 == 1.0
    assert shingle_overlap("a b c d", "d c b a").f1 == 0.0


@pytest.mark.parametrize(
    ("extracted", "reference", "expected"),
    [("", "", Overlap(1, 1)), ("", "a", Overlap(1, 0)), ("a", "", Overlap(0, 1))],
)
def test_what_is_empty_has_nothing_wrong_and_misses_nothing(extracted: str, reference: str, expected: Overlap) -> None:
    assert word_overlap(extracted, reference) == expected
    assert shingle_overlap(extracted, reference) == expected


def test_the_two_ways_to_sum_up_pages_differ() -> None:
    pages = [Overlap(1.0, 0.0), Overlap(0.5, 1.0)]
    assert mean_of_f1(pages) == pytest.approx((0.75, 0.5, 1 / 3))
    assert f1_of_means(pages) == pytest.approx((0.75, 0.5, 0.6))


def test_there_is_no_summary_without_pages() -> None:
    with pytest.raises(ValueError, match="no pages"):
        mean_of_f1([])


@given(st.text(), st.text())
def test_precision_and_recall_change_places_with_the_texts(first: str, second: str) -> None:
    for overlap in (word_overlap, shingle_overlap):
        there, back = overlap(first, second), overlap(second, first)
        assert there == Overlap(back.recall, back.precision)
        assert 0 <= there.f1 <= 1


@given(st.text())
def test_a_text_matches_itself(text: str) -> None:
    assert word_overlap(text, text).f1 == shingle_overlap(text, text).f1 == 1.0


def test_snippets_are_found_across_line_breaks() -> None:
    counts = snippet_counts("One  two\nthree four.", keep=["two three", "five"], drop=["One", "six"])
    assert counts == Snippets(kept=1, to_keep=2, held_wrongly=1)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.5, 0.5)


def test_snippets_of_pages_are_counted_together() -> None:
    total = snippet_total([Snippets(1, 1, 0), Snippets(1, 3, 2)])
    assert total == Snippets(2, 4, 2)
    assert total.f1 == pytest.approx(0.5)


def test_nothing_to_keep_and_nothing_held_is_no_mistake() -> None:
    assert Snippets(0, 0, 0).f1 == 1.0
