"""Papers by command: every kind about a period, with its hashes, or a numbered refusal."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner

from serasi.cli.publish import publish
from serasi.problems import Problem
from serasi.publish.kinds import PERIODIC
from serasi.publish.kinds.model import Rhythm
from tests.cast import NOW

pytestmark = pytest.mark.django_db
PERIODS = {
    Rhythm.FOUR_MONTHS: "B08/2026", Rhythm.MONTH: "2026-10", Rhythm.DAY: "2026-11-24",
    Rhythm.YEAR: "2025",
}  # fmt: skip


def run(*args: object):
    with time_machine.travel(NOW, tick=False):
        return CliRunner().invoke(publish, ["paper", *map(str, args)], catch_exceptions=True)


@pytest.mark.parametrize("kind", PERIODIC, ids=lambda one: one.code)
def test_every_kind_about_a_period_is_written_with_its_hashes(house, tmp_path: Path, kind):
    region = "35" if kind.above else "35.09"
    answer = run(kind.code, PERIODS[kind.rhythm], "--region", region, "--out", tmp_path)
    assert answer.exception is None, answer.exception
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert {line.rpartition(".")[2] for line in lines} == {"pdf", "docx", "xlsx", "json"}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("tidak_ada", "2026-10", "--region", "35.09"), "S104"),
        (("notula", "2026-10", "--region", "35.09"), "S104"),
        (("rekap", "2026-13", "--region", "35.09"), "S1411"),
        (("rekap", "2027-01", "--region", "35.09"), "S1411"),
        (("rekap", "2026-10", "--region", "99"), "S101"),
        (("rekap", "2026-10", "--region", "35.09", "--agency", "Dinas Rekaan"), "S101"),
        (("bakorwil", "2026-10", "--region", "35.09"), "S101"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(house, tmp_path: Path, args, code):
    answer = run(*args, "--out", tmp_path / "hasil")
    assert isinstance(answer.exception, Problem)
    assert answer.exception.code == code
    assert not (tmp_path / "hasil").exists()
