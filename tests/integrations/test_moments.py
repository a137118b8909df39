"""When a page was fetched, as tools say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bodycopy.integrations.moments import zoned
from bodycopy.sources.types import mail_moment, moment

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-05-04T12:00:00Z", NOON),
        ("2031-05-04T12:00:00", NOON),
        ("2031-05-04T14:00:00+02:00", NOON),
        ("May 4th", None),
        ("", None),
        (None, None),
    ],
)
def test_moments_in_iso(text: str | None, expected: datetime | None) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Sun, 04 May 2031 12:00:00 GMT", NOON),
        ("Sun, 04 May 2031 12:00:00 -0000", NOON),
        ("yesterday", None),
        ("Sun, 99 May 2031 12:00:00 GMT", None),
        ("Mon, 01 Jan 99999999999 10:00:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_moments_of_http(header: str | None, expected: datetime | None) -> None:
    assert mail_moment(header) == expected


def test_zones() -> None:
    east = NOON.astimezone(timezone(timedelta(hours=9)))
    assert zoned(east) is east
    assert zoned(NOON.replace(tzinfo=None)) == NOON
    assert zoned(None) is None
