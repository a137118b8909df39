"""What bodycopy raises. A page without an article is a result with a status, never an exception."""

from __future__ import annotations


class BodycopyError(Exception):
    """The base of all errors of this package."""


class SourceError(BodycopyError):
    """A source could not be read: a missing file, a folder, no permission."""


class InputTypeError(BodycopyError, TypeError):
    """`extract` or `extract_lines` was called with something that is not text or bytes."""


class LexiconError(BodycopyError):
    """A phrase or word file of the package is not what its loader expects."""


class ModelError(BodycopyError):
    """A weights file is missing, damaged or of another version."""
