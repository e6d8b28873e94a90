"""Backup of the whole house into one archive, and its restore; both verify what they wrote."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from serasi.problems import BACKUP_BROKEN, BACKUP_EXISTS, HOUSE_NOT_EMPTY, Problem


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        target = folder / "serasi.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return target
    target = folder / "serasi.pgdump"
    _postgres("pg_dump", "--format=custom", f"--file={target}")
    return target


def _postgres(program: str, *arguments: str) -> None:
    base = connection.settings_dict
    environment = {**os.environ, "PGPASSWORD": str(base["PASSWORD"])}
    command = [program, "-h", base["HOST"], "-U", base["USER"], "-d", base["NAME"], *arguments]
    if base["PORT"]:
        command[1:1] = ["-p", str(base["PORT"])]
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - a fixed program


def backup(target: Path) -> dict[str, str]:
    """Write database, files and keys into `target` (.tar.gz) and return the checksums inside."""
    if target.exists():
        raise Problem(BACKUP_EXISTS, path=target)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder = Path(name)
        parts = [_dump(folder)]
        for key in ("secret.key", "seal.key"):
            if (Path(settings.HOME) / key).exists():
                parts.append(Path(shutil.copy2(Path(settings.HOME) / key, folder / key)))
        sums = {part.name: _sha256(part) for part in parts}
        (folder / "checksums.json").write_text(json.dumps(sums))
        half = folder / "half.tar.gz"
        with tarfile.open(half, "w:gz", compresslevel=3) as archive:
            for part in [*parts, folder / "checksums.json"]:
                archive.add(part, arcname=part.name)
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, arcname="files")
        half.chmod(0o600)
        half.rename(target)
    return sums


def restore(source: Path) -> None:
    """Bring a backup into an empty house; nothing is touched before every checksum fits."""
    home = Path(settings.HOME)
    base = home / "serasi.sqlite3"
    if connection.vendor == "sqlite" and base.exists():
        raise Problem(HOUSE_NOT_EMPTY, path=base)
    with tempfile.TemporaryDirectory(dir=home) as name:
        folder = Path(name)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
            sums = json.loads((folder / "checksums.json").read_text())
        except (tarfile.TarError, OSError, ValueError, EOFError) as error:
            raise Problem(BACKUP_BROKEN, path=source) from error
        if any(_sha256(folder / part) != wanted for part, wanted in sums.items()):
            raise Problem(BACKUP_BROKEN, path=source)
        if (folder / "files").exists():
            shutil.copytree(folder / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
        for key in ("secret.key", "seal.key"):
            if (folder / key).exists():
                shutil.copy2(folder / key, home / key)
        if connection.vendor == "sqlite":
            sqlite3.connect(folder / "serasi.sqlite3").execute("PRAGMA integrity_check")
            shutil.move(folder / "serasi.sqlite3", base)
        else:
            _postgres("pg_restore", "--exit-on-error", str(folder / "serasi.pgdump"))
