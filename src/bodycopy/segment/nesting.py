"""How deep a document nests, and how many elements the parser will make of it, without parsing it.

One linear pass over the tags with a stack of open elements, after "Tree construction" of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tree-construction), reduced to what makes elements stay open.
Where it simplifies, it leaves an element open that a parser would close: the figures err on the high side. It takes
some 5 microseconds a tag, ten times what the parse does, so `guards` asks for it only on suspicion.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_SPACE: Final = r"[\t\n\f\r ]"
# Possessive throughout: one pass over the characters of a tag, whatever they are.
_NAME: Final = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_VALUE: Final = (
    rf"""(?:{_SPACE}*+={_SPACE}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+"""
)
ATTRIBUTE: Final = re.compile(_NAME + _VALUE)
_NAMED: Final = re.compile(f"({_NAME}){_VALUE}")
TAG: Final = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)(?P<rest>(?:[\t\n\f\r /]++|{ATTRIBUTE.pattern})*+)(?P<close>>|\Z)",
    re.VERBOSE,
)
_OPENER: Final = re.compile(r"<(?:/?[A-Za-z]|[!?]|/)")
_COMMENT_END: Final = re.compile(r"--!?>")
_SCRIPT_MARK: Final = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID: Final = _words(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr"
)
_STRUCTURE: Final = _words("html head body")
_MERGED: Final = _words("html body")
_RAW: Final = _words("iframe noembed noframes noscript script style textarea title xmp")
_FORMATTING: Final = _words("a b big code em font i nobr s small strike strong tt u")
_HEADINGS: Final = _words("h1 h2 h3 h4 h5 h6")
_CELLS: Final = _words("td th caption")
_TABLE_PARTS: Final = _words("td th caption tr tbody thead tfoot colgroup")
_ROW_PARENTS: Final = {
    "td": _words("tr template"),
    "th": _words("tr template"),
    "tr": _words("tbody thead tfoot table template"),
}
_TABLE_PARENTS: Final = _words("table template")
_TABLE_MODE: Final = _words("table tbody thead tfoot tr")
_CLOSES_P: Final = _HEADINGS | _words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header "
    "hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary table ul xmp"
)
_BLOCKS: Final = (_CLOSES_P - {"hr", "plaintext", "table"}) | _words("button applet marquee object select")
_SCOPE: Final = _words("applet caption table td th marquee object template mi mo mn ms mtext annotation-xml "
                       "foreignobject desc")  # fmt: skip
_MARKERS: Final = _words("applet marquee object td th caption template")
_SPECIAL: Final = (
    _BLOCKS
    | _SCOPE
    | _TABLE_PARTS
    | _words("plaintext frameset noscript iframe noembed noframes style script textarea title")
)
_FOREIGN: Final = _words("svg math")
_INTEGRATION: Final = _words("foreignobject desc title mi mo mn ms mtext annotation-xml")
_BREAKOUT: Final = _words(
    "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
_FONT_BREAKOUT: Final = re.compile("color|face|size", re.IGNORECASE)
_SIBLINGS: Final = {"li": _words("li"), "dd": _words("dd dt"), "dt": _words("dd dt")}
_SIBLING_PASSES: Final = _words("address div p")
_SAME_FORMATS: Final = 3  # the "Noah's Ark clause"


class Nesting(NamedTuple):
    """What a parser would build; both figures are upper estimates, cut off once they pass the caller's limits."""

    depth: int
    """The most elements open at one time."""
    elements: int
    """Start tags, and the copies made of formatting elements that were never closed."""
    attributes: int
    """The most attributes of one element, 0 when none can pass the limit. A second `body` adds its own to the first."""
    names: int
    """Different names of tags and attributes."""


class _Format:
    """An entry of the list of active formatting elements."""

    __slots__ = ("key", "name", "open")

    def __init__(self, name: str, key: str) -> None:
        self.name = name
        self.key = key
        self.open = False


def measure(text: str, max_depth: int, max_elements: int, max_attributes: int, max_names: int) -> Nesting:
    """What a parser would build of a document; stops as soon as one of the limits is passed. Linear."""
    elements = _Elements()
    names: set[str] = set()
    most_attributes = merged_attributes = 0
    deepest = 0
    at = 0
    while (opener := _OPENER.search(text, at)) is not None:
        start = opener.start()
        if start > at and elements.active and not text[at:start].isspace():
            elements.reconstruct()
        tag = TAG.match(text, start)
        if tag is None:
            at = _after_comment(text, start, in_foreign=elements.foreign())
            continue
        at = tag.end()
        end, name, rest = tag.group("end", "name", "rest")
        name = name.lower()
        if len(rest) > 2 * max_attributes:  # each takes a letter and a space at least
            most_attributes = max(most_attributes, count_attributes(rest))
        if name in _MERGED and not end:
            merged_attributes += count_attributes(rest)
            most_attributes = max(most_attributes, merged_attributes)
        if most_attributes > max_attributes:
            break
        names.add(name)
        if rest:
            names.update(_NAMED.findall(rest))
        if len(names) > max_names:
            break
        if end:
            elements.end(name)
            continue
        elements.start(name, rest)
        deepest = max(deepest, len(elements.names))
        if deepest > max_depth or elements.made > max_elements:
            break
        if name == "plaintext":
            break
        if name in _RAW and elements.takes_raw_text(name):
            at = _after_raw_text(text, at, name)
            elements.end(name)
    return Nesting(deepest, elements.made, most_attributes, len(names))


def count_attributes(rest: str) -> int:
    """How many attributes stand in `rest`, the part of a tag after its name."""
    return len(ATTRIBUTE.findall(rest))


def _after_comment(text: str, start: int, *, in_foreign: bool) -> int:
    if text.startswith("<!--", start):
        if text.startswith(("<!-->", "<!--->"), start):
            return text.index(">", start) + 1
        found = _COMMENT_END.search(text, start + 4)
        return found.end() if found else len(text)
    end = "]]>" if in_foreign and text.startswith("<![CDATA[", start) else ">"
    at = text.find(end, start)
    return len(text) if at < 0 else at + len(end)


def _after_raw_text(text: str, at: int, name: str) -> int:
    if name == "script":
        return _after_script(text, at)
    found = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(text, at)
    return _after_tag(text, found.start()) if found else len(text)


def _after_script(text: str, at: int) -> int:
    """Inside `<!-- <script>` the first `</script>` ends the inner script only ("script data double escaped")."""
    escaped = inner = False
    for mark in _SCRIPT_MARK.finditer(text, at):
        what = mark[0]
        if what == "<!--":
            escaped = True
        elif what == "-->":
            escaped = inner = False
        elif not mark[1]:
            inner = escaped
        elif inner:
            inner = False
        else:
            return _after_tag(text, mark.start())
    return len(text)


def _after_tag(text: str, start: int) -> int:
    tag = TAG.match(text, start)
    return tag.end() if tag else len(text)


class _Elements:
    """The stack of open elements and the list of active formatting elements."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.formats: list[_Format | None] = []
        """For each open element its formatting entry, if it has one."""
        self.active: list[_Format | None] = []
        """None is a marker: an element, a cell for example, that formatting does not cross."""
        self.made = 0
        self.foreign_seen = False

    def start(self, name: str, rest: str) -> None:
        """Open an element, closing what its start tag implies the end of."""
        if name in _STRUCTURE:
            # Its attributes are added to the element that is there.
            return
        self.made += 1
        foreign = self.foreign()
        if foreign and name in _BREAKOUT and (name != "font" or _FONT_BREAKOUT.search(rest)):
            self.pop_to(self.last(_FOREIGN))
            foreign = False
        if foreign:
            if not rest.endswith("/"):
                self.push(name)
            return
        if name in _TABLE_PARTS:
            self.start_table_part(name)
            return
        if name == "select" and (at := self.last({"select"}, stop=_SCOPE)) >= 0:
            self.pop_to(at)
            return
        self.close_implied(name)
        if name in _VOID:
            self.reconstruct()
            return
        if name in _FORMATTING:
            self.start_formatting(name, rest)
            return
        if name not in _CLOSES_P:
            self.reconstruct()
        self.push(name)
        if name in _MARKERS:
            self.active.append(None)

    def end(self, name: str) -> None:
        """Close the element that an end tag means, if it means one."""
        names = self.names
        if name in _FORMATTING and self.end_formatting(name):
            return
        if name == "template":
            self.close(self.last({name}))
        elif name in _TABLE_PARTS or name == "table":
            self.close(self.last({name}, stop=_TABLE_PARENTS))
        elif name == "form":
            at = self.last({name}, stop=_SCOPE)
            if at >= 0:
                self.remove(at)
        elif name in _HEADINGS:
            self.close(self.last(_HEADINGS, stop=_SCOPE))
        elif name in _BLOCKS:
            stop = _SCOPE | {"button"} if name == "p" else _SCOPE | {"ul", "ol"} if name == "li" else _SCOPE
            self.close(self.last({name}, stop=stop))
        elif name in names:
            self.close(self.last({name}, stop=_SPECIAL))

    def foreign(self) -> bool:
        """The current element is one of SVG or MathML, where HTML's rules rest."""
        if not self.foreign_seen:
            return False
        for name in reversed(self.names):
            if name in _FOREIGN:
                return True
            if name in _INTEGRATION or name in _SPECIAL:
                return False
        return False

    def takes_raw_text(self, name: str) -> bool:
        """The element just started holds characters only, not tags."""
        if not self.names or self.names[-1] != name or self.last(_FOREIGN, stop=_INTEGRATION - {name}) >= 0:
            return False
        return "frameset" not in self.names

    def last(self, wanted: frozenset[str] | set[str], stop: frozenset[str] = frozenset()) -> int:
        """The place of the innermost open element of `wanted` that no element of `stop` stands over, or -1."""
        names = self.names
        for at in range(len(names) - 1, -1, -1):
            if names[at] in wanted:
                return at
            if names[at] in stop:
                return -1
        return -1

    def push(self, name: str, format_: _Format | None = None) -> None:
        self.names.append(name)
        self.formats.append(format_)
        if name in _FOREIGN:
            self.foreign_seen = True

    def remove(self, at: int) -> None:
        format_ = self.formats[at]
        if format_ is not None:
            format_.open = False
        del self.names[at], self.formats[at]

    def pop_to(self, at: int) -> None:
        """Close the element at a place and all inside it; nothing for -1."""
        if at < 0:
            return
        for format_ in self.formats[at:]:
            if format_ is not None:
                format_.open = False
        del self.names[at:], self.formats[at:]

    def close(self, at: int) -> None:
        """`pop_to`, and forget the formatting that was begun inside the element if it is a marker."""
        if at < 0:
            return
        markers = sum(name in _MARKERS for name in self.names[at:])
        self.pop_to(at)
        for _ in range(markers):
            while self.active and self.active.pop() is not None:
                pass

    def close_implied(self, name: str) -> None:
        names = self.names
        if name in _SIBLINGS:
            self.close_sibling(_SIBLINGS[name])
        if name in _CLOSES_P and "p" in names:
            self.pop_to(self.last({"p"}, stop=_SCOPE | {"button"}))
        if not names:
            return
        if (name in _HEADINGS and names[-1] in _HEADINGS) or (name in {"option", "optgroup"} and names[-1] == "option"):
            self.pop_to(len(names) - 1)
        if name == "optgroup" and "select" in names and names[-1] == "optgroup":
            self.pop_to(len(names) - 1)
        if name == "table" and names and names[-1] in _TABLE_MODE:
            self.close(self.last({"table"}, stop=_SCOPE - {"table"}))
        elif name == "button":
            self.close(self.last({"button"}, stop=_SCOPE))
        elif name in {"input", "keygen"}:
            self.pop_to(self.last({"select"}, stop=_SCOPE))

    def close_sibling(self, siblings: frozenset[str]) -> None:
        for at in range(len(self.names) - 1, -1, -1):
            name = self.names[at]
            if name in siblings:
                self.pop_to(at)
                return
            if name in _SPECIAL and name not in _SIBLING_PASSES:
                return

    def start_table_part(self, name: str) -> None:
        table = self.last(_TABLE_PARENTS)
        if table < 0:
            return
        parent = max(table, self.last(_ROW_PARENTS.get(name, _TABLE_PARENTS)))
        if parent + 1 < len(self.names):
            self.close(parent + 1)
        if name in {"td", "th"} and self.names[parent] == "table":
            self.push("tr")
        self.push(name)
        if name in _CELLS:
            self.active.append(None)

    def start_formatting(self, name: str, rest: str) -> None:
        if name in {"a", "nobr"}:
            self.end_formatting(name)
        self.reconstruct()
        entry = _Format(name, name + rest)
        entry.open = True
        self.push(name, entry)
        same = [old for old in self.since_marker() if old.key == entry.key]
        if len(same) >= _SAME_FORMATS:
            self.active.remove(same[0])
        self.active.append(entry)

    def end_formatting(self, name: str) -> bool:
        """A reduced "adoption agency algorithm": False if there is no such formatting to end."""
        entry = next((old for old in reversed(self.since_marker()) if old.name == name), None)
        if entry is None:
            return False
        self.active.remove(entry)
        if not entry.open:
            return True
        at = self.formats.index(entry)
        if any(inner in _SPECIAL for inner in self.names[at + 1 :]):
            self.remove(at)
        else:
            self.pop_to(at)
        return True

    def reconstruct(self) -> None:
        """Open again the formatting that was closed by the end of a block around it."""
        if not self.active or self.active[-1] is None or self.active[-1].open:
            # As in the standard: entries before an open one were opened again with it.
            return
        missing = [entry for entry in self.since_marker() if not entry.open]
        for entry in missing:
            entry.open = True
            self.push(entry.name, entry)
        self.made += len(missing)

    def since_marker(self) -> list[_Format]:
        found: list[_Format] = []
        for entry in reversed(self.active):
            if entry is None:
                break
            found.append(entry)
        return found[::-1]
