"""What the learned classifier reads of a line: small whole numbers (codes), column by column.

A column holds one code a line, so that scoring is a table lookup a column and line. What depends on the context alone
(tags, class and id words) is given as names instead, reckoned once a context. Training and scoring share this file:
a change here needs a new weights version.

Nothing here reads words of the text: only lengths, punctuation and places, so that it holds for every language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import accumulate
from sys import maxsize
from typing import NamedTuple, TypeVar

from bodycopy.json_ld import article_body
from bodycopy.lexicon.class_words import split_names
from bodycopy.memo import Memo, remembered
from bodycopy.page import Context, Head, Page

Column = list[int]
_Key = TypeVar("_Key", bound=Hashable)

VERSION = 1
"""The version of the features, of this pass and the second: weights of another version don't fit."""
CODES = 2048
"""All codes of all columns are below this."""

_LENGTH_BOUNDS = (4, 9, 16, 25, 40, 60, 90, 130, 200, 320, 600)
_LENGTHS = len(_LENGTH_BOUNDS) + 1
_LONGEST = 1023
_LENGTH_CODE = [bisect_right(_LENGTH_BOUNDS, n) for n in range(_LONGEST + 1)]
_SHARE_BOUNDS = (0.001, 0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.75, 0.999)
_MASS_BOUNDS = (1, 60, 150, 300, 600, 1200, 2500, 5000, 10000)
_DISTANCE_BOUNDS = (-40, -15, -6, -3, -1, 0, 1, 2, 4, 8, 16, 32, 64, 128)
_COUNT_BOUNDS = (1, 2, 3, 4, 6, 9, 14, 25, 50)

