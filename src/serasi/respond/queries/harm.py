"""What a case cost: deaths as its incidents and situation reports tell them."""

from __future__ import annotations

from django.db.models import Max, Sum

from serasi.network.walls import opened
from serasi.respond.models import Case, SituationReport


def deaths_of(row: Case) -> int | None:
    """Return how many died by what is known of a case; None where nobody said anything.

    Incidents are added up, situation reports tell the state of an hour: the greater counts.
    """
    with opened():
        told = row.links.filter(event__trashed_at=None).aggregate(n=Sum("event__deaths"))["n"]
        reported = SituationReport.objects.filter(case=row).aggregate(n=Max("deaths"))["n"]
    known = [n for n in (told, reported) if n is not None]
    return max(known) if known else None
