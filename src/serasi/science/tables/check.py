"""The doors of the checker: a paragraph, a table, the rows of a sheet."""

from __future__ import annotations

from serasi.science.tables.claims import (
    change_claims,
    household_claims,
    margin_claims,
    mean_claims,
    rate_claims,
    weight_claims,
)
from serasi.science.tables.compositions import share_claims, total_claims
from serasi.science.tables.model import Finding, Report
from serasi.science.tables.prose import read_prose
from serasi.science.tables.prose_periods import period_claims


def prose_findings(text: str) -> list[Finding]:
    """List what is wrong with the figures of a paragraph."""
    prose = read_prose(text)
    findings: list[Finding] = []
    used: set[str] = set()
    for claims in (change_claims, margin_claims, rate_claims, weight_claims, mean_claims):
        found, marks = claims(prose)
        findings += found
        used |= marks
    findings += share_claims(prose, used)
    findings += total_claims(prose, used)
    findings += household_claims(prose)
    findings += period_claims(prose)
    return findings


def check_text(paragraph: str) -> Report:
    """Check the figures of a paragraph of Indonesian prose."""
    return Report.of(prose_findings(paragraph))
