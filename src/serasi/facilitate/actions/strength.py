"""The network of each regency is measured at night, since comparing periods takes seconds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Q

from serasi.facilitate.contacts import Told, told_of
from serasi.facilitate.models import Strength
from serasi.network.models import Agency, Jurisdiction
from serasi.network.walls import opened
from serasi.regions.models import Area
from serasi.regions.zones import local_day
from serasi.science import networks
from serasi.science.networks import Comparison, Network, Period, Picture

DAYS = 90
ANSWER_HOURS = 24.0
DUTY_HOURS = 14 * 24.0
MOST = 60
KEPT = timedelta(days=400)
OUTSIDE = ("kepala_daerah", "dprd", "inspektorat", "bakorwil", "bakesbangpol_prov", "desa")
"""Kinds that are not expected to meet every other agency of a regency."""
WITH_ALL = ("fkub", "bakesbangpol")
"""Kinds that are expected to meet the agencies of each district too."""


def _areas(regency: str) -> dict[int, set[str]]:
    """Return the open agencies of a regency with their areas in it or above it."""
    near = Q(area=regency) | Q(area=regency[:2]) | Q(area__parent=regency, area__level=3)
    near |= Q(area__parent__parent=regency)
    rows = Jurisdiction.objects.filter(near, valid_to=None, agency__closed_on=None)
    found: dict[int, set[str]] = {}
    for agency, code in rows.values_list("agency_id", "area_id"):
        found.setdefault(agency, set()).add(code)
    return found


def _members(told: Told, areas: Mapping[int, set[str]]) -> list[Agency]:
    """Return the agencies of the network: who was in contact, then those that should have been.

    Villages count once they are in contact. At most 60, the busiest first.
    """
    busy: dict[str, int] = {}
    ends = [key for contact in told.contacts for key in (contact.sender, contact.receiver)]
    ends += [key for meeting in told.meetings for key in meeting.attended]
    for key in ends:
        busy[key] = busy.get(key, 0) + 1
    wide = [pk for pk, codes in areas.items() if any(len(code) <= 8 for code in codes)]
    known = Agency.objects.filter(pk__in={*wide, *(int(key) for key in busy)})
    ranked = sorted(known, key=lambda one: (-busy.get(str(one.pk), 0), one.name))
    return sorted(ranked[:MOST], key=lambda one: one.name)


def _network(told: Told, members: list[Agency]) -> Network:
    keys = {str(one.pk) for one in members}
    return networks.checked_network(
        [networks.Agency(str(one.pk), one.kind) for one in members],
        [c for c in told.contacts if {c.sender, c.receiver} <= keys],
        [replace(m, attended=m.attended & keys) for m in told.meetings],
    )


def _pairs(
    regency: str, members: list[Agency], areas: Mapping[int, set[str]]
) -> tuple[tuple[str, str], ...]:
    """Return who should know each other: agencies of the regency, and those of each district."""
    groups: dict[str, list[str]] = {}
    mine = [one for one in members if one.kind not in OUTSIDE]
    for one in mine:
        for code in areas.get(one.pk, ()):
            groups.setdefault(code, []).append(str(one.pk))
    joint = [str(one.pk) for one in mine if one.kind in WITH_ALL]
    wanted = {
        code: keys if code == regency else [*keys, *joint]
        for code, keys in groups.items()
        if code == regency or len(code) == 8  # noqa: PLR2004 - a district's code
    }
    return networks.pairs_within(wanted)


def measure(regency: str, *, now: datetime) -> dict[str, Any] | None:
    """Return how a regency's agencies coordinated in the last 90 days, beside the 90 before.

    None with fewer than two agencies.
    """
    begin, middle = now - timedelta(days=2 * DAYS), now - timedelta(days=DAYS)
    told = told_of(regency, begin, now)
    areas = _areas(regency)
    members = _members(told, areas)
    if len(members) < 2:  # noqa: PLR2004 - two agencies are the least that can coordinate
        return None
    made = _network(told, members)
    pairs = _pairs(regency, members, areas) if told.meetings else ()
    period = Period(middle, now)
    seen = networks.picture(made, period, pairs=pairs, deadline_hours=ANSWER_HOURS)
    seen = _first_answers(seen, made, period)
    change = networks.compare(
        made, Period(begin, middle), period, pairs=pairs, deadline_hours=DUTY_HOURS,
        rng=np.random.default_rng(int(now.timestamp())),
    )  # fmt: skip
    return _kept(members, made.during(period), seen, change)


def _first_answers(seen: Picture, made: Network, period: Period) -> Picture:
    """Let answers be those to what was told, and hand-overs have the time of a duty.

    A duty is answered by being done, which says nothing of how fast anybody picks up the phone.
    """
    informed = [c for c in made.during(period).contacts if c.kind == "informs"]
    until = {"known_until": period.end, "deadline_hours": ANSWER_HOURS}
    of_each = {
        key: networks.answers([c for c in informed if c.receiver == key], **until)  # type: ignore[arg-type]  # one dict of two kinds
        for key in made.keys
    }
    return replace(
        seen,
        answers=networks.answers(informed, **until),  # type: ignore[arg-type]  # as above
        answers_of=tuple((key, one) for key, one in of_each.items() if one is not None),
        hand_overs=networks.hand_overs(made, period, deadline_hours=DUTY_HOURS),
    )


def _name(agency: Agency) -> str:
    """Return the name of an agency among those of its regency, which need not name it again.

    >>> _name(Agency(short_name="Polsek Ajung, Kab. Jember"))
    'Polsek Ajung'
    """
    return re.sub(r", (Kab\.|Kota) [^,]+$", "", agency.short_name)


def _answers(made: networks.Answers | None) -> dict[str, Any] | None:
    if made is None:
        return None
    middle = made.median
    return {
        "contacts": made.contacts, "waiting": made.waiting, "median": middle.value,
        "low": middle.low, "high": middle.high, "by_deadline": made.by_deadline,
    }  # fmt: skip


def _kept(
    members: list[Agency], during: Network, seen: Picture, change: Comparison
) -> dict[str, Any]:
    """Return what is kept of a picture, as plain data."""
    at = networks.layout(seen.ties.together)
    answers = dict(seen.answers_of)
    cut = {
        one.agency: [place for group in one.cut_off for place in group] for one in seen.cut_agencies
    }
    together = seen.ties.together
    sent = seen.ties.informs + seen.ties.hands_over
    n = len(members)
    lost = seen.hand_overs
    return {
        "agencies": [
            {
                "key": str(one.pk), "name": _name(one), "kind": one.kind,
                "x": round(float(at[i, 0]), 4), "y": round(float(at[i, 1]), 4),
                "sent": int(sent[i].sum()), "received": int(sent[:, i].sum()),
                "near": int((together[i] > 0).sum()), "cut": cut.get(i, []),
                "between": round(float(seen.betweenness[i]), 4),
                "answers": _answers(answers.get(str(one.pk))),
            }
            for i, one in enumerate(members)
        ],
        "ties": [
            [i, j, round(float(together[i, j]), 3)]
            for i in range(n) for j in range(i + 1, n) if together[i, j] > 0
        ],
        "contacts": len(during.contacts),
        "meetings": len(during.meetings),
        "density": seen.density,
        "answers": _answers(seen.answers),
        "lost": {
            "lost": len(lost.of("lost_unanswered", "lost_rejected")), "decided": lost.lost.n,
            "low": lost.lost.low, "high": lost.lost.high, "open": len(lost.of("open")),
        },
        "findings": [
            {
                "kind": one.kind, "subjects": list(one.subjects), "measure": one.measure,
                "numbers": {number.name: number.value for number in one.numbers},
            }
            for one in networks.findings(seen, change)
        ],
        "changes": [
            {
                "measure": one.measure, "before": one.before, "after": one.after,
                "low": one.low, "high": one.high, "verdict": one.verdict,
            }
            for one in change.changes
        ],
    }  # fmt: skip


def keep_strength(regency: str, *, now: datetime) -> Strength | None:
    """Measure a regency's network and keep the result of the day, in place of an earlier one.

    Measuring stands outside the transaction: it takes seconds, and others want to write.
    """
    with opened():
        found = measure(regency, now=now)
    return None if found is None else _keep(regency, found, now=now)


@transaction.atomic
def _keep(regency: str, found: dict[str, Any], *, now: datetime) -> Strength:
    with opened():
        row, _made = Strength.objects.update_or_create(
            area_id=regency,
            day=local_day(now, regency),
            defaults={
                "made_at": now,
                "since": now - timedelta(days=DAYS),
                "until": now,
                "result": found,
            },
        )
        Strength.objects.filter(area_id=regency, made_at__lt=now - KEPT).delete()
    return row


def regencies_to_measure() -> list[str]:
    """Return the regencies in which a desk answers, as their networks are worth measuring."""
    desks = Jurisdiction.objects.filter(
        agency__kind="bakesbangpol", agency__closed_on=None, valid_to=None, area__level=2
    )
    return sorted(
        set(Area.objects.filter(code__in=desks.values("area")).values_list("code", flat=True))
    )
