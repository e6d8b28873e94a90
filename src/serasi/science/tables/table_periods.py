"""Periods of a table: title against headers, rows and notes."""

from __future__ import annotations

import re

from serasi.science.tables.layout import Kind, Layout, Role
from serasi.science.tables.model import Finding
from serasi.science.tables.periods import Period, read_day, read_month, read_periods

_COMPARE = re.compile(
    r"banding|sebelum|lalu|sejak|proyeksi|target|terbit|diunduh|per \d|pada \d{1,2} "
    r"|permendagri|undang|nomor|peraturan|sumber|tahun dasar|\bsk\b|sensus",
    re.I,
)


def check_periods(layout: Layout) -> list[Finding]:
    """Find years, months and dates that lie outside the period of the title."""
    title = [period for line in _lines(layout.table.title) for period in read_periods(line)]
    if not title:
        return _notes(layout, _header_periods(layout))
    span = Period(min(p.first for p in title), max(p.last for p in title), title[0].text)
    findings = _headers(layout, span)
    findings += _dates(layout, span)
    findings += _months(layout, span)
    findings += _notes(layout, [span])
    return findings


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not _COMPARE.search(line)]


def _header_periods(layout: Layout) -> list[Period]:
    return [period for name in layout.table.header for period in read_periods(name)]


def _where(layout: Layout) -> str:
    return f"lembar {layout.table.sheet}, " if layout.table.sheet else ""


def _finding(where: str, printed: str, expected: str, message: str) -> Finding:
    return Finding("period_mismatch", where, printed, expected, message)


def _headers(layout: Layout, span: Period) -> list[Finding]:
    """Headers of another period; earlier ones beside the title's own are a comparison."""
    named = [p for name in layout.table.header for p in read_periods(name)]
    compared = any(span.covers(p) for p in named)
    findings = []
    for column, name in enumerate(layout.table.header):
        if layout.roles[column] in (Role.POPULATION, Role.GROWTH, Role.POINTS):
            continue
        for period in read_periods(name):
            earlier = compared and period.last < span.last
            if span.covers(period) or earlier or _COMPARE.search(name):
                continue
            message = (
                f"Judul menyebut {span.text}, tetapi {layout.column_name(column)} berisi"
                f" {period.text}. Samakan periodenya."
            )
            findings.append(_finding(layout.in_column(column), period.text, span.text, message))
    return findings


def _dates(layout: Layout, span: Period) -> list[Finding]:
    findings = []
    for row, line in enumerate(layout.table.rows):
        if layout.kinds[row] is not Kind.BODY:
            continue
        for column, cell in enumerate(line.cells):
            day = read_day(cell.text) if cell.number is None else None
            if day is None or re.search(
                r"lapor|input|entri|terima", layout.table.header[column], re.I
            ):
                continue
            month = day.year * 12 + day.month
            if span.first <= month <= span.last:
                continue
            message = (
                f"Tanggal {cell.text} di baris {line.number} di luar periode judul, {span.text}."
            )
            findings.append(_finding(layout.at(row, column), cell.text, span.text, message))
    return findings


def _months(layout: Layout, span: Period) -> list[Finding]:
    """Month names, as rows or as columns, that the title's period does not have."""
    if span.months > 12:
        return []
    inside = {(month - 1) % 12 + 1 for month in range(span.first, span.last + 1)}
    rows = [
        (layout.labels[row], f"baris {layout.table.rows[row].number}")
        for row in layout.rows(Kind.BODY)
    ]
    columns = [(name, f"kolom “{name}”") for name in layout.table.header]
    findings = []
    for names in (rows, columns):
        months = [(read_month(name), name, where) for name, where in names]
        known = [(month, name, where) for month, name, where in months if month is not None]
        if len(known) < 2:
            continue
        for month, name, where in known:
            if month not in inside:
                message = f"{name} di luar periode judul, {span.text}."
                findings.append(_finding(_where(layout) + where, name, span.text, message))
        absent = inside - {month for month, _, _ in known}
        if absent and span.months > len(known) and not any(f.printed for f in findings):
            message = (
                f"Judul menyebut {span.text} ({span.months} bulan), tetapi isinya hanya"
                f" {len(known)} bulan: {known[0][1]} sampai {known[-1][1]}."
            )
            shown = f"{known[0][1]}–{known[-1][1]}"
            findings.append(_finding(f"{_where(layout)}judul", shown, span.text, message))
    return findings


def _notes(layout: Layout, spans: list[Period]) -> list[Finding]:
    if not spans:
        return []
    span = Period(min(p.first for p in spans), max(p.last for p in spans), spans[0].text)
    findings = []
    for note in layout.table.notes:
        for sentence in re.split(r"(?<=[.;])\s+", note):
            if _COMPARE.search(sentence) or re.search(r"naik|turun|meningkat|menurun", sentence):
                continue
            for period in read_periods(sentence):
                if not span.covers(period) and not period.covers(span):
                    message = f"Tabel memuat {span.text}, tetapi catatannya menyebut {period.text}."
                    findings.append(
                        _finding(f"{_where(layout)}catatan", period.text, span.text, message)
                    )
    return findings
