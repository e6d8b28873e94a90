"""Contacts that the house knows by itself: calls of warnings, reports, and duties."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Literal

from serasi.facilitate.contacts import Told
from serasi.facilitate.models import Attendance
from serasi.network.models import Agency, Commitment, HandOver, OfficeHolding
from serasi.regions.zones import local_day
from serasi.register.models import Handling
from serasi.science.networks import Contact, Meeting
from serasi.warn.models import Notice

DESK = "bakesbangpol"


def desk_of(regency: str) -> str | None:
    """Return the key of the desk that answers for a regency; None where there is none."""
    desk = Agency.objects.filter(
        kind=DESK, closed_on=None, jurisdictions__area=regency, jurisdictions__valid_to=None
    ).order_by("pk")
    found = desk.values_list("pk", flat=True).first()
    return None if found is None else str(found)


class _Holders:
    """Which agency somebody worked for on a day: the office that began last."""

    def __init__(self, people: set[int]) -> None:
        self.held: dict[int, list[tuple[date, date | None, int]]] = defaultdict(list)
        rows = OfficeHolding.objects.filter(person__in=people).order_by("-start", "pk")
        for person, start, end, agency in rows.values_list("person", "start", "end", "agency"):
            self.held[person].append((start, end, agency))

    def __call__(self, person: int, day: date) -> int | None:
        for start, end, agency in self.held[person]:
            if start <= day and (end is None or day < end):
                return agency
        return None


def of_notices(regency: str, since: datetime, until: datetime) -> Told:
    """Return the calls of warnings: the desk informs an agency, whoever of it answers first.

    A call that was dropped before anybody answered asks for no answer any more and is left out.
    """
    desk = desk_of(regency)
    if desk is None:
        return Told()
    rows = (
        Notice.objects.filter(warning__regency_code=regency, told_at__gte=since, told_at__lt=until)
        .exclude(state=Notice.State.DROPPED, answered_at=None)
        .values_list("warning__number", "agency_id", "level", "told_at", "answered_at")
    )
    asked: dict[tuple[str, int, int], list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for number, agency_id, level, told_at, answered_at in rows:
        asked[number, agency_id, level].append((told_at, answered_at))
    found = []
    for (number, agency_id, _level), calls in asked.items():
        if str(agency_id) == desk:
            continue
        first = min(at for at, _answer in calls)
        answer = min((a for _at, a in calls if a is not None), default=None)
        found.append(
            Contact(
                desk, str(agency_id), first, "informs",
                answered_at=None if answer is None else max(first, answer),
                subject=f"warning:{number}",
            )
        )  # fmt: skip
    return Told(tuple(found))


def of_reports(regency: str, since: datetime, until: datetime) -> Told:
    """Return the reports of officers: their agency informs the desk, which answers by a step.

    Reports of citizens have no agency; restricted ones are left out, so that no count betrays
    them.
    """
    rows = list(
        Handling.objects.filter(
            regency_code=regency, received_at__gte=since, received_at__lt=until,
            sensitivity="normal", report__reporter__isnull=False,
        ).values_list(
            "report__reporter_id", "desk_id", "received_at", "opened_at", "taken_at", "triaged_at",
            "verified_at", "closed_at",
        )
    )  # fmt: skip
    agency_on = _Holders({row[0] for row in rows})
    found = []
    for person, desk_id, at, *steps in rows:
        agency = agency_on(person, local_day(at, regency))
        if agency is None or agency == desk_id:
            continue
        answer = min((step for step in steps if step is not None and step >= at), default=None)
        found.append(Contact(str(agency), str(desk_id), at, "informs", answered_at=answer))
    return Told(tuple(found))


def of_duties(regency: str, since: datetime, until: datetime) -> Told:
    """Return the duties: who is owed, else the desk, hands a matter over; done is accepted."""
    desk = desk_of(regency)
    rows = Commitment.objects.filter(
        regency_code=regency, created_at__gte=since, created_at__lt=until
    ).exclude(state=Commitment.State.DROPPED)
    found = []
    for owed_to, owed_by, at, done_at, pk in rows.values_list(
        "owed_to_id", "owed_by_id", "created_at", "done_at", "pk"
    ):
        sender = desk if owed_to is None else str(owed_to)
        if sender is None or sender == str(owed_by):
            continue
        answer = None if done_at is None else max(at, done_at)
        found.append(
            Contact(
                sender, str(owed_by), at, "hands_over", answered_at=answer,
                outcome=None if answer is None else "accepted", subject=f"duty:{pk}",
            )
        )  # fmt: skip
    return Told(tuple(found))


def of_meetings(regency: str, since: datetime, until: datetime) -> Told:
    """Return who met whom: the agencies that attended, and the one that convened them."""
    rows = Attendance.objects.filter(
        meeting__regency_code=regency,
        meeting__starts_at__gte=since,
        meeting__starts_at__lt=until,
        agency__isnull=False,
    ).values_list("meeting_id", "meeting__starts_at", "meeting__agency_id", "agency_id")
    came: dict[int, set[str]] = defaultdict(set)
    at: dict[int, datetime] = {}
    for meeting, starts_at, convener, agency in rows:
        came[meeting] |= {str(agency), str(convener)}
        at[meeting] = starts_at
    return Told(
        meetings=tuple(Meeting(at[pk], frozenset(came[pk])) for pk in sorted(came)),
    )


def of_hand_overs(regency: str, since: datetime, until: datetime) -> Told:
    """Return which duties agencies asked each other to take over, and how they answered."""
    outcomes: dict[str, Literal["accepted", "rejected"]] = {
        HandOver.State.ACCEPTED: "accepted", HandOver.State.REJECTED: "rejected",
    }  # fmt: skip
    rows = HandOver.objects.filter(
        duty__regency_code=regency, asked_at__gte=since, asked_at__lt=until
    ).exclude(state=HandOver.State.WITHDRAWN)
    return Told(
        tuple(
            Contact(
                str(row.from_agency_id),
                str(row.to_agency_id),
                row.asked_at,
                "hands_over",
                row.answered_at,
                outcomes.get(row.state),
                f"duty:{row.duty_id}",
            )
            for row in rows
        )
    )
