"""The test's hands on a house with a clock of its own: its process, its people, its post."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.policy import default
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import DESK, PHONE
from tests.channels.stubs import HttpStub, SmtpStub

LINK = re.compile(r"http://\S+/jawab/\S+")


@dataclass(frozen=True)
class Letter:
    """What came to somebody: by which way, to whom, and in which words."""

    way: str
    to: str
    text: str

    @property
    def link(self) -> str:
        """Return the address at which the call is answered; empty in what is no call."""
        found = LINK.search(self.text)
        return found[0] if found else ""


class Post:
    """Everything that the stubs got, in the order of each."""

    def __init__(self, mail: SmtpStub, bot: HttpStub) -> None:
        self.mail, self.bot = mail, bot
        self._seen = (0, 0)

    def fresh(self) -> list[Letter]:
        """Return what came since the last look."""
        mails, calls = list(self.mail.mails), list(self.bot.got)
        new = [_mail(one) for one in mails[self._seen[0] :]]
        for one in calls[self._seen[1] :]:
            if one.path.endswith("/sendMessage"):
                body = json.loads(one.body)
                new.append(Letter("telegram", str(body["chat_id"]), str(body["text"])))
        self._seen = (len(mails), len(calls))
        return new


def _mail(raw: str) -> Letter:
    told = message_from_string(raw, policy=default)
    return Letter("mail", str(told["To"]), f"{told['Subject']}\n\n{told.get_content()}")


class House:
    """A running house with a clock; `at` turns it, `enter` opens a page as one of its people."""

    def __init__(self, browser: Browser, home: Path, port: int, post: Post) -> None:
        self.browser, self.address, self.post = browser, f"http://127.0.0.1:{port}", post
        environment = {
            **os.environ,
            "SERASI_HOME": str(home),
            "SERASI_DATABASE_URL": f"sqlite:///{home}/serasi.sqlite3",
            "SERASI_ADDRESS": self.address,
            "SERASI_MAIL_HOST": "127.0.0.1",
            "SERASI_MAIL_PORT": str(post.mail.port),
            "SERASI_MAIL_TLS": "0",
            "SERASI_MAIL_FROM": "Serasi Jember <serasi@jember.example>",
            "SERASI_TELEGRAM_TOKEN": "4242:bot-of-the-test",
            "SERASI_TELEGRAM_BASE": post.bot.url,
            "DJANGO_SETTINGS_MODULE": "serasi.settings",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        with (home / "log").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "tests.browser.clockwork", str(port)],
                env=environment, cwd=Path(__file__).parents[2], text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
        self.log = home / "log"
        self._until("ready")

    def _until(self, mark: str) -> str:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(mark):
                return line.strip().removeprefix("= ")
        raise RuntimeError(self.log.read_text(encoding="utf-8")[-3000:])

    def tell(self, line: str) -> str:
        """Let the house do something, and return what it answers."""
        assert self._process.stdin is not None
        print(line, file=self._process.stdin, flush=True)
        return self._until("= ")

    def at(self, moment: datetime) -> list[Letter]:
        """Turn the clock, let the schedule run, and return what the house sent since."""
        self.tell(moment.isoformat())
        return self.post.fresh()

    def enter(
        self, username: str | None, *, phone: bool = False, dark: bool = False, scripts: bool = True
    ) -> tuple[BrowserContext, Page]:
        """Return a fresh context and page for somebody who is logged in, or for nobody."""
        context = self.browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="id-ID",
            base_url=self.address,
        )
        if username is not None:
            key = self.tell(f"enter {username}")
            context.add_cookies([{"name": "sessionid", "value": key, "url": self.address}])
        return context, context.new_page()

    def close(self) -> None:
        """End the house."""
        self._process.terminate()
        self._process.wait(timeout=20)
