"""What the acts on forums share: rows under lock with their right, amounts, days, numbers."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from serasi.facilitate import forum_rules
from serasi.facilitate.models import Forum, Package, PackageHand
from serasi.facilitate.queries.forums import visible_to
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.network.serials import next_serial
from serasi.problems import (
    FORUM_DAY,
    MONEY_UNFIT,
    NOT_FOUND,
    PACKAGE_MOVED,
    PACKAGE_SECOND,
    PACKAGE_STATE,
    PEOPLE_UNFIT,
    REASON_NEEDED,
    Problem,
)

MOST_RUPIAH = 10**12
OLDEST = date(2000, 1, 1)


def need_text(words: str, *, most: int = 500) -> str:
    """Return a reason or a paper's number, or refuse an empty one."""
    if not words.strip():
        raise Problem(REASON_NEEDED)
    return words.strip()[:most]


def need_amount(amount: int, *, what: str) -> int:
    """Return an amount of rupiah above 0, or refuse."""
    if not 0 < amount <= MOST_RUPIAH:
        raise Problem(MONEY_UNFIT, what=what)
    return amount


def need_people(counts: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return the women and men of each element that has any, or refuse when nobody is there."""
    if any(n < 0 or n > 100_000 for pair in counts.values() for n in pair):
        raise Problem(PEOPLE_UNFIT)
    there = {element: pair for element, pair in counts.items() if sum(pair)}
    if not there:
        raise Problem(PEOPLE_UNFIT)
    return there


def need_day(day: date, *, first: date, now: datetime) -> date:
    """Return a day that has come and is not before `first`, or refuse."""
    today = timezone.localdate(now)
    if not first <= day <= today:
        words = {"day": day, "first": first, "last": today}
        raise Problem(FORUM_DAY, **{key: f"{value:%d/%m/%Y}" for key, value in words.items()})
    return day


def locked_forum(actor: Viewer, number: str) -> Forum:
    """Return a forum under lock that the actor cares for."""
    row = visible_to(actor).select_for_update(of=("self",)).filter(number=number).first()
    if row is None:
        raise Problem(NOT_FOUND)
    require(actor, Can.FORUMS, area=row.area_id)
    return row


def locked_package(
    actor: Viewer, number: str, serial: int, *, version: int, states: frozenset[str]
) -> Package:
    """Return a package under lock, in one of some states and as it was when it was read."""
    forum = locked_forum(actor, number)
    row = (
        Package.objects.select_for_update(of=("self",))
        .select_related("forum")
        .filter(forum=forum, serial=serial)
        .first()
    )
    if row is None:
        raise Problem(NOT_FOUND)
    if row.state not in states:
        raise Problem(PACKAGE_STATE, number=row.label, state=Package.State(row.state).label)
    if row.version != version:
        raise Problem(PACKAGE_MOVED, number=row.label)
    return row


def locked_for(actor: Viewer, number: str, serial: int, *, version: int, step: str) -> Package:
    """Return a package under lock from which a step may be taken."""
    states = forum_rules.STEPS[step][0]
    return locked_package(actor, number, serial, version=version, states=states)


def take(row: Package, step: str) -> None:
    """Move a package to where a step leads."""
    row.state = forum_rules.STEPS[step][1]
    row.version += 1


DONE = {
    PackageHand.Over.PROPOSAL: _("ikut menulis usulan"),
    PackageHand.Over.ACCOUNT: _("ikut menulis LPJ"),
}


def wrote(actor: Viewer, row: Package, over: PackageHand.Over) -> None:
    """Keep who wrote at a proposal or an account; such a hand is never taken back."""
    if actor.person_id is not None:
        row.hands.get_or_create(person_id=actor.person_id, over=over)


def need_other(actor: Viewer, row: Package, over: PackageHand.Over) -> None:
    """Refuse who wrote at what a second person is to judge, and who is no person."""
    hands = row.hands.filter(person_id=actor.person_id or 0, over=over)
    if actor.person_id is None or hands.exists():
        raise Problem(PACKAGE_SECOND, who=actor.name, done=DONE[over])


def next_number(now: datetime) -> str:
    """Return the next number of the year, over all areas; the caller holds a transaction."""
    year = timezone.localtime(now).year
    return f"FK-{year}-{next_serial(Forum.objects.all(), f'FK-{year}-'):04d}"
