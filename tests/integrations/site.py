"""A web server on this machine that serves the fixture pages in the ways that servers do."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

from bodycopy.decode import decode
from tests.integrations.pages import page, pages

NOT_FOUND = b"<!doctype html><title>Not found</title><h1>Not found</h1><p>There is no such page here.</p>"


_NAMES = frozenset(page.name for page in pages())


class Answer(NamedTuple):
    """What the server says."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site(NamedTuple):
    """The running server."""

    root: str
    """Its URL, without a slash at the end."""

    def url(self, path: str) -> str:
        """The URL of a path."""
        return self.root + path


def _recoded(name: str, encoding: str) -> Answer:
    """A page in another encoding, which only the HTTP header tells: the page still says what it said before."""
    text = decode(page(name).body).text
    body = text.encode(encoding, "xmlcharrefreplace")
    return Answer(200, {"Content-Type": f"text/html; charset={encoding}"}, body)


def _plain(name: str) -> Answer:
    return Answer(200, {"Content-Type": "text/html"}, page(name).body)


def _zipped(name: str) -> Answer:
    return Answer(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(page(name).body))


def _feed(root: str) -> Answer:
    items = "".join(f"<item><title>{path}</title><link>{root}{path}</link></item>" for path in ARTICLES)
    items += f"<item><title>{UNLINKED}</title></item><item><description>Neither.</description></item>"
    body = f"<rss version='2.0'><channel><title>Pages</title><link>{root}</link>{items}</channel></rss>"
    return Answer(200, {"Content-Type": "application/rss+xml"}, body.encode())


SERVED = (
    "consent-wall",
    "forum-thread",
    "index-page",
    "listicle-shop",
    "news-english",
    "news-french",
    "news-japanese",
    "news-polish",
    "paywalled",
    "tables-2000s",
)
"""The fixtures that the tests ask for as they are."""

ARTICLES: dict[str, str] = {
    **{f"/plain/{name}": name for name in SERVED},
    "/gzip/news-english": "news-english",
    "/windows-1252/news-german": "news-german",
    "/windows-1256/news-arabic": "news-arabic",
    "/shift_jis/news-japanese": "news-japanese",
    "/redirect/news-english": "news-english",
}
"""The paths that the tests ask for, with the names of the fixtures that they give."""

UNLINKED = "A note"
"""The title of an entry in the feed that has no link."""

ERROR = "/error"
"""The path of a page that comes with HTTP status 404."""


def answer(root: str, path: str) -> Answer:
    """What the server says when asked for a path."""
    if path == "/feed":
        return _feed(root)
    way, _, name = path.strip("/").partition("/")
    if name not in _NAMES:
        return Answer(404, {"Content-Type": "text/html"}, NOT_FOUND)
    if way == "redirect":
        return Answer(302, {"Location": f"/plain/{name}"}, b"")
    if way == "plain":
        return _plain(name)
    return _zipped(name) if way == "gzip" else _recoded(name, way)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = answer(f"http://{self.headers['Host']}", self.path.partition("?")[0])
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Site]:
    """The site, for as long as the context is open."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield Site(f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()
