"""MHTML (RFC 2557), as Chromium and others save a page with its pictures in one file."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message
from typing import Final

from bodycopy.errors import SourceError
from bodycopy.sources.types import Origin, Source, mail_moment

_HEADER: Final = re.compile(rb"\s*[A-Za-z][A-Za-z-]*:")
_MIME: Final = re.compile(rb"^(?:mime-version|snapshot-content-location)\s*:", re.IGNORECASE | re.MULTILINE)
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})


def fits(head: bytes, name: str) -> bool:
    return _HEADER.match(head) is not None and _MIME.search(head) is not None


def source(data: bytes, name: str) -> Source:
    """The page of the first HTML part, which is the document itself; frames follow it.

    Raises:
        SourceError: there is no HTML part.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() in _PAGE_TYPES), None)
    if part is None:
        raise SourceError("cannot be read: it is an e-mail or MHTML file without a page in HTML")
    payload = part.get_payload(decode=True)
    url = message["Snapshot-Content-Location"] or part["Content-Location"] or message["Content-Location"]
    origin = Origin(name, str(url).strip() if url else None, mail_moment(str(message["Date"])))
    return Source(origin, payload if isinstance(payload, bytes) else b"", charset=_charset(part))


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None
