"""How long contacts wait for their first answer, those still waiting included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from serasi.science.networks.contacts import Contact, hours_between
from serasi.science.networks.flaws import Refused
from serasi.science.networks.ties import Values
from serasi.science.survival import Quantile, kaplan_meier, quantile, survival_at

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Answers:
    """Hours until the first answer.

    waiting : contacts without an answer when knowledge ends; they count as longer than they waited
    lower_quartile, median, upper_quartile : hours by which a quarter, half and three quarters are
        answered, each with its interval; None where so many were not answered
    by_deadline : share answered within `deadline_hours`; None if no contact was watched so long
    """

    contacts: int
    waiting: int
    lower_quartile: Quantile
    median: Quantile
    upper_quartile: Quantile
    deadline_hours: float
    by_deadline: float | None


def answers(
    contacts: Iterable[Contact], *, known_until: datetime, deadline_hours: float
) -> Answers | None:
    """Return how long answers took, by Kaplan-Meier; None without any contact that asks for one.

    Meetings ask for no answer and are left out. A mean of the answered only would look better the
    more contacts stay unanswered.

    Parameters
    ----------
    known_until : the moment up to which answers are known; later contacts are left out
    deadline_hours : above 0

    Raises
    ------
    Refused : S558 a deadline not above 0
    """
    checked_deadline(deadline_hours)
    hours, answered = answer_hours(contacts, known_until=known_until)
    if not len(hours):
        return None
    curve = kaplan_meier(hours, answered)
    in_time = 1 - float(survival_at(curve, deadline_hours))
    return Answers(
        contacts=len(hours),
        waiting=int((~answered).sum()),
        lower_quartile=quantile(curve, 0.25),
        median=quantile(curve, 0.5),
        upper_quartile=quantile(curve, 0.75),
        deadline_hours=deadline_hours,
        by_deadline=None if np.isnan(in_time) else in_time,
    )


def answer_hours(
    contacts: Iterable[Contact], *, known_until: datetime
) -> tuple[Values, Flags]:  # fmt: skip
    """Return hours waited and whether the answer came, (n,) each, for `survival.kaplan_meier`."""
    hours, answered = [], []
    for contact in contacts:
        if contact.kind == "meets" or contact.at > known_until:
            continue
        came = answer_known(contact, known_until=known_until)
        hours.append(hours_between(contact.at, came or known_until))
        answered.append(came is not None)
    return np.array(hours, dtype=float), np.array(answered, dtype=bool)


def hours_until_all_answered(
    contacts: Iterable[Contact], *, known_until: datetime
) -> float | None:  # fmt: skip
    """Return the hours from the first contact until each receiver had answered once.

    For one call to many, such as a drill. None without contacts, or while somebody is silent.
    """
    asked = [contact for contact in contacts if contact.kind != "meets"]
    first: dict[str, datetime | None] = {}
    for contact in asked:
        came = answer_known(contact, known_until=known_until)
        before = first.get(contact.receiver)
        first[contact.receiver] = min(filter(None, (came, before)), default=None)
    known = [moment for moment in first.values() if moment is not None]
    if not asked or len(known) < len(first):
        return None
    return hours_between(min(contact.at for contact in asked), max(known))


def answer_known(contact: Contact, *, known_until: datetime) -> datetime | None:
    """Return when the answer came, as far as was known at a moment."""
    came = contact.answered_at
    return came if came is not None and came <= known_until else None


def checked_deadline(deadline_hours: float) -> None:
    """Refuse (S558) a deadline that is not above 0."""
    if not 0 < deadline_hours < np.inf:
        raise Refused("S558", f"tenggat {deadline_hours} jam")
