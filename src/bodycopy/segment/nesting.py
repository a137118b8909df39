"""How deep a document nests, and how many elements the parser will make of it, without parsing it.

One linear pass over the tags with a stack of open elements, after "Tree construction" of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tree-construction), reduced to what makes elements stay open.
Where it simplifies, it leaves an element open that a parser would close: the figures err on the high side. It takes
some 5 microseconds a tag, ten times what the parse does, so `guards` asks for it only on suspicion.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bodycopy.references import unescaped
from bodycopy.segment.limits import Limits
from bodycopy.segment.modes import DROPPED, SPACE, Modes
from bodycopy.segment.tags import HEADINGS

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
_SCRIPT_MARK: Final = re.compile(r"<!--(?:-*+>)?+|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID: Final = _words(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr"
)
_STRUCTURE: Final = _words("html head body")
_MERGED: Final = _words("html body")
_RAW: Final = _words("iframe noembed noframes noscript script style textarea title xmp")
_FORMATTING: Final = _words("a b big code em font i nobr s small strike strong tt u")
_CELLS: Final = _words("td th caption")
_TABLE_PARTS: Final = _words("td th caption tr tbody thead tfoot colgroup")
_ROW_PARENTS: Final = {
    "td": _words("tr template"),
    "th": _words("tr template"),
    "tr": _words("tbody thead tfoot table template"),
}
_TABLE_PARENTS: Final = _words("table template")
_TABLE_MODE: Final = _words("table tbody thead tfoot tr")
_CLOSES_P: Final = HEADINGS | _words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header "
    "hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary table ul xmp"
)
_BLOCKS: Final = (_CLOSES_P - {"hr", "plaintext", "table"}) | _words("button applet marquee object select")
_FOREIGN: Final = _words("svg math")


def _foreign(space: str, name: str) -> str:
    """What the stack calls an element of SVG or MathML: no tag has a space in its name."""
    return f"{space} {name}"


_MATH_TEXT: Final = frozenset(_foreign("math", name) for name in _words("mi mo mn ms mtext"))
_ANNOTATION: Final = _foreign("math", "annotation-xml")
_HTML_ANNOTATION: Final = _foreign("math html", "annotation-xml")
_HTML_IN_SVG: Final = frozenset(_foreign("svg", name) for name in _words("foreignobject desc title"))
_INTEGRATION: Final = _MATH_TEXT | _HTML_IN_SVG | {_HTML_ANNOTATION}
"""Elements of SVG and MathML that hold HTML."""
_NO_HTML_IN_TEXT: Final = _words("mglyph malignmark")
_SCOPE: Final = _words("applet caption table td th marquee object select template") | _INTEGRATION | {_ANNOTATION}
_MARKERS: Final = _words("applet marquee object td th caption template")
_SPECIAL: Final = (
    _BLOCKS
    | _SCOPE
    | _TABLE_PARTS
    | _words("plaintext frameset noscript iframe noembed noframes style script textarea title")
)
_BREAKOUT: Final = _words(
    "b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
_END_BREAKOUT: Final = _words("br p")
_FONT_BREAKOUT: Final = _words("color face size")
_SIBLINGS: Final = {"li": _words("li"), "dd": _words("dd dt"), "dt": _words("dd dt")}
_SIBLING_PASSES: Final = _words("address div p")
_RUBY_PARTS: Final = _words("rb rp rt rtc")
_CLOSED_IN_RUBY: Final = _RUBY_PARTS | _words("dd dt li optgroup option p")
_SAME_FORMATS: Final = 3  # the "Noah's Ark clause"


_QUOTES: Final = ('"', "'")
_CDATA: Final = "<![CDATA["
_HTML_TYPES: Final = _words("text/html application/xhtml+xml")


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


def measure(text: str, limits: Limits, *, scripting: bool = True) -> Nesting:
    """What a parser would build of a document; stops as soon as one of the limits is passed. Linear.

    The parser takes what is in a `<noscript>` for text if `scripting`, and for elements otherwise.
    """
    elements = _Elements()
    modes = Modes(scripting=scripting)
    raw = _RAW if scripting else _RAW - {"noscript"}
    words = _Words(limits)
    names = words.names
    deepest = at = 0
    while (opener := _OPENER.search(text, at)) is not None:
        start = opener.start()
        if start > at:
            if not modes.settled:
                modes.text(text[at:start], inside=bool(elements.names))
            if elements.active:
                elements.text(text[at:start])
        tag = TAG.match(text, start)
        if tag is None:
            at = _after_comment(text, start, in_foreign=elements.foreign())
            if text.startswith(_CDATA, start) and elements.foreign():
                modes.text(text[start + len(_CDATA) : at].removesuffix("]]>"), inside=True)
            continue
        at = tag.end()
        end, name, rest = tag.group("end", "name", "rest")
        name = name.lower()
        names.add(name)
        if rest:
            words.add_attributes(name, rest, is_end=bool(end))
            if words.most_attributes > limits.max_attributes:
                break
        if len(names) > limits.max_names:
            break
        if end:
            elements.end(name, modes)
            continue
        elements.start(name, rest, modes)
        deepest = max(deepest, len(elements.names))
        if deepest > limits.max_depth or elements.made > limits.max_elements:
            break
        if elements.names and elements.names[-1] == name:
            if name == "plaintext":
                break
            if name in raw:
                at = _after_raw_text(text, at, name)
                elements.pop_to(len(elements.names) - 1)
    return Nesting(deepest, elements.made, words.most_attributes, len(names))


class _Words:
    """What is counted of tags whatever the parser makes of them."""

    def __init__(self, limits: Limits) -> None:
        self._few = 2 * limits.max_attributes
        """No longer tag has more attributes than the limit: each takes a letter and a space at least."""
        self._merged = 0
        """Attributes of all `html` and `body` tags, which are those of one element."""
        self.most_attributes = 0
        """Of one element, as far as they may be too many."""
        self.names: set[str] = set()
        """Different names of tags and attributes."""

    def add_attributes(self, name: str, rest: str, *, is_end: bool) -> None:
        """Count in the attributes of a tag, which stand behind its name."""
        if len(rest) > self._few:
            self.most_attributes = max(self.most_attributes, count_attributes(rest))
        if name in _MERGED and not is_end:
            self._merged += count_attributes(rest)
            self.most_attributes = max(self.most_attributes, self._merged)
        self.names.update(_NAMED.findall(rest))


def count_attributes(rest: str) -> int:
    """How many attributes stand in `rest`, the part of a tag after its name."""
    return len(ATTRIBUTE.findall(rest))


def _value(rest: str, name: str) -> str | None:
    """The value of an attribute in `rest`."""
    for found in ATTRIBUTE.findall(rest):
        key, _, value = found.partition("=") if found[0] != "=" else (found, "", "")
        if key.strip(SPACE).lower() == name:
            value = value.strip(SPACE)
            return unescaped(value.strip(value[:1]) if value[:1] in _QUOTES else value)
    return None


def _attribute_names(rest: str) -> set[str]:
    return {name.lower() for name in _NAMED.findall(rest)}


def _closes_itself(rest: str) -> bool:
    """The slash at the end of `rest` is no part of an attribute's value."""
    if not rest.endswith("/"):
        return False
    return all(found.end() < len(rest) for found in ATTRIBUTE.finditer(rest))


