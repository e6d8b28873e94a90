"""The counter-rumour track: a claim is written down, checked, answered, and the answer approved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    AREA_UNKNOWN,
    FORM_INVALID,
    NOT_FOUND,
    RUMOUR_SECOND,
    RUMOUR_STEP,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.trail.actions import record
from serasi.warn import queries
from serasi.warn.models import Rumour


def _subject(row: Rumour) -> str:
    return f"rumour:{row.pk}"


def _locked(actor: Viewer, pk: int) -> Rumour:
    row = queries.rumours(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Problem(NOT_FOUND)
    return row


@transaction.atomic
def write_rumour(
    actor: Viewer,
    *,
    claim: str,
    area: str,
    seen_at: datetime,
    now: datetime,
    reach: int | None = None,
) -> Rumour:
    """Write a claim down that goes round; who tracks rumours there, or Kominfo, may do so."""
    place = Area.objects.filter(code=area).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=area)
    require(actor, Can.OBSERVE, area=area)
    ids = {g.agency_id for g in actor.grants if g.can == Can.OBSERVE and lies_in(area, g.areas)}
    agency = Agency.objects.filter(pk__in=ids, kind__in=queries.RUMOUR_KINDS).order_by("pk").first()
    if agency is None:
        raise Problem(NOT_FOUND)
    if not claim.strip() or seen_at > now or (reach is not None and reach < 0):
        raise Problem(FORM_INVALID, what=_("isi klaim, waktu terlihat, dan jangkauannya"))
    row = Rumour.objects.create(
        claim=claim.strip()[:1000],
        area=place,
        seen_at=seen_at,
        reach=reach,
        agency=agency,
        by_id=actor.person_id,
        created_at=now,
    )
    record(actor.key, action="rumour.written", subject=_subject(row), now=now, data={"area": area})
    return row


@transaction.atomic
def check_rumour(
    actor: Viewer, *, rumour_id: int, finding: str, how: str, clarification: str, now: datetime
) -> Rumour:
    """Write down what was found out and how, with the text that should answer it."""
    row = _locked(actor, rumour_id)
    if row.approved_at is not None:
        raise Problem(RUMOUR_STEP, step=_("sudah disetujui"))
    if finding not in Rumour.Finding.values or finding == Rumour.Finding.OPEN or not how.strip():
        raise Problem(FORM_INVALID, what=_("hasil cek dan caranya"))
    row.finding = finding
    row.how = how.strip()[:500]
    row.clarification = clarification.strip()[:4000]
    row.checked_at = now
    row.checked_by_id = actor.person_id
    row.save()
    record(
        actor.key,
        action="rumour.checked",
        subject=_subject(row),
        now=now,
        data={"finding": finding},
        reason=row.how,
    )
    return row


@transaction.atomic
def approve_answer(actor: Viewer, *, rumour_id: int, now: datetime) -> Rumour:
    """Approve the answer; nobody approves what they checked themselves."""
    row = _locked(actor, rumour_id)
    require(actor, Can.KUNING, area=row.area_id)
    if row.checked_at is None or not row.clarification or row.approved_at is not None:
        raise Problem(RUMOUR_STEP, step=_("belum dicek, belum ada teksnya, atau sudah disetujui"))
    if row.checked_by_id == actor.person_id:
        raise Problem(RUMOUR_SECOND)
    row.approved_at = now
    row.approved_by_id = actor.person_id
    row.save(update_fields=["approved_at", "approved_by"])
    record(actor.key, action="rumour.approved", subject=_subject(row), now=now)
    return row


@transaction.atomic
def publish_answer(
    actor: Viewer, *, rumour_id: int, now: datetime, reach: int | None = None
) -> Rumour:
    """Write down that the approved answer went out, and how far."""
    row = _locked(actor, rumour_id)
    if row.approved_at is None:
        raise Problem(RUMOUR_STEP, step=_("belum disetujui"))
    if reach is not None and reach < 0:
        raise Problem(FORM_INVALID, what=_("jangkauan"))
    row.published_at = row.published_at or now
    row.published_reach = reach
    row.save(update_fields=["published_at", "published_reach"])
    record(
        actor.key,
        action="rumour.answered",
        subject=_subject(row),
        now=now,
        data={"reach": reach},
    )
    return row
