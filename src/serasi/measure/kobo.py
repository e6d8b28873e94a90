"""Rows of a KoboToolbox or ODK export → payloads of interviews, or every fault by row and column.

Nothing is guessed: a cell that means none of the form's answers is a fault, and so is a column
whose cells plainly belong to another one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from serasi.collect.recap.grid import Grid, GridRow, letters
from serasi.measure import instrument
from serasi.measure.kobo_columns import NEEDED, Answers, Columns, answers_of, columns_of
from serasi.measure.models import Mode
from serasi.measure.payload import read_payload
from serasi.measure.xlsform import PlaceChoice
from serasi.problems import (
    FILE_COLUMNS,
    FILE_ROW,
    FILE_SHIFTED,
    FILE_UNREAD,
    Problem,
)

SHIFTED_SHARE = 0.5
"""A column of which more than this share is impossible is another column's."""
LEAST_ROWS = 10


@dataclass(frozen=True)
class Form:
    """What the file is an export of."""

    version: str
    kind: str
    places: Sequence[PlaceChoice]
    zone: tzinfo


@dataclass
class Read:
    """What a file says: payloads with the row each stands in, and all that is wrong."""

    payloads: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def read_grid(grid: Grid, form: Form) -> Read:
    """Read one sheet; faults come with the spreadsheet's own row and column letters."""
    rows = [row for row in grid.rows if row.filled]
    if len(rows) < 2:  # noqa: PLR2004 - a heading and one row
        raise Problem(FILE_UNREAD, what="tidak ada baris jawaban")
    columns = columns_of(rows[0].cells, version=form.version, kind=form.kind)
    asked = [item.code for item in instrument.items_asked(form.version, form.kind)]
    wanted = [*NEEDED, *(["place"] if form.places else []), *asked]
    lacking = columns.missing(wanted)
    if len(lacking) > len(wanted) // 2:
        raise Problem(FILE_UNREAD, what="judul kolomnya bukan dari formulir ini")
    if lacking:
        return Read(faults=[Problem(FILE_COLUMNS, columns=", ".join(lacking))])
    reader = _Reader(form, columns, answers_of(
        version=form.version, kind=form.kind, places=form.places
    ))  # fmt: skip
    shifted = list(reader.shifted(rows[1:]))
    return Read(faults=shifted) if shifted else reader.read(rows[1:])


