"""Known claims and debunks: whether a message says again what was said before.

Nothing here judges truth from style. A match is a near copy, or the same matter told of another
place or day; people decide what it means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from serasi.science.text.grouping.near import Fingerprint, fingerprint, is_copy, resemblance

ALIKE_FROM = 0.35


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim seen before, with what people found: unverified, verified or debunked."""

    key: str
    text: str
    verdict: str = "unverified"
    area: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A known claim that a message repeats, how much alike, and what contradicts."""

    key: str
    verdict: str
    alike: float
    copy: bool
    reasons: tuple[str, ...]


class Claims:
    """Known claims, looked up by meeting points, so that no message is compared with all."""

    __slots__ = ("_at", "_known")

    def __init__(self, known: Iterable[Claim] = ()) -> None:
        self._known: dict[str, tuple[Claim, Fingerprint]] = {}
        self._at: dict[object, list[str]] = {}
        for claim in known:
            self.add(claim)

    def add(self, claim: Claim, /) -> None:
        """Take a claim in; one with a known key takes the place of the former."""
        made = fingerprint(claim.text)
        if claim.key not in self._known:
            for point in made.keys:
                self._at.setdefault(point, []).append(claim.key)
        self._known[claim.key] = claim, made

    def match(
        self, text: str, /, *, area: str | None = None, day: date | None = None
    ) -> list[Match]:
        """Give the known claims a message repeats, the most alike first.

        Examples
        --------
        >>> old = Claim("K1", "Video penculikan anak di pasar Ambulu kemarin sore, sebarkan",
        ...             "debunked", "35.09.12", date(2025, 3, 1))
        >>> [m] = Claims([old]).match("Info: video penculikan anak di pasar ambulu kemarin sore",
        ...                           area="35.10.05", day=date(2026, 1, 4))
        >>> m.verdict, m.reasons
        ('debunked', ('copy', 'debunked_before', 'other_place', 'other_day'))
        """
        seen = fingerprint(text)
        keys = {key for point in seen.keys for key in self._at.get(point, ())}
        found = []
        for key in sorted(keys):
            claim, made = self._known[key]
            alike, copy = resemblance(seen, made), is_copy(seen, made)
            if copy or alike >= ALIKE_FROM:
                reasons = _reasons(claim, copy=copy, area=area, day=day)
                found.append(Match(key, claim.verdict, round(alike, 2), copy, reasons))
        return sorted(found, key=lambda m: (not m.copy, -m.alike, m.key))


def _reasons(claim: Claim, *, copy: bool, area: str | None, day: date | None) -> tuple[str, ...]:
    reasons = ["copy" if copy else "alike"]
    if claim.verdict == "debunked":
        reasons.append("debunked_before")
    if claim.area and area and not (claim.area.startswith(area) or area.startswith(claim.area)):
        reasons.append("other_place")
    if claim.day and day and abs((day - claim.day).days) > 1:
        reasons.append("other_day")
    return tuple(reasons)
