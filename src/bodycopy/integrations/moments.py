"""When a page was fetched, as tools say it: what `extract(fetched=…)` takes."""

from __future__ import annotations

from datetime import UTC, datetime


def zoned(moment: datetime | None) -> datetime | None:
    """The moment with a time zone: UTC where it has none."""
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
