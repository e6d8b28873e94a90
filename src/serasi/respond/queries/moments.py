"""The moments of a case that this room and those below hold: events, levels, duties, reports."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.placed import within
from serasi.regions.zones import zone_of
from serasi.register import queries as register
from serasi.respond.models import (
    Case,
    CaseEvent,
    CaseWarning,
    ConflictStatus,
    SituationReport,
)
from serasi.respond.origins import followed_from, origins_of
from serasi.respond.timeline import DONE, KNOWN, Item
from serasi.warn import queries as warn
from serasi.warn.models import Notice, Warning

BEFORE = timedelta(days=14)


def of_events(viewer: Viewer, row: Case) -> list[Item]:
    """Return when what happened became known, with the day on which it happened."""
    ids = CaseEvent.objects.filter(case=row).values("event")
    found = []
    for event in register.visible_to(viewer).filter(pk__in=ids):
        begun = datetime.combine(event.start_date, event.start_time or time(), zone_of(row.area_id))
        url = reverse("register:event", args=[event.public_id])
        happened = _("Terjadi: %(what)s") % {"what": event.title}
        found.append(Item(begun, KNOWN, happened, url, weighty=event.kind == "incident"))
        if event.confirmed_at is not None:
            said = _("Disahkan orang kedua: %(what)s") % {"what": event.title}
            found.append(Item(event.confirmed_at, KNOWN, said, url))
    return found


def of_levels(viewer: Viewer, row: Case) -> list[Item]:
    """Return the levels around a case, and when the last of those called had answered."""
    districts = {code[:8] for code in row.areas.values_list("area_id", flat=True)}
    rows = warn.visible_to(viewer).filter(
        area_id__in=districts, confirmed_at__gte=row.opened_at - BEFORE
    )
    if row.closed_at is not None:
        rows = rows.filter(confirmed_at__lte=row.closed_at)
    found = []
    for level in rows.select_related("area"):
        url = reverse("warn:warning", args=[level.number])
        words = {"level": level.get_level_display(), "place": level.area.name}
        if level.confirmed_at is not None:
            said = _("%(level)s berlaku di %(place)s") % words
            found.append(Item(level.confirmed_at, DONE, said, url, weighty=True))
        found += _answers(level, url)
        if level.state == Warning.State.ENDED and level.ended_at is not None:
            said = _("%(level)s di %(place)s berakhir") % words
            found.append(Item(level.ended_at, DONE, said, url))
    return found


def _answers(level: Warning, url: str) -> list[Item]:
    with opened():
        calls = list(Notice.objects.filter(warning=level, level=level.level))
    answered = [c.answered_at for c in calls if c.state == Notice.State.ACKNOWLEDGED]
    times = [at for at in answered if at is not None]
    if not times:
        return []
    asked = len({c.agency_id for c in calls})
    said = _("%(n)d dari %(all)d instansi menjawab %(number)s") % {
        "n": len({c.agency_id for c in calls if c.state == Notice.State.ACKNOWLEDGED}),
        "all": asked, "number": level.number,
    }  # fmt: skip
    return [Item(max(times), DONE, said, url)]


def origins_with_agreements(row: Case) -> list[str]:
    """Return the origins of all duties of a case but those owed to its people, wall open."""
    levels = CaseWarning.objects.filter(case=row).select_related("warning")
    numbers = row.agreements.values_list("number", flat=True)
    return [
        *origins_of(row),
        *(followed_from(level.warning) for level in levels),
        *(f"agreement:{number}" for number in numbers),
    ]


def duties_of(viewer: Viewer, row: Case) -> list[Commitment]:
    """Return every duty that follows from a case or from its level, the open ones first.

    Those owed to victims and displaced people tell of them by their codes, and how many there are:
    they are shown to who cares for people where the duty lies, and to nobody else.
    """
    with opened():
        origins = origins_with_agreements(row)
        cared = Q(origin=f"care:{row.number}") & within(viewer.areas(Can.VICTIMS))
        rows = Commitment.objects.filter(Q(origin__in=origins) | cared).select_related(
            "owed_by", "person"
        )
        return sorted(rows, key=lambda d: (d.state != Commitment.State.OPEN, d.due_at, d.pk))


def of_duties(viewer: Viewer, row: Case) -> list[Item]:
    """Return when duties were done."""
    return [
        Item(duty.done_at, DONE, f"{duty.owed_by.short_name}: {duty.what}")
        for duty in duties_of(viewer, row)
        if duty.state == Commitment.State.DONE
        and duty.done_at is not None
        and not duty.origin.startswith("mediation:")  # told by its sessions themselves
    ]


def of_reports(viewer: Viewer, row: Case) -> list[Item]:
    """Return the situation reports."""
    return [
        Item(
            one.written_at,
            KNOWN,
            f"{one.agency.short_name}: {one.facts[:160]}",
            weighty=one.violence,
        )
        for one in SituationReport.objects.filter(case=row).select_related("agency")
    ]


def of_status(viewer: Viewer, row: Case) -> list[Item]:
    """Return the steps of the legal status."""
    found = []
    for one in ConflictStatus.objects.filter(case=row):
        words = {"number": one.number, "state": one.get_state_display()}
        found.append(Item(one.proposed_at, DONE, _("Status %(number)s diusulkan") % words))
        if one.declared_at is not None:
            said = _("Status %(number)s ditetapkan") % words
            found.append(Item(one.declared_at, DONE, said, weighty=True))
        if one.ended_at is not None:
            said = _("Status %(number)s %(state)s") % words
            found.append(Item(one.ended_at, DONE, f"{said}: {one.end_reason}", weighty=True))
    return found
