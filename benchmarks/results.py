"""The results file: everything that tables and charts are drawn from, with machine, versions and date.

All F1 values, precisions and recalls are shares between 0 and 1, all times CPU milliseconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer, ValidationError

from benchmarks.about import About
from benchmarks.bootstrap import Interval
from benchmarks.calibration import Bin
from benchmarks.corpora import View
from benchmarks.measures import Snippets

FILE = Path(__file__).resolve().parent / "results.json"

_DIGITS = 4


class ResultsError(ValueError):
    """The results file is damaged."""


def _rounded(value: float) -> float:
    return round(value, _DIGITS)


def _all_rounded(values: tuple[float, ...]) -> list[float]:
    return [round(value, _DIGITS) for value in values]


Number = Annotated[float, PlainSerializer(_rounded)]
Range = Annotated[Interval, PlainSerializer(_all_rounded)]
Class = Annotated[Bin, PlainSerializer(_all_rounded)]


class Model(BaseModel):
    """A part of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Score(Model):
    """Precision, recall and F1 of many pages."""

    precision: Number
    recall: Number
    f1: Range


class Text(Model):
    """How one extractor's text matches, on some pages. What the pages have no reference for is None."""

    pages: int
    words: Score | None = None
    shingles: Score | None = None
    exact: Number | None = None
    """The share of pages whose shingles are exactly those of the reference."""
    snippets: Snippets | None = None


class Extractor(Model):
    """One extractor on one corpus."""

    name: str
    version: str
    failed: int
    """Pages on which it raised an exception; their text counts as empty."""
    all: Text
    kinds: dict[str, Text]
    """By kind of page; empty where there is only one."""
    languages: dict[str, Text]
    """By declared language; empty where there is only one."""

    @property
    def label(self) -> str:
        """Name and version, for tables."""
        return f"{self.name} {self.version}"


class Role(Model):
    """The figures of one role."""

    role: str
    word_f1: Number
    line_f1: Number
    lines: int
    taken_for: dict[str, int]
    """What its lines were wrongly taken for, most frequent first."""


class Roles(Model):
    """How well lines are classified, on one corpus in one view."""

    roles: list[Role]
    core: Number
    """The mean word F1 of body, caption, promo and related."""
    confusion: dict[str, dict[str, int]]
    """Lines by labelled role and by the role that they were taken for."""
    calibration: list[Class]
    calibration_error: Number


class SetQuality(Model):
    """One corpus in one view."""

    corpus: str
    view: View
    pages: int
    extractors: list[Extractor]
    """bodycopy first; empty where no texts are known."""
    roles: Roles | None


class Quality(Model):
    """All that the quality command measured."""

    about: About
    sets: list[SetQuality]


class Timing(Model):
    """CPU milliseconds a page of one extractor."""

    name: str
    label: str
    reads: str
    median: Number
    mean: Number
    p99: Number
    ratio: Range
    """Its mean as a multiple of bodycopy's."""
    failed: int
    peak_mb: Number | None
    """Peak resident memory of a process that reads the pages one after the other, in megabytes; None: not measured, or
    that process failed."""
    by_size: dict[str, Number]
    """Mean milliseconds by size of page."""

    @property
    def pages_a_second(self) -> float:
        """Throughput of one core."""
        return 1000 / self.mean if self.mean else 0.0


class SetSpeed(Model):
    """One corpus."""

    corpus: str
    pages: int
    passes: int
    pages_by_size: dict[str, int]
    timings: list[Timing]
    """bodycopy first."""


class Stage(Model):
    """What one step of bodycopy's own pipeline costs, in mean CPU milliseconds a page."""

    name: str
    text: Number
    """Until the text is read."""
    rest: Number
    """From then until all the rest is read."""


class Growth(Model):
    """Cost against size: the points, and the exponent of the power law fitted to them."""

    name: str
    sizes: list[int]
    """In bytes."""
    times: list[Number]
    exponent: Number | None
    """None where the extractor took too long for a second page, or failed."""


class ColdStart(Model):
    """A process of its own for one page: CPU milliseconds from before the import to after the page."""

    name: str
    label: str
    imported: Number
    """For loading alone."""
    first_page: Number
    """For loading and the first page."""


class Speed(Model):
    """All that the speed command measured."""

    about: About
    sets: list[SetSpeed]
    stages: list[Stage]
    stages_corpus: str
    growth: list[Growth]
    cold_starts: list[ColdStart]


class Field(Model):
    """How well one field of metadata is found, on some pages."""

    pages: int
    """That have the field in their reference."""
    right: Number


class Names(Model):
    """How well authors are found: names, of all pages together."""

    named: int
    """In references."""
    precision: Number
    recall: Number
    f1: Number


class Described(Model):
    """What one extractor finds besides the text, on one corpus. What no reference names is None."""

    name: str
    label: str
    failed: int
    """Pages on which it raised an exception: nothing is found there."""
    title: Field | None = None
    published: Field | None = None
    """By day."""
    authors: Names | None = None
    median: Number
    """CPU milliseconds a page."""


class SetMetadata(Model):
    """One corpus."""

    corpus: str
    pages: int
    extractors: list[Described]
    """bodycopy first."""


class Metadata(Model):
    """All that the metadata command measured."""

    about: About
    sets: list[SetMetadata]


class Results(Model):
    """The whole file; None where a command has not been run."""

    quality: Quality | None = None
    metadata: Metadata | None = None
    speed: Speed | None = None


def load(path: Path) -> Results:
    """The results of a file; none where there is no file. Raises ResultsError."""
    if not path.exists():
        return Results()
    try:
        return Results.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
        raise ResultsError(
            f"{path} is damaged or of another version ({what}), or no results file: name another, or measure anew"
        ) from error


def save(path: Path, **sections: Any) -> None:
    """Put sections into a file, and leave its other sections as they are. Raises ResultsError."""
    results = load(path).model_copy(update=sections)
    path.write_text(results.model_dump_json(indent=1) + "\n", "utf-8")
