"""A real house for a real browser: the demo, served by the real command, in a home of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from serasi.ops.demo.network import PASSWORD
from tests.migrated import copy_sqlite

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 768}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes], seconds: float = 400) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError("the demo house ended before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - loopback
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise RuntimeError("the demo house did not answer in time")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a freshly built demo house."""
    home = tmp_path_factory.mktemp("house")
    copy_sqlite(home / "serasi.sqlite3")
    port = _free_port()
    environment = {
        **os.environ,
        "SERASI_HOME": str(home),
        "SERASI_DEMO": "1",
        "SERASI_DATABASE_URL": f"sqlite:///{home}/serasi.sqlite3",
    }
    command = [str(Path(sys.executable).parent / "serasi"), "demo", "--serve", "--port", str(port)]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603
        try:
            _wait(f"http://127.0.0.1:{port}/masuk/", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        engine = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield engine
        engine.close()


class Door:
    """Opens pages of the house as one of the demo people."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self._states: dict[str, dict[str, object]] = {}

    def _log_in(self, username: str) -> None:
        context = self.browser.new_context(viewport=DESK)
        page = context.new_page()
        page.goto(f"{self.address}/masuk/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("form button[type=submit] >> nth=0")
        page.wait_for_url(lambda url: "/masuk" not in url)
        self._states[username] = context.storage_state()  # type: ignore[assignment]
        context.close()

    def open(
        self,
        username: str | None,
        *,
        phone: bool = False,
        dark: bool = False,
        scripts: bool = True,
    ) -> tuple[BrowserContext, Page]:
        """Return a fresh context and page, logged in as `username` (None: nobody)."""
        if username is not None and username not in self._states:
            self._log_in(username)
        context = self.browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="id-ID",
            base_url=self.address,
            storage_state=self._states.get(username) if username else None,  # type: ignore[arg-type]
        )
        return context, context.new_page()


@pytest.fixture(scope="session")
def door(browser: Browser, address: str) -> Door:
    return Door(browser, address)
