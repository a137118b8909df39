"""The article's headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from bodycopy.classify.scores import confidence
from bodycopy.lexicon.class_words import speaks_strongly
from bodycopy.metadata.claims import Claim, supported
from bodycopy.metadata.folding import folded
from bodycopy.metadata.json_ld import text_of
from bodycopy.metadata.site import site_names
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Line, Role
from bodycopy.urls import host_and_path

_METAS: Final = {
    "og:title": 0.75, "twitter:title": 0.6, "headline": 0.7, "dc.title": 0.6, "dcterms.title": 0.6,
    "parsely-title": 0.7, "sailthru.title": 0.7, "title": 0.5,
}  # fmt: skip
_JSON_LD: Final = {"headline": 0.75, "name": 0.4}
_TITLE: Final = 0.6
_FIRST_HEADING: Final = 0.97
_HEADLINE: Final = 0.95
_STEP: Final = 0.4
_OTHER_LINE: Final = 0.3
_UNSURE_HEADING: Final = 0.7
_HEADINGS: Final = {"h1": 2, "h2": 1}
_NEAR: Final = 4
"""So many elements around a line are looked at."""
_PATHS: Final = frozenset({"nav", "ol", "ul", "li"})
_DIVIDER: Final = re.compile(r"(\s+[|\-–—·•»«:]+\s+|\s*[|｜]\s*)")
_DIVIDER_AT_END: Final = re.compile(r"[|\-–—·•»«:｜]\s*$")
_DIVIDERS: Final = frozenset("|-–—·•»«:｜›")
_PIPE: Final = re.compile(r"\s*[|｜]\s*|\s+[»›]\s+")
_AROUND: Final = " \t:|·•"
_HEADING_MARK: Final = re.compile(r"#{1,6}\s+")
"""What tools that turn HTML to Markdown leave before a headline in scraped text."""
_BEHIND_HEADLINE: Final = re.compile(r"\s*[|｜_–—-]")
_MOST_OF_SITE: Final = 0.35
"""A last part with at most this share of the title's characters is taken for the site's name."""
_SENTENCE_ENDS: Final = frozenset(".!?…。")
"""What ends a sentence of the headline itself, and no kicker."""
_LEAST_OF_HEADLINE: Final = 0.5
"""A part between pipes with at least this share of the title's characters is taken for the headline."""
_SHORTEST_SITE: Final = 4
_NOT_IN_HOSTS: Final = re.compile(r"[\W_]+")


def titles(sources: Sources) -> tuple[Claim[str], ...]:
    """What the page calls its article, without the site's name: visible, in the JSON-LD, in the head.

    The head's titles are written for search engines and for those who share the page: readers see the visible one. A
    headline that stands as the last step of a path, above the article, is the search engines' again.
    """
    site = _Site(sources)
    lines = _headlines(sources)
    unsure = [] if lines else list(_unseen_headline(sources, site))
    said = list(_said(sources, site, [claim.value for claim in unsure]))
    return supported([*unsure, *_visible(lines, said), *said], folded)


def _said(sources: Sources, site: _Site, headlines: list[str]) -> Iterator[Claim[str]]:
    """What is said of the headline where readers don't see it; `headlines` are what they may see of it."""
    for key, trust in _JSON_LD.items():
        for value, origin, share in sources.in_json_ld(key):
            if text := text_of(value):
                headlines.append(site.without(text))
                yield Claim(headlines[-1], origin, trust * share)
    for claim in sources.in_metas(_METAS):
        yield Claim(site.without(claim.value), claim.origin, claim.score)
    if sources.page.head.title:
        yield Claim(_without_section(site.without(sources.page.head.title), headlines), "title", _TITLE)


def _without_section(title: str, headlines: list[str]) -> str:
    """The window's title without the section or the site behind the headline, where something gives it alone."""
    return next((text for text in headlines if _goes_on(title, text)), title)


def _goes_on(title: str, text: str) -> bool:
    """Whether the title is this text, and behind a divider something else."""
    return title.startswith(text) and _DIVIDER.match(title, len(text)) is not None


def _headlines(sources: Sources) -> Sequence[Line]:
    lines = sources.lines(Role.TITLE)
    return lines if sources.page.has_markup else _without_titles_of_windows(lines)


def _visible(lines: Sequence[Line], said: list[Claim[str]]) -> Iterator[Claim[str]]:
    best = _best(lines, said) if lines else None
    for line in lines:
        text = _without_kicker(_without_mark(line.text.strip(_AROUND)), said) or line.text
        yield Claim(text, origin_of(line), _trust(line) if line is best else _OTHER_LINE)


