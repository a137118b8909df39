"""What installs the libraries that parts of the suite stand on."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec


def missing(what: str, extra: str, libraries: Iterable[str]) -> str | None:
    """A sentence that says which of these libraries is not installed, and what installs it; None where all are."""
    absent = [name for name in libraries if find_spec(name) is None]
    return f"{what} need {' and '.join(absent)}: pip install -e '.[{extra}]'" if absent else None


def require_to_train() -> None:
    """Refuse to go on without what fits and trains.

    Raises SystemExit with the sentence: the packages whose modules are the commands ask when they are imported, before
    a module of theirs is, whose own imports would end in a traceback.
    """
    if sentence := missing("fitting and training", "train", ("numpy", "scipy")):
        raise SystemExit(sentence)