def _breaks_out(name: str, rest: str) -> bool:
    """Whether a tag amid SVG or MathML is one of HTML that ends these."""
    return name in _BREAKOUT and (name != "font" or not _FONT_BREAKOUT.isdisjoint(_attribute_names(rest)))


def _holds_html(rest: str) -> bool:
    return (_value(rest, "encoding") or "").lower() in _HTML_TYPES


def _after_comment(text: str, start: int, *, in_foreign: bool) -> int:
    if text.startswith("<!--", start):
        if text.startswith(("<!-->", "<!--->"), start):
            return text.index(">", start) + 1
        found = _COMMENT_END.search(text, start + 4)
        return found.end() if found else len(text)
    end = "]]>" if in_foreign and text.startswith(_CDATA, start) else ">"
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
        elif what.endswith(">"):
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

    def text(self, text: str) -> None:
        """Open again the formatting that text, even white space, is put into."""
        if self.foreign():
            return
        in_table = bool(self.names) and self.names[-1] in _TABLE_MODE
        if text.strip(SPACE + DROPPED if in_table else DROPPED):
            self.reconstruct()

    def start(self, name: str, rest: str, modes: Modes) -> None:
        """Open an element, closing what its start tag implies the end of."""
        names = self.names
        if names and " " in names[-1] and self.rests(name):
            if not _breaks_out(name, rest):
                self.start_foreign(name, rest)
                return
            self.leave_foreign()
        if modes.settled:
            if name == "frameset":
                return
        elif not modes.start(name, inside=bool(names), hidden=name == "input" and _value(rest, "type") == "hidden"):
            return
        if name in _STRUCTURE:
            # Its attributes are added to the element that is there.
            return
        self.made += 1
        if name == "frameset" and names[-1:] != [name]:
            self.clear()
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
        if name in _FOREIGN:
            if not _closes_itself(rest):
                self.push(_foreign(name, name))
            return
        self.push(name)
        if name in _MARKERS:
            self.active.append(None)

    def start_foreign(self, name: str, rest: str) -> None:
        """Open an element of SVG or MathML inside another, unless it closes itself."""
        self.made += 1
        if _closes_itself(rest):
            return
        self.push(_foreign(self.names[-1].partition(" ")[0], name))
        if self.names[-1] == _ANNOTATION and _holds_html(rest):
            self.names[-1] = _HTML_ANNOTATION

    def end(self, name: str, modes: Modes) -> None:
        """Close the element that an end tag means, if it means one."""
        names = self.names
        if names and " " in names[-1]:  # `foreign`, without a call for every tag
            if name in _END_BREAKOUT:
                self.leave_foreign()
            elif self.end_foreign(name):
                return
        if not modes.settled and not modes.end(name, inside=bool(names)):
            return
        if name == "br":
            self.reconstruct()
            return
        if name not in _FORMATTING or not self.end_formatting(name):
            self.end_block(name)
        if modes.frames and not names:
            modes.frames_ended()

    def end_block(self, name: str) -> None:
        """Close the innermost element of this name that the end tag reaches."""
        if name == "template":
            self.close(self.last({name}))
        elif name in _TABLE_PARTS or name == "table":
            self.close(self.last({name}, stop=_TABLE_PARENTS))
        elif name == "form":
            at = self.last({name}, stop=_SCOPE)
            if at >= 0:
                self.remove(at)
        elif name in HEADINGS:
            self.close(self.last(HEADINGS, stop=_SCOPE))
        elif name in _BLOCKS:
            stop = _SCOPE | {"button"} if name == "p" else _SCOPE | {"ul", "ol"} if name == "li" else _SCOPE
            self.close(self.last({name}, stop=stop))
        elif name in self.names:
            self.close(self.last({name}, stop=_SPECIAL))

    def foreign(self) -> bool:
        """The current element is one of SVG or MathML."""
        return bool(self.names) and " " in self.names[-1]

    def rests(self, name: str) -> bool:
        """Amid SVG or MathML, HTML's rules are not for a start tag that makes an element of these."""
        current = self.names[-1]
        if current in _INTEGRATION:
            return name in _NO_HTML_IN_TEXT and current in _MATH_TEXT
        return name != "svg" or current != _ANNOTATION

    def leave_foreign(self) -> None:
        """Close elements of SVG and MathML up to one that holds HTML."""
        at = len(self.names)
        while at and " " in self.names[at - 1] and self.names[at - 1] not in _INTEGRATION:
            at -= 1
        self.pop_to(at)

    def end_foreign(self, name: str) -> bool:
        """Whether an end tag means an element of SVG or MathML, which is closed."""
        for at in range(len(self.names) - 1, -1, -1):
            space, _, found = self.names[at].rpartition(" ")
            if not space:
                return False
            if found == name:
                self.pop_to(at)
                return True
        return False

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

    def clear(self) -> None:
        """Close all, for frames take the place of the body."""
        self.names.clear()
        self.formats.clear()
        self.active.clear()

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
        if (name in HEADINGS and names[-1] in HEADINGS) or (name in {"option", "optgroup"} and names[-1] == "option"):
            self.pop_to(len(names) - 1)
        if name == "optgroup" and "select" in names and names[-1] == "optgroup":
            self.pop_to(len(names) - 1)
        if name == "table" and names and names[-1] in _TABLE_MODE:
            self.close(self.last({"table"}, stop=_SCOPE - {"table"}))
        elif name in _RUBY_PARTS and self.last({"ruby"}, stop=_SCOPE) >= 0:
            self.close_ruby_parts(_CLOSED_IN_RUBY - {"rtc"} if name in {"rp", "rt"} else _CLOSED_IN_RUBY)
        elif name == "button":
            self.close(self.last({"button"}, stop=_SCOPE))
        elif name == "input":
            self.pop_to(self.last({"select"}, stop=_SCOPE))

    def close_ruby_parts(self, parts: frozenset[str]) -> None:
        at = len(self.names)
        while self.names[at - 1] in parts:
            at -= 1
        self.pop_to(at)

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
        if name in _ROW_PARENTS and self.names[parent] == "table":
            self.push("tbody")
        if name in {"td", "th"} and self.names[-1] != "tr" and self.names[-1] != "template":
            self.push("tr")
        self.push(name)
        if name in _CELLS:
            self.active.append(None)

    def start_formatting(self, name: str, rest: str) -> None:
        if name == "a":
            self.end_formatting(name, in_scope=False)
        self.reconstruct()
        if name == "nobr" and self.last({name}, stop=_SCOPE) >= 0:
            self.end_formatting(name)
            self.reconstruct()
        entry = _Format(name, name + rest)
        entry.open = True
        self.push(name, entry)
        same = [old for old in self.since_marker() if old.key == entry.key]
        if len(same) >= _SAME_FORMATS:
            self.active.remove(same[0])
        self.active.append(entry)

    def end_formatting(self, name: str, *, in_scope: bool = True) -> bool:
        """A reduced "adoption agency algorithm": False if there is no such formatting to end.

        If `in_scope`, formatting that is open around a table, for example, is not ended from inside it.
        """
        entry = next((old for old in reversed(self.since_marker()) if old.name == name), None)
        if entry is None:
            return False
        at = self.formats.index(entry) if entry.open else -1
        if in_scope and at >= 0 and not _SCOPE.isdisjoint(self.names[at + 1 :]):
            return True
        self.active.remove(entry)
        if at < 0:
            return True
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
