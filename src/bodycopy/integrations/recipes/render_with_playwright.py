"""A page that its scripts fill in, rendered by a browser, as an article.

pip install bodycopy playwright && playwright install chromium
python render_with_playwright.py https://example.com/a
"""

from __future__ import annotations

import sys
from typing import Any

from playwright.sync_api import sync_playwright

from bodycopy import Article, extract


def render(url: str, **browser_options: Any) -> Article:
    """The article of a page as it stands once it has loaded. The options go to Playwright's `launch`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options)
        page = browser.new_page()
        page.goto(url, wait_until="networkidle")
        article = extract(page.content(), url=page.url)
        browser.close()
    return article


if __name__ == "__main__":
    for address in sys.argv[1:]:
        print(render(address).markdown())
