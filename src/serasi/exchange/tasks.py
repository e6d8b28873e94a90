"""Work of the room that is done by a worker."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from serasi.exchange.actions import preparing
from serasi.network.walls import opened


@task()
def prepare(pk: int) -> bool:
    """Make one big file; the wall is open, the first wall of the person's own rights holds."""
    with opened():
        return preparing.make(pk)


def prepare_again(now: datetime) -> int:
    """Ask anew for what a killed worker left, and let go what is past its days."""
    preparing.tidy(now)
    left = preparing.waiting(now)
    for pk in left:
        prepare.enqueue(pk)
    return len(left)
