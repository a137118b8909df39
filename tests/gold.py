"""Pages with the result that a person says is right: the invented ones in `fixtures`.

A folder of fixtures has the page (`page.html`, or `page.txt` for scraped text), `meta.toml` (url, title, status), and
`gold.tsv` with the role and the text of every line. A folder with `article.json` also says what the article is.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bodycopy
from bodycopy import Article, Page, Role
from bodycopy.decode import decode
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text
from tests.roles_by_hand import assembled

FIXTURES = Path(__file__).parent.parent / "fixtures"


@dataclass(frozen=True)
class Fixture:
    """One folder of fixtures."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def meta(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "meta.toml").read_text(encoding="utf-8"))

    @property
    def gold(self) -> list[tuple[Role, str]]:
        rows = (self.folder / "gold.tsv").read_text(encoding="utf-8").split("\n")
        return [(Role(role), text) for role, text in (row.split("\t", 1) for row in rows if row)]

    @property
    def gold_article(self) -> dict[str, Any] | None:
        """What the article is, in the form of the seeds; None if nobody said."""
        file = self.folder / "article.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None

    @property
    def is_scraped(self) -> bool:
        return (self.folder / "page.txt").exists()

    def article(self) -> Article:
        """What bodycopy makes of the page."""
        url = self.meta["url"]
        if self.is_scraped:
            return bodycopy.extract_lines((self.folder / "page.txt").read_text(encoding="utf-8"), url=url)
        return bodycopy.extract((self.folder / "page.html").read_bytes(), url=url)

    def page(self) -> Page:
        """The page, its lines without roles."""
        url = self.meta["url"]
        if self.is_scraped:
            return segment_text((self.folder / "page.txt").read_text(encoding="utf-8").splitlines(), url)
        return segment_html(decode((self.folder / "page.html").read_bytes()).text, url)

    def gold_assembled(self) -> Article:
        """The article that assembling makes of the right roles."""
        return assembled(with_gold(self.page(), [role for role, _ in self.gold]))


def fixtures() -> list[Fixture]:
    """All fixtures in the order of their names."""
    return [Fixture(file.parent) for file in sorted(FIXTURES.glob("*/gold.tsv"))]


def with_gold(page: Page, roles: Sequence[Role]) -> Page:
    """The page, each line with the right role."""
    for line, role in zip(page.lines, roles, strict=True):
        line.role = role
    return page


def role_scores(pairs: Iterable[tuple[Role, Role]]) -> dict[Role, float]:
    """F1 by lines of every role that occurs, from pairs of the right role and the given one."""
    right: Counter[Role] = Counter()
    seen: Counter[Role] = Counter()
    for expected, given in pairs:
        seen[expected] += 1
        seen[given] += 1
        right[expected] += expected is given
    return {role: 2 * right[role] / seen[role] for role in Role if seen[role]}


def check_article(article: Article, gold: dict[str, Any]) -> None:
    """That the article is what `gold`, in the form of the seeds, says.

    Of a by-line the people or the agency must be found, in whatever case they are written.
    """
    assert article.title == gold["title"]
    assert str(article.published)[:10] == gold["date"]
    assert list(article.section) == gold["section"]
    signed = " ".join([*article.authors, article.agency or ""]).strip()
    assert signed.lower() == gold["byline"].lower().removeprefix("by ")
    assert article.dateline == gold["dateline"]
    assert [block.text for block in article.body] == gold["body"]
    captions = [{"text": caption.text, "credit": caption.credit} for caption in article.captions]
    assert captions == gold["captions"]
    assert [promo.text for promo in article.promos] == gold["promos"]
    found = [(story.heading, story.headline, story.teaser, story.caption) for story in article.related]
    assert found == [
        (
            story.get("heading", gold["related_heading"]),
            story["headline"],
            story.get("teaser"),
            story.get("caption"),
        )
        for story in gold["related"]
    ]
    assert list(article.tags) == gold["tags"]
