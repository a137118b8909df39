"""The worst pages with what is wrong in them: a diff of the text, and the lines with their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from benchmarks import ours
from benchmarks.corpora import Page, Reader
from benchmarks.quality import PageResult, Result, worst_roles, worst_texts
from bodycopy import Article


class Side(StrEnum):
    """Where a stretch of text is found."""

    BOTH = " "
    MISSED = "-"
    """In the reference only."""
    ADDED = "+"
    """In the extracted text only."""


Diff = list[tuple[Side, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One of the worst pages."""

    result: Result
    measured: PageResult
    page: Page
    article: Article | None
    """None where the library failed."""
    diff: Diff
    """Empty where the text is not known as a whole."""


def worst_cases(result: Result, read: Reader, number: int) -> list[Case]:
    """The worst pages of a corpus by their text, or by their roles where only these are labelled."""
    ranked = worst_texts(result, number) if result.extractors else [page for page, _ in worst_roles(result, number)]
    wanted = {page.id for page in ranked}
    pages = {page.id: page for page in read() if page.id in wanted}
    return [_case(result, measured, pages[measured.id]) for measured in ranked]


def diff(reference: str, extracted: str) -> Diff:
    """The paragraphs of two texts in one order: those of both, those that are missing, those that are too many."""
    wanted, found = _paragraphs(reference), _paragraphs(extracted)
    return list(_stretches(wanted, found))


def plain_diff(case: Case, context: int = 1, width: int = 160) -> Iterator[str]:
    """The diff for a terminal: long paragraphs cut, unchanged ones beyond `context` around a change left out."""
    changed = {index for index, (side, _) in enumerate(case.diff) if side is not Side.BOTH}
    near = {index + offset for index in changed for offset in range(-context, context + 1)}
    left_out = 0
    for index, (side, text) in enumerate(case.diff):
        if index not in near:
            left_out += 1
            continue
        if left_out:
            yield f"    … {left_out} alike"
            left_out = 0
        yield f"  {side} {text if len(text) <= width else text[: width - 1] + '…'}"
    if left_out:
        yield f"    … {left_out} alike"


def _case(result: Result, measured: PageResult, page: Page) -> Case:
    article = None if ours.NAME in measured.errors else ours.article(page, result.view)
    extracted = article.text if article else ""
    return Case(
        result, measured, page, article, [] if page.reference is None else diff(page.reference, extracted)
    )  # fmt: skip


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _stretches(wanted: Sequence[str], found: Sequence[str]) -> Iterable[tuple[Side, str]]:
    for what, start, end, found_start, found_end in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if what == "equal":
            yield from ((Side.BOTH, text) for text in wanted[start:end])
        else:
            yield from ((Side.MISSED, text) for text in wanted[start:end])
            yield from ((Side.ADDED, text) for text in found[found_start:found_end])
