"""One row of a recap book as read, and one row that was not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from serasi.collect.recap.places import AreaWords

FLAG_NAMES = {
    "date_missing": "tanggal kosong",
    "date_impossible": "tanggal tidak ada di kalender",
    "date_unread": "tanggal tidak terbaca",
    "date_month": "hanya bulan yang disebut",
    "date_year_supplied": "tahun atau bulan diambil dari judul",
    "date_serial": "tanggal tersimpan sebagai angka",
    "date_weekday": "hari yang tertulis tidak cocok dengan tanggalnya",
    "date_future": "tanggal di masa depan",
    "date_outside_period": "tanggal di luar tahun pada judul",
    "time_unread": "jam tidak terbaca",
    "trigger_unread": "pemicu tidak dikenali",
    "place_unresolved": "tempat belum menjadi kode wilayah",
    "place_from_narrative": "tempat diambil dari uraian",
    "carried": "diambil dari baris di atasnya",
    "about": "angka perkiraan; yang dicatat batas bawahnya",
    "rest": "sel berisi lebih dari satu angka; angka pertama yang dipakai",
    "unread": "isi sel tidak terbaca sebagai angka",
    "unknown": "disebut belum diketahui",
    "small": "di bawah seribu rupiah; periksa satuannya",
    "unspecified": "korban tanpa rincian",
    "formula_text": "teks mirip rumus; dibaca sebagai teks",
    "formula_unread": "rumus tanpa hasil tersimpan; buka dan simpan ulang di Excel",
    "cell_error": "sel berisi galat Excel",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a person should look at in a row: the kind, the field, and what the cell says."""

    kind: str
    field: str
    written: str = ""

    @property
    def sentence(self) -> str:
        """The flag in words for the preview."""
        return FLAG_NAMES[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapRow:
    """An event as one row of a recap book tells it; None where the row tells nothing.

    `row` is the spreadsheet's own number. Counts said vaguely hold their lower bound, and
    `ranges` holds both bounds. `written` keeps every cell by its column title.
    """

    sheet: str
    row: int
    code: str | None
    area: AreaWords
    event_date: date | None
    event_end: date | None
    event_time: time | None
    trigger: str | None
    trigger_text: str | None
    deaths: int | None
    injured_heavy: int | None
    injured_light: int | None
    injured: int | None
    displaced_kk: int | None
    displaced_people: int | None
    loss_rp: int | None
    hidden: bool
    duplicate_of: int | None = None
    duplicate_sheet: str | None = None
    narrative: str | None = None
    damage: str | None = None
    actors: str | None = None
    action: str | None = None
    status: str | None = None
    source: str | None = None
    remark: str | None = None
    ranges: tuple[tuple[str, int, int], ...] = ()
    flags: tuple[Flag, ...] = ()
    written: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The row as a text that can stand alone: each filled cell under its title."""
        return "\n".join(f"{title}: {value}" for title, value in self.written)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no event, and why."""

    sheet: str
    row: int
    reason: str
