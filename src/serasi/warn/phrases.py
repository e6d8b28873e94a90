"""Reasons and grounds of a level in plain words, as they are kept with it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.warn import rules
from serasi.warn.indicators import INDICATORS, SIGNAL, Indicator
from serasi.warn.models import Finding
from serasi.warn.queries.ground import Basis

DAYS_PER_MONTH = 30.44
MOST_MONTHS = 240
COUNTED = ("reports", "events", "observations", "findings")
STRENGTH = {"strong": "kuat", "medium": "sedang", "weak": "lemah"}


def number(value: float) -> str:
    """Write a number as Indonesians do: 1.234,5."""
    text = f"{value:,.1f}" if value % 1 else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def reason_row(reason: rules.Reason) -> dict[str, object]:
    """Return one reason as it is stored and shown: words, level, strength, where it comes from."""
    one = reason.evidence
    return {
        "code": one.code,
        "level": reason.level,
        "strength": one.strength,
        "text": _sentence(reason),
        "held": reason.held,
        "on": one.observed_on.isoformat(),
        "key": one.key,
    }


def _sentence(reason: rules.Reason) -> str:
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
    limits = one.steps or indicator.thresholds
    by_value = rules.reached(indicator, one.value, (), limits)
    limit = limits[by_value - 1] if by_value else None
    if limit is not None and not indicator.grades:
        said += " " + _("Batas %(level)s %(limit)s.") % {
            "level": LEVEL_WORDS[by_value], "limit": number(limit)
        }  # fmt: skip
    for sign in indicator.signs:
        if sign.key in one.signs and sign.level > by_value:
            said += " " + _("“%(sign)s” berarti %(level)s.") % {
                "sign": str(sign.label).capitalize(), "level": LEVEL_WORDS[sign.level]
            }  # fmt: skip
    if one.wide:
        said += " " + _("Berlaku se-kabupaten; menguatkan tanda setempat.")
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
        "observations": basis.observations,
        "findings": basis.findings,
        "last": basis.last.isoformat() if basis.last else None,
        "recurrence_days": basis.recurrence_days,
    }


def basis_words(basis: Mapping[str, object]) -> str:
    """Say what a level rests on: "Dasar: 3 laporan, 1 peristiwa terverifikasi; ..."."""
    n = {key: int(str(basis.get(key) or 0)) for key in COUNTED}
    told = (
        (n["reports"], ngettext("%d laporan", "%d laporan", n["reports"])),
        (
            n["events"],
            ngettext("%d catatan terverifikasi", "%d catatan terverifikasi", n["events"]),
        ),
        (
            n["observations"],
            ngettext("%d pengamatan instansi", "%d pengamatan instansi", n["observations"]),
        ),
        (n["findings"], ngettext("%d temuan pendeteksi", "%d temuan pendeteksi", n["findings"])),
    )
    parts = [words % count for count, words in told if count]
    said = _("Dasar: %s.") % ", ".join(parts) if parts else _("Dasar: usulan petugas.")
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
