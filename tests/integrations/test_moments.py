from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bodycopy.integrations.moments import from_http, from_iso, zoned

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-05-04T12:00:00Z", NOON),
        ("2031-05-04T12:00:00", NOON),
        ("2031-05-04T14:00:00+02:00", NOON),
        ("May 4th", None),
        ("", None),
        (None, None),
        (20310504, None),
    ],
)
def test_moments_in_iso(text: object, moment: datetime | None) -> None:
    assert from_iso(text) == moment


@pytest.mark.parametrize(
    ("header", "moment"),
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
def test_moments_of_http(header: str | None, moment: datetime | None) -> None:
    assert from_http(header) == moment


def test_zones() -> None:
    east = NOON.astimezone(timezone(timedelta(hours=9)))
    assert zoned(east) is east
    assert zoned(NOON.replace(tzinfo=None)) == NOON
    assert zoned(None) is None
