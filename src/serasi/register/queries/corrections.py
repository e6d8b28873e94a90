"""What officers made of reports in the end, for the reader to learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from serasi.register.models import Event, EventReport, Handling

LABELS = {Event.Kind.INCIDENT: "conflict", Event.Kind.TENSION: "tension"}


@dataclass(frozen=True)
class Correction:
    """A report's text with the label and trigger people gave; None where they decided nothing."""

    text: str
    sent_at: datetime
    area: str
    label: str | None
    trigger: str | None


def corrections() -> Iterator[Correction]:
    """Yield the reports that people decided on, oldest first; a task of the house, no viewer's.

    A report joined to a confirmed event takes the event's kind and trigger, unless it was read as
    a response: an event has those too. A report closed as no event teaches just that; one that was
    not proven teaches nothing, for it was not its words that decided.
    """
    links = (
        EventReport.objects.filter(
            unlinked_at=None, event__state=Event.State.CONFIRMED, event__trashed_at=None
        )
        .select_related("event", "report")
        .order_by("report__received_at", "report_id")
    )
    for link in links.iterator(chunk_size=500):
        report, event = link.report, link.event
        response = report.reading.get("label") == "response"
        label = None if response else LABELS.get(Event.Kind(event.kind))
        if report.text.strip():
            yield Correction(
                report.text, report.sent_at or report.received_at, report.area_id, label,
                event.trigger or None,
            )  # fmt: skip
    closed = (
        Handling.objects.filter(outcome=Handling.Outcome.NOT_EVENT, event=None)
        .select_related("report")
        .order_by("received_at", "report_id")
    )
    for row in closed.iterator(chunk_size=500):
        if row.report.text.strip():
            sent_at = row.report.sent_at or row.report.received_at
            yield Correction(row.report.text, sent_at, row.area_id, "not_event", None)
