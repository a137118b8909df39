"""Dates in text: found in many languages, never guessed, never slow."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bodycopy.dates import _PATTERNS, find_date, may_have_date, parse_moment, read_dates

MAY_4 = date(2031, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        # By number.
        "2031-05-04", "2031-5-4", "2031-05-04T10:15:00Z", "2031-05-04 10:15", "2031/05/04", "2031.05.04", "4.5.2031",
        "4. 5. 2031",
        "04.05.2031", "04/05/2031", "4-5-2031", "04.05.31", "Stand: 04.05.31, 14:05 Uhr",
        # In words.
        "May 4, 2031", "May 4 2031", "May 4th, 2031", "MAY 4, 2031", "Sunday, May 4, 2031 at 9:15 am", "4 May 2031",
        "4th of May, 2031",
        "4-May-2031", "Published 4 May, 2031", "2031 May 4",
        "4. Mai 2031", "Sonntag, 4. Mai 2031, 10.15 Uhr", "4.Mai 2031",
        "4 mai 2031", "le 4 mai 2031 à 10h15",
        "4 de mayo de 2031", "4 de mayo del 2031", "4 mayo 2031", "Mayo 4, 2031", "4 de maig de 2031",
        "4 maggio 2031", "4 de maio de 2031", "4 mai 2031", "4 mei 2031", "den 4 maj 2031", "4. maj 2031",
        "4. mai 2031",
        "4. toukokuuta 2031", "4 maja 2031 r.", "4. května 2031", "2031. május 4.", "4 мая 2031", "4 мая 2031 года",
        "4 травня 2031",
        "4 Μαΐου 2031", "4 Μάι. 2031", "4. mája 2031", "4 май 2031 г.", "4. svibnja 2031.", "4. maja 2031.",
        "4. маја 2031.", "4. mai 2031", "2031. gada 4. maijs", "2031. gada 4. maijā", "2031 m. gegužės 4 d.",
        "4 במאי 2031", "יום ראשון, 4 במאי 2031", "4 مه 2031", "۴ مه ۲۰۳۱",
        "4 मई 2031", "रविवार, ४ मई, २०३१", "৪ মে ২০৩১", "৪ মে, ২০৩১",
        "4 พฤษภาคม 2574", "4 พฤษภาคม 2031", "4 พ.ค. 2574", "วันที่ ๔ พ.ค. ๒๕๗๔ เวลา 10:15 น.", "4 พ.ค. พ.ศ. 2574",
        "ngày 4 tháng 5 năm 2031", "4 tháng 5, 2031", "4 Mayıs 2031", "4 MAYIS 2031", "04 Mayıs 2031, 10:15",
        "4 مايو 2031", "٤ مايو ٢٠٣١", "4 أيار 2031", "4 مايو/أيار 2031", "4 مايو / أيار 2031", "4 ماي 2031",
        "2031年5月4日", "2031年05月04日 10時15分", "2031 年 5 月 4 日",
        "２０３１年５月４日", "2031년 5월 4일", "2031. 5. 4.",
        "मई 4, 2031", "4 मे 2031", "4 மே 2031", "మే 4, 2031", "4 ಮೇ 2031", "മേയ് 4, 2031", "4 મે, 2031", "4 مئی 2031",
        "مئی 4، 2031", "Mayo 4, 2031", "Mei 4, 2031", "4 трав. 2031", "4. maja 2031", "4 мај 2031", "4. maí 2031",
        "4 мая 2031", "4 maj 2031", "4 may 2031", "4 мамыр 2031",
        # Glued to what stands beside it.
        "Jane DoeMay 4, 2031", "May 4, 203110:15 AM", "Jane DoeMay 04, 20312 Shares1530 Views", "(2031-05-04)",
    ],
)  # fmt: skip
def test_the_fourth_of_may(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.value == MAY_4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er janvier 2031", date(2031, 1, 1)),
        ("11 févr. 2031", date(2031, 2, 11)),
        ("11 FEVRIER 2031", date(2031, 2, 11)),
        ("4 d’abril de 2031", date(2031, 4, 4)),
        ("1º settembre 2031", date(2031, 9, 1)),
        ("31. März 2031", date(2031, 3, 31)),
        ("12 дек. 2031", date(2031, 12, 12)),
        ("3 Şubat 2031", date(2031, 2, 3)),
        ("3 HAZİRAN 2031", date(2031, 6, 3)),
        ("3 בפבר׳ 2031", date(2031, 2, 3)),
        ("3 फ़रवरी 2031", date(2031, 2, 3)),
        ("৩ ফেব্রুয়ারি ২০৩১", date(2031, 2, 3)),
        ("3 ก.พ. 2574", date(2031, 2, 3)),
        ("7 كانون الثاني 2031", date(2031, 1, 7)),
        ("7 كانون الأول 2031", date(2031, 12, 7)),
        ("7 تشرين الثاني 2031", date(2031, 11, 7)),
        ("5/14/2031", date(2031, 5, 14)),
        ("14/5/2031", date(2031, 5, 14)),
        ("Feb. 29, 2032", date(2032, 2, 29)),
        ("Written Jan 2, 2031, changed Jan 3, 2031", date(2031, 1, 2)),
        ("10/11/2031 | 2031-12-24", date(2031, 11, 10)),
        ("4. listopada 2031.", date(2031, 10, 4)),
        ("petak, 4.listopada 2031.", date(2031, 10, 4)),
        ("4 listopada 2031", date(2031, 11, 4)),
        ("4. veljača 2031.", date(2031, 2, 4)),
    ],
)
def test_other_days(text: str, expected: date) -> None:
    found = find_date(text)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "Monday", "May", "May 4", "4.5.", "2031", "May 2031", "2031-05", "10:15", "In 2031 four people came",
        "Room 12 of 2031", "4 people 2031", "4 boats in 2031", "Version 1.2.2031.4", "10.0.20.31", "192.168.20.31",
        "1.2.3",
        "Call 0800-2031-55", "Tel. 12-34-2031", "ISBN 978-3-2031-0504-1", "32 May 2031", "May 32, 2031",
        "Feb. 30, 2031", "2031-13-04",
        "2031-05-40", "99.99.2031", "4 May 1803", "4 May 2131", "12.34.56", "$4,052,031", "sold 4.5 million in 2031",
        "3 ก.พ. 74", "3 ก.พ. 2774", "32 พ.ค. 2574", "เรือ 3 ลำ 2574", "4 नाव 2031", "ngày 4 tháng 13 năm 2031",
        "4/5/2574", "14 Pro 2031", "mars attacks 12 2031x", "the 4th of 2031", "五月四日", "٢٠٣١",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Updated May 4, 2031 at ten", "May 4, 2031"),
        ("On 2031-05-04T10:15:00+02:00.", "2031-05-04T10:15:00+02:00"),
        ("am 4. Mai 2031 in Ostermoor", "4. Mai 2031"),
        ("Jane DoeMay 4, 2031", "May 4, 2031"),
        ("el 4 de mayo de 2031.", "4 de mayo de 2031"),
    ],
)
def test_where_a_date_stands(text: str, found: str) -> None:
    date_ = find_date(text)
    assert date_ is not None
    assert text[date_.start : date_.end] == found


def test_only_the_start_of_a_long_text_is_searched() -> None:
    assert find_date("x " * 200 + "2031-05-04") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-04", MAY_4),
        ("20310504", MAY_4),
        (" 2031-05-04 ", MAY_4),
        ("2031-05-04T10:15:00", datetime(2031, 5, 4, 10, 15)),
        ("2031-05-04T10:15:00Z", datetime(2031, 5, 4, 10, 15, tzinfo=UTC)),
        ("2031-05-04T10:15:00.000+0200", datetime(2031, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("2031-05-04 10:15:00 +02:00", datetime(2031, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("2031-05-04 10:15:30 UTC", datetime(2031, 5, 4, 10, 15, 30, tzinfo=UTC)),
        ("Sun, 04 May 2031 10:15:00 GMT", datetime(2031, 5, 4, 10, 15, tzinfo=UTC)),
        ("May 4, 2031 9:05 PM", datetime(2031, 5, 4, 21, 5)),
        ("May 4, 2031 12:05 a.m.", datetime(2031, 5, 4, 0, 5)),
        ("4. Mai 2031", MAY_4),
        ("4. Mai 2031, 25:70", MAY_4),
        ("", None),
        ("yesterday", None),
        ("0000-00-00", None),
        ("-", None),
    ],
)
def test_moments(text: str, expected: datetime | date | None) -> None:
    moment = parse_moment(text)
    assert moment == expected
    assert type(moment) is type(expected)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%B %d, %Y", "%d %b %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    found = find_date(f"On {day.strftime(form)} it rained")
    assert found is not None
    assert found.value == day


_PARTS = st.sampled_from(["²", "①", "٣", "10", "2019", "14", " ", ".", ", ", "/", "-", "年", "T", ":", "4 May ", "Z"])


@given(st.text(max_size=300) | st.lists(_PARTS, max_size=12).map("".join))
@example("About 10²³, 2019 of them fell.")
@example("Fig. 4 ①② 2020")
@example("2019 ¹² 14")
@settings(max_examples=500)
def test_nothing_raises(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    parse_moment(text)


@pytest.mark.parametrize(
    "unit", ["1", "a", " ", ".", "é", "2031 ", "4 May ", "4.", "2031-", "年", "4 / ", "٣", "a a 2031 "]
)
def test_hostile_text_takes_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_date(text)
    parse_moment(text)
    assert time.process_time() - began < 0.1


def test_the_month_first_matters_only_where_it_is_a_number() -> None:
    for text, expected in (("4/5/2031", date(2031, 4, 5)), ("4 May 2031", MAY_4), ("4.5.2031", MAY_4)):
        found = find_date(text, month_first=True)
        assert found is not None
        assert found.value == expected


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("2/3/2031", date(2031, 3, 2), date(2031, 2, 3)),
        ("2.3.2031", date(2031, 3, 2), date(2031, 2, 3)),
        ("Mon, 02/03/2031 - 10:15", datetime(2031, 2, 3, 10, 15), None),
        ("Sunday 02/03/2031", date(2031, 3, 2), None),
        ("Fri, 02/03/2031", date(2031, 3, 2), date(2031, 2, 3)),
        ("14/3/2031", date(2031, 3, 14), None),
        ("3/3/2031", date(2031, 3, 3), None),
        ("2 March 2031", date(2031, 3, 2), None),
    ],
)
def test_the_order_of_numbers_is_settled_by_the_day_of_the_week_or_left_open(
    text: str, day: date, other: date | None
) -> None:
    (found,) = read_dates(text)
    assert (found.moment, found.other) == (day, other)


def test_a_machine_may_write_the_month_first() -> None:
    assert parse_moment("02/03/2031", month_first=True) == date(2031, 2, 3)
    assert parse_moment("02/03/2031") == date(2031, 3, 2)


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("Published: 10:15, 3 February 2031 | Updated: 11:40, 4 February 2031", ["10:15", "11:40"]),
        ("Published 10:15 a.m. ET Feb. 3, 2031 Updated 11:40 p.m. ET Feb. 4, 2031", ["10:15", "23:40"]),
        ("10:15 GMT, Mon 3 February 2031", ["10:15"]),
        ("3 February 2031 | 10:15", ["10:15"]),
        ("3 February 2031 10:15 | 4 February 2031", ["10:15", ""]),
        ("Room 10:15 in the harbour, 3 February 2031", [""]),
        ("2031-02-03 오후 10:15", ["22:15"]),
        ("2031年2月3日 午後10:15", ["22:15"]),
        ("2031-02-03 上午 12:15", ["00:15"]),
        ("3 de febrero de 2031, 10:15 p. m.", ["22:15"]),
        ("3 فبراير 2031 - 10:15 م", ["22:15"]),
        ("3 février 2031 à 10h15", ["10:15"]),
        ("3. feb. 2031 kl. 10.15", ["10:15"]),
        ("03.02.2031, 10.15 Uhr", ["10:15"]),
        ("3 Feb 2031, 10.15", [""]),
        ("2031年2月3日 10時15分", ["10:15"]),
    ],
)
def test_times_of_day(text: str, clocks: list[str]) -> None:
    moments = [found.moment for found in read_dates(text)]
    assert [moment.strftime("%H:%M") if isinstance(moment, datetime) else "" for moment in moments] == clocks


PLAIN = re.compile(r"(?:19|20)\d\d|\d\d\.\d\d\.\d\d|[٠-٩]")


@given(st.text(alphabet="12099.. a٤", max_size=12))
@example("119.1999")
@example("04.05.31")
def test_what_may_have_a_date_is_what_has_a_year_or_a_day_in_digits(text: str) -> None:
    assert may_have_date(text) is (PLAIN.search(text) is not None)


PLAIN_STARTS = {
    r"((?:1(?<!\d1)9|2(?<!\d2)0)\d\d)": r"(?<!\d)((?:19|20)\d\d)",
    r"(\d(?<![\d.]\d)": r"(?<![\d.])(\d",
    r"(\d(?<![\d:.,]\d)": r"(?<![\d:.,])(\d",
}
DATED = st.lists(
    st.sampled_from(
        ["20", "19", "2031", "1", "12", "04", "5", "32", ".", ",", "-", "/", ":", " ", "May", "4", "年", "gada"]
    )
).map("".join)


@given(DATED)
def test_what_stands_before_a_date_is_looked_for_as_the_plain_form_says(text: str) -> None:
    """The plain form: each pattern opens with what may not stand before."""
    for pattern, _ in _PATTERNS:
        start = next((start for start in PLAIN_STARTS if pattern.pattern.startswith(start)), "")
        plain = re.compile(PLAIN_STARTS.get(start, "") + pattern.pattern.removeprefix(start))
        assert [match.regs for match in pattern.finditer(text)] == [match.regs for match in plain.finditer(text)]


def test_all_forms_that_begin_with_a_digit_are_compared() -> None:
    assert sum(pattern.pattern.startswith(tuple(PLAIN_STARTS)) for pattern, _ in _PATTERNS) == len(_PATTERNS) - 1
