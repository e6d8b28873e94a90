"""The plan of action for its page: rows with targets and what was told, and the share reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from serasi.network.models import Agency, AgencyKind
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures.model import Asked, Result, evaluator
from serasi.publish.figures.plan import plan as plan_figure
from serasi.publish.models import PlanRow
from serasi.publish.periods import FOUR_MONTHS, four_months
from serasi.publish.queries.scope import plan_rows
from serasi.publish.wording import printed
from serasi.regions.models import Area


@dataclass(frozen=True)
class Pair:
    """Target and achievement of a row in a period, as printed."""

    label: str
    target: str
    achieved: str
    due: bool


@dataclass(frozen=True)
class Shown:
    """One row of the plan on its page."""

    row: PlanRow
    pairs: list[Pair]
    share: str
    state: str
    evidence: str
    obstacle: str
    follow_up: str


@dataclass(frozen=True)
class Plan:
    """A plan of a year: its rows, the share reached, how many rows are behind."""

    rows: list[Shown]
    share: str
    judged: int
    behind: int


def areas_of(viewer: Viewer) -> list[Area]:
    """Return the regencies whose plan a viewer may read."""
    codes = viewer.areas(Can.PAPERS, Can.WRITE_PAPERS, Can.SIGN_PAPERS)
    rows = Area.objects.filter(level=2, valid_to=None)
    return list((rows if "*" in codes else rows.filter(code__in=codes)).order_by("code"))


def keeps(viewer: Viewer, area: str) -> bool:
    """Say whether a viewer keeps the plan of an area: at its desk."""
    through = [g.agency_id for g in viewer.grants if g.can == Can.WRITE_PAPERS and area in g.areas]
    return Agency.objects.filter(pk__in=through, kind=AgencyKind.BAKESBANGPOL).exists()


def plan_of(viewer: Viewer, place: Area, year: int, *, now: datetime, today: date) -> Plan:
    """Return the plan of an area and a year as it stands, judged by the periods that are over."""
    until = min(date(year, 12, 31), today) if year <= today.year else date(year, 1, 1)
    asked = Asked(place.code, date(year, 1, 1), until, now)
    found = plan_figure(evaluator(place.code), asked)
    seen = plan_rows(viewer).filter(area=place, year=year, dropped_at=None)
    rows = [_shown(row, found, today=today) for row in seen.order_by("serial")]
    behind = sum(row.state in ("terlambat", "berjalan, di bawah target") for row in rows)
    judged = int(found.get("dinilai") or 0)
    return Plan(rows, printed("persen", found.get("persen")), judged, behind)


def _shown(row: PlanRow, found: Result, *, today: date) -> Shown:
    key = f"r{row.serial}"
    pairs = [
        Pair(
            label,
            printed("", found.get(f"{key}.{label}.target")),
            printed("", found.get(f"{key}.{label}.capaian")),
            four_months(label, row.year).until <= today,
        )
        for label in FOUR_MONTHS
        if found.get(f"{key}.{label}.target") is not None
    ]
    texts = found.texts
    return Shown(
        row, pairs, printed("persen", found.get(f"{key}.persen")), texts[f"{key}.state"],
        texts[f"{key}.evidence"], texts[f"{key}.obstacle"], texts[f"{key}.follow_up"],
    )  # fmt: skip
