"""Pure: what UCDP GED, ACLED and SNPK files look like, and how one of their rows reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from serasi.exchange import crosswalks, reading
from serasi.problems import (
    ROW_BACKWARDS,
    ROW_CODE_UNKNOWN,
    ROW_LACKS,
    ROW_NO_DAY,
    ROW_NO_POINT,
    ROW_NUMBER,
    ROW_OUTSIDE,
    Problem,
)

COUNTRY, PROVINCE, REGENCY = 0, 1, 2


@dataclass(frozen=True)
class Read:
    """What a row says, as far as this house understands it; `where` is how narrow its place is."""

    source_id: str
    start: date
    end: date | None
    precision: str
    lat: float | None = None
    lng: float | None = None
    where: int = COUNTRY
    place: str = ""
    regency: str = ""
    actor_a: str = ""
    actor_b: str = ""
    words: str = ""
    forms: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    deaths: int | None = None
    injured: int | None = None


@dataclass
class Row:
    """One row by name of its columns, with what is wrong and what is only to be told."""

    cells: Mapping[str, str]
    wrong: list[Problem] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    def needed(self, name: str) -> str:
        value = self.text(name)
        if not value:
            self.wrong.append(Problem(ROW_LACKS, column=name))
        return value

    def day(self, name: str) -> date | None:
        value = self.needed(name)
        found = reading.day_of(value) if value else None
        if value and found is None:
            self.wrong.append(Problem(ROW_NO_DAY, column=name, value=value[:40]))
        return found

    def count(self, name: str) -> int | None:
        value = self.text(name)
        found = reading.count_of(value) if value else None
        if value and found is None:
            self.wrong.append(Problem(ROW_NUMBER, column=name, value=value[:40]))
        return found

    def point(self, lat: str, lng: str) -> tuple[float, float] | None:
        written = self.text(lat), self.text(lng)
        if not any(written):
            return None
        found = reading.point_of(*written)
        if found is None:
            self.wrong.append(Problem(ROW_NO_POINT, value=", ".join(written)[:60]))
        elif not reading.in_indonesia(*found):
            self.wrong.append(Problem(ROW_OUTSIDE, value=f"{found[0]}, {found[1]}"))
        return found

    def unknown(self, name: str, value: str) -> None:
        """Tell of a code that no list knows; the row is kept without that meaning."""
        self.told.append(Problem(ROW_CODE_UNKNOWN, column=name, value=value[:60]))


@dataclass(frozen=True)
class Format:
    """A source: the columns a file of it must have, its licence, and how a row reads."""

    code: str
    name: str
    needed: tuple[str, ...]
    licence: str
    read: Callable[[Row], Read | None]
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def columns(self, names: Sequence[str]) -> list[str]:
        """Return the names this house uses for the columns of a file, unknown ones as they are."""
        known = {
            other: name for name, others in self.other_names.items() for other in (name, *others)
        }
        return [known.get(name.lower(), name.lower()) for name in names]

    def missing(self, names: Sequence[str]) -> list[str]:
        """Return the columns that a file lacks."""
        held = set(self.columns(names))
        return [name for name in self.needed if name not in held]


_UCDP_DAYS = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}
_UCDP_WHERE = {"1": REGENCY, "2": REGENCY, "3": REGENCY, "4": PROVINCE, "5": COUNTRY,
               "6": COUNTRY, "7": COUNTRY}  # fmt: skip
_ACLED_DAYS = {"1": "day", "2": "week", "3": "month"}
_ACLED_WHERE = {"1": REGENCY, "2": REGENCY, "3": PROVINCE}


def _coded(row: Row, name: str, codes: Mapping[str, object]) -> str:
    """Return a code of a list; one that is not in it is told and read as nothing."""
    value = row.text(name)
    if value and value not in codes:
        row.unknown(name, value)
    return value


def _ucdp(row: Row) -> Read | None:
    key = row.needed("id")
    start, end = row.day("date_start"), row.day("date_end")
    if start and end and end < start:
        row.wrong.append(Problem(ROW_BACKWARDS, value=f"{start:%d/%m/%Y}, {end:%d/%m/%Y}"))
    point = row.point("latitude", "longitude")
    kind = _coded(row, "type_of_violence", crosswalks.UCDP_FORMS)
    days = _UCDP_DAYS.get(_coded(row, "date_prec", _UCDP_DAYS), "day")
    where = _UCDP_WHERE.get(_coded(row, "where_prec", _UCDP_WHERE), COUNTRY)
    deaths = row.count("best")
    if start is None or not key:
        return None
    return Read(
        key, start, end, days, *(point or (None, None)), where=where,
        place=row.text("where_coordinates"), regency=row.text("adm_2"),
        actor_a=row.text("side_a"), actor_b=row.text("side_b"),
        words=crosswalks.UCDP_WORDS.get(kind, kind),
        forms=crosswalks.UCDP_FORMS.get(kind, ()), deaths=deaths,
    )  # fmt: skip


def _acled(row: Row) -> Read | None:
    key, start = row.needed("event_id_cnty"), row.day("event_date")
    point = row.point("latitude", "longitude")
    event, sub_event = row.needed("event_type"), row.text("sub_event_type")
    forms = crosswalks.ACLED_FORMS.get((event, sub_event))
    if forms is None and event:
        row.unknown("sub_event_type", f"{event} / {sub_event}")
    days = _ACLED_DAYS.get(_coded(row, "time_precision", _ACLED_DAYS), "day")
    where = _ACLED_WHERE.get(_coded(row, "geo_precision", _ACLED_WHERE), COUNTRY)
    deaths = row.count("fatalities")
    if start is None or not key:
        return None
    return Read(
        key, start, None, days, *(point or (None, None)), where=where,
        place=row.text("location"), regency=row.text("admin2"),
        actor_a=row.text("actor1"), actor_b=row.text("actor2"),
        words=sub_event or event, forms=forms or (), deaths=deaths,
    )  # fmt: skip


def _snpk(row: Row) -> Read | None:
    key, start = row.needed("id"), row.day("tanggal")
    point = row.point("latitude", "longitude")
    kind = row.needed("jenis")
    triggers = crosswalks.snpk_triggers(kind) if kind else ()
    if triggers is None:
        row.unknown("jenis", kind)
    deaths, injured = row.count("tewas"), row.count("cedera")
    if start is None or not key:
        return None
    return Read(
        key, start, None, "day", *(point or (None, None)), where=REGENCY,
        place=", ".join(filter(None, (row.text("desa"), row.text("kecamatan")))),
        regency=row.text("kabupaten"), actor_a=row.text("aktor_1"), actor_b=row.text("aktor_2"),
        words=kind, triggers=triggers or (), deaths=deaths, injured=injured,
    )  # fmt: skip


FORMATS: Mapping[str, Format] = {
    one.code: one
    for one in (
        Format(
            "ucdp", "UCDP GED",
            ("id", "type_of_violence", "date_start", "date_end", "latitude", "longitude", "best"),
            "CC BY 4.0, Uppsala Conflict Data Program", _ucdp,
        ),
        Format(
            "acled", "ACLED",
            ("event_id_cnty", "event_date", "event_type", "sub_event_type", "latitude",
             "longitude", "fatalities"),
            "Ketentuan ACLED: dipakai sendiri dengan akun Anda, tidak dibagikan lagi", _acled,
        ),
        Format(
            "snpk", "SNPK", ("id", "tanggal", "kabupaten", "jenis", "tewas"),
            "Ketentuan SNPK (Kemenko PMK, Bank Dunia): sebut sumbernya", _snpk,
            {
                "id": ("id_kejadian", "no_kejadian", "incident_id"),
                "tanggal": ("tanggal_kejadian", "tgl_kejadian", "date"),
                "kabupaten": ("kabupaten_kota", "kabkota", "kabupaten/kota", "district"),
                "kecamatan": ("kecamatan1", "subdistrict"),
                "desa": ("desa1", "desa_kelurahan", "village"),
                "jenis": ("jenis_kekerasan", "jenis_kek", "tipe_kekerasan", "violence_type"),
                "tewas": ("meninggal", "kil_total", "killed"),
                "cedera": ("luka", "inj_total", "injured"),
                "aktor_1": ("aktor1", "actor1"), "aktor_2": ("aktor2", "actor2"),
            },
        ),
    )
}  # fmt: skip
"""SNPK's own names of columns differ by edition and are not settled (domain 4.5), hence aliases."""


def format_of(names: Sequence[str]) -> Format | None:
    """Return the format whose needed columns a file has; None when it is of none."""
    return next((one for one in FORMATS.values() if not one.missing(names)), None)
