"""A period cut into blocks of time, and the figures of any choice of such blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from serasi.science.networks.answers import answer_hours
from serasi.science.networks.between import betweenness, centralisation
from serasi.science.networks.contacts import Network, Period
from serasi.science.networks.cuts import count_cuts
from serasi.science.networks.handovers import LOST, UNDECIDED, hand_overs
from serasi.science.networks.shape import (
    components,
    concentration,
    density,
    reachable_share,
    reciprocity,
)
from serasi.science.networks.ties import Values, ties
from serasi.science.survival import kaplan_meier, quantile

Measure = Literal[
    "contacts_per_week",
    "meetings_per_week",
    "density",
    "reciprocity",
    "reach",
    "components",
    "cut_agencies",
    "bridges",
    "centralisation",
    "receiving",
    "never_met",
    "median_answer_hours",
    "lost_hand_overs",
]
MEASURES: tuple[Measure, ...] = Measure.__args__  # type: ignore[attr-defined]  # typing keeps them


@dataclass(frozen=True)
class Block:
    """What happened in one block: matrices (3, n, n) informs, hands over, meets; and answers.

    shared : (n, n) shared meetings
    hours, answered : of each contact that asks for an answer
    settled, lost : hand-overs whose fate is decided, and lost ones among them
    """

    weeks: float
    contacts: int
    meetings: int
    matrices: Values
    shared: Values
    hours: Values
    answered: NDArray[np.bool_]
    settled: int
    lost: int


@dataclass(frozen=True)
class Figures:
    """Measures in the order of MEASURES, NaN where not defined; and of each agency (n,)."""

    measures: Values
    per_week: Values
    betweenness: Values


def cut_into_blocks(
    network: Network, period: Period, *, blocks: int, known_until: datetime, deadline_hours: float
) -> list[Block]:
    """Return the blocks of a period, each of the same length."""
    length = (period.end - period.begin) / blocks
    edges = [period.begin + number * length for number in range(blocks)] + [period.end]
    made = []
    for begin, end in zip(edges[:-1], edges[1:], strict=True):
        part = Period(begin, end)
        during = network.during(part)
        tied = ties(during)
        hours, answered = answer_hours(during.contacts, known_until=known_until)
        fates = hand_overs(
            network, part, deadline_hours=deadline_hours, known_until=known_until
        ).fates  # fmt: skip
        made.append(
            Block(
                weeks=part.hours / 168,
                contacts=sum(contact.kind != "meets" for contact in during.contacts),
                meetings=len(during.meetings)
                + sum(contact.kind == "meets" for contact in during.contacts),
                matrices=np.stack([tied.informs, tied.hands_over, tied.meets]),
                shared=tied.shared_meetings,
                hours=hours,
                answered=answered,
                settled=sum(fate not in UNDECIDED for fate in fates),
                lost=sum(fate in LOST for fate in fates),
            )
        )
    return made


def figures(blocks: Sequence[Block], *, pairs: NDArray[np.int64]) -> Figures:
    """Return the figures of blocks taken together.

    Parameters
    ----------
    pairs : (p, 2) places of agencies that should know each other
    """
    informs, hands_over, meets = np.sum([block.matrices for block in blocks], axis=0)
    sent = informs + hands_over
    together = sent + sent.T + meets
    weeks = sum(block.weeks for block in blocks)
    between = betweenness(together)
    cut_points, single_links = count_cuts(together)
    shared = np.sum([block.shared for block in blocks], axis=0)
    values: dict[Measure, float | None] = {
        "contacts_per_week": sum(block.contacts for block in blocks) / weeks,
        "meetings_per_week": sum(block.meetings for block in blocks) / weeks,
        "density": density(together),
        "reciprocity": reciprocity(informs),
        "reach": reachable_share(informs),
        "components": len(components(together)),
        "cut_agencies": cut_points,
        "bridges": single_links,
        "centralisation": centralisation(between),
        "receiving": concentration(sent.sum(axis=0)),
        "never_met": int((shared[pairs[:, 0], pairs[:, 1]] == 0).sum()) if len(pairs) else None,
        "median_answer_hours": _median(blocks),
        "lost_hand_overs": _lost(blocks),
    }
    measures = np.array([values[measure] for measure in MEASURES], dtype=float)
    return Figures(measures, together.sum(axis=1) / weeks, between)


def _median(blocks: Sequence[Block]) -> float | None:
    hours = np.concatenate([block.hours for block in blocks])
    if not len(hours):
        return None
    answered = np.concatenate([block.answered for block in blocks])
    return quantile(kaplan_meier(hours, answered)).value


def _lost(blocks: Sequence[Block]) -> float | None:
    settled = sum(block.settled for block in blocks)
    return sum(block.lost for block in blocks) / settled if settled else None
