"""What one report's page shows beside the report: twins, sheets, story, who saw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.queries import names_of
from serasi.network.walls import opened
from serasi.register import phrases, rules
from serasi.register.models import Handling, Suggestion, Verification
from serasi.register.queries.scope import handlings, suggestions
from serasi.trail import queries as trail


@dataclass(frozen=True)
class Twin:
    """A likely duplicate; of a report that may not be read only place, day and reasons show."""

    suggestion: int
    state: str
    score: float
    why: str
    receipt: str
    title: str
    place: str
    channel: str
    received_at: datetime | None
    apart: str
    text: str
    masked: bool
    same_source: bool
    event: str
    decided_by: str


@dataclass(frozen=True)
class Seen:
    """One read of a record."""

    who: str
    what: str
    at: datetime
    sealed: bool


@dataclass(frozen=True)
class Happening:
    """One step in the story of a record."""

    at: datetime
    who: str
    what: str
    reason: str
    key: bool


def _twin(row: Suggestion, other: Handling, *, mine: Handling, readable: bool) -> Twin:
    minutes = int(abs((other.received_at - mine.received_at).total_seconds()) // 60)
    district = other.area.parent if other.area.level == 4 and other.area.parent else other.area
    masked = not readable
    return Twin(
        suggestion=row.pk,
        state=row.state,
        score=row.score,
        why=phrases.reasons_in_words(row.reasons, masked=masked),
        receipt="" if masked else other.report.receipt,
        title=_("Laporan di wilayah tetangga") if masked else other.title,
        place=district.name if masked else f"{other.area.name}, {district.name}",
        channel=str(other.report.get_channel_display()),
        received_at=None if masked else other.received_at,
        apart=_("selisih %(span)s") % {"span": phrases.span(minutes)},
        text="" if masked else other.report.text,
        masked=masked,
        same_source=any(code == "same_origin" for code, _detail in row.reasons),
        event="" if masked or other.event is None else other.event.public_id,
        decided_by=row.decided_by.name if row.decided_by else "",
    )


def twins(viewer: Viewer, mine: Handling) -> list[Twin]:
    """Return the suggested duplicates of a report the viewer may read, best first.

    The other side may lie behind a border: then it is shown masked, without its words.
    """
    rows = list(
        suggestions(viewer)
        .filter(Q(first_id=mine.pk) | Q(second_id=mine.pk))
        .select_related("decided_by")
    )
    ids = {row.second_id if row.first_id == mine.pk else row.first_id for row in rows}
    readable = set(handlings(viewer).filter(pk__in=ids).values_list("pk", flat=True))
    with opened():
        others = {
            other.pk: other
            for other in Handling.objects.filter(pk__in=ids).select_related(
                "report", "area", "area__parent", "event"
            )
        }
    found = []
    for row in rows:
        key = row.second_id if row.first_id == mine.pk else row.first_id
        if key in others:
            found.append(_twin(row, others[key], mine=mine, readable=key in readable))
    return found


def sheets(mine: Handling) -> list[Verification]:
    """Return the verification sheets of a report that was opened."""
    return list(Verification.objects.filter(handling=mine).select_related("by"))


def who_saw(subject: str) -> list[Seen]:
    """Return who read a record, newest first."""
    steps = trail.who_saw(subject)
    names = names_of({step.actor for step in steps})
    found = []
    for step in steps:
        sealed = step.action == "sealed.read"
        what = ""
        if sealed:
            what = _("membuka identitas. Alasan: “%(why)s”") % {"why": step.reason}
        elif step.action == "file.opened":
            what = _("membuka lampiran")
        elif step.action == "export.made":
            what = _("mengekspor")
        found.append(Seen(names.get(step.actor, step.actor), what, step.at, sealed))
    return found


def _sentence(action: str, data: Mapping[str, object]) -> str:
    words = {
        "report.taken": _("Mengambil laporan."),
        "report.released": _("Mengembalikan ke antrean."),
        "report.handed_over": _("Menyerahkan kepada rekan."),
        "report.prioritised": _("Mengubah prioritas."),
        "report.restricted": _("Menandai terbatas."),
        "report.unrestricted": _("Mencabut tanda terbatas."),
        "report.triaged": _("Memilah: tempat, pemicu, prioritas."),
        "report.verified": _("Menambah lembar cek."),
        "report.concluded": _("Mengakhiri pemeriksaan."),
        "report.reopened": _("Membuka kembali pemeriksaan."),
        "report.linked": _("Menghubungkan dengan %(event)s."),
        "report.unlinked": _("Melepas dari %(event)s."),
        "report.joined": _("Menggabungkan dengan laporan lain."),
        "twin.same": _("Menyatakan peristiwa yang sama dengan laporan lain."),
        "twin.different": _("Menyatakan bukan peristiwa yang sama."),
        "twin.undone": _("Membatalkan keputusan ganda."),
        "event.created": _("Mengisi lembar koding."),
        "event.sent": _("Mengirim ke orang kedua."),
        "event.confirmed": _("Mengesahkan."),
        "event.sent_back": _("Mengembalikan untuk diperbaiki."),
        "event.edited": _("Mengubah catatan."),
        "event.undone": _("Membatalkan satu perubahan."),
        "event.merged": _("Menggabungkan ke %(into)s."),
        "event.split": _("Memisahkan lagi."),
        "event.trashed": _("Memindahkan ke sampah."),
        "event.restored": _("Memulihkan dari sampah."),
        "event.chained": _("Menyatakan berlanjut ke %(after)s."),
        "event.unchained": _("Mencabut kaitan."),
        "sealed.read": _("Membuka identitas tersegel."),
    }.get(action, action)
    return words % data if "%(" in words else words


KEYS = frozenset({"report.concluded", "event.confirmed", "event.created", "report.verified"})
SILENT = frozenset({"report.opened", "file.opened", "report.received"})
"""Mere reads, and the receipt: its actor is the reporter, whose identity is sealed."""


def story(*subjects: str) -> list[Happening]:
    """Return what happened to some records, newest first, without mere reads."""
    steps = [
        step for subject in subjects for step in trail.story(subject) if step.action not in SILENT
    ]
    steps.sort(key=lambda step: -step.seq)
    names = names_of({step.actor for step in steps})
    return [
        Happening(
            at=step.at,
            who=names.get(step.actor, _("Sistem") if step.actor == "system" else step.actor),
            what=_sentence(step.action, step.data),
            reason=step.reason,
            key=step.action in KEYS,
        )
        for step in steps
    ]


def lacking(found: list[Verification]) -> tuple[str, ...]:
    """Return what the ground check of a report still lacks."""
    return rules.lacking_sources(
        [rules.Sheet(v.side, v.source, v.independent, v.finding) for v in found]
    )
