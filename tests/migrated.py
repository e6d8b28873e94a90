"""A database with all migrations applied, made once and copied for every run and worker.

Applying them takes some fifteen seconds of processor time, a copy a moment. The original is named
by the sum of what it was made from, so that a changed migration makes a new one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django

SOURCE = Path(__file__).parents[1] / "src" / "serasi"
MADE_FROM = ("*/migrations/*.py", "network/start.py", "network/walls.py", "settings.py")
PREFIX = "serasi_migrated_"
KEPT = 8
DAY_S = 86_400


@contextmanager
def copied(connection: Any, *, worker: str) -> Iterator[None]:
    """Let the tests' database of a worker be a copy of the migrated original."""
    test = connection.settings_dict["TEST"]
    with _alone():
        if connection.vendor == "postgresql":
            test["TEMPLATE"] = _postgresql(connection)
            copy = None
        else:
            copy = _folder() / f"test-{worker}-{os.getpid()}.db"
            shutil.copyfile(_sqlite(), copy)
            test["NAME"] = str(copy)
    yield
    if copy is not None:
        for path in _folder().glob(f"{copy.name}*"):
            path.unlink(missing_ok=True)


def copy_sqlite(to: Path) -> None:
    """Put a copy of the migrated SQLite original at a path."""
    with _alone():
        shutil.copyfile(_sqlite(), to)


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"{PREFIX}{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _key() -> str:
    sums = hashlib.sha256(django.__version__.encode())
    for pattern in MADE_FROM:
        for path in sorted(SOURCE.glob(pattern)):
            sums.update(path.relative_to(SOURCE).as_posix().encode() + path.read_bytes())
    return sums.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    environment = {**os.environ, "SERASI_DATABASE_URL": url, "PYTHONPATH": str(SOURCE.parent)}
    command = [sys.executable, "-m", "django", "migrate", "--settings", "serasi.settings"]
    subprocess.run(  # noqa: S603 - our own command
        command, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _sqlite() -> Path:
    made = _folder() / f"{_key()}.sqlite3"
    if not made.exists():
        originals = sorted(_folder().glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)
        left = [path for path in _folder().glob("test-*") if _age_s(path) > DAY_S]
        for old in [*originals[: -KEPT + 1], *left]:
            old.unlink(missing_ok=True)
        making = made.with_suffix(".making")
        making.unlink(missing_ok=True)
        _migrate(f"sqlite:///{making}")
        making.rename(made)
    return made


def _age_s(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _postgresql(connection: Any) -> str:
    made = PREFIX + _key()
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s"
            " ORDER BY (pg_stat_file('base/' || oid || '/PG_VERSION')).modification",
            [f"{PREFIX}%"],
        )
        there = [name for (name,) in cursor.fetchall()]
        if made in there:
            return made
        making = f"making_{made}"
        for old in [*there[: -KEPT + 1], making]:
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
        cursor.execute(f'CREATE DATABASE "{making}"')
        _migrate(_address(connection, making))
        cursor.execute(f'ALTER DATABASE "{making}" RENAME TO "{made}"')
    return made


def _address(connection: Any, name: str) -> str:
    told = connection.settings_dict
    who = f"{quote(told['USER'])}:{quote(told['PASSWORD'])}@" if told["USER"] else ""
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"postgres://{who}{told['HOST']}{port}/{name}"
