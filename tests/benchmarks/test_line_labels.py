"""Labels of lines: found again by checksums, without a copy of the page."""

from __future__ import annotations

import pytest

from benchmarks.corpora import SHARED
from benchmarks.line_labels import LABELS, checksum, hand_labels, own_labels, roles_of
from bodycopy.page import Role


def test_a_checksum_names_a_line() -> None:
    assert checksum("Rain") == checksum("Rain")
    assert len({checksum(text) for text in ("Rain", "rain", "Rain ", "雨", "")}) == 5
    assert checksum("") == "00000000"


def test_lines_that_come_again_take_the_labels_in_turn() -> None:
    labels = [(Role.TITLE, checksum("Rain")), (Role.BODY, checksum("Über Nacht")), (Role.LEGAL, checksum("Rain"))]
    texts = ["Rain", "Über Nacht", "Rain", "Rain", "Sun"]
    assert roles_of(texts, labels) == [Role.TITLE, Role.BODY, Role.LEGAL, None, None]


def test_no_page_is_labelled_twice_by_this_project() -> None:
    labels = own_labels()
    assert len(labels) == len(LABELS.read_text(encoding="utf-8").splitlines())
    assert all(len(name) == 8 for lines in labels.values() for _, name in lines)


@pytest.mark.skipif(not (SHARED / "roles").is_dir(), reason="no corpora folder beside the checkout (../shared)")
def test_the_hand_labelled_pages_have_no_labels_of_this_project() -> None:
    assert not hand_labels(SHARED).keys() & own_labels().keys()
