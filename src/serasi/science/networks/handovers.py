"""What became of matters handed over: taken, handed on, or lost between two agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from serasi.science.networks.answers import answer_known, checked_deadline
from serasi.science.networks.contacts import (
    Contact,
    Network,
    Period,
    checked_period,
    hours_between,
)
from serasi.science.series.alarms import Share, share

Fate = Literal["taken", "handed_on", "lost_unanswered", "lost_rejected", "open", "untraceable"]
LOST: tuple[Fate, Fate] = ("lost_unanswered", "lost_rejected")
UNDECIDED: tuple[Fate, Fate] = ("open", "untraceable")


@dataclass(frozen=True)
class HandOvers:
    """Hand-overs of a period with the fate of each, in the same order.

    lost : share of lost ones among those whose fate is decided, with Wilson's interval
    late : taken, but after the deadline
    """

    contacts: tuple[Contact, ...]
    fates: tuple[Fate, ...]
    lost: Share
    late: int

    def of(self, *fates: Fate) -> tuple[Contact, ...]:
        """Return the hand-overs with one of these fates."""
        pairs = zip(self.contacts, self.fates, strict=True)
        return tuple(contact for contact, fate in pairs if fate in fates)


def hand_overs(
    network: Network, period: Period, *, deadline_hours: float, known_until: datetime | None = None
) -> HandOvers:
    """Return what became of each matter handed over in the period.

    taken : answered and not rejected
    handed_on : the same subject was handed over again, within the deadline after a rejection, or
        within two deadlines of a hand-over that found silence
    lost_unanswered : no answer after the deadline
    lost_rejected : rejected, and not handed on within the deadline counted from the rejection
    open : the deadline has not passed yet
    untraceable : rejected without a subject, so that nobody can tell whether it was handed on

    Parameters
    ----------
    network : with the contacts after the period too, as far as known
    deadline_hours : above 0
    known_until : the moment up to which all is known; the end of the period unless given

    Raises
    ------
    Refused : S553, S555 the period; S558 a deadline not above 0
    """
    checked_deadline(deadline_hours)
    until = checked_period(period, known_until=known_until)
    moments: dict[str, list[datetime]] = {}
    for contact in network.contacts:
        if contact.kind == "hands_over" and contact.subject is not None and contact.at <= until:
            moments.setdefault(contact.subject, []).append(contact.at)
    made = tuple(c for c in network.during(period).contacts if c.kind == "hands_over")
    fates = tuple(_fate(c, moments, until, deadline_hours) for c in made)
    decided = [fate for fate in fates if fate not in UNDECIDED]
    late = sum(
        fate == "taken" and _wait(contact, until) > deadline_hours
        for contact, fate in zip(made, fates, strict=True)
    )
    lost = share(sum(fate in LOST for fate in decided), len(decided))
    return HandOvers(made, fates, lost, late)


def _fate(
    contact: Contact, moments: dict[str, list[datetime]], until: datetime, deadline: float
) -> Fate:
    came = answer_known(contact, known_until=until)
    if came is not None and contact.outcome != "rejected":
        return "taken"
    if came is not None and contact.subject is None:
        return "untraceable"
    # a rejection starts the clock anew; silence is only known to be one after the deadline
    begin, allowed = (contact.at, 2 * deadline) if came is None else (came, deadline)
    again = [at for at in moments.get(contact.subject or "", ()) if at > contact.at and at >= begin]
    if any(hours_between(begin, at) <= allowed for at in again):
        return "handed_on"
    waited = hours_between(begin, until)
    if came is None:
        return "lost_unanswered" if waited > deadline else "open"
    return "lost_rejected" if waited > deadline else "open"


def _wait(contact: Contact, until: datetime) -> float:
    return hours_between(contact.at, answer_known(contact, known_until=until) or until)
