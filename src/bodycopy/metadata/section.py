"""Where the article stands in the site: its section, from the widest to the narrowest."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from bodycopy.bylines import is_name
from bodycopy.dates import find_date
from bodycopy.json_ld import Json
from bodycopy.lexicon.sections import is_no_section, is_no_step, is_uncategorized
from bodycopy.metadata.authors import authors
from bodycopy.metadata.claims import Claim, best_first, family_of
from bodycopy.metadata.folding import folded
from bodycopy.metadata.json_ld import text_of, texts_of, types_of
from bodycopy.metadata.labels import without_label
from bodycopy.metadata.site import site_names
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.metadata.title import titles
from bodycopy.page import Line, Role
from bodycopy.urls import host_and_path

Path = tuple[str, ...]

_LINES: Final = 0.9
_BESIDE_DATE: Final = 0.85
_BREADCRUMB: Final = 0.75
_JSON_LD: Final = 0.8
_METAS: Final = {"article:section": 0.7, "parsely-section": 0.6, "section": 0.6, "cxenseparse:recs:category": 0.5}
_URL: Final = 0.3
_DIVIDER: Final = re.compile(r"\s*[/>›»|•·]\s*")
_AROUND: Final = " />›»|•·"
_COMMA: Final = re.compile(r"\s*[,、،]\s*")
_PATH: Final = re.compile(r"^[^\W\d_][\w&'’ -]*(?:\s[/>›»|]\s[^\W\d_][\w&'’ -]*)+$")
_FOLDER: Final = re.compile(r"[^\W\d_]+(?:[-_][^\W\d_]+){0,3}")
_LABEL_ENDS: Final = frozenset(":：")
_LONGEST: Final = 40
_MOST_STEPS: Final = 12
"""A page may have thousands of lines that look like a section; a path is no longer than these."""
_MOST_FOLDERS: Final = 2


def sections(sources: Sources) -> tuple[Claim[Path], ...]:
    """The section's path: of the lines, beside a date, in the breadcrumbs, as declared, and by the URL's folders."""
    sites = {folded(claim.value) for claim in sources.once(site_names)}
    articles = {folded(claim.value) for claim in sources.once(titles)}
    claims = (claim._replace(value=_above_article(claim.value, sites, articles)) for claim in _claims(sources))
    return best_first(claim for claim in claims if claim.value)


def _above_article(path: Path, sites: Container[str], articles: Container[str]) -> Path:
    """The steps of a path that are sections, without the site above them and the article below."""
    names = [name for name in path if _names_something(name) and not is_uncategorized(name)]
    names = [name for name in names if folded(name) not in sites]
    while names and folded(names[-1]) in articles:
        names.pop()
    return tuple(names)


def _names_something(name: str) -> bool:
    """Whether it is neither a number nor a label: `You are here:`."""
    return name[-1:] not in _LABEL_ENDS and any(map(str.isalpha, name))


def _claims(sources: Sources) -> Iterator[Claim[Path]]:
    lines = sources.lines(Role.SECTION)[:_MOST_STEPS]
    if lines:
        parts = _without_authors([part for line in lines for part in _parts(line, sources)], sources)
        yield Claim(_kept(parts), origin_of(lines[0]), _LINES)
    yield from _beside_date(sources)
    for value, origin, share in sources.in_json_ld("articleSection"):
        texts = texts_of(value)
        names = texts if len(texts) > 1 else [name for text in texts for name in text.split(", ")]
        yield Claim(tuple(dict.fromkeys(names)), origin, _JSON_LD * share)
    for item in sources.objects:
        if "BreadcrumbList" in types_of(item):
            yield Claim(_crumbs(item, sources), "json-ld:BreadcrumbList.itemListElement", _BREADCRUMB)
    for text, origin, trust in sources.in_metas(_METAS):
        yield Claim((text,), origin, trust)
    yield Claim(_folders(sources.page.address), "url", _URL)


def _without_authors(parts: list[str], sources: Sources) -> list[str]:
    """The parts that are not the name of one of the article's authors, whose links stand where a section's may."""
    if not any(" " in part and is_name(part) for part in parts):
        return parts
    declared = [claim for claim in sources.once(authors)[:1] if family_of(claim.origin) != "line"]
    people = {folded(name) for claim in declared for name in claim.value}
    return [part for part in parts if folded(part) not in people]


def _kept(parts: Iterable[str]) -> Path:
    return tuple(dict.fromkeys(part for part in parts if part and len(part) <= _LONGEST and not is_no_step(part)))


def _parts(line: Line, sources: Sources) -> list[str]:
    """The sections of one line: its links, and what stands behind them and a mark.

    Where it has none, marks divide them, and where a label says that they are a list, commas too.
    """
    if (line.link_chars < len(line.text) or " " in line.text) and (linked := sources.link_texts(line)):
        _, _, behind = line.text.rpartition(linked[-1])
        divided = _DIVIDER.split(behind)
        return [*(text.strip(_AROUND) for text in linked), *(divided if not divided[0] else [])]
    listed = without_label(line)
    return _DIVIDER.split(line.text) if listed == line.text else _COMMA.split(listed)


def _beside_date(sources: Sources) -> Iterator[Claim[Path]]:
    """`2020-01-08 World / Politics` holds both."""
    for line in sources.lines(Role.DATE):
        if (found := find_date(line.text)) is not None:
            rest = line.text[found.end :].strip(" ,|-–")
            if _PATH.match(rest):
                yield Claim(tuple(_DIVIDER.split(rest)), origin_of(line), _BESIDE_DATE)


def _crumbs(breadcrumbs: Json, sources: Sources) -> Path:
    """The names of the steps between the front page and the article."""
    steps = breadcrumbs.get("itemListElement")
    steps = steps if isinstance(steps, list) else [steps]
    names = [_step_name(step) for step in steps if isinstance(step, dict)]
    declared = folded(f"{sources.page.head.title} {sources.page.head.meta('og:title') or ''}")
    while names and folded(names[-1]) in declared:
        names.pop()
    return _kept(names)


def _step_name(step: Json) -> str:
    item = step.get("item")
    return text_of(step.get("name")) or (text_of(item) if isinstance(item, dict) else None) or ""


def _folders(url: str) -> Path:
    """The first folders of the URL's path that are words: `/world/politics/2031/…`.

    The last name is the page's own, whether a slash follows it or not.
    """
    _, path = host_and_path(url)
    folders = path.rstrip("/").split("/")[1:-1]
    names: list[str] = []
    for folder in map(unquote, folders):
        if is_no_section(folder):
            if names:
                break
            continue
        if not _FOLDER.fullmatch(folder) or len(folder) > _LONGEST:
            break
        names.append(re.sub("[-_]", " ", folder))
    return tuple(names[:_MOST_FOLDERS])
