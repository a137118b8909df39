"""A stage as users write theirs."""

from __future__ import annotations

from collections.abc import Sequence

import bodycopy
from bodycopy import Evidence, Line, Page, Role, Stage


def _shouting(page: Page, lines: Sequence[Line]) -> None:
    for line in lines:
        if line.text.isupper():
            line.findings.append(bodycopy.finding(Evidence("user.shouting", "all in capitals", {Role.PROMO: 9.0})))


SHOUTING = Stage("shouting", _shouting)
"""Takes lines in capitals for promos."""
