"""Evidence that decides: as much of it as makes a role lead, or trail, by what it must."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from bodycopy.classify.scores import MOST, STEP, check_room, finding
from bodycopy.page import Evidence, Finding, Line, Role

LEAST: Final = 1 / STEP
"""A last word must be worth a step, the smallest weight there is."""


def say_last_word(line: Line, sign: tuple[str, str], roles: tuple[Role, ...], weight: float) -> None:
    """Add evidence of this weight, in log-odds, for some roles to a line whose findings are counted.

    Args:
        line: the line.
        sign: the name of the evidence, and the reason in words.
        roles: the roles that it speaks for, or against.
        weight: its weight; heavier evidence than there is room for is divided.
    """
    last_word = _worth(sign, roles, weight)
    line.findings.append(last_word)
    line.score += last_word.score
    check_room(line.score)
    line.counted += 1


@lru_cache(maxsize=1 << 12)
def _worth(sign: tuple[str, str], roles: tuple[Role, ...], weight: float) -> Finding:
    """Evidence of this weight; leads are whole steps, so that many lines share it."""
    most = math.copysign(MOST, weight)
    whole, rest = divmod(weight, most)
    # In equal shares, the rounding of each could take the lead away.
    shares = [most] * int(whole) + [rest] * (rest != 0)
    return finding(*(Evidence(*sign, dict.fromkeys(roles, share)) for share in shares))
