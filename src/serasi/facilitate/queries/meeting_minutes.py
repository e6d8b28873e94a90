"""Minutes as they are read: points with what waits and what is proposed, conclusions, effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from serasi.facilitate import rules
from serasi.facilitate.models import AgendaPoint, Conclusion, Correction, Meeting, PointText
from serasi.facilitate.queries.meeting_people import totals
from serasi.network.models import Commitment
from serasi.network.walls import opened


def content_of(row: Meeting) -> dict[str, object]:
    """Return all that minutes say, as plain data of which the hash is taken."""
    with opened():
        points = row.points.values("serial", "title", "brief", "notes", "decision")
        conclusions = row.conclusions.values(
            "serial", "what", "agency__short_name", "due_on", "refusal"
        )
        came = totals(row)
        return {
            "number": row.number,
            "title": row.title,
            "place": row.place,
            "starts_at": row.starts_at.isoformat(),
            "ends_at": row.ends_at.isoformat(),
            "chair": row.chair,
            "minute_taker": row.minute_taker.name if row.minute_taker else "",
            "agency": row.agency.name,
            "points": list(points),
            "conclusions": [{**c, "due_on": c["due_on"].isoformat()} for c in conclusions],
            "present": [came.all, came.male, came.female, came.untold],
        }


def is_intact(row: Meeting) -> bool | None:
    """Say whether final minutes still say what was fixed; None when they are not final."""
    if row.state != Meeting.State.FINAL:
        return None
    text, found = rules.digest(content_of(row))
    return found == row.final_hash and text == row.final_text


@dataclass(frozen=True)
class Page:
    """One point with the texts that wait to be merged, its corrections and its conclusions."""

    point: AgendaPoint
    waiting: list[PointText]
    corrections: list[Correction]
    conclusions: list[Conclusion]

    @property
    def merged(self) -> str:
        """Return the notes with those of the first waiting text put under them."""
        return _under(self.point.notes, self.waiting[0].notes if self.waiting else "")

    @property
    def merged_decision(self) -> str:
        """Return the decision with that of the first waiting text put under it."""
        return _under(self.point.decision, self.waiting[0].decision if self.waiting else "")


def _under(first: str, second: str) -> str:
    return first if second in first else f"{first}\n{second}".strip()


def pages(row: Meeting) -> list[Page]:
    """Return the minutes of a meeting that the caller has let the viewer in to."""
    with opened():
        points = list(row.points.select_related("changed_by"))
        waiting = list(
            PointText.objects.filter(point__meeting=row, waits=True).select_related("by")
        )
        corrections = list(
            Correction.objects.filter(point__meeting=row).select_related("agency", "by")
        )
        conclusions = list(row.conclusions.select_related("agency", "duty"))
    return [
        Page(
            point,
            [one for one in waiting if one.point_id == point.pk],
            [one for one in corrections if one.point_id == point.pk],
            [one for one in conclusions if one.point_id == point.pk],
        )
        for point in points
    ]


@dataclass(frozen=True)
class Result:
    """A conclusion and what became of it: open, late, done, done_late, dropped, refused or ahead.

    `ahead` is one whose minutes were not sent yet.
    """

    conclusion: Conclusion
    state: str


def results(row: Meeting, *, now: datetime) -> list[Result]:
    """Return what became of each conclusion of a meeting."""
    with opened():
        rows = list(row.conclusions.select_related("agency", "duty", "point"))
    return [Result(one, _became(one, now=now)) for one in rows]


def _became(one: Conclusion, *, now: datetime) -> str:
    duty = one.duty
    if duty is None:
        return "refused" if one.refusal else "ahead"
    if duty.state == Commitment.State.DROPPED:
        return "dropped"
    if duty.state == Commitment.State.DONE:
        late = duty.done_at is not None and duty.done_at > duty.due_at
        return "done_late" if late else "done"
    return "late" if duty.due_at < now else "open"
