"""Days of risk: how long each level held in a district, and the calendar that people keep."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures.model import Asked, Definition, Result, Value
from serasi.publish.figures.work import begins, ends
from serasi.regions.placed import lies_in, within
from serasi.regions.zones import local_day
from serasi.warn.models import RiskDate
from serasi.warn.queries.calendar import risk_days
from serasi.warn.queries.scope import visible_to as warnings_of

AHEAD_DAYS = 90
"""How far the map looks beyond its period (domain 7.3)."""


def days_at_level(viewer: Viewer, asked: Asked, codes: Iterable[str]) -> dict[str, Counter[int]]:
    """Count the days of a period by the highest level that held on them, district by district.

    A level holds from its confirmation until it was ended, replaced or ran out; a day counts if it
    held at any moment of it. Districts in which none held are left out.
    """
    first, last = begins(asked), ends(asked)
    rows = warnings_of(viewer).filter(
        within([asked.area]), confirmed_at__lt=last, valid_until__gt=first
    )
    highest: dict[str, dict[date, int]] = defaultdict(dict)
    names = list(codes)
    told = rows.values_list("area", "level", "confirmed_at", "ended_at", "valid_until")
    for area, level, since, ended, until in told:
        over = min(until, last, ended or until)
        if since is None or over <= first:
            continue
        day = local_day(max(since, first), asked.area)
        end = local_day(over - timedelta(microseconds=1), asked.area)
        for code in [one for one in names if lies_in(one, [area]) or area.startswith(one)]:
            for n in range((end - day).days + 1):
                at = day + timedelta(days=n)
                highest[code][at] = max(highest[code].get(at, 0), level)
    return {code: Counter(levels.values()) for code, levels in highest.items()}


def dates_known(viewer: Viewer, asked: Asked) -> list[RiskDate]:
    """Return the dates of the calendar that were known at the cut-off, the first first.

    Those that touch the period or begin within the 90 days after it; a day withdrawn by then is
    none.
    """
    standing = Q(day__withdrawn_at=None) | Q(day__withdrawn_at__gt=asked.cut_off)
    rows = RiskDate.objects.filter(
        standing, day__in=risk_days(viewer), added_at__lte=asked.cut_off,
        last_day__gte=asked.since, first_day__lte=asked.until + timedelta(days=AHEAD_DAYS),
    )  # fmt: skip
    return list(rows.select_related("day", "day__area").order_by("first_day", "last_day", "pk"))


def calendar(viewer: Viewer, asked: Asked) -> Result:
    """List the days of risk of a period and of the 90 days after it."""
    values: dict[str, Value] = {}
    texts: dict[str, str] = {}
    found = dates_known(viewer, asked)
    for n, row in enumerate(found, 1):
        name = f"h{n}"
        values[f"{name}.hari"] = (row.last_day - row.first_day).days + 1
        texts |= {
            f"{name}.nama": row.day.name,
            f"{name}.jenis": row.day.kind,
            f"{name}.wilayah": row.day.area.name,
            f"{name}.mulai": row.first_day.isoformat(),
            f"{name}.sampai": row.last_day.isoformat(),
            f"{name}.sumber": row.day.source,
        }
    values["jumlah"] = sum(row.first_day <= asked.until for row in found)
    values["mendatang"] = sum(row.first_day > asked.until for row in found)
    return Result(values, texts, tuple(f"h{n}" for n in range(1, len(found) + 1)))


DEFINITIONS = (
    Definition(
        "rawan.kalender", 1, _("Kalender hari rawan"), _("kali, hari"),
        _("Hari rawan yang ditulis orang sampai batas data: yang jatuh dalam periode (jumlah) dan"
          " yang mulai dalam 90 hari sesudahnya (mendatang). Tanggalnya tidak dihitung komputer."),
        calendar, needs=(Can.WARN_READ,),
    ),
)  # fmt: skip
