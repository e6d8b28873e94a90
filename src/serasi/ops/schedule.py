"""The recurring jobs of the house, and the loop that runs those that are due."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import close_old_connections, transaction
from django.utils import timezone

from serasi.network.walls import open_wall
from serasi.ops.models import Schedule

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A job by name, how often it runs, and what it does; it returns what to remember."""

    name: str
    every: timedelta
    run: Callable[[datetime], str]


def _clear_sessions(now: datetime) -> str:
    call_command("clearsessions")
    return ""


def _prune_tasks(now: datetime) -> str:
    call_command("prune_db_task_results", verbosity=0)
    return ""


def _empty_trash(now: datetime) -> str:
    from serasi.register import actions

    return f"{actions.empty_trash(now=now)} events"


def _discard_previews(now: datetime) -> str:
    from serasi.collect import actions

    return f"{actions.discard_old_previews(now=now)} previews"


def _compare_waiting(now: datetime) -> str:
    from serasi.register.tasks import look_if_waiting

    return "asked" if look_if_waiting(now) else ""


def _climb(now: datetime) -> str:
    from serasi.warn import actions

    return f"{len(actions.climb(now=now))} called"


def _remind_deciders(now: datetime) -> str:
    from serasi.warn import actions

    return f"{actions.remind(now=now)} waiting"


def _expire_levels(now: datetime) -> str:
    from serasi.warn import actions

    return f"{len(actions.expire(now=now))} levels"


def _propose_levels(now: datetime) -> str:
    from serasi.warn import actions

    return f"{len(actions.propose(now=now))} proposals"


def _detect(now: datetime) -> str:
    from serasi.warn import actions

    return f"{len(actions.detect(now=now))} findings"


def _follow_forgotten(now: datetime) -> str:
    from serasi.respond.actions.following import follow_forgotten

    return f"{follow_forgotten(now=now)} levels followed late"


def _keep_statuses(now: datetime) -> str:
    from serasi.respond.actions.legal import lapse_statuses
    from serasi.respond.telling import tell_status_clocks

    return f"{len(lapse_statuses(now=now))} lapsed, {tell_status_clocks(now=now)} told of"


def _tell_late_reports(now: datetime) -> str:
    from serasi.respond.telling import tell_late_reports

    return f"{tell_late_reports(now=now)} awaited"


def _climb_duties(now: datetime) -> str:
    from serasi.facilitate import dunning

    return f"{dunning.climb_duties(now=now)} told of"


def _send_digests(now: datetime) -> str:
    from serasi.facilitate import dunning

    return f"{dunning.send_digests(now=now)} sent"


def _test_back(now: datetime) -> str:
    from serasi.warn import actions

    return f"{len(actions.back_test(now=now))} regencies"


def _feed_drills(now: datetime) -> str:
    from serasi.facilitate.actions.drills import release_due

    return f"{release_due(now=now)} released"


def _measure_networks(now: datetime) -> str:
    from serasi.facilitate.strength_tasks import measure_soon

    return f"{measure_soon()} asked"


def _deliver(now: datetime) -> str:
    from serasi.channels.tasks import deliver_if_due

    return "asked" if deliver_if_due(now) else ""


def _greet(now: datetime) -> str:
    from serasi.channels.tasks import greet_soon

    return "asked" if greet_soon() else ""


def _forget_messages(now: datetime) -> str:
    from serasi.channels import actions

    return f"{actions.forget_old(now=now)} forgotten"


def _destroy_due(now: datetime) -> str:
    from serasi.network.sealed.retention import destroy_due

    return f"{destroy_due(now=now)} secrets"


def _forget_people(now: datetime) -> str:
    from serasi.recover import actions

    return f"{actions.forget_people(now=now)} people"


def _forget_attendance(now: datetime) -> str:
    from serasi.facilitate.keeping import forget_attendance

    return f"{forget_attendance(now=now)} names"


def _prepare_files(now: datetime) -> str:
    from serasi.exchange.tasks import prepare_again

    return f"{prepare_again(now)} asked"


JOBS = (
    Job("prepare-files", timedelta(minutes=1), _prepare_files),
    Job("deliver", timedelta(minutes=1), _deliver),
    Job("greet", timedelta(minutes=1), _greet),
    Job("destroy-due", timedelta(days=1), _destroy_due),
    Job("forget-people", timedelta(days=1), _forget_people),
    Job("forget-attendance", timedelta(days=1), _forget_attendance),
    Job("forget-messages", timedelta(days=1), _forget_messages),
    Job("detect", timedelta(hours=12), _detect),
    Job("backtest", timedelta(days=7), _test_back),
    Job("climb-duties", timedelta(minutes=5), _climb_duties),
    Job("digests", timedelta(minutes=30), _send_digests),
    Job("follow-forgotten", timedelta(minutes=5), _follow_forgotten),
    Job("late-reports", timedelta(minutes=5), _tell_late_reports),
    Job("statuses", timedelta(hours=1), _keep_statuses),
    Job("networks", timedelta(days=1), _measure_networks),
    Job("drills", timedelta(minutes=1), _feed_drills),
    Job("climb", timedelta(minutes=1), _climb),
    Job("remind-deciders", timedelta(minutes=1), _remind_deciders),
    Job("expire-levels", timedelta(minutes=1), _expire_levels),
    Job("propose-levels", timedelta(minutes=15), _propose_levels),
    Job("compare-waiting", timedelta(minutes=1), _compare_waiting),
    Job("clear-sessions", timedelta(days=1), _clear_sessions),
    Job("prune-tasks", timedelta(days=1), _prune_tasks),
    Job("empty-trash", timedelta(days=1), _empty_trash),
    Job("discard-previews", timedelta(hours=6), _discard_previews),
)


def due(job: Job, now: datetime) -> bool:
    """Say whether a job's time has come, and claim it if so."""
    with transaction.atomic():
        row, _made = Schedule.objects.select_for_update().get_or_create(name=job.name)
        if row.last_run_at is not None and row.last_run_at + job.every > now:
            return False
        row.last_run_at = now
        row.save(update_fields=["last_run_at"])
        return True


def tick(now: datetime, jobs: tuple[Job, ...] = JOBS) -> list[str]:
    """Run every job that is due; one that fails is logged and does not stop the others."""
    ran = []
    for job in jobs:
        if not due(job, now):
            continue
        try:
            result = job.run(now)
        except Exception:  # noqa: BLE001 - a failed job must not stop the clock of the others
            log.exception("job %s failed", job.name)
            result = "failed"
        Schedule.objects.filter(name=job.name).update(last_result=result)
        ran.append(job.name)
    return ran


def run_forever(pause_seconds: float = 30.0) -> None:
    """Tick until the process is ended."""
    while True:
        close_old_connections()
        open_wall()
        tick(timezone.now())
        time.sleep(pause_seconds)
