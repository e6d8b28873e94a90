"""Second codings: the frame of the sample, one's own tasks, and the agreement they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from django.db.models import QuerySet
from django.utils import timezone

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.register.codes import CODEBOOK, Trigger
from serasi.register.models import Event, SecondCoding
from serasi.science.agreement import Agreement, agreement

FRAME_DAYS = 120


def sample_frame(viewer: Viewer, *, now: datetime) -> QuerySet[Event]:
    """Return the confirmed events that the viewer may code blind: not seen by them as a coder."""
    return (
        Event.objects.filter(
            granted(viewer, Can.CODE),
            state=Event.State.CONFIRMED,
            trashed_at=None,
            confirmed_at__gte=now - timedelta(days=FRAME_DAYS),
            links__isnull=False,
        )
        .exclude(coded_by_id=viewer.person_id)
        .exclude(confirmed_by_id=viewer.person_id)
        .exclude(second_codings__coder_id=viewer.person_id)
        .distinct()
        .order_by("pk")
    )


def my_codings(viewer: Viewer) -> QuerySet[SecondCoding]:
    """Return the viewer's own tasks, those to do first."""
    return (
        SecondCoding.objects.filter(coder_id=viewer.person_id)
        .select_related("event")
        .order_by("coded_at", "asked_at", "pk")
    )


def my_coding(viewer: Viewer, pk: int) -> SecondCoding:
    """Return one of the viewer's own tasks."""
    found = my_codings(viewer).filter(pk=pk).first()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


@dataclass(frozen=True)
class Agreed:
    """Agreement on one thing: a trigger, the trigger as a whole, the kind or the form."""

    code: str
    found: Agreement


@dataclass(frozen=True)
class Drift:
    """Agreement on the trigger in one quarter."""

    quarter: str
    found: Agreement


@dataclass(frozen=True)
class AgreementPage:
    """What the page of agreement shows."""

    codebook: str
    units: int
    coders: int
    whole: tuple[Agreed, ...]
    triggers: tuple[Agreed, ...]
    drift: tuple[Drift, ...]


Pair = tuple[str, str]


def _pairs(viewer: Viewer) -> list[tuple[SecondCoding, Event]]:
    """Return the finished second codings of events in the viewer's areas, oldest first."""
    seen = Event.objects.filter(
        granted(viewer, Can.CODE, Can.CONFIRM), state=Event.State.CONFIRMED, trashed_at=None
    )
    rows = (
        SecondCoding.objects.filter(coded_at__isnull=False, event__in=seen)
        .select_related("event")
        .order_by("coded_at", "pk")
    )
    return [(row, row.event) for row in rows]


def _quarter(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.year} T{(local.month - 1) // 3 + 1}"


def agreement_page(viewer: Viewer, *, rng: np.random.Generator) -> AgreementPage:
    """Measure how far blind second coders agree with the register, by trigger and over time."""
    rows = _pairs(viewer)
    triggers: list[Pair] = [(event.trigger, row.trigger) for row, event in rows]
    whole = (
        Agreed("trigger", agreement(triggers, rng=rng)),
        Agreed("kind", agreement([(e.kind, r.kind) for r, e in rows], rng=rng)),
        Agreed("form", agreement([(e.form, r.form) for r, e in rows], rng=rng)),
    )
    by_trigger = tuple(
        Agreed(code, agreement([(a == code, b == code) for a, b in triggers], rng=rng))
        for code in Trigger.values
    )
    quarters: dict[str, list[Pair]] = {}
    for (row, _event), pair in zip(rows, triggers, strict=True):
        if row.coded_at is not None:
            quarters.setdefault(_quarter(row.coded_at), []).append(pair)
    drift = tuple(Drift(q, agreement(pairs, rng=rng)) for q, pairs in quarters.items())
    coders = len({row.coder_id for row, _event in rows})
    return AgreementPage(CODEBOOK, len(rows), coders, whole, by_trigger, drift)
