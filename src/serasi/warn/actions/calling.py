"""Who is called to answer a level: one person of each agency first, then the steps above."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from serasi.network.models import Agency, OfficeHolding
from serasi.network.queries import holders_of
from serasi.network.rules import token_hash
from serasi.warn import rules
from serasi.warn.indicators import MERAH
from serasi.warn.models import Notice, Warning
from serasi.warn.telling import call_off_messages, tell

LEADERS = "kepala_daerah"
FIRST_DEPUTY, FIRST_ABOVE = 1, 2


@dataclass(frozen=True)
class Asked:
    """Somebody to be asked on behalf of an agency."""

    agency_id: int
    person_id: int
    role: str


def _agencies(row: Warning, kinds: Iterable[str], *, day: date) -> list[Agency]:
    """Return the agencies of some kinds that answer for the district, or for villages it names."""
    above = [row.area_id[:2], row.area_id[:5], row.area_id]
    named = [str(code) for code in row.basis.get("villages", ()) if len(str(code)) == 13]
    current = Q(jurisdictions__valid_from__lte=day) & (
        Q(jurisdictions__valid_to=None) | Q(jurisdictions__valid_to__gt=day)
    )
    return list(
        Agency.objects.filter(
            current, jurisdictions__area__in=[*above, *named], kind__in=list(kinds), closed_on=None
        )
        .distinct()
        .order_by("pk")
    )


def _people(agency: Agency, row: Warning, *, day: date) -> list[OfficeHolding]:
    """Return who of an agency may be asked, in order; below merah the leader is left to sleep."""
    order = {role: n for n, role in enumerate(rules.ROLE_ORDER)}
    holders = [h for h in holders_of(agency, on=day) if h.role in order]
    if agency.kind == LEADERS and row.level < MERAH:
        holders = [h for h in holders if h.role != "leader"]
    return sorted(holders, key=lambda h: (order[h.role], h.start, h.pk))


def call_people(row: Warning, asked: Iterable[Asked], *, step: int, now: datetime) -> list[Notice]:
    """Call people who were not called for this level yet."""
    known = set(
        Notice.objects.filter(warning=row, level=row.level).values_list("agency_id", "person_id")
    )
    made = []
    for one in asked:
        if (one.agency_id, one.person_id) in known:
            continue
        known.add((one.agency_id, one.person_id))
        token = secrets.token_urlsafe(32)
        notice = Notice.objects.create(
            warning=row,
            agency_id=one.agency_id,
            person_id=one.person_id,
            step=step,
            level=row.level,
            told_at=now,
            climbs_at=now + rules.patience(row.level),
            token_hash=token_hash(token),
        )
        made.append(notice)
        tell(notice, token=token, now=now)
    return made


def call(row: Warning, *, now: datetime) -> int:
    """Call the first person of every agency that is told of the level; return how many."""
    day = timezone.localdate(now)
    kinds = rules.told(row.level, cross_border=row.cross_border)
    asked = []
    for agency in _agencies(row, kinds, day=day):
        people = _people(agency, row, day=day)
        if people:
            asked.append(Asked(agency.pk, people[0].person_id, people[0].role))
    return len(call_people(row, asked, step=0, now=now))


def call_next(notice: Notice, *, now: datetime) -> list[Notice]:
    """Call whoever stands on the next step that has somebody: deputies, the head, the leader."""
    row, day = notice.warning, timezone.localdate(now)
    for step in range(notice.step + 1, FIRST_ABOVE + len(rules.CLIMB)):
        made = call_people(row, _on_step(notice, step, day=day), step=step, now=now)
        if made:
            return made
    return []


def _on_step(notice: Notice, step: int, *, day: date) -> list[Asked]:
    if step == FIRST_DEPUTY:
        people = _people(notice.agency, notice.warning, day=day)
        return [Asked(notice.agency_id, h.person_id, h.role) for h in people]
    role = rules.CLIMB[step - FIRST_ABOVE]
    kinds = ("bakesbangpol",) if role == "head" else (LEADERS,)
    found = []
    for agency in _agencies(notice.warning, kinds, day=day):
        found += [
            Asked(agency.pk, h.person_id, h.role)
            for h in holders_of(agency, on=day)
            if h.role == role
        ]
    return found


def drop_calls(row: Warning, *, now: datetime) -> int:
    """Let open calls of a level that ended rest."""
    rest = Notice.objects.filter(warning=row, state=Notice.State.OPEN)
    call_off_messages(rest.values_list("pk", flat=True), now=now)
    return rest.update(state=Notice.State.DROPPED, answered_at=now)
