"""Rumours a viewer may read, those like a new one, and how long answers took."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from serasi.network.models import Agency
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.science.text.risks.claims import Claim, Claims
from serasi.warn.models import Rumour

RUMOUR_KINDS = ("bakesbangpol", "kominfo", "kecamatan", "fkdm", "fkub")
KNOWN_FOR, MOST_KNOWN = timedelta(days=730), 2000
VERDICTS = {"false": "debunked", "true": "verified"}


def rumours(viewer: Viewer) -> QuerySet[Rumour]:
    """Return the rumours a viewer may read: where they decide, and where their agency tracks."""
    decides = granted(viewer, Can.KUNING, Can.ORANYE, Can.MERAH)
    ids = viewer.agencies(Can.OBSERVE)
    tracks = Agency.objects.filter(pk__in=ids, kind__in=("kominfo", "fkdm")).values("pk")
    mine = Q(agency_id__in=ids) & granted(viewer, Can.OBSERVE)
    if tracks.exists():
        mine |= granted(viewer, Can.OBSERVE)
    return Rumour.objects.filter(decides | mine).select_related(
        "area", "area__parent", "agency", "checked_by", "approved_by"
    )


@dataclass(frozen=True)
class Like:
    """An earlier rumour that says the same, and what contradicts."""

    rumour: Rumour
    copy: bool
    other_place: bool
    other_day: bool


def like(viewer: Viewer, row: Rumour) -> list[Like]:
    """Return earlier rumours that one repeats, among those the viewer may read."""
    known = {
        str(one.pk): one
        for one in rumours(viewer)
        .exclude(pk=row.pk)
        .filter(seen_at__gte=row.seen_at - KNOWN_FOR, seen_at__lte=row.seen_at)[:MOST_KNOWN]
    }
    book = Claims(
        Claim(key, one.claim, VERDICTS.get(one.finding, "unverified"), one.area_id,
              timezone.localdate(one.seen_at))
        for key, one in known.items()
    )  # fmt: skip
    found = book.match(row.claim, area=row.area_id, day=timezone.localdate(row.seen_at))
    return [
        Like(known[m.key], m.copy, "other_place" in m.reasons, "other_day" in m.reasons)
        for m in found[:5]
    ]


@dataclass(frozen=True)
class Track:
    """The rumours of a viewer with the median hours from seeing to answering, None without any."""

    rows: Sequence[Rumour]
    waiting: int
    hours_to_answer: float | None
    answered: int


def track(viewer: Viewer, *, now: datetime, days: int = 365) -> Track:
    """Return the rumours of the last days."""
    rows = list(rumours(viewer).filter(seen_at__gte=now - timedelta(days=days))[:200])
    took = [
        (row.published_at - row.seen_at).total_seconds() / 3600
        for row in rows
        if row.published_at is not None
    ]
    return Track(
        rows,
        sum(row.finding == Rumour.Finding.OPEN for row in rows),
        round(statistics.median(took), 1) if took else None,
        len(took),
    )
