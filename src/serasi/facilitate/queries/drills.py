"""Exercises a viewer may follow, and the times that each of them took."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db.models import QuerySet

from serasi.facilitate.models import Drill
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import within
from serasi.register.models import Verification
from serasi.science.networks import Contact, hours_until_all_answered
from serasi.warn.models import Notice, Warning

READS = (Can.WARN_READ, Can.CASES)


@dataclass(frozen=True)
class Score:
    """What an exercise took, in minutes; None for what did not happen.

    verified : from the first report to the first check; level : from the start to the first level
    that somebody confirmed; first_answer, all_answered : from that call to the first answer and
    to that of the last agency
    """

    verified: float | None
    level: float | None
    first_answer: float | None
    all_answered: float | None
    called: int
    in_time: int
    duties: int
    duties_done: int

    def kept(self) -> dict[str, float | int | None]:
        """Return it as plain data."""
        return asdict(self)


def visible_to(viewer: Viewer) -> QuerySet[Drill]:
    """Return the exercises in the areas of which a viewer is told levels or reads cases."""
    return Drill.objects.filter(within(viewer.areas(*READS)))


def drill(viewer: Viewer, number: str) -> Drill:
    """Return one visible exercise, or refuse as if it did not exist."""
    found = visible_to(viewer).filter(number=number).select_related("area", "started_by").first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def before(viewer: Viewer, row: Drill) -> Drill | None:
    """Return the last exercise of the same script in the regency that ended before this began."""
    rows = visible_to(viewer).filter(
        scenario=row.scenario, regency_code=row.regency_code, ended_at__lte=row.started_at
    )
    return rows.order_by("-ended_at").first()


def _minutes(since: datetime | None, until: datetime | None) -> float | None:
    if since is None or until is None:
        return None
    return round((until - since).total_seconds() / 60, 1)


def score(row: Drill, *, now: datetime) -> Score:
    """Return the times of an exercise so far, or until it ended."""
    until = row.ended_at or now
    with opened():
        reports = list(row.released.filter(made__startswith="report:"))
        receipts = [one.made.partition(":")[2] for one in reports]
        checks = Verification.objects.filter(
            handling__report__receipt__in=receipts, created_at__lte=until
        )
        checked = checks.order_by("created_at").values_list("created_at", flat=True).first()
        levels = Warning.objects.filter(
            area_id=row.area_id, confirmed_at__gte=row.started_at, confirmed_at__lte=until
        )
        raised = levels.order_by("confirmed_at").values_list("confirmed_at", flat=True).first()
        calls = list(
            Notice.objects.filter(
                warning__in=levels, told_at__gte=row.started_at, told_at__lte=until
            )
        )
        duties = Commitment.objects.filter(
            district_code=row.area_id, created_at__gte=row.started_at, created_at__lte=until
        ).exclude(state=Commitment.State.DROPPED)
        asked = duties.count()
        done = duties.filter(state=Commitment.State.DONE, done_at__lte=until).count()
    contacts = [_contact(call, until) for call in calls]
    answers = [c.answered_at for c in contacts if c.answered_at is not None]
    whole = hours_until_all_answered(contacts, known_until=until)
    return Score(
        verified=_minutes(min((one.at for one in reports), default=None), checked),
        level=_minutes(row.started_at, raised),
        first_answer=_minutes(
            min((c.at for c in contacts), default=None), min(answers, default=None)
        ),
        all_answered=None if whole is None else round(60 * whole, 1),
        called=len({call.agency_id for call in calls}),
        in_time=len({c.agency_id for c in calls if _in_time(c, until)}),
        duties=asked,
        duties_done=done,
    )


def _contact(call: Notice, until: datetime) -> Contact:
    answer = call.answered_at
    if answer is not None and (answer > until or answer < call.told_at):
        answer = None
    return Contact("desk", str(call.agency_id), call.told_at, "informs", answered_at=answer)


def _in_time(call: Notice, until: datetime) -> bool:
    return call.answered_at is not None and call.answered_at <= min(call.climbs_at, until)
