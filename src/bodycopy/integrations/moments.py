"""When a page was fetched, as tools say it: what `extract(fetched=…)` takes."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def zoned(moment: datetime | None) -> datetime | None:
    """The moment with a time zone: UTC where it has none."""
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def from_iso(text: object) -> datetime | None:
    """A moment in ISO 8601, as archives have it; None for anything else."""
    try:
        return zoned(datetime.fromisoformat(text)) if isinstance(text, str) else None
    except ValueError:
        return None


def from_http(header: str | None) -> datetime | None:
    """The moment of an HTTP `Date` header (RFC 9110, 5.6.7); None for anything else."""
    try:
        return zoned(parsedate_to_datetime(header)) if header else None
    except (ValueError, OverflowError):
        return None
