"""Who is tied to whom and how strongly: contacts as matrices of agencies by agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from serasi.science.networks.contacts import Network
from serasi.science.networks.flaws import Refused

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Ties:
    """Ties of n agencies; each matrix (n, n), row to column, with an empty diagonal.

    informs, hands_over : how many contacts went from the row to the column
    meets : strength of shared meetings; each meeting of k agencies gives 1 / (k - 1) to each of
        its pairs, so that an agency gains 1 in all by each meeting (Newman, 2001, Phys Rev E 64,
        016132, eq. 2)
    shared_meetings : how many meetings both attended
    """

    keys: tuple[str, ...]
    informs: Values
    hands_over: Values
    meets: Values
    shared_meetings: Values

    @property
    def together(self) -> Values:
        """Any contact, both ways summed: informs, hands over, and strength of meetings."""
        sent = self.informs + self.hands_over
        return np.asarray(sent + sent.T + self.meets)


def ties(network: Network) -> Ties:
    """Return the ties of a network, as `checked_network` makes it.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from serasi.science.networks import Agency, Meeting, checked_network
    >>> agencies = [Agency(key, "kecamatan") for key in "abc"]
    >>> noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    >>> ties(checked_network(agencies, [], [Meeting(noon, frozenset("abc"))])).meets.tolist()
    [[0.0, 0.5, 0.5], [0.5, 0.0, 0.5], [0.5, 0.5, 0.0]]
    """
    place = {key: index for index, key in enumerate(network.keys)}
    informs, hands_over, meets, shared = np.zeros((4, len(place), len(place)))
    for contact in network.contacts:
        pair = place[contact.sender], place[contact.receiver]
        if contact.kind == "meets":
            _meet(meets, shared, pair)
        else:
            (informs if contact.kind == "informs" else hands_over)[pair] += 1
    for meeting in network.meetings:
        _meet(meets, shared, sorted(place[key] for key in meeting.attended))
    return Ties(network.keys, informs, hands_over, meets, shared)


def between_kinds(network: Network, weights: ArrayLike) -> tuple[tuple[str, ...], Values]:
    """Return kinds of agencies in their order of letters, and weights summed from kind to kind.

    Parameters
    ----------
    weights : (n, n), such as `ties(network).informs`
    """
    checked = checked_weights(weights)
    if len(checked) != len(network.agencies):
        raise Refused("S557", f"{len(checked)} baris, {len(network.agencies)} instansi")
    kinds = tuple(sorted({agency.kind for agency in network.agencies}))
    member = np.array(
        [[agency.kind == kind for agency in network.agencies] for kind in kinds], dtype=float
    ).reshape(len(kinds), len(checked))
    return kinds, np.asarray(member @ checked @ member.T)


def checked_weights(weights: ArrayLike) -> Values:
    """Return weights (n, n) of ties from row to column; 0 = no tie.

    Raises
    ------
    Refused : S557 not square, below zero, unknown, infinite, or an agency tied to itself
    """
    made = np.asarray(weights, dtype=float)
    if made.ndim != 2 or made.shape[0] != made.shape[1]:
        raise Refused("S557", f"harus persegi, bukan {made.shape}")
    if not (np.isfinite(made) & (made >= 0)).all():
        raise Refused("S557", "harus bilangan 0 atau lebih")
    if np.diagonal(made).any():
        raise Refused("S557", "instansi dengan dirinya sendiri")
    return made


def _meet(meets: Values, shared: Values, present: Sequence[int]) -> None:
    if len(present) < 2:
        return
    cells = np.ix_(present, present)
    apart = 1 - np.eye(len(present))
    meets[cells] += apart / (len(present) - 1)
    shared[cells] += apart
