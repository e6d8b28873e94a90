"""What is worth saying about a network, as typed findings; the words are made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from serasi.science.networks.blocks import Measure
from serasi.science.networks.changes import Comparison
from serasi.science.networks.handovers import LOST
from serasi.science.networks.picture import Picture

FindingKind = Literal[
    "no_contact",
    "split",
    "alone",
    "single_point",
    "single_link",
    "hangs_on_one",
    "carried_by_one",
    "lost_hand_overs",
    "rarely_answers",
    "slow_answers",
    "never_met",
    "one_way",
    "changed",
]
Unit = Literal["agencies", "contacts", "hours", "share", "measure"]


@dataclass(frozen=True)
class Number:
    """A figure of a finding; None = no data, or no end of an interval on that side."""

    name: str
    value: float | None
    unit: Unit


@dataclass(frozen=True)
class Finding:
    """One thing worth saying: about which agencies (keys), with which numbers.

    single_point : the agency, then those that would be cut off
    single_link, hangs_on_one : the pair, for the latter the one that hangs first
    lost_hand_overs : nobody for all together; sender and receiver for a pair
    never_met, one_way : the pair, for the latter who informs first
    changed : nobody; `measure` says what changed
    """

    kind: FindingKind
    subjects: tuple[str, ...]
    numbers: tuple[Number, ...]
    measure: Measure | None = None


def findings(
    picture: Picture,
    comparison: Comparison | None = None,
    *,
    least_contacts: int = 5,
    large_share: float = 0.5,
) -> tuple[Finding, ...]:
    """Return what is worth saying, the most serious first.

    Parameters
    ----------
    least_contacts : one agency or pair needs so many before anything is said of its answers, of
        its lost hand-overs, or of informing in one direction
    large_share : of all received contacts above which the work rests on one agency
    """
    if not picture.ties.together.any():
        agencies = float(len(picture.ties.keys))
        return (Finding("no_contact", (), (Number("agencies", agencies, "agencies"),)),)
    return (
        *_apart(picture),
        *_single_points(picture),
        *_lost(picture, least_contacts),
        *_answering(picture, least_contacts),
        *_carried(picture, least_contacts, large_share),
        *_unmet(picture),
        *_one_way(picture, least_contacts),
        *_changed(comparison),
    )


def _apart(picture: Picture) -> Iterator[Finding]:
    for group in picture.components[1:]:
        size = Number("group", float(len(group)), "agencies")
        yield Finding("alone" if len(group) == 1 else "split", _keys(picture, group), (size,))


def _single_points(picture: Picture) -> Iterator[Finding]:
    found = []
    for cut in picture.cut_agencies:
        lost = tuple(sorted(place for group in cut.cut_off for place in group))
        share = float(picture.betweenness[cut.agency])
        numbers = (
            Number("cut_off", float(len(lost)), "agencies"),
            Number("betweenness", share, "share"),
        )
        found.append(
            Finding("single_point", _keys(picture, (cut.agency, *lost)), numbers)
        )  # fmt: skip
    yield from sorted(found, key=lambda one: (-len(one.subjects), one.subjects))
    for bridge in picture.bridges:
        weight = float(picture.ties.together[bridge.pair])
        numbers = (
            Number("cut_off", float(len(bridge.cut_off)), "agencies"),
            Number("weight", weight, "contacts"),
        )
        if len(bridge.cut_off) > 1:
            yield Finding("single_link", _keys(picture, bridge.pair), numbers)
        else:
            ends = sorted(bridge.pair, key=lambda place: place not in bridge.cut_off)
            yield Finding("hangs_on_one", _keys(picture, tuple(ends)), numbers)


def _lost(picture: Picture, least: int) -> Iterator[Finding]:
    made = picture.hand_overs
    lost = made.of(*LOST)
    if not lost:
        return
    yield Finding(
        "lost_hand_overs",
        (),
        (
            Number("lost", float(len(lost)), "contacts"),
            Number("decided", float(made.lost.n), "contacts"),
            Number("share", made.lost.value, "share"),
            Number("low", made.lost.low, "share"),
            Number("high", made.lost.high, "share"),
        ),
    )
    ways = [(contact.sender, contact.receiver) for contact in lost]
    for way in sorted(set(ways), key=lambda pair: (-ways.count(pair), pair)):
        if ways.count(way) >= least:
            yield Finding(
                "lost_hand_overs", way, (Number("lost", float(ways.count(way)), "contacts"),)
            )  # fmt: skip


def _answering(picture: Picture, least: int) -> Iterator[Finding]:
    for key, made in picture.answers_of:
        if made.contacts < least:
            continue
        numbers = (
            Number("median", made.median.value, "hours"),
            Number("low", made.median.low, "hours"),
            Number("high", made.median.high, "hours"),
            Number("contacts", float(made.contacts), "contacts"),
            Number("waiting", float(made.waiting), "contacts"),
        )
        if made.median.value is None:
            yield Finding("rarely_answers", (key,), numbers)
        elif made.median.value > made.deadline_hours:
            yield Finding("slow_answers", (key,), numbers)


def _carried(picture: Picture, least: int, large: float) -> Iterator[Finding]:
    received = (picture.ties.informs + picture.ties.hands_over).sum(axis=0)
    total = float(received.sum())
    if total < least or len(received) < 3:
        return
    share = float(received.max()) / total
    if share > large:
        numbers = (Number("share", share, "share"), Number("received", total, "contacts"))
        yield Finding("carried_by_one", _keys(picture, (int(received.argmax()),)), numbers)


def _unmet(picture: Picture) -> Iterator[Finding]:
    for unmet in picture.unmet:
        contacts = Number("contacts", float(unmet.contacts), "contacts")
        yield Finding("never_met", unmet.pair, (contacts,))


def _one_way(picture: Picture, least: int) -> Iterator[Finding]:
    informs = picture.ties.informs
    for one, other in combinations(range(len(informs)), 2):
        ends = (one, other) if informs[one, other] > informs[other, one] else (other, one)
        sent = float(informs[ends])
        if sent >= least and informs[ends[::-1]] == 0:
            yield Finding("one_way", _keys(picture, ends), (Number("sent", sent, "contacts"),))


def _changed(comparison: Comparison | None) -> Iterator[Finding]:
    for change in comparison.changes if comparison is not None else ():
        if change.verdict == "changed":
            values = (change.before, change.after, change.low, change.high)
            names = ("before", "after", "low", "high")
            numbers = tuple(
                Number(name, value, "measure") for name, value in zip(names, values, strict=True)
            )
            yield Finding("changed", (), numbers, change.measure)


def _keys(picture: Picture, places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(picture.ties.keys[int(place)] for place in np.asarray(places))
