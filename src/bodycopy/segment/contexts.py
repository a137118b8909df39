"""The contexts of elements, which pages of a site share that are read one after the other.

Every context keeps the contexts inside it by the elements' keys, so that finding one takes a look into a small
dictionary. The first page of another site begins anew, since it would find next to none, and what is kept costs every
collection of garbage; the old ones go with the last page that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from bodycopy.page import Context
from bodycopy.segment.elements import HIDING, Attributes, is_hidden
from bodycopy.segment.tags import BLOCK, NOSCRIPT, Kind, unknown

_DIGITS: Final = re.compile("[0-9][0-9]*")
"""Not with a `+`: where what a pattern opens with is one character, it is looked for in half of the time."""
_LONGEST_NAMES: Final = 2_000
"""Characters of class and id that are read: of 1,827 real pages 35 have an element with more."""
_LONGEST_KEPT: Final = 200
"""Longer ones are reckoned each time: pages that write megabytes into a class attribute must not fill the table."""
_LONGEST_TAG: Final = 60
_MOST_KEYS: Final = 50_000
_MOST_CONTEXTS: Final = 1 << 13
_USUAL_KEY: Final = 64
"""A context with a longer key counts as several."""
_HIDDEN: Final = "!"
"""What the keys of hidden elements begin with; no tag does."""


class Keys(dict[str | None, str]):
    """The keys of the elements of one tag that are not hidden, by their class and id as written.

    Numbers tell one post or slot from the next, not one layout from another: keys are without. No `Memo`, since
    the keys of all tags have one bound together.
    """

    def __init__(self, tag: str, table: ContextTable) -> None:
        super().__init__()
        self._tag = tag
        self._table = table

    def __missing__(self, names: str | None) -> str:
        plain = _DIGITS.sub("", names[:_LONGEST_NAMES]) if names else ""
        key = f"{self._tag} {plain}" if plain else self._tag
        if not names or len(names) <= _LONGEST_KEPT:
            self._table.keys += 1
            self[names] = key
        return key

    def of(self, attributes: Attributes) -> str:
        """The key of an element with these attributes."""
        class_, id_ = attributes.get("class"), attributes.get("id")
        key = self[f"{class_} {id_}" if class_ and id_ else class_ or id_]
        return _HIDDEN + key if not HIDING.isdisjoint(attributes) and is_hidden(attributes) else key


Element = tuple[Kind, str, Keys]
"""What is known of an element by its tag."""


class ContextTable:
    """Contexts and keys that were met so far. Safe to use from many threads."""

    def __init__(self, kinds: Mapping[int, tuple[Kind, str]]) -> None:
        """Take the kinds and names of the tags that the parser knows, by its numbers."""
        self.keys = 0
        """How many keys there are; threads may miss a few."""
        self._root = Context(None, "")
        self._site = ""
        self._contexts = 0
        self._keys: dict[str, Keys] = {}
        self.known: Final[Mapping[int, Element]] = {
            tag_id: (kind, tag, self.keys_of(tag)) for tag_id, (kind, tag) in kinds.items()
        }
        """By the parser's number of the tag."""
        self.known_without_script: Final[Mapping[int, Element]] = {
            tag_id: (BLOCK if kind == NOSCRIPT else kind, tag, keys) for tag_id, (kind, tag, keys) in self.known.items()
        }
        """The same for a browser that runs no scripts."""

    def start(self, url: str | None) -> Context:
        """The context around the body of the page that is read next, and where it was."""
        if self.keys > _MOST_KEYS:
            self.keys = 0
            self._keys = {}
            for _, _, keys in self.known.values():
                keys.clear()
        site = _site_of(url)
        if not site:
            return Context(None, "")
        if site != self._site or self._contexts > _MOST_CONTEXTS:
            self._site = site
            self._contexts = 0
            self._root = Context(None, "")
        return self._root

    def finish(self, url: str | None, contexts: Iterable[Context]) -> None:
        """The page is read, and these are the contexts of its blocks.

        If no other page will look for them, they forget what is inside them: contexts that refer to each other are
        freed when garbage is collected, others at once.
        """
        if not _site_of(url):
            for context in contexts:
                if context.inside:
                    context.inside = {}

    def keys_of(self, tag: str) -> Keys:
        """The keys of the elements of a tag."""
        found = self._keys.get(tag)
        if found is None:
            self.keys += 1
            found = self._keys.setdefault(tag, Keys(tag, self))
        return found

    def unknown(self, tag: str | None) -> Element:
        """What is known of an element whose tag the parser has no number for."""
        tag = tag or "-unknown"
        return unknown(tag), tag[:_LONGEST_TAG], self.keys_of(tag[:_LONGEST_TAG])

    def find(self, parent: Context, tag: str, attributes: Attributes, *, is_block: bool) -> Context:
        """The context of an element inside another; what the walk does for most elements without this call."""
        key = self.keys_of(tag).of(attributes)
        return parent.inside.get(key) or self.add(parent, key, tag, is_block)

    def add(self, parent: Context, key: str, tag: str, is_block: bool) -> Context:
        """A new context inside another, of elements of a tag that have this key."""
        self._contexts += 1 + len(key) // _USUAL_KEY
        hidden = key[0] == _HIDDEN
        names = key[len(tag) + 1 + hidden :]
        return parent.inside.setdefault(key, Context(parent, tag, names, is_block, hidden))


def _site_of(url: str | None) -> str:
    """What pages of a site have in common; empty where that is not known."""
    return url.partition("://")[2].partition("/")[0] if url else ""
