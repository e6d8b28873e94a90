"""Backup and restore through the command, in homes of their own."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.migrated import copy_sqlite


def _serasi(home, *arguments):
    environment = {**os.environ, "SERASI_HOME": str(home)}
    environment.pop("SERASI_DATABASE_URL", None)
    command = [str(Path(sys.executable).parent / "serasi"), *map(str, arguments)]
    return subprocess.run(  # noqa: S603 - our own command
        command, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    assert _serasi(home, "manage", "migrate", "-v0").returncode == 0
    (home / "files").mkdir()
    (home / "files" / "photo.jpg").write_bytes(b"picture")
    archive = home / "cadangan.tar.gz"
    done = _serasi(home, "backup", archive)
    assert done.returncode == 0, done.stderr
    return archive


def test_a_backup_comes_back_whole(backed_up, tmp_path):
    done = _serasi(tmp_path, "restore", backed_up)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "files" / "photo.jpg").read_bytes() == b"picture"
    assert _serasi(tmp_path, "trail", "verify").returncode == 0


def test_a_backup_is_readable_by_its_owner_alone(backed_up):
    assert backed_up.stat().st_mode & 0o077 == 0


def test_a_cut_backup_is_refused_and_nothing_is_written(backed_up, tmp_path):
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(backed_up.read_bytes()[: backed_up.stat().st_size // 2])
    done = _serasi(tmp_path, "restore", cut)
    assert done.returncode == 2
    assert "S802" in done.stderr
    assert not (tmp_path / "serasi.sqlite3").exists()


def test_an_exchanged_part_is_refused(backed_up, tmp_path):
    other = tmp_path / "other.tar.gz"
    with tarfile.open(backed_up) as source, tarfile.open(other, "w:gz") as target:
        for member in source.getmembers():
            if member.name == "seal.key":
                continue
            target.addfile(member, source.extractfile(member) if member.isfile() else None)
        key = tmp_path / "seal.key.new"
        key.write_text("x" * 64)
        target.add(key, arcname="seal.key")
    done = _serasi(tmp_path, "restore", other)
    assert "S802" in done.stderr


def test_a_house_with_data_is_not_overwritten(backed_up, tmp_path):
    _serasi(tmp_path, "manage", "migrate", "-v0")
    done = _serasi(tmp_path, "restore", backed_up)
    assert done.returncode == 2
    assert "S803" in done.stderr


def test_an_unprepared_house_is_named(tmp_path):
    done = _serasi(tmp_path, "trail", "verify")
    assert done.returncode == 2
    assert "S806" in done.stderr


def test_a_house_made_by_another_serasi_is_refused_and_left_as_it_is(tmp_path):
    base = tmp_path / "serasi.sqlite3"
    copy_sqlite(base)
    with closing(sqlite3.connect(base)) as house, house:
        house.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('warn', '0014_kept_before', '2026-11-28')"
        )
        house.execute("DELETE FROM django_migrations WHERE app = 'measure'")
    done = _serasi(tmp_path, "demo")
    assert done.returncode == 2
    assert "S811" in done.stderr
    assert "warn.0014_kept_before" in done.stderr
    with closing(sqlite3.connect(base)) as house:
        rows = house.execute("SELECT count(*) FROM django_migrations WHERE app = 'measure'")
        assert rows.fetchone() == (0,)
