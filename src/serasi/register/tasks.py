"""Work of the register that is done by a worker, after the sender has the receipt."""

from __future__ import annotations

from django_tasks import task

from serasi.collect.models import Report
from serasi.network.walls import opened


@task()
def look_for_twins(report_ids: list[int]) -> int:
    """Suggest likely duplicates of reports that came in together; return how many pairs."""
    from serasi.register.twins import suggest

    with opened():
        reports = Report.objects.filter(pk__in=report_ids).select_related("area").order_by("pk")
        return suggest(list(reports))
