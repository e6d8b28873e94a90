"""Invented agencies and contacts, and the plain graphs of textbooks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import networkx as nx
import numpy as np

from serasi.science.networks import Agency, Contact, Meeting, Network, Period, checked_network

START = datetime(2026, 1, 5, tzinfo=UTC)
FIRST = Period(START, START + timedelta(days=84))
SECOND = Period(FIRST.end, FIRST.end + timedelta(days=84))


def hour(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def contact(
    sender: str, receiver: str, at: float = 0, kind: Any = "informs", **more: Any
) -> Contact:
    """A contact `at` hours after the start; `answered` after so many hours of waiting."""
    answered = more.pop("answered", None)
    came = None if answered is None else hour(at + answered)
    return Contact(sender, receiver, hour(at), kind, came, **more)


def agencies(keys: Any) -> list[Agency]:
    return [Agency(key, "kecamatan") for key in keys]


def network(keys: Any, contacts: Any = (), meetings: Any = ()) -> Network:
    made = [Meeting(hour(at), frozenset(attended)) for at, attended in meetings]
    return checked_network(agencies(keys), contacts, made)


def weights_of(graph: Any) -> np.ndarray:
    return nx.to_numpy_array(graph, nodelist=sorted(graph), weight=None)


def random_weights(seed: int, *, n: int = 12, share: float = 0.2, both: bool = False) -> np.ndarray:
    """Ties with weights 1, 2, 4 or 8, so that sums of 1 / weight are exact in the peer too."""
    rng = np.random.default_rng(seed)
    made = np.where(rng.random((n, n)) < share, 2.0 ** rng.integers(0, 4, (n, n)), 0.0)
    np.fill_diagonal(made, 0)
    return np.maximum(made, made.T) if both else made
