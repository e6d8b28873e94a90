"""Work of the register that is done by a worker, after the sender has the receipt."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from serasi.collect.models import Report
from serasi.network.walls import opened
from serasi.register.models import Uncompared

log = logging.getLogger(__name__)

TOGETHER = timedelta(seconds=5)
"""Reports that come in within these seconds are compared in one go: a burst costs one look."""
BATCH = 500


def _compare(report_ids: list[int]) -> int:
    from serasi.register.twins import suggest

    reports = Report.objects.filter(pk__in=report_ids).select_related("area").order_by("pk")
    with transaction.atomic():
        found = suggest(list(reports))
        Uncompared.objects.filter(pk__in=report_ids).delete()
    return found


def _compare_alone(report_id: int) -> int:
    """Compare one report; one that cannot be compared never keeps the others waiting."""
    try:
        return _compare([report_id])
    except Exception:
        log.exception("report %d cannot be compared and is left out", report_id)
        Uncompared.objects.filter(pk=report_id).delete()
        return 0


@task()
def look_for_twins() -> int:
    """Suggest likely duplicates of the reports not compared yet; return how many pairs."""
    pairs = 0
    with opened():
        while True:
            waiting = list(Uncompared.objects.order_by("pk").values_list("pk", flat=True)[:BATCH])
            if not waiting:
                return pairs
            try:
                pairs += _compare(waiting)
            except Exception:
                log.exception("reports cannot be compared together; each alone now")
                pairs += sum(_compare_alone(pk) for pk in waiting)


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
