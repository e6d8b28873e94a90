"""One report: its words with their evidence beside the coding sheet, and everything around it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.collect import queries as collected
from serasi.collect import replies, sealed, story
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed.rules import may_break
from serasi.problems import Problem
from serasi.register import actions, phrases, queries, rules
from serasi.register.coded import coding_of
from serasi.register.forms import CodingForm, SheetForm, TriageForm, initial_of, place_words
from serasi.register.models import Event, Handling, Verification
from serasi.register.params import clocks_on
from serasi.register.prefill import Prefill, prefill, source_grade
from serasi.register.queries import report as reads
from serasi.register.queries.colleagues import may_take_over
from serasi.register.queries.eyes import writers
from serasi.register.queries.sheets import lacking_words
from serasi.register.views.doors import READS_REPORTS, OfficeRequest, door
from serasi.register.views.queue import place_of

MAIN_FIELDS = (
    "kind",
    "title",
    "area",
    "event_date",
    "event_time",
    "trigger",
    "form",
    "root",
    "party_a",
    "party_b",
)
COUNT_FIELDS = (
    "deaths",
    "injured",
    "injured_heavy",
    "displaced_people",
    "vehicles_damaged",
    "buildings_damaged",
)
MORE_FIELDS = (
    "facts",
    "opinion",
    "response",
    "place_words",
    "other_areas",
    "end_date",
    "date_precision",
    "law_source",
    "kip_class",
    "likelihood",
    "impact",
    "missing_people",
    "detained",
    "displaced_kk",
    "loss_rp",
    "other_triggers",
    "weapons",
)


def reply_text(row: Handling) -> str:
    """Return the answer to the reporter, ready to be pasted into WhatsApp."""
    status = story.of(row.report)
    return replies.reply_text(
        row.report.receipt,
        received_at=row.report.received_at,
        state=status.state,
        at=status.at,
        zone=timezone.get_current_timezone(),
        about=status.sentence,
    )


def shown_fields(form: CodingForm, fill: Prefill | None, names: tuple[str, ...]) -> list[Any]:
    """Return fields with the hint that the reading gives."""
    hints = fill.hints if fill else {}
    return [(form[name], hints.get(name, "")) for name in names]


def coding_form(
    viewer: Viewer, row: Handling, data: Any = None
) -> tuple[CodingForm, Prefill | None]:
    """Return the coding sheet of a report: of its event, else filled from the text."""
    if row.event is not None:
        initial = {**initial_of(coding_of(row.event)), "version": row.event.version}
        return CodingForm(data, viewer=viewer, initial=initial), None
    fill = prefill(row.report, row)
    return CodingForm(data, viewer=viewer, initial=fill.initial), fill


def _rights(viewer: Viewer, row: Handling) -> dict[str, bool]:
    here = {name: viewer.can(can, area=row.area_id) for name, can in ABLE.items()}
    open_now = row.closed_at is None
    event = row.event
    return {
        "take": here["triage"] and open_now,
        "triage": here["triage"] and open_now,
        "restrict": here["triage"],
        "verify": here["verify"] and row.state not in (Handling.State.CLOSED, "second"),
        "code": here["code"]
        and (open_now and event is None or event is not None and event.state == "draft"),
        "twins": here["code"],
        "conclude": here["code"] and row.state not in (Handling.State.CLOSED, "second"),
        "confirm": here["confirm"]
        and event is not None
        and event.state == Event.State.SECOND
        and rules.may_confirm(writers=writers(event), confirmer_id=viewer.person_id),
        "own_coding": here["confirm"]
        and event is not None
        and event.state == Event.State.SECOND
        and viewer.person_id in writers(event),
        "reopen": here["code"] and not open_now and event is None,
        "unlink": here["code"] and event is not None,
        "unseal": sealed.may_reveal(viewer, row.report, now=timezone.now()),
        "break": may_break(viewer, Can.UNSEAL, row.report.area_id),
    }


ABLE = {
    "triage": Can.TRIAGE,
    "verify": Can.VERIFY,
    "code": Can.CODE,
    "confirm": Can.CONFIRM,
}


def state_words(row: Handling) -> str:
    """Say where a report stands, in the words of the page head."""
    if row.state == Handling.State.CLOSED:
        outcome = Handling.Outcome(row.outcome).label if row.outcome else ""
        return _("Selesai diperiksa: %(outcome)s") % {"outcome": outcome}
    return {
        Handling.State.RECEIVED: _("Laporan, belum diperiksa"),
        Handling.State.TRIAGED: _("Sudah dipilah, belum dicek"),
        Handling.State.VERIFYING: _("Sedang dicek"),
        Handling.State.SECOND: _("Menunggu orang kedua"),
    }[Handling.State(row.state)]


def _clock_words(row: Handling, now: datetime) -> str:
    if row.due_at is None:
        return ""
    step = phrases.STEPS[row.due_step]
    return _("%(left)s untuk %(step)s") % {
        "left": phrases.lateness(row.due_at, now=now),
        "step": step,
    }


def page(
    request: OfficeRequest,
    row: Handling,
    *,
    form: CodingForm | None = None,
    sheet: SheetForm | None = None,
    triage: TriageForm | None = None,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw the page of a report, perhaps with a form that was refused, its input kept."""
    viewer, now = request.viewer, request.now
    fresh, fill = coding_form(viewer, row)
    context = {
        "now": now,
        "row": row,
        "report": row.report,
        "event": row.event,
        "problem": problem,
        "may": _rights(viewer, row),
        "mine": row.assigned_to_id == viewer.person_id,
        "colleagues": may_take_over(viewer, row, now=now) if row.closed_at is None else [],
        "twins": reads.twins(viewer, row),
        "later": collected.continued_by(viewer, row.report),
        "independent": rules.independent_sources(_origins(viewer, row)),
        "triage": triage or _triage_form(viewer, row),
        **_head(row, now),
        **_about(row),
        **_sheet(form or fresh, fill),
        **_check(row, sheet, now),
        "outcomes": [
            ("unproven", _("Tidak terbukti"), _("sudah dicek, tidak benar")),
            ("watched", _("Dipantau"), _("belum jelas, tetap diperhatikan")),
            ("not_event", _("Bukan peristiwa"), _("agenda, obrolan, atau salah kirim")),
        ],
    }
    return render(request, "register/report.html", context, status=status)


