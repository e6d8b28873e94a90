"""Work on long exports that is done by a worker, outside of a page's patience."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from serasi.collect import progress
from serasi.collect.models import Intake
from serasi.network.models import Person
from serasi.network.policy import system_viewer
from serasi.network.queries import viewer_of
from serasi.problems import Problem


@task()
def read_intake(intake: int) -> int:
    """Fill the preview of a long export; a refusal is kept for its page."""
    from serasi.collect.actions.previewing import count_up_to, fill_in_parts

    row = Intake.objects.select_related("desk").filter(pk=intake).first()
    if row is None or row.state != Intake.State.READING:
        return 0
    try:
        progress.tell(intake, 0, of=count_up_to(row, 10**9))
        return fill_in_parts(row, now=timezone.now())
    except Problem as problem:
        Intake.objects.filter(pk=intake).update(state=Intake.State.REFUSED, problem=str(problem))
        return 0
    finally:
        progress.forget(intake)


@task()
def store_intake(intake: int) -> int:
    """Store the reports of a long export."""
    from serasi.collect.actions.committing import store_taken

    row = Intake.objects.select_related("desk").filter(pk=intake).first()
    if row is None or row.state != Intake.State.STORING:
        return 0
    person = Person.objects.filter(pk=row.by_id).first() if row.by_id else None
    now = timezone.now()
    actor = system_viewer("intake")
    if person is not None:
        actor = viewer_of(person, now=now, second_factor=False)
    try:
        return len(store_taken(actor.key, row, now=now))
    except Problem as problem:
        Intake.objects.filter(pk=intake).update(state=Intake.State.REFUSED, problem=str(problem))
        return 0
