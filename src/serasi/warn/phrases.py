"""Reasons and grounds of a level in plain words, as they are kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.warn import rules
from serasi.warn.indicators import INDICATORS, SIGNAL, Indicator
from serasi.warn.models import Finding
from serasi.warn.queries.evidence import Basis

DAYS_PER_MONTH = 30.44
MOST_MONTHS = 240
STRENGTH = {"strong": "kuat", "medium": "sedang", "weak": "lemah"}


def number(value: float) -> str:
    """Write a number as Indonesians do: 1.234,5."""
    text = f"{value:,.1f}" if value % 1 else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def reason_row(
    reason: rules.Reason, *, steps: Iterable[float | None] | None = None
) -> dict[str, object]:
    """Return one reason as it is stored and shown: words, level, strength, where it comes from."""
    one = reason.evidence
    return {
        "code": one.code,
        "level": reason.level,
        "strength": one.strength,
        "text": _sentence(reason, steps),
        "held": reason.held,
        "on": one.observed_on.isoformat(),
        "key": one.key,
    }


def _sentence(reason: rules.Reason, steps: Iterable[float | None] | None) -> str:
    one = reason.evidence
    if one.code == SIGNAL:
        detector = Finding.Detector(one.signs[0]).label if one.signs else ""
        return _("Pendeteksi %(which)s menemukan lebih banyak dari biasanya.") % {"which": detector}
    indicator = INDICATORS[one.code]
    parts = []
    if one.value is not None:
        parts.append(_amount(indicator, one.value))
    labels = {sign.key: sign.label for sign in indicator.signs}
    parts += [str(labels[key]) for key in one.signs if key in labels]
    said = f"{indicator.name}: {', '.join(parts)}."
    limits = list(steps or indicator.thresholds)
    limit = limits[reason.level - 1] if reason.level else None
    if one.value is not None and limit is not None and not indicator.grades:
        said += " " + _("Batas %(level)s %(limit)s.") % {
            "level": LEVEL_WORDS[reason.level], "limit": number(limit)
        }  # fmt: skip
    if reason.held:
        said += " " + _("Bukti lemah hanya sampai kuning.")
    if reason.decayed:
        said += " " + _("Turun karena tidak ada bukti baru.")
    return said


def _amount(indicator: Indicator, value: float) -> str:
    if indicator.grades and value in range(1, len(indicator.grades) + 1):
        return str(indicator.grades[int(value) - 1])
    return f"{number(value)} {indicator.unit}"


LEVEL_WORDS = {0: "hijau", 1: "kuning", 2: "oranye", 3: "merah"}


def basis_row(basis: Basis | None) -> dict[str, object]:
    """Return the grounds of a level as they are stored."""
    if basis is None:
        return {}
    return {
        "events": basis.events,
        "incidents": basis.incidents,
        "reports": basis.reports,
        "villages": sorted(basis.villages),
        "last": basis.last.isoformat() if basis.last else None,
        "recurrence_days": basis.recurrence_days,
    }


def basis_words(basis: Mapping[str, object]) -> str:
    """Say what a level rests on: "Dasar: 3 laporan, 1 peristiwa terverifikasi; ..."."""
    parts = []
    reports, events = int(str(basis.get("reports") or 0)), int(str(basis.get("events") or 0))
    if reports:
        parts.append(ngettext("%d laporan", "%d laporan", reports) % reports)
    if events:
        parts.append(
            ngettext("%d catatan terverifikasi", "%d catatan terverifikasi", events) % events
        )
    said = _("Dasar: %s.") % ", ".join(parts) if parts else _("Dasar: pengamatan instansi.")
    chance = chance_words(basis.get("recurrence_days"))
    return f"{said} {chance}" if chance else said


def chance_words(days: object) -> str:
    """Say how often chance alone does the same: "1 dari 40 bulan"."""
    if not isinstance(days, int | float) or days <= 0:
        return ""
    months = days / DAYS_PER_MONTH
    if months < 1:
        return _("Kebetulan seperti ini muncul lebih dari sekali sebulan.")
    if months > MOST_MONTHS:
        return _("Kebetulan seperti ini muncul kurang dari sekali dalam 20 tahun.")
    return _("Kebetulan seperti ini muncul kira-kira 1 dari %d bulan.") % round(months)
