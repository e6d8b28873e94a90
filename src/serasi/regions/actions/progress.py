"""How a long action tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[float, str], object]
"""Called with the part that is done, 0 to 1, and the name of what is being done."""

Item = TypeVar("Item")
EVERY = 5000


def quiet(done: float, what: str) -> None:
    """Tell nobody."""


def told(
    rows: Iterable[Item], count: int, *, progress: Progress, what: str, part: tuple[float, float]
) -> Iterator[Item]:
    """Yield rows, telling now and then how far they are within `part` of the whole."""
    begin, end = part
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            progress(begin + (end - begin) * number / max(1, count), what)
        yield row
    progress(end, what)
