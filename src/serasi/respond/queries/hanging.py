"""What of this room and those below hangs on an area of a case; asked with the wall open."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.facilitate.models import Meeting
from serasi.network.models import Agency, Commitment
from serasi.network.queries import areas_of as reach_of
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.respond.hanging import Leaving
from serasi.respond.models import (
    Agreement,
    CaseEvent,
    CaseWarning,
    ConflictStatus,
    Mediator,
    Obligation,
    SituationReport,
)
from serasi.respond.queries.moments import origins_with_agreements

RUNNING = (
    ConflictStatus.State.PROPOSED,
    ConflictStatus.State.CONSULTED,
    ConflictStatus.State.DECLARED,
)


def place(leaving: Leaving) -> list[str]:
    """Return whether the case stands or falls with the area itself."""
    if not leaving.rest:
        return [_("ini satu-satunya wilayah perkara")]
    if leaving.area == leaving.case.area_id:
        return [_("perkara bermula di sini")]
    return []


def known(leaving: Leaving) -> list[str]:
    """Return the events, levels and meetings of the case that lie there alone."""
    found = []
    for link in CaseEvent.objects.filter(case=leaving.case).select_related("event"):
        codes = {link.event.area_id, *link.event.other_areas.values_list("code", flat=True)}
        if any(leaving.only_here(code) for code in codes):
            found.append(_("catatan %(number)s") % {"number": link.event.public_id})
    for level in CaseWarning.objects.filter(case=leaving.case).select_related("warning"):
        if leaving.only_here(level.warning.area_id):
            found.append(_("tingkat %(number)s") % {"number": level.warning.number})
    for meeting in Meeting.objects.filter(about=leaving.case.subject):
        if leaving.only_here(meeting.area_id):
            found.append(_("rapat %(number)s") % {"number": meeting.number})
    return found


def owed(leaving: Leaving) -> list[str]:
    """Return how many duties of the case lie there alone; those withdrawn hold nothing."""
    rows = Commitment.objects.filter(origin__in=origins_with_agreements(leaving.case))
    places = rows.exclude(state=Commitment.State.DROPPED).values_list("area_id", flat=True)
    n = sum(leaving.only_here(code) for code in places)
    if not n:
        return []
    return [ngettext("%(n)d kewajiban instansi", "%(n)d kewajiban instansi", n) % {"n": n}]


def bound(leaving: Leaving) -> list[str]:
    """Return the agencies that have a part in the case through the area alone, and which."""
    case = leaving.case
    mediators = Mediator.objects.filter(mediation__case=case, agency__isnull=False)
    signed = Obligation.objects.filter(agreement__case=case, agency__isnull=False).exclude(
        agreement__state=Agreement.State.DROPPED
    )
    parts = (
        (_("ketua penanganan %(agency)s"), [case.lead_id]),
        (_("mediasi dengan penengah %(agency)s"), mediators.values_list("agency_id", flat=True)),
        (_("kesepakatan dengan %(agency)s"), signed.values_list("agency_id", flat=True)),
        (
            _("laporan situasi %(agency)s"),
            SituationReport.objects.filter(case=case).values_list("agency_id", flat=True),
        ),
    )
    return [
        words % {"agency": agency.short_name}
        for words, ids in parts
        for agency in _through(leaving, ids)
    ]


def _through(leaving: Leaving, agency_ids: Iterable[int | None]) -> list[Agency]:
    """Return the agencies that read the case by the area alone."""
    sought = {pk for pk in agency_ids if pk is not None}
    day = local_day(leaving.now, leaving.case.area_id)
    reach = reach_of(sought, day)
    gone = [
        pk
        for pk, codes in reach.items()
        if lies_in(leaving.area, codes) and not any(lies_in(one, codes) for one in leaving.rest)
    ]
    return list(Agency.objects.filter(pk__in=gone).order_by("short_name"))


def legal(leaving: Leaving) -> list[str]:
    """Return the running legal status: which areas a case has decides who declares it."""
    row = ConflictStatus.objects.filter(case=leaving.case, state__in=RUNNING).first()
    return [] if row is None else [_("Status Keadaan Konflik %(number)s") % {"number": row.number}]
