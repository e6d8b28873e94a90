"""What anybody can subtract: every public edition from every other, in every format, and releases.

Only what is handed out without log-in is read here, never what the house keeps.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse

from serasi.problems import Problem
from serasi.publish import public_rules as rules
from serasi.publish.actions import public as acts
from serasi.publish.actions import signing
from serasi.publish.actions.writing import write_prose
from serasi.publish.checking import text_of
from serasi.publish.leaving import gaps
from serasi.publish.models import Edition
from serasi.register.models import Event
from tests.cast import NOW
from tests.publish.about.conftest import begin, fresh, paper
from tests.publish.counted import AREA, VILLAGES, a_year, happened, moment, publish
from tests.warn.conftest import office
from tests.warn.test_rumours import checked, seen

__all__ = ["office"]
MARCH = [("T1", VILLAGES[0], date(2026, 3, n), "incident") for n in range(4, 8)]


def correct(house, *, now=NOW) -> Edition:
    made = acts.prepare_correction(
        house.viewer("dewi"), area=AREA, reason="laporan susulan Maret", now=now
    )
    return acts.approve_edition(house.viewer("hendra"), pk=made.pk, now=now)


def handed_out(number: int) -> dict[str, int]:
    """Return the shown figures of an edition from the union of its CSV and its JSON."""
    found: dict[str, int] = {}
    for rows in (_csv(number), _json(number)):
        for row in rows:
            if row["nilai"] in ("", None):
                continue
            by_area = row["tabel"] == rules.BY_AREA
            code = row["kode_kecamatan"] if by_area else row["kode"]
            key = rules.Cell(row["tabel"], row["periode"], code).key
            assert found.setdefault(key, int(row["nilai"])) == int(row["nilai"])
    return found


def _file(number: int, name: str) -> bytes:
    answer = Client().get(reverse("publish:public_data", args=[AREA, number, name]))
    assert answer.status_code == 200
    return answer.content


def _csv(number: int):
    lines = _file(number, "csv").decode().splitlines()
    body = [line for line in lines if not line.startswith(("# ", '"# '))]
    return list(csv.DictReader(io.StringIO("\n".join(body))))


def _json(number: int):
    return json.loads(_file(number, "json"))["baris"]


def small_differences(numbers) -> set[str]:
    """Return the figures, and hidden rests of sums, that two editions give as 1 or 2 records."""
    out = {number: handed_out(number) for number in numbers}
    found = set()
    for one, other in combinations(numbers, 2):
        by = {k: out[other][k] - out[one][k] for k in out[one].keys() & out[other].keys()}
        found |= {f"{one}-{other} {key}" for key, n in by.items() if 0 < abs(n) < rules.THRESHOLD}
        for total in _sums():
            rest = [key for key in total.parts if key not in by]
            if total.whole in by and rest:
                left = by[total.whole] - sum(by[key] for key in total.parts if key in by)
                if 0 < abs(left) < rules.THRESHOLD:
                    found.add(f"{one}-{other} {total.whole}")
    return found


def _sums():
    """Return the public structure: what adds up to what, which needs no count to be known."""
    cells = rules.read_cells(Edition.objects.order_by("number").first().figures)
    areas = {cell.code for cell in cells if cell.table == rules.BY_AREA}
    months = {c.period: {} for c in cells if c.table == rules.TOTAL and "-" in c.period
              and "B" not in c.period}  # fmt: skip
    return rules.tables_of(months, areas).sums


def test_a_correction_is_measured_against_every_edition_that_is_out(house):
    """Four records more, then three fewer: small against the first edition, not the second."""
    a_year(house)
    first = publish(house)
    happened(house, MARCH)
    second = correct(house)
    late = Event.objects.order_by("-pk")[:3]
    Event.objects.filter(pk__in=[row.pk for row in late]).delete()
    with pytest.raises(Problem) as waits:
        correct(house)
    assert waits.value.code == "S1451"
    assert small_differences([first.number, second.number]) == set()


def test_a_correction_back_to_what_stood_first_gives_no_difference(house):
    a_year(house)
    numbers = [publish(house).number]
    happened(house, MARCH)
    numbers.append(correct(house).number)
    last = Event.objects.order_by("-pk")[:4]
    Event.objects.filter(pk__in=[row.pk for row in last]).delete()
    numbers.append(correct(house).number)
    assert small_differences(numbers) == set()


@pytest.mark.parametrize("seed", [1, 5])
def test_editions_month_by_month_with_late_records_give_no_small_difference(house, seed):
    """New months, late records each month, and a correction in between, all subtracted."""
    a_year(house, seed=seed, months=11)
    numbers = [publish(house, now=moment(2026, 8, 2)).number]
    for n, month in enumerate((9, 10, 11, 12)):
        happened(house, [MARCH[n % 4]])
        numbers.append(publish(house, now=moment(2026, month, 2)).number)
        if n == 3:
            numbers.append(correct(house, now=moment(2026, month, 3)).number)
    assert len(numbers) == 6
    assert small_differences(numbers) == set()


def test_the_attack_itself_sees_a_small_difference(house, monkeypatch):
    """Were a correction not measured, the attack would tell; so that it can fail."""
    a_year(house)
    first = publish(house)
    happened(house, MARCH[:1])
    unmeasured = type("Any", (), {"waits": (), "moved": ("x",)})()
    monkeypatch.setattr(acts.disclosure, "replaces", lambda *_a, **_k: unmeasured)
    assert small_differences([first.number, correct(house).number])


def test_a_release_has_no_count_of_the_register_and_a_typed_one_is_told(office):
    row = begin(office, "dewi", "siaran_pers", f"rumour:{checked(office, seen(office)).pk}")
    found = signing.findings_of(fresh(row), now=NOW)
    assert not any(one["kind"] == "no_source" for one in found)
    write_prose(
        office.viewer("dewi"), number=row.number, key="keadaan", now=NOW,
        version=fresh(row).version, text="Maret ada 2 peristiwa di kecamatan ini.",
    )  # fmt: skip
    told = [one for one in signing.findings_of(fresh(row), now=NOW) if one["kind"] == "no_source"]
    assert "Angka 2 " in told[0]["message"]
    write_prose(
        office.viewer("dewi"), number=row.number, key="keadaan", now=NOW,
        version=fresh(row).version, text="Ada {jumlah:peristiwa} peristiwa.",
    )  # fmt: skip
    document = paper(row).document
    said = [text_of(block) for block in document.blocks if "peristiwa" in text_of(block)]
    assert said == ["Ada {jumlah:peristiwa} peristiwa."], "no count took the place of the mark"
    assert any("{jumlah:peristiwa}" in one.message for one in gaps(document))
