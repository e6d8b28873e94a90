"""The house proposes levels from the evidence; a proposal binds nobody until somebody confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.walls import opened
from serasi.regions.models import Area
from serasi.trail.actions import record
from serasi.warn import phrases, queries, rules
from serasi.warn.actions.rows import next_number, subject_of
from serasi.warn.models import Warning
from serasi.warn.queries.ground import Basis
from serasi.warn.telling import call_off_deciders, tell_deciders

HOUSE = "system"
DECIDED = ("confirmed_at", "ended_at")
AFTER_EXPIRY = timedelta(hours=24)
"""So long a proposal that follows an expired level waits for somebody, whatever the evidence."""


@transaction.atomic
def propose(*, now: datetime, districts: Iterable[str] | None = None) -> list[Warning]:
    """Weigh the evidence of districts and bring their proposals up to date; return those changed.

    Running it again at the same moment changes nothing.
    """
    today = timezone.localdate(now)
    with opened():
        evidence, basis = queries.evidence_of(today, districts)
        open_rows = Warning.objects.select_for_update().filter(
            state__in=(Warning.State.PROPOSED, Warning.State.CONFIRMED)
        )
        if districts is not None:
            open_rows = open_rows.filter(district_code__in=list(districts))
        held: dict[str, dict[str, Warning]] = {}
        for standing in open_rows:
            held.setdefault(standing.area_id, {})[standing.state] = standing
        changed = []
        for district in sorted({*evidence, *held}):
            verdict = rules.weigh(evidence.get(district, ()), today=today)
            known = rules.standing_keys(evidence.get(district, ()), today=today)
            row = _settle(
                district, verdict, known, held.get(district, {}), basis.get(district), now=now
            )
            if row is not None:
                changed.append(row)
        return changed


def _settle(
    district: str,
    verdict: rules.Verdict,
    known: dict[str, int],
    held: Mapping[str, Warning],
    basis: Basis | None,
    *,
    now: datetime,
) -> Warning | None:
    """Open, raise, lessen or drop the proposal of one district.

    What somebody has decided upon is not proposed again on the same evidence.
    """
    proposed = held.get(Warning.State.PROPOSED)
    in_force = held.get(Warning.State.CONFIRMED)
    above = verdict.level > (in_force.level if in_force else rules.HIJAU)
    if not above:
        return _drop(proposed, now=now) if proposed is not None else None
    rows = [phrases.reason_row(r) for r in verdict.reasons]
    if proposed is None:
        if not rules.is_news(verdict, _decided_upon(district)):
            return None
        return _open(district, verdict, rows, known, basis, in_force, now=now)
    # A person's own proposal never falls below what that person said.
    said = max((int(r["level"]) for r in proposed.reasons if not r["code"]), default=0)
    if proposed.proposed_by_id is not None and proposed.level == said >= verdict.level:
        return None
    # What a person gave as a reason stays beside what the house found since.
    rows = [*(one for one in proposed.reasons if not one["code"]), *rows]
    least = proposed.level if _follows(proposed, now=now) else said
    level = max(least, verdict.level)
    if proposed.level == level and proposed.reasons == rows:
        return None
    proposed.weighed = known
    moved = "raised" if level > proposed.level else "lessened" if level < proposed.level else ""
    if moved:
        call_off_deciders(proposed, now=now)
    if moved == "raised":
        proposed.risen_at = now
    proposed.level = level
    proposed.reasons = rows
    proposed.basis = phrases.basis_row(basis)
    proposed.trigger = main_trigger(basis) or proposed.trigger
    proposed.headline = headline(verdict)
    proposed.version += 1
    proposed.save()
    if moved == "raised":
        tell_deciders(proposed, now=now)
    if moved:
        record(
            HOUSE,
            action=f"warning.{moved}",
            subject=subject_of(proposed),
            now=now,
            data={"level": proposed.level, "reasons": [r["code"] for r in rows]},
        )
    return proposed


def _decided_upon(district: str) -> dict[str, int]:
    """Return the evidence that the last person to decide on a district's level had before them."""
    last = (
        Warning.objects.filter(area_id=district)
        .filter(Q(ended_by__isnull=False) | Q(confirmed_by__isnull=False))
        .annotate(decided_at=Greatest(*(Coalesce(at, "proposed_at") for at in DECIDED)))
        .order_by("-decided_at", "-pk")
        .first()
    )
    return last.weighed if last is not None else {}


