"""Zip, HAR, MHTML, JSON Lines: what is a page in them."""

from __future__ import annotations

import base64
import bz2
import gzip
import json
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from bodycopy.errors import NoPageError, SourceError
from bodycopy.sources import Source, find, load
from bodycopy.sources.types import mail_moment, moment
from tests.sources.makers import mhtml

HTML = "<!doctype html><p>Straße"


def sources_of(path: Path) -> list[Source]:
    return [load(place) for place in find([str(path)])]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return tmp_path / "pages.zip"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_zip_members_are_told_by_name_and_read_by_content(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        archive.writestr("a/../../b.html", HTML)
        archive.writestr("b.HTM", HTML + "2")
        archive.writestr("b.HTM", HTML + "3")
        archive.writestr("scraped.txt", "Home")
        archive.writestr("folder.html/", "")
        archive.writestr("x.css", "p {}")
    places = list(find([str(pages)]))
    assert [place.member for place in places] == ["a/../../b.html", "b.HTM", "b.HTM", "scraped.txt"]
    assert [load(place).data for place in places[:3]] == [f"{HTML}{end}".encode() for end in ("", "2", "3")]
    assert load(places[3]).scraped
    assert [place.source for place in places] == [None] * 4


def test_zip_members_are_found_and_left_out_as_files_in_folders_are(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        for name in (
            "index.php",
            "article",
            "page.html",
            "__MACOSX/._page.html",
            ".hidden/page.html",
            "a/._page.html",
            "./b.html",
        ):
            archive.writestr(name, HTML)
        archive.writestr("page.html.gz", gzip.compress(HTML.encode()))
        archive.writestr("packed", bz2.compress(HTML.encode()))
        archive.writestr("x.js", "let a = 1")
        archive.writestr("damaged", b"\x1f\x8bgarbage")
    places = list(find([str(pages)]))
    assert [place.member for place in places] == [
        "index.php",
        "article",
        "page.html",
        "./b.html",
        "page.html.gz",
        "packed",
    ]
    assert {load(place).data for place in places} == {HTML.encode()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("visit.har", '{"log": {"version": "1.2", "entries": []}}'),
        ("crawl.jsonl", ""),
        ("crawl.ndjson.gz", gzip.compress(b"\n\n", mtime=0)),
        ("crawl.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
        ("folder/x.js", "let a = 1"),
    ],
)
def test_what_holds_no_page_says_so(tmp_path: Path, name: str, content: str | bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (place,) = find([str(path.parent if "/" in name else path)])
    with pytest.raises(NoPageError, match="no page was found in this"):
        load(place)


def test_a_har_that_is_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bodycopy.sources.har.MAX_PAGE_BYTES", 100)
    (tmp_path / "visit.har").write_text(har_of(entry({"text": HTML})) + " " * 100)
    with pytest.raises(SourceError, match="a HAR file of more than 100 bytes"):
        sources_of(tmp_path / "visit.har")


@pytest.mark.parametrize("members", [[], ["word/document.xml"], ["folder/", ".hidden.html"]])
def test_a_zip_without_pages_says_so(pages: Path, members: list[str]) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        for name in members:
            archive.writestr(name, "<xml/>")
    with pytest.raises(NoPageError, match="no page was found in this zip file"):
        sources_of(pages)


def test_zip_members_that_are_no_pages_say_so(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        archive.writestr("a.html", b"%PDF-1.7")
    with pytest.raises(SourceError, match="a PDF document"):
        sources_of(pages)


def test_a_password_is_said(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        archive.writestr("a.html", HTML)
    data = bytearray(pages.read_bytes())
    data[6] |= 1  # the flag of an encrypted member, in both headers
    data[data.index(b"PK\x01\x02") + 8] |= 1
    pages.write_bytes(data)
    with pytest.raises(SourceError, match="password"):
        sources_of(pages)


def test_a_name_that_is_no_text_costs_its_member_only(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        for name in ("ä.html", "ö.html", "ü"):
            archive.writestr(name, HTML)
    data = pages.read_bytes()
    for name in ("ä.html", "ü"):
        data = data.replace(name.encode(), b"\xff" + name.encode()[1:], 1)  # in front of the member, not at the end
    pages.write_bytes(data)
    first, second = find([str(pages)])
    with pytest.raises(SourceError, match="cannot be read: 'utf-8' codec can't decode"):
        load(first)
    assert load(second).data == HTML.encode()


def test_a_member_without_a_name_is_read(pages: Path) -> None:
    with zipfile.ZipFile(pages, "w") as archive:
        archive.writestr("x.html", HTML)
        archive.writestr("a.html", HTML)
    pages.write_bytes(pages.read_bytes().replace(b"x.html", b"\0.html"))  # of which nothing is left
    assert [source.origin.name for source in sources_of(pages)] == [f"{pages}#0", f"{pages}#a.html"]


def har_of(*entries: dict[str, object]) -> str:
    return json.dumps({"log": {"entries": list(entries)}})


def entry(content: object, url: object = "https://a.example/") -> dict[str, object]:
    return {"request": {"url": url}, "response": {"content": content}, "startedDateTime": "2024-01-02T03:04:05.5Z"}


def test_har_pages(tmp_path: Path) -> None:
    path = tmp_path / "visit.har"
    bytes_ = HTML.encode("cp1252")
    packed = {"text": base64.b64encode(bytes_).decode(), "encoding": "base64", "mimeType": "text/html; charset=cp1252"}
    odd: list[dict[str, object]] = [entry(None), entry({"text": 7}), {"response": []}, {}]
    path.write_text(
        har_of(
            entry({"text": HTML, "mimeType": "text/html"}),
            entry({"text": HTML}),
            entry(packed),
            entry({"text": "1", "mimeType": "text/javascript"}),
            entry({"text": "plain words"}),
            entry({"text": "", "mimeType": "text/html"}),
            *odd,
        )
    )
    found = sources_of(path)
    assert [(source.data, source.charset) for source in found] == [(HTML, None), (HTML, None), (bytes_, "cp1252")]
    assert {source.origin.url for source in found} == {"https://a.example/"}
    assert [source.origin.name.rpartition("#")[2] for source in found] == ["0", "1", "2"]


@pytest.mark.parametrize("text", ["käse", "a"])
def test_a_har_page_whose_base64_is_damaged_costs_no_other(tmp_path: Path, text: str) -> None:
    path = tmp_path / "visit.har"
    page = {"text": HTML, "mimeType": "text/html"}
    picture = {"text": text, "encoding": "base64", "mimeType": "image/png"}
    vague = {"text": text, "encoding": "base64"}
    path.write_text(
        har_of(entry(page), entry(picture), entry(vague), entry({**picture, **page, "text": text}), entry(page))
    )
    first, damaged, last = find([str(path)])
    assert load(first).data == load(last).data == HTML
    assert damaged.name == f"{path}#3"
    with pytest.raises(SourceError, match="its base64 is damaged"):
        load(damaged)


def test_mhtml_takes_the_document_and_not_its_frames(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    message = MIMEMultipart("related")
    for text in (HTML, "<p>a frame"):
        part = MIMEText(text, "html", "iso-8859-1")
        part["Content-Location"] = f"https://a.example/{len(text)}"
        message.attach(part)
    path.write_bytes(message.as_bytes())
    (source,) = sources_of(path)
    assert (source.data, source.charset) == (HTML.encode("latin-1"), "iso-8859-1")
    assert (source.origin.url, source.origin.fetched) == (f"https://a.example/{len(HTML)}", None)


def test_a_page_in_mhtml_that_is_cut_off_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    whole = mhtml(HTML.encode() * 99)
    last = whole.rindex(b"Content-Type: text/css")
    path.write_bytes(whole[: last - 100])
    (source,) = sources_of(path)
    assert source.origin.note == "cut off: the file ends"
    assert isinstance(source.data, bytes) and source.data.startswith(HTML.encode())
    path.write_bytes(whole[: last + 50])  # in the style sheet
    assert sources_of(path)[0].origin.note is None
    path.write_bytes(whole)
    assert sources_of(path)[0].origin.note is None


def test_a_bad_date_is_none(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_text("MIME-Version: 1.0\nDate: yesterday\nContent-Type: text/html\n\n<p>one")
    assert sources_of(path)[0].origin.fetched is None


def test_json_lines_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    rows = [{"html": HTML, "text": "x"}, {"text": "Home\n\nSport", "url": 7, "fetched": "soon"}, {"title": "none"}, [1]]
    path.write_text("\n".join([*map(json.dumps, rows), "{", "", json.dumps({"html": "<p>last"})]))
    places = list(find([str(path)]))
    assert [place.member for place in places] == ["1", "2", "3", "4", "5", "7"]
    assert (load(places[0]).data, load(places[0]).scraped) == (HTML, False)
    assert (load(places[1]).data, load(places[1]).scraped) == ("Home\n\nSport", True)
    assert load(places[1]).origin[1:] == (None, None, None)
    for place, reason in zip(places[2:5], ["neither", "not a JSON object", "not JSON"], strict=True):
        with pytest.raises(SourceError, match=reason):
            load(place)
    assert load(places[5]).data == "<p>last"


@pytest.mark.parametrize(
    "first", ["null", "{}", "[1]", "# made by hand", '7"}', "<p>piece", "From: a\\nMIME-Version: 1", "\0"]
)
@pytest.mark.parametrize("name", ["crawl.jsonl", "crawl.NDJSON.gz"])
def test_a_first_line_that_is_no_object_costs_no_other(tmp_path: Path, first: str, name: str) -> None:
    path = tmp_path / name
    data = f"{first}\n{json.dumps({'html': HTML})}\n".encode()
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    lost, place = find([str(path)])
    assert lost.name == f"{path}#1"
    with pytest.raises(SourceError, match=r"the line is not|neither"):
        load(lost)
    assert load(place).data == HTML


def test_json_lines_in_utf_16_are_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_text(f"{json.dumps({'html': HTML})}\n" * 2, encoding="utf-16")
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match="cannot be read: it is in UTF-16, and JSON Lines are in UTF-8"):
        load(place)


def test_a_picture_by_the_name_of_json_lines_is_none(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    (place,) = find([str(path)])
    with pytest.raises(SourceError, match="it is a picture, not a page"):
        load(place)


def test_a_zip_that_was_written_anew_is_read_anew(pages: Path) -> None:
    for text in ("first", "other"):
        with zipfile.ZipFile(pages, "w") as archive:
            archive.writestr("a.html", HTML + text)
        assert [source.data for source in sources_of(pages)] == [f"{HTML}{text}".encode()]


@pytest.mark.parametrize(
    ("hours", "iso", "mail"),
    [
        (0, "2031-05-04T10:15:00", "Sun, 04 May 2031 10:15:00 -0000"),
        (0, "2031-05-04T10:15:00Z", "Sun, 04 May 2031 10:15:00 GMT"),
        (2, "2031-05-04T10:15:00+02:00", "Sun, 04 May 2031 10:15:00 +0200"),
    ],
)
def test_moments_have_a_time_zone_that_of_utc_where_none_is_given(hours: int, iso: str, mail: str) -> None:
    expected = datetime(2031, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=hours)) if hours else UTC)
    for found in (moment(iso), mail_moment(mail)):
        assert found == expected
        assert found is not None and found.utcoffset() == timedelta(hours=hours)


def test_a_page_of_a_year_that_no_date_has() -> None:
    assert mail_moment("Mon, 01 Jan 99999999999 10:00:00 GMT") is None
