"""Pure: a verified record of ours as ACLED, UCDP and PLOVER would write it.

No free text, no names of people or groups, no time of day: a side is "Pihak A" or "Pihak B", a
place the middle of its area. What is not known stays empty and is never nought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from serasi.exchange import crosswalks

Value = str | int | float | None
COUNTRY, ISO, REGION, UCDP_COUNTRY = "Indonesia", 360, "Southeast Asia", 850
_ACLED_DAYS = {"minute": 1, "hour": 1, "part_of_day": 1, "day": 1, "week": 2, "month": 3}
_UCDP_DAYS = {**dict.fromkeys(("minute", "hour", "part_of_day", "day"), 1),
              "week": 3, "month": 4, "year": 5}  # fmt: skip
_ACLED_WHERE = {4: 1, 3: 2, 2: 3, 1: 3}
_UCDP_WHERE = {4: 2, 3: 3, 2: 3, 1: 4}


class Own(NamedTuple):
    """A verified record, as far as it may leave the house in this way."""

    number: str
    start: date
    end: date | None
    precision: str
    trigger: str
    form: str
    sides: int
    deaths: int | None
    reports: int
    level: int
    province: str
    regency: str
    district: str
    place: str
    code: str
    lat: float | None
    lng: float | None


@dataclass(frozen=True)
class Column:
    """A column: name, HXL hashtag or "", meaning for the codebook."""

    name: str
    tag: str
    meaning: str


@dataclass(frozen=True)
class Left:
    """Why a record has no place in a shape."""

    why: str


@dataclass(frozen=True)
class Shape:
    """One way of writing records; `row` gives the cells or the reason why there are none."""

    code: str
    name: str
    columns: tuple[Column, ...]
    row: Callable[[Own], Sequence[Value] | Left]


def _side(own: Own, n: int) -> str:
    return f"Pihak {'AB'[n]}" if own.sides > n else ""


def _acled(own: Own) -> Sequence[Value] | Left:
    theirs = crosswalks.acled_of(own.form)
    if theirs is None:
        return Left(f"{own.form}: ACLED tidak mengodenya")
    if own.precision not in _ACLED_DAYS:
        return Left("tanggal hanya diketahui tahunnya")
    return (
        own.number, own.start.isoformat(), own.start.year, _ACLED_DAYS[own.precision],
        theirs.disorder, theirs.event, theirs.sub_event, _side(own, 0), "", "", _side(own, 1),
        "", "", "", ISO, REGION, COUNTRY, own.province, own.regency, own.district, own.place,
        own.lat, own.lng, _ACLED_WHERE[own.level], "Bakesbangpol", "Subnational", "", own.deaths,
        f"serasi_pemicu={own.trigger}; serasi_bentuk={own.form}",
    )  # fmt: skip


def _ucdp(own: Own) -> Sequence[Value] | Left:
    kind = crosswalks.ucdp_type(own.form, deaths=own.deaths)
    if kind is None:
        return Left("tanpa korban meninggal atau tanpa pelaku terorganisasi")
    end = own.end or own.start
    point = None if own.lat is None or own.lng is None else f"POINT ({own.lng:.6f} {own.lat:.6f})"
    return (
        own.number, own.start.year, "Candidate", kind, _side(own, 0), _side(own, 1), own.reports,
        _UCDP_WHERE[own.level], own.place, own.province, own.regency, own.lat, own.lng, point,
        COUNTRY, UCDP_COUNTRY, "Asia", _UCDP_DAYS[own.precision], f"{own.start} 00:00:00.000",
        f"{end} 00:00:00.000", own.deaths, own.deaths, own.deaths,
    )  # fmt: skip


def _plover(own: Own) -> Sequence[Value] | Left:
    theirs = crosswalks.PLOVER[own.form]
    return (
        own.number, own.start.isoformat(), (own.end or own.start).isoformat(), own.precision,
        theirs.category, theirs.mode, "; ".join(crosswalks.PLOVER_CONTEXTS[own.trigger]),
        _side(own, 0), _side(own, 1), own.province, own.regency, own.district, own.place, own.code,
        own.lat, own.lng, own.deaths, own.trigger, own.form,
    )  # fmt: skip


_C = Column
_NUMBER = "nomor catatan kantor"
ACLED_COLUMNS = (
    _C("event_id_cnty", "#event+code", _NUMBER), _C("event_date", "#date+start", "hari kejadian"),
    _C("year", "#date+year", "tahun"),
    _C("time_precision", "", "1 hari, 2 pekan, 3 bulan"),
    _C("disorder_type", "#event+group", "golongan ACLED"),
    _C("event_type", "#event+type", "jenis ACLED"),
    _C("sub_event_type", "#event+subtype", "anak jenis ACLED, menurut tabel padanan bentuk"),
    _C("actor1", "#group+name+first", "Pihak A; nama tidak dibagikan"),
    _C("assoc_actor_1", "", "kosong"), _C("inter1", "", "kosong: jenis pihak tidak diketahui"),
    _C("actor2", "#group+name+second", "Pihak B; nama tidak dibagikan"),
    _C("assoc_actor_2", "", "kosong"), _C("inter2", "", "kosong"), _C("interaction", "", "kosong"),
    _C("iso", "#country+code+num", "ISO 3166-1"), _C("region", "#region+name", "kawasan"),
    _C("country", "#country+name", "negara"), _C("admin1", "#adm1+name", "provinsi"),
    _C("admin2", "#adm2+name", "kabupaten/kota"), _C("admin3", "#adm3+name", "kecamatan"),
    _C("location", "#loc+name", "wilayah tersempit yang dicatat"),
    _C("latitude", "#geo+lat", "tengah wilayah itu, bukan tempat persis"),
    _C("longitude", "#geo+lon", "tengah wilayah itu"),
    _C("geo_precision", "", "1 desa, 2 kecamatan, 3 kabupaten/kota atau provinsi"),
    _C("source", "#meta+source", "kantor yang mencatat"),
    _C("source_scale", "", "jangkauan sumber"), _C("notes", "", "kosong: uraian tidak dibagikan"),
    _C("fatalities", "#affected+killed", "meninggal; kosong bila tidak ada data"),
    _C("tags", "#meta+code", "pemicu dan bentuk menurut kantor"),
)  # fmt: skip
UCDP_COLUMNS = (
    _C("id", "#event+code", _NUMBER), _C("year", "#date+year", "tahun"),
    _C("code_status", "#status", "Candidate: calon, belum diperiksa UCDP"),
    _C("type_of_violence", "#event+type+code", "2 bukan negara, 3 sepihak"),
    _C("side_a", "#group+name+first", "Pihak A; nama tidak dibagikan"),
    _C("side_b", "#group+name+second", "Pihak B; nama tidak dibagikan"),
    _C("number_of_sources", "#meta+num", "banyak laporan"),
    _C("where_prec", "", "2 dekat desa, 3 kabupaten/kota atau kecamatan, 4 provinsi"),
    _C("where_coordinates", "#loc+name", "wilayah tersempit yang dicatat"),
    _C("adm_1", "#adm1+name", "provinsi"), _C("adm_2", "#adm2+name", "kabupaten/kota"),
    _C("latitude", "#geo+lat", "tengah wilayah itu"), _C("longitude", "#geo+lon", "sda"),
    _C("geom_wkt", "", "titik yang sama"), _C("country", "#country+name", "negara"),
    _C("country_id", "", "nomor negara Gleditsch dan Ward"), _C("region", "#region+name", "benua"),
    _C("date_prec", "", "1 hari, 3 pekan, 4 bulan, 5 tahun"),
    _C("date_start", "#date+start", "mulai"), _C("date_end", "#date+end", "selesai"),
    _C("best", "#affected+killed", "meninggal"), _C("high", "", "sama dengan best"),
    _C("low", "", "sama dengan best"),
)  # fmt: skip
PLOVER_COLUMNS = (
    _C("id", "#event+code", _NUMBER), _C("date_start", "#date+start", "mulai"),
    _C("date_end", "#date+end", "selesai"), _C("date_precision", "", "ketelitian waktu"),
    _C("event", "#event+type", "golongan PLOVER (padanan 2021)"),
    _C("mode", "#event+subtype", "cara; kosong bila padanan tidak menyebutnya"),
    _C("context", "#event+context", "konteks menurut pemicu"),
    _C("actor", "#group+name+first", "Pihak A; nama tidak dibagikan"),
    _C("recipient", "#group+name+second", "Pihak B; nama tidak dibagikan"),
    _C("adm1", "#adm1+name", "provinsi"), _C("adm2", "#adm2+name", "kabupaten/kota"),
    _C("adm3", "#adm3+name", "kecamatan"), _C("place", "#loc+name", "wilayah tersempit"),
    _C("place_code", "#loc+code+v_kemendagri", "kode Kemendagri"),
    _C("latitude", "#geo+lat", "tengah wilayah itu"), _C("longitude", "#geo+lon", "sda"),
    _C("killed", "#affected+killed", "meninggal; kosong bila tidak ada data"),
    _C("serasi_pemicu", "#event+trigger", "T1 sampai T8"),
    _C("serasi_bentuk", "#event+form", "F01 sampai F22"),
)  # fmt: skip
SHAPES: Mapping[str, Shape] = {
    one.code: one
    for one in (
        Shape("acled", "ACLED", ACLED_COLUMNS, _acled),
        Shape("ucdp", "UCDP GED", UCDP_COLUMNS, _ucdp),
        Shape("plover", "PLOVER", PLOVER_COLUMNS, _plover),
    )
}
