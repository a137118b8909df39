"""The adapters of extractors that are npm packages, installed in a folder that the user names.

    mkdir peers && npm install --prefix peers @mozilla/readability jsdom linkedom defuddle
    python -m benchmarks quality --peers all --node peers

One node process serves all pages of a run; it says how much CPU time each took.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.peers.peer import Calls, Options
from benchmarks.peers.python import text_of, text_of_markup

FOLDER = "BODYCOPY_NODE_PEERS"
"""The environment variable that names the folder, so that worker processes know it too."""

_NODE = "node"
_SCRIPT = Path(__file__).with_name("extract.mjs")


class NodeError(RuntimeError):
    """What an extractor threw in node."""


def node_version(packages: str) -> str | None:
    """The version of the first of the packages, divided by spaces; None where node or one of them is not installed."""
    folder = os.environ.get(FOLDER)
    if not folder or shutil.which(_NODE) is None:
        return None
    versions = [_version(Path(folder, "node_modules", *package.split("/"))) for package in packages.split()]
    return versions[0] if all(versions) else None


def node(options: Options) -> Calls:
    """An extractor of extract.mjs, in a node process that is started with the first page."""
    process = _Node(options)
    return Calls(text_of, process.extract, text_of_markup, process.clock, process.close)


class _Node:
    """A node process that reads a page a line and answers with a line."""

    def __init__(self, options: Options) -> None:
        self._command = [_NODE, str(_SCRIPT), os.environ[FOLDER], options["extractor"], options["dom"]]
        self._process: subprocess.Popen[str] | None = None
        self._seconds = 0.0

    def extract(self, text: str) -> str:
        """The main content as markup. Raises NodeError where the extractor threw."""
        answer = self._ask({"html": text})
        self._seconds += answer["seconds"]
        if error := answer.get("error"):
            raise NodeError(error)
        return str(answer["markup"])

    def clock(self) -> float:
        """The CPU seconds that the extractor used so far; what the pipe costs is not counted."""
        return self._seconds

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict[str, Any]) -> Any:
        process = self._process or self._start()
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            process.kill()
            process.communicate()
            self._process = None
            raise NodeError("the node process ended") from error

    def _start(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self.close)
        return self._process


def _version(package: Path) -> str | None:
    try:
        return str(json.loads((package / "package.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return None
