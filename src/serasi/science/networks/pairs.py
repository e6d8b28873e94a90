"""Pairs of agencies that should know each other, and whether they ever met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from serasi.science.networks.flaws import Refused
from serasi.science.networks.ties import Ties

Pair = tuple[str, str]


@dataclass(frozen=True)
class Unmet:
    """A pair without any meeting in the period; `contacts` of other kinds, both ways."""

    pair: Pair
    contacts: int


def pairs_within(groups: Mapping[str, Iterable[str]]) -> tuple[Pair, ...]:
    """Return every pair of agencies that share a group, such as a district, each pair once.

    Examples
    --------
    >>> pairs_within({"35.09.01": ["camat", "polsek"], "35.09.02": ["polsek", "camat"]})
    (('camat', 'polsek'),)
    """
    found = {pair for keys in groups.values() for pair in combinations(sorted(set(keys)), 2)}
    return tuple(sorted(found))


def never_met(ties: Ties, pairs: Iterable[Pair]) -> tuple[Unmet, ...]:
    """Return the given pairs that shared no meeting, those without any contact first.

    Raises
    ------
    Refused : S551 an agency that is not listed, S552 a pair of one agency
    """
    place = {key: index for index, key in enumerate(ties.keys)}
    sent = ties.informs + ties.hands_over
    found = []
    for pair in checked_pairs(pairs, known=ties.keys):
        ends = place[pair[0]], place[pair[1]]
        if not ties.shared_meetings[ends]:
            found.append(Unmet(pair, int(sent[ends] + sent[ends[::-1]])))
    return tuple(sorted(found, key=lambda unmet: (unmet.contacts, unmet.pair)))


def checked_pairs(pairs: Iterable[Pair], *, known: Iterable[str]) -> tuple[Pair, ...]:
    """Return each pair once, in order of keys, or refuse as `never_met` says."""
    made = tuple(sorted({(min(pair), max(pair)) for pair in pairs}))
    listed = set(known)
    for pair in made:
        for key in pair:
            if key not in listed:
                raise Refused("S551", key)
        if pair[0] == pair[1]:
            raise Refused("S552", pair[0])
    return made
