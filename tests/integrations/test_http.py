"""The charset that an HTTP header names."""

from __future__ import annotations

import pytest

from bodycopy.integrations.http import charset_of


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;Charset="Shift_JIS"', "shift_jis"),
        ("text/html; a=b; charset=iso-8859-1; charset=utf-8", "iso-8859-1"),
        ("charset=utf-8", "utf-8"),
        ("text/html; charset=", None),
        ("text/html; charset=\udcff", None),
        ("text/html;\r\n charset=utf-8", "utf-8"),
        ("text/html; charset*=x'y'%ff", None),
        ("text/html", None),
        ("", None),
        (None, None),
    ],
)
def test_charset_of_a_header(header: str | None, charset: str | None) -> None:
    assert charset_of(header) == charset