def _head(row: Handling, now: datetime) -> dict[str, Any]:
    return {
        "place": place_of(row),
        "state": state_words(row),
        "clock": _clock_words(row, now),
        "target": _target(row, now),
        "reason": phrases.PRIORITY_REASONS.get(row.priority_reason, ""),
    }


def _about(row: Handling) -> dict[str, Any]:
    """Return what is known around the report: its source, files, story and readers."""
    report = row.report
    grade, confidence = source_grade(report)
    subjects = [f"report:{report.receipt}"]
    if row.event is not None:
        subjects.append(f"event:{row.event.public_id}")
    return {
        "grade": grade,
        "confidence": confidence,
        "attachments": list(report.attachments.all()),
        "stated": phrases.stated_rows(report.stated),
        "alias": sealed.alias(report),
        "story": reads.story(*subjects),
        "saw": reads.who_saw(subjects[0]),
        "reply": reply_text(row),
    }


def _sheet(form: CodingForm, fill: Prefill | None) -> dict[str, Any]:
    return {
        "form": form,
        "fill": fill,
        "spans": fill.spans if fill else {},
        "main": shown_fields(form, fill, MAIN_FIELDS),
        "counts": shown_fields(form, fill, COUNT_FIELDS),
        "more": shown_fields(form, fill, MORE_FIELDS),
        "more_open": any(form.errors.get(name) for name in MORE_FIELDS),
    }


def _check(row: Handling, sheet: SheetForm | None, now: datetime) -> dict[str, Any]:
    """Return the ground check: its sheets by side, what lacks, and the form for another."""
    found = reads.sheets(row)
    lacking = reads.lacking(found)
    return {
        "sheets": found,
        "sides": [
            (side, label, [v for v in found if v.side == side])
            for side, label in Verification.Side.choices
        ],
        "lacking": lacking_words(lacking) if lacking else "",
        "sheet": sheet or SheetForm(initial={"visited_at": now}),
        "sheet_open": sheet is not None,
    }


def _triage_form(viewer: Viewer, row: Handling) -> TriageForm:
    return TriageForm(
        viewer=viewer,
        initial={
            "area": place_words(row.area_id),
            "trigger": row.trigger,
            "priority": row.priority,
        },
    )


def _origins(viewer: Viewer, row: Handling) -> list[str]:
    if row.event_id is None:
        return [row.report.origin_key]
    return list(
        queries.handlings(viewer)
        .filter(event_id=row.event_id)
        .values_list("report__origin_key", flat=True)
    )


def _target(row: Handling, now: datetime) -> str:
    if not row.due_step:
        return ""
    minutes = rules.target_minutes(clocks_on(now), step=row.due_step, priority=row.priority)
    return phrases.target(minutes)


@door(*READS_REPORTS)
def report(request: OfficeRequest, receipt: str) -> HttpResponse:
    """Show a report; who looks at it is written down."""
    row = actions.open_report(request.viewer, receipt=receipt, now=request.now)
    return page(request, row)
