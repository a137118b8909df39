"""Pages whose every line has a role, as markup and as scraped text.

Four sources: ../shared/roles, `benchmarks/line_labels.jsonl` (roles for more pages of ../shared/corpus), the scraped
texts of ../shared/seeds, and the fixtures' gold.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpora import FIXTURES, page_bytes, read_labels, read_rows
from benchmarks.line_labels import PageId, checksum, hand_labels, own_labels, roles_of
from benchmarks.train.dataset import Sample, registered_domain
from bodycopy.decode import decode
from bodycopy.page import Page, Role
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_lines, segment_text

GAPPED_WEIGHT = 0.5
FIXTURE_WEIGHT = 4.0
"""Most languages stand in fixtures only."""
HAND_WEIGHT = 8.0
"""Of the pages of ../shared/roles, whose labels are the contract's own."""
OTHERS_WEIGHT = 0.4
"""Of pages that are no news: many were labelled, and their furniture is another."""
SEED_WEIGHT = 60.0
"""What a seed must give is part of the contract."""
NEWS = frozenset({"aed-dev", "fundus-dev"})
_SOLID = frozenset({"p", "h1", "h2", "h3", "h4", "blockquote", "pre", "figcaption"})


class Labelled(NamedTuple):
    """A page with the roles of its lines."""

    site: str
    source: str
    """roles, labels, seeds, fixtures or body; `gapped` for the variants with blank lines, which only train."""
    page: Page
    roles: list[Role | None]
    """Of each line, None where it has no label."""
    weight: float
    corpus: str = ""
    kind: str = ""
    reference: str = ""
    data: bytes = b""
    """The page in UTF-8, of pages to be measured with their markup."""


class _Source(NamedTuple):
    site: str
    source: str
    html: str | None
    text: list[str] | None
    url: str | None
    gold: list[tuple[Role, str]]
    weight: float


def labelled_pages(shared: Path, view: str) -> list[Labelled]:
    """All labelled pages as `html` or as `text`; raises FileNotFoundError where ../shared is absent."""
    sources = [*_real_pages(shared), *_seeds(shared), *_fixtures()]
    if view == "html":
        return [_as_markup(source) for source in sources if source.html is not None]
    return [page for source in sources for page in _as_text(source)]


def body_pages(samples: Sequence[Sample], view: str, one_in: int) -> list[Labelled]:
    """Pages of which only the body's text is known, to be measured; of the largest corpus one in so many."""
    return [
        Labelled(
            sample.domain,
            "body",
            sample.page if view == "html" else sample.scraped,
            [None] * len(sample.page.texts),
            0.0,
            sample.corpus,
            sample.kind,
            sample.reference,
            sample.data if view == "html" else b"",
        )
        for number, sample in enumerate(samples)
        if sample.corpus in NEWS or number % one_in == 0
    ]


def _real_pages(shared: Path) -> Iterator[_Source]:
    by_hand, own = hand_labels(shared), own_labels()
    for (corpus, page_id), row in _rows(shared, {*by_hand, *own}).items():
        name, labels, weight = "labels", own, 1.0 if corpus in NEWS else OTHERS_WEIGHT
        if (corpus, page_id) in by_hand:
            name, labels, weight = "roles", by_hand, HAND_WEIGHT
        html = decode(page_bytes(row)).text
        texts = segment_html(html).texts
        roles = roles_of(texts, labels[corpus, page_id])
        gold = [(role, text) for role, text in zip(roles, texts, strict=True) if role is not None]
        yield _Source(registered_domain(row["url"]), name, html, None, row["url"], gold, weight)


def _rows(shared: Path, wanted: set[PageId]) -> dict[PageId, dict[str, Any]]:
    return {
        (corpus, row["id"]): row
        for corpus in sorted({corpus for corpus, _ in wanted})
        for row in read_rows(shared / "corpus" / f"{corpus}.jsonl.xz")
        if (corpus, row["id"]) in wanted
    }


def _seeds(shared: Path) -> Iterator[_Source]:
    for file in sorted((shared / "seeds").glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (file.parent / gold["source"]).read_text(encoding="utf-8").splitlines()
        roles = [(Role(line["role"]), _fold(line["text"])) for line in gold["lines"]]
        yield _Source(f"seed {file.stem}", "seeds", None, text, None, roles, SEED_WEIGHT)


def _fixtures() -> Iterator[_Source]:
    for folder in sorted(FIXTURES.iterdir()):
        gold = [(Role(role), _fold(text)) for role, text in read_labels(folder / "gold.tsv")]
        site = "fixture " + folder.name.removesuffix("-scraped")
        page = folder / "page.html"
        if page.exists():
            yield _Source(site, "fixtures", decode(page.read_bytes()).text, None, None, gold, FIXTURE_WEIGHT)
        else:
            text = (folder / "page.txt").read_text(encoding="utf-8").splitlines()
            yield _Source(site, "fixtures", None, text, None, gold, FIXTURE_WEIGHT)


def _as_markup(source: _Source) -> Labelled:
    assert source.html is not None
    page = segment_html(source.html, source.url)
    return Labelled(source.site, source.source, page, _roles(page, source.gold), source.weight)


def _as_text(source: _Source) -> Iterator[Labelled]:
    if source.text is not None:
        page = segment_text(source.text, source.url)
        yield Labelled(source.site, source.source, page, _roles(page, source.gold), source.weight)
        return
    page = segment_lines([text for _, text in source.gold], source.url)
    yield Labelled(source.site, source.source, page, _roles(page, source.gold), source.weight)
    assert source.html is not None
    markup = segment_html(source.html, source.url)
    # One of the two ways for each site: both would be much of the same.
    spaced = _with_gaps_by_block if zlib.crc32(source.site.encode()) % 2 else _with_gaps_by_element
    page = segment_lines(spaced(markup), source.url)
    yield Labelled(source.site, "gapped", page, _roles(page, source.gold), GAPPED_WEIGHT * source.weight)


def _with_gaps_by_element(page: Page) -> list[str]:
    """Blank lines around paragraphs and headings, as converters of markup to text leave them."""
    lines: list[str] = []
    was_solid = True
    for line in page.lines:
        is_solid = line.context.block.tag in _SOLID
        if is_solid or was_solid:
            lines.append("")
        lines.append(line.text)
        was_solid = is_solid
    return lines


def _with_gaps_by_block(page: Page) -> list[str]:
    """Blank lines between blocks and paragraphs, none inside a card."""
    lines: list[str] = []
    parents = page.parents
    before: tuple[int, int] | None = None
    for line in page.lines:
        parent = parents[line.box]
        place = parent, parents[parent]
        if before is not None and (line.context.block.tag == "p" or not set(place) & set(before)):
            lines.append("")
        lines.append(line.text)
        before = place
    return lines


def _roles(page: Page, gold: list[tuple[Role, str]]) -> list[Role | None]:
    return roles_of(page.texts, [(role, checksum(text)) for role, text in gold])


def _fold(text: str) -> str:
    return " ".join(text.split())
