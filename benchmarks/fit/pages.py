"""Pages whose every line has a role, as markup and as scraped text.

Four sources: ../shared/roles, `labels.jsonl` beside this file (roles for more pages of ../shared/corpus, decided line
by line for this project; lines are named by the CRC-32 of their text, so that no page is copied), the scraped texts of
../shared/seeds, and the fixtures' gold.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpora import FIXTURES, page_bytes, read_labels, read_rows
from benchmarks.train.dataset import read_samples, registered_domain
from bodycopy.decode import decode
from bodycopy.page import Page, Role
from bodycopy.segment.html import segment_html
from bodycopy.segment.text import segment_text

HERE = Path(__file__).resolve().parent
GAPPED_WEIGHT = 0.5
FIXTURE_WEIGHT = 0.7
SEED_WEIGHT = 3.0
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


def body_pages(shared: Path, view: str, one_in: int) -> list[Labelled]:
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
        )
        for number, sample in enumerate(read_samples(shared / "corpus"))
        if sample.corpus in NEWS or number % one_in == 0
    ]


def labelled_ids(shared: Path) -> set[tuple[str, str]]:
    """Corpus and id of the pages of ../shared/corpus whose every line is labelled."""
    rows = read_rows(shared / "roles" / "dev.jsonl.xz")
    more = map(json.loads, (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    return {(row["set"], row["id"]) for row in (*rows, *more)}


def _real_pages(shared: Path) -> Iterator[_Source]:
    corpora = {name: read_rows(shared / "corpus" / f"{name}.jsonl.xz") for name in ("aed-dev", "fundus-dev")}
    pages = {(name, page["id"]): page for name, rows in corpora.items() for page in rows}
    for row in read_rows(shared / "roles" / "dev.jsonl.xz"):
        page = pages[row["set"], row["id"]]
        gold = [(Role(role), _fold(text)) for role, text in row["lines"]]
        yield _source(page, "roles", gold)
    for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = pages[row["set"], row["id"]]
        yield _source(page, "labels", _gold_by_checksum(page, row["lines"]))


def _source(page: dict[str, Any], name: str, gold: list[tuple[Role, str]]) -> _Source:
    html = decode(page_bytes(page)).text
    return _Source(registered_domain(page["url"]), name, html, None, page["url"], gold, 1.0)


def _gold_by_checksum(page: dict[str, Any], rows: Iterable[tuple[str, str]]) -> list[tuple[Role, str]]:
    waiting: dict[str, list[Role]] = defaultdict(list)
    for role, name in rows:
        waiting[name].append(Role(role))
    lines = segment_html(decode(page_bytes(page)).text).lines
    found = [(waiting[checksum(line.text)], line.text) for line in lines]
    return [(roles.pop(0), text) for roles, text in found if roles]


def checksum(text: str) -> str:
    """What `labels.jsonl` names a line by."""
    return f"{zlib.crc32(text.encode()):08x}"


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
    page = segment_text([text for _, text in source.gold], source.url)
    yield Labelled(source.site, source.source, page, _roles(page, source.gold), source.weight)
    assert source.html is not None
    markup = segment_html(source.html, source.url)
    for lines in (_with_gaps_by_element(markup), _with_gaps_by_block(markup)):
        page = segment_text(lines, source.url)
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
    waiting: dict[str, list[Role]] = defaultdict(list)
    for role, text in gold:
        waiting[text].append(role)
    return [waiting[line.text].pop(0) if waiting[line.text] else None for line in page.lines]


def _fold(text: str) -> str:
    return " ".join(text.split())
