"""Recurring jobs: each runs when its time has come, and a failing one stops nobody else."""

from datetime import timedelta

import pytest

from serasi.ops.models import Schedule
from serasi.ops.schedule import Job, tick
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def _job(name, seen, minutes=10):
    def run(now):
        seen.append(name)
        return "1 done"

    return Job(name, timedelta(minutes=minutes), run)


def test_a_job_runs_again_only_after_its_interval():
    seen = []
    jobs = (_job("a", seen),)
    tick(NOW, jobs)
    tick(NOW + timedelta(minutes=9), jobs)
    assert seen == ["a"]
    tick(NOW + timedelta(minutes=10), jobs)
    assert seen == ["a", "a"]
    assert Schedule.objects.get(name="a").last_result == "1 done"


def test_a_failing_job_does_not_stop_the_next():
    seen = []

    def fail(now):
        raise ValueError("no")

    ran = tick(NOW, (Job("bad", timedelta(hours=1), fail), _job("good", seen)))
    assert ran == ["bad", "good"]
    assert seen == ["good"]
    assert Schedule.objects.get(name="bad").last_result == "failed"
