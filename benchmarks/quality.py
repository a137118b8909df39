"""Measures what is extracted against references, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import Pool

from benchmarks import ours, peers
from benchmarks.calibration import Judged, judge
from benchmarks.corpora import Page, Reader, View
from benchmarks.measures import Overlap, Snippets, bag_of_shingles, bag_of_words, overlap, snippet_counts
from benchmarks.progress import counted
from benchmarks.roles import Tally, compare

UNKNOWN = "unknown"
"""The language of a page that declares none."""


@dataclass(frozen=True, slots=True)
class TextScore:
    """How one extractor's text of one page matches what is known of it; None where nothing is."""

    words: Overlap | None = None
    shingles: Overlap | None = None
    snippets: Snippets | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was measured on one page in one view."""

    id: str
    url: str | None
    kind: str
    language: str
    texts: dict[str, TextScore]
    """By extractor; empty where nothing is known of the text."""
    errors: dict[str, str]
    """What extractors raised. Their text counts as empty."""
    roles: Tally | None = None
    """None where no roles are labelled."""
    judged: tuple[Judged, ...] = ()


Measured = dict[View, PageResult]
"""What was measured on one page, by view."""


@dataclass(slots=True)
class Result:
    """What was measured on one corpus in one view."""

    corpus: str
    view: View
    pages: list[PageResult] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The corpus and the view, in words."""
        return f"{self.corpus} from {VIEW_NAMES[self.view]}"

    @property
    def extractors(self) -> list[str]:
        """Whose texts were measured, bodycopy first."""
        return list(self.pages[0].texts)

    @property
    def tally(self) -> Tally | None:
        """What the labelled lines of all pages were taken for; None where no roles are labelled."""
        tallies = [page.roles for page in self.pages if page.roles is not None]
        if not tallies:
            return None
        total = Tally()
        for tally in tallies:
            total.add(tally)
        return total

    def failures(self, extractor: str) -> list[tuple[str, str]]:
        """The pages on which an extractor raised an exception, with the exception."""
        return [(page.id, page.errors[extractor]) for page in self.pages if extractor in page.errors]


VIEW_NAMES = {View.HTML: "HTML", View.TEXT: "scraped text"}


def measure(
    name: str, read: Reader, views: Sequence[View], peer_names: Sequence[str], jobs: int = 1, limit: int | None = None
) -> list[Result]:
    """Measure bodycopy and peers on the first `limit` pages of a corpus; a result for each view that has pages."""
    results = {view: Result(name, view) for view in views}
    on_page = partial(measure_page, views=tuple(views), peer_names=tuple(peer_names))
    for measured in counted(_mapped(on_page, islice(read(), limit), jobs), name):
        for view, page in measured.items():
            results[view].pages.append(page)
    return [result for result in results.values() if result.pages]


def measure_page(page: Page, views: Sequence[View], peer_names: Sequence[str]) -> Measured:
    """Measure one page in those of the views that it has a source for. Peers are given HTML only."""
    return {
        view: _measure_view(page, view, peer_names if view is View.HTML else ()) for view in views if view in page.views
    }


def worst_texts(result: Result, number: int) -> list[PageResult]:
    """The pages with bodycopy's lowest word F1 (snippet F1 where the text is not known as a whole), lowest first."""
    return sorted(result.pages, key=lambda page: f1_of(page.texts[ours.NAME]))[:number]


def worst_roles(result: Result, number: int) -> list[tuple[PageResult, Tally]]:
    """The labelled pages with the lowest share of words that have the right role, lowest first."""
    labelled = [(page, page.roles) for page in result.pages if page.roles is not None]
    return sorted(labelled, key=lambda item: item[1].accuracy)[:number]


def f1_of(score: TextScore) -> float:
    """The one figure that a page is ranked by."""
    if score.words is not None:
        return score.words.f1
    return score.snippets.f1 if score.snippets is not None else 1.0


def _measure_view(page: Page, view: View, peer_names: Sequence[str]) -> PageResult:
    reading = ours.read(page, view)
    errors = {ours.NAME: reading.error} if reading.error else {}
    extracted = {ours.NAME: reading.text} if page.has_text else {}
    for name in peer_names if page.has_text else ():
        assert page.html is not None
        extraction = peers.cached_extract(name, page.html)
        extracted[name] = extraction.text
        if extraction.error:
            errors[name] = extraction.error
    language = page.language or UNKNOWN
    texts = _text_scores(page, extracted)
    if page.labelled is None:
        return PageResult(page.id, page.url, page.kind, language, texts, errors)
    roles = compare(reading.lines, page.labelled)
    judged = tuple(judge(reading.lines, reading.confidences, page.labelled))
    return PageResult(page.id, page.url, page.kind, language, texts, errors, roles, judged)


def _text_scores(page: Page, extracted: dict[str, str]) -> dict[str, TextScore]:
    words = None if page.reference is None else bag_of_words(page.reference)
    shingles = None if page.reference is None else bag_of_shingles(page.reference)
    return {
        name: TextScore(
            None if words is None else overlap(bag_of_words(text), words),
            None if shingles is None else overlap(bag_of_shingles(text), shingles),
            snippet_counts(text, page.keep, page.drop) if page.keep or page.drop else None,
        )
        for name, text in extracted.items()
    }


def _mapped(function: Callable[[Page], Measured], pages: Iterator[Page], jobs: int) -> Iterator[Measured]:
    """The function's value for each page in order, in this process or in `jobs` others."""
    if jobs == 1:
        yield from map(function, pages)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(function, pages, chunksize=4)