def _unseen_headline(sources: Sources, site: _Site) -> Iterator[Claim[str]]:
    """The headline that was taken for something else: the `h1` above the text, or what names the window.

    An `h1` may hold the site's name, too, on every page of the site: of several, that one is meant which the window's
    title opens with, and one among links that the window's title does not open with is none.
    """
    lines, body = sources.page.lines, sources.lines(Role.BODY)
    if not body:
        return
    window = " ".join(sources.page.head.title.split())
    headings = [line for line in lines[: body[0].index] if line.context.block.tag == "h1"]
    above = [line for line in headings if not site.is_name(line.text)]
    opening = (line for line in above if window == line.text or _goes_on(window, line.text))
    others = (line for line in above if line.role is not Role.NAVIGATION or not window)
    naming = (line for line in lines if _names_window(line.text, window))
    line = next(chain(opening, others, naming), None)
    if line is not None:
        yield Claim(_without_mark(line.text.strip(_AROUND)) or line.text, origin_of(line), _UNSURE_HEADING)


def _names_window(text: str, window: str) -> bool:
    """Whether the window's title is most of all this text, with a divider between it and the rest."""
    if len(text) < _LEAST_OF_HEADLINE * len(window):
        return False
    return _goes_on(window, text) or (
        window.endswith(text) and _DIVIDER_AT_END.search(window[: -len(text)]) is not None
    )


def _best(lines: Sequence[Line], said: list[Claim[str]]) -> Line:
    if len(lines) == 1:
        return lines[0]
    heads = folded(" ".join(claim.value for claim in said))
    return max(lines, key=lambda line: _standing(line, heads))


def _without_mark(text: str) -> str:
    mark = _HEADING_MARK.match(text)
    return text[mark.end() :] if mark else text


def _without_titles_of_windows(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that repeat another one with the site's name behind it, as archived text begins."""
    texts = {_without_mark(line.text) for line in lines}
    return [line for line in lines if not any(_is_title_of_window(line.text, text) for text in texts)]


def _is_title_of_window(text: str, headline: str) -> bool:
    is_longer = len(text) > len(headline) and text.startswith(headline)
    return is_longer and _BEHIND_HEADLINE.match(text, len(headline)) is not None


def _trust(line: Line) -> float:
    return _STEP if _is_step(line) else _FIRST_HEADING if line.context.block.tag == "h1" else _HEADLINE


def _standing(line: Line, said: str) -> tuple[bool, bool, int, float]:
    tag = line.context.block.tag
    return not _is_step(line), folded(line.text) in said, _HEADINGS.get(tag, 0), confidence(line.score)


def _is_step(line: Line) -> bool:
    """Whether the line is a step of a path: Home > World > Headline."""
    around = islice(line.context.outwards, _NEAR)
    return any(context.tag in _PATHS or speaks_strongly(context.names, Role.SECTION) for context in around)


def _without_kicker(text: str, said: list[Claim[str]]) -> str:
    """The headline's line without the kicker before it, where the head gives the headline alone."""
    for alone in dict.fromkeys(claim.value for claim in said):
        is_last = len(alone) >= _LEAST_OF_HEADLINE * len(text) and text.endswith((f" {alone}", f":{alone}"))
        if is_last and text[: -len(alone)].rstrip()[-1:] not in _SENTENCE_ENDS:
            return alone
    return text


class _Site:
    """What the site is called, in its own words and in its host's."""

    def __init__(self, sources: Sources) -> None:
        self._names = {folded(claim.value) for claim in site_names(sources)}
        self._visible = {folded(line.text) for line in sources.lines(Role.TITLE)}
        self._host = _squeezed(host_and_path(sources.page.address)[0])
        self._bare: dict[str, str] = {}

    def without(self, title: str) -> str:
        """The title without the site's name before or behind it."""
        if title not in self._bare:
            self._bare[title] = self._without(" ".join(title.split()))
        return self._bare[title]

    def _without(self, text: str) -> str:
        if _DIVIDERS.isdisjoint(text) or folded(text) in self._visible:
            return text
        parts = kept = _DIVIDER.split(text)
        while len(kept) > 1 and self.is_name(kept[-1]):
            kept = kept[:-2]
        while len(kept) > 1 and self.is_name(kept[0]):
            kept = kept[2:]
        if len(kept) == len(parts):
            return _longest_part(text, parts)
        return _between_pipes("".join(kept)) or text

    def is_name(self, part: str) -> bool:
        """Whether this is what the site is called."""
        squeezed = _squeezed(part)
        return folded(part) in self._names or (len(squeezed) >= _SHORTEST_SITE and squeezed in self._host)


def _squeezed(text: str) -> str:
    return _NOT_IN_HOSTS.sub("", text.lower())


def _longest_part(text: str, parts: list[str]) -> str:
    """The headline where nothing tells the site's name: by length."""
    between = _between_pipes(text)
    if between != text:
        return between
    if len(parts) > 1 and len(parts[-1]) <= _MOST_OF_SITE * len(text):
        return "".join(parts[:-2]) or text
    return text


def _between_pipes(text: str) -> str:
    longest = max(_PIPE.split(text), key=len)
    return longest if len(longest) >= _LEAST_OF_HEADLINE * len(text) else text
