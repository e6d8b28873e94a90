"""Messages for other systems: one when a level begins, is prolonged, or is lifted by somebody."""

from __future__ import annotations

from datetime import datetime

from serasi.warn.models import Bulletin, Warning


def issue(row: Warning, *, now: datetime) -> Bulletin | None:
    """Keep the message that a level holds as it stands; it supersedes the last one of the district.

    The first message of a level in whose place nothing held is an alert of its own. What the level
    before has said is superseded, even where the clock ended it: receivers keep what they got.
    """
    if row.valid_until is None:
        return None
    last = _last(row) or (_last(row.before) if row.before is not None else None)
    open_still = last is not None and last.kind != Bulletin.Kind.CANCEL and last.valid_until > now
    earlier = last if open_still or (last is not None and last.warning_id == row.pk) else None
    return Bulletin.objects.create(
        warning=row,
        serial=row.version,
        kind=Bulletin.Kind.ALERT if earlier is None else Bulletin.Kind.UPDATE,
        sent_at=now,
        valid_until=row.valid_until,
        earlier=earlier,
    )


def lift(row: Warning, *, now: datetime) -> Bulletin | None:
    """Keep the message that a level was lifted; none where none had said that it began."""
    last = _last(row)
    if last is None:
        return None
    return Bulletin.objects.create(
        warning=row,
        serial=row.version,
        kind=Bulletin.Kind.CANCEL,
        sent_at=now,
        valid_until=last.valid_until,
        earlier=last,
    )


def _last(row: Warning) -> Bulletin | None:
    return row.bulletins.order_by("-serial").first()
