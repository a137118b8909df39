"""What bodycopy raises. A page without an article is a result with a status, never an exception."""

from __future__ import annotations

from typing import ClassVar


class BodycopyError(Exception):
    """The base of all errors of this package."""


class SourceError(BodycopyError):
    """A source could not be read: a missing file, no permission, a damaged archive, a file of another kind."""

    kind: ClassVar[str] = "unreadable"
    """One word for what happened, for programs."""
    is_failure: ClassVar[bool] = True
    """Whether a page was lost that could have been read."""


class RevisitError(SourceError):
    """An archive says here that a page was as it had been before; the page itself is in another record."""

    kind = "revisit"
    is_failure = False


class NoPageError(SourceError):
    """There is no page in an archive or a folder."""

    kind = "no_page"
    is_failure = False


class PageUnwrittenError(SourceError):
    """There is something else where the output of a page belongs."""

    kind = "unwritten"


class PageTimeoutError(SourceError):
    """A page took longer than the time-out; the process that worked on it was killed."""

    kind = "timeout"


class PageCrashError(SourceError):
    """The process that worked on a page died, twice."""

    kind = "crash"


class PageFailedError(SourceError):
    """A fault of this package on one page."""

    kind = "failed"


class BatchError(BodycopyError):
    """Worker processes can't be started."""


class ResumeError(BodycopyError):
    """What an earlier run left is of other sources or options."""


class InputTypeError(BodycopyError, TypeError):
    """A function was called with something of a type that it does not take."""


class InputValueError(BodycopyError, ValueError):
    """A function was called with a number that it does not take."""


class LexiconError(BodycopyError):
    """A phrase or word file of the package is not what its loader expects."""


class PipelineError(BodycopyError):
    """The stages of a pipeline found more of one line than can be added up."""


class ModelError(BodycopyError):
    """A weights file is missing, damaged or of another version."""
