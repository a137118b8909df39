"""How many formatting elements the parser may have to copy, without following the tags one by one.

A formatting element that is not closed with the block around it is opened again, as a copy, in what follows. Of those
without attributes the parser keeps three, of others any number: only they are counted here.
"""

from __future__ import annotations

import re
from typing import Final

_FORMAT: Final = re.compile(
    # The first two characters tell most tags apart. Classes instead of IGNORECASE, which is half as fast. An `a` closes
    # the one before it. What is closed before the next tag is not counted.
    rb"<(?=[BCEFINSTUbcefinstu][IOMTiomt\t\n\f\r /])"
    rb"([BbIiUuSs]|[Bb][Ii][Gg]|[Cc][Oo][Dd][Ee]|[Ee][Mm]|[Ff][Oo][Nn][Tt]|[Nn][Oo][Bb][Rr]"
    rb"|[Ss](?:[Mm][Aa][Ll][Ll]|[Tt][Rr](?:[Ii][Kk][Ee]|[Oo][Nn][Gg]))|[Tt][Tt])[\t\n\f\r /]"
    rb"(?!(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>[^<]*+</\1>)"
)
_LONGEST_NAME: Final = len("<strong>")
# Half of the bytes of real pages are scripts and the like, without a `<` for more than this.
_STEP: Final = 4_096


def formats_in(data: bytes, end: int) -> int:
    """How many tags before `end` open a formatting element that may be copied; rather too many than too few."""
    find, found_in = data.find, _FORMAT.findall
    found = 0
    at = find(b"<", 0, end)
    while at >= 0:
        stop = at + _STEP
        while stop < end and find(b"<", stop, stop + _STEP) >= 0:
            stop += _STEP
        # A name may begin before `stop` and end behind it. What closes its element is not seen there.
        found += len(found_in(data, at, stop + _LONGEST_NAME))
        at = find(b"<", stop, end)
    return found
