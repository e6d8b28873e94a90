"""The kinds of paper about one record, composed from what the record tells."""

from serasi.publish.kinds.about import events, meetings, packages, peace, rumours, statuses, tasks

KINDS_ABOUT = (
    *meetings.KINDS,
    *peace.KINDS,
    *events.KINDS,
    *rumours.KINDS,
    *statuses.KINDS,
    *packages.KINDS,
    *tasks.KINDS,
)

__all__ = ["KINDS_ABOUT"]
