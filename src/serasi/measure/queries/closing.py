"""Weights by version and withdrawals, as the page of a wave's end shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from serasi.measure.models import AnswersExport, Wave, WeightSet, Withdrawal
from serasi.measure.queries.counted import Export, export_of, latest_weights
from serasi.network.models import Person
from serasi.network.policy import Viewer
from serasi.network.queries import people_who_may
from serasi.network.roles import Can


def weight_versions(row: Wave) -> QuerySet[WeightSet]:
    """Return the versions of the weights of a wave, the newest first."""
    return WeightSet.objects.filter(wave=row).select_related("made_by").order_by("-version")


def withdrawals_of(row: Wave) -> QuerySet[Withdrawal]:
    """Return who withdrew, by the number of the interview alone."""
    return Withdrawal.objects.filter(wave=row).select_related("interview").order_by("at")


State = AnswersExport.State


@dataclass(frozen=True)
class Leave:
    """One request to take answers out, and what the viewer may do with it."""

    row: AnswersExport
    over: bool
    may_decide: bool
    may_fetch: bool
    may_withdraw: bool


def leaves_of(viewer: Viewer, row: Wave, *, now: datetime) -> list[Leave]:
    """Return the requests for the answers of a wave, the newest first."""
    found = AnswersExport.objects.filter(wave=row).select_related("asked_by", "decided_by")
    return [_leave(one, viewer, now) for one in found]


def _leave(one: AnswersExport, viewer: Viewer, now: datetime) -> Leave:
    mine = one.asked_by_id == viewer.person_id
    agreed = one.state == State.APPROVED
    over = agreed and (one.until is None or one.until < now)
    return Leave(
        one,
        over,
        may_decide=not mine and one.state == State.ASKED,
        may_fetch=mine and agreed and not over,
        may_withdraw=mine and not over and one.state in (State.ASKED, State.APPROVED),
    )


def deciders(viewer: Viewer, row: Wave, *, now: datetime) -> list[Person]:
    """Return who else may agree to the viewer's request."""
    people = people_who_may(Can.SURVEY, area=row.area_id, on=timezone.localdate(now))
    return [one for one in people if one.pk != viewer.person_id]


def design_file(row: Wave) -> Export:
    """Return the files of a wave for their description alone; answers stay here."""
    return export_of(row, latest_weights(row))
