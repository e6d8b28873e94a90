"""The protocol of a draw: seed, frame, every chance, and whether drawing again gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from serasi.measure import sampling
from serasi.measure.models import SampledPlace, Stratum, Wave
from serasi.measure.sampling import FrameRow
from serasi.problems import SAMPLE_NOT_DRAWN, Problem

CLOSE = 1e-12


@dataclass(frozen=True)
class ProtocolStratum:
    """One stratum as it was drawn: start and step on the cumulated sizes, villages, reserves.

    start, step : None where every village is certain, so that nothing was left to a lot
    """

    stratum: Stratum
    start: float | None
    step: float | None
    villages: Sequence[SampledPlace]
    reserves: Sequence[SampledPlace]


@dataclass(frozen=True)
class Protocol:
    """All that is needed to draw the sample again by hand."""

    seed: int
    frame_hash: str
    frame_rows: int
    reproduced: bool
    strata: Sequence[ProtocolStratum]


def protocol_of(row: Wave) -> Protocol:
    """Return the protocol of a wave, drawn again from the kept frame and compared.

    Replacements do not count against it: reserves were drawn on the same day.
    """
    if row.seed is None or not row.frame:
        raise Problem(SAMPLE_NOT_DRAWN, wave=row.code)
    frame = [FrameRow(*line) for line in row.frame]
    strata = {one.code: one for one in Stratum.objects.filter(wave=row)}
    again = sampling.draw(frame, {code: one.take for code, one in strata.items()}, seed=row.seed)
    kept = list(
        SampledPlace.objects.filter(wave=row, parent=None)
        .select_related("replaces")
        .order_by("order")
    )
    parts = [_stratum(strata[part.code], part, kept) for part in again]
    same = sampling.frame_hash(frame) == row.frame_hash and all(
        _alike(part, made) for part, made in zip(again, parts, strict=True)
    )
    return Protocol(row.seed, row.frame_hash, len(frame), same, parts)


def _stratum(
    stratum: Stratum, part: sampling.DrawnStratum, kept: Sequence[SampledPlace]
) -> ProtocolStratum:
    mine = [place for place in kept if place.stratum_id == stratum.pk]
    waiting = [place for place in mine if place.reserve or hasattr(place, "replaces")]
    drawn = [place for place in mine if place not in waiting]
    lot = None if isnan(part.draw.step) else (part.draw.start, part.draw.step)
    start, step = lot or (None, None)
    return ProtocolStratum(stratum, start, step, drawn, waiting)


def _alike(part: sampling.DrawnStratum, made: ProtocolStratum) -> bool:
    drawn = {one.unit: one.probability for one in part.draw.drawn}
    kept = {place.code: place.probability for place in made.villages}
    spare = {row.code for row in part.reserves}
    return (
        drawn.keys() == kept.keys()
        and all(abs(drawn[code] - kept[code]) <= CLOSE for code in drawn)
        and spare == {place.code for place in made.reserves}
    )
