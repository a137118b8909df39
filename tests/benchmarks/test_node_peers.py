"""Extractors for node, with packages that stand in for the real ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.peers import NODE_FOLDER

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")

READABILITY = """
exports.Readability = class {
  constructor(document) { this.document = document; }
  parse() {
    if (this.document.includes("fail")) throw new Error("no article\\nat line 1");
    if (this.document.includes("die")) process.exit(3);
    return { content: `<p>${this.document.toUpperCase()}</p>` };
  }
};
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with packages of one line each."""
    scripts = {"@mozilla/readability": READABILITY, "linkedom": "exports.parseHTML = (html) => ({ document: html });"}
    for name, script in scripts.items():
        package = tmp_path / "node_modules" / name
        package.mkdir(parents=True)
        (package / "index.js").write_text(script, "utf-8")
        (package / "package.json").write_text(
            json.dumps({"name": name, "version": "0.0.7", "main": "index.js"}), "utf-8"
        )
    (tmp_path / "package.json").write_text("{}", "utf-8")
    monkeypatch.setenv(NODE_FOLDER, str(tmp_path))
    peers.calls.cache_clear()
    return tmp_path


@needs_node
def test_versions_are_those_of_the_named_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert peers.PEERS["readability.js-linkedom"].version == "0.0.7"
    assert peers.PEERS["readability.js"].version is None, "jsdom is not there"
    monkeypatch.setenv("PATH", str(folder))
    assert peers.PEERS["readability.js-linkedom"].version is None, "node is not there"
    monkeypatch.delenv(NODE_FOLDER)
    assert peers.PEERS["readability.js-linkedom"].version is None


@needs_node
def test_pages_are_read_and_failures_counted_in_one_process(folder: Path) -> None:
    calls = peers.calls("readability.js-linkedom")
    found = [peers.extract("readability.js-linkedom", html) for html in (b"one", b"fail", b"two")]
    assert [extraction.text for extraction in found] == ["ONE", "", "TWO"]
    assert found[1].error == "NodeError: Error: no article"
    assert calls.clock() > 0
    calls.close()


@needs_node
def test_a_process_that_ends_costs_one_page(folder: Path) -> None:
    found = [peers.extract("readability.js-linkedom", html) for html in (b"die", b"two")]
    assert found == [("", "NodeError: the node process ended"), ("TWO", None)]
    peers.calls("readability.js-linkedom").close()
