"""The phrase files are well made, and the index finds what a plain search finds."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from itertools import chain
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bodycopy.errors import LexiconError
from bodycopy.lexicon import phrases
from bodycopy.lexicon.phrases import START, WHOLE, WITHIN, find_phrases, fold, words_of_all
from bodycopy.package_data import package_file
from bodycopy.page import Role
from tests.builders import SENTENCES

KINDS = {"whole": WHOLE, "start": START, "within": WITHIN}


@cache
def files() -> dict[str, dict[str, dict[str, list[str]]]]:
    folder = package_file("lexicon", "phrases")
    return {
        file.name: tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    }


LANGUAGES = sorted(files())


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_file_names_roles_and_kinds(name: str) -> None:
    for role, groups in files()[name].items():
        assert Role(role)
        assert groups.keys() <= KINDS.keys()
        for texts in groups.values():
            assert all(isinstance(text, str) and text.strip() for text in texts)


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_phrase_stands_twice_in_a_list(name: str) -> None:
    doubled = [
        (role, kind, text)
        for role, groups in files()[name].items()
        for kind, texts in groups.items()
        for text in texts
        if sum(compared(text, kind) == compared(other, kind) for other in texts) > 1
    ]
    assert doubled == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_phrase_is_folded_to_nothing(name: str) -> None:
    texts = chain.from_iterable(groups[kind] for groups in files()[name].values() for kind in groups)
    assert [text for text in texts if not fold(text)] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_phrase_is_found_in_a_line_that_is_the_phrase(name: str) -> None:
    for role, groups in files()[name].items():
        for texts in groups.values():
            missing = [text for text in texts if not any(found.role == role for found in find_phrases(f"{text} x"))]
            assert [text for text in missing if texts is not groups.get("whole")] == []
            assert [text for text in missing if not any(found.role == role for found in find_phrases(text))] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Read more:", "read more"),
        ("Read more", "read more"),
        ("“READ”  more …", "read more"),
        ("Reader’s choice", "reader's choice"),
        ("Photo: Jane (left)", "photo : jane ( left )"),
        ("写真：山田", "写真 : 山田"),
        ("", ""),
        (" : ", ":"),
        ("- Advertisement -", "advertisement"),
        ("— – Anzeige: – -", "anzeige :"),
        ("- Advertisement", "- advertisement"),
        ("- -", "- -"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_no_word(text: str) -> None:
    once = fold(text)
    assert fold(once).split() == once.split() or once.endswith(":")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_marks_are_folded_as_by_a_table_of_characters(text: str) -> None:
    """The plain form: one translation of each character, where no dashes stand around the words."""
    assume(not text.strip().startswith(("-", "–", "—")))
    table = str.maketrans(phrases._PUNCTUATION | phrases._ALIKE | {"\u0307": None})
    spaced = "".join(f" {char} " if char in ":()=" else char for char in text.lower().translate(table))
    assert fold(text) == " ".join(spaced.split()).removesuffix(" :")


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(["Read more:", "“ΟΔΟΣ”", "Σ", "İ (a=b)", ":", ""]))))
def test_texts_are_folded_together_as_one_by_one(texts: list[str]) -> None:
    assert list(map(" ".join, words_of_all(texts))) == list(map(fold, texts))


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("Sign up for our newsletter", Role.PROMO, START),
        ("ADVERTISEMENT", Role.PROMO, WHOLE),
        ("Read more: The pier", Role.RELATED, START),
        ("Leave a comment", Role.COMMENT, WHOLE),
        ("All rights reserved.", Role.LEGAL, WHOLE),
        ("Foto: Jana Muster", Role.CAPTION, START),
        ("Lesen Sie auch: Der Hafen", Role.RELATED, START),
        ("Читайте также: Порт", Role.RELATED, START),
        ("関連記事：港の一日", Role.RELATED, START),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Το λιμάνι", Role.RELATED, START),
        ("Iratkozzon fel most!", Role.PROMO, START),
        ("Прочетете още: Пристанището", Role.RELATED, START),
        ("Усі права захищено.", Role.LEGAL, WITHIN),
        ("Ključne riječi: luka", Role.TAGS, START),
        ("Прочитајте још: Лука", Role.RELATED, START),
        ("Prečítajte si tiež: Prístav", Role.RELATED, START),
        ("Segueix-nos a les xarxes", Role.PROMO, START),
        ("আরও পড়ুন: বন্দর", Role.RELATED, START),
        ("یہ بھی پڑھیں: بندرگاہ", Role.RELATED, START),
        ("Basahin din: Ang daungan", Role.RELATED, START),
        ("Soma pia: Bandari", Role.RELATED, START),
        ("หน้าแรก", Role.NAVIGATION, WHOLE),
        ("Ý kiến bạn đọc", Role.COMMENT, WHOLE),
        ("הירשמו לניוזלטר", Role.PROMO, WHOLE),
        ("港の写真はイメージです", Role.CAPTION, WITHIN),
        ("Danke für Ihre Rückmeldung!", Role.WIDGET, START),
        ("Newsletter abonnieren", Role.PROMO, WHOLE),
        ("Die Nachrichten des Tages in Ihrem Postfach", Role.PROMO, WITHIN),
        ("Det viktigste i innboksen din", Role.PROMO, WITHIN),
        ("Det viktigaste i din inkorg", Role.PROMO, WITHIN),
        ("Le notizie nella tua casella", Role.PROMO, WITHIN),
        ("Läs mer: Hamnen", Role.RELATED, START),
        ("Čtěte také: Přístav", Role.RELATED, START),
        ("Štítky: přístav, trajekt", Role.TAGS, START),
        ("Người đăng: Thơm", Role.BYLINE, START),
        ("Nhãn: cảng, phà", Role.TAGS, START),
        ("Quảng cáo", Role.PROMO, WHOLE),
        ("2 bình luận", Role.COMMENT, WITHIN),
        ("ข่าวที่เกี่ยวข้อง", Role.RELATED, WHOLE),
        ("อ่านเพิ่มเติม: ท่าเรือ", Role.RELATED, START),
        ("แท็ก: ท่าเรือ", Role.TAGS, START),
        ("टिप्पणियां", Role.COMMENT, WHOLE),
        ("विज्ञापन", Role.PROMO, WHOLE),
        ("תגובות", Role.COMMENT, WHOLE),
        ("זמן קריאה 3 דקות", Role.DATE, START),
        ("Читайте також: Порт", Role.RELATED, START),
        ("Διαβάστε επίσης: Το λιμάνι", Role.RELATED, START),
        ("Xem thêm: Bến cảng", Role.RELATED, START),
        ("קראו גם: הנמל", Role.RELATED, START),
        ("بیشتر بخوانید: بندر", Role.RELATED, START),
        ("यह भी पढ़ें: बंदरगाह", Role.RELATED, START),
        ("Kapcsolódó cikkek", Role.RELATED, WHOLE),
        ("Citește și: Portul", Role.RELATED, START),
    ],
)
def test_phrases_that_are_found(text: str, role: Role, kind: int) -> None:
    assert (role, kind) in {(phrase.role, phrase.kind) for phrase in find_phrases(text)}


@pytest.mark.parametrize("text", ["", "zq", ":", "港", "Advertisements by the harbour are long", *SENTENCES[:2]])
def test_the_strong_kinds_do_not_match_parts_of_lines(text: str) -> None:
    assert all(phrase.kind != WHOLE for phrase in find_phrases(text))


def plain_search(text: str) -> dict[Role, int]:
    """The strongest kind of match by role, by trying every phrase of every file."""
    folded = fold(text)
    spaced = f" {folded} "
    best: dict[Role, int] = {}
    for phrase, kind, role in all_phrases():
        unspaced = any(char >= "\u0e00" and not "\uac00" <= char <= "\ud7af" for char in phrase)
        if kind == WHOLE:
            matches = folded == phrase
        elif unspaced:
            matches = folded.startswith(phrase) if kind == START else phrase in folded
        else:
            sought = f" {phrase} "
            matches = spaced.startswith(sought) if kind == START else sought in spaced
        if matches:
            best[role] = min(kind, best.get(role, WITHIN))
    return best


def compared(text: str, kind: str) -> str:
    """The phrase as lines are compared with it: a colon at its end counts where more may follow."""
    return fold(text) if kind == "whole" else fold(text + " x").removesuffix(" x")


@cache
def all_phrases() -> tuple[tuple[str, int, Role], ...]:
    """Every phrase of the files: as it is compared, its kind and its role."""
    return tuple(
        (compared(text, kind), KINDS[kind], Role(role))
        for name in LANGUAGES
        for role, groups in files()[name].items()
        for kind, texts in groups.items()
        for text in texts
    )


_PIECES = st.sampled_from([text for text, _, _ in all_phrases()]) | st.sampled_from(
    ["the", "港", "x", ":", ".", "(", ")", "«", "и", "a-b", *SENTENCES[:3]]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=4), st.sampled_from([" ", "", ": ", "."]), st.booleans())
def test_the_index_finds_what_a_plain_search_finds(pieces: list[str], joint: str, shout: bool) -> None:
    text = joint.join(pieces)
    text = text.upper() if shout else text
    found = {phrase.role: phrase.kind for phrase in find_phrases(text)}
    assert found == plain_search(text)


@pytest.mark.parametrize(
    "tables",
    [{"nonsense": {"whole": ["x"]}}, {"promo": {"nowhere": ["x"]}}],
    ids=["unknown role", "unknown kind"],
)
def test_a_wrong_file_is_refused(tables: dict[str, Any]) -> None:
    with pytest.raises(LexiconError, match=r"xx\.toml"):
        phrases._phrases_of(tables, "xx.toml")


@pytest.mark.parametrize("unit", ["a", "sign ", "sign up ", " ", ":", "写", "写真", "関連記事", "©"])
def test_hostile_text_takes_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    find_phrases("warm")
    began = time.process_time()
    find_phrases(text)
    assert time.process_time() - began < 1


def test_of_phrases_that_are_equally_strong_the_first_in_the_line_is_told() -> None:
    told = [
        phrase.words
        for text in ("Here: cookie policy, terms of use", "Here: terms of use, cookie policy")
        for phrase in find_phrases(text)
    ]
    assert told == ["cookie policy", "terms of use"]
