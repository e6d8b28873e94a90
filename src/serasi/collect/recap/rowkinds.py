"""Tells events from everything else that stands in a recap sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from serasi.collect.recap.fields import COUNT_FIELDS, Field
from serasi.collect.recap.grid import GridRow
from serasi.collect.recap.headers import numbers_columns
from serasi.collect.recap.layout import Layout
from serasi.collect.recap.moments import read_moment

Kind = Literal[
    "event", "blank", "numbering", "total", "section", "more", "nil", "bare", "unfilled", "closing"
]

_TOTAL = re.compile(
    r"(?:(?:sub|grand)[\s-]?)?(?:jumlah|total|jml|rekapitulasi|rata[- ]rata)\b[^\n]{0,40}",
    re.IGNORECASE,
)
_TOTAL_ALONE = re.compile(r"(?:(?:sub|grand)[\s-]?)?(?:jumlah|total|jml)\s*[:.]?", re.IGNORECASE)
_CLOSING = re.compile(
    r"mengetahui\b|n\.?i\.?p\.?\s?[.:]?\s?\d|kepala (?:badan|bidang|dinas|bakesbangpol|bakorwil"
    r"|kantor|seksi|sub|bagian)|(?:a\.?n\.?|plt\.?|plh\.?|pj\.?)\s+(?:kepala|bupati|camat|wali)"
    r"|^(?:camat|bupati|wali ?kota|sekretaris)\b[^\n]{0,40},?$|^pembina\b|^penata\b|^ttd\b"
    r"|^catatan\s*:|^keterangan\s*:|^ket\s*:|^sumber\s*:|^nb\b|^\*+\s"
    r"|^[a-z .]{3,30}, +\d{0,2}\s*[a-z]{3,10} \d{4}$|^dibuat oleh|^disetujui|^pelapor,",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:nihil|nil|tidak ada (?:kejadian|konflik|peristiwa|laporan)[^\n]{0,40}|zero"
    r"|(?:situasi )?(?:aman|kondusif|aman (?:dan )?(?:kondusif|terkendali)|terkendali))\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[IVXLC]{1,6}|[A-Za-z]|\d{1,2})[.)]?")


@dataclass(frozen=True, slots=True)
class Met:
    """What stood above a row in its table."""

    events: int = 0
    closing: bool = False


def kind_of(row: GridRow, layout: Layout, met: Met) -> Kind:
    """Return what a row below the titles is."""
    if not row.filled:
        return "blank"
    if numbers_columns(row):
        return "numbering"
    has_date = any(
        read_moment(value, period=layout.period).start for value in layout.values(row, "date")
    )
    if not has_date and _is_total(row):
        return "total"
    closes = _is_closing(row)
    if (closes if has_date else closes or met.closing) and not _tells(row, layout):
        return "closing"
    if _is_nil(row, layout):
        return "nil"
    lone = lone_text(row, layout)
    if lone is not None and not has_date:
        column, _text = lone
        narrative = {c.number for c in layout.of("narrative")}
        return "more" if column in narrative and met.events else "section"
    if not has_date and not _tells(row, layout):
        return "bare"
    return "event" if _filled_in(row, layout) else "unfilled"


def _filled_in(row: GridRow, layout: Layout) -> bool:
    """Tell whether more than a date, a number and noughts stands in a row."""
    told: tuple[Field, ...] = ("narrative", "place", "village", "district", "area_code", "trigger")
    texts = [str(value) for field in told for value in layout.values(row, field)]
    counts = [str(value) for field in COUNT_FIELDS for value in layout.values(row, field)]
    return any(re.search(r"\w", text) for text in texts) or any(
        re.search(r"[1-9a-z]", text, re.IGNORECASE) for text in counts
    )


def lone_text(row: GridRow, layout: Layout) -> tuple[int, str] | None:
    """Return column and text when a row holds one text only, apart from a number or letter."""
    texts: list[tuple[int, str]] = []
    numbering = {column.number for column in layout.of("number")} | {1}
    for column in row.filled:
        value = row.at(column)
        bullet = _BULLET.fullmatch(str(value).strip()) is not None
        if column in numbering and bullet:
            continue
        if not isinstance(value, str):
            return None
        texts.append((column, value))
    if not texts or len({text for _column, text in texts}) > 1:
        return None
    return texts[0]


def _is_total(row: GridRow) -> bool:
    texts = [str(value).strip() for value in row.cells if isinstance(value, str)]
    if not texts:
        return False
    first = row.at(row.filled[0])
    starts = isinstance(first, str) and _TOTAL.fullmatch(first.strip()) is not None
    return starts or any(_TOTAL_ALONE.fullmatch(text) for text in texts)


def _is_closing(row: GridRow) -> bool:
    values = [value for value in row.cells if value is not None]
    if len(values) > 3 or not all(isinstance(value, str) for value in values):
        return False
    return any(_CLOSING.search(str(value).strip()) for value in values)


def _is_nil(row: GridRow, layout: Layout) -> bool:
    told = layout.values(row, "narrative")
    lone = lone_text(row, layout)
    if not told and lone is not None:
        told = [lone[1]]
    if not told or not all(_NIL.fullmatch(str(value).strip()) for value in told):
        return False
    counts = [value for field in COUNT_FIELDS for value in layout.values(row, field)]
    return not any(re.search(r"[1-9]", str(value)) for value in counts)


def _tells(row: GridRow, layout: Layout) -> bool:
    """Tell whether a row without a date still says what happened or where."""
    told = layout.values(row, "narrative")
    words = any(isinstance(value, str) and re.search(r"[A-Za-z]{3}", value) for value in told)
    where = [
        value
        for column in layout.header.columns
        if column.field in {"place", "village", "district", "area_code"}
        for value in [row.at(column.number)]
        if value is not None
    ]
    numbered = bool(layout.values(row, "number"))
    counted = any(layout.values(row, field) for field in COUNT_FIELDS)
    dated = bool(layout.values(row, "date"))
    return (words and (bool(where) or numbered or counted or dated)) or (
        bool(where) and (numbered or dated) and counted
    )
