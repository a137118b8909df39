"""The extractors to compare with, and the options that each is called with: read a table's row back to its call here.

Comments and alternative texts of pictures are switched off where an extractor has a switch: no reference text has them
(with alternative texts, resiliparse's shingle F1 on news falls by 0.02 to 0.03).
"""

from __future__ import annotations

from benchmarks.peers import python
from benchmarks.peers.node import node, node_version
from benchmarks.peers.peer import PEERS_TOO, Peer

_NO_COMMENTS = {"include_comments": False}
_PRECISION = {**_NO_COMMENTS, "favor_precision": True}
_RECALL = {**_NO_COMMENTS, "favor_recall": True}
_MAIN_TEXT = {"main_content": True, "alt_texts": False, "comments": False}
_NPM = "with Node.js, npm install --prefix FOLDER {packages}, and name the folder with --node FOLDER"


def _npm(name: str, packages: str, extractor: str, dom: str) -> Peer:
    options = {"extractor": extractor, "dom": dom}
    return Peer(name, packages, options, node, "text", node_version, _NPM.format(packages=packages))


PEERS = {
    peer.name: peer
    for peer in (
        Peer("trafilatura", "trafilatura", _NO_COMMENTS, python.trafilatura, "text"),
        Peer("trafilatura-fast", "trafilatura", {**_NO_COMMENTS, "fast": True}, python.trafilatura, "text"),
        Peer("trafilatura-precision", "trafilatura", _PRECISION, python.trafilatura, "text"),
        Peer("trafilatura-recall", "trafilatura", _RECALL, python.trafilatura, "text"),
        Peer("resiliparse", "resiliparse", _MAIN_TEXT, python.resiliparse, "bytes"),
        Peer("readability-lxml", "readability-lxml", {}, python.readability_lxml, "text", install=PEERS_TOO),
        Peer("newspaper4k", "newspaper4k", {"fetch_images": False}, python.newspaper4k, "text", install=PEERS_TOO),
        Peer("goose3", "goose3", {}, python.goose3, "text"),
        Peer("justext", "jusText", {}, python.justext, "text"),
        Peer("boilerpy3", "boilerpy3", {}, python.boilerpy3, "text"),
        _npm("readability.js", "@mozilla/readability jsdom", "readability", "jsdom"),
        _npm("readability.js-linkedom", "@mozilla/readability linkedom", "readability", "linkedom"),
        _npm("defuddle", "defuddle linkedom", "defuddle", "linkedom"),
    )
}  # fmt: skip
