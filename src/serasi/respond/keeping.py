"""How long what is sealed by a case is kept, and what an open case still needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.collect.sealed import subject_of as report_subject
from serasi.network.sealed import Due, last_day_kept
from serasi.network.sealed.retention import REPORTER
from serasi.network.walls import opened
from serasi.respond.actions.scanning import subject_of as scan_subject
from serasi.respond.models import Agreement, Case, Mediator, Party, Signatory, Stage

CASE = "retention.case"
"""Key of the legal table: names of mediators and signatories, and scans, after a case closed."""
REPORT = "report:"


def _start_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def reporters_held(subjects: list[str]) -> set[str]:
    """Return whose reports stand behind an open case, or one closed too lately to forget them.

    The days in which a reporter is forgotten count from the end of what the report led to.
    """
    uuids = [one.removeprefix(REPORT) for one in subjects if one.startswith(REPORT)]
    if not uuids:
        return set()
    closed_after = _start_after(last_day_kept(REPORTER, on=timezone.localdate()))
    needed = ~Q(stage=Stage.CLOSED) | Q(closed_at__gte=closed_after)
    with opened():
        cases = Case.objects.filter(
            needed, links__event__links__report__uuid__in=uuids,
            links__event__links__unlinked_at=None,
        )  # fmt: skip
        rows = cases.values_list("links__event__links__report__uuid", flat=True)
        return {report_subject(uuid) for uuid in rows} & set(subjects)


def _closed_before(on: date) -> QuerySet[Case]:
    before = _start_after(last_day_kept(CASE, on=on))
    return Case.objects.filter(stage=Stage.CLOSED, closed_at__lt=before)


def names_due(on: date) -> Iterator[Due]:
    """Yield the mediators, parties, signatories and scans of cases that closed long enough ago."""
    why = _("Masa simpan sesudah perkara selesai sudah habis.")
    with opened():
        old = _closed_before(on).values("pk")
        rows: list[str] = [one.subject for one in Party.objects.filter(case__in=old)]
        rows += [one.subject for one in Mediator.objects.filter(mediation__case__in=old)]
        signed = Signatory.objects.filter(agreement__case__in=old, party=None)
        rows += [one.subject for one in signed]
        rows += [
            scan_subject(one) for one in Agreement.objects.filter(case__in=old).exclude(scan="")
        ]
    for subject in rows:
        yield Due(subject, why)
