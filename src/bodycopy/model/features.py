"""What the learned classifier reads of a line: small whole numbers (codes), column by column.

A column holds one code a line, so that scoring is a table lookup a column and line. What depends on the context alone
(tags, class and id words) is given as names instead, reckoned once a context. Training and scoring share this file:
a change here needs a new weights version.

Nothing here reads words of the text: only lengths, punctuation and places, so that it holds for every language.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from bodycopy.page import Context, Head, Page

Column = list[int]

VERSION = 1
"""The version of the features, of this pass and the second: weights of another version don't fit."""
CODES = 2048
"""All codes of all columns are below this."""

_LENGTH_BOUNDS = (4, 9, 16, 25, 40, 60, 90, 130, 200, 320, 600)
_LENGTHS = len(_LENGTH_BOUNDS) + 1
_MASS_BOUNDS = (1, 60, 150, 300, 600, 1200, 2500, 5000, 10000)
_SHARE_BOUNDS = (0.001, 0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.75, 0.999)
_DISTANCE_BOUNDS = (-40, -15, -6, -3, -1, 0, 1, 2, 4, 8, 16, 32, 64, 128)
_COUNT_BOUNDS = (1, 2, 3, 4, 6, 9, 14, 25, 50)
_LONGEST = 1024
_LENGTH_CODE = [bisect_right(_LENGTH_BOUNDS, n) for n in range(_LONGEST)]

_OTHER, _WORD_END, _SENTENCE_END, _QUOTE_END, _COLON, _COMMA, _DIGIT_END = range(7)
_ENDS = 7
_END_CODES: dict[str, int] = (
    dict.fromkeys(".!?。！？…।॥۔؟።៕။｡;؛", _SENTENCE_END)
    | dict.fromkeys("\"'”’»«“」』）)]】＞>‹›", _QUOTE_END)
    | dict.fromkeys(":：", _COLON)
    | dict.fromkeys(",，、،-–—", _COMMA)
)
_SENTENCE_ENDS = {_SENTENCE_END, _QUOTE_END}
_STARTS = 6

_ANCESTOR_TAGS = (
    "ul", "ol", "table", "form", "nav", "aside", "footer", "header", "figure", "article", "main", "blockquote",
    "section", "details", "dialog", "button", "dl", "pre", "label", "figcaption", "fieldset", "h1", "h2", "h3", "menu",
)  # fmt: skip
_TAG_BIT = {tag: 1 << i for i, tag in enumerate(_ANCESTOR_TAGS)}
_HIDDEN_BIT, _LINKED_BIT = 1 << len(_ANCESTOR_TAGS), 2 << len(_ANCESTOR_TAGS)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
NEAR_LEVELS = 2
FAR_LEVELS = 3


class Codes(NamedTuple):
    """The features of a page: columns of codes, and what the second pass needs to know."""

    columns: dict[str, Column]
    contexts: list[Context]
    lengths: Column
    groups: dict[str, Sequence[Any]]
    """For each kind of group, the group of each line."""
    kind: int


@lru_cache(maxsize=4096)
def _end_code(char: str) -> int:
    if char.isdigit():
        return _DIGIT_END
    return _END_CODES.get(char, _WORD_END if char.isalpha() else _OTHER)


@lru_cache(maxsize=4096)
def _start_code(char: str) -> int:
    if char.isdigit():
        return 1
    if not char.isalpha():
        return 2 if char in "\"'“„«»‘‚「『¿¡([（" else 3
    return 4 if char.islower() else 0 if char.isupper() else 5


def _length(text: str) -> int:
    """The length in letters of a script with spaces: characters of scripts without spaces count twice."""
    n = len(text)
    if not text.isascii() and n > 7 and text.count(" ") * 16 < n:
        n *= 2
    return n


def body_features(page: Page) -> Codes:
    """The features of all lines of a page."""
    return _Features(page).codes()


