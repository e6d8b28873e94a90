"""A residual wave is tied to its case and its sides; what it finds asks for visits of LDP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.measure.actions.rows import run_wave
from serasi.measure.models import SampledPlace, Side, Wave, WaveKind, WaveState
from serasi.measure.queries.residual import results, side_words, villages
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.queries import agencies_answering
from serasi.network.walls import opened
from serasi.problems import RESIDUAL_UNFIT, Problem
from serasi.regions.placed import lies_in
from serasi.respond.models import Case
from serasi.respond.queries import case as case_of
from serasi.science.harmony.residual import VISIT_DAYS
from serasi.trail.actions import record

OPEN = (WaveState.PLANNED, WaveState.FIELD, WaveState.CLOSED)


@transaction.atomic
def tie_case(
    actor: Viewer, *, wave: str, case: str, sides: Mapping[str, str], now: datetime
) -> Wave:
    """Say which case a residual wave follows and for which side each drawn village stands.

    A side is that of a place. Nobody is asked to which side they belong.

    Raises
    ------
    Problem
        S1381 for another kind of wave, a case elsewhere, an unknown village or side.
    """
    row = run_wave(actor, wave, *OPEN)
    if row.kind != WaveKind.RESIDUAL:
        raise Problem(RESIDUAL_UNFIT, what=_("hanya untuk gelombang pascakonflik"))
    found = case_of(actor, case)
    with opened():
        touched = list(found.areas.values_list("area_id", flat=True))
    if not any(lies_in(row.area_id, [code]) or lies_in(code, [row.area_id]) for code in touched):
        raise Problem(RESIDUAL_UNFIT, what=_("perkara itu tidak menyentuh wilayah gelombang ini"))
    places = {place.code: place for place in villages(row)}
    if set(sides) - set(places) or set(sides.values()) - {"", *Side.values}:
        raise Problem(RESIDUAL_UNFIT, what=_("desa atau pihak tidak dikenal"))
    for code, side in sides.items():
        places[code].side = side
    SampledPlace.objects.bulk_update(places.values(), ["side"])
    row.case = found
    row.save(update_fields=["case"])
    record(
        actor.key, action="wave.tied", subject=row.subject, now=now,
        data={"case": found.number, "sides": dict(sides)},
    )  # fmt: skip
    return row


def ask_visits(row: Wave, *, now: datetime) -> None:
    """Let the social agency owe an offer of LDP to every side that a published wave asks it for."""
    with opened():
        found = results(row, names=side_words(row.case))
        on = timezone.localdate(now)
        agency = agencies_answering(("dinsos",), area=row.area_id, on=on).first()
        if found is None or agency is None:
            return
        for side in found.due:
            Commitment.objects.create(
                what=_("Tawarkan kunjungan LDP kepada %(side)s (%(wave)s)")
                % {"side": side.words or Side(side.side).label, "wave": row.code},
                owed_by=agency,
                area_id=row.area_id,
                due_at=now + timedelta(days=VISIT_DAYS),
                origin=row.subject,
                link=_link(row.case),
                created_at=now,
            )


def _link(case: Case | None) -> str:
    return "" if case is None else reverse("recover:recovery", args=[case.number])
