"""A real house for a real browser: the demo, served by the real command, in a home of its own."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from serasi.ops.demo.network import PASSWORD
from tests.migrated import copy_sqlite

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 768}
expect.set_options(timeout=20_000)  # two browsers share the machine with two houses
SERASI = str(Path(sys.executable).parent / "serasi")


def free_port() -> int:
    """Return a port of this machine that nobody uses."""
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


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of a program that works in a house."""
    return {
        **os.environ,
        "SERASI_HOME": str(home),
        "SERASI_DEMO": "1",
        "SERASI_DATABASE_URL": f"sqlite:///{home}/serasi.sqlite3",
    }


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a freshly built demo; `SERASI_TEST_DEMO` names one that is built already."""
    home = tmp_path_factory.mktemp("house")
    built = os.environ.get("SERASI_TEST_DEMO")
    if built:
        copy_home(Path(built), home)
    else:
        copy_sqlite(home / "serasi.sqlite3")
    with (home / "log").open("wb") as log:
        subprocess.run(  # noqa: S603 - our own program
            [SERASI, "demo"], env=surroundings(home), stdout=log, stderr=log, check=True
        )
    return home


@pytest.fixture(scope="session")
def address(demo_home: Path) -> Iterator[str]:
    """The address of the demo house, served by the real command."""
    port = free_port()
    with (demo_home / "log").open("ab") as log:
        server = subprocess.Popen(  # noqa: S603 - our own program
            [SERASI, "demo", "--serve", "--port", str(port)],
            env=surroundings(demo_home), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait(f"http://127.0.0.1:{port}/masuk/", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def copy_home(source: Path, target: Path) -> None:
    """Copy a house, while others may be writing in it."""
    for key in source.glob("*.key"):
        shutil.copy(key, target)
    with (
        closing(sqlite3.connect(source / "serasi.sqlite3")) as old,
        closing(sqlite3.connect(target / "serasi.sqlite3")) as new,
    ):
        old.backup(new)


class MovedHouse:
    """A copy of the demo house whose clock the test sets."""

    def __init__(self, home: Path) -> None:
        self.now = datetime.now(UTC)
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.server = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "tests.browser.moved_house", str(port)],
            cwd=Path(__file__).parents[2], env=surroundings(home), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=(home / "log").open("wb"),
        )  # fmt: skip
        _wait(f"{self.address}/masuk/", self.server)

    def move_to(self, moment: datetime) -> None:
        """Set the clock; what is due by then has been done when this returns."""
        told, heard = self.server.stdin, self.server.stdout
        assert told is not None
        assert heard is not None
        told.write(f"{moment.isoformat()}\n")
        told.flush()
        assert heard.readline().strip() == moment.isoformat()
        self.now = moment

    def end(self) -> None:
        """Let the house close."""
        self.server.terminate()
        self.server.communicate(timeout=20)


@pytest.fixture
def moved_house(demo_home: Path, tmp_path: Path) -> Iterator[MovedHouse]:
    """A house of one's own to move the clock in, with all that the demo knows."""
    copy_home(demo_home, tmp_path)
    house = MovedHouse(tmp_path)
    yield house
    house.end()


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

    def forget(self) -> None:
        """Let everybody log in anew, as after a night."""
        self._states.clear()

    def open(
        self,
        username: str | None,
        *,
        phone: bool = False,
        dark: bool = False,
        scripts: bool = True,
        still: bool = False,
    ) -> tuple[BrowserContext, Page]:
        """Return a fresh context and page, logged in as `username` (None: nobody)."""
        if username is not None and username not in self._states:
            self._log_in(username)
        context = self.browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            java_script_enabled=scripts,
            locale="id-ID",
            base_url=self.address,
            storage_state=self._states.get(username) if username else None,  # type: ignore[arg-type]
        )
        return context, context.new_page()


@pytest.fixture(scope="session")
def door(browser: Browser, address: str) -> Door:
    return Door(browser, address)
