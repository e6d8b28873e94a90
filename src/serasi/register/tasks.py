"""Work of the register that is done by a worker, after the sender has the receipt."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from serasi.collect.models import Report
from serasi.network.walls import opened
from serasi.register.models import Uncompared

TOGETHER = timedelta(seconds=5)
"""Reports that come in within these seconds are compared in one go: a burst costs one look."""
BATCH = 500


@task()
def look_for_twins() -> int:
    """Suggest likely duplicates of the reports not compared yet; return how many pairs."""
    from serasi.register.twins import suggest

    pairs = 0
    with opened():
        while True:
            waiting = list(Uncompared.objects.order_by("pk").values_list("pk", flat=True)[:BATCH])
            if not waiting:
                return pairs
            reports = Report.objects.filter(pk__in=waiting).select_related("area").order_by("pk")
            with transaction.atomic():
                pairs += suggest(list(reports))
                Uncompared.objects.filter(pk__in=waiting).delete()


def look_soon(now: datetime) -> None:
    """Ask for a look at what was not compared yet, unless one is asked for already."""
    path = look_for_twins.module_path
    asked = DBTaskResult.objects.filter(task_path=path, status=TaskResultStatus.READY)
    if not asked.exists():
        look_for_twins.using(run_after=now + TOGETHER).enqueue()


def look_if_waiting(now: datetime) -> bool:
    """Ask for a look at what a look missed because its report was just being stored."""
    if not Uncompared.objects.exists():
        return False
    look_soon(now)
    return True
