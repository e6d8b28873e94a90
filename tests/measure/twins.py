"""Two waves of one draw: the same people by phone, and as KoboToolbox or ODK would export them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid5

import xlsxwriter

from serasi.measure import instrument
from serasi.measure.actions import planning, sampling
from serasi.measure.models import SampledPlace, Wave
from serasi.measure.queries.assignments import kit
from serasi.measure.queries.forms import place_choices
from serasi.measure.xlsform import rows_of
from serasi.science.surveys.household import KISH_ROUND, KISH_TABLES
from tests.cast import NOW, House
from tests.measure.waves import SPACE, plan

Row = dict[str, object]
AGES = ("17-24", "25-34", "35-44", "45-54", "55-64", "65+")


def twin_of(house: House, wave: Wave) -> Wave:
    """Draw the same sample once more, from the same frame by the same seed, and open its field."""
    rini = house.viewer("rini")
    twin = planning.plan_wave(rini, told=plan(title="Kembaran"), now=NOW)
    planning.draw_sample(rini, wave=twin.code, seed=wave.seed or 0, strata="satu", now=NOW)
    for village in SampledPlace.objects.filter(wave=twin, reserve=False):
        sampling.assign_place(rini, wave=twin.code, place=village.code, username="nanda", now=NOW)
        for rt in sampling.list_rts(rini, wave=twin.code, place=village.code, count=12, now=NOW):
            sampling.list_households(rini, wave=twin.code, place=rt.code, count=60, now=NOW)
    return planning.open_field(rini, wave=twin.code, now=NOW)


def told_by_phone(house: House, wave: Wave) -> Iterator[dict[str, Any]]:
    """Yield what the phone form tells of every household of a wave, by the phone's own kit.

    Beside each payload, under "_home", who lives there: men and women.
    """
    rng = Random(60)
    [mine] = [w for w in kit(house.viewer("nanda"), now=NOW)["waves"] if w["code"] == wave.code]
    homes = [(task["place"], home) for task in mine["tasks"] for home in task["homes"]]
    for n, (place, home) in enumerate(homes):
        began = NOW - timedelta(hours=60 - n / 4)
        common: dict[str, Any] = {
            "uuid": str(uuid5(SPACE, f"twin {n}")),
            "instrument": wave.instrument,
            "place": place,
            "household": home["n"],
            "mode": "capi",
            "language": "id",
            "started": _when(began),
            "ended": _when(began + timedelta(minutes=7 + n % 20, seconds=n % 60)),
            "phone_now": _when(NOW),
        }
        if n % 20 == 19:  # noqa: PLR2004 - one of twenty refuses
            yield {**common, "consent": False, "refusal": "busy", "_home": None}
            continue
        men, women = rng.choice(((1, 1), (1, 2), (2, 1), (0, 1), (2, 0), (3, 3)))
        sex, chance = _chosen(home, men, women)
        yield {
            **common,
            "consent": True,
            "adults": men + women,
            "person_chance": chance,
            "sex": sex,
            "age_group": AGES[n % 6],
            "gps": {"lat": -8.2001, "lng": 113.6002, "accuracy": 9.0} if n % 3 else None,
            "answers": _answers(rng),
            "sides": _sides(n),
            "_home": (men, women),
        }


def _when(moment: datetime) -> str:
    """Return a moment as JavaScript's toISOString does."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _chosen(home: dict[str, Any], men: int, women: int) -> tuple[str, float]:
    """Return the sex asked and the chance, worked out as `frontend/interview/kish.ts` does."""
    by_turn = men > 0 and women > 0
    sex = home["turn"] if by_turn else "L" if men else "P"
    column = min({"L": men, "P": women}[sex], 6) - 1
    number = KISH_TABLES[home["table"]][column]
    same = sum(KISH_TABLES[table][column] == number for table in KISH_ROUND)
    return sex, round(same / len(KISH_ROUND) * (0.5 if by_turn else 1), 6)


