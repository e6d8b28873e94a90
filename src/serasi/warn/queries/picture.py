"""What the page of levels shows: in force, proposed, over since yesterday, and unanswered calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serasi.channels.queries import failed_urgent
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.regions.models import Area
from serasi.warn.models import Notice, Warning
from serasi.warn.phrases import LEVEL_WORDS, basis_words
from serasi.warn.queries.scope import in_force, sees_part, visible_to
from serasi.warn.telling import KIND


@dataclass(frozen=True)
class Row:
    """One warning in a list."""

    warning: Warning
    basis: str
    answered: int
    asked: int

    @property
    def silent(self) -> int:
        """Return how many agencies that were called have not answered."""
        return self.asked - self.answered


@dataclass(frozen=True)
class Picture:
    """Everything on the page of levels."""

    headline: str
    standing: list[Row]
    proposed: list[Row]
    over: list[Warning]
    districts: int
    by_level: dict[int, int]
    unreached: int

    @property
    def green(self) -> int:
        """Return how many districts have no level in force."""
        return max(0, self.districts - sum(self.by_level.values()))


def _districts(codes: Iterable[str]) -> int:
    rows = Area.objects.filter(level=3, valid_to=None)
    sought = set(codes)
    if "*" in sought:
        return rows.count()
    inside = Q(pk__in=[])
    for code in sought:
        inside |= Q(code=code[:8]) | Q(code__startswith=code + ".")
    return rows.filter(inside).count()


def rows_of(warnings: Iterable[Warning]) -> list[Row]:
    """Return warnings with how many agencies were called and how many answered."""
    found = list(warnings)
    with opened():
        counts = {
            row["warning"]: row
            for row in Notice.objects.filter(warning__in=[w.pk for w in found])
            .values("warning")
            .annotate(
                asked=Count("agency", distinct=True),
                answered=Count("agency", distinct=True, filter=Q(state=Notice.State.ACKNOWLEDGED)),
            )
        }
    none = {"asked": 0, "answered": 0}
    return [
        Row(
            warning,
            basis_words(warning.basis),
            counts.get(warning.pk, none)["answered"],
            counts.get(warning.pk, none)["asked"],
        )
        for warning in found
    ]


def picture(viewer: Viewer, *, now: datetime) -> Picture:
    """Return the levels of the viewer's areas at a moment."""
    related = ("area", "area__parent", "confirmed_by")
    standing = rows_of(in_force(viewer).select_related(*related).order_by("-level", "area"))
    proposed = rows_of(
        visible_to(viewer)
        .filter(state=Warning.State.PROPOSED)
        .select_related(*related)
        .order_by("-level", "proposed_at")
    )
    over = list(
        visible_to(viewer)
        .filter(state__in=(Warning.State.ENDED, Warning.State.REFUSED))
        .filter(ended_at__gte=now - timedelta(hours=30))
        .select_related(*related)
        .order_by("-ended_at")[:10]
    )
    by_level: dict[int, int] = {}
    for row in standing:
        by_level[row.warning.level] = by_level.get(row.warning.level, 0) + 1
    unreached = _unreached([row.warning.pk for row in standing], now=now)
    silent = sum(1 for row in standing if row.silent)
    return Picture(
        headline=_headline(
            by_level, proposed, silent=silent, unreached=unreached, part=sees_part(viewer)
        ),
        standing=standing,
        proposed=proposed,
        over=over,
        districts=_districts(viewer.areas(Can.WARN_READ)),
        by_level=by_level,
        unreached=unreached,
    )


def _unreached(warnings: list[int], *, now: datetime) -> int:
    """Count the open urgent calls that came to their person by no channel: itself an alarm."""
    failed = {one.message_key for one in failed_urgent(now, kinds=[KIND])}
    with opened():
        calls = Notice.objects.filter(warning__in=warnings, state=Notice.State.OPEN)
        return sum(one.message_key in failed for one in calls)


def _headline(
    by_level: dict[int, int], proposed: list[Row], *, silent: int, unreached: int, part: bool
) -> str:
    parts = [
        ngettext("%(n)d kecamatan %(level)s", "%(n)d kecamatan %(level)s", n)
        % {"n": n, "level": LEVEL_WORDS[level]}
        for level, n in sorted(by_level.items(), reverse=True)
    ]
    none = _("Tidak ada tingkat yang berlaku.")
    if part:
        none = _("Tidak ada tingkat yang berlaku untuk urusan Anda; urusan lain tidak ditampilkan.")
    said = ", ".join(parts).capitalize() + "." if parts else none
    if proposed:
        said += " " + ngettext(
            "%d usulan menunggu keputusan.", "%d usulan menunggu keputusan.", len(proposed)
        ) % len(proposed)
    if silent:
        said += " " + _("%d belum dijawab semua.") % silent
    if unreached:
        said += (
            " "
            + ngettext(
                "%d panggilan belum sampai lewat saluran mana pun.",
                "%d panggilan belum sampai lewat saluran mana pun.",
                unreached,
            )
            % unreached
        )
    return said
