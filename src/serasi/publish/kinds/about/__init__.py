"""The kinds of paper about one record, composed from what the record tells."""

from serasi.publish.kinds.about import meetings

KINDS_ABOUT = (*meetings.KINDS,)

__all__ = ["KINDS_ABOUT"]
