"""Build the demo house step by step; a second call finds it built and takes a moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from serasi.network.models import Person
from serasi.ops.demo import (
    crossing,
    forums,
    harmony,
    history,
    interviews,
    levels,
    mediation,
    meetings,
    papers,
    recovery,
    rumours,
    sealed,
    survey,
    today,
)
from serasi.ops.demo.network import LOGINS, PASSWORD, Login, build_agencies, build_people
from serasi.ops.models import Schedule
from serasi.problems import NOT_A_DEMO, Problem

__all__ = ["PASSWORD", "demo"]

MARK = "demo-built"
STORIES = (
    sealed, crossing, mediation, recovery, meetings, forums, rumours, survey, interviews, harmony,
    papers,
)  # fmt: skip
"""Told in this order: the first takes the first numbers."""


def _logins() -> list[Login]:
    names = [row[0] for row in LOGINS]
    people = Person.objects.in_bulk(names, field_name="username")
    found = []
    for username, _name, _kind, _code, title, role in LOGINS:
        holding = people[username].holdings.select_related("agency").first()
        post = f"{title}, {holding.agency.short_name}" if holding else title
        found.append(Login(username, people[username].name, post, role))
    return found


def demo(*, pack: Path | None, say: Callable[[str], object]) -> list[Login]:
    """Make regions, network and history, unless they are there; return the log-ins."""
    from serasi.regions import actions as regions
    from serasi.regions.models import Area
    from serasi.register import actions as register

    now = timezone.now()
    if Schedule.objects.filter(name=MARK).exists():
        return _logins()
    if Person.objects.exists():
        raise Problem(NOT_A_DEMO)
    if not Area.objects.exists():
        say("Memasang wilayah / installing regions")
        regions.install_areas(now=now)
    if pack is not None:
        say("Memasang paket wilayah / importing the region pack")
        regions.import_pack(pack, now=now)
    say("Membuat jaringan dan riwayat contoh / inventing the network and its history")
    rng = random.Random(2026)  # noqa: S311 - an invented story, not a secret
    with transaction.atomic():
        register.install_params(now=now)
        build_agencies()
        logins = build_people(rng, make_password(PASSWORD))
        history.invent(rng, now=now - timedelta(minutes=1))
        today.arrive(rng, now=now)
        levels.raise_levels(now=now)
        levels.mark_calendar(now=now)
        for story in STORIES:
            story.tell(now)
        Schedule.objects.create(name=MARK, last_run_at=now)
    return logins
