"""Periods in prose: a comparison of unequal spans, one figure given for two spans."""

from __future__ import annotations

import re
from itertools import combinations

from serasi.science.tables.model import Finding
from serasi.science.tables.periods import Period, read_periods
from serasi.science.tables.prose import Prose, Sentence

_MOST_SAID = 300
_COMPARE = re.compile(
    r"\bdibanding\w*|\b(?:naik|turun|meningkat|menurun|bertambah|berkurang)\b.*\b(?:menjadi|ke)\b"
    r"|\bdari\b.*\bmenjadi\b"
)


def period_claims(prose: Prose) -> list[Finding]:
    """Find comparisons of periods of unequal length and one count given for two periods."""
    findings = []
    for sentence in prose.sentences:
        findings += _unequal(sentence)
        findings += _contradicted(sentence)
    return findings + _same_count_twice(prose)


def _distinct(text: str) -> list[Period]:
    kept: dict[tuple[int, int], Period] = {}
    for period in read_periods(text):
        kept.setdefault((period.first, period.last), period)
    return list(kept.values())


def _unequal(sentence: Sentence) -> list[Finding]:
    periods = _distinct(sentence.text)
    if len(periods) != 2 or not _COMPARE.search(sentence.marked):
        return []
    one, other = periods
    if one.months == other.months or max(one.months, other.months) > 12:
        return []
    message = (
        f"Yang dibandingkan tidak sama panjang: {one.text} ({one.months} bulan) dengan"
        f" {other.text} ({other.months} bulan). Bandingkan bulan yang sama dari kedua tahun."
    )
    expected = f"{min(one.months, other.months)} bulan yang sama"
    return [Finding("period_mismatch", sentence.where, other.text, expected, message)]


def _contradicted(sentence: Sentence) -> list[Finding]:
    """Find "tahun 2023 (Januari–November 2022)"."""
    findings = []
    for found in re.finditer(r"((?:19|20)\d\d)\s*\(([^()]*)\)", sentence.text):
        outer, inner = read_periods(found.group(1)), read_periods(found.group(2))
        words = re.search(
            r"banding|lalu|sebelum|vs|naik|turun|\d+ ?(?:kasus|kej|%)", found.group(2)
        )
        if not outer or len(inner) != 1 or words or outer[0].covers(inner[0]):
            continue
        message = f"Tahun {found.group(1)} dijelaskan sebagai {inner[0].text}; periodenya berbeda."
        findings.append(
            Finding("period_mismatch", sentence.where, inner[0].text, found.group(1), message)
        )
    return findings


def _same_count_twice(prose: Prose) -> list[Finding]:
    """One total given once for a whole year and once for a part of it."""
    said: list[tuple[Sentence, Period, str, str]] = []
    for sentence in prose.sentences:
        periods = _distinct(sentence.text)
        if len(periods) != 1:
            continue
        for _, quantity in prose.marks(sentence, "C"):
            if quantity.number.value >= 10 and quantity.noun:
                value = str(quantity.number.value)
                said.append((sentence, periods[0], value, quantity.number.printed))
    findings = []
    for one, other in combinations(said[:_MOST_SAID], 2):
        nested = one[1].covers(other[1]) or other[1].covers(one[1])
        if one[2] != other[2] or not nested or one[1].months == other[1].months:
            continue
        if max(one[1].months, other[1].months) > 12:
            continue
        message = (
            f"Angka {one[3]} sekali disebut untuk {one[1].text} ({one[1].months} bulan), sekali"
            f" untuk {other[1].text} ({other[1].months} bulan). Tulis satu periode yang benar."
        )
        findings.append(
            Finding("period_mismatch", other[0].where, other[1].text, one[1].text, message)
        )
    return findings
