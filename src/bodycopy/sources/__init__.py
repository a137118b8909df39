"""Files in, pages out: the formats in which people keep what they saved from the web."""

from bodycopy.sources.find import find
from bodycopy.sources.formats import load
from bodycopy.sources.types import Origin, Place, Source

__all__ = ["Origin", "Place", "Source", "find", "load"]
