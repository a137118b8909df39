"""The pipeline: every stage that a page goes through, read top to bottom.

A stage is a name and a function from a page to nothing, which appends a `Finding` to lines. To change what bodycopy
sees, pass `extract` a tuple of stages of your own: `(*PIPELINE[:-1], Stage("mine", mine), PIPELINE[-1])`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bodycopy.classify.decoder import decode, draft
from bodycopy.classify.groups import groups
from bodycopy.classify.headline import headline
from bodycopy.classify.learned import learned
from bodycopy.classify.links import links
from bodycopy.classify.markup import markup
from bodycopy.classify.neighbours import neighbours
from bodycopy.classify.phrasing import phrasing
from bodycopy.classify.pictures import pictures
from bodycopy.classify.place import place
from bodycopy.classify.runs import runs
from bodycopy.classify.shape import shape
from bodycopy.classify.signatures import signatures
from bodycopy.classify.stamps import stamps
from bodycopy.classify.surroundings import surroundings
from bodycopy.page import Page


class Stage(NamedTuple):
    """A classifier's place in the pipeline."""

    name: str
    run: Callable[[Page], None]


PIPELINE: tuple[Stage, ...] = (
    # Context-free: what a line says by itself.
    Stage("markup", markup),
    Stage("shape", shape),
    Stage("phrasing", phrasing),
    Stage("links", links),
    Stage("stamps", stamps),
    Stage("signatures", signatures),
    Stage("pictures", pictures),
    Stage("headline", headline),
    Stage("surroundings", surroundings),
    Stage("learned", learned),
    Stage("draft", draft),
    # Context-sensitive: what its place says.
    Stage("neighbours", neighbours),
    Stage("groups", groups),
    Stage("runs", runs),
    Stage("place", place),
    Stage("decode", decode),
)


def classify(page: Page, pipeline: Sequence[Stage] = PIPELINE) -> None:
    """Give every line of the page a role."""
    for stage in pipeline:
        stage.run(page)
