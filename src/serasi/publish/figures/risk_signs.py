"""How prone to conflict each district is: every sign gives a class from 1 to 4, the highest holds.

The signs are those of domain 7.3: open tensions by the risk matrix, incidents of three years with
decay, the harmony index below 50, days of risk in the next 90 days; and the alert level, since a
person stood for it. A district of which nothing was recorded has no class: that nothing is known
is not that it is calm.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from serasi.measure.queries.kept import kept
from serasi.measure.queries.mapped import DIRECT, FEW, MODEL, districts
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures import register
from serasi.publish.figures.harmony import latest_wave
from serasi.publish.figures.model import Asked, Definition, Result, Value
from serasi.publish.figures.risk import CLASSES, DISTRICT, RISKS, class_of_weight, decayed
from serasi.publish.figures.risk_days import AHEAD_DAYS, dates_known, days_at_level
from serasi.publish.figures.work import LEVELS, closed_at, ends
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register.queries import KnownEvent, known_at
from serasi.respond.models import CaseEvent
from serasi.respond.queries.scope import visible_to as cases_of

YEARS = 3
INDEX_CUT = Decimal(50)
PRONE, NEARLY_SAFE = 3, 2
MOST_VILLAGES = 10
HIDDEN = {MODEL: "disembunyikan", FEW: "disembunyikan"}
"""Why a district has no index of its own, where the wave asked there."""


@dataclass
class Signs:
    """What was seen of a place until the end of a period.

    days : days of the period by the highest level that held on them
    index, low, high : of its own sample alone, where the wave shows it
    ahead : days of risk written for the place itself that begin in the 90 days after the period
    """

    open_tensions: int = 0
    incidents: int = 0
    weight: Decimal = Decimal()
    risk: int = 0
    days: Counter[int] = field(default_factory=Counter)
    index: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    hidden: str = ""
    ahead: int = 0
    open_cases: int = 0
    triggers: Counter[str] = field(default_factory=Counter)
    seen: bool = False

    def classes(self, *, wide: bool) -> dict[str, int]:
        """Return the class that each sign gives, by its words; 1 where it says nothing.

        wide : whether a day of risk of the whole area lies ahead; a date alone never lifts a place
            higher than the second class, as it never raises an alert above kuning
        """
        highest = max(self.days, default=0)
        risk = next((words for words, n in RISKS.items() if n == self.risk), "rendah")
        low = self.index is not None and self.index < INDEX_CUT
        edge = low and self.high is not None and self.high >= INDEX_CUT
        dates = self.ahead > 0 or wide
        return {
            f"risiko potensi terbuka {risk}": max(1, self.risk),
            "peristiwa tiga tahun": class_of_weight(self.weight),
            f"siaga {LEVELS.get(highest, '')}": highest + 1,  # type: ignore[call-overload]
            f"INSERASI di bawah 50{' (di batas)' if edge else ''}": PRONE if low else 1,
            "hari rawan dalam 90 hari": NEARLY_SAFE if dates else 1,
        }

    def rank(self, *, wide: bool) -> int | None:
        """Return the class from 1 to 4; None where nothing was recorded."""
        return max(self.classes(wide=wide).values()) if self.seen else None

    def reasons(self, *, wide: bool) -> str:
        """Return the signs that gave the class, in words."""
        found = self.classes(wide=wide)
        top = max(found.values())
        if not self.seen:
            return ""
        if top == 1:
            return "ada catatan, tidak satu pun tanda melewati batas"
        return "; ".join(words for words, rank in found.items() if rank == top)


def years_before(day: date, years: int) -> date:
    """Return the day some years before; 29 February becomes the 28th.

    >>> years_before(date(2024, 2, 29), 3)
    datetime.date(2021, 2, 28)
    """
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def _past(viewer: Viewer, asked: Asked) -> list[KnownEvent]:
    return known_at(
        viewer, at=asked.cut_off, since=min(years_before(asked.until, YEARS), asked.since),
        until=asked.until, area=asked.area,
    )  # fmt: skip


def _settled(found: Iterable[KnownEvent], asked: Asked) -> set[str]:
    """Return the records whose case was closed by the end of the period."""
    names = [one.public_id for one in found if one.coding.kind == register.TENSION]
    links = CaseEvent.objects.filter(
        event__public_id__in=names, linked_at__lte=asked.cut_off
    ).select_related("case", "event")
    last = ends(asked)
    return {
        link.event.public_id
        for link in links
        if (done := closed_at(link.case, at=asked.cut_off)) is not None and done < last
    }


def _is_open(one: KnownEvent, asked: Asked, settled: set[str]) -> bool:
    """Say whether a tension still stood at the end: begun within a year, not ended, not settled."""
    coding = one.coding
    return (
        coding.start_date > years_before(asked.until, 1)
        and (coding.end_date is None or coding.end_date > asked.until)
        and one.public_id not in settled
    )


def _told(one: Signs, event: KnownEvent, asked: Asked, *, standing: bool) -> None:
    coding = event.coding
    one.seen = True
    one.triggers[coding.trigger] += 1
    if coding.kind == register.INCIDENT:
        one.weight += decayed(coding.start_date, until=asked.until)
        one.incidents += coding.start_date >= asked.since
    elif standing:
        one.open_tensions += 1
        one.risk = max(one.risk, RISKS.get(register.risk(coding.likelihood, coding.impact), 0))


def _by_place(viewer: Viewer, asked: Asked, *, length: int) -> dict[str, Signs]:
    """Return what the records say of the areas whose codes have a length; others are left out."""
    found: dict[str, Signs] = defaultdict(Signs)
    events = _past(viewer, asked)
    settled = _settled(events, asked)
    for event in events:
        code = event.coding.area
        if len(code) >= length:
            standing = _is_open(event, asked, settled)
            if event.coding.kind == register.INCIDENT or standing:
                _told(found[code[:length]], event, asked, standing=standing)
    return found


def _cases(viewer: Viewer, asked: Asked, found: dict[str, Signs]) -> int:
    """Count the cases open at the end by district; return how many lie in no single district."""
    wide = 0
    last = ends(asked)
    for row in cases_of(viewer).filter(within([asked.area]), opened_at__lt=last):
        done = closed_at(row, at=asked.cut_off)
        if done is not None and done < last:
            continue
        if len(row.area_id) < DISTRICT:
            wide += 1
            continue
        one = found[row.area_id[:DISTRICT]]
        one.open_cases, one.seen = one.open_cases + 1, True
    return wide


def _index(viewer: Viewer, asked: Asked, found: dict[str, Signs]) -> dict[str, str]:
    """Add the index of the districts that the latest wave shows by their own sample.

    A figure by the model never gives a class: it leans on what the other signs count already.
    Returns what is said of the wave.
    """
    row = latest_wave(viewer, asked)
    read = kept(row) if row is not None else None
    if row is None or read is None:
        return {}
    for place in districts(row, read[1]):
        one = found[place.code]
        if place.kind == DIRECT and place.value is not None:
            one.index, one.low, one.high = (_tenth(n) for n in (place.value, place.lo, place.hi))
            one.seen = True
        one.hidden = HIDDEN.get(place.kind, "")
    return {
        "gelombang": row.code,
        "gelombang.mulai": row.starts_on.isoformat(),
        "gelombang.sampai": row.ends_on.isoformat(),
    }


def _tenth(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.1"))


def _ahead(viewer: Viewer, asked: Asked, found: dict[str, Signs]) -> int:
    """Count the days of risk ahead by district; return those of the area or of what lies over it.

    A day of a village counts for its district.
    """
    wide = 0
    last = asked.until + timedelta(days=AHEAD_DAYS)
    for row in dates_known(viewer, asked):
        if row.last_day <= asked.until or row.first_day > last:
            continue
        code = row.day.area_id
        if len(code) < DISTRICT:
            wide += 1
            continue
        one = found[code[:DISTRICT]]
        one.ahead, one.seen = one.ahead + 1, True
    return wide


def classes(viewer: Viewer, asked: Asked) -> Result:
    """Return signs, days, class and reasons of every district, and how many are of each class."""
    below = Area.objects.filter(parent_id=asked.area, valid_to=None).order_by("code")
    names = dict(below.values_list("code", "name"))
    if register.unrecorded(viewer, asked):
        return Result(_nothing(names), names, tuple(names))
    found = _by_place(viewer, asked, length=DISTRICT)
    for code, days in days_at_level(viewer, asked, names).items():
        found[code].days, found[code].seen = days, True
    texts = {**names, **_index(viewer, asked, found)}
    wide = _ahead(viewer, asked, found)
    values: dict[str, Value] = {"perkara_luas": _cases(viewer, asked, found), "luas": wide}
    for code in names:
        values |= _cells(code, found[code], wide=wide > 0)
        texts |= _words(code, found[code], wide=wide > 0)
    ranks = [found[code].rank(wide=wide > 0) for code in names]
    values |= {f"kelas{n}": ranks.count(n) for n in range(1, len(CLASSES) + 1)}
    values |= {"tanpa_catatan": ranks.count(None), "banyaknya": len(names)}
    return Result(values, texts, tuple(names))


COLUMNS = (
    "potensi", "peristiwa", "bobot", "kuning", "oranye", "merah", "inserasi", "inserasi_lo",
    "inserasi_hi", "hari_rawan", "perkara", "kelas",
)  # fmt: skip


def _nothing(names: Iterable[str]) -> dict[str, Value]:
    whole = [f"kelas{n}" for n in range(1, len(CLASSES) + 1)]
    cells = [f"{code}.{column}" for code in names for column in COLUMNS]
    return dict.fromkeys([*cells, *whole, "tanpa_catatan", "banyaknya", "perkara_luas", "luas"])


def _cells(code: str, one: Signs, *, wide: bool) -> dict[str, Value]:
    counts: tuple[Value, ...] = (
        one.open_tensions, one.incidents, one.weight,
        *(one.days[level] for level in LEVELS),
    )  # fmt: skip
    known = counts if one.seen else (None,) * len(counts)
    index = one.index, one.low, one.high
    later = (one.ahead, one.open_cases) if one.seen else (None, None)
    row: Sequence[Value] = (*known, *index, *later, one.rank(wide=wide))
    return {f"{code}.{column}": value for column, value in zip(COLUMNS, row, strict=True)}


def _words(code: str, one: Signs, *, wide: bool) -> dict[str, str]:
    rank = one.rank(wide=wide)
    most = max(one.triggers.values(), default=0)
    return {
        f"{code}.kelas": CLASSES[rank - 1] if rank else "",
        f"{code}.alasan": one.reasons(wide=wide),
        f"{code}.risiko": next((w for w, n in RISKS.items() if n == one.risk), ""),
        f"{code}.inserasi": one.hidden if one.index is None else "",
        f"{code}.pemicu": " ".join(sorted(c for c, n in one.triggers.items() if n == most)),
    }


def villages(viewer: Viewer, asked: Asked) -> Result:
    """Return the ten villages with the heaviest records, with signs and class by records alone."""
    found = _by_place(viewer, asked, length=13)
    order = sorted(found.items(), key=lambda item: (*_heaviest(item[1]), item[0]))
    chosen = [(code, one) for code, one in order if _rank_of_records(one) > 1][:MOST_VILLAGES]
    rows = Area.objects.filter(code__in=[code for code, _one in chosen]).select_related("parent")
    names = {row.code: (row.name, row.parent.name if row.parent else "") for row in rows}
    values: dict[str, Value] = {
        "jumlah": len(chosen),
        "tercatat": len(found),
    }
    texts: dict[str, str] = {}
    for code, one in chosen:
        rank = _rank_of_records(one)
        values |= {
            f"{code}.potensi": one.open_tensions,
            f"{code}.peristiwa": one.incidents,
            f"{code}.bobot": one.weight,
            f"{code}.kelas": rank,
        }
        name, over = names.get(code, (code, ""))
        texts |= {code: name, f"{code}.kecamatan": over, **_words(code, one, wide=False)}
    return Result(values, texts, tuple(code for code, _one in chosen))


def _rank_of_records(one: Signs) -> int:
    return max(one.risk, class_of_weight(one.weight), 1)


def _heaviest(one: Signs) -> tuple[int, Decimal, int]:
    return -_rank_of_records(one), -one.weight, -one.open_tensions


NEEDS = (Can.COUNT, Can.WARN_READ, Can.SURVEY_READ)
DEFINITIONS = (
    Definition(
        "rawan.kelas", 2, _("Kelas kerawanan kecamatan"),
        _("kelas 1 sampai 4, catatan, hari, nilai 0 sampai 100"),
        _("Kelas tertinggi dari lima tanda. Risiko potensi terbuka (mulai dalam setahun sampai"
          " akhir periode, belum selesai, perkaranya belum ditutup): rendah 1, sedang 2, tinggi 3,"
          " sangat tinggi 4. Peristiwa tiga tahun, tiap tahun nilainya tinggal separuh: mulai 0,25"
          " kelas 2, mulai 2 kelas 3, mulai 4 kelas 4. Tingkat siaga tertinggi yang berlaku dalam"
          " periode: kuning 2, oranye 3, merah 4. INSERASI dari sampel kecamatan itu sendiri di"
          " bawah 50: kelas 3. Hari rawan dalam 90 hari sesudah periode: kelas 2. Kuning, oranye,"
          " merah: hari dalam periode menurut tingkat tertinggi hari itu. Kecamatan tanpa catatan"
          " tidak berkelas."),
        classes, needs=NEEDS, history=False,
    ),
    Definition(
        "rawan.desa", 1, _("Desa dengan catatan terberat"), _("kelas 1 sampai 4, catatan"),
        _("Paling banyak sepuluh desa atau kelurahan yang kelasnya menurut catatan di atas 1:"
          " risiko potensi terbuka dan peristiwa tiga tahun seperti pada kecamatan. Catatan yang"
          " hanya menyebut kecamatan tidak dihitung."),
        villages, needs=(Can.COUNT, Can.READ_EVENTS), history=False,
    ),
)  # fmt: skip
