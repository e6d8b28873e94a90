"""Reads a list of displaced people (paste, CSV or XLSX) into entries, with each row's problems.

What a row names is kept in memory only; what the screen shows of a row is its number, its code-like
facts and its problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from serasi.collect.recap.delimited import read_delimited
from serasi.collect.recap.grid import Grid, GridRow, as_text
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.recap.workbook import read_workbook
from serasi.problems import (
    LIST_EMPTY,
    LIST_NO_HEADER,
    LIST_TOO_LONG,
    ROW_AGE,
    ROW_DATE,
    ROW_NIK,
    ROW_NIK_ROUNDED,
    ROW_ORIGIN,
    ROW_POINT,
    ROW_SEX,
    ROW_VULNERABLE,
    Problem,
)
from serasi.recover.models import Harm, Sex
from serasi.recover.secrets import Identity, digits
from serasi.register.places import UnclearPlaceError

MOST_ROWS = 5000
LIMITS = RecapLimits(rows=MOST_ROWS + 50, columns=60, cells=400_000, sheets=20)
LINE, ROUNDED = "#baris", "~"
TITLES: Mapping[str, tuple[str, ...]] = {
    "line": (LINE,),
    "household": ("kk", "no kk", "nomor kk", "keluarga", "no keluarga", "kode kk"),
    "nik": ("nik", "no nik", "no ktp", "nik ktp"),
    "name": ("nama", "nama lengkap", "nama pengungsi", "nama korban"),
    "sex": ("l p", "jk", "jenis kelamin", "kelamin", "lp", "sex"),
    "age": ("umur", "usia", "umur th", "usia th", "umur tahun", "usia tahun"),
    "year": ("tahun lahir", "thn lahir", "th lahir"),
    "vulnerable": ("kerentanan", "rentan", "kelompok rentan", "kebutuhan khusus"),
    "origin": ("asal", "desa asal", "asal desa", "alamat asal", "kelurahan asal"),
    "point": ("posko", "titik", "lokasi", "tempat mengungsi", "titik pengungsian"),
    "entered": ("tanggal masuk", "tgl masuk", "masuk", "tanggal"),
    "phone": ("hp", "no hp", "telepon", "telp", "wa", "no wa", "nomor hp"),
    "address": ("alamat",),
    "guardian": ("wali", "orang tua", "nama wali", "orang tua wali"),
    "harm": ("korban", "kondisi", "keadaan", "akibat"),
}
NEEDED = ("Nama", "L/P")
SEXES = {
    **dict.fromkeys(("l", "lk", "laki", "laki-laki", "laki laki", "pria"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita"), Sex.FEMALE),
    **dict.fromkeys(("t", "?", "tidak diketahui", "belum diketahui"), Sex.UNKNOWN),
}
VULNERABLE = {
    **dict.fromkeys(("hamil", "bumil", "ibu hamil"), "pregnant"),
    **dict.fromkeys(("menyusui", "busui", "ibu menyusui"), "nursing"),
    **dict.fromkeys(("balita", "bayi"), "toddler"),
    **dict.fromkeys(("lansia", "lanjut usia", "jompo"), "elderly"),
    **dict.fromkeys(("disabilitas", "difabel", "penyandang disabilitas"), "disabled"),
    **dict.fromkeys(("anak terpisah", "terpisah", "anak sendiri"), "separated"),
}
HARMS = {
    **dict.fromkeys(("md", "meninggal", "meninggal dunia", "tewas"), Harm.DEAD),
    **dict.fromkeys(("lb", "luka berat"), Harm.HEAVY),
    **dict.fromkeys(("lr", "luka ringan"), Harm.LIGHT),
    **dict.fromkeys(("hilang",), Harm.MISSING),
}
NOTHING = frozenset({"", "-", "tidak", "tidak ada", "tdk", "nihil", "0"})
KNOWN = "hamil, menyusui, balita, lansia, disabilitas, anak terpisah"
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|(\d{4})-(\d{2})-(\d{2})$")
_MONTHS_OLD = re.compile(r"(\d{1,2})\s*(?:bln|bulan|bl)\b")

Resolve = Callable[[str], str]
Today = Callable[[int | None], date]


@dataclass(frozen=True)
class ListRow:
    """One person of a list: the facts that were understood, and what stands against storing."""

    number: int
    sex: str = ""
    household: str = ""
    birth_year: int | None = None
    vulnerable: frozenset[str] = frozenset()
    harm: str | None = None
    origin: str = ""
    point: int | None = None
    entered_on: date | None = None
    identity: Identity = field(default_factory=Identity)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def may_be_stored(self) -> bool:
        """Say whether nothing stands against the row; a note does not."""
        return not self.problems


def read_list(
    *,
    content: bytes,
    name: str,
    points: Mapping[str, int],
    resolve: Resolve,
    today: Today,
) -> tuple[list[ListRow], str]:
    """Return the rows of a list, and the list as plain text to be sent again for storing."""
    if not content.strip():
        raise Problem(LIST_EMPTY)
    if content[:2] == b"PK":
        grids = [g for g in read_workbook(content, limits=LIMITS) if not g.hidden]
    else:
        grids = [read_delimited(content, name=name, limits=LIMITS)[0]]
    grid, header, columns = _titled(grids)
    body = [row for row in grid.rows if row.number > header.number and row.filled]
    if not body:
        raise Problem(LIST_EMPTY)
    if len(body) > MOST_ROWS:
        raise Problem(LIST_TOO_LONG, rows=len(body), limit=MOST_ROWS)
    known: dict[str, str | UnclearPlaceError] = {}
    rows = [
        _row(_cells(row, columns), row.number, points, _remembering(resolve, known), today)
        for row in body
    ]
    return rows, _plain_text(header, body, columns)


def _title(text: str) -> str:
    if text.strip().casefold() == LINE:
        return LINE
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def _titled(grids: Iterable[Grid]) -> tuple[Grid, GridRow, dict[str, int]]:
    """Return the first sheet with a row of titles, that row, and where each field stands."""
    known = {title: key for key, titles in TITLES.items() for title in titles}
    for grid in grids:
        for row in grid.rows[:15]:
            found: dict[str, int] = {}
            for column in row.filled:
                key = known.get(_title(as_text(row.at(column))))
                if key is not None:
                    found.setdefault(key, column)
            if "name" in found and "sex" in found:
                return grid, row, found
    raise Problem(LIST_NO_HEADER, needed=", ".join(NEEDED))


def _cells(row: GridRow, columns: Mapping[str, int]) -> dict[str, str]:
    found = {key: " ".join(as_text(row.at(at)).split()) for key, at in columns.items()}
    nik = row.at(columns["nik"]) if "nik" in columns else None
    if isinstance(nik, (int, float)) and not isinstance(nik, bool):
        # Excel keeps 15 digits of a number, so that the last of the 16 of a NIK turns to 0.
        told = str(int(nik))
        found["nik"] = f"{ROUNDED}{told}" if told.endswith("0") else told
    return found


def _plain_text(header: GridRow, body: Sequence[GridRow], columns: Mapping[str, int]) -> str:
    """Write the list as lines with tabs, each with the number that its sheet gave it."""
    keys = [key for key in columns if key != "line"]
    lines = ["\t".join([LINE, *(TITLES[key][0] for key in keys)])]
    for row in body:
        cells = _cells(row, columns)
        line = cells.get("line") or str(row.number)
        lines.append("\t".join([line, *(cells[key].replace('"', "'") for key in keys)]))
    return "\n".join(lines)


def _remembering(resolve: Resolve, known: dict[str, str | UnclearPlaceError]) -> Resolve:
    def asked(words: str) -> str:
        if words not in known:
            try:
                known[words] = resolve(words)
            except UnclearPlaceError as unclear:
                known[words] = unclear
        found = known[words]
        if isinstance(found, UnclearPlaceError):
            raise found
        return found

    return asked


def _row(
    cells: Mapping[str, str],
    number: int,
    points: Mapping[str, int],
    resolve: Resolve,
    today: Today,
) -> ListRow:
    wrong: list[Problem] = []
    notes: list[Problem] = []
    told = cells.get("sex", "")
    sex = SEXES.get(told.casefold().strip(" ."), "")
    if not sex:
        wrong.append(Problem(ROW_SEX, text=told[:20]))
    nik = digits(cells.get("nik", ""))
    if cells.get("nik", "").startswith(ROUNDED):
        notes.append(Problem(ROW_NIK_ROUNDED))
        nik = ""
    if nik and len(nik) != 16:
        wrong.append(Problem(ROW_NIK, n=len(nik)))
    line = cells.get("line", "")
    point = _point(cells.get("point", ""), points, wrong)
    day = today(point)
    return ListRow(
        number=int(line) if line.isdecimal() and len(line) < 8 else number,
        sex=sex,
        household=cells.get("household", ""),
        birth_year=_birth_year(cells, day, wrong),
        vulnerable=_vulnerable(cells.get("vulnerable", ""), wrong),
        harm=HARMS.get(cells.get("harm", "").casefold()),
        origin=_origin(cells.get("origin", ""), resolve, notes),
        point=point,
        entered_on=_entered(cells.get("entered", ""), day, wrong),
        identity=Identity(
            name=cells.get("name", ""),
            nik=nik,
            phone=cells.get("phone", ""),
            address=cells.get("address", ""),
            guardian=cells.get("guardian", ""),
        ),
        problems=tuple(wrong),
        notes=tuple(notes),
    )


def _birth_year(cells: Mapping[str, str], today: date, wrong: list[Problem]) -> int | None:
    year, age = cells.get("year", ""), cells.get("age", "")
    told = year or age
    if told.casefold() in NOTHING - {"0"}:
        return None
    if _MONTHS_OLD.search(told) and not re.search(r"th", told):
        return today.year
    number = re.search(r"\d+", told)
    found = int(number[0]) if number and len(number[0]) <= 4 else None
    if found is not None and found <= 120:
        found = today.year - found
    if found is None or not today.year - 120 <= found <= today.year:
        wrong.append(Problem(ROW_AGE, text=told[:20]))
        return None
    return found


def _vulnerable(text: str, wrong: list[Problem]) -> frozenset[str]:
    found = set()
    for part in re.split(r"[,;/+&]|\bdan\b", text.casefold()):
        word = " ".join(part.split()).strip(" .")
        if word in NOTHING:
            continue
        if word not in VULNERABLE:
            wrong.append(Problem(ROW_VULNERABLE, text=word[:40], known=KNOWN))
            continue
        found.add(VULNERABLE[word])
    return frozenset(found)


def _origin(text: str, resolve: Resolve, notes: list[Problem]) -> str:
    if text.casefold() in NOTHING:
        return ""
    try:
        return resolve(text)
    except UnclearPlaceError as unclear:
        notes.append(Problem(ROW_ORIGIN, text=text[:40], why=str(unclear)))
        return ""


def _point(text: str, points: Mapping[str, int], wrong: list[Problem]) -> int | None:
    if text.casefold() in NOTHING:
        return None
    found = points.get(text.casefold())
    if found is None:
        wrong.append(Problem(ROW_POINT, text=text[:40]))
    return found


def _entered(text: str, today: date, wrong: list[Problem]) -> date | None:
    if text.casefold() in NOTHING:
        return None
    found = read_day(text)
    if found is None or found > today:
        wrong.append(Problem(ROW_DATE, text=text[:20]))
        return None
    return found


def read_day(text: str) -> date | None:
    """Return a day written as 3/11/2026, 03-11-2026 or 2026-11-03; None for anything else.

    >>> read_day("3/11/2026"), read_day("31/2/2026")
    (datetime.date(2026, 11, 3), None)
    """
    match = _DATE.match(text.split(" ")[0].strip())
    if match is None:
        return None
    day, month, year, year2, month2, day2 = match.groups()
    parts = (int(year), int(month), int(day)) if year else (int(year2), int(month2), int(day2))
    try:
        return datetime(*parts).date()  # noqa: DTZ001 - a day, of no zone
    except ValueError:
        return None
