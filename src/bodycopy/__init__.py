"""bodycopy: a scraped web page as a clean, typed article, in which every line of the page has one role.

>>> import bodycopy
>>> article = bodycopy.extract("<h1>Rain ends drought</h1><p>It rained all night in the hills, people said.</p>")
>>> article.title
'Rain ends drought'
"""

from bodycopy import errors
from bodycopy._version import __version__
from bodycopy.api import extract, extract_lines
from bodycopy.article import (
    Access,
    Article,
    Block,
    BlockKind,
    Candidate,
    Caption,
    ClassifiedLine,
    Comment,
    Encoding,
    Picture,
    Promo,
    Reason,
    RelatedStory,
    Status,
)
from bodycopy.classify.pipeline import PIPELINE, Pipeline, Stage
from bodycopy.classify.scores import finding
from bodycopy.decode import EncodingOrigin
from bodycopy.model.kinds import PageKind
from bodycopy.page import Context, Evidence, Finding, Line, Page, Role
from bodycopy.segment.limits import Limits

__all__ = [
    "PIPELINE",
    "Access",
    "Article",
    "Block",
    "BlockKind",
    "Candidate",
    "Caption",
    "ClassifiedLine",
    "Comment",
    "Context",
    "Encoding",
    "EncodingOrigin",
    "Evidence",
    "Finding",
    "Limits",
    "Line",
    "Page",
    "PageKind",
    "Picture",
    "Pipeline",
    "Promo",
    "Reason",
    "RelatedStory",
    "Role",
    "Stage",
    "Status",
    "__version__",
    "errors",
    "extract",
    "extract_lines",
    "finding",
]
