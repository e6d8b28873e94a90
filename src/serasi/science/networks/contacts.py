"""What is known of a network: its agencies, who contacted whom, and who met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from serasi.science.networks.flaws import Refused

Kind = Literal["informs", "meets", "hands_over"]
Outcome = Literal["accepted", "rejected"]


@dataclass(frozen=True)
class Agency:
    """An agency by its key, and what kind it is, such as `satpol_pp` or `kecamatan`."""

    key: str
    kind: str


@dataclass(frozen=True)
class Contact:
    """One contact of two agencies.

    kind : `informs`, `hands_over` a matter, or `meets` as a meeting of these two alone
    answered_at : the first answer of the receiver, a rejection included; None = not yet
    outcome : of a hand-over; None = not yet, or no such question
    subject : what it was about, such as the key of a case; None = not recorded
    """

    sender: str
    receiver: str
    at: datetime
    kind: Kind
    answered_at: datetime | None = None
    outcome: Outcome | None = None
    subject: str | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting and the agencies that attended it, not those invited."""

    at: datetime
    attended: frozenset[str]


@dataclass(frozen=True)
class Period:
    """From `begin` up to and without `end`."""

    begin: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment falls within."""
        return self.begin <= moment < self.end

    @property
    def hours(self) -> float:
        """How long it is."""
        return hours_between(self.begin, self.end)


@dataclass(frozen=True)
class Network:
    """Agencies in the order of all arrays about them, with their contacts and meetings."""

    agencies: tuple[Agency, ...]
    contacts: tuple[Contact, ...]
    meetings: tuple[Meeting, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the agencies."""
        return tuple(agency.key for agency in self.agencies)

    def during(self, period: Period) -> Network:
        """Return the same agencies with what happened in the period."""
        return Network(
            self.agencies,
            tuple(contact for contact in self.contacts if period.holds(contact.at)),
            tuple(meeting for meeting in self.meetings if period.holds(meeting.at)),
        )


def checked_network(
    agencies: Iterable[Agency], contacts: Iterable[Contact], meetings: Iterable[Meeting] = ()
) -> Network:
    """Return a network in which every contact is sound.

    Raises
    ------
    Refused : S550 an agency twice, S551 an agency that is not listed, S552 a contact with itself,
        S553 a moment without time zone, S554 an answer before its contact, or an outcome without
        the moment of the answer, S558 an unknown kind of contact
    """
    made = Network(tuple(agencies), tuple(contacts), tuple(meetings))
    known = set(made.keys)
    for key in known:
        if made.keys.count(key) > 1:
            raise Refused("S550", key)
    for contact in made.contacts:
        _check_contact(contact, known)
    for meeting in made.meetings:
        _check_moment(meeting.at)
        for key in sorted(meeting.attended - known):
            raise Refused("S551", key)
    return made


def checked_period(period: Period, *, known_until: datetime | None = None) -> datetime:
    """Return until when answers are known: the end of the period unless said otherwise.

    Raises
    ------
    Refused : S553 a moment without time zone, S555 an end not after the begin, or answers known
        only until before the end
    """
    until = period.end if known_until is None else known_until
    for moment in (period.begin, period.end, until):
        _check_moment(moment)
    if not period.begin < period.end <= until:
        raise Refused("S555", f"{period.begin} sampai {period.end}, jawaban sampai {until}")
    return until


def hours_between(earlier: datetime, later: datetime) -> float:
    """Return the hours from one moment to another."""
    return (later - earlier).total_seconds() / 3600


def _check_contact(contact: Contact, known: set[str]) -> None:
    for key in (contact.sender, contact.receiver):
        if key not in known:
            raise Refused("S551", key)
    if contact.sender == contact.receiver:
        raise Refused("S552", contact.sender)
    if contact.kind not in ("informs", "meets", "hands_over"):
        raise Refused("S558", contact.kind)
    _check_moment(contact.at)
    if contact.answered_at is None:
        if contact.outcome is not None:
            raise Refused("S554", contact.outcome)
        return
    _check_moment(contact.answered_at)
    if contact.answered_at < contact.at:
        raise Refused("S554", contact.answered_at)


def _check_moment(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise Refused("S553", moment)
