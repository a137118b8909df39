"""What a measurement was made on: machine, versions, date."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from benchmarks import ours
from benchmarks.peers import PEERS

_LIBRARIES = ("selectolax", "regex", "pydantic")
_CPU_INFO = Path("/proc/cpuinfo")
_MODEL_NAME = "model name"


class About(BaseModel):
    """Machine, versions and date of a measurement."""

    model_config = ConfigDict(frozen=True)

    date: str
    """The day, in UTC."""
    system: str
    processor: str
    cores: int
    python: str
    versions: dict[str, str]
    """Of bodycopy, of what it stands on, and of the extractors that it is compared with."""

    def sentence(self) -> str:
        """All but the versions, for under a table."""
        return f"Measured on {self.date}: {self.processor}, {self.cores} cores, {self.system}, Python {self.python}."


def about(peer_names: Iterable[str]) -> About:
    """This machine, now, with the peers of these names."""
    peers = {name: PEERS[name].version or "" for name in peer_names}
    return About(
        date=datetime.now(UTC).date().isoformat(),
        system=f"{platform.system()} {platform.machine()}",
        processor=_processor(),
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
        versions={ours.NAME: ours.VERSION} | {name: version(name) for name in _LIBRARIES} | peers,
    )


def _processor() -> str:
    if _CPU_INFO.exists():
        for line in _CPU_INFO.read_text("utf-8", errors="replace").splitlines():
            if line.startswith(_MODEL_NAME):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
