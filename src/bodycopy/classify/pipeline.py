"""The pipeline: every stage that a page goes through, read top to bottom.

A stage is a name and a function that looks at some lines of a page and appends a `Finding` to those it has something
to say of. To change what bodycopy sees, pass `extract` a pipeline of your own:
`PIPELINE._replace(by_itself=(*PIPELINE.by_itself, Stage("mine", mine)))`.

A page with markup is classified in two steps. `find_body` settles which lines the article's text is made of: by the
learned model, which sees all lines at once, for the few lines that it leaves open by what they say by themselves, and
for lines of which a stage of your own in `by_itself` says something by that as well.
`classify` gives all other lines their roles, when somebody asks for them. Both steps together give what one would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from bodycopy.classify.body.opened import open_lines
from bodycopy.classify.body.overlooked import overlooked
from bodycopy.classify.body.settle import settle
from bodycopy.classify.by_itself.headline import headline
from bodycopy.classify.by_itself.learned import learned
from bodycopy.classify.by_itself.links import links
from bodycopy.classify.by_itself.markup import markup
from bodycopy.classify.by_itself.phrasing import phrasing
from bodycopy.classify.by_itself.pictures import pictures
from bodycopy.classify.by_itself.shape import shape
from bodycopy.classify.by_itself.signatures import signatures
from bodycopy.classify.by_itself.stamps import stamps
from bodycopy.classify.by_itself.surroundings import surroundings
from bodycopy.classify.by_itself.targets import targets
from bodycopy.classify.by_itself.trails import trails
from bodycopy.classify.by_itself.vocabulary import vocabulary
from bodycopy.classify.by_place.behind import behind
from bodycopy.classify.by_place.company import company
from bodycopy.classify.by_place.groups import groups
from bodycopy.classify.by_place.masses import masses
from bodycopy.classify.by_place.neighbours import neighbours
from bodycopy.classify.by_place.place import place
from bodycopy.classify.by_place.runs import runs
from bodycopy.classify.decoder import decode, draft, legal_share
from bodycopy.classify.folded import speaks_legally
from bodycopy.classify.scores import check_room, joined
from bodycopy.page import Line, Page

_SUSPICIOUS: Final = 0.5
"""A text with a larger share of legal lines than this is looked at twice."""
_CONSENT: Final = 0.9
"""A text with a larger share of legal lines than this is that of a consent wall: services and funds have half of it."""
Look = Callable[[Page, Sequence[Line]], None]


class Stage(NamedTuple):
    """A classifier's place in the pipeline."""

    name: str
    """Give your own stage a name that none of the package's has: it would be taken for that one."""
    look: Look
    """Looks at lines of a page: at any of them, or at all, in document order."""


class Pipeline(NamedTuple):
    """The stages before and behind the draft.

    All of them may find 127 pieces of evidence of a line together, of which the package's own take some half. A line
    with more raises `bodycopy.errors.PipelineError`: a stage that looks at words should append one finding a line.
    """

    by_itself: tuple[Stage, ...]
    """Context-free: what a line, its markup and its neighbours' shapes say. May be asked of some lines first, and of a
    line again, when what it found there before is forgotten."""
    by_place: tuple[Stage, ...]
    """Context-sensitive: what the drafted roles of other lines say. Always asked of all lines at once, when it is
    settled which lines of a page with markup are its text."""


PIPELINE = Pipeline(
    by_itself=(
        Stage("learned", learned),
        Stage("markup", markup),
        Stage("shape", shape),
        Stage("phrasing", phrasing),
        Stage("vocabulary", vocabulary),
        Stage("links", links),
        Stage("targets", targets),
        Stage("stamps", stamps),
        Stage("trails", trails),
        Stage("signatures", signatures),
        Stage("pictures", pictures),
        Stage("headline", headline),
        Stage("surroundings", surroundings),
    ),
    by_place=(
        Stage("masses", masses),
        Stage("neighbours", neighbours),
        Stage("behind", behind),
        Stage("company", company),
        Stage("groups", groups),
        Stage("runs", runs),
        Stage("place", place),
    ),
)

