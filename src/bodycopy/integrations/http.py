"""What an HTTP header says of the page's encoding."""

from __future__ import annotations

from email.message import Message


def charset_of(content_type: str | None) -> str | None:
    """The charset that a `Content-Type` header names, in lower case, as `extract(http_charset=…)` takes it.

    None where there is no header or none in it. The default of HTTP/1.0, ISO-8859-1, is not filled in, as many clients
    do: it would be believed, and is mostly wrong. Nor is the name translated to one of Python's codecs.
    """
    if not content_type:
        return None
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    return message.get_content_charset() or None
