"""Scraped text in the forms that programs write it in: how often does the article's text stay that of the plain lines?

Floors stand in `floors.toml`, as those of changed markup do.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

import pytest

import bodycopy
from bodycopy import Page
from bodycopy.decode import decode
from bodycopy.segment.html import segment_html
from tests.metamorphic.test_metamorphic import CORPUS, pages_of, raise_floors, read_floors, similarity

COLUMNS = 72
Form = Callable[[Page], Iterator[str]]


def plain(page: Page) -> Iterator[str]:
    """A line a block, and a blank line between two of them."""
    for text in page.texts:
        yield from (text, "")


def wrapped(page: Page) -> Iterator[str]:
    for text in page.texts:
        yield from (*textwrap.wrap(text, COLUMNS), "")


def markdown(page: Page) -> Iterator[str]:
    """As `html2text` and the like write it: headings, items, links and pictures with their signs."""
    pictures = {image.line: image.attributes for image in page.images}
    for number, (text, context, href) in enumerate(zip(page.texts, page.contexts, page.hrefs, strict=True)):
        if picture := pictures.get(number):
            yield from (f"![{picture.get('alt') or ''}]({picture.get('src') or 'a.jpg'})", "")
        tag = context.block.tag
        sign = "#" * int(tag[1]) + " " if tag in ("h1", "h2", "h3", "h4") else "  * " if tag == "li" else ""
        is_link = href is not None and page.link_chars[number] == len(text)
        yield from (f"{sign}[{text}]({href})" if is_link else f"{sign}{text}", "")


def wrapped_markdown(page: Page) -> Iterator[str]:
    for line in markdown(page):
        yield from textwrap.wrap(line, COLUMNS, break_long_words=False) if line[:3] != "  *" else [line]
        yield ""


FORMS: dict[str, Form] = {"wrapped": wrapped, "as Markdown": markdown, "as wrapped Markdown": wrapped_markdown}


def scores(name: str, form: str) -> dict[str, float]:
    """The share of texts that stay, and their mean similarity."""
    pairs = []
    for url, source in pages_of(name):
        page = segment_html(decode(source).data, url)
        before = bodycopy.extract_lines(plain(page), url=url).text
        if before:
            pairs.append((before, bodycopy.extract_lines(FORMS[form](page), url=url).text))
    return {
        "same": sum(before == after for before, after in pairs) / len(pairs),
        "similarity": sum(similarity(before, after) for before, after in pairs) / len(pairs),
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["fixtures", CORPUS])
def test_the_text_stays(name: str, form: str, regenerate: bool) -> None:
    today = scores(name, form)
    group = f"{name} as text"
    if regenerate:
        raise_floors(group, form, today)
    floor = read_floors().get(group, {}).get(form)
    assert floor is not None, "no floor: pytest --regenerate"
    below = {key: (floor[key], value) for key, value in today.items() if value < floor[key]}
    assert not below, f"floor and score: {below}"
