"""A case is opened, gathers events, areas and parties, is closed by the rule, and reopens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.queries import agencies_answering
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    AREA_HELD,
    AREAS_NEEDED,
    CASE_NOT_DONE,
    CASE_OPEN_STATUS,
    CASE_STAGE,
    EVENT_TAKEN,
    FORM_INVALID,
    NOT_ALLOWED,
    PARTY_LETTER,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.regions.zones import local_day
from serasi.register import queries as register
from serasi.register.codes import Trigger
from serasi.register.models import Event
from serasi.respond import closing, events
from serasi.respond.actions.rows import (
    locked,
    locked_to_handle,
    move,
    need_lead,
    need_reason,
    next_number,
)
from serasi.respond.hanging import Leaving, hanging_on
from serasi.respond.models import (
    Case,
    CaseArea,
    CaseEvent,
    CaseWarning,
    ConflictStatus,
    Party,
    Stage,
)
from serasi.respond.queries.standing import areas_of
from serasi.respond.rules import FOLLOWS
from serasi.trail.actions import record
from serasi.warn.models import Warning

LETTERS = "ABCDEFGH"
HOUSE = "system"


@dataclass(frozen=True)
class Opening:
    """What is told when a case is opened; the first area is the one where it began."""

    title: str
    trigger: str
    areas: tuple[str, ...]
    summary: str = ""
    events: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    warning_id: int | None = None


def _lead(actor: Viewer, area: str) -> Agency:
    """Return the agency through which somebody handles cases in an area: the narrowest first."""
    fitting = [g for g in actor.grants if g.can == Can.HANDLE and lies_in(area, g.areas)]
    by_width = sorted(fitting, key=lambda g: (-max(len(code) for code in g.areas), g.agency_id))
    if not by_width:
        raise Problem(NOT_ALLOWED)
    return Agency.objects.get(pk=by_width[0].agency_id)


def _make(opening: Opening, *, lead: Agency, by: int | None, key: str, now: datetime) -> Case:
    places = list(Area.objects.filter(code__in=opening.areas))
    if len({p.code for p in places}) != len(set(opening.areas)) or not places:
        raise Problem(AREAS_NEEDED)
    with opened():
        row = Case.objects.create(
            number=next_number(now),
            title=opening.title.strip()[:200],
            trigger=opening.trigger,
            area_id=opening.areas[0],
            cross_border=len({code[:5] for code in opening.areas}) > 1,
            summary=opening.summary.strip(),
            lead=lead,
            warning_id=opening.warning_id,
            opened_at=now,
            opened_by_id=by,
        )
        CaseArea.objects.bulk_create(CaseArea(case=row, area=place) for place in places)
        if opening.warning_id is not None:
            CaseWarning.objects.create(case=row, warning_id=opening.warning_id)
        for letter, words in zip(LETTERS, opening.parties, strict=False):
            Party.objects.create(case=row, letter=letter, words=words.strip()[:120])
    record(
        key,
        action="case.opened",
        subject=row.subject,
        now=now,
        data={"trigger": row.trigger, "areas": sorted(opening.areas), "lead": lead.pk},
    )
    pk = row.pk
    transaction.on_commit(lambda: events.case_opened.send(sender=Case, case_id=pk, now=now))
    return row


@transaction.atomic
def open_case(actor: Viewer, *, opening: Opening, now: datetime) -> Case:
    """Open a case in an area that one handles; it may touch others besides."""
    if not opening.areas or not any(actor.can(Can.HANDLE, area=a) for a in opening.areas):
        raise Problem(AREAS_NEEDED)
    if not opening.title.strip() or opening.trigger not in Trigger.values:
        raise Problem(FORM_INVALID, what=_("judul dan pemicu"))
    mine = next(a for a in opening.areas if actor.can(Can.HANDLE, area=a))
    row = _make(opening, lead=_lead(actor, mine), by=actor.person_id, key=actor.key, now=now)
    for public_id in opening.events:
        _link(actor, row, public_id, now=now)
    return row


@transaction.atomic
def open_from_warning(warning: Warning, *, now: datetime) -> Case | None:
    """Let a confirmed level from oranye on lead to a case, or to the open one it belongs to.

    A case that is open in the district for the same trigger is the same case. None when no desk
    answers for the district.
    """
    with opened():
        same = _same_case(warning)
        if same is not None:
            same.warning = warning
            same.save(update_fields=["warning"])
            CaseWarning.objects.get_or_create(case=same, warning=warning)
            return same
        day = timezone.localdate(now)
        desk = agencies_answering(("bakesbangpol",), area=warning.area_id, on=day).first()
        if desk is None:
            return None
        opening = Opening(
            title=_("Siaga %(place)s") % {"place": warning.area.name},
            trigger=warning.trigger,
            areas=(warning.area_id,),
            summary=warning.headline,
            warning_id=warning.pk,
        )
        return _make(opening, lead=desk, by=None, key=HOUSE, now=now)


def _same_case(warning: Warning) -> Case | None:
    """Return the open case of a level: of the level before it, else of the same trigger there."""
    still = Case.objects.select_for_update().exclude(stage=Stage.CLOSED)
    if warning.before_id is not None:
        held = CaseWarning.objects.filter(warning_id=warning.before_id).values("case")
        found = still.filter(pk__in=held).first()
        if found is not None:
            return found
    if not warning.trigger:
        return None
    here = CaseArea.objects.filter(district_code=warning.area_id).values("case")
    return still.filter(pk__in=here, trigger=warning.trigger).first()


def _link(actor: Viewer, row: Case, public_id: str, *, now: datetime) -> None:
    event = register.event(actor, public_id)
    with opened():
        held = CaseEvent.objects.filter(event=event).select_related("case").first()
        if held is not None:
            if held.case_id == row.pk:
                return
            raise Problem(EVENT_TAKEN, event=event.public_id, case=held.case.number)
        CaseEvent.objects.create(case=row, event=event, linked_at=now, linked_by_id=actor.person_id)
        touched = {event.area_id, *event.other_areas.values_list("code", flat=True)}
        _touch(row, touched)
        if event.kind == Event.Kind.INCIDENT:
            day = event.end_date or event.start_date
            row.last_violence_on = max(filter(None, (row.last_violence_on, day)))
    row.version += 1
    row.save()
    record(
        actor.key, action="case.linked", subject=row.subject, now=now,
        data={"event": event.public_id},
    )  # fmt: skip


def _touch(row: Case, areas: Iterable[str]) -> None:
    known = set(areas_of(row))
    fresh = [code for code in sorted(set(areas)) if code not in known]
    CaseArea.objects.bulk_create(CaseArea(case=row, area_id=code) for code in fresh)
    row.cross_border = len({code[:5] for code in [*known, *fresh]}) > 1


@transaction.atomic
def link_event(actor: Viewer, *, number: str, public_id: str, now: datetime) -> Case:
    """Let a verified tension or incident be part of a case; its areas come with it."""
    row = locked_to_handle(actor, number)
    _link(actor, row, public_id, now=now)
    return row


@transaction.atomic
def rename_case(actor: Viewer, *, number: str, title: str, trigger: str, now: datetime) -> Case:
    """Give a case the name and the trigger that are known by now; a level gave it only a place."""
    row = locked_to_handle(actor, number)
    if not title.strip() or trigger not in Trigger.values:
        raise Problem(FORM_INVALID, what=_("judul dan pemicu"))
    before = {"title": row.title, "trigger": row.trigger}
    row.title, row.trigger = title.strip()[:200], trigger
    row.version += 1
    row.save()
    record(actor.key, action="case.renamed", subject=row.subject, now=now, data={"before": before})
    return row


@transaction.atomic
def add_area(actor: Viewer, *, number: str, area: str, now: datetime) -> Case:
    """Let a case touch another area; across a regency's border the Bakorwil reads it.

    Each area brings those who read it there, and may move the legal status to another authority:
    who handles a part of a case adds areas of their own, its leader any.
    """
    row = locked_to_handle(actor, number)
    if not actor.can(Can.HANDLE, area=area):
        need_lead(actor, row, now=now)
    if not Area.objects.filter(code=area).exists():
        raise Problem(AREAS_NEEDED)
    with opened():
        _touch(row, [area])
        row.version += 1
        row.save()
    record(actor.key, action="case.widened", subject=row.subject, now=now, data={"area": area})
    return row


@transaction.atomic
def take_off_area(
    actor: Viewer, *, number: str, version: int, area: str, reason: str, now: datetime
) -> Case:
    """Take an area off a case that does not belong to it; who read it by that area no longer does.

    The leader decides, since an area brings duties that nobody should slip out of alone.
    """
    row = locked_to_handle(actor, number, version=version)
    need_lead(actor, row, now=now)
    why = need_reason(reason)
    known = areas_of(row)
    if area not in known:
        raise Problem(FORM_INVALID, what=_("wilayah perkara ini"))
    rest = tuple(code for code in known if code != area)
    with opened():
        held = hanging_on(Leaving(row, area, rest, now))
        if held:
            place = Area.objects.get(code=area).name
            raise Problem(AREA_HELD, number=row.number, area=place, why="; ".join(held))
        row.areas.filter(area_id=area).delete()
        row.cross_border = len({code[:5] for code in rest}) > 1
        row.version += 1
        row.save(update_fields=["cross_border", "version"])
    record(
        actor.key, action="case.narrowed", subject=row.subject, now=now, data={"area": area},
        reason=why,
    )  # fmt: skip
    return row


@transaction.atomic
def add_party(
    actor: Viewer, *, number: str, letter: str, words: str, demand: str, now: datetime
) -> Party:
    """Name a side of the conflict by a letter and in neutral words."""
    row = locked_to_handle(actor, number)
    if letter not in LETTERS or len(letter) != 1 or row.parties.filter(letter=letter).exists():
        raise Problem(PARTY_LETTER)
    if not words.strip():
        raise Problem(FORM_INVALID, what=_("sebutan pihak"))
    made = Party.objects.create(
        case=row, letter=letter, words=words.strip()[:120], demand=demand.strip()[:500]
    )
    record(actor.key, action="case.party", subject=row.subject, now=now, data={"letter": letter})
    return made


@transaction.atomic
def note_violence(actor: Viewer, *, number: str, day: date, now: datetime) -> Case:
    """Write down the last day on which there was violence; the count to closing begins anew."""
    row = locked_to_handle(actor, number)
    if day > local_day(now, row.area_id):
        raise Problem(FORM_INVALID, what=_("tanggal kekerasan"))
    row.last_violence_on = max(filter(None, (row.last_violence_on, day)))
    row.version += 1
    row.save()
    record(actor.key, action="case.violence", subject=row.subject, now=now, data={"day": day})
    return row


@transaction.atomic
def hand_to_law(actor: Viewer, *, number: str, process: str, now: datetime) -> Case:
    """Write down that the matter was handed over to the law, and to whom."""
    row = locked_to_handle(actor, number)
    row.law_process = need_reason(process)[:300]
    row.version += 1
    row.save()
    record(actor.key, action="case.to_law", subject=row.subject, now=now, reason=row.law_process)
    return row


@transaction.atomic
def close_case(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Case:
    """Close a case when every condition of the closing rule holds; "handled" alone closes none."""
    row = locked_to_handle(actor, number, version=version)
    if Stage.CLOSED not in FOLLOWS[Stage(row.stage)]:
        raise Problem(CASE_STAGE, stage=Stage(row.stage).label, wanted=Stage.CLOSED.label)
    need_lead(actor, row, now=now)
    why = need_reason(reason)
    live = ConflictStatus.objects.filter(
        case=row,
        state__in=(
            ConflictStatus.State.PROPOSED,
            ConflictStatus.State.CONSULTED,
            ConflictStatus.State.DECLARED,
        ),
    ).first()
    if live is not None:
        raise Problem(CASE_OPEN_STATUS, number=live.number)
    with opened():
        left = closing.unmet(row, now=now)
    if left:
        raise Problem(CASE_NOT_DONE, why="; ".join(one.why for one in left))
    move(row, Stage.CLOSED)
    row.closed_at = now
    row.closed_by_id = actor.person_id
    row.save()
    record(actor.key, action="case.closed", subject=row.subject, now=now, reason=why)
    pk = row.pk
    transaction.on_commit(lambda: events.case_closed.send(sender=Case, case_id=pk, now=now))
    return row


def reopen_row(row: Case, *, by: str, reason: str, now: datetime) -> None:
    """Bring a case back to handling, whatever its stage; the caller holds it under lock."""
    row.stage = Stage.HANDLING
    row.closed_at = None
    row.closed_by = None
    row.reopened += 1
    row.version += 1
    row.save()
    record(by, action="case.reopened", subject=row.subject, now=now, reason=reason)


@transaction.atomic
def reopen_case(actor: Viewer, *, number: str, version: int, reason: str, now: datetime) -> Case:
    """Open a closed case again; it keeps its number and its past."""
    row = locked(actor, number, version=version)
    if not any(actor.can(Can.HANDLE, area=code) for code in areas_of(row)):
        raise Problem(NOT_ALLOWED)
    if row.stage != Stage.CLOSED:
        raise Problem(CASE_STAGE, stage=Stage(row.stage).label, wanted=Stage.HANDLING.label)
    reopen_row(row, by=actor.key, reason=need_reason(reason), now=now)
    return row
