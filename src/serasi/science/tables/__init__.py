"""Check the arithmetic of printed percentages and totals; pure, no files, no clock."""

from serasi.science.tables.check import check_rows, check_sheets, check_table, check_text
from serasi.science.tables.model import KINDS, Cell, Finding, Number, Report, Row, Table
from serasi.science.tables.reading import read_rows
from serasi.science.tables.reference import EXAMPLE_SENTENCE, EXAMPLE_TABLE, SERIES, TRIGGERS
from serasi.science.tables.shares import Rule, candidates, fitting_totals, largest_remainder

__all__ = [
    "EXAMPLE_SENTENCE",
    "EXAMPLE_TABLE",
    "KINDS",
    "SERIES",
    "TRIGGERS",
    "Cell",
    "Finding",
    "Number",
    "Report",
    "Row",
    "Rule",
    "Table",
    "candidates",
    "check_rows",
    "check_sheets",
    "check_table",
    "check_text",
    "fitting_totals",
    "largest_remainder",
    "read_rows",
]
