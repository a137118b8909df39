"""The attributes of a start tag."""

from __future__ import annotations

import pytest

from bodycopy.attributes import attributes_in


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<img SRC="a.png" alt=\'a "pier"\' width=40', {"src": "a.png", "alt": 'a "pier"', "width": "40"}),
        ('<a title="Rain &amp; wind" data-src = "b.png" hidden', {"title": "Rain & wind", "data-src": "b.png"}),
        (f'<a title="&#{"9" * 5000};"', {"title": "\ufffd"}),
        ("<p", {}),
        ("", {}),
    ],
)
def test_attributes_by_name(tag: str, expected: dict[str, str]) -> None:
    assert attributes_in(tag) == expected
