"""What agencies observe, and the thresholds that an area sets for itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from serasi.network.models import Agency
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import (
    AREA_UNKNOWN,
    INDICATOR_UNFIT,
    NOT_FOUND,
    OBSERVATION_EMPTY,
    OBSERVED_LATER,
    REASON_NEEDED,
    THRESHOLDS_UNORDERED,
    Problem,
)
from serasi.regions.models import Area
from serasi.regions.placed import lies_in
from serasi.trail.actions import record
from serasi.warn import queries
from serasi.warn.indicators import INDICATORS, Indicator
from serasi.warn.models import Observation, Strength, Threshold

OLDEST = timedelta(days=366)
DESK = "bakesbangpol"


@dataclass(frozen=True)
class Seen:
    """What somebody saw of one indicator."""

    code: str
    area: str
    observed_on: date
    strength: str
    value: float | None = None
    signs: tuple[str, ...] = ()
    note: str = ""
    trigger: str = ""


def indicator_of(code: str) -> Indicator:
    """Return an indicator that people observe, or refuse."""
    found = INDICATORS.get(code)
    if found is None:
        raise Problem(INDICATOR_UNFIT, code=code)
    return found


def observing_agency(actor: Viewer, indicator: Indicator, *, area: str) -> Agency:
    """Return the agency through which somebody observes an indicator in an area, or refuse.

    The desk of Bakesbangpol writes down any; other agencies those that are theirs to observe.
    """
    ids = {g.agency_id for g in actor.grants if g.can == Can.OBSERVE and lies_in(area, g.areas)}
    if not ids:
        require(actor, Can.OBSERVE, area=area)
    agencies = Agency.objects.filter(pk__in=ids).order_by("pk")
    fit = [a for a in agencies if a.kind == DESK or a.kind in indicator.observers]
    if not fit:
        raise Problem(INDICATOR_UNFIT, code=indicator.code)
    return fit[0]


@transaction.atomic
def observe(actor: Viewer, *, seen: Seen, now: datetime) -> Observation:
    """Write down what was observed; what it means for the level is proposed by the house."""
    area = Area.objects.filter(code=seen.area).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=seen.area)
    indicator = indicator_of(seen.code)
    agency = observing_agency(actor, indicator, area=area.code)
    known = {sign.key for sign in indicator.signs}
    signs = [key for key in dict.fromkeys(seen.signs) if key in known]
    if seen.value is None and not signs:
        raise Problem(OBSERVATION_EMPTY)
    today = timezone.localdate(now)
    if not today - OLDEST <= seen.observed_on <= today:
        raise Problem(OBSERVED_LATER, day=seen.observed_on.strftime("%d/%m/%Y"))
    made = Observation.objects.create(
        code=indicator.code,
        area=area,
        value=seen.value,
        signs=signs,
        strength=Strength(seen.strength),
        observed_on=seen.observed_on,
        note=seen.note.strip()[:300],
        trigger=seen.trigger if seen.trigger in indicator.triggers else "",
        agency=agency,
        by_id=actor.person_id,
        created_at=now,
    )
    record(
        actor.key,
        action="indicator.observed",
        subject=f"observation:{made.pk}",
        now=now,
        data={"code": made.code, "area": area.code, "value": made.value, "signs": signs},
    )
    return made


@transaction.atomic
def withdraw(actor: Viewer, *, observation_id: int, reason: str, now: datetime) -> Observation:
    """Take an observation back; it stays readable and counts no more."""
    row = queries.observations(actor).select_for_update(of=("self",)).filter(
        pk=observation_id, withdrawn_at=None
    ).first()  # fmt: skip
    if row is None:
        raise Problem(NOT_FOUND)
    # What another agency saw is taken back by that agency, or by the desk that answers for all.
    if row.agency_id not in actor.agencies(Can.OBSERVE):
        require(actor, Can.TRIAGE, area=row.area_id)
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    row.withdrawn_at = now
    row.withdrawn_reason = reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(
        actor.key,
        action="indicator.withdrawn",
        subject=f"observation:{row.pk}",
        now=now,
        reason=row.withdrawn_reason,
    )
    return row


@transaction.atomic
def set_threshold(
    actor: Viewer,
    *,
    code: str,
    area: str,
    values: tuple[float | None, float | None, float | None],
    reason: str,
    now: datetime,
) -> Threshold:
    """Tune an indicator in an area from today on; former values stay in the history."""
    require(actor, Can.ORANYE, area=area)
    place = Area.objects.filter(code=area).first()
    if place is None:
        raise Problem(AREA_UNKNOWN, code=area)
    indicator = indicator_of(code)
    if not reason.strip():
        raise Problem(REASON_NEEDED)
    told = [v for v in values if v is not None]
    if told != sorted(told, reverse=indicator.falling):
        raise Problem(THRESHOLDS_UNORDERED)
    made = Threshold.objects.create(
        code=indicator.code,
        area=place,
        kuning=values[0],
        oranye=values[1],
        merah=values[2],
        reason=reason.strip()[:300],
        effective_from=timezone.localdate(now),
        set_by_id=actor.person_id,
        set_at=now,
    )
    record(
        actor.key,
        action="indicator.tuned",
        subject=f"threshold:{made.pk}",
        now=now,
        data={"code": code, "area": area, "values": list(values)},
        reason=made.reason,
    )
    return made
