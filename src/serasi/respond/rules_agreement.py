"""Pure decisions of agreements: when one may be signed, its monitoring days, what breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from serasi.regions.zones import zone_of

CONSULT_DAYS = "agreement.consult_days"
MONITOR_KEYS = tuple(f"agreement.monitor_{n}" for n in (1, 2, 3, 4))
EARLY_DAYS = "agreement.monitor_early_days"
NEEDED_TO_CLOSE = 30
JUDGED_AFTER = 90
SPREAD_DAYS = 7
"""Within how many days residents are told of an agreement (domain 3.2, step 14; own rule)."""
AGREED, WAIVED, OBJECTED = "agreed", "waived", "objected"
KEPT, LATE, BROKEN, OPEN = "kept", "late", "broken", "open"


@dataclass(frozen=True)
class Word:
    """What a party said of the text, and when."""

    letter: str
    kind: str
    at: datetime


def last_words(words: Iterable[Word], *, until: datetime) -> dict[str, str]:
    """Return the last answer of each party up to a moment."""
    found: dict[str, str] = {}
    for word in sorted((w for w in words if w.at <= until), key=lambda w: w.at):
        found[word.letter] = word.kind
    return found


def why_not_signed(
    *,
    parties: Iterable[str],
    joint_at: datetime | None,
    mediator_accepted: bool,
    offered_at: datetime | None,
    consult_until: datetime | None,
    words: Sequence[Word],
    signing_at: datetime,
    area: str,
) -> list[str]:
    """Return every reason why an agreement may not be signed at a moment; none when it may.

    Each side has had its time with the text, or every side waived it; and nobody objects. Times
    are told in the zone of the area.
    """
    letters, why = sorted(set(parties)), []
    if joint_at is None or joint_at > signing_at:
        why.append(_("belum ada sidang bersama yang dihadiri semua pihak"))
    if not mediator_accepted:
        why.append(_("penengah belum diterima semua pihak"))
    if offered_at is None or consult_until is None:
        return [*why, _("naskah belum ditanyakan kepada warga kedua pihak")]
    if signing_at <= offered_at:
        why.append(_("waktu tanda tangan mendahului naskahnya"))
    said = last_words(words, until=signing_at)
    objecting = sorted(letter for letter in letters if said.get(letter) == OBJECTED)
    if objecting:
        why.append(_("Pihak %s berkeberatan") % ", ".join(objecting))
    waived = all(said.get(letter) == WAIVED for letter in letters)
    if signing_at < consult_until and not waived:
        local = consult_until.astimezone(zone_of(area)).strftime("%d/%m/%Y %H.%M %Z")
        why.append(_("waktu bertanya kepada warga sampai %s") % local)
    return why


def monitoring_days(signed_on: date, offsets: Iterable[int]) -> list[tuple[int, date]]:
    """Return on which day each visit is due: so many days after the day of signing.

    >>> monitoring_days(date(2027, 11, 30), [7, 90])
    [(7, datetime.date(2027, 12, 7)), (90, datetime.date(2028, 2, 28))]
    """
    return [(days, signed_on + timedelta(days=days)) for days in sorted(set(offsets))]


def found_state(*, state: str, due_on: date | None, on: date) -> str:
    """Return how an obligation stands: one whose day has passed undone is late.

    >>> found_state(state="open", due_on=date(2026, 1, 1), on=date(2026, 1, 2))
    'late'
    """
    return LATE if state == OPEN and due_on is not None and on > due_on else state


def breach_of(states: Iterable[str], *, violence: bool) -> str:
    """Return what breaks an agreement, "" when nothing does; violence weighs more.

    >>> breach_of(["kept", "late"], violence=False), breach_of(["broken"], violence=True)
    ('', 'violence')
    """
    if violence:
        return "violence"
    return "obligation" if BROKEN in set(states) else ""


@dataclass(frozen=True)
class Kept:
    """An agreement as far as the share with all duties done goes.

    `judged` is whether the visit that far was made, `states` those of the obligations due by then.
    """

    in_force_since: date
    broken_on: date | None
    judged: bool
    states: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """How many agreements had all duties done, of how many judged; others are not judged yet."""

    done: int
    judged: int
    waiting: int


def all_done(rows: Iterable[Kept], *, on: date, after: int = JUDGED_AFTER) -> Share:
    """Count the agreements old enough whose duties were all done, and those nobody looked at."""
    done = judged = waiting = 0
    for row in rows:
        limit = row.in_force_since + timedelta(days=after)
        if limit > on:
            continue
        if row.broken_on is not None and row.broken_on <= limit:
            judged += 1
        elif row.judged:
            judged += 1
            done += all(state == KEPT for state in row.states)
        else:
            waiting += 1
    return Share(done, judged, waiting)


@dataclass(frozen=True)
class Life:
    """How long an agreement has held, in days, and whether it broke."""

    days: int
    broke: bool


def life(
    *,
    since: date,
    broken_on: date | None,
    closed_on: date | None,
    seen_on: date | None,
    today: date,
) -> Life:
    """Return how long an agreement held: to its breach, else to the day that watching ended.

    A closed case is watched until it closed, or until the last visit after that.
    """
    if broken_on is not None:
        return Life((broken_on - since).days, True)
    ends = [day for day in (closed_on, seen_on) if day is not None]
    end = max(ends) if closed_on is not None else today
    return Life(max((min(end, today) - since).days, 0), False)
