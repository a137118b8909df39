"""A real crawl of the fixture pages, once, by all spiders of `crawl.py`; each test reads what one of them wrote."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytest.importorskip("scrapy", reason="needs the extra scrapy")
pytest.importorskip("scrapy_poet", reason="needs the extra poet")

from scrapy.http import HtmlResponse

import bodycopy
from bodycopy import Article
from bodycopy.integrations.poet import to_zyte
from bodycopy.integrations.record import FIELDS, role_counts
from bodycopy.integrations.scrapy import article_of
from tests.integrations.pages import bare, bare_early, page
from tests.integrations.site import ARTICLES, ERROR, NOT_FOUND, Site

FIRST_TWO = list(ARTICLES)[:2]


class Crawl:
    """What a crawl wrote."""

    def __init__(self, folder: Path, site: Site, log: str) -> None:
        self.folder = folder
        self.site = site
        self.log = log

    def json_lines(self, spider: str) -> list[dict[str, Any]]:
        lines = (self.folder / f"{spider}.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def rows(self, spider: str) -> list[dict[str, str]]:
        with (self.folder / f"{spider}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def elements(self, spider: str) -> list[ElementTree.Element]:
        return ElementTree.parse(self.folder / f"{spider}.xml").getroot().findall("item")

    def stats(self, spider: str) -> dict[str, Any]:
        stats: dict[str, Any] = json.loads((self.folder / f"{spider}.stats.json").read_text("utf-8"))
        return stats

    def expected(self) -> dict[str, list[Article]]:
        """By the URL that answered in the end, what bare `extract` makes of each page that was asked for."""
        found: dict[str, list[Article]] = {}
        for path, name in ARTICLES.items():
            url = self.site.url(f"/plain/{name}" if path.startswith("/redirect") else path)
            found.setdefault(url, []).append(bodycopy.extract(page(name).body, url=url))
        return found


@pytest.fixture(scope="module")
def crawl(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    folder = tmp_path_factory.mktemp("crawl")
    urls = [site.url(path) for path in (*ARTICLES, ERROR)]
    command = [sys.executable, "-m", "tests.integrations.crawl", str(folder), *urls]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    yield Crawl(folder, site, done.stderr)


def texts_by_url(items: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((item["url"], item["text"]) for item in items)


def expected_texts(crawl: Crawl) -> Counter[tuple[str, str]]:
    texts = Counter((url, article.text) for url, articles in crawl.expected().items() for article in articles)
    return texts + Counter([(crawl.site.url(ERROR), bodycopy.extract(NOT_FOUND).text)])


def test_articles_are_items_that_feeds_write(crawl: Crawl) -> None:
    articles = [Article.model_validate(item) for item in crawl.json_lines("bare")]
    assert Counter((article.url, article.text) for article in articles) == expected_texts(crawl)
    assert all(article.lines[0].reasons for article in articles)


def test_bytes_and_the_charset_of_http_are_used(crawl: Crawl) -> None:
    encodings = {item["url"]: item["encoding"] for item in crawl.json_lines("records")}
    for path, name in {
        "/windows-1252/news-german": "windows-1252",
        "/windows-1256/news-arabic": "windows-1256",
        "/shift_jis/news-japanese": "shift_jis",
    }.items():
        assert encodings[crawl.site.url(path)] == {"name": name, "origin": "http"}
    assert encodings[crawl.site.url("/plain/tables-2000s")] == {"name": "windows-1252", "origin": "meta"}


def test_the_pipeline_makes_records_of_articles(crawl: Crawl) -> None:
    items = crawl.json_lines("records")
    assert texts_by_url(items) == expected_texts(crawl)
    assert all(item.keys() == set(FIELDS) - {"lines"} for item in items)
    assert Counter((row["url"], row["text"]) for row in crawl.rows("records")) == expected_texts(crawl)
    texts = Counter((item.findtext("url"), item.findtext("text") or "") for item in crawl.elements("records"))
    assert texts == expected_texts(crawl)


def test_records_are_written_to_xml_with_all_that_is_in_them(crawl: Crawl) -> None:
    items = {item.findtext("url"): item for item in crawl.elements("records")}
    item = items[crawl.site.url("/windows-1252/news-german")]
    article = bare("news-german")
    assert [block.findtext("text") for block in item.findall("body/value")] == [block.text for block in article.body]
    assert [author.text for author in item.findall("authors/value")] == list(article.authors)


def test_statuses_and_roles_are_counted(crawl: Crawl) -> None:
    articles = [article for found in crawl.expected().values() for article in found] + [bodycopy.extract(NOT_FOUND)]
    expected = Counter(f"bodycopy/status/{article.status}" for article in articles)
    for article in articles:
        expected.update({f"bodycopy/roles/{role}": count for role, count in role_counts(article).items()})
    stats = crawl.stats("records")
    assert {name: count for name, count in stats.items() if name.startswith("bodycopy/")} == expected
    assert stats["item_scraped_count"] == len(articles)


def test_items_of_every_type_are_cleaned(crawl: Crawl) -> None:
    items = crawl.json_lines("types")
    for path in FIRST_TWO:
        (article, *_) = crawl.expected()[crawl.site.url(path)]
        found = [item for item in items if item["url"] == crawl.site.url(path)]
        cleaned = [item["html"] for item in found if "html" in item]
        assert len(cleaned) == 5 * 3
        assert all(html["title"] == article.title and html["text"] == article.text for html in cleaned)
        assert [item for item in found if "html" not in item] == [{"url": crawl.site.url(path), "no": "page"}]


def test_the_fields_of_items_can_have_other_names(crawl: Crawl) -> None:
    items = crawl.json_lines("fields")
    assert len(items) == len(ARTICLES) + 1
    assert all(item["story"]["url"] == item["link"] and "<" in item["source"] for item in items)
    statuses = {item["link"]: item["story"]["status"] for item in items}
    assert statuses[crawl.site.url("/plain/paywalled")] == "paywalled"


def test_an_item_without_a_page_in_its_field_is_an_error_of_that_item_alone(crawl: Crawl) -> None:
    assert len(crawl.json_lines("bad")) == 1
    assert "extract takes bytes or text, not int" in crawl.log


def test_a_callback_is_given_the_article(crawl: Crawl) -> None:
    assert texts_by_url(crawl.json_lines("callback")) == expected_texts(crawl)


def test_a_page_object_is_given_the_article_also_from_the_cache(crawl: Crawl) -> None:
    items = crawl.json_lines("page_object")
    assert Counter((item["url"], item.get("articleBody") or "") for item in items) == Counter(
        {key: 2 * count for key, count in expected_texts(crawl).items()}
    )
    assert crawl.stats("page_object")["poet/cache/hit"] > 0


def test_a_response_of_scrapy_that_says_nothing_of_its_charset() -> None:
    response = HtmlResponse("https://a.example/", body=page("tables-2000s").body)
    assert article_of(response).text == bare("tables-2000s", response.url).text


def test_the_date_of_http_is_used() -> None:
    headers = {"Date": "Mon, 01 Jan 2001 00:00:00 GMT"}
    response = HtmlResponse("https://a.example/", body=page("news-english").body, headers=headers)
    assert article_of(response).published == bare_early("news-english").published


def test_an_article_as_the_item_of_zyte() -> None:
    article = bare("news-english")
    item = to_zyte(article)
    assert item.url == page("news-english").url
    assert item.canonicalUrl == article.canonical_url
    assert item.headline == article.title
    assert item.description == article.standfirst
    assert item.datePublished == "2024-03-14T09:12:00+09:00"
    assert item.authors is not None and [author.name for author in item.authors] == list(article.authors)
    assert item.breadcrumbs is not None and [crumb.name for crumb in item.breadcrumbs] == list(article.section)
    assert item.inLanguage == "en"
    assert item.articleBody == article.text
    images = [picture.url for picture in article.images]
    assert images
    assert item.images is not None and [image.url for image in item.images] == images
    assert item.mainImage is not None and item.mainImage.url == article.lead_image


def test_the_item_of_zyte_writes_dates_as_it_wants_them_and_empty_fields_as_none() -> None:
    article = bodycopy.extract('<meta property="article:published_time" content="2031-05-04"><h1>Rain</h1>', url="/a")
    item = to_zyte(article)
    assert item.datePublished == "2031-05-04T00:00:00Z"
    assert item.authors is item.breadcrumbs is item.images is item.mainImage is item.inLanguage is None


def test_the_item_of_zyte_needs_a_url() -> None:
    article = bodycopy.extract("<h1>Rain</h1>")
    with pytest.raises(ValueError, match="needs a URL"):
        to_zyte(article)
    assert to_zyte(article, "https://a.example/").url == "https://a.example/"