class _Reader:
    """Reads the rows of one file by its columns."""

    def __init__(self, form: Form, columns: Columns, answers: Answers) -> None:
        self.form = form
        self.columns = columns
        self.answers = answers
        self.items = [item.code for item in instrument.items_asked(form.version, form.kind)]
        self.questions = instrument.questions_asked(form.version, form.kind)

    def shifted(self, rows: Sequence[GridRow]) -> Iterator[Problem]:
        """Tell columns of which most cells are impossible, and whose they could be."""
        coded = [name for name in self.columns.at if name in self.answers.of]
        for name in coded:
            cells = [value for row in rows if (value := self._cell(row, name)) is not None]
            wrong = [value for value in cells if not self._means(name, value)]
            if len(cells) < LEAST_ROWS or len(wrong) <= SHIFTED_SHARE * len(cells):
                continue
            fits = Counter(
                other for other in coded if other != name
                for value in wrong if self._means(other, value)
            )  # fmt: skip
            other = fits.most_common(1)[0][0] if fits else "lain"
            share = round(100 * len(wrong) / len(cells))
            yield Problem(FILE_SHIFTED, share=share, column=self._named(name), other=other)

    def _means(self, name: str, value: object) -> bool:
        if self.answers.code(name, value) is not None:
            return True
        many = any(q.code == name and q.kind == "many" for q in self.questions)
        return many and all(
            self.answers.code(name, part) is not None for part in str(value).split()
        )

    def read(self, rows: Sequence[GridRow]) -> Read:
        read = Read()
        seen: dict[str, int] = {}
        for row in rows:
            faults: list[Problem] = []
            payload = self._payload(row, faults)
            if not faults:
                faults += self._proved(row, payload)
            first = seen.setdefault(str(payload.get("uuid")), row.number)
            if first != row.number:
                faults.append(self._fault(row, "uuid", f"sama dengan baris {first}; hapus satu."))
            read.faults += faults
            if not faults:
                read.payloads.append((row.number, payload))
        return read

    def _proved(self, row: GridRow, payload: Mapping[str, Any]) -> list[Problem]:
        try:
            read_payload(payload)
        except Problem as refused:
            return [Problem(FILE_ROW, row=row.number, column="–", what=refused.sentence)]
        return []

    def _payload(self, row: GridRow, faults: list[Problem]) -> dict[str, Any]:
        consent = self._coded(row, "consent", faults, needed=True)
        payload: dict[str, Any] = {
            "uuid": self._uuid(row, faults),
            "instrument": self.form.version,
            "mode": Mode.IMPORT.value,
            "consent": consent,
            "place": self._coded(row, "place", faults, needed=bool(self.form.places)) or "",
            "household": self._whole(row, "household", faults),
            "started": self._moment(row, "started", faults, self.form.zone),
            "ended": self._moment(row, "ended", faults, self.form.zone),
            "phone_now": self._moment(row, "sent", faults, UTC),
            "gps": self._point(row),
            "enumerator": self._enumerator(row),
        }
        if not consent:
            return payload
        payload["slip"] = str(self._cell(row, "slip") or "")
        payload["language"] = self._coded(row, "language", faults) or "id"
        for name in ("sex", "age_group"):
            payload[name] = self._coded(row, name, faults)
        for name in ("men", "women"):
            payload[name] = self._whole(row, name, faults)
        payload["answers"] = {
            code: value
            for code in self.items
            if (value := self._coded(row, code, faults)) is not None
        }
        payload["sides"] = self._sides(row, faults)
        return payload

    def _sides(self, row: GridRow, faults: list[Problem]) -> dict[str, Any]:
        sides: dict[str, Any] = {}
        for question in self.questions:
            value = (
                self._many(row, question.code, faults)
                if question.kind == "many"
                else self._coded(row, question.code, faults)
                if question.code in self.columns.at
                else None
            )
            if value is not None:
                sides[question.code] = value
        return sides

    def _many(self, row: GridRow, code: str, faults: list[Problem]) -> list[int] | None:
        cell = self._cell(row, code) if code in self.columns.at else None
        if cell is None:
            ticked = [
                option
                for option, column in self.columns.ticks.get(code, {}).items()
                if str(row.at(column)).lower() in ("1", "true")
            ]
            return sorted(ticked) or None
        whole = self.answers.code(code, cell)
        parts = [whole] if whole is not None else [
            self.answers.code(code, part) for part in str(cell).split()
        ]  # fmt: skip
        if any(part is None for part in parts):
            faults.append(self._fault(row, code, f"“{str(cell)[:30]}” bukan pilihan formulir."))
            return None
        return sorted({int(str(part)) for part in parts})

    def _cell(self, row: GridRow, name: str) -> Any:
        column = self.columns.at.get(name)
        value = row.at(column) if column else None
        return None if value is None or str(value).strip() == "" else value

    def _named(self, name: str) -> str:
        column = self.columns.at.get(name)
        return f"{letters(column)} ({name})" if column else name

    def _fault(self, row: GridRow, name: str, what: str) -> Problem:
        return Problem(FILE_ROW, row=row.number, column=self._named(name), what=what)

    def _coded(
        self, row: GridRow, name: str, faults: list[Problem], *, needed: bool = False
    ) -> Any:
        cell = self._cell(row, name)
        if cell is None:
            if needed:
                faults.append(self._fault(row, name, "kosong; isi dari formulir aslinya."))
            return None
        value = self.answers.code(name, cell)
        if value is None:
            faults.append(self._fault(row, name, f"“{str(cell)[:30]}” bukan jawaban formulir ini."))
        return value

    def _whole(self, row: GridRow, name: str, faults: list[Problem]) -> int | None:
        cell = self._cell(row, name)
        if cell is None:
            return None
        if str(cell).isdecimal():
            return int(str(cell))
        faults.append(self._fault(row, name, f"“{str(cell)[:30]}” bukan angka bulat."))
        return None

    def _uuid(self, row: GridRow, faults: list[Problem]) -> str:
        cell = str(self._cell(row, "uuid") or "")
        try:
            return str(UUID(cell.removeprefix("uuid:")))
        except ValueError:
            faults.append(self._fault(row, "uuid", "bukan nomor kiriman (UUID); ekspor ulang."))
            return cell

    def _moment(self, row: GridRow, name: str, faults: list[Problem], zone: tzinfo) -> str | None:
        cell = self._cell(row, name)
        if cell is None:
            return None
        try:
            read = cell if isinstance(cell, datetime) else parse_datetime(str(cell))
        except ValueError:
            read = None
        if read is None:
            faults.append(self._fault(row, name, f"“{str(cell)[:30]}” bukan tanggal dan jam."))
            return None
        return (read if read.tzinfo else read.replace(tzinfo=zone)).isoformat()

    def _point(self, row: GridRow) -> dict[str, float] | None:
        """Return the point from the geopoint itself, its parts, or Kobo's `_geolocation`."""
        for name in ("gps", "geolocation"):
            parts = str(self._cell(row, name) or "").replace(",", " ").strip("[] ").split()
            if len(parts) >= 2 and "null" not in parts[0].lower():  # noqa: PLR2004 - lat, lng
                accuracy = parts[3] if len(parts) > 3 else None  # noqa: PLR2004
                return _pointed(parts[0], parts[1], accuracy)
        lat, lng = self._cell(row, "lat"), self._cell(row, "lng")
        return None if lat is None or lng is None else _pointed(
            lat, lng, self._cell(row, "accuracy")
        )  # fmt: skip

    def _enumerator(self, row: GridRow) -> str:
        """Return a mark that is the same for one interviewer and tells nobody's name."""
        cell = self._cell(row, "enumerator")
        if cell is None:
            return ""
        return "P-" + hashlib.sha256(str(cell).strip().lower().encode()).hexdigest()[:8]


def _pointed(lat: Any, lng: Any, accuracy: Any) -> dict[str, Any]:
    point = {"lat": lat, "lng": lng}
    return point if accuracy is None else {**point, "accuracy": accuracy}
