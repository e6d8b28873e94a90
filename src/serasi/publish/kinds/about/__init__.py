"""The kinds of paper about one record, composed from what the record tells."""

from serasi.publish.kinds.about import meetings, peace

KINDS_ABOUT = (*meetings.KINDS, *peace.KINDS)

__all__ = ["KINDS_ABOUT"]
