"""200 random filters: screen, CSV, XLSX, GeoJSON and API hold the same rows, for each right."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import re
from datetime import date, timedelta

import pytest
import python_calamine
from django.urls import reverse
from geojson_pydantic import FeatureCollection

from serasi.regions.models import Area
from serasi.register.codes import Form, Trigger
from serasi.register.models import Event
from serasi.register.queries.events import SORTS
from serasi.science.cells import harmless
from tests.cast import NOW, House

EXPORTERS = ("dewi", "rini", "laras", "tirto", "bagus")
READERS = ("surya", "wulan", "anwar")
SEEDS, EACH = 4, 50
WORDS = ("sawah", "pasar", "pemuda", "masjid", "perguruan", "batas", "lapangan")
SIGNS = ("", "", "", "=", "+", "-", "@", "\t=", "\r", " =", "\n+", "＝")
VILLAGES = (
    "35.09.11.2001", "35.09.11.2004", "35.09.12.2002", "35.09.11", "35.10.05.2003",
    "35.10.05", "35.11.01.2001",
)  # fmt: skip
PLACES = ("35.09", "35.09.11", "35.09.12", "35.09.11.2004", "35.10", "35.10.05", "35.11")
NUMBERS = {"meninggal": "deaths", "luka_berat": "injured_heavy", "pengungsi_kk": "displaced_kk"}


def _record(rng: random.Random, house: House, number: int) -> Event:
    words = " ".join(rng.sample(WORDS, 3))
    return Event(
        public_id=f"CT-26-{number:05d}",
        kind=rng.choice(Event.Kind.values),
        state=rng.choice(("confirmed", "confirmed", "confirmed", "second", "draft")),
        desk=house.agencies["Bakesbangpol Kab. Jember"],
        area_id=rng.choice(VILLAGES),
        title=f"{rng.choice(SIGNS)}{words} {number}",
        root=rng.choice(SIGNS) + rng.choice(WORDS),
        party_a=rng.choice((*SIGNS, "Pihak A; \"dua\"\nbaris")),
        start_date=date(2024, 1, 1) + timedelta(days=rng.randrange(1050)),
        trigger=rng.choice(Trigger.values),
        form=rng.choice(Form.values[:6]),
        law_source="U-a",
        deaths=rng.choice((None, 0, 1, 12)),
        injured_heavy=rng.choice((None, 0, 3)),
        displaced_kk=rng.choice((None, 0, 40)),
        cross_border=rng.random() < 0.2,
        codebook="2026-1",
        created_at=NOW,
        trashed_at=NOW if rng.random() < 0.05 else None,
    )  # fmt: skip


@pytest.fixture
def records(house: House) -> House:
    rng = random.Random(20261125)
    rows = Event.objects.bulk_create(_record(rng, house, n) for n in range(90))
    links = Event.other_areas.through
    links.objects.bulk_create(
        links(event_id=row.pk, area_id=rng.choice(("35.09", "35.10.05", "35.11.01")))
        for row in rows
        if row.cross_border
    )
    Area.objects.filter(code="35.09.11.2004").update(lat="-8.36000", lng="113.53000")
    return house


def _filter(rng: random.Random) -> dict[str, str]:
    first = date(2024, 1, 1) + timedelta(days=rng.randrange(1000))
    last = min(first + timedelta(days=rng.randrange(700)), NOW.date())
    choices = {
        "q": rng.choice((*WORDS, f"{rng.choice(WORDS)} {rng.choice(WORDS)}", "pas")),
        "wilayah": rng.choice(PLACES),
        "jenis": rng.choice(Event.Kind.values),
        "pemicu": rng.choice(Trigger.values),
        "bentuk": rng.choice(Form.values[:6]),
        "keadaan": rng.choice(("confirmed", "second", "draft", "all")),
        "dari": rng.choice((first.isoformat(), f"{first:%d/%m/%Y}")),
        "sampai": last.isoformat(),
        "urut": rng.choice(SORTS),
    }
    asked = {name: value for name, value in choices.items() if rng.random() < 0.3}
    return {"keadaan": "all", **asked} if rng.random() < 0.4 else asked


def _screen(client, asked) -> tuple[list[str], int, int | None]:
    """Return the numbers on all pages of the list, what it counts, and what it offers."""
    url, found, page = reverse("register:events"), [], 0
    while True:
        page += 1
        text = client.get(url, {**asked, "page": page}).content.decode()
        total = int(re.search(r"<b>(?:[\d.]+ dari )?([\d.]+) catatan</b>", text)[1])
        found += re.findall(r'<span class="nowrap">(CT-\d\d-\d+)</span>', text)
        if len(found) >= total:
            offered = re.search(r"Unduh (\d+) baris", text)
            return found, total, int(offered[1]) if offered else None


def _file(client, kind: str, asked) -> tuple[bytes, object]:
    answer = client.get(reverse(f"register:events_{kind}"), asked)
    if answer.status_code != 200:
        return b"", answer
    return b"".join(answer.streaming_content), answer


def _csv_rows(data: bytes, answer) -> list[dict[str, str]]:
    facts = re.match(rb'(?:"?# [^\n]*\n)+', data)[0]
    body = data[len(facts) :]
    assert hashlib.sha256(body).hexdigest() == answer["X-SHA256"]
    return list(csv.DictReader(io.StringIO(body.decode(), newline="")))


def _xlsx_rows(data: bytes) -> tuple[list[dict[str, str]], dict[str, str]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    head, *rows = book.get_sheet_by_name("Data").to_python()
    told = [
        {n: f"{v:.0f}" if isinstance(v, float) else v for n, v in zip(head, r, strict=True)}
        for r in rows
    ]
    return told, dict(book.get_sheet_by_name("Keterangan").to_python())


def _api(client, asked) -> tuple[list[dict], int]:
    told = client.get("/api/v1/events", {**asked, "limit": 200}).json()
    return told["items"], told["count"]


def _same_as_the_api(row: dict[str, str], item: dict) -> bool:
    shown = {name: "" if item[field] is None else str(item[field]) for name, field in
             NUMBERS.items()}  # fmt: skip
    return all(row[name] == value for name, value in shown.items()) and (
        row["judul"], row["kode_wilayah"], row["tanggal"], row["pemicu"], row["bentuk"],
    ) == (
        harmless(item["title"]), item["area"], item["start_date"], item["trigger"], item["form"],
    )  # fmt: skip


def _plain(row: dict[str, str]) -> dict[str, str]:
    """Return a row as a workbook can hold it: no carriage return of its own."""
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in row.items()}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_export_equals_the_screen(records, seed):
    rng = random.Random(seed)
    clients = {name: records.client(name) for name in (*EXPORTERS, *READERS)}
    sizes = []
    for _ in range(EACH):
        asked, name = _filter(rng), rng.choice((*EXPORTERS, *EXPORTERS, *READERS))
        client, told = clients[name], (name, asked)
        listed, total, offered = _screen(client, asked)
        items, counted = _api(client, asked)
        assert [item["public_id"] for item in items] == listed, told
        assert counted == total == len(listed), told
        sizes.append(total)
        if name in READERS:
            assert {_file(client, kind, asked)[1].status_code for kind in
                    ("csv", "xlsx", "geojson")} == {404}, told  # fmt: skip
            continue
        _same_files(client, asked, told, listed, offered, items)
    assert max(sizes) > 25
    assert sum(1 for size in sizes if size) > EACH // 2


def _same_files(client, asked, told, listed, offered, items) -> None:
    data, answer = _file(client, "csv", asked)
    rows = _csv_rows(data, answer)
    numbers = [row["nomor"] for row in rows]
    assert numbers == [number for number in listed if number in set(numbers)], told
    assert len(rows) == (offered or 0) == int(answer["X-Rows"]), told
    by_number = {item["public_id"]: item for item in items}
    assert all(_same_as_the_api(row, by_number[row["nomor"]]) for row in rows), told
    assert not any(_is_formula(cell) for row in rows for cell in row.values()), told
    book, about = _xlsx_rows(_file(client, "xlsx", asked)[0])
    assert [_plain(row) for row in book] == [_plain(row) for row in rows], told
    assert about["SHA-256"] == answer["X-SHA256"], told
    drawn = json.loads(_file(client, "geojson", asked)[0])
    FeatureCollection.model_validate(drawn)
    shown = [
        {n: "" if v is None else str(harmless(v)) for n, v in f["properties"].items()}
        for f in drawn["features"]
    ]
    assert shown == rows, told
    assert drawn["serasi"]["SHA-256"] == answer["X-SHA256"], told
    assert drawn["serasi"]["Jumlah baris"] == str(len(rows)), told


def _is_formula(cell: str) -> bool:
    return cell[:1] in "\t\r\n" if cell[:1].isspace() else cell[:1] in set("=+-@＝＋－＠")


def test_only_what_is_seen_but_not_exportable_is_missing_from_a_file(records):
    """The region reads records that cross into it from outside, but may not take them out."""
    client = records.client("tirto")
    listed, _total, _offered = _screen(client, {})
    rows = _csv_rows(*_file(client, "csv", {}))
    held = records.viewer("tirto").areas()
    assert rows
    kept = Event.objects.filter(public_id__in=listed).exclude(
        public_id__in=[row["nomor"] for row in rows]
    )
    assert all(row.regency_code not in held for row in kept)


def test_a_point_is_the_middle_of_the_area_and_never_the_spot(records):
    Event.objects.update(lat="-8.11111", lng="113.22222")
    data, _answer = _file(records.client("dewi"), "geojson", {})
    drawn = json.loads(data)
    places = {
        f["properties"]["kode_wilayah"]: f["geometry"] and f["geometry"]["coordinates"]
        for f in drawn["features"]
    }
    assert places["35.09.11.2004"] == [113.53, -8.36]
    assert places["35.09.12.2002"] is None
    assert b"113.2222" not in data


@pytest.mark.parametrize("seed", range(2))
def test_the_trigger_table_of_every_filter_equals_its_files_and_the_api(records, seed):
    rng = random.Random(100 + seed)
    clients = {name: records.client(name) for name in EXPORTERS}
    for _ in range(EACH):
        asked = {n: v for n, v in _filter(rng).items() if n in ("wilayah", "jenis")}
        since = date(2024, 1, 1) + timedelta(days=rng.randrange(900))
        until = since + timedelta(days=rng.randrange(160))
        asked |= {"dari": since.isoformat(), "sampai": until.isoformat()}
        client = clients[rng.choice(EXPORTERS)]
        page = client.get(reverse("register:table"), asked).content.decode()
        answer = client.get(reverse("register:table_csv"), asked)
        rows = _csv_rows(b"".join(answer.streaming_content), answer)
        book = client.get(reverse("register:table_xlsx"), asked)
        sheet, _about = _xlsx_rows(b"".join(book.streaming_content))
        assert sheet == rows, asked
        whole = next(row for row in rows if row["menurut"] == "jumlah")
        assert f"N = {whole['n']}<" in page, asked
        assert [(row["nama"], row["n"]) for row in rows if row["menurut"] == "wilayah"] == [
            (name, n) for name, n in re.findall(
                r'<tr><th scope="row"><a href="[^"]*">([^<]+)</a></th>(?:<td class="num">[^<]*'
                r'</td>){8}<td class="num"><b>([\d.]+)</b>', page)
        ], asked  # fmt: skip
        if "jenis" not in asked:
            told = client.get("/api/v1/triggers", {
                "since": asked["dari"], "until": asked["sampai"], "area": asked.get("wilayah", ""),
            }).json()  # fmt: skip
            assert [str(row["n"]) for row in told["rows"]] == [
                row["n"] for row in rows if row["menurut"] == "pemicu"
            ], asked
