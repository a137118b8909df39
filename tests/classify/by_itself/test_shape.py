"""What a line's length, its links and its characters say."""

from __future__ import annotations

import sys

import pytest

from bodycopy.classify.by_itself.shape import _RARE, shape
from bodycopy.page import Context, Page
from tests.builders import page_of, text_page
from tests.classify.seen import seen, starting


def signs_of(text: str) -> set[str]:
    (found,) = seen(shape, text_page([text]))
    return found


def characters_of(text: str) -> set[str]:
    return {name for name in signs_of(text) if not name.startswith(("shape.", "end."))}


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (1, 0),
        (3, 0),
        (4, 1),
        (9, 1),
        (10, 2),
        (20, 3),
        (35, 4),
        (54, 4),
        (55, 5),
        (80, 6),
        (120, 7),
        (180, 8),
        (300, 9),
    ],
)
def test_lengths_fall_in_steps(length: int, bucket: int) -> None:
    size = "short" if length < 55 else "long"
    assert signs_of("x" * length) == {
        f"shape.{bucket}.unlinked",
        f"end.letter.{size}",
        f"shape.{size}.unlinked.letter",
    } | ({"case.lower"} if length <= 160 else set())


def test_characters_of_scripts_without_letters_count_two() -> None:
    assert "shape.5.unlinked" in signs_of("港" * 28)


@pytest.mark.parametrize(
    ("markup", "share"),
    [
        ("abcdefghij", "unlinked"),
        ("<a href=/x>abc</a>defghij", "some"),
        ("<a href=/x>abcd</a>efghij", "half"),
        ("<a href=/x>abcdefgh</a>ij", "half"),
        ("<a href=/x>abcdefghi</a>j", "linked"),
        ("<a href=/x>abcdefghij</a>", "linked"),
    ],
)
def test_shares_of_links(markup: str, share: str) -> None:
    (found,) = seen(shape, page_of(f"<p>{markup}</p>"))
    assert f"shape.2.{share}" in found
    assert f"shape.short.{share}.letter" in found


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("It rained.", "stop"),
        ("雨が降った。", "stop"),
        ("बारिश हुई।", "stop"),
        ("Stop!", "shout"),
        ("Why?", "question"),
        ("لماذا؟", "question"),
        ("Seen:", "colon"),
        ("he said”", "quote"),
        ("(left)", "bracket"),
        ("and so on…", "ellipsis"),
        ("and so on...", "ellipsis"),
        ("More ›", "arrow"),
        ("More", "letter"),
        ("Room 12", "letter"),
    ],
)
def test_ends(text: str, end: str) -> None:
    assert f"end.{end}.short" in signs_of(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rain in the hills", set()),
        ("12", {"only.digits"}),
        ("12:30", {"only.marks"}),
        ("— —", {"only.marks"}),
        (", , ,", {"only.separators"}),
        ("||", {"only.marks"}),
        ("RAIN", {"case.upper"}),
        ("rain", {"case.lower"}),
        ("Rain Again", {"case.title.1"}),
        ("Rain In The Hills Of Our Town", {"case.title.4"}),
        ("Rain", set()),
        ("“Rain again", {"opens.quote"}),
        ("• Rain again", {"opens.mark"}),
        ("[Rain again", {"opens.bracket"}),
        ("Write to jane@example.org", {"has.at"}),
        ("Home | News", {"has.divider", "case.title.2"}),
        ("Boats from $ 20", {"has.price"}),
        ("Boats from 20 EUR", {"has.price"}),
        ("Boats from 20 people", set()),
        ("- RAIN @ 5 €", {"opens.mark", "case.upper", "has.at", "has.price"}),
    ],
)
def test_characters(text: str, names: set[str]) -> None:
    assert characters_of(text) == names


def test_characters_of_long_lines_are_not_read() -> None:
    assert characters_of("RAIN " * 32) == {"case.upper"}
    assert characters_of("RAIN " * 33) == set()


def test_every_sign_has_a_reason_in_words() -> None:
    page = text_page(["RAIN @ 5 €", "12", "“Home | News"])
    seen(shape, page)
    for line in page.lines:
        assert all(piece.reason and not piece.reason.startswith(piece.name) for piece in line.evidence)


def test_lines_made_by_hand_are_read_too() -> None:
    page = Page()
    root = Context(None, "")
    page.add_line("Half of it", root, page.add_box(0, root), link_chars=5)
    assert starting("shape.2", seen(shape, page)[0]) == {"shape.2.half"}


def test_no_sign_and_no_digit_is_passed_over() -> None:
    """The plain form: `[@|·•/\\d]`."""
    looked_for = [char for char in map(chr, range(sys.maxunicode + 1)) if char in "@|·•/" or char.isdecimal()]
    assert all(map(_RARE.match, looked_for))
    assert not any(map(_RARE.match, "aZ .,:;-–—’“”é中あ"))
