"""Who is called to answer a level: one person of each agency first, then the steps above."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from serasi.network.models import Agency, OfficeHolding, Person
from serasi.network.queries import agencies_answering, holders_of, present
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
    person: Person


def _asked(held: OfficeHolding) -> Asked:
    return Asked(held.agency_id, held.person)


def _agencies(row: Warning, kinds: Iterable[str], *, day: date) -> list[Agency]:
    """Return the agencies of some kinds that answer for the district, or for villages it names."""
    named = [str(code) for code in row.basis.get("villages", ()) if len(str(code)) == 13]
    return list(agencies_answering(kinds, area=row.area_id, named=named, on=day))


def may_answer(agency: Agency, *, day: date) -> list[OfficeHolding]:
    """Return who may answer a call on behalf of an agency, in the order in which they are asked."""
    order = {role: n for n, role in enumerate(rules.ROLE_ORDER)}
    holders = [h for h in holders_of(agency, on=day) if h.role in order]
    return sorted(holders, key=lambda h: (order[h.role], h.start, h.pk))


def _people(agency: Agency, row: Warning, *, day: date) -> list[OfficeHolding]:
    """Return who of an agency is asked, in order, deputies for who is away.

    Below merah the leader is left to sleep.
    """
    asleep = agency.kind == LEADERS and row.level < MERAH
    held = [h for h in may_answer(agency, day=day) if not (asleep and h.role == "leader")]
    return present(held, on=day)


def call_people(row: Warning, asked: Iterable[Asked], *, step: int, now: datetime) -> list[Notice]:
    """Call people who were not called for this level yet."""
    called = Notice.objects.filter(warning=row, level=row.level)
    known = {(one.agency_id, one.person_id): one for one in called}
    made = []
    for one in asked:
        before = known.get((one.agency_id, one.person.pk))
        token = secrets.token_urlsafe(32)
        if before is not None:
            if before.state == Notice.State.DROPPED and step >= FIRST_ABOVE:
                made.append(_call_again(before, one.person, token=token, step=step, now=now))
            continue
        notice = Notice.objects.create(
            warning=row,
            agency_id=one.agency_id,
            person=one.person,
            step=step,
            level=row.level,
            told_at=now,
            climbs_at=now + rules.patience(row.level),
            token_hash=token_hash(token),
        )
        known[one.agency_id, one.person.pk] = notice
        made.append(notice)
        tell(notice, one.person, token=token, now=now)
    return made


def _call_again(notice: Notice, person: Person, *, token: str, step: int, now: datetime) -> Notice:
    """Call somebody whose call was let rest, since another agency is silent now."""
    notice.state = Notice.State.OPEN
    notice.step = step
    notice.told_at = now
    notice.climbs_at = now + rules.patience(notice.level)
    notice.answered_at = None
    notice.token_hash = token_hash(token)
    notice.round += 1
    notice.save()
    tell(notice, person, token=token, now=now)
    return notice


def _miss(row: Warning, agency: Agency, *, now: datetime) -> Notice:
    """Note that an agency has nobody who could be called."""
    return Notice.objects.create(
        warning=row,
        agency=agency,
        level=row.level,
        state=Notice.State.NOBODY,
        told_at=now,
        climbs_at=now,
        climbed_at=now,
        token_hash=token_hash(secrets.token_urlsafe(32)),
    )


def call(row: Warning, *, now: datetime) -> int:
    """Call the first person of every agency that is told of the level; return how many.

    For an agency in which nobody holds an office the step above is called at once.
    """
    day = timezone.localdate(now)
    kinds = rules.told(row.level, cross_border=row.cross_border)
    asked, missing = [], []
    for agency in _agencies(row, kinds, day=day):
        people = _people(agency, row, day=day)
        if people:
            asked.append(_asked(people[0]))
        elif agency.kind != LEADERS:
            missing.append(agency)
    called = len(call_people(row, asked, step=0, now=now))
    for agency in missing:
        called += len(call_next(_miss(row, agency, now=now), now=now))
    return called


def call_next(notice: Notice, *, now: datetime) -> list[Notice]:
    """Call the next step that has somebody: deputies, the head, the leader.

    Where somebody of a step was called already and may still answer, or has answered, the ladder
    rests there: they know of it, and nobody above is woken in their place.
    """
    row, day = notice.warning, timezone.localdate(now)
    for step in range(notice.step + 1, FIRST_ABOVE + len(rules.CLIMB[row.level])):
        asked = _on_step(notice, step, day=day)
        made = call_people(row, asked, step=step, now=now)
        if made or (step >= FIRST_ABOVE and _knows(row, asked)):
            return made
    return []


def _knows(row: Warning, asked: list[Asked]) -> bool:
    """Say whether somebody on a step, or a colleague in their place, may answer or has answered."""
    return Notice.objects.filter(
        warning=row,
        level=row.level,
        step__gte=FIRST_ABOVE,
        agency__in=[one.agency_id for one in asked],
        state__in=(Notice.State.OPEN, Notice.State.ACKNOWLEDGED, Notice.State.HANDED_OVER),
    ).exists()


def _on_step(notice: Notice, step: int, *, day: date) -> list[Asked]:
    row = notice.warning
    if step == FIRST_DEPUTY:
        return [_asked(held) for held in _people(notice.agency, row, day=day)]
    role = rules.CLIMB[row.level][step - FIRST_ABOVE]
    kinds = ("bakesbangpol",) if role == "head" else (LEADERS,)
    return [
        _asked(held)
        for agency in _agencies(row, kinds, day=day)
        for held in _in_office(agency, role, day=day)
    ]


def _in_office(agency: Agency, role: str, *, day: date) -> list[OfficeHolding]:
    """Return who holds an office of an agency; for who is away, who stands in."""
    held = may_answer(agency, day=day)
    return present([one for one in held if one.role == role], on=day, among=held)


def silent_agencies(row: Warning) -> set[int]:
    """Return the agencies whose own people have had their time and did not answer."""
    states: dict[int, set[str]] = {}
    for agency, state in Notice.objects.filter(
        warning=row, level=row.level, step__lt=FIRST_ABOVE
    ).values_list("agency_id", "state"):
        states.setdefault(agency, set()).add(state)
    waits = {Notice.State.OPEN, Notice.State.ACKNOWLEDGED}
    return {agency for agency, seen in states.items() if not seen & waits}


def rest_above(row: Warning, *, now: datetime) -> None:
    """Let the calls above the agencies rest once none of them is silent any more."""
    if silent_agencies(row):
        return
    above = Notice.objects.filter(
        warning=row, level=row.level, step__gte=FIRST_ABOVE, state=Notice.State.OPEN
    )
    call_off_messages(above.values_list("pk", flat=True), now=now)
    above.update(state=Notice.State.DROPPED, answered_at=now)


def drop_calls(row: Warning, *, now: datetime) -> int:
    """Let open calls of a level that ended rest."""
    rest = Notice.objects.filter(warning=row, state=Notice.State.OPEN)
    call_off_messages(rest.values_list("pk", flat=True), now=now)
    return rest.update(state=Notice.State.DROPPED, answered_at=now)
