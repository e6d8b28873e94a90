"""Figures of tensions and incidents, from the register as it was known at the cut-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from serasi.network.policy import Viewer
from serasi.publish.figures.model import Asked, Result, Value
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register import queries as register
from serasi.register.coded import Coding
from serasi.register.codes import Form, LawSource, Trigger
from serasi.register.models import Event
from serasi.register.queries.tables import shares

TENSION, INCIDENT = Event.Kind.TENSION.value, Event.Kind.INCIDENT.value
DISTRICT = 8
HARM = (
    ("md", "deaths"),
    ("lb", "injured_heavy"),
    ("lr", "injured_light"),
    ("hilang", "missing_people"),
    ("jiwa", "displaced_people"),
    ("kk", "displaced_kk"),
    ("bangunan", "buildings_damaged"),
    ("kendaraan", "vehicles_damaged"),
    ("rugi", "loss_rp"),
)
"""Cells of harm and the column of the register each is the sum of."""


def _known(viewer: Viewer, asked: Asked) -> list[register.KnownEvent]:
    return register.known_at(
        viewer,
        at=asked.cut_off,
        since=asked.since,
        until=asked.until,
        area=asked.area,
        kind=asked.get("kind"),
    )


def unrecorded(viewer: Viewer, asked: Asked) -> bool:
    """Say whether the area has no record as old as the period: then there is no data, not nought.

    A period that begins before the first record but reaches beyond it is counted, as far as known.
    """
    rows = register.countable(viewer).filter(within([asked.area]), created_at__lte=asked.cut_off)
    first = rows.order_by("start_date").values_list("start_date", flat=True).first()
    return asked.get("past") == "1" and (first is None or asked.until < first)


def _counted(viewer: Viewer, asked: Asked) -> list[register.KnownEvent] | None:
    return None if unrecorded(viewer, asked) else _known(viewer, asked)


def by_kind(viewer: Viewer, asked: Asked) -> Result:
    """Count tensions and incidents."""
    found = _counted(viewer, asked)
    if found is None:
        return Result(dict.fromkeys(("potensi", "peristiwa", "jumlah")))
    kinds = Counter(one.coding.kind for one in found)
    return Result({"potensi": kinds[TENSION], "peristiwa": kinds[INCIDENT], "jumlah": len(found)})


def _by(codes: Iterable[str], column: str) -> Callable[[Viewer, Asked], Result]:
    """Return a figure that counts by the codes of a column, each with its share of all."""
    names = list(codes)

    def counted(viewer: Viewer, asked: Asked) -> Result:
        found = _counted(viewer, asked)
        cells = [*names, *(f"{name}.persen" for name in names), "jumlah"]
        if found is None:
            return Result(dict.fromkeys(cells))
        n = Counter(getattr(one.coding, column) for one in found)
        counts = [n[name] for name in names]
        values: dict[str, Value] = dict(zip(names, counts, strict=True))
        for name, share in zip(names, shares(counts), strict=True):
            values[f"{name}.persen"] = share
        values["jumlah"] = len(found)
        return Result(values)

    return counted


by_trigger = _by(Trigger.values, "trigger")
by_law_source = _by(LawSource.values, "law_source")
by_form = _by(Form.values, "form")


def by_place(viewer: Viewer, asked: Asked) -> Result:
    """Count tensions and incidents by district (by regency where a province is asked)."""
    length = {2: 5, 5: DISTRICT}.get(len(asked.area), 13)
    below = Area.objects.filter(parent_id=asked.area, valid_to=None).order_by("code")
    names = dict(below.values_list("code", "name"))
    counts: Counter[tuple[str, str]] = Counter()
    for one in _known(viewer, asked):
        counts[one.coding.area[:length], one.coding.kind] += 1
    for code in sorted({code for code, _kind in counts} - set(names)):
        names[code] = _name(code)
    values: dict[str, Value] = {}
    for code in names:
        tensions, incidents = counts[code, TENSION], counts[code, INCIDENT]
        values |= {
            f"{code}.potensi": tensions,
            f"{code}.peristiwa": incidents,
            f"{code}.jumlah": tensions + incidents,
        }
    for column in ("potensi", "peristiwa", "jumlah"):
        values[column] = sum(values[f"{code}.{column}"] or 0 for code in names)
    values["banyaknya"] = len(names)
    values["tanpa_catatan"] = sum(not values[f"{code}.jumlah"] for code in names)
    return Result(values, names, tuple(names))


def _name(code: str) -> str:
    return Area.objects.filter(code=code).values_list("name", flat=True).first() or code


def by_month(viewer: Viewer, asked: Asked) -> Result:
    """Count tensions and incidents by calendar month."""
    found = _known(viewer, asked)
    months = _months(asked.since, asked.until)
    kinds = Counter((f"{one.coding.start_date:%Y-%m}", one.coding.kind) for one in found)
    values: dict[str, Value] = {}
    for month in months:
        values[f"{month}.potensi"] = kinds[month, TENSION]
        values[f"{month}.peristiwa"] = kinds[month, INCIDENT]
    return Result(values, {}, tuple(months))


def _months(since: date, until: date) -> list[str]:
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, last + 1)]


def harm(viewer: Viewer, asked: Asked) -> Result:
    """Add up the harm of incidents, each with how many incidents say anything of it."""
    found = [one.coding for one in _known(viewer, asked) if one.coding.kind == INCIDENT]
    values: dict[str, Value] = {"peristiwa": len(found)}
    for cell, column in HARM:
        known = [n for one in found if (n := getattr(one, column)) is not None]
        values[cell] = sum(known) if known else None
        values[f"{cell}.diketahui"] = len(known)
    return Result(values)


def _places(codes: Iterable[str]) -> dict[str, str]:
    """Return "Mangli, Kaliwates" for villages, and the name alone for what lies higher."""
    rows = Area.objects.filter(code__in=set(codes)).select_related("parent")
    return {
        row.code: f"{row.name}, {row.parent.name}" if row.level > 3 and row.parent else row.name
        for row in rows
    }


def listed(found: Sequence[register.KnownEvent], columns: Iterable[tuple[str, str]]) -> Result:
    """Return a list of records with their words, and some columns of numbers."""
    places = _places(one.coding.area for one in found)
    values: dict[str, Value] = {"jumlah": len(found)}
    texts: dict[str, str] = {}
    for one in found:
        values |= {f"{one.public_id}.{c}": getattr(one.coding, name) for c, name in columns}
        texts |= {
            f"{one.public_id}.{cell}": words
            for cell, words in _words(one.coding, places.get(one.coding.area, one.coding.area))
        }
    return Result(values, texts, tuple(one.public_id for one in found))


def _words(coding: Coding, place: str) -> list[tuple[str, str]]:
    parties = " dan ".join(part for part in (coding.party_a, coding.party_b) if part)
    return [
        ("tanggal", coding.start_date.isoformat()),
        ("nama", coding.title),
        ("lokasi", place),
        ("pemicu", coding.trigger),
        ("bentuk", coding.form),
        ("sumber", coding.law_source),
        ("pihak", parties),
        ("upaya", coding.response),
        ("risiko", risk(coding.likelihood, coding.impact)),
    ]


def risk(likelihood: int | None, impact: int | None) -> str:
    """Return the risk class of the matrix of likelihood and impact, "" where one is not stated.

    The product of two levels from 1 to 4 (domain 3.3): to 2 low, to 4 middle, to 9 high, above
    very high.
    """
    if likelihood is None or impact is None:
        return ""
    score = likelihood * impact
    return next(name for top, name in _RISKS if score <= top)


_RISKS = ((2, "rendah"), (4, "sedang"), (9, "tinggi"), (16, "sangat tinggi"))


def tensions(viewer: Viewer, asked: Asked) -> Result:
    """List the tensions that began in the period."""
    found = [one for one in _known(viewer, asked) if one.coding.kind == TENSION]
    return listed(found, ())


def incidents(viewer: Viewer, asked: Asked) -> Result:
    """List the incidents that began in the period, with their harm."""
    found = [one for one in _known(viewer, asked) if one.coding.kind == INCIDENT]
    return listed(found, HARM)


def records(asked: Asked) -> str:
    """Return the list of the register that shows the records behind a figure as they are now."""
    query = {
        "wilayah": asked.area,
        "dari": asked.since.isoformat(),
        "sampai": asked.until.isoformat(),
    }
    if asked.get("kind"):
        query["jenis"] = asked.get("kind")
    return f"{reverse('register:events')}?{urlencode(query)}"