def _answers(rng: Random) -> dict[str, int]:
    own = rng.gauss(0.6, 0.6)
    told = {}
    for item in instrument.of(instrument.CURRENT).items:
        value = min(5, max(1, round(3 + own + rng.gauss(0, 0.8))))
        told[item.code] = 6 - value if item.reverse else value
    if rng.random() < 0.2:  # noqa: PLR2004
        told[rng.choice(instrument.ITEMS)] = rng.choice(instrument.MISSING)
    return told


def _sides(n: int) -> dict[str, Any]:
    sides: dict[str, Any] = {"E1": 1 + n % 5, "E2": (1, 2, 3, 4, 5, 8, 9)[n % 7], "E4": 1 + n % 2}
    sides |= {f"E3{letter}": (n + at) % 11 for at, letter in enumerate("abcdefg")}
    sides |= {"E4j": [1 + n % 4, 5 + n % 4]} if n % 2 == 0 else {}
    return {**sides, "E5": 1 + n % 2, "E6": 1 + n % 10}


def submissions(wave: Wave, told: list[dict[str, Any]], *, separator: str) -> list[Row]:
    """Return rows as a server of the wave's own XLSForm exports them, groups in the headings."""
    survey, _choices = rows_of(
        version=wave.instrument, kind=wave.kind, places=place_choices(wave), languages=()
    )
    return [_submission(survey, n, one, separator) for n, one in enumerate(told, start=1)]


def _submission(survey: list[dict[str, str]], n: int, told: dict[str, Any], separator: str) -> Row:
    men, women = told["_home"] or (None, None)
    point = told.get("gps")
    said: Row = {
        **told.get("answers", {}), **told.get("sides", {}),
        "start": told["started"].replace("Z", "+00:00"), "end": told["ended"],
        "username": "enum_03", "versi": told["instrument"], "place": told["place"],
        "household": told["household"], "persetujuan": 1 if told["consent"] else 2,
        "slip": f"KKKK-{n:04d}".replace("0", "A").replace("1", "B") if told["consent"] else None,
        "gps": f"{point['lat']} {point['lng']} 0 {point['accuracy']}" if point else None,
        "language": "id" if told["consent"] else None, "men": men, "women": women,
        "sex": told.get("sex"), "age_group": told.get("age_group"),
        "refusal": told.get("refusal"),
    }  # fmt: skip
    row: Row = {}
    path: list[str] = []
    for asked in survey:
        kind, name = asked["type"], asked.get("name", "")
        if kind == "begin_group":
            path.append(name)
        elif kind == "end_group":
            path.pop()
        else:
            head, value = separator.join([*path, name]), said.get(name)
            row[head] = " ".join(map(str, value)) if isinstance(value, list) else value
            if kind.startswith("select_multiple"):
                ticked = value if isinstance(value, list) else []
                for option in range(1, 8):
                    row[f"{head}/{option}"] = int(option in ticked) if value else None
    if separator == "/":
        return {**row, "_id": n, "_uuid": told["uuid"], "_submission_time": _server(), "_index": n}
    return {"SubmissionDate": _server(), **row, "meta-instanceID": f"uuid:{told['uuid']}",
            "KEY": f"uuid:{told['uuid']}", "SubmitterName": "enum_03"}  # fmt: skip


def _server() -> str:
    return f"{NOW.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def as_csv(rows: list[Row]) -> bytes:
    """Return rows as a CSV file."""
    box = io.StringIO()
    sheet = csv.DictWriter(box, list(rows[0]))
    sheet.writeheader()
    sheet.writerows(rows)
    return box.getvalue().encode()


def as_xlsx(rows: list[Row]) -> bytes:
    """Return rows as the first sheet of a book."""
    box = io.BytesIO()
    with xlsxwriter.Workbook(box) as book:
        sheet = book.add_worksheet()
        for at, head in enumerate(rows[0]):
            sheet.write(0, at, head)
            for line, row in enumerate(rows, start=1):
                sheet.write(line, at, row[head])
    return box.getvalue()


def as_sent(told: dict[str, Any], wave: Wave) -> str:
    """Return the body in which a phone sends one interview."""
    interview = {k: v for k, v in told.items() if k != "_home" and v is not None}
    return json.dumps({"wave": wave.code, "interview": interview})
