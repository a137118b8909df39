"""Peers: the cache of what they extract, and how their failures are handed on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.peers import Calls, Extraction, Options, Peer

TEXT = "One two three, and so the story of the ferry and its long way home over the grey water goes on and on. "
HTML = f"<html lang=en><body><article><p>{TEXT * 4}</p><p>{TEXT * 3}</p></article></body></html>".encode()


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages given to a peer named `counting`, which upper-cases them and fails on an empty one."""
    seen: list[bytes] = []

    def load(options: Options) -> Calls:
        def extract(html: bytes) -> str:
            seen.append(html)
            if not html:
                raise RuntimeError("no page")
            return html.decode("utf-8").upper()

        return Calls(bytes, extract)

    monkeypatch.setitem(peers.PEERS, "counting", Peer("counting", "pytest", {"option": True}, load, "bytes"))
    peers.calls.cache_clear()
    return seen


def test_a_page_is_extracted_once(counting: list[bytes], tmp_path: Path) -> None:
    first = peers.cached_extract("counting", b"caf\xc3\xa9", tmp_path)
    assert peers.cached_extract("counting", b"caf\xc3\xa9", tmp_path) == first == Extraction("CAFÉ")
    assert counting == [b"caf\xc3\xa9"]


def test_other_options_are_another_extraction(
    counting: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peers.cached_extract("counting", b"a", tmp_path)
    known = peers.PEERS["counting"]
    monkeypatch.setitem(peers.PEERS, "counting", Peer("counting", "pytest", {"option": False}, known.load, "bytes"))
    peers.cached_extract("counting", b"a", tmp_path)
    assert counting == [b"a", b"a"]


def test_an_exception_becomes_an_error_and_is_tried_again(counting: list[bytes], tmp_path: Path) -> None:
    failed = Extraction("", "RuntimeError: no page")
    assert peers.cached_extract("counting", b"", tmp_path) == failed
    assert peers.cached_extract("counting", b"", tmp_path) == failed
    assert counting == [b"", b""]


def test_a_failure_that_an_older_run_kept_is_tried_again(counting: list[bytes], tmp_path: Path) -> None:
    peers.cached_extract("counting", b"a", tmp_path)
    [path] = tmp_path.rglob("*.json")
    path.write_text(json.dumps(Extraction("", "ImportError: one package is missing")._asdict()), "utf-8")
    assert peers.cached_extract("counting", b"a", tmp_path) == Extraction("A")
    assert Extraction(**json.loads(path.read_text("utf-8"))) == Extraction("A")


def test_markup_is_made_text_outside_of_the_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(options: Options) -> Calls:
        return Calls(bytes.decode, lambda text: f"<{text}>", finish=str.upper)

    monkeypatch.setitem(peers.PEERS, "marking", Peer("marking", "pytest", {}, load, "text"))
    peers.calls.cache_clear()
    assert peers.extract("marking", b"p") == Extraction("<P>")


def test_a_peer_that_is_not_installed_has_no_version() -> None:
    assert Peer("none", "no-such-package-is-installed", {}, peers.PEERS["resiliparse"].load, "bytes").version is None


@pytest.mark.parametrize("name", list(peers.PEERS))
def test_each_peer_extracts_a_simple_page(name: str) -> None:
    if peers.PEERS[name].version is None:
        pytest.skip(f"{name} is not installed: {peers.PEERS[name].install}")
    extraction = peers.extract(name, HTML)
    assert extraction.error is None
    assert "One two three, and so" in extraction.text