class _Features:
    """The feature columns of one page, built in the order of the methods."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.lines
        self.columns: dict[str, Column] = {}
        self.length_codes: Column = []
        self.groups: dict[str, Sequence[Any]] = {}
        self.kind = 0

    def codes(self) -> Codes:
        if self.lines:
            self._text()
            self._neighbours()
            self._windows()
            self._duplicates()
            if not self.page.has_markup:
                self.groups = {"layout": self.length_codes}
            if self.page.has_markup:
                self._groups()
                self._headings()
                self._head()
                self._declared()
        return Codes(
            self.columns, [line.context for line in self.lines], self.length_codes, self.groups, self.kind
        )

    def _text(self) -> None:
        texts = [line.text for line in self.lines]
        lengths = [min(_length(text), _LONGEST - 1) for text in texts]
        self.length_codes = [_LENGTH_CODE[n] for n in lengths]
        self.ends = [_end_code(text[-1]) for text in texts]
        links = [
            0 if not line.link_chars else 1 if line.link_chars * 4 < (n := len(line.text)) else 2
            if line.link_chars * 10 < n * 9 else 3
            for line in self.lines
        ]  # fmt: skip
        self.masses = [
            n - line.link_chars if link < 2 and ((end in _SENTENCE_ENDS and n > 20) or n > 120) else 0
            for line, n, link, end in zip(self.lines, lengths, links, self.ends, strict=True)
        ]
        self.masses = [m if m > 0 else 0 for m in self.masses]
        self.links = links
        self.columns["shape"] = [
            (length * 4 + link) * _ENDS + end
            for length, link, end in zip(self.length_codes, links, self.ends, strict=True)
        ]
        self.columns["start"] = [
            length * _STARTS + _start_code(text[0]) for length, text in zip(self.length_codes, texts, strict=True)
        ]
        self.columns["commas"] = [
            length * 4 + min(text.count(",") + text.count("、") + text.count("，"), 3)
            for length, text in zip(self.length_codes, texts, strict=True)
        ]
        self.columns["stops"] = [
            length * 4 + min(text.count(". ") + text.count("。"), 3)
            for length, text in zip(self.length_codes, texts, strict=True)
        ]
        self.columns["upper"] = [
            length * 2 + text.isupper() for length, text in zip(self.length_codes, texts, strict=True)
        ]

    def _neighbours(self) -> None:
        small = [1 + min(length // 2, 4) * 6 + (link > 1) * 3 + (0 if end not in _SENTENCE_ENDS else 1)
                 for length, link, end in zip(self.length_codes, self.links, self.ends, strict=True)]  # fmt: skip
        contexts = [line.context for line in self.lines]
        n = len(small)
        for step in (1, 2, 3):
            self.columns[f"next{step}"] = (small[step:] + [0] * step)[:n]
            self.columns[f"previous{step}"] = ([0] * step + small)[:n]
        if self.page.has_markup:
            same = [a is b for a, b in zip(contexts, contexts[1:], strict=False)]
            same2 = [a is b for a, b in zip(contexts, contexts[2:], strict=False)]
            ahead, behind = [*same, False], [False, *same]
            ahead2, behind2 = ([*same2, False, False])[:n], ([False, False, *same2])[:n]
            self.columns["same"] = [
                a + 2 * b + 4 * c + 8 * d for a, b, c, d in zip(ahead, behind, ahead2, behind2, strict=True)
            ]
        else:
            self.columns["gap"] = [
                line.gap + 2 * after.gap for line, after in zip(self.lines, [*self.lines[1:], self.lines[0]], strict=True)
            ]
        self.columns["pair"] = [
            a * 31 + b for a, b in zip(self.columns["previous1"], self.columns["next1"], strict=True)
        ]

    def _windows(self) -> None:
        sums = [0, *accumulate(self.masses)]
        n, total = len(self.lines), sums[-1] or 1
        for reach in (2, 5, 12):
            before = [sums[i] - sums[i - reach if i > reach else 0] for i in range(n)]
            after = [sums[i + reach + 1 if i + reach < n else n] - sums[i + 1] for i in range(n)]
            self.columns[f"window{reach}"] = [
                bisect_right(_MASS_BOUNDS, a) * 10 + bisect_right(_MASS_BOUNDS, b)
                for a, b in zip(before, after, strict=True)
            ]
        self.columns["passed"] = [int(10 * sums[i] / total) * 11 + int(10 * sums[i + 1] / total) for i in range(n)]
        self.columns["place"] = [20 * i // n for i in range(n)]
        self.columns["from_end"] = [bisect_right(_COUNT_BOUNDS, n - i) for i in range(n)]
        self.columns["from_start"] = [bisect_right(_COUNT_BOUNDS, i) for i in range(n)]
        page_mass = bisect_right(_MASS_BOUNDS, total)
        self.columns["page"] = [length * 10 + page_mass for length in self.length_codes]

    def _duplicates(self) -> None:
        counts = Counter(line.text for line in self.lines)
        seen: set[str] = set()
        codes = []
        for line, length in zip(self.lines, self.length_codes, strict=True):
            text = line.text
            if counts[text] == 1:
                codes.append(0)
            elif text in seen:
                codes.append(2 + 2 * (length > 4))
            else:
                seen.add(text)
                codes.append(1 + 2 * (length > 4))
        self.columns["repeated"] = codes

    def _groups(self) -> None:
        boxes, masses = self.page.boxes, self.masses
        parents = [box.parent for box in boxes]
        own = [line.box for line in self.lines]
        above = [parents[box] for box in own]
        grand = [parents[box] for box in above]
        contexts = [line.context for line in self.lines]
        blocks = [context.block for context in contexts]
        outer = [block.parent or block for block in blocks]
        outer2 = [block.parent or block for block in outer]
        n_boxes = len(boxes)
        self.groups = {"layout": contexts, "outer": outer, "above": above}
        for name, keys in (("box", own), ("above", above), ("grand", grand)):
            sums, counts, links = [0] * n_boxes, [0] * n_boxes, [0] * n_boxes
            for key, mass, link in zip(keys, masses, self.links, strict=True):
                sums[key] += mass
                counts[key] += 1
                links[key] += link > 1
            top = max(sums) or 1
            self._group(name, keys, {k: (sums[k], counts[k], links[k]) for k in set(keys)}, top)
            if name == "above":
                self.above_sums = sums
            if name == "grand":
                self.grand_sums = sums
        for name, group in (("layout", contexts), ("block", blocks), ("outer", outer), ("outer2", outer2)):
            sums_c: dict[Context, list[int]] = {}
            for key_c, mass, link in zip(group, masses, self.links, strict=True):
                found = sums_c.get(key_c)
                if found is None:
                    sums_c[key_c] = [mass, 1, link > 1]
                else:
                    found[0] += mass
                    found[1] += 1
                    found[2] += link > 1
            top = max(entry[0] for entry in sums_c.values()) or 1
            self._group(name, group, sums_c, top)
        subtree = [0] * n_boxes
        for box, mass in zip(own, masses, strict=True):
            subtree[box] += mass
        for i in range(n_boxes - 1, 0, -1):
            subtree[parents[i]] += subtree[i]
        total = subtree[0] or 1
        coded = {b: bisect_right(_SHARE_BOUNDS, subtree[b] / total) for b in {*above, *grand}}
        self.columns["under"] = [coded[a] * 10 + coded[g] for a, g in zip(above, grand, strict=True)]
        self._main(parents, own)

    def _group(self, name: str, keys: Any, entries: Any, top: int) -> None:
        shares = {}
        details = {}
        for key, (mass, count, links) in entries.items():
            share = bisect_right(_SHARE_BOUNDS, mass / top)
            shares[key] = share
            details[key] = (bisect_right(_COUNT_BOUNDS, count) * 10 + bisect_right(_MASS_BOUNDS, mass)) * 4 + (
                0 if not links else 1 if links * 2 < count else 2 if links < count else 3
            )
        self.columns[name] = [shares[key] * _LENGTHS + n for key, n in zip(keys, self.length_codes, strict=True)]
        self.columns[name + "_size"] = [details[key] for key in keys]

    def _main(self, parents: list[int], own: list[int]) -> None:
        scores = [a + g / 2 for a, g in zip(self.above_sums, self.grand_sums, strict=True)]
        best = max(range(len(scores)), key=scores.__getitem__)
        concentration = bisect_right(_SHARE_BOUNDS, self.above_sums[best] / (sum(self.above_sums) or 1))
        height = [-1] * len(parents)
        at, k = best, 0
        while height[at] < 0:
            height[at] = k
            k = min(k + 1, 6)
            at = parents[at]
        depth = [0] * len(parents)
        for i in range(1, len(parents)):
            if height[i] < 0:
                parent = parents[i]
                height[i] = height[parent]
                depth[i] = depth[parent] + 1
        self.columns["main"] = [height[b] * 6 + min(depth[b], 5) for b in own]
        self.columns["main_page"] = [height[b] * 10 + concentration for b in own]
        self.columns["main_length"] = [
            (height[b] * 3 + min(depth[b], 2)) * _LENGTHS + n for b, n in zip(own, self.length_codes, strict=True)
        ]
        inside = [i for i, b in enumerate(own) if parents[b] == best and self.masses[i]]
        first, last = (inside[0], inside[-1]) if inside else (0, len(own) - 1)
        bound = bisect_right
        self.columns["span"] = [
            bound(_DISTANCE_BOUNDS, i - first) if i < first else 30 + bound(_DISTANCE_BOUNDS, i - last) if i > last else 20
            for i in range(len(own))
        ]

    def _headings(self) -> None:
        n = len(self.lines)
        tags = [line.context.block.tag for line in self.lines]
        firsts = [i for i, tag in enumerate(tags) if tag == "h1"]
        last_heading, since = -99, []
        for i, tag in enumerate(tags):
            if tag in _HEADINGS:
                last_heading = i
            since.append(bisect_right(_COUNT_BOUNDS, i - last_heading))
        self.columns["since_heading"] = since
        if not firsts:
            self.columns["h1"] = [60] * n
            return
        first = firsts[0]
        self.columns["h1"] = [bisect_right(_DISTANCE_BOUNDS, i - first) + 15 * (len(firsts) > 1) for i in range(n)]

    def _declared(self) -> None:
        kind = self.kind = declared_kind(self.page.head)
        n = len(self.lines)
        self.columns["kind"] = [kind * _LENGTHS + length for length in self.length_codes]
        self.columns["kind_main"] = [kind * 50 + m for m in self.columns["main"]]
        self.columns["kind_link"] = [kind * 8 + 2 * a + (b in _SENTENCE_ENDS) for a, b in zip(self.links, self.ends, strict=True)]
        linked = int(9 * sum(link > 1 for link in self.links) / n)
        self.columns["links"] = [linked * _LENGTHS + length for length in self.length_codes]

    def _head(self) -> None:
        head = self.page.head
        title = head.title
        described = " ".join(
            content for name, content in head.metas if name in {"description", "og:description", "twitter:description"}
        )
        told = article_body(head.json_ld)
        codes = []
        for line, length in zip(self.lines, self.length_codes, strict=True):
            text = line.text
            code = 0
            if length > 2:
                if text in title:
                    code = 1
                elif text[:60] in described:
                    code = 2 + (length > 8)
                if told:
                    code += 4 if text[:50] in told else 8
            codes.append(code)
        self.columns["head"] = codes


_SCHEMAS = (
    ("NewsArticle", 1), ("ReportageNewsArticle", 1), ("LiveBlogPosting", 1), ("DiscussionForumPosting", 4), ("QAPage", 4),
    ("BlogPosting", 2), ("TechArticle", 2), ("Article", 2), ("Product", 3), ("ProductGroup", 3),
    ("CollectionPage", 5), ("ItemList", 5),
)  # fmt: skip
_OG_TYPES = {"article": 1, "website": 2}
KINDS = 24


def declared_kind(head: Head) -> int:
    """What the head says that the page is: its schema.org type and its Open Graph type, as one code."""
    told = "\n".join(head.json_ld)
    schema = next((code for name, code in _SCHEMAS if f'"{name}"' in told), 0)
    og_type, published = 0, False
    for name, content in head.metas:
        if name == "og:type":
            og_type = _OG_TYPES.get(content.strip().lower(), 3)
        elif name == "article:published_time":
            published = True
    return schema * 4 + (1 if published else og_type)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def article_body(json_ld: list[str]) -> str:
    """The article's text as the page's JSON-LD tells it, white space folded; empty if it doesn't."""
    for script in json_ld:
        if "articleBody" in script:
            try:
                data = json.loads(script, strict=False)
            except ValueError:
                continue
            for item in _objects(data):
                body = item.get("articleBody")
                if isinstance(body, str) and len(body) > 200:
                    return " ".join(body.split())
    return ""


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)


