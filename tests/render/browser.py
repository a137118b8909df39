"""A Chromium for tests: Debian's, found on the path, since test tools' own downloads are not to be had everywhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, ViewportSize, sync_playwright

WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Where Chromium is; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium; skips the test where none is installed."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on the path: apt-get install chromium")
    # As root, as in CI's containers, Chromium has no sandbox of its own.
    sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_ARGUMENTS, *sandbox])
        yield browser
        browser.close()


class Opened:
    """A page of a file, with what it logged, asked the network for, and tried to pop up."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.troubles: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", self._note_dialog)
        self.page.on("request", self._note_request)
        self._url = file.as_uri()
        self.page.goto(self._url)

    def _note_request(self, request: Request) -> None:
        if request.url.partition("#")[0] != self._url:
            self.troubles.append(f"request: {request.url}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def visible_rows(self) -> int:
        """How many lines are shown."""
        shown = "rows => rows.filter((row) => row.checkVisibility()).length"
        return int(self.page.locator(".row").evaluate_all(shown))
