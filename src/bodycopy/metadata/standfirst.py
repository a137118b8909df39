"""The summary under the headline, and the description that the head gives."""

from __future__ import annotations

from typing import Final

from bodycopy.metadata.claims import Claim, best_first
from bodycopy.metadata.json_ld import text_of
from bodycopy.metadata.sources import Sources, origin_of
from bodycopy.page import Role

_LINES: Final = 0.9
_METAS: Final = {
    "description": 0.8, "og:description": 0.75, "twitter:description": 0.7, "dc.description": 0.6,
    "dcterms.description": 0.6, "dcterms.abstract": 0.6, "sailthru.description": 0.6,
}  # fmt: skip
_JSON_LD: Final = 0.7


def standfirsts(sources: Sources) -> tuple[Claim[str], ...]:
    """The lines of the standfirst in order, one a line of text, each once."""
    lines = sources.lines(Role.STANDFIRST)
    texts = dict.fromkeys(line.text for line in lines)
    return (Claim("\n".join(texts), origin_of(lines[0]), _LINES),) if lines else ()


def descriptions(sources: Sources) -> tuple[Claim[str], ...]:
    """What the head and the JSON-LD say the page is about, in a sentence or two."""
    claims = list(sources.in_metas(_METAS))
    for value, origin, share in sources.in_json_ld("description"):
        if text := text_of(value):
            claims.append(Claim(text, origin, _JSON_LD * share))
    return best_first(claims)
