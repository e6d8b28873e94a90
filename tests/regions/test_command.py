"""`serasi regions` through its door."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from serasi.cli.regions import regions
from serasi.problems import Problem
from serasi.regions.models import Area
from tests.regions.packs import write_pack

pytestmark = pytest.mark.django_db


def _run(*arguments):
    return CliRunner().invoke(regions, arguments, catch_exceptions=False)


def test_a_pack_is_imported_and_counted(tmp_path):
    write_pack(tmp_path)
    told = json.loads(_run("import", str(tmp_path), "--json").stdout)
    assert (told["areas"], told["former"], told["successions"]) == (9, 4, 3)
    assert "9 wilayah berlaku" in _run("import", str(tmp_path)).stdout


def test_an_expired_area_is_shown_with_its_successor(tmp_path):
    write_pack(tmp_path)
    _run("import", str(tmp_path))
    told = json.loads(_run("show", "35.09.02.2004", "--json").stdout)
    assert told["code"] == "35.09.02.2009"
    assert told["path"] == "Pindah, Kec. Dua, Kab. Jember, Jawa Timur"
    assert told["predecessors"] == ["35.09.02.2004"]
    assert "tidak berlaku" in told["note"]


def test_what_is_not_known_is_said_so(tmp_path):
    write_pack(tmp_path)
    _run("import", str(tmp_path))
    lines = _run("show", "35.09.01").stdout.splitlines()
    assert any(line.split() == ["population", "tidak", "ada", "data"] for line in lines)


def test_a_folder_that_is_no_pack_is_refused(tmp_path):
    with pytest.raises(Problem, match="S211"):
        _run("import", str(tmp_path))
    assert not Area.objects.exists()


@pytest.mark.parametrize("command", ["import", "show", "install"])
def test_help_speaks_both_languages(command):
    first = _run(command, "--help").stdout.splitlines()[2]
    assert " / " in first
