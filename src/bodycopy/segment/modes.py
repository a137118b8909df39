"""Which tags make elements where: before the body and on pages of frames the parser heeds but a few.

After those insertion modes of the HTML standard that decide whether a tag counts at all; `nesting` asks of each tag.
"""

from __future__ import annotations

import enum
from typing import Final

from bodycopy.references import unescaped

SPACE: Final = "\t\n\f\r "
DROPPED: Final = "\0"
"""The parser leaves it out of the text; but before the body it begins one."""
_IN_HEAD: Final = frozenset({
    "base", "basefont", "bgsound", "link", "meta", "noframes", "script", "style", "template", "title", "html", "head",
})  # fmt: skip
_IN_HEAD_NOSCRIPT: Final = frozenset({"basefont", "bgsound", "link", "meta", "noframes", "style"})
_IGNORED_IN_HEAD_NOSCRIPT: Final = frozenset({"html", "head", "noscript"})
_END_HEAD: Final = frozenset({"body", "html", "br"})
_FORBID_FRAMES: Final = frozenset({
    "applet", "area", "body", "br", "button", "dd", "dt", "embed", "hr", "iframe", "image", "img", "input", "keygen",
    "li", "listing", "marquee", "object", "pre", "select", "table", "textarea", "wbr", "xmp",
})  # fmt: skip
"""Behind one of these, or behind text, a `<frameset>` is ignored."""


class _Mode(enum.Enum):
    HEAD = enum.auto()
    HEAD_NOSCRIPT = enum.auto()
    AFTER_HEAD = enum.auto()
    BODY = enum.auto()
    FRAMES = enum.auto()
    AFTER_FRAMES = enum.auto()


_BEFORE_BODY: Final = frozenset({_Mode.HEAD, _Mode.HEAD_NOSCRIPT, _Mode.AFTER_HEAD})


class Modes:
    """The mode that the parser is in, and whether a `<frameset>` would still take the place of the body."""

    def __init__(self, *, scripting: bool) -> None:
        self._mode = _Mode.HEAD
        self._scripting = scripting
        self._frames_allowed = True
        self.settled = False
        """In the body for good: all tags count but `frameset`."""

    @property
    def frames(self) -> bool:
        """The page is one of frames: no other elements are made."""
        return self._mode in {_Mode.FRAMES, _Mode.AFTER_FRAMES}

    def text(self, text: str, *, inside: bool) -> None:
        """Text between two tags; `inside` if an element is open, without `html`, `head` and `body`."""
        text = unescaped(text).strip(SPACE)
        if text and not inside and self._mode in _BEFORE_BODY:
            self._mode = _Mode.BODY
        if text.strip(SPACE + DROPPED):
            self._forbid_frames()

    def start(self, name: str, *, inside: bool, hidden: bool) -> bool:
        """Whether a start tag that HTML's rules are for makes an element; `hidden` if it is an `input` of that type."""
        if self._mode is _Mode.BODY:
            if name == "frameset":
                return self._start_frames()
            if name in _FORBID_FRAMES and not hidden:
                self._forbid_frames()
            return True
        if self.frames:
            return name in {"frame", "noframes"} or (name == "frameset" and self._mode is _Mode.FRAMES)
        return self._start_before_body(name, inside=inside, hidden=hidden)

    def end(self, name: str, *, inside: bool) -> bool:
        """Whether an end tag may end an element or make one; asked of all, but those in SVG and MathML."""
        if self._mode is _Mode.BODY:
            if name == "br":
                self._forbid_frames()
            return True
        if self.frames:
            return name == "frameset"
        if inside:
            return True
        if self._mode is _Mode.HEAD_NOSCRIPT:
            if name == "noscript":
                self._mode = _Mode.HEAD
            if name != "br":
                return False
        if name == "head" and self._mode is not _Mode.AFTER_HEAD:
            self._mode = _Mode.AFTER_HEAD
        elif name in _END_HEAD:
            self._mode = _Mode.BODY
            return self.end(name, inside=inside)
        return False

    def frames_ended(self) -> None:
        """The outermost `frameset` has ended, and no other may follow."""
        self._mode = _Mode.AFTER_FRAMES

    def _start_before_body(self, name: str, *, inside: bool, hidden: bool) -> bool:
        if inside:  # in a template, as in the body; but there is no body yet whose place frames could take
            if name in _FORBID_FRAMES and not hidden:
                self._forbid_frames()
            return name != "frameset"
        if self._mode is _Mode.HEAD_NOSCRIPT:
            if name in _IN_HEAD_NOSCRIPT or name in _IGNORED_IN_HEAD_NOSCRIPT:
                return name in _IN_HEAD_NOSCRIPT
            self._mode = _Mode.HEAD
        if name in _IN_HEAD:
            return True
        if name == "noscript" and self._mode is _Mode.HEAD:
            if not self._scripting:
                self._mode = _Mode.HEAD_NOSCRIPT
            return self._scripting
        if name == "frameset":
            self._frames_allowed = True
            return self._start_frames()
        self._mode = _Mode.BODY
        return self.start(name, inside=inside, hidden=hidden)

    def _forbid_frames(self) -> None:
        self._frames_allowed = False
        self.settled = self._mode is _Mode.BODY

    def _start_frames(self) -> bool:
        if self._frames_allowed:
            self._mode = _Mode.FRAMES
        return self._frames_allowed
