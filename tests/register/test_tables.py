"""The table equals the hand count; the file equals the screen, and says of itself what it holds."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from decimal import Decimal

import python_calamine
from django.urls import reverse

from serasi.register import queries
from serasi.register.models import Event
from serasi.register.queries.tables import (
    Period,
    TableFilter,
    area_rows,
    shares,
    trigger_table,
)
from serasi.trail.models import Entry
from tests.cast import NOW
from tests.register.conftest import confirmed

HAND = (("T1", 3), ("T4", 1), ("T7", 2))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
QUERY = {"dari": "2026-01-01", "sampai": "2026-12-31"}


def bulk(house, rows):
    """Store confirmed events at once: (trigger, area, day, kind)."""
    first = Event.objects.count()
    Event.objects.bulk_create(
        Event(
            public_id=f"CT-X-{first + n}",
            kind=kind,
            state="confirmed",
            desk=house.agencies["Bakesbangpol Kab. Jember"],
            area_id=area,
            title=f"Catatan {first + n}",
            start_date=day,
            trigger=trigger,
            form="F10",
            law_source="U-a",
            codebook="2026-1",
            created_at=NOW,
        )
        for n, (trigger, area, day, kind) in enumerate(rows)
    )


def by_hand(house):
    rows = [
        (trigger, "35.09.11.2004", date(2026, 5, n + 1), "incident")
        for trigger, times in HAND
        for n in range(times)
    ]
    rows += [
        ("T1", "35.09.12.2002", date(2025, 6, 1), "incident"),
        ("T1", "35.10.05.2003", date(2026, 6, 1), "tension"),
        ("T2", "35.09.11.2004", date(2027, 1, 1), "incident"),
    ]
    bulk(house, rows)


def test_the_table_equals_the_hand_count(house):
    by_hand(house)
    found = trigger_table(house.viewer("dewi"), TableFilter(YEAR))
    assert {r.trigger: r.n for r in found.rows if r.n} == dict(HAND)
    assert (found.total, found.total_before, found.incidents, found.tensions) == (6, 1, 6, 0)
    assert sum(r.share for r in found.rows) == Decimal(100)
    region = trigger_table(house.viewer("tirto"), TableFilter(YEAR))
    assert (region.total, region.tensions) == (7, 1)
    rows = area_rows(house.viewer("tirto"), TableFilter(YEAR))
    assert {r.code: (r.total, r.before) for r in rows} == {
        "35.09": (6, 1),
        "35.10": (1, 0),
        "35.11": (0, 0),
    }


def test_only_confirmed_and_untrashed_events_count(house):
    confirmed(house)
    by_hand(house)
    Event.objects.filter(title="Catatan 1").update(trashed_at=NOW)
    Event.objects.filter(title="Catatan 2").update(state="second")
    assert trigger_table(house.viewer("dewi"), TableFilter(YEAR)).total == 5


def test_who_may_count_one_trigger_counts_that_alone(house):
    by_hand(house)
    bulk(house, [("T3", "35.09.11.2004", date(2026, 3, 3), "incident")])
    found = trigger_table(house.viewer("anwar"), TableFilter(YEAR))
    assert {r.trigger: r.n for r in found.rows if r.n} == {"T3": 1}


def test_an_empty_table_has_no_percentages():
    assert shares([0] * 8) == [None] * 8


def test_the_leap_day_is_compared_with_the_last_of_february():
    leap = Period(date(2024, 2, 29), date(2024, 2, 29))
    assert leap.year_before().since == date(2023, 2, 28)


def _csv(answer) -> tuple[dict[str, str], list[list[str]], bytes]:
    data = b"".join(answer.streaming_content)
    lines = data.splitlines(keepends=True)
    head = [line for line in lines if line.startswith((b"# ", b'"# '))]
    body = b"".join(lines[len(head) :])
    said = csv.reader(io.StringIO(b"".join(head).decode()))
    facts = dict(row[0][2:].split(": ", 1) for row in said)
    return facts, list(csv.reader(io.StringIO(body.decode()))), body


def test_the_csv_holds_the_rows_of_the_screen_and_proves_it(house):
    by_hand(house)
    client = house.client("dewi")
    query = {"pemicu": "T1"}
    page = client.get(reverse("register:events"), query).content.decode()
    answer = client.get(reverse("register:events_csv"), query)
    facts, rows, body = _csv(answer)
    assert "Unduh 4 baris" in page
    assert facts["Jumlah baris"] == "4" == answer.headers["X-Rows"]
    assert len(rows) == 5
    assert facts["SHA-256"] == hashlib.sha256(body).hexdigest()
    assert "T1" in facts["Saringan"]
    assert "WIB" in facts["Keadaan"]
    entry = Entry.objects.get(action="export.made")
    assert facts["SHA-256"] in entry.data


def test_the_workbook_holds_the_same_rows_with_the_same_checksum(house):
    by_hand(house)
    client = house.client("laras")
    _facts, rows, _body = _csv(client.get(reverse("register:events_csv")))
    answer = client.get(reverse("register:events_xlsx"))
    book = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(b"".join(answer.streaming_content))
    )
    data = book.get_sheet_by_name("Data").to_python()
    about = dict(book.get_sheet_by_name("Keterangan").to_python())
    assert [row[0] for row in data] == [row[0] for row in rows]
    assert about["Jumlah baris"] == str(len(rows) - 1)
    assert about["SHA-256"] == answer.headers["X-SHA256"]


def test_a_cell_that_looks_like_a_formula_is_disarmed(house):
    bulk(house, [("T1", "35.09.11.2004", date(2026, 5, 1), "incident")])
    Event.objects.update(title="=HYPERLINK(1)", root="-2+3", party_a="@x", party_b="+62")
    _facts, rows, _body = _csv(house.client("dewi").get(reverse("register:events_csv")))
    for cell in ("'=HYPERLINK(1)", "'-2+3", "'@x", "'+62"):
        assert cell in rows[1]


def test_the_table_file_equals_the_table_on_the_screen(house):
    by_hand(house)
    client = house.client("dewi")
    page = client.get(reverse("register:table"), QUERY).content.decode()
    _facts, rows, _body = _csv(client.get(reverse("register:table_csv"), QUERY))
    assert "N = 6" in page
    by_code = {row[1]: row for row in rows if row[0] == "pemicu"}
    assert [by_code[t][3] for t in ("T1", "T4", "T7")] == ["3", "1", "2"]
    assert next(row for row in rows if row[0] == "jumlah")[3:6] == ["6", "100.0", "1"]
    for row in by_code.values():
        assert row[2] in page


def test_who_may_not_export_gets_nothing(house):
    by_hand(house)
    for name in ("surya", "wulan", "anwar", "darsono", "mira"):
        for url in ("events_csv", "events_xlsx", "table_csv", "table_xlsx"):
            answer = house.client(name).get(reverse(f"register:{url}"))
            assert answer.status_code == 404, (name, url)
    page = house.client("surya").get(reverse("register:events")).content.decode()
    assert "ekspor.csv" not in page


def test_the_region_exports_counts_of_all_and_only_cross_border_records(house):
    by_hand(house)
    client = house.client("tirto")
    _facts, rows, _body = _csv(client.get(reverse("register:events_csv")))
    assert len(rows) == 1
    _facts, rows, _body = _csv(client.get(reverse("register:table_csv"), QUERY))
    assert next(row for row in rows if row[0] == "jumlah")[3] == "7"


def test_the_counts_of_table_list_and_map_agree(house):
    by_hand(house)
    client = house.client("dewi")
    for page in ("table", "map", "timeline"):
        text = client.get(reverse(f"register:{page}"), QUERY).content.decode()
        assert ("N = 6" in text) or ("6 catatan" in text), page
    found = queries.countable(house.viewer("dewi")).filter(start_date__year=2026).count()
    assert found == 6
