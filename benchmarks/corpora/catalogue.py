"""The corpora that can be read here, by name.

| name | where | what it measures |
| --- | --- | --- |
| fixtures | fixtures/ of the checkout | text and roles |
| aed-dev and the like | ../shared/corpus/NAME.jsonl.xz | text |
| roles | ../shared/roles/dev.jsonl.xz | roles |
| wcxb=FOLDER | a split of WCXB | text, snippets |
| zyte=FOLDER | a checkout of Zyte's article-extraction-benchmark | text |
| trafilatura=FOLDER | a checkout of trafilatura | snippets |
| pairs=FOLDER | pages and texts of the same names, as CleanEval's | text |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.corpora import shared as shared_folder
from benchmarks.corpora.fixtures import fixture_folders, read_fixtures
from benchmarks.corpora.page import CorpusError, Page, Reader
from benchmarks.corpora.pairs import read_pairs
from benchmarks.corpora.trafilatura import read_trafilatura
from benchmarks.corpora.wcxb import read_wcxb
from benchmarks.corpora.zyte import read_zyte

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
FIXTURES = CHECKOUT / "fixtures"

LAYOUTS: dict[str, Callable[[Path], Iterator[Page]]] = {
    "wcxb": read_wcxb,
    "zyte": read_zyte,
    "trafilatura": read_trafilatura,
    "pairs": read_pairs,
}
"""Public sets in their own layout, which the user names as LAYOUT=FOLDER."""


def present(shared: Path = SHARED, fixtures: Path = FIXTURES) -> dict[str, Reader]:
    """The corpora that are there without being named, in the order in which they are reported."""
    corpora: dict[str, Reader] = {}
    if next(fixture_folders(fixtures), None):
        corpora["fixtures"] = partial(read_fixtures, fixtures)
    for name, path in shared_folder.corpus_files(shared).items():
        corpora[name] = partial(shared_folder.read_pages, path)
    if shared_folder.has_labelled(shared):
        corpora["roles"] = partial(shared_folder.read_labelled, shared)
    return corpora


def choose(names: Sequence[str], shared: Path = SHARED) -> dict[str, Reader]:
    """The corpora of these names, all that are present if there are no names.

    Raises CorpusError for unknown ones, for two public sets of one layout, which tables could not tell apart, and for a
    public set whose first page can't be read: better said before the others are measured than after it.
    """
    known = present(shared)
    chosen: dict[str, Reader] = {}
    for name in dict.fromkeys(names):
        called = name.partition("=")[0]
        if called in chosen:
            raise CorpusError(f"Two sets of the layout {called} are named: measure one after the other.")
        chosen[called] = _reader(name, known, shared)
    return chosen or known


def _reader(name: str, known: dict[str, Reader], shared: Path) -> Reader:
    layout, _, folder = name.partition("=")
    if folder and layout in LAYOUTS:
        read = partial(LAYOUTS[layout], Path(folder).expanduser())
        if next(read(), None) is None:
            raise CorpusError(f"There is no page in {folder}.")
        return read
    if name in known:
        return known[name]
    raise CorpusError(
        f"There is no corpus {name} here; there are {', '.join(known) or 'none'}. Others are read from {shared}; "
        f"public sets are named by their folder: {', '.join(f'{layout}=FOLDER' for layout in LAYOUTS)}."
    )