SIGNS: Final = {
    "learned": ("learned",),
    "markup": ("class", "hidden", "region", "tag"),
    "shape": ("case", "end", "has", "only", "opens", "shape"),
    "phrasing": ("phrase",),
    "vocabulary": ("word",),
    "links": ("link",),
    "targets": ("target",),
    "stamps": ("stamp",),
    "trails": ("trail",),
    "signatures": ("signature",),
    "pictures": ("credit", "picture"),
    "headline": ("head",),
    "surroundings": ("gap", "near", "place", "repeated", "wide"),
    "masses": ("alike", "mass"),
    "neighbours": ("after", "before", "between"),
    "behind": ("behind",),
    "company": ("company",),
    "groups": ("around", "block", "group", "pool", "together", "wider"),
    "runs": ("below",),
    "place": ("title", "zone"),
    "decode": ("one", "settled"),
}
"""By the stage that sees them, and by the decoder: what the names of signs begin with, up to the first point."""
_KNOWN: Final = frozenset(stage.name for stage in PIPELINE.by_itself)
"""The stages that the package has weighed; one of the same name in a user's pipeline stands for it."""


def find_body(page: Page, pipeline: Pipeline = PIPELINE) -> list[int]:
    """The numbers of the lines that the article's text is made of: standfirst, body and its subheadings."""
    if page.body is None:
        if page.has_markup:
            opened = draft_lines(page, page.lines_at(open_lines(page)), pipeline)
            page.body = settle(page, opened, _said_by_others(page, pipeline))
            if legal_share(opened) > _SUSPICIOUS and _is_wall(page, page.body, pipeline):
                page.body = []
            elif (lines := overlooked(page, page.body)) and _legal_share(page, lines, pipeline) < _SUSPICIOUS:
                page.body = lines
        else:
            classify(page, pipeline)
    assert page.body is not None
    return page.body


def _said_by_others(page: Page, pipeline: Pipeline) -> dict[int, int]:
    """By the numbers of lines that the model does not leave open, the score of what stages that the package does not
    know find there: it has weighed its own signs, and knows what they say to such lines."""
    others = [stage for stage in pipeline.by_itself if stage.name not in _KNOWN]
    if not others:
        return {}
    closed = [line for line in page.lines if not line.counted]
    _ask(others, page, closed)
    said = {line.index: joined(line.findings).score for line in closed if line.findings}
    for line in closed:
        line.findings.clear()  # it is asked again, with all stages
    for score in said.values():
        check_room(score)
    return said


def _is_wall(page: Page, numbers: Sequence[int], pipeline: Pipeline) -> bool:
    """Whether these lines are those of a consent wall: nearly all legal, most of what the page says, and one says so.

    What a firm does with its clients' data may read like law to weights that know news.
    """
    if 2 * page.length_of(numbers) <= sum(page.lengths):
        return False
    return _legal_share(page, numbers, pipeline) > _CONSENT and speaks_legally(page.lines_at(numbers))


def _legal_share(page: Page, numbers: Sequence[int], pipeline: Pipeline) -> float:
    """How much of the text of these lines is legal: a model of body takes that for any other text."""
    lines = page.lines_at(numbers)
    draft_lines(page, [line for line in lines if not line.counted], pipeline)
    return legal_share(lines)


def classify(page: Page, pipeline: Pipeline = PIPELINE) -> None:
    """Give every line of the page its role."""
    if page.has_markup:
        find_body(page, pipeline)
    lines = page.lines
    draft_lines(page, [line for line in lines if not line.counted], pipeline)
    _ask(pipeline.by_place, page, lines)
    decode(page)


def draft_lines(page: Page, lines: Sequence[Line], pipeline: Pipeline = PIPELINE) -> Sequence[Line]:
    """Ask the context-free stages of some lines, and write their drafts."""
    _ask(pipeline.by_itself, page, lines)
    draft(page, lines)
    return lines


def _ask(stages: Sequence[Stage], page: Page, lines: Sequence[Line]) -> None:
    """Let stages look at lines. If one fails, what was found is forgotten: whoever reads again asks all anew."""
    try:
        for stage in stages:
            stage.look(page, lines)
    except BaseException:
        for line in lines:
            del line.findings[line.counted :]
        raise