@lru_cache(maxsize=65536)
def tokens(names: str) -> tuple[str, ...]:
    """The words of class and id names, in lower case, once each: `entry-content postBody` is entry, content, post, body."""
    return tuple(sorted({word.lower() for word in _TOKEN.findall(names)}))


def levels(context: Context) -> tuple[list[str], list[str]]:
    """The class and id names near a context and farther up: inside its block and two levels, then three more."""
    near, far = [], []
    here: Context | None = context
    block = context.block
    level = 0
    while here is not None and level < NEAR_LEVELS + FAR_LEVELS:
        if here is block:
            block = None
        if block is None:
            level += 1
        if here.names:
            (near if level <= NEAR_LEVELS else far).append(here.names)
        here = here.parent
    return near, far


def tag_path(context: Context) -> tuple[str, str, str, str]:
    """The tags of a context, of its block, and of the two levels above the block."""
    block = context.block
    above = block.parent or block
    higher = above.parent or above
    return ("" if context is block else context.tag, block.tag, above.block.tag, higher.block.tag)


def tag_path_features(path: tuple[str, str, str, str]) -> list[str]:
    """The names of what a tag path says."""
    inline, block, above, higher = path
    return [f"inline:{inline}", f"tag:{block}", f"tags:{block}<{above}", f"tags:{block}<{above}<{higher}"]


