"""Pure decisions of mediation: who is accepted, when parties may sit together, the targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

CONTACT_HOURS = "mediation.contact_hours"
JOINT_DAYS = "mediation.joint_days"
AGREEMENT_DAYS = "mediation.agreement_days"
HANDOVER_HOURS = "mediation.handover_hours"
WOMEN_PERCENT = "mediation.women_percent"
FEWEST_PARTIES = 2


@dataclass(frozen=True)
class Said:
    """What a party, by its letter, said of a mediator on a day."""

    letter: str
    accepted: bool
    on: date


@dataclass(frozen=True)
class Held:
    """A sitting as far as the order of mediation goes; `letter` is "" for a joint one."""

    kind: str
    at: datetime
    letter: str = ""
    absent: frozenset[str] = frozenset()

    @property
    def took_place(self) -> bool:
        """Say whether everybody who was awaited came."""
        return not self.absent


@dataclass(frozen=True)
class Targets:
    """Until when contact, the first joint session and an agreement are due."""

    contact: datetime
    joint: datetime
    agreement: datetime | None
    escalate: datetime
    """From when on a mediation without an agreement is offered to be handed higher."""


def minute_of(moment: datetime) -> datetime:
    """Return a moment as forms tell it, to the minute, so that "now" is not before just now."""
    return moment.replace(second=0, microsecond=0)


def targets(
    began_at: datetime,
    *,
    first_joint: datetime | None,
    contact_hours: int,
    joint_days: int,
    agreement_days: int,
) -> Targets:
    """Return the targets; that of the agreement counts from the first joint session.

    >>> from datetime import UTC
    >>> t = targets(datetime(2028, 2, 27, 17, tzinfo=UTC), first_joint=None, contact_hours=24,
    ...             joint_days=7, agreement_days=30)
    >>> t.contact.isoformat(), t.joint.isoformat(), t.agreement
    ('2028-02-28T17:00:00+00:00', '2028-03-05T17:00:00+00:00', None)
    """
    days = timedelta(days=agreement_days)
    return Targets(
        began_at + timedelta(hours=contact_hours),
        began_at + timedelta(days=joint_days),
        None if first_joint is None else first_joint + days,
        (first_joint or began_at) + days,
    )


def latest(said: Iterable[Said]) -> dict[str, Said]:
    """Return the last word of each party; of two on one day the one written later."""
    found: dict[str, Said] = {}
    for one in said:
        held = found.get(one.letter)
        if held is None or one.on >= held.on:
            found[one.letter] = one
    return found


def refused_by(said: Iterable[Said]) -> list[str]:
    """Return the parties that refused a mediator; one refusal ends it for good."""
    return sorted({one.letter for one in said if not one.accepted})


def accepted_by_all(said: Sequence[Said], parties: Iterable[str], *, on: date | None) -> bool:
    """Say whether every party accepted a mediator, and none refused, up to a day (None: ever)."""
    known = [one for one in said if on is None or one.on <= on]
    letters = set(parties)
    agreed = {letter for letter, one in latest(known).items() if one.accepted}
    return len(letters) >= FEWEST_PARTIES and letters <= agreed and not refused_by(known)


def met_before(held: Iterable[Held], parties: Iterable[str], *, at: datetime) -> list[str]:
    """Return the parties whom nobody met apart before a moment."""
    met = {h.letter for h in held if h.kind == "pre" and h.took_place and h.at < at}
    return sorted(set(parties) - met)


def why_no_joint(
    *,
    parties: Iterable[str],
    mediators: Mapping[str, Sequence[Said]],
    held: Sequence[Held],
    at: datetime,
    day: date,
) -> list[str]:
    """Return every reason why the parties may not sit together yet; none when they may.

    `mediators` holds what was said of each mediator, by the words of the office.
    """
    letters = sorted(set(parties))
    why = []
    if len(letters) < FEWEST_PARTIES:
        why.append(_("belum ada dua pihak"))
    if not any(accepted_by_all(said, letters, on=day) for said in mediators.values()):
        why.append(_why_no_mediator(letters, mediators, day))
    unmet = met_before(held, letters, at=at)
    if unmet:
        why.append(_("belum ada pramediasi dengan Pihak %s") % _listed(unmet))
    return why


def _why_no_mediator(
    letters: Sequence[str], mediators: Mapping[str, Sequence[Said]], day: date
) -> str:
    if not mediators:
        return _("penengah belum ditunjuk")
    willing = {
        office: said for office, said in mediators.items() if not refused_by(said)
    }  # fmt: skip
    if not willing:
        return _("semua penengah ditolak; sebut penengah lain")
    office, said = max(willing.items(), key=lambda pair: len(latest(pair[1])))
    agreed = {x for x, one in latest(o for o in said if o.on <= day).items() if one.accepted}
    return _("%(office)s belum diterima Pihak %(who)s") % {
        "office": office, "who": _listed(sorted(set(letters) - agreed)),
    }  # fmt: skip


def _listed(letters: Sequence[str]) -> str:
    return _(" dan ").join(letters)


def first_joint(held: Iterable[Held]) -> datetime | None:
    """Return when the parties first sat together, all of them."""
    return min((h.at for h in held if h.kind == "joint" and h.took_place), default=None)


def all_contacted(held: Iterable[Held], parties: Iterable[str]) -> datetime | None:
    """Return when the last of the parties was first met, in whatever kind of sitting."""
    first: dict[str, datetime] = {}
    letters = set(parties)
    for sitting in sorted(held, key=lambda h: h.at):
        present = ({sitting.letter} if sitting.letter else letters) - sitting.absent
        for letter in present & letters:
            first.setdefault(letter, sitting.at)
    return max(first.values()) if letters and letters == set(first) else None


def share_of_women(genders: Iterable[str]) -> float | None:
    """Return the share of women in percent among those whose L/P is known; None without any.

    >>> share_of_women(["P", "L", "L", "L", ""]), share_of_women(["", ""])
    (25.0, None)
    """
    known = [g for g in genders if g in ("L", "P")]
    return 100 * known.count("P") / len(known) if known else None
