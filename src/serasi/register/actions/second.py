"""Blind double coding of a sample, for agreement statistics."""

from __future__ import annotations

import random
from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer, require_any
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, NOT_FOUND, Problem
from serasi.register.actions.rows import person_of
from serasi.register.codes import CODEBOOK, Form, Trigger
from serasi.register.models import Event, SecondCoding
from serasi.register.queries.codings import sample_frame
from serasi.trail.actions import record

MOST_AT_ONCE = 20


@transaction.atomic
def ask_second_coding(
    actor: Viewer, *, count: int, rng: random.Random, now: datetime
) -> list[SecondCoding]:
    """Draw a random sample of events that the actor neither coded nor confirmed."""
    require_any(actor, (Can.CODE,))
    frame = list(sample_frame(actor, now=now).values_list("pk", flat=True))
    drawn = rng.sample(frame, min(count, MOST_AT_ONCE, len(frame)))
    made = SecondCoding.objects.bulk_create(
        SecondCoding(event_id=pk, coder_id=person_of(actor), asked_at=now, codebook=CODEBOOK)
        for pk in drawn
    )
    record(
        actor.key,
        action="second_coding.asked",
        subject=f"person:{actor.person_id}",
        now=now,
        data={"count": len(made), "frame": len(frame)},
    )
    return made


@transaction.atomic
def submit_second_coding(
    actor: Viewer, *, coding: int, kind: str, trigger: str, form: str, now: datetime
) -> SecondCoding:
    """Write the blind coding; it is given once, so that nobody mends it after comparing."""
    found = (
        SecondCoding.objects.select_for_update(of=("self",))
        .filter(pk=coding, coder_id=person_of(actor), coded_at=None)
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    if kind not in Event.Kind.values or trigger not in Trigger.values or form not in Form.values:
        raise Problem(FORM_INVALID, what="jenis, pemicu, bentuk")
    found.kind, found.trigger, found.form, found.coded_at = kind, trigger, form, now
    found.save(update_fields=["kind", "trigger", "form", "coded_at"])
    record(
        actor.key,
        action="second_coding.given",
        subject=f"second_coding:{found.pk}",
        now=now,
    )
    return found
