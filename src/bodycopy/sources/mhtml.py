"""MHTML (RFC 2557), as Chromium and others save a page with its pictures in one file."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from typing import Final

from bodycopy.errors import SourceError
from bodycopy.sources.types import PAGE_TYPES, Origin, Source, mail_moment

_HEADER: Final = re.compile(rb"\s*[A-Za-z][A-Za-z-]*:")
_MIME: Final = re.compile(rb"^(?:mime-version|snapshot-content-location)\s*:", re.IGNORECASE | re.MULTILINE)


def fits(head: bytes, name: str) -> bool:
    return _HEADER.match(head) is not None and _MIME.search(head) is not None


def source(data: bytes, name: str) -> Source:
    """The page of the first HTML part, which is the document itself; frames follow it.

    Raises:
        SourceError: there is no HTML part.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = list(message.walk())
    part = next((part for part in parts if part.get_content_type() in PAGE_TYPES), None)
    if part is None:
        raise SourceError("cannot be read: it is an e-mail or MHTML file without a page in HTML")
    payload = part.get_payload(decode=True)
    url = message["Snapshot-Content-Location"] or part["Content-Location"] or message["Content-Location"]
    # What ends before its time is the last part; a page before that is whole.
    note = "cut off: the file ends" if part is parts[-1] and _is_cut_off(parts) else None
    origin = Origin(name, str(url).strip() if url else None, mail_moment(str(message["Date"])), note)
    return Source(origin, payload if isinstance(payload, bytes) else b"", charset=_charset(part))


def _is_cut_off(parts: list[Message]) -> bool:
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in parts for defect in part.defects)


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None
