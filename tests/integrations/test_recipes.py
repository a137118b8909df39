"""The recipes of the docs, each run against the real library; some stand beside the tests of their tools."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bodycopy import Article
from bodycopy.integrations import recipes
from bodycopy.integrations.record import FIELDS
from tests.integrations.pages import bare, page, pages
from tests.integrations.site import ARTICLES, ERROR, UNLINKED, Site

FOLDER = Path(next(iter(recipes.__path__)))


def recipe(name: str, *packages: str, extra: str = "integrations") -> Any:
    """A recipe as a module; skips the test if its packages are not installed."""
    for package in packages:
        pytest.importorskip(package, reason=f"needs the extra {extra}")
    return import_module(f"bodycopy.integrations.recipes.{name}")


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a recipe as a program."""
    command = [sys.executable, str(FOLDER / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)


def expected(site: Site) -> Counter[tuple[str | None, str]]:
    """URL and text of the article of every path of the site."""
    final = {path: path.replace("/redirect/", "/plain/") for path in ARTICLES}
    return Counter((url := site.url(final[path]), bare(name, url).text) for path, name in ARTICLES.items())


def texts_of(articles: list[Article]) -> Counter[tuple[str | None, str]]:
    return Counter((article.url, article.text) for article in articles)


def test_every_recipe_is_in_the_docs_and_under_test() -> None:
    names = {file.stem for file in FOLDER.glob("*.py")}
    docs = (FOLDER.parent / "README.md").read_text("utf-8")
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert {name for name in names if f"recipes/{name}.py" not in docs} == set()
    assert {name for name in names if name not in tests} == set()


def test_httpx(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    fetching = recipe("fetch_with_httpx", "httpx")

    async def fetched() -> list[Article]:
        return [article async for article in fetching.articles(map(site.url, (*ARTICLES, ERROR)))]

    articles = asyncio.run(fetched())
    assert texts_of(articles) == expected(site)
    origins = {article.url: article.encoding.origin for article in articles}
    assert origins[site.url("/shift_jis/news-japanese")] == "http"
    assert origins[site.url("/plain/tables-2000s")] == "meta"
    assert "404" in capsys.readouterr().err


def test_requests(site: Site) -> None:
    fetching = recipe("fetch_with_requests", "requests")
    articles = [fetching.fetch(site.url(path)) for path in ARTICLES]
    assert texts_of(articles) == expected(site)
    with pytest.raises(fetching.requests.HTTPError, match="404"):
        fetching.fetch(site.url(ERROR))


def test_a_feed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    reading = recipe("read_a_feed", "feedparser", "requests")
    assert texts_of(list(reading.articles(site.url("/feed")))) == expected(site)
    assert capsys.readouterr().err == f"no link: {UNLINKED}\nno link: an entry without a title\n"


def test_sqlite(tmp_path: Path) -> None:
    searching = recipe("search_in_sqlite")
    index = searching.open_index(str(tmp_path / "articles.db"))
    searching.add(index, ((page.name, page.body) for page in pages()))
    assert index.execute("select count(*) from articles").fetchone() == (len(pages()),)
    found = list(searching.search(index, "kestrian ferry"))
    assert [source for source, _, _ in found] == ["news-english"]
    assert found[0][1] == bare("news-english").title
    assert "[ferry]" in found[0][2]
    related = bare("news-english").related[0].headline
    assert related is not None
    words = related.replace("’", " ").split()
    assert list(searching.search(index, '"' + " ".join(words) + '"')) == []
    index.close()


def test_sqlite_as_a_program(tmp_path: Path) -> None:
    saved = tmp_path / "page.html"
    saved.write_bytes(page("news-english").body)
    said = run("search_in_sqlite", tmp_path / "articles.db", "--add", saved, "--search", "ferry").stdout
    assert said.startswith(f"{saved}\t{bare('news-english').title}\t")


def test_the_spider(site: Site, tmp_path: Path) -> None:
    pytest.importorskip("scrapy", reason="needs the extra scrapy")
    target = tmp_path / "articles.jsonl"
    start = site.url("/plain/news-english")
    command = [sys.executable, "-m", "scrapy", "runspider", str(FOLDER / "spider.py"), "-a", f"site={start}"]
    subprocess.run([*command, "-o", str(target)], check=True, capture_output=True, timeout=120, cwd=tmp_path)
    (item,) = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    assert item["text"] == bare("news-english").text


def saved_pages() -> list[tuple[str | None, bytes]]:
    return [(page.url, page.body) for page in pages()]


def documents_expected() -> dict[str, str]:
    return {page.url: bare(page.name).text for page in pages() if bare(page.name).text}


@pytest.mark.slow
def test_langchain() -> None:
    loading = recipe("load_into_langchain", "langchain_core", extra="engines")
    documents = loading.ArticleLoader(saved_pages()).load()
    assert {document.metadata["url"]: document.page_content for document in documents} == documents_expected()
    assert documents[0].metadata.keys() == set(loading.FIELDS) < set(FIELDS)


@pytest.mark.slow
def test_llama_index() -> None:
    loading = recipe("load_into_llama_index", "llama_index.core", extra="engines")
    documents = loading.ArticleReader().load_data(saved_pages())
    assert {document.metadata["url"]: document.text for document in documents} == documents_expected()
    assert documents[0].metadata.keys() == set(loading.FIELDS)


@pytest.mark.slow
def test_crawlee(site: Site, tmp_path: Path) -> None:
    recipe("crawl_with_crawlee", "crawlee", extra="engines")
    paths = [path for path in ARTICLES if "redirect" not in path]
    command = [sys.executable, str(FOLDER / "crawl_with_crawlee.py"), *map(site.url, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    files = (tmp_path / "storage" / "datasets" / "default").glob("0*.json")
    records = [json.loads(file.read_text("utf-8")) for file in files]
    assert {record["url"]: record["text"] for record in records} == {
        site.url(path): bare(ARTICLES[path], site.url(path)).text for path in paths
    }


@pytest.mark.slow
def test_playwright(site: Site) -> None:
    rendering = recipe("render_with_playwright", "playwright", extra="engines")
    browser = shutil.which("chromium") or os.environ.get("CHROMIUM")
    if browser is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    article = rendering.render(site.url("/plain/news-english"), executable_path=browser)
    assert article.url == site.url("/plain/news-english")
    assert article.title == bare("news-english").title
    assert article.text == bare("news-english").text