def _follows(proposed: Warning, *, now: datetime) -> bool:
    """Return whether a proposal follows a level that has just run out by the clock."""
    before = proposed.before
    return (
        before is not None
        and before.ended_at is not None
        and before.ended_by_id is None
        and now - before.ended_at < AFTER_EXPIRY
    )


def _drop(proposed: Warning, *, now: datetime) -> Warning | None:
    """Take back a proposal of the house whose evidence has faded; a person's own stays."""
    if proposed.proposed_by_id is not None or _follows(proposed, now=now):
        return _back_to_said(proposed, now=now)
    proposed.state = Warning.State.ENDED
    proposed.ended_at = now
    proposed.end_reason = _("Buktinya luruh sebelum ada yang mengesahkan.")
    proposed.version += 1
    proposed.save()
    call_off_deciders(proposed, now=now)
    record(HOUSE, action="warning.faded", subject=subject_of(proposed), now=now)
    return proposed


def _back_to_said(proposed: Warning, *, now: datetime) -> Warning | None:
    """Let a person's proposal that evidence had raised stand at what the person said."""
    own = [one for one in proposed.reasons if not one["code"]]
    said = max((int(one["level"]) for one in own), default=0)
    if not said or proposed.level == said or _follows(proposed, now=now):
        return None
    call_off_deciders(proposed, now=now)
    proposed.level, proposed.reasons, proposed.weighed = said, own, {}
    proposed.headline = str(own[0]["text"])[:300]
    proposed.version += 1
    proposed.save()
    record(
        HOUSE, action="warning.lessened", subject=subject_of(proposed), now=now,
        data={"level": said, "reasons": []},
    )  # fmt: skip
    return proposed


def _open(
    district: str,
    verdict: rules.Verdict,
    rows: list[dict[str, object]],
    known: dict[str, int],
    basis: Basis | None,
    in_force: Warning | None,
    *,
    now: datetime,
) -> Warning | None:
    area = Area.objects.filter(code=district).first()
    if area is None:
        return None
    made = Warning.objects.create(
        number=next_number(now),
        area=area,
        level=verdict.level,
        trigger=main_trigger(basis),
        cross_border=bool(basis and basis.cross_border),
        headline=headline(verdict),
        reasons=rows,
        basis=phrases.basis_row(basis),
        weighed=known,
        proposed_at=now,
        risen_at=now,
        before=in_force,
    )
    tell_deciders(made, now=now)
    record(
        HOUSE,
        action="warning.proposed",
        subject=subject_of(made),
        now=now,
        data={"level": made.level, "area": district, "reasons": [r["code"] for r in rows]},
    )
    return made


def propose_after(
    row: Warning, level: int, *, headline: str, now: datetime, by: int | None = None
) -> Warning:
    """Propose a level in the steps of another warning, with its reasons."""
    made = Warning.objects.create(
        number=next_number(now),
        area_id=row.area_id,
        level=level,
        trigger=row.trigger,
        cross_border=row.cross_border,
        headline=headline,
        reasons=row.reasons,
        basis=row.basis,
        weighed=row.weighed,
        proposed_by_id=by,
        proposed_at=now,
        risen_at=now,
        before=row,
    )
    tell_deciders(made, now=now)
    record(
        HOUSE,
        action="warning.proposed",
        subject=subject_of(made),
        now=now,
        data={"level": level, "after": row.number},
    )
    return made


def main_trigger(basis: Basis | None) -> str:
    """Return the trigger most of the events have; the first code of equals."""
    if basis is None or not basis.triggers:
        return ""
    return min(basis.triggers, key=lambda code: (-basis.triggers[code], code))


def headline(verdict: rules.Verdict) -> str:
    """Say in one line what the level is mostly about."""
    first = phrases.reason_row(verdict.reasons[0]) if verdict.reasons else {}
    return str(first.get("text", ""))[:300]
