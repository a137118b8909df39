"""Bytes to text: where the encoding comes from, and what damaged or undeclared bytes become."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.decode import Decoded, EncodingOrigin, decode, from_text
from bodycopy.decode.encodings import encoding_for

GERMAN = "Die Bürgermeisterin eröffnete am Mittwoch die neue Brücke über den Fluß – „ein schöner Tag“, sagte sie."
FRENCH = "Le maire a inauguré mercredi le nouveau pont, très attendu par les élèves de l'école voisine."
ENGLISH = "“It’s a good day,” the mayor said – and cut the ribbon."
POLISH = "Wczoraj burmistrz otworzył nowy most na rzece, który połączył obie części miasta i skrócił drogę do szkoły."
TURKISH = "Belediye başkanı dün yeni köprüyü açtı; öğrenciler artık okula daha kısa yoldan gidiyor, dedi."
RUSSIAN = "Вчера мэр города открыл новый мост через реку. Теперь дети быстрее доходят до школы, сказал он жителям."
UKRAINIAN = "Учора міський голова відкрив новий міст через річку, і тепер діти швидше доходять до школи."
GREEK = "Ο δήμαρχος εγκαινίασε χθες τη νέα γέφυρα πάνω από τον ποταμό και μίλησε με τους κατοίκους της πόλης."
HEBREW = "ראש העיר חנך אתמול את הגשר החדש מעל הנהר ושוחח עם התושבים על הדרך הקצרה לבית הספר."
ARABIC = "افتتح رئيس البلدية أمس الجسر الجديد فوق النهر وتحدث مع سكان المدينة عن الطريق القصير إلى المدرسة."
THAI = "นายกเทศมนตรีเปิดสะพานใหม่ข้ามแม่น้ำเมื่อวานนี้ และพูดคุยกับชาวเมืองเรื่องเส้นทางไปโรงเรียนที่สั้นลง"
CHINESE = "市长昨天为河上的新桥剪彩，并且和市民们说，现在孩子们去学校的路比以前短了很多，大家都很高兴。"
TAIWANESE = "市長昨天為河上的新橋剪綵，並且和市民們說，現在孩子們去學校的路比以前短了很多，大家都很高興。"
JAPANESE = "市長は昨日、川にかかる新しい橋の開通式に出席し、子どもたちが学校へ行く道が短くなったと話した。"
KOREAN = "시장은 어제 강 위에 놓인 새 다리의 개통식에 참석하고 아이들이 학교에 가는 길이 짧아졌다고 말했다."

LANGUAGES = [
    (GERMAN, "cp1252", "windows-1252"),
    (FRENCH, "cp1252", "windows-1252"),
    (ENGLISH, "cp1252", "windows-1252"),
    (POLISH, "cp1250", "windows-1250"),
    (POLISH, "iso8859-2", "iso-8859-2"),
    (TURKISH, "cp1254", "windows-1254"),
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-u"),
    (RUSSIAN, "iso8859-5", "iso-8859-5"),
    (RUSSIAN, "cp866", "ibm866"),
    (UKRAINIAN, "cp1251", "windows-1251"),
    (UKRAINIAN, "koi8-u", "koi8-u"),
    (GREEK, "cp1253", "windows-1253"),
    (HEBREW, "cp1255", "windows-1255"),
    (ARABIC, "cp1256", "windows-1256"),
    (THAI, "cp874", "windows-874"),
    (CHINESE, "gb2312", "gb18030"),
    (TAIWANESE, "big5", "big5"),
    (JAPANESE, "cp932", "shift_jis"),
    (JAPANESE, "euc_jp", "euc-jp"),
    (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    (KOREAN, "euc_kr", "euc-kr"),
    (GERMAN, "utf-16-le", "utf-16le"),
    (GERMAN, "utf-16-be", "utf-16be"),
]


def decoded(text: str, encoding: str, origin: EncodingOrigin) -> Decoded:
    return Decoded(text.encode(), encoding, origin)


def page(text: str, charset: str | None = None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<!doctype html><html><head>{meta}<title>Town</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(("text", "codec", "name"), LANGUAGES)
def test_undeclared_pages_are_detected(text: str, codec: str, name: str) -> None:
    result = decode(page(text).encode(codec))
    assert result == decoded(page(text), name, EncodingOrigin.DETECTED)


@pytest.mark.parametrize(("mark", "codec", "name"), [
    (b"\xef\xbb\xbf", "utf-8", "utf-8"),
    (b"\xff\xfe", "utf-16-le", "utf-16le"),
    (b"\xfe\xff", "utf-16-be", "utf-16be"),
])  # fmt: skip
def test_a_byte_order_mark_wins_and_goes(mark: bytes, codec: str, name: str) -> None:
    html = page(GERMAN, "koi8-r")
    assert decode(mark + html.encode(codec), "windows-1251") == decoded(html, name, EncodingOrigin.BOM)


@pytest.mark.parametrize("charset", [None, "iso-8859-1", "windows-1251", "shift_jis", "no-such-thing"])
@pytest.mark.parametrize("declared", [None, "windows-1252", "gb2312"])
def test_valid_utf8_beats_what_is_said(charset: str | None, declared: str | None) -> None:
    html = page(GERMAN, declared)
    assert decode(html.encode(), charset) == decoded(html, "utf-8", EncodingOrigin.UTF8)


def test_http_says_utf8_and_is_right() -> None:
    assert decode(page(GERMAN).encode(), "UTF8") == decoded(page(GERMAN), "utf-8", EncodingOrigin.HTTP)


def test_http_beats_meta() -> None:
    html = page(RUSSIAN, "windows-1252")
    assert decode(html.encode("koi8-r"), "koi8-r") == decoded(html, "koi8-r", EncodingOrigin.HTTP)


def test_http_that_cannot_be_true_is_passed_over() -> None:
    html = page(RUSSIAN, "windows-1251")
    assert decode(html.encode("cp1251"), "utf-8") == decoded(html, "windows-1251", EncodingOrigin.META)


@pytest.mark.parametrize(("head", "name"), [
    ('<meta charset="iso-8859-1">', "windows-1252"),
    ("<META CHARSET=ISO-8859-15 >", "iso-8859-15"),
    ("<meta charset='us-ascii'/>", "windows-1252"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1257">', "windows-1257"),
    ('<meta content="text/html;charset=latin1" http-equiv=content-type>', "windows-1252"),
    ('<?xml version="1.0" encoding="iso-8859-3"?><html>', "iso-8859-3"),
    ('<!-- <meta charset="koi8-r"> --><meta charset="macintosh">', "macintosh"),
    ('<meta charset="no-such-thing"><meta charset="l9">', "iso-8859-15"),
    ("<title>x</title>" + " " * 7000 + '<meta charset="iso-8859-15">', "iso-8859-15"),
])  # fmt: skip
def test_declarations_in_the_page(head: str, name: str) -> None:
    encoding = encoding_for(name)
    assert encoding is not None
    html = head + "<p>à déjà vu</p>" if name == "iso-8859-3" else head + "<p>café für</p>"
    assert decode(html.encode(encoding.codec)) == decoded(html, name, EncodingOrigin.META)


def test_a_declaration_after_the_first_8_kb_is_not_read() -> None:
    html = " " * 9000 + '<meta charset="koi8-r"><p>' + GERMAN
    assert decode(html.encode("cp1252")).origin == EncodingOrigin.DETECTED


@pytest.mark.parametrize("filling", ["", " " * 9000 + "-->"])
def test_a_declaration_in_a_comment_that_ends_nowhere_near_is_not_read(filling: str) -> None:
    html = f'<!-- <meta charset="koi8-r">{filling}<p>' + GERMAN
    assert decode(html.encode("cp1252")).origin == EncodingOrigin.DETECTED


def test_utf16_in_a_meta_element_means_utf8() -> None:
    data = page(GERMAN, "utf-16").encode() + b"\xff"
    result = decode(data)
    assert (result.encoding, GERMAN in result.text) == ("utf-8", True)


def test_gb2312_is_read_as_its_superset() -> None:
    html = page("朱镕基" + CHINESE, "gb2312")  # the second character is not in GB 2312
    assert decode(html.encode("gbk")) == decoded(html, "gb18030", EncodingOrigin.META)


def test_shift_jis_has_the_extensions_of_windows() -> None:
    html = page("①②㈱髙" + JAPANESE, "Shift_JIS")
    assert decode(html.encode("cp932")) == decoded(html, "shift_jis", EncodingOrigin.META)


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE, THAI, GERMAN, KOREAN, "€ 5 😀"])
@pytest.mark.parametrize("charset", [None, "iso-8859-1", "utf-8"])
def test_utf8_cut_off_anywhere_is_still_utf8(text: str, charset: str | None) -> None:
    data = f"{text} {text}".encode()
    for end in range(len(text.encode()), len(data)):
        result = decode(data[:end], charset)
        assert result.encoding == "utf-8"
        assert f"{text} {text}".startswith(result.text.rstrip("\ufffd"))


@pytest.mark.parametrize("stray", [b"\xe9", b"\xff", b"\x92", b"\xc3(", b"\xed\xa0\x80"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_utf8_with_stray_bytes_is_still_utf8(stray: bytes, declared: str | None) -> None:
    html = page(f"{RUSSIAN}|{RUSSIAN}", declared).encode()
    result = decode(html.replace(b"|", stray))
    assert result.encoding == "utf-8"
    assert result.text.count(RUSSIAN) == 2
    assert "\ufffd" in result.text


@pytest.mark.parametrize(("data", "charset", "origin"), [
    (b'<meta charset="utf-8"><p>5 \xe2\x82', None, EncodingOrigin.META),
    (b"<p>5 \xe2\x82", "utf-8", EncodingOrigin.HTTP),
])  # fmt: skip
def test_declared_utf8_cut_off_in_its_first_character(data: bytes, charset: str | None, origin: EncodingOrigin) -> None:
    result = decode(data, charset)
    assert (result.text[-3:], result.encoding, result.origin) == ("5 \ufffd", "utf-8", origin)


def test_one_accent_in_english_is_not_utf8() -> None:
    assert decode(b"<p>A caf\xe9 in town</p>") == decoded(
        "<p>A café in town</p>", "windows-1252", EncodingOrigin.DETECTED
    )


@pytest.mark.parametrize(("data", "text"), [(b"", ""), (b"plain", "plain"), (b"a\0b", "a\0b"), (b"\xef\xbb\xbf", "")])
def test_small_sources(data: bytes, text: str) -> None:
    assert decode(data).text == text


def test_multi_byte_pages_with_a_few_bad_bytes_keep_their_declaration() -> None:
    html = page(CHINESE * 5 + "|", "gbk").encode("gbk").replace(b"|", b"\xff")
    result = decode(html)
    assert (result.encoding, result.origin) == ("gb18030", EncodingOrigin.META)
    assert CHINESE in result.text


@pytest.mark.parametrize(("text", "clean"), [
    ("plain", "plain"), ("é😀", "é😀"),
    ("a\ud800b\udc00😀é", "a\ufffdb\ufffd😀é"), ("\ud83d\ude00", "😀"), ("\ufeffa", "a"),
])  # fmt: skip
def test_text_loses_its_lone_surrogates_only(text: str, clean: str) -> None:
    assert from_text(text) == decoded(clean, "utf-8", EncodingOrigin.TEXT)


@pytest.mark.parametrize(("label", "name"), [
    ("UTF8", "utf-8"), (" gb2312\n", "gb18030"), ("GBK", "gb18030"), ("latin1", "windows-1252"),
    ("ascii", "windows-1252"), ("x-sjis", "shift_jis"), ("ks_c_5601-1987", "euc-kr"), ("iso-8859-9", "windows-1254"),
    ("tis-620", "windows-874"), ("unicode", "utf-16le"),
])  # fmt: skip
def test_labels(label: str, name: str) -> None:
    encoding = encoding_for(label)
    assert encoding is not None
    assert encoding.name == name
    assert isinstance("a".encode(encoding.codec), bytes)


@pytest.mark.parametrize("label", ["", "utf-7", "none", "idna", "rot13"])
def test_unknown_labels(label: str) -> None:
    assert encoding_for(label) is None


_LABELS = st.sampled_from([None, "utf-8", "gbk", "shift_jis", "utf-16", "iso-2022-jp", "euc-jp", "big5", "euc-kr", "?"])
_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(
        st.sampled_from([b"<meta charset=", b"gb18030", b"utf-16", b">", b"<p>", b"\0", b"\x1b$B", b"\x83\x36\xc7\x38",
                         b"\xed\xa0\x80", b"\xd8\x00", b"\x00\xd8", b"\xe9", b"\xff\xfe", b"\xfe\xff", "й".encode()]),
        max_size=30,
    ).map(b"".join),
)  # fmt: skip


@given(data=_BYTES, charset=_LABELS)
def test_any_bytes_become_text_without_lone_surrogates(data: bytes, charset: str | None) -> None:
    result = decode(data, charset)
    assert result.text.encode("utf-8").decode("utf-8") == result.text
    assert decode(data, charset) == result
    assert encoding_for(result.encoding) is not None


@given(st.text(min_size=1, max_size=200))
def test_valid_utf8_comes_back_unchanged(text: str) -> None:
    data = text.encode("utf-8")
    result = decode(data)
    if result.origin == EncodingOrigin.UTF8:
        assert result.text == text
    else:
        assert text.startswith("\ufeff") or "\0" in text or "\x1b" in text


@pytest.mark.parametrize(
    "unit", [b"\xff", b"<", b"<!--", b"<meta ", b"\xc3\x28", b"\x81", b"\x1b$B", b"charset=", b"a\0"]
)
def test_cost_is_linear_whatever_the_bytes(unit: bytes) -> None:
    data = unit * (2_000_000 // len(unit)) + b"\xe9"
    began = time.process_time()
    decode(data)
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("before", [16_381, 16_382, 16_383, 16_384, 32_767])
@pytest.mark.parametrize("character", ["é", "港", "😀"])
def test_utf8_is_checked_across_pieces(before: int, character: str) -> None:
    data = b"a" * before + character.encode() + b"b"
    assert decode(data) == Decoded(data, "utf-8", EncodingOrigin.UTF8)
    assert decode(data).data is data
    assert "\ufffd" in decode(data[: before + 1] + b"b").text or decode(data[: before + 1] + b"b").encoding != "utf-8"
