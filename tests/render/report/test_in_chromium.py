"""The report in a real browser: no error, no request, nothing of a hostile page live, filters by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

import bodycopy
from bodycopy import Article
from bodycopy.render.report import report
from tests.gold import FIXTURES
from tests.render.browser import NARROW, WIDE, Opened, chromium

HOSTILE = Path(__file__).parent.parent / "hostile.html"
PAGES = {
    "long": FIXTURES / "live-blog" / "page.html",
    "Arabic": FIXTURES / "news-arabic" / "page.html",
    "hostile": HOSTILE,
    "index": FIXTURES / "index-page" / "page.html",
    "paywalled": FIXTURES / "paywalled" / "page.html",
}


def article_of(name: str) -> Article:
    return bodycopy.extract(PAGES[name].read_bytes(), url="https://news.example/story")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports of the pages, as files."""
    folder = tmp_path_factory.mktemp("reports")
    found = {name: folder / f"{number}.html" for number, name in enumerate(PAGES)}
    for name, file in found.items():
        file.write_text(report(article_of(name)), encoding="utf-8")
    return found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=WIDE) as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_no_error_and_no_request(browser: Browser, files: dict[str, Path], name: str) -> None:
    for new_context in (
        partial(browser.new_context, viewport=WIDE, color_scheme="light"),
        partial(browser.new_context, viewport=NARROW, color_scheme="dark"),
    ):
        with new_context() as context:
            opened = Opened(context, files[name])
            page = opened.page
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
            assert opened.visible_rows() == len(article_of(name).lines) > 10
            # Nothing sticks out to the side.
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert opened.troubles == []


def test_all_of_a_hostile_page_is_text(context: BrowserContext, files: dict[str, Path]) -> None:
    opened = Opened(context, files["hostile"])
    article = article_of("hostile")
    shown = opened.page.locator(".row .text").all_text_contents()
    assert shown == [line.text for line in article.lines]
    assert "</script><script>alert('body')</script>" in "".join(shown)
    assert opened.page.title() == f"{article.title} – bodycopy report"
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("img, iframe, form, base, object, embed, link, marquee, style + style").count() == 0
    attributes = opened.page.locator("*").evaluate_all("all => all.flatMap((element) => element.getAttributeNames())")
    assert [name for name in attributes if name.startswith("on") or name == "style"] == []
    targets = opened.page.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert {target[:8] for target in targets if not target.startswith("#")} == {"https://"}
    assert opened.troubles == []


def test_the_policy_stops_what_would_run(context: BrowserContext, files: dict[str, Path]) -> None:
    opened = Opened(context, files["hostile"])
    opened.page.evaluate(
        """() => {
            const trap = '<p id="trap" style="color: red" onclick="window.ran = 1">x</p>';
            document.body.insertAdjacentHTML('beforeend', trap);
            const script = document.createElement('script');
            script.textContent = 'window.ran = 1';
            document.body.append(script);
            document.body.append(Object.assign(new Image(), { src: 'https://news.example/x.png' }));
            document.getElementById('trap').click();
        }"""
    )
    assert opened.page.evaluate("window.ran") is None
    assert opened.page.evaluate("document.querySelector('#trap').style.length") == 0
    logged = [trouble for trouble in opened.troubles if trouble.startswith("console")]
    assert len(logged) == 4
    assert all("Content Security Policy" in trouble and "has been blocked" in trouble for trouble in logged)


def test_filters_by_keyboard(context: BrowserContext, files: dict[str, Path]) -> None:
    opened = Opened(context, files["paywalled"])
    page = opened.page
    lines = article_of("paywalled").lines
    promos = sum(line.role == "promo" for line in lines)
    assert promos > 3
    page.locator("#lines").evaluate("part => part.querySelector('input').focus()")
    for _ in range(20):
        if page.evaluate("document.activeElement.id") == "show-promo":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert opened.visible_rows() == len(lines) - promos
    assert page.locator("#shown").inner_text() == f"{len(lines) - promos} of {len(lines)} lines"
    page.keyboard.press("Space")
    assert opened.visible_rows() == len(lines)

    page.locator("#show-none").press("Enter")
    assert opened.visible_rows() == 0
    page.locator("#show-all").press("Enter")
    page.locator("#only-unsure").press("Space")
    assert opened.visible_rows() == sum(line.confidence < 0.8 for line in lines)
    page.locator("#only-unsure").press("Space")

    word = next(line.text for line in lines if line.role == "body").split()[-1].upper()
    page.locator("#find").press_sequentially(word)
    assert opened.visible_rows() == sum(word.lower() in line.text.lower() for line in lines)
    assert opened.troubles == []


def test_a_line_that_was_filtered_out_is_shown_when_linked_to(context: BrowserContext, files: dict[str, Path]) -> None:
    page = Opened(context, files["paywalled"]).page
    page.locator("#show-none").press("Enter")
    source = page.locator(".story .block:not(.standfirst) .source").first
    row = page.locator(source.get_attribute("href") or "")
    assert not row.is_visible()
    source.press("Enter")
    row.wait_for(state="visible")
    assert page.locator("#show-body").is_checked()
    row.locator("summary").press("Enter")
    row.locator(".back").press("Enter")
    assert page.evaluate("location.hash").startswith("#block-")


def test_reading_and_filtering_need_no_script(browser: Browser, files: dict[str, Path]) -> None:
    with browser.new_context(viewport=WIDE, java_script_enabled=False) as context:
        opened = Opened(context, files["Arabic"])
        lines = article_of("Arabic").lines
        assert opened.visible_rows() == len(lines)
        assert not opened.page.locator("#find").is_visible()
        opened.page.locator("#show-navigation").press("Space")
        assert opened.visible_rows() == sum(line.role != "navigation" for line in lines)
        why = opened.page.locator(".row .why").nth(40)
        assert not why.is_visible()
        opened.page.locator(".row summary").nth(40).press("Enter")
        assert why.is_visible()
        assert opened.troubles == []


def test_text_of_the_other_direction_runs_its_own_way(context: BrowserContext, files: dict[str, Path]) -> None:
    page = Opened(context, files["Arabic"]).page
    assert page.locator(".story").evaluate("part => getComputedStyle(part).direction") == "rtl"
    assert page.locator(".rows").evaluate("part => getComputedStyle(part).direction") == "ltr"
    directions = "parts => parts.map((part) => [part.textContent, getComputedStyle(part).direction])"
    by_text = dict(page.locator(".row .text").evaluate_all(directions))
    assert by_text["English"] == "ltr"
    assert by_text[next(line.text for line in article_of("Arabic").lines if line.role == "title")] == "rtl"
