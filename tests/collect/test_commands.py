"""The commands as partners use them: the JSON contract, exit codes, one sentence on bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from serasi.cli.collect import collect
from serasi.cli.main import cli
from serasi.cli.text import text
from serasi.collect.models import Report
from tests.cast import House
from tests.collect.recap.books import plain_rows
from tests.collect.test_intake_doors import CHAT, MORE
from tests.collect.test_recaps import ROWS


def run(group, *arguments: str, given: str | None = None):
    return CliRunner().invoke(group, [str(a) for a in arguments], input=given)


def told(group, *arguments: str):
    result = run(group, *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_looking_at_an_export_keeps_the_contract_and_stores_nothing(
    house: House, tmp_path: Path
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    found = told(collect, "whatsapp", chat, "--dry-run", "--json")
    assert {
        k: found[k] for k in ("messages", "system", "media", "deleted", "new", "date_order")
    } == {
        "messages": 6,
        "system": 1,
        "media": 1,
        "deleted": 1,
        "new": 6,
        "date_order": "dmy",
    }
    (report,) = found["reports"]
    assert (report["index"], report["label"]) == (1, "conflict")
    assert report["sent_at"] == "2026-11-24T21:40:00+07:00"
    assert report["place"]["code"] == "35.09.11.2004"
    assert (report["deaths"], report["injured"]) == (0, 3)
    assert re.fullmatch("[0-9a-f]{20,}", report["sender_key"]), "a keyed digest, no number"
    assert [row["index"] for row in found["nil"]] == [4]
    assert not Report.objects.exists()


def test_a_longer_export_adds_only_the_new(house: House, tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    assert told(collect, "whatsapp", chat, "--region", "35.09", "--json")["stored"] == 2
    chat.write_text(CHAT + MORE)
    second = told(collect, "whatsapp", chat, "--region", "35.09", "--json")
    assert (second["new"], second["stored"]) == (2, 1)
    assert [row["known"] for row in second["reports"]] == [True, False]


def test_without_a_region_the_chat_tells_whose_it_is(house: House, tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    assert told(collect, "whatsapp", chat, "--json")["region"] == "35.09"
    assert Report.objects.first().desk == house.agencies["Bakesbangpol Kab. Jember"]


@pytest.mark.parametrize(
    ("region", "number"), [("99.99", "S201"), ("3599", "S201"), ("35.11", "S344")]
)
def test_a_bad_region_is_told_in_one_line(
    house: House, tmp_path: Path, region: str, number: str
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    result = run(collect, "whatsapp", chat, "--region", region)
    assert number in str(result.exception)
    assert not Report.objects.exists()


def test_a_bad_file_ends_the_command_with_its_number(house: House, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("bukan chat")
    result = run(cli, "collect", "whatsapp", path)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "S311" in result.stderr


def test_a_book_is_told_by_rows_skipped_and_assumptions(house: House, tmp_path: Path) -> None:
    path = tmp_path / "rekap 2026.xlsx"
    path.write_bytes(plain_rows(*ROWS))
    found = told(collect, "table", path, "--dry-run", "--json")
    assert [row["code"] for row in found["rows"]][:2] == ["35.09.11.2004", "35.09.12.2002"]
    assert found["rows"][3]["duplicate_of"] == found["rows"][1]["row"]
    assert {"sheet", "row", "reason"} <= set(found["skipped"][0])
    assert found["assumptions"]
    assert not Report.objects.exists()
    assert told(collect, "table", path, "--json")["stored"] == 2


def test_text_is_coded_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERASI_HOME", str(tmp_path))
    monkeypatch.setenv("SERASI_PACK", str(_pack(tmp_path)))
    line = {"id": "a", "text": "Tadi malam bentrok di Ds. Lojejer, 2 org luka", "region": "35.09"}
    result = run(text, "code", given=json.dumps(line) + "\n\n")
    coded = json.loads(result.stdout)
    assert (coded["id"], coded["label"], coded["injured"]) == ("a", "conflict", 2)
    assert coded["place"]["code"] == "35.09.11.2001"
    assert run(text, "code", given=json.dumps(line)).stdout == result.stdout.rstrip("\n") + "\n"


def _pack(folder: Path) -> Path:
    rows = "35,Jawa Timur\n35.09,Kabupaten Jember\n35.09.11,Wuluhan\n35.09.11.2001,Lojejer\n"
    (folder / "wilayah.csv").write_text(f"kode,nama\n{rows}")
    return folder


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("{rusak\n", "Baris 1"),
        ('{"id": 1, "text": "a"}\n[1]\n', "Baris 2"),
        ('{"id": 1}\n', 'tidak ada "text"'),
        ('{"id": 1, "text": "a", "anchor": "kemarin"}\n', "bukan ISO"),
    ],
)
def test_a_bad_line_of_text_is_told_and_nothing_written(given: str, why: str) -> None:
    result = run(cli, "text", "when", given=given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert "S360" in result.stderr


def test_times_are_read_from_their_anchor() -> None:
    line = {
        "id": 7,
        "text": "tadi malam jam setengah sebelas",
        "anchor": "2026-11-25T06:00:00+07:00",
    }
    found = json.loads(run(text, "when", given=json.dumps(line)).stdout)
    assert found == {
        "id": 7,
        "start": "2026-11-24T22:30+07:00",
        "end": "2026-11-24T22:30+07:00",
        "precision": "minute",
        "flag": None,
    }
