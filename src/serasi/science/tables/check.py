"""The doors of the checker: a paragraph, a table, the rows of a sheet, the sheets of a book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from serasi.science.tables.claims import (
    change_claims,
    household_claims,
    margin_claims,
    mean_claims,
    rate_claims,
    weight_claims,
)
from serasi.science.tables.compositions import share_claims
from serasi.science.tables.layout import Layout, Role, lay_out
from serasi.science.tables.model import Cell, Finding, Report, Row, Table
from serasi.science.tables.narrative import check_narrative
from serasi.science.tables.parts import total_claims
from serasi.science.tables.pasted import pasted_rows
from serasi.science.tables.percents import check_percents
from serasi.science.tables.prose import Prose, read_prose
from serasi.science.tables.prose_periods import period_claims
from serasi.science.tables.reading import read_rows
from serasi.science.tables.series_columns import check_growth, check_margins, check_rates
from serasi.science.tables.sums import check_sums
from serasi.science.tables.table_periods import check_periods

_MOST_TURNED_ROWS = 6


def check_text(paragraph: str) -> Report:
    """Check a paragraph of Indonesian prose, with any table that was pasted into it."""
    rows = pasted_rows(paragraph)
    if rows:
        return check_rows(rows)
    return Report.of(prose_findings(read_prose(paragraph)))


def check_table(table: Table) -> Report:
    """Check one table with its title and notes."""
    return Report.of(_document((table,)))


def check_rows(rows: Sequence[Sequence[object]], *, sheet: str = "") -> Report:
    """Check the cells of one sheet."""
    return Report.of(_document(read_rows(rows, sheet=sheet)))


def check_sheets(sheets: Mapping[str, Sequence[Sequence[object]]]) -> Report:
    """Check all sheets of a workbook; prose on one sheet is held against the tables of all."""
    named = len(sheets) > 1
    tables: list[Table] = []
    for name, rows in sheets.items():
        tables += read_rows(rows, sheet=name if named else "")
    return Report.of(_document(tables))


def _document(tables: Sequence[Table]) -> list[Finding]:
    layouts = [lay_out(_turned(table)) for table in tables if table.rows]
    findings = [finding for layout in layouts for finding in check_layout(layout)]
    text = "\n".join(line for table in tables for line in (table.title, *table.notes) if line)
    if text:
        prose = read_prose(text)
        findings += prose_findings(prose)
        findings += check_narrative(prose, layouts=layouts)
    return findings


def check_layout(layout: Layout) -> list[Finding]:
    """List what is wrong inside one table."""
    findings = check_sums(layout)
    findings += check_percents(layout)
    findings += check_growth(layout)
    findings += check_rates(layout)
    findings += check_margins(layout)
    findings += check_periods(layout)
    return findings


def prose_findings(prose: Prose) -> list[Finding]:
    """List what is wrong with the figures of prose by itself."""
    findings: list[Finding] = []
    used: set[str] = set()
    for claims in (change_claims, margin_claims, rate_claims, weight_claims, mean_claims):
        found, marks = claims(prose)
        findings += found
        used |= marks
    findings += share_claims(prose, used=used)
    findings += total_claims(prose, used=used)
    findings += household_claims(prose)
    findings += period_claims(prose)
    return findings


def _turned(table: Table) -> Table:
    """Turn a table that has its percentages in a row instead of in a column."""
    if not 0 < len(table.rows) <= _MOST_TURNED_ROWS or len(table.header) < 3:
        return table
    names = [row.cells[0].text.strip().lower() for row in table.rows]
    percent = any(
        name in ("%", "persen", "persentase", "prosentase", "persen (%)", "persentase (%)")
        for name in names
    )
    columns = lay_out(table).roles
    if not percent or Role.PERCENT in columns:
        return table
    header = (table.header[0], *(row.cells[0].text for row in table.rows))
    rows = tuple(
        Row(
            number=index,
            cells=(Cell(table.header[index]), *(row.cells[index] for row in table.rows)),
        )
        for index in range(1, len(table.header))
    )
    return Table(header, rows, table.title, table.notes, table.sheet)
