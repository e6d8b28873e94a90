"""Delivery by a worker, so that a slow channel holds up neither a page nor the clock of jobs."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from serasi.channels.actions.delivering import deliver_due
from serasi.channels.adapters import telegram
from serasi.channels.configured import bot
from serasi.channels.queries import anything_due


@task()
def deliver() -> int:
    """Send what is due."""
    return deliver_due(timezone.now())


def deliver_soon() -> None:
    """Ask for a round of delivery, unless one is asked for already."""
    asked = DBTaskResult.objects.filter(
        task_path=deliver.module_path, status=TaskResultStatus.READY
    )
    if not asked.exists():
        deliver.enqueue()


def deliver_if_due(now: datetime) -> bool:
    """Ask for a round of delivery when something waits for one: the job of every minute."""
    if not anything_due(now):
        return False
    deliver_soon()
    return True


@task()
def greet() -> int:
    """Answer those who began a conversation with the house's bot with their number."""
    return telegram.greet()


def greet_soon() -> bool:
    """Ask for a look at new conversations when the house has a bot and none is asked for."""
    if bot() is None:
        return False
    asked = DBTaskResult.objects.filter(task_path=greet.module_path, status=TaskResultStatus.READY)
    if asked.exists():
        return False
    greet.enqueue()
    return True
