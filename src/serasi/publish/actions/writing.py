"""An officer writes the prose of a paper; numbers in it stay tokens that lead to figures."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from serasi.network.policy import Viewer
from serasi.problems import PROSE_UNKNOWN, Problem
from serasi.publish.actions.rows import locked_to_write
from serasi.publish.models import Paper, PaperProse
from serasi.publish.queries.composed import composed
from serasi.regions.zones import local_day
from serasi.trail.actions import record

LONGEST = 20_000


def save_prose(row: Paper, key: str, text: str, *, by: int | None, now: datetime) -> bool:
    """Keep what was written under a key; the words that the house proposes need no keeping.

    Says whether anything changed. The caller knows that the key is one of the paper.
    """
    before = PaperProse.objects.filter(paper=row, key=key).first()
    written = text.replace("\r\n", "\n").replace("\0", "").strip()[:LONGEST]
    if before is not None and before.text == written:
        return False
    PaperProse.objects.update_or_create(
        paper=row, key=key, defaults={"text": written, "at": now, "by_id": by}
    )
    return True


@transaction.atomic
def write_prose(
    actor: Viewer, *, number: str, key: str, text: str, version: int, now: datetime
) -> Paper:
    """Replace the words of one part of a draft; with no words the house's own come back."""
    row = locked_to_write(actor, number, version=version)
    proposed = composed(row, on=local_day(now, row.area_id)).draft.proposed
    if key not in proposed:
        raise Problem(PROSE_UNKNOWN, key=key)
    if not text.strip() or text.replace("\r\n", "\n").strip() == proposed[key].strip():
        changed = PaperProse.objects.filter(paper=row, key=key).delete()[0] > 0
    else:
        changed = save_prose(row, key, text, by=actor.person_id, now=now)
    if changed:
        row.version += 1
        row.save(update_fields=["version"])
        record(
            actor.key, action="paper.written", subject=row.trail_subject, now=now,
            data={"part": key},
        )  # fmt: skip
    return row
