"""The lines of an article explained on a terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bodycopy
from bodycopy.article import Article, ClassifiedLine, Reason
from bodycopy.page import Role
from bodycopy.render.terminal import explain, printable
from tests.builders import article_page
from tests.roles_by_hand import ENCODING

_ESCAPES = re.compile(r"\x1b\[\d+m")


def explained(text: str, *reasons: Reason, confidence: float = 0.999, colour: bool = False) -> str:
    line = ClassifiedLine(
        index=12, text=text, role=Role.PROMO, confidence=confidence, runner_up=Role.RELATED, reasons=reasons
    )
    return explain(Article(encoding=ENCODING, lines=(line,)), colour)


def a_reason(role: Role, weight: float, text: str, stage: str | None, **fields: object) -> Reason:
    given = {"role": role, "weight": weight, "text": text, "sign": text, "stage": stage, **fields}
    return Reason.model_validate(given)


def test_a_line_with_its_evidence_by_stage() -> None:
    feature = a_reason(Role.BODY, -1.0, "its length", "learned")
    text = explained(
        "Sign up now",
        a_reason(Role.PROMO, 4.0, "short", "shape"),
        a_reason(Role.PROMO, 3.0, 'opens with "sign up"', "phrasing"),
        a_reason(Role.PROMO, -1.5, "linked", "shape"),
        a_reason(Role.RELATED, 3.9, "short", "shape"),
        a_reason(Role.RELATED, 0.5, "the model", "learned", because=[feature]),
        a_reason(Role.RELATED, 0.25, "mine", None),
    )
    assert text == (
        '   12  promo        99 %  Sign up now  ← opens with "sign up"\n'
        "       for promo      shape        +4.0 short, −1.5 linked\n"
        '                      phrasing     +3.0 opens with "sign up"\n'
        "       or related     shape        +3.9 short\n"
        "                      learned      +0.5 the model (−1.0 its length)\n"
        "                      own stage    +0.2 mine\n"
    )


def test_a_line_without_evidence() -> None:
    assert explained("Rain", confidence=1) == "   12  promo       100 %  Rain\n"


def test_all_lines_of_a_page_are_there_in_order() -> None:
    article = bodycopy.extract(article_page())
    rows = [row for row in explain(article, colour=False).splitlines() if row[:5].strip()]
    assert [int(row[:5]) for row in rows] == [line.index for line in article.lines]
    assert all(f"  {line.role} " in row for line, row in zip(article.lines, rows, strict=True))


def test_colour_adds_escapes_and_changes_nothing_else() -> None:
    article = bodycopy.extract(article_page())
    plain, coloured = explain(article, colour=False), explain(article, colour=True)
    assert "\x1b" not in plain
    assert coloured != plain
    assert _ESCAPES.sub("", coloured) == plain


def test_every_role_has_a_colour() -> None:
    lines = tuple(ClassifiedLine(index=n, text="x", role=role, confidence=1) for n, role in enumerate(Role))
    rows = explain(Article(encoding=ENCODING, lines=lines), colour=True).splitlines()
    assert all(len(_ESCAPES.findall(row)) == 4 for row in rows)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a" * 96, "a" * 96),
        ("a" * 97, "a" * 95 + "…"),
        ("港" * 48, "港" * 48),
        ("港" * 49, "港" * 47 + "…"),
        ("مرحبا", "\u2068مرحبا\u2069"),
        ("caf\u00e9…", "café…"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\u202eb\nc", "a\\u202eb\\nc"),
        ("نمی\u200cخواهم", "\u2068نمی\u200cخواهم\u2069"),
    ],
)
def test_the_text_as_it_is_shown(text: str, shown: str) -> None:
    assert explained(text).splitlines()[0] == f"   12  promo        99 %  {shown}"


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_control_code_gets_through(text: str, reason: str) -> None:
    shown = explained(text, a_reason(Role.PROMO, 1.0, reason, "shape"))
    allowed = {"\n", "\u2068", "\u2069", "\u200c", "\u200d"}
    assert {char for char in shown if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= allowed
    assert shown.count("\n") == 2
    assert printable("plain") == "plain"
