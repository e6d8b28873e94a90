"""Measuring networks by a worker, one regency at a time, so that it holds up no clock."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from serasi.facilitate.actions.strength import keep_strength, regencies_to_measure
from serasi.network.walls import opened


@task()
def measure_network(regency: str) -> bool:
    """Measure the network of a regency; say whether there was one."""
    return keep_strength(regency, now=timezone.now()) is not None


def measure_soon() -> int:
    """Ask for the network of every regency with a desk; return how many."""
    with opened():
        regencies = regencies_to_measure()
    for regency in regencies:
        measure_network.enqueue(regency)
    return len(regencies)
