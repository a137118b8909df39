"""A page that workers read before their first: what is loaded only when it is needed is no part of any page's time."""

from __future__ import annotations

from typing import Final

from bodycopy.sources import Origin, Source

_TEXT: Final = (
    "The council voted on Tuesday to reopen the harbour railway, which has carried no passengers since the storms of "
    "the winter eleven years ago, said the mayor, who expects the first trains by the end of the next summer. "
)
SAMPLE: Final = Source(
    Origin("sample"),
    "<!doctype html><html><head><meta charset=utf-8><title>Harbour railway to reopen | Gazette</title></head><body>"
    "<nav><ul><li><a href='/'>Home</a><li><a href='/sport'>Sport</a></ul></nav>"
    "<article><h1>Harbour railway to reopen</h1><p>By Marta Ellery</p><p>3 May 2031, 10:20</p>"
    f"<figure><img src='/a.jpg'><figcaption>The station. Photo: Jo Dale</figcaption></figure>{f'<p>{_TEXT}</p>' * 4}"
    "</article><aside><h2>Related stories</h2><a href='/b'>A ferry in the fog</a></aside>"
    "<p>Sign up for our newsletter</p><footer><p>© 2031 All rights reserved</p></footer></body></html>",
)
