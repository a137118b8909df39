"""What each HTML element means for segmenting: does it divide lines, run inside one, or hold no text."""

from __future__ import annotations

from typing import Final

Kind = int

TEXT: Final = 0
INLINE: Final = 1
BLOCK: Final = 2
BREAK: Final = 3
IMAGE: Final = 4
SCRIPT: Final = 5
NOSCRIPT: Final = 6
SKIP: Final = 7
LINK: Final = 8
META: Final = 9
SHADOW: Final = 10
RUBY: Final = 11
SOURCE: Final = 12

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS: Final = frozenset({"td", "th"})
PARTS: Final = HEADINGS | CELLS | {"li", "dt", "dd"}
"""What is a part of a text that may be a label, or a link: headings, cells of tables, items of lists."""

# By the default style sheet of the HTML standard, and `button`, which pages lay out as a box.
_BLOCKS = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure
footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p
plaintext pre search section summary table tbody td tfoot th thead tr ul xmp
"""
_INLINES = """
abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark math meter nobr output progress q
rb rp rtc ruby s samp small span strike strong sub sup time tt u var wbr object slot
"""
_SKIPPED = """
annotation-xml applet area audio base basefont bgsound canvas col colgroup datalist embed frame head iframe input keygen
link marquee noembed noframes option param select style svg textarea title track video
"""
_FORMULA: Final = "mjx-"


def kinds() -> dict[str, Kind]:
    """Every known tag with its kind; a tag that is missing is a custom or an unknown one."""
    table: dict[str, Kind] = dict.fromkeys(_BLOCKS.split(), BLOCK)
    table |= dict.fromkeys(_INLINES.split(), INLINE)
    table |= dict.fromkeys(_SKIPPED.split(), SKIP)
    table |= {"br": BREAK, "img": IMAGE, "image": IMAGE, "picture": INLINE, "source": SOURCE}
    table |= {"a": LINK, "meta": META, "script": SCRIPT, "noscript": NOSCRIPT}
    table |= {"template": SHADOW, "rt": RUBY}
    return table


def unknown(tag: str) -> Kind:
    """The kind of a tag that HTML does not have: `amp-img` is a picture, other custom elements are boxes.

    But formulas that MathJax wrote are made of custom elements, each sign of them.
    """
    if tag in {"amp-img", "amp-anim"}:
        return IMAGE
    # The source of a formula; a comment, a doctype, a processing instruction.
    if tag in {"annotation", "command"} or tag.startswith("-"):
        return SKIP
    return BLOCK if "-" in tag and not tag.startswith(_FORMULA) else INLINE
