"""A wave is planned, its sample drawn, its field opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from django.db import transaction
from django.utils import timezone

from serasi.measure import sampling
from serasi.measure.actions.rows import run_wave
from serasi.measure.instrument import CURRENT
from serasi.measure.models import (
    Interview,
    SampledPlace,
    Stratum,
    Wave,
    WaveKind,
    WaveState,
)
from serasi.measure.queries.frames import WAYS, frame_of
from serasi.measure.sampling import DrawnStratum, FrameRow
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.problems import (
    AREA_UNKNOWN,
    SAMPLE_IN_USE,
    SAMPLE_NOT_DRAWN,
    WAVE_TOLD,
    Problem,
)
from serasi.regions.models import Area
from serasi.trail.actions import record

REGENCY = 2
MOST_TARGET = 100_000
LONGEST_DAYS = 366
SAMPLED = frozenset({WaveKind.PROBABILITY, WaveKind.RESIDUAL})


@dataclass(frozen=True)
class Plan:
    """What is told of a new wave."""

    area: str
    title: str
    kind: str
    starts_on: date
    ends_on: date
    target: int = 600
    rts_per_village: int = 2
    households_per_rt: int = 5
    romantik: str = ""
    months_after: int | None = None


@transaction.atomic
def plan_wave(actor: Viewer, *, told: Plan, now: datetime) -> Wave:
    """Write down a new wave with the newest version of the instrument."""
    area = Area.objects.filter(code=told.area, valid_to=None).first()
    if area is None:
        raise Problem(AREA_UNKNOWN, code=told.area)
    require(actor, Can.SURVEY, area=area.code)
    _check(told, level=area.level)
    row = Wave.objects.create(
        code=_next_code(now),
        title=told.title.strip()[:160],
        kind=told.kind,
        instrument=CURRENT,
        area=area,
        starts_on=told.starts_on,
        ends_on=told.ends_on,
        romantik=told.romantik.strip()[:40],
        months_after=told.months_after,
        target=told.target,
        rts_per_village=told.rts_per_village,
        households_per_rt=told.households_per_rt,
        made_at=now,
        made_by_id=actor.person_id,
    )
    record(
        actor.key, action="wave.planned", subject=row.subject, now=now,
        data={"area": area.code, "kind": row.kind, "target": row.target},
    )  # fmt: skip
    return row


def _check(told: Plan, *, level: int) -> None:
    days = (told.ends_on - told.starts_on).days
    faults = {
        "judul": bool(told.title.strip()),
        "jenis gelombang": told.kind in WaveKind.values,
        "wilayah: pilih kabupaten atau kota": level == REGENCY or told.kind == WaveKind.RESIDUAL,
        "tanggal selesai sesudah mulai, paling lama setahun": 0 <= days <= LONGEST_DAYS,
        "jumlah responden": 1 <= told.target <= MOST_TARGET,
        "RT per desa 1–10": 1 <= told.rts_per_village <= 10,
        "rumah tangga per RT 1–50": 1 <= told.households_per_rt <= 50,
        "bulan sesudah kejadian: 3, 6, 12, atau 24": told.kind != WaveKind.RESIDUAL
        or told.months_after in (3, 6, 12, 24),
    }
    wrong = [what for what, right in faults.items() if not right]
    if wrong:
        raise Problem(WAVE_TOLD, what="; ".join(wrong))


def _next_code(now: datetime) -> str:
    """Return the next code of the year over all areas; the caller holds a transaction."""
    prefix = f"GS-{timezone.localtime(now).year}-"
    with opened():
        codes = Wave.objects.filter(code__startswith=prefix).values_list("code", flat=True)
        last = max((int(code.rsplit("-", 1)[1]) for code in codes), default=0)
    return f"{prefix}{last + 1:04d}"


@transaction.atomic
def draw_sample(
    actor: Viewer, *, wave: str, seed: int, strata: str, equal: bool = False, now: datetime
) -> Wave:
    """Draw the villages of a wave from today's region data with a seed that is printed.

    Before the field opens a draw may be done anew; each one is in the trail with its seed.
    """
    row = run_wave(actor, wave, WaveState.PLANNED)
    if row.kind not in SAMPLED or strata not in WAYS:
        raise Problem(WAVE_TOLD, what="sampel hanya ditarik untuk survei probabilitas")
    if not 0 < seed < 2**53:
        raise Problem(WAVE_TOLD, what="bilangan acak awal harus 1 sampai 9007199254740991")
    if Interview.objects.filter(wave=row).exists():
        raise Problem(SAMPLE_IN_USE, wave=row.code)
    frame = frame_of(row.area_id, strata=strata, equal=equal)
    drawn = sampling.draw(frame, _take(row, frame), seed=seed)
    row.seed, row.drawn_at = seed, now
    row.frame = [[one.code, one.name, one.stratum, one.size] for one in frame]
    row.frame_hash = sampling.frame_hash(frame)
    row.save(update_fields=["seed", "drawn_at", "frame", "frame_hash"])
    _keep(row, frame, drawn)
    record(
        actor.key, action="wave.drawn", subject=row.subject, now=now,
        data={"seed": seed, "sha256": row.frame_hash, "villages": sum(d.take for d in drawn)},
    )  # fmt: skip
    return row


def _take(row: Wave, frame: list[FrameRow]) -> dict[str, int]:
    sizes: Counter[str] = Counter()
    for one in frame:
        sizes[one.stratum] += one.size
    villages = Counter(one.stratum for one in frame)
    total = ceil(row.target / (row.rts_per_village * row.households_per_rt))
    return sampling.allocate(sizes, total, villages)


def _keep(row: Wave, frame: list[FrameRow], drawn: list[DrawnStratum]) -> None:
    Stratum.objects.filter(wave=row).delete()
    names = dict(
        Area.objects.filter(code__in=[part.code for part in drawn]).values_list("code", "name")
    )
    points = {
        code: (lat, lng)
        for code, lat, lng in Area.objects.filter(code__in=[one.code for one in frame]).values_list(
            "code", "lat", "lng"
        )
    }
    known = {one.code: one for one in frame}
    order = 0
    for part in drawn:
        stratum = Stratum.objects.create(
            wave=row, code=part.code, name=names.get(part.code, part.code),
            villages=part.villages, size=part.size, take=part.take,
        )  # fmt: skip
        chosen = [(known[one.unit], one.probability, one.certain, False) for one in part.draw.drawn]
        chosen += [(one, part.chance(one.size), False, True) for one in part.reserves]
        for village, chance, certain, reserve in chosen:
            order += 1000
            lat, lng = points.get(village.code, (None, None))
            SampledPlace.objects.create(
                wave=row, stratum=stratum, code=village.code, psu=village.code,
                area_id=village.code, name=village.name, order=order, probability=chance,
                certainty=certain, reserve=reserve, size=village.size,
                lat=None if lat is None else float(lat), lng=None if lng is None else float(lng),
            )  # fmt: skip


@transaction.atomic
def open_field(actor: Viewer, *, wave: str, now: datetime) -> Wave:
    """Let interviews come in; from now on neither instrument nor sample is drawn anew."""
    row = run_wave(actor, wave, WaveState.PLANNED)
    if row.kind in SAMPLED and row.drawn_at is None:
        raise Problem(SAMPLE_NOT_DRAWN, wave=row.code)
    row.state, row.opened_at = WaveState.FIELD, now
    row.save(update_fields=["state", "opened_at"])
    record(
        actor.key, action="wave.opened", subject=row.subject, now=now,
        data={"instrument": row.instrument},
    )  # fmt: skip
    return row
