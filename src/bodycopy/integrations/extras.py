"""What to say where the package that an integration is for is not installed."""

from __future__ import annotations

from bodycopy.errors import BodycopyError


class MissingExtraError(BodycopyError, ImportError):
    """An integration was imported without its extra."""


def missing(extra: str, error: ImportError) -> MissingExtraError:
    """The error that names the extra, for the module whose import gave `error`."""
    return MissingExtraError(
        f"bodycopy.integrations.{extra} needs {error.name}, which is not installed: pip install 'bodycopy[{extra}]'",
        name=error.name,
    )
