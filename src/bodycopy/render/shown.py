"""What the report and the terminal show alike."""

from __future__ import annotations

from bodycopy.article import ClassifiedLine, Reason


def main_reason(line: ClassifiedLine) -> Reason | None:
    """The evidence that speaks most for the line's role over the runner-up; None where none speaks for it."""
    against = {reason.sign: reason.weight for reason in line.reasons if reason.role is line.runner_up}
    found = [reason for reason in line.reasons if reason.role is line.role and reason.weight > 0]
    return max(found, key=lambda reason: reason.weight - against.get(reason.sign, 0.0), default=None)


def share(value: float) -> str:
    """A share as a percentage, cut and not rounded: 100 % is all."""
    return f"{int(value * 100)} %"


def weight(value: float) -> str:
    """Log-odds with their sign."""
    return f"{value:+.1f}".replace("-", "−")


def stage_of(reason: Reason) -> str:
    """The name of the stage that saw it."""
    return reason.stage or "own stage"
