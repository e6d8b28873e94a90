"""Who was called for a warning and how each answered, agency by agency, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from serasi.channels.queries import Travel, travels
from serasi.network.walls import opened
from serasi.warn.models import Notice, Warning


@dataclass(frozen=True)
class Rung:
    """One call: to whom, in which state, and how many minutes it took or has been waiting."""

    notice: Notice
    waiting: bool
    minutes: int
    travels: tuple[Travel, ...] = ()

    @property
    def unreached(self) -> bool:
        """Say whether the call waits and has come to its person by no channel."""
        arrived = {"accepted", "delivered"}
        return self.waiting and not any(t.state in arrived for t in self.travels)

    @property
    def climbed(self) -> bool:
        """Say whether this call came because another was not answered."""
        return self.notice.step > 0


@dataclass(frozen=True)
class Ladder:
    """The calls of a warning with how many agencies have answered; the silent stand first."""

    rungs: list[Rung]
    asked: int
    answered: int


def ladder(row: Warning, *, now: datetime) -> Ladder:
    """Return the calls of a warning that was opened by somebody who may read it."""
    with opened():
        notices = list(
            Notice.objects.filter(warning=row, level=row.level)
            .select_related("agency", "person")
            .order_by("step", "agency__name", "told_at", "pk")
        )
    came: dict[str, list[Travel]] = {}
    for travel in travels(notice.message_key for notice in notices):
        came.setdefault(travel.message_key, []).append(travel)
    rungs = [
        Rung(
            notice,
            notice.state == Notice.State.OPEN,
            int(((notice.answered_at or now) - notice.told_at).total_seconds() // 60),
            tuple(came.get(notice.message_key, ())),
        )
        for notice in notices
        if notice.state != Notice.State.DROPPED or notice.step == 0
    ]
    asked = {n.agency_id for n in notices if n.state != Notice.State.DROPPED or n.step == 0}
    answered = {n.agency_id for n in notices if n.state == Notice.State.ACKNOWLEDGED}
    rungs.sort(key=lambda r: (r.notice.agency_id in answered and not r.waiting, not r.waiting))
    return Ladder(rungs, len(asked), len(answered))
