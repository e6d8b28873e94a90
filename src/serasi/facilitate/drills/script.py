"""The shape of a script: injects by minute, with places that are filled in at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["report", "observation", "call"]
MARK = "LATIHAN, BUKAN KEJADIAN."


@dataclass(frozen=True)
class Inject:
    """One thing that comes in: a report in the queue, an observed indicator, or a telephone call.

    A call stands on the page of the drill alone: who hears it must write it down, as in life.
    `text` may name {village}, {other} and {district}.
    """

    minute: int
    channel: Channel
    text: str
    code: str = ""
    value: float | None = None
    hoped: str = ""


@dataclass(frozen=True)
class Scenario:
    """One script; injects in the order of their minutes."""

    key: str
    title: str
    aim: str
    injects: tuple[Inject, ...]

    def __post_init__(self) -> None:
        minutes = [inject.minute for inject in self.injects]
        if minutes != sorted(minutes) or not minutes:
            raise ValueError(f"{self.key}: injects must stand in the order of their minutes")


def filled(text: str, *, village: str, other: str, district: str) -> str:
    """Return a text with its places, marked as an exercise.

    >>> filled("Ramai di {village}.", village="A", other="B", district="C")
    'LATIHAN, BUKAN KEJADIAN. Ramai di A.'
    """
    return f"{MARK} {text.format(village=village, other=other, district=district)}"
