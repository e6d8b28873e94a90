"""All coordination figures of one network in one period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from serasi.science.networks.answers import Answers, answers
from serasi.science.networks.between import betweenness, weighted_betweenness
from serasi.science.networks.contacts import Network, Period, checked_period
from serasi.science.networks.cuts import Bridge, CutAgency, bridges, cut_agencies
from serasi.science.networks.handovers import HandOvers, hand_overs
from serasi.science.networks.pairs import Pair, Unmet, never_met
from serasi.science.networks.shape import (
    Degrees,
    components,
    concentration,
    degrees,
    density,
    reachable_share,
    reciprocity,
)
from serasi.science.networks.ties import Ties, Values, ties


@dataclass(frozen=True)
class Picture:
    """Figures of a period; agencies as places in `ties.keys` unless keys are said.

    density, degrees, betweenness, weighted_betweenness, components, cut_agencies and bridges are
    of contacts of any kind, both ways (`ties.together`); reciprocity and reach are of informing.

    receiving : how far the receiving of messages and matters rests on one agency, 0 to 1
    answers_of : key of the receiver and its answers, for receivers that were asked anything
    """

    period: Period
    ties: Ties
    density: float | None
    reciprocity: float | None
    reach: float | None
    degrees: Degrees
    betweenness: Values
    weighted_betweenness: Values
    components: tuple[tuple[int, ...], ...]
    cut_agencies: tuple[CutAgency, ...]
    bridges: tuple[Bridge, ...]
    receiving: float | None
    unmet: tuple[Unmet, ...]
    answers: Answers | None
    answers_of: tuple[tuple[str, Answers], ...]
    hand_overs: HandOvers


def picture(
    network: Network,
    period: Period,
    *,
    pairs: Iterable[Pair] = (),
    deadline_hours: float = 24.0,
    known_until: datetime | None = None,
) -> Picture:
    """Return all figures of a period.

    Parameters
    ----------
    network : as `checked_network` makes it, with contacts outside the period too
    pairs : keys of agencies that should know each other, as of `pairs_within`
    deadline_hours : for answers and hand-overs
    known_until : the moment up to which answers are known; the end of the period unless given

    Raises
    ------
    Refused : S551, S552 the pairs; S553, S555 the period; S558 the deadline
    """
    until = checked_period(period, known_until=known_until)
    during = network.during(period)
    tied = ties(during)
    together, sent = tied.together, tied.informs + tied.hands_over
    own = {key: [c for c in during.contacts if c.receiver == key] for key in network.keys}
    found = {
        key: answers(asked, known_until=until, deadline_hours=deadline_hours)
        for key, asked in own.items()
    }
    return Picture(
        period=period,
        ties=tied,
        density=density(together),
        reciprocity=reciprocity(tied.informs),
        reach=reachable_share(tied.informs),
        degrees=degrees(together),
        betweenness=betweenness(together),
        weighted_betweenness=weighted_betweenness(together),
        components=components(together),
        cut_agencies=cut_agencies(together),
        bridges=bridges(together),
        receiving=concentration(sent.sum(axis=0)),
        unmet=never_met(tied, pairs),
        answers=answers(during.contacts, known_until=until, deadline_hours=deadline_hours),
        answers_of=tuple((key, made) for key, made in found.items() if made is not None),
        hand_overs=hand_overs(network, period, deadline_hours=deadline_hours, known_until=until),
    )