def place_mask(context: Context, masks: dict[Context, int]) -> int:
    """Which of some telling tags stand at a context or above it, as one number; kept in `masks`."""
    mask = masks.get(context)
    if mask is None:
        parent = context.parent
        mask = _TAG_BIT.get(context.tag, 0) | (0 if parent is None else place_mask(parent, masks))
        mask |= _HIDDEN_BIT * context.hidden | _LINKED_BIT * context.linked
        masks[context] = mask
    return mask


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
    near, far = levels(context)
    names = [f"near:{token}" for level in near for token in tokens(level)]
    names += [f"far:{token}" for level in far for token in tokens(level)]
    names += tag_path_features(tag_path(context))
    names += place_features(place_mask(context, {}))
    return names


_SCHEMAS = (
    ("NewsArticle", 1), ("ReportageNewsArticle", 1), ("LiveBlogPosting", 1), ("DiscussionForumPosting", 4), ("QAPage", 4),
    ("BlogPosting", 2), ("TechArticle", 2), ("Article", 2), ("Product", 3), ("ProductGroup", 3),
    ("CollectionPage", 5), ("ItemList", 5),
)  # fmt: skip
_OG_TYPES = {"article": 1, "website": 2}
KINDS = 24


def declared_kind(head: Head) -> int:
    """What the head says that the page is: its schema.org type and its Open Graph type, as one code."""
    told = "\n".join(head.json_ld)
    schema = next((code for name, code in _SCHEMAS if f'"{name}"' in told), 0)
    og_type, published = 0, False
    for name, content in head.metas:
        if name == "og:type":
            og_type = _OG_TYPES.get(content.strip().lower(), 3)
        elif name == "article:published_time":
            published = True
    return schema * 4 + (1 if published else og_type)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def article_body(json_ld: list[str]) -> str:
    """The article's text as the page's JSON-LD tells it, white space folded; empty if it doesn't."""
    for script in json_ld:
        if "articleBody" in script:
            try:
                data = json.loads(script, strict=False)
            except ValueError:
                continue
            for item in _objects(data):
                body = item.get("articleBody")
                if isinstance(body, str) and len(body) > 200:
                    return " ".join(body.split())
    return ""


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)