_OTHER, _WORD_END, _SENTENCE_END, _QUOTE_END, _COLON, _COMMA, _DIGIT_END = range(7)
_ENDS = 7
_SENTENCE_ENDS = (_SENTENCE_END, _QUOTE_END)
_LINKS = 4
"""No link, less than a quarter linked, up to nine tenths, all."""
_STARTS = 6
_SHAPES = _LINKS * _ENDS
"""How many shapes lines of one length have."""
_LITTLE_LINKED, _MUCH_LINKED, _ALL_LINKED = _ENDS, 2 * _ENDS, 3 * _ENDS
"""What its links add to a line's shape."""
_RUNNING_SENTENCE, _RUNNING = 20, 120
"""With more letters, a line that ends as a sentence does is running text, or any; but none of which much is link."""
_LEAST_RUNNING = [
    maxsize if link > 1 else _RUNNING_SENTENCE if end in _SENTENCE_ENDS else _RUNNING
    for _ in range(_LENGTHS)
    for link in range(_LINKS)
    for end in range(_ENDS)
]
"""How many letters running text has more than, by shape."""
_NEAR_CODES = 31
"""A neighbour's length, links and end in one code, 0 for none."""
_NEIGHBOUR = [
    1 + min(length // 2, 4) * 6 + (link > 1) * 3 + (end in _SENTENCE_ENDS)
    for length in range(_LENGTHS)
    for link in range(_LINKS)
    for end in range(_ENDS)
]
"""The code of a shape as a neighbour, by shape."""


_ENDS_KNOWN = (
    dict.fromkeys(".!?。！？…।॥۔؟៕។｡;؛", _SENTENCE_END)
    | dict.fromkeys("\"'”’»«“」』）)]】＞>‹›", _QUOTE_END)
    | dict.fromkeys(":：", _COLON)
    | dict.fromkeys(",，、،-–—", _COMMA)
)
_OPENING_QUOTES = frozenset("\"'“„«»‘‚「『¿¡([（")
_MOST_CHARACTERS = 1 << 12


def _end_code(char: str) -> int:
    known = _ENDS_KNOWN.get(char)
    if known is not None:
        return known
    return _DIGIT_END if char.isdigit() else _WORD_END if char.isalpha() else _OTHER


def _start_code(char: str) -> int:
    if char in _OPENING_QUOTES:
        return 2
    if char.isdigit():
        return 1
    if not char.isalpha():
        return 3
    return 4 if char.islower() else 0 if char.isupper() else 5


_END_CODE = Memo(_end_code, _MOST_CHARACTERS)
_START_CODE = Memo(_start_code, _MOST_CHARACTERS)

_ANCESTOR_TAGS = (
    "ul", "ol", "table", "form", "nav", "aside", "footer", "header", "figure", "article", "main", "blockquote",
    "section", "details", "dialog", "button", "dl", "pre", "label", "figcaption", "fieldset", "h1", "h2", "h3", "menu",
)  # fmt: skip
_TAG_BIT = {tag: 1 << i for i, tag in enumerate(_ANCESTOR_TAGS)}
_HIDDEN_BIT, _LINKED_BIT = 1 << len(_ANCESTOR_TAGS), 2 << len(_ANCESTOR_TAGS)
LEVELS = ("near", "near", "far", "far", "far")
"""How near a context's block counts, and each element above it; those further out say nothing."""


class Codes(NamedTuple):
    """The features of a page: columns of codes, and what the second pass needs to know."""

    columns: dict[str, Column]
    contexts: list[Context]
    """The contexts of the page's lines, each once."""
    layout: Column
    """For each line, the number of its context in `contexts`; of its stretch, for scraped text."""
    outer: Column
    """For each context, the number of the block around its block."""
    above: Column
    """For each line, the number of the container around its block."""
    lengths: Column
    kind: int
    """What the page declares to be."""

    def line_contexts(self) -> list[Context]:
        """The context of each line of a page with markup."""
        return [self.contexts[number] for number in self.layout]


def body_features(page: Page) -> Codes:
    """The features of all lines of a page."""
    return _Features(page).codes()


class _Features:
    """The feature columns of one page, built in the order of the methods."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.columns: dict[str, Column] = {}
        self.lengths: Column = []
        self.shapes: Column = []
        self.masses: Column = []
        """The letters outside links of lines that read like running text."""
        self.contexts: list[Context] = []
        self.layout: Column = []
        self.outer: Column = []
        self.above: Column = []
        self.kind = 0

    def codes(self) -> Codes:
        """The codes of the page."""
        if self.page.texts:
            self._shape()
            self._neighbours()
            self._passed()
            if self.page.has_markup:
                self._contexts()
                self._boxes()
                self._heading()
                self._head()
            else:
                self._scraped()
        return Codes(self.columns, self.contexts, self.layout, self.outer, self.above, self.lengths, self.kind)

    def _shape(self) -> None:
        page = self.page
        length_code, end_code, least_running = _LENGTH_CODE, _END_CODE, _LEAST_RUNNING
        lengths, shapes, masses = self.lengths, self.shapes, self.masses
        for text, letters, link_chars in zip(page.texts, page.lengths, page.link_chars, strict=True):
            length = length_code[letters] if letters < _LONGEST else _LENGTHS - 1
            shape = length * _SHAPES + end_code[text[-1]]
            if link_chars:
                own = len(text)
                if link_chars * 10 >= own * 9:
                    shape += _ALL_LINKED
                else:
                    shape += _LITTLE_LINKED if link_chars * 4 < own else _MUCH_LINKED
            lengths.append(length)
            shapes.append(shape)
            if letters > least_running[shape]:
                masses.append(min(letters, _LONGEST) - link_chars)
            else:
                masses.append(0)
        self.columns["shape"] = shapes

    def _neighbours(self) -> None:
        near = [_NEIGHBOUR[shape] for shape in self.shapes]
        self.near = near
        self.columns["next"] = [*near[1:], 0]
        self.columns["previous"] = [0, *near[:-1]]

    def _passed(self) -> None:
        """How much of the page's running text stands before the line's start, and before its end, in tenths."""
        scale = 10 / (sum(self.masses) or 1)
        sum_ = before = 0
        codes: Column = []
        for mass in self.masses:
            after = before
            if mass:  # most lines are no running text
                sum_ += mass
                after = int(sum_ * scale)
            codes.append(before * 11 + after)
            before = after
        self.columns["passed"] = codes

    def _boxes(self) -> None:
        """Mass of the container around the line's block, and how the block stands to the heaviest container."""
        parents, own = self.page.parents, self.page.line_boxes
        above = [parents[box] for box in own]
        mass = {len(parents) - 1: 0}  # no box stands in the last one: it is among those without running text, if any is
        for box, letters in zip(above, self.masses, strict=True):
            if letters:
                mass[box] = mass.get(box, 0) + letters
        scale = 1 / (max(mass.values()) or 1)
        shares = [0] * len(parents)
        for box, letters in mass.items():
            shares[box] = bisect_right(_SHARE_BOUNDS, letters * scale) * _LENGTHS
        numbers = _numbers(above)
        self.above = [numbers[box] for box in above]
        self.columns["above"] = [shares[box] + length for box, length in zip(above, self.lengths, strict=True)]
        self.columns["main"] = _kinship(parents, _heaviest(parents, mass), own)

    def _contexts(self) -> None:
        """Number the contexts, and the blocks around theirs."""
        contexts = self.page.contexts
        numbers = _numbers(contexts)
        self.contexts = list(numbers)
        self.layout = [numbers[context] for context in contexts]
        outer = [context.block.parent or context for context in self.contexts]
        outer_numbers = _numbers(outer)
        self.outer = [outer_numbers[context] for context in outer]

    def _heading(self) -> None:
        """How many lines after or before the first h1 the line stands, and whether there is another h1."""
        n = len(self.lengths)
        headings = [number for number, context in enumerate(self.contexts) if context.block.tag == "h1"]
        if not headings:
            self.columns["h1"] = [2 * _DISTANCES] * n
            return
        first = self.layout.index(headings[0])  # contexts are numbered in the order of their lines
        codes = _FROM_HEADING[len(headings) > 1 or headings[0] in self.layout[first + 1 :]]
        before = first + _FIRST_DISTANCE
        self.columns["h1"] = ([codes[0]] * before + codes[max(-before, 0) :] + [codes[-1]] * (n - first))[:n]

    def _head(self) -> None:
        """What the page's head says of itself, and whether it says this line."""
        head = self.page.head
        kind = self.kind = declared_kind(head)
        start = kind * _LENGTHS
        self.columns["kind"] = [start + length for length in self.lengths]
        title = head.title[:_TITLE_READ]
        described = " ".join([content for name, content in head.metas if name in _DESCRIPTIONS])[:_DESCRIPTION_READ]
        told = article_body(self.page)[:_TOLD_READ]
        codes = [0] * len(self.lengths)
        for i, (length, text) in enumerate(zip(self.lengths, self.page.texts, strict=True)):
            if length > 2:
                code = 0
                if text in title:
                    code = 1
                elif length > 4 and text[:60] in described:
                    code = 2 + (length > 8)
                if told:
                    code += 4 if text[:50] in told else 8
                codes[i] = code
        self.columns["head"] = codes

    def _scraped(self) -> None:
        """What makes up for missing markup: first letters, more neighbours, running text around, repeats, gaps."""
        texts, lengths, near = self.page.texts, self.lengths, self.near
        sums = [0, *accumulate(self.masses)]
        n = len(texts)
        self.columns["start"] = [
            length * _STARTS + _START_CODE[text[0]] for length, text in zip(lengths, texts, strict=True)
        ]
        self.columns["capitals"] = [
            length * 6 + (5 if length > _TITLE_LENGTH else _capitals(text))
            for length, text in zip(lengths, texts, strict=True)
        ]
        self.columns["next2"] = [*near[2:], 0, 0][:n]
        self.columns["previous2"] = [0, 0, *near[:-2]][:n]
        self.columns["pair"] = [a * _NEAR_CODES + b for a, b in zip([0, *near[:-1]], [*near[1:], 0], strict=True)]
        for reach in (5, 12):
            padded = [0] * reach + sums + [sums[-1]] * reach
            self.columns[f"window{reach}"] = [
                bisect_right(_MASS_BOUNDS, here - low) * 10 + bisect_right(_MASS_BOUNDS, high - after)
                for low, here, after, high in zip(padded, sums, sums[1:], padded[2 * reach + 1 :], strict=False)
            ]
        self.columns["from_end"] = [bisect_right(_COUNT_BOUNDS, n - i) for i in range(n)]
        size = bisect_right(_MASS_BOUNDS, sums[-1])
        self.columns["page"] = [length * 10 + size for length in lengths]
        counts = Counter(texts)
        self.columns["repeated"] = [
            (counts[text] > 1) * (1 + (length > 4)) for text, length in zip(texts, lengths, strict=True)
        ]
        gaps = [i in self.page.gaps for i in range(n)]
        self.columns["gap"] = [before + 2 * after for before, after in zip(gaps, [*gaps[1:], True], strict=True)]
        self.layout = [i // _STRETCH for i in range(n)]


def _capitals(text: str) -> int:
    """The share of words that open with a capital, in quarters: titles and names have many."""
    words = text.split()
    return 4 * sum([word[0].isupper() for word in words]) // len(words)


def _numbers(keys: Sequence[_Key]) -> dict[_Key, int]:
    """The different keys in order, numbered."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _heaviest(parents: list[int], mass: Mapping[int, int]) -> int:
    """The box that holds most running text in its children, half as much counting for its parent."""
    scores = [0] * len(parents)
    for box, letters in mass.items():
        scores[box] += 2 * letters
        scores[parents[box]] += letters
    return scores.index(max(scores))


def _kinship(parents: list[int], main: int, boxes: list[int]) -> Column:
    """For each box, how far above `main` its nearest ancestor that holds `main` is, and how far it is below that."""
    path = [main]
    while (parent := parents[path[-1]]) != path[-1]:
        path.append(parent)
    code: Column = []
    ends = [len(parents), *path]
    for height in reversed(range(len(path))):
        code.append(min(height, _HEIGHTS - 1) * _DEPTHS)
        for parent in parents[path[height] + 1 : ends[height]]:
            code.append(_BELOW[code[parent]])
    return [code[box] for box in boxes]


_HEIGHTS, _DEPTHS = 7, 6
_BELOW = [code + (code % _DEPTHS < _DEPTHS - 1) for code in range(_HEIGHTS * _DEPTHS)]
"""The kinship of a box to the heaviest one, by that of the box around it."""
_DISTANCES = len(_DISTANCE_BOUNDS) + 1
_FIRST_DISTANCE, _LAST_DISTANCE = _DISTANCE_BOUNDS[0] - 1, _DISTANCE_BOUNDS[-1]
_FROM_HEADING = [
    [bisect_right(_DISTANCE_BOUNDS, lines) + shift for lines in range(_FIRST_DISTANCE, _LAST_DISTANCE + 1)]
    for shift in (0, _DISTANCES)
]
"""The codes of lines around the first h1 of a page with one, or with more; lines further off share the outermost."""
_TITLE_LENGTH = 7
"""Lines of a length code above this are longer than titles."""
_STRETCH = 5
"""How many lines of scraped text are pooled as if they were a group."""
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})
_TITLE_READ, _DESCRIPTION_READ, _TOLD_READ = 2_000, 50_000, 100_000
"""How many characters of what the head says are searched for every line (of 1,827 real pages 319, 29,807, 45,330)."""


_PRODUCT = 3
_SCHEMAS = (
    ("NewsArticle", 1), ("ReportageNewsArticle", 1), ("LiveBlogPosting", 1),
    ("DiscussionForumPosting", 4), ("QAPage", 4),
    ("BlogPosting", 2), ("TechArticle", 2), ("Article", 2), ("Product", _PRODUCT), ("ProductGroup", _PRODUCT),
    ("CollectionPage", 5), ("ItemList", 5),
)  # fmt: skip
_OG_TYPES = {"article": 1, "website": 2}
_OG_OTHER = 3


def declared_kind(head: Head) -> int:
    """What the head says that the page is: its schema.org type and its Open Graph type, as one code."""
    told = "\n".join(head.json_ld)
    schema = next((code for name, code in _SCHEMAS if f'"{name}"' in told), 0)
    og_type, published = 0, False
    for name, content in head.metas:
        if name == "og:type":
            og_type = _OG_TYPES.get(content.strip().lower(), _OG_OTHER)
        elif name == "article:published_time":
            published = True
    return schema * 4 + (1 if published else og_type)


def declares_one_thing(head: Head) -> bool:
    """Whether the head says that the page shows a product, or a thing of a type that Open Graph calls by its name."""
    schema, og_type = divmod(declared_kind(head), 4)
    return schema == _PRODUCT or og_type == _OG_OTHER


@remembered(65536)
def tokens(names: str) -> tuple[str, ...]:
    """The words of class and id names, in lower case, once each, as `entry-content postBody` has four."""
    return tuple(sorted(set(split_names(names))))


def levels(context: Context) -> Iterator[tuple[str, str]]:
    """The class and id names around a context, each with how near it stands: `near` or `far`; empty ones too.

    Near are those inside its block, of the block and of the element above; far are those of the next three above.
    """
    block = context.block
    here: Context | None = context
    while here is not None and here is not block:
        yield "near", here.names
        here = here.parent
    for level in LEVELS:
        if here is None:
            break
        yield level, here.names
        here = here.parent


def tag_path(context: Context) -> tuple[str, str, str, str]:
    """The tags of a context inside its block (empty if it is the block), of the block, and of two blocks above."""
    block = context.block
    above = (block.parent or block).block
    return ("" if context is block else context.tag, block.tag, above.tag, (above.parent or above).block.tag)


def tag_path_features(path: tuple[str, str, str, str]) -> list[str]:
    """The names of what a tag path says."""
    inline, block, above, higher = path
    return [f"inline:{inline}", f"tag:{block}", f"tags:{block}<{above}", f"tags:{block}<{above}<{higher}"]


def place_mask(context: Context, masks: dict[Context | None, int]) -> int:
    """Which of some telling tags stand at a context or above it, as one number.

    Args:
        context: the context.
        masks: those of contexts met before; to begin with, 0 for None, which is above the outermost.
    """
    unknown: list[Context] = []
    here: Context | None = context
    while here is not None and here not in masks:
        unknown.append(here)
        here = here.parent
    mask = masks[here]
    for here in reversed(unknown):
        if here.tag in _TAG_BIT:
            mask |= _TAG_BIT[here.tag]
        masks[here] = mask
    if context.hidden:
        mask |= _HIDDEN_BIT
    return mask | _LINKED_BIT if context.linked else mask


def place_features(mask: int) -> list[str]:
    """The names of what a mask says."""
    names = [f"in:{tag}" for tag, bit in _TAG_BIT.items() if mask & bit]
    if mask & _HIDDEN_BIT:
        names.append("in:hidden")
    if mask & _LINKED_BIT:
        names.append("in:link")
    return names


def context_features(context: Context) -> list[str]:
    """The names of all that a context says, with its ancestors: for training and for explaining."""
    names = [f"{level}:{token}" for level, written in levels(context) for token in tokens(written)]
    names += tag_path_features(tag_path(context))
    names += place_features(place_mask(context, {None: 0}))
    return names
