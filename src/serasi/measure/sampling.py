"""From a frame of villages to a drawn sample, and back: what the printed protocol rests on.

Pure: the same frame, plan and seed give the same sample, whoever draws it and whenever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from serasi.problems import FRAME_SMALL, STRATUM_ONE, WAVE_TOLD, Problem
from serasi.science import surveys

LEAST_TAKEN = 2
"""Villages of a stratum without which its variance cannot be told."""
RESERVES = 2


@dataclass(frozen=True)
class FrameRow:
    """One village of the frame as it was on the day of the draw."""

    code: str
    name: str
    stratum: str
    size: int


@dataclass(frozen=True)
class DrawnStratum:
    """One stratum with what it took, how, and the reserves that wait."""

    code: str
    villages: int
    size: int
    take: int
    draw: surveys.Draw
    reserves: tuple[FrameRow, ...]

    def chance(self, size: float) -> float:
        """Return the chance that a village of a size has in this stratum, at most 1."""
        return min(1.0, self.take * size / self.size)


def frame_hash(frame: Sequence[FrameRow]) -> str:
    """Return the SHA-256 of the lines "code|stratum|size", sorted; names do not count."""
    lines = sorted(f"{row.code}|{row.stratum}|{row.size}" for row in frame)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def allocate(sizes: Mapping[str, int], total: int, villages: Mapping[str, int]) -> dict[str, int]:
    """Share villages to draw among strata by size, at least two each, by largest remainder.

    >>> allocate({"a": 700, "b": 200, "c": 100}, 10, {"a": 9, "b": 9, "c": 9})
    {'a': 6, 'b': 2, 'c': 2}
    """
    least = {code: min(LEAST_TAKEN, villages[code]) for code in sizes}
    if total < sum(least.values()):
        raise Problem(
            WAVE_TOLD,
            what=f"{total} desa untuk {len(sizes)} strata; perlu paling sedikit"
            f" {sum(least.values())}. Tambah responden, kurangi per desa, atau gabungkan strata",
        )
    whole = sum(sizes.values())
    wanted = {code: total * size / whole for code, size in sizes.items()}
    taken = {code: min(max(int(wanted[code]), least[code]), villages[code]) for code in sizes}
    while sum(taken.values()) != total:
        short = sum(taken.values()) < total
        step = 1 if short else -1
        room = [
            code
            for code in sizes
            if (taken[code] < villages[code] if short else taken[code] > least[code])
        ]
        if not room:
            break
        pick = max(room, key=lambda code: (step * (wanted[code] - taken[code]), code))
        taken[pick] += step
    return taken


def draw(frame: Sequence[FrameRow], take: Mapping[str, int], *, seed: int) -> list[DrawnStratum]:
    """Draw villages by size within strata, and reserves for those that cannot be worked.

    Raises
    ------
    Problem
        S1344 more than a stratum has, S1345 one village of several, S1340 a size of zero.
    """
    rows = {row.code: row for row in frame}
    for stratum in sorted({row.stratum for row in frame}):
        there = sum(row.stratum == stratum for row in frame)
        wanted = take.get(stratum, 0)
        if wanted > there:
            raise Problem(FRAME_SMALL, stratum=stratum, villages=there, take=wanted)
        if wanted < LEAST_TAKEN <= there:
            raise Problem(STRATUM_ONE, stratum=stratum)
    try:
        drawn = _drawn(list(rows.values()), take, seed, suffix="")
        taken = {one.unit for part in drawn for one in part.drawn}
        rest = [row for row in rows.values() if row.code not in taken]
        more = {
            stratum: min(RESERVES, sum(row.stratum == stratum for row in rest)) for stratum in take
        }
        spare = _drawn(rest, more, seed, suffix="/cadangan") if rest else ()
    except surveys.Refused as refused:
        raise Problem(WAVE_TOLD, what=str(refused)) from refused
    reserves = {
        part.stratum.removesuffix("/cadangan"): tuple(rows[one.unit] for one in part.drawn)
        for part in spare
    }
    return [
        DrawnStratum(
            part.stratum, part.units, int(part.size), part.taken, part,
            reserves.get(part.stratum, ()),
        )
        for part in drawn
    ]  # fmt: skip


def _drawn(
    rows: Sequence[FrameRow], take: Mapping[str, int], seed: int, *, suffix: str
) -> tuple[surveys.Draw, ...]:
    return surveys.draw_by_size(
        [row.code for row in rows],
        [row.size for row in rows],
        take={f"{stratum}{suffix}": number for stratum, number in take.items()},
        seed=seed,
        strata=[f"{row.stratum}{suffix}" for row in rows],
    )