@lru_cache(maxsize=65536)
def tokens(names: str) -> tuple[str, ...]:
    """The words of class and id names, in lower case, once each: `entry-content postBody` is entry, content, post, body."""
    return tuple(sorted({word.lower() for word in _TOKEN.findall(names)}))


def context_features(context: Context) -> list[str]:
    """The names of what a context says, with its ancestors: for training and for explaining."""
    names = []
    here: Context | None = context
    while here is not None and here is not here.block:
        names.append(f"inline:{here.tag}")
        names += [f"near:{token}" for token in tokens(here.names)]
        here = here.parent
    assert here is not None
    block = here
    above = block.parent
    names.append(f"tag:{block.tag}")
    if above is not None:
        names.append(f"tags:{block.tag}<{above.block.tag}")
        if above.parent is not None:
            names.append(f"tags:{block.tag}<{above.block.tag}<{above.parent.block.tag}")
    level = 0
    while here is not None and level < NEAR_LEVELS + FAR_LEVELS:
        kind = "near" if level < NEAR_LEVELS else "far"
        names += [f"{kind}:{token}" for token in tokens(here.names)]
        here = here.parent
        level += 1
    mask = 0
    here = context
    while here is not None:
        mask |= _TAG_BIT.get(here.tag, 0)
        here = here.parent
    mask |= _HIDDEN_BIT * context.hidden | _LINKED_BIT * context.linked
    names += [f"in:{tag}" for tag, bit in _TAG_BIT.items() if mask & bit]
    if mask & _HIDDEN_BIT:
        names.append("in:hidden")
    if mask & _LINKED_BIT:
        names.append("in:link")
    names.append(f"depth:{min(context.block.depth, 24) // 2}")
    return names


