"""Looking somebody up by NIK or name: it tells who a code is, so each look is in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer
from serasi.recover.actions.rows import locked_case_for_care, named
from serasi.recover.models import Client
from serasi.recover.queries.people import find_person
from serasi.trail.actions import Note, record_many


@transaction.atomic
def seek_person(
    actor: Viewer, *, number: str, nik: str, name: str, birth_year: int | None, now: datetime
) -> list[Client]:
    """Find people of a case; the trail keeps whose code was found, never what was typed."""
    row = locked_case_for_care(actor, number)
    found = find_person(actor, row, nik=nik, name=name, birth_year=birth_year)
    by = " ".join(key for key, told in (("nik", nik), ("name", name)) if told.strip())
    facts = {"kind": by, "found": bool(found)}
    for one in found:
        one.case = row
    subjects = [named(one) for one in found] or [row.subject]
    record_many([Note(actor.key, "client.sought", s, facts, "") for s in subjects], now=now)
    return found
