"""The article's topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bodycopy.metadata.claims import Claim, best_first
from bodycopy.metadata.json_ld import texts_of
from bodycopy.metadata.labels import without_label
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Line, Role
from bodycopy.segment.tags import HEADINGS

Tags = tuple[str, ...]

_LINES: Final = 0.9
_ARTICLE_TAG: Final = {"article:tag": 0.8}
_JSON_LD: Final = 0.7
_METAS: Final = {"news_keywords": 0.65, "keywords": 0.6, "parsely-tags": 0.55, "sailthru.tags": 0.5}
_DIVIDER: Final = re.compile(r";|\||•|·|、|،|,(?:(?!\d)|(?<!\d,))|#(?=[^\W_])")
"""A comma between digits belongs to a number, and a number sign at the end to a name: `1,5 degrees`, `C#`.

Said so that each way begins with one character, which takes a quarter of the time to look for.
"""
_NUMBER_SIGN: Final = re.compile(r"#(?=[^\W_])")
_AROUND: Final = " ,;|•·、،"
_AROUND_LINK: Final = f"{_AROUND}#"
_LONGEST: Final = 60


def topics(sources: Sources) -> tuple[Claim[Tags], ...]:
    """The tag lines of the page, `article:tag`, the keywords."""
    return best_first(claim for claim in _claims(sources) if claim.value)


def _claims(sources: Sources) -> Iterator[Claim[Tags]]:
    yield from _visible(sources)
    declared = list(sources.in_metas(_ARTICLE_TAG))
    if declared:
        yield Claim(_kept(claim.value for claim in declared), declared[0].origin, declared[0].score)
    for value, origin, share in sources.in_json_ld("keywords"):
        texts = texts_of(value)
        # The items of a list are divided already: `Washington, D.C.` is one of them.
        tags = texts if len(texts) > 1 else [tag for text in texts for tag in _divided(text)]
        yield Claim(_kept(tags), origin, _JSON_LD * share)
    for text, origin, trust in sources.in_metas(_METAS):
        yield Claim(_kept(_divided(text)), origin, trust)


def _divided(text: str) -> list[str]:
    return [tag.strip() for tag in _DIVIDER.split(text)]


def _kept(texts: Iterable[str]) -> Tags:
    return tuple(dict.fromkeys([tag for tag in texts if 1 < len(tag) <= _LONGEST]))


def _visible(sources: Sources) -> Iterator[Claim[Tags]]:
    lines = sources.lines(Role.TAGS)
    # Where tags are links, lines that are none are labels; headings are labels everywhere.
    lines = [line for line in lines if line.href] or [line for line in lines if line.context.block.tag not in HEADINGS]
    if lines:
        # Each of several lines that are links is one tag, whatever it has commas for.
        is_divided = len(lines) > 1
        tags = _kept(tag for line in lines for tag in _tags_of(line, is_divided=is_divided))
        linked = () if is_divided else _kept(tag.strip(_AROUND_LINK) for tag in sources.link_texts(lines[0]))
        yield Claim(max(linked, tags, key=len), origin_of(lines[0]), _LINES)


def _tags_of(line: Line, *, is_divided: bool) -> list[str]:
    text = without_label(line)
    if is_divided and line.link_chars == len(line.text):
        return [tag.strip(_AROUND) for tag in _NUMBER_SIGN.split(text)]
    return _divided(text)
