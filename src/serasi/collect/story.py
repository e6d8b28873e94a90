"""What was done with a report, in words for the one who sent it; read from the trail alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.collect.models import Report
from serasi.network.queries import param
from serasi.trail import queries as trail

ACKNOWLEDGE_MINUTES = 60
_OUTCOMES = {
    "unproven": gettext_lazy("Sudah dicek: tidak terbukti."),
    "watched": gettext_lazy("Sudah dicek: dipantau."),
    "tension": gettext_lazy("Sudah dicek: dicatat sebagai potensi, dan ditangani."),
    "incident": gettext_lazy("Sudah dicek: dicatat sebagai peristiwa, dan ditangani."),
    "nil": gettext_lazy("Laporan nihil dicatat."),
    "not_event": gettext_lazy("Sudah dibaca: bukan peristiwa konflik."),
}
_STEPS = {
    "report.taken": gettext_lazy("Piket sedang membacanya."),
    "report.triaged": gettext_lazy("Sudah dipilah, menunggu cek lapangan."),
    "report.verified": gettext_lazy("Sedang dicek di lapangan."),
    "report.linked": gettext_lazy("Digabung dengan laporan lain tentang peristiwa yang sama."),
    "report.reopened": gettext_lazy("Dibuka lagi untuk dicek ulang."),
}


@dataclass(frozen=True)
class Status:
    """Where a report stands: a word for the reply, a sentence, and since when."""

    state: str
    sentence: str
    at: datetime


def of(report: Report) -> Status:
    """Return the latest step that its sender may know of."""
    if report.is_nil:
        return Status("verified", str(_OUTCOMES["nil"]), report.received_at)
    for step in trail.story(f"report:{report.receipt}"):
        if step.action == "report.concluded":
            outcome = str(step.data.get("outcome", ""))
            acted = outcome in ("tension", "incident")
            sentence = _OUTCOMES.get(outcome, gettext_lazy("Sudah selesai diperiksa."))
            return Status("acted" if acted else "verified", str(sentence), step.at)
        if step.action in _STEPS:
            return Status("received", str(_STEPS[step.action]), step.at)
    return Status("received", _("Diterima, menunggu piket."), report.received_at)


def read_by(report: Report) -> datetime:
    """Return when the desk must have read a report at the latest."""
    try:
        minutes = param("clock.triage_minutes", on=report.received_at.date())
    except LookupError:
        minutes = ACKNOWLEDGE_MINUTES
    return report.received_at + timedelta(minutes=minutes)
