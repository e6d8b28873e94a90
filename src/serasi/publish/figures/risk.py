"""How prone to conflict each district was by the first rule of the house.

Papers made by it keep their numbers, so its query stays. `risk_signs` holds the rule in force.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures import register
from serasi.publish.figures.model import Asked, Definition, Result, Value
from serasi.publish.figures.work import LEVELS, begins, ends
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.register.queries import known_at
from serasi.warn.queries.scope import visible_to as warnings_of

CLASSES = ("Aman", "Cenderung aman", "Rawan", "Sangat rawan")
YEARS = 3
DAYS_IN_YEAR = Decimal("365.25")
RISKS = {"rendah": 1, "sedang": 2, "tinggi": 3, "sangat tinggi": 4}
WEIGHTS = ((Decimal(4), 4), (Decimal(2), 3), (Decimal("0.25"), 2))
"""Classes of the incidents of three years, each counted half after a year."""
DISTRICT = 8


@dataclass
class Signs:
    """What was seen of a district."""

    tensions: int = 0
    incidents: int = 0
    weight: Decimal = Decimal()
    risk: int = 0
    level: int = 0
    seen: bool = field(default=False)

    @property
    def rank(self) -> int | None:
        """Return the class from 1 to 4; None where nothing was recorded."""
        if not self.seen:
            return None
        return max(1, self.risk, class_of_weight(self.weight), self.level + 1 if self.level else 1)


def class_of_weight(weight: Decimal) -> int:
    """Return the class of incidents weighed by their age.

    >>> [class_of_weight(Decimal(w)) for w in ("0", "0.2", "0.5", "2", "3.9", "4")]
    [1, 1, 2, 3, 3, 4]
    """
    return next((rank for least, rank in WEIGHTS if weight >= least), 1)


def decayed(day: date, *, until: date) -> Decimal:
    """Return what an incident of a day still weighs at the end: half after each year.

    >>> decayed(date(2025, 1, 1), until=date(2025, 1, 1)), decayed(date(2024, 1, 1),
    ...     until=date(2024, 12, 31))
    (Decimal('1.000'), Decimal('0.500'))
    """
    years = Decimal((until - day).days) / DAYS_IN_YEAR
    return (Decimal("0.5") ** years).quantize(Decimal("0.001"), ROUND_HALF_UP)


def classes(viewer: Viewer, asked: Asked) -> Result:
    """Return counts, signs and class of every district, and how many there are of each class."""
    below = Area.objects.filter(parent_id=asked.area, valid_to=None).order_by("code")
    names = dict(below.values_list("code", "name"))
    found: dict[str, Signs] = defaultdict(Signs)
    _records(viewer, asked, found)
    _levels(viewer, asked, found)
    values: dict[str, Value] = {}
    texts = dict(names)
    for code in names:
        one = found[code]
        values |= {
            f"{code}.potensi": one.tensions if one.seen else None,
            f"{code}.peristiwa": one.incidents if one.seen else None,
            f"{code}.bobot": one.weight if one.seen else None,
            f"{code}.kelas": one.rank,
        }
        texts[f"{code}.kelas"] = CLASSES[one.rank - 1] if one.rank else ""
        texts[f"{code}.risiko"] = next((w for w, n in RISKS.items() if n == one.risk), "")
        texts[f"{code}.tingkat"] = LEVELS.get(one.level, "")  # type: ignore[call-overload]
    ranks = [found[code].rank for code in names]
    values |= {f"kelas{n}": ranks.count(n) for n in range(1, len(CLASSES) + 1)}
    values["tanpa_catatan"] = ranks.count(None)
    values["banyaknya"] = len(names)
    return Result(values, texts, tuple(names))


def _records(viewer: Viewer, asked: Asked, found: dict[str, Signs]) -> None:
    first = asked.until.replace(year=asked.until.year - YEARS, day=min(asked.until.day, 28))
    rows = known_at(
        viewer, at=asked.cut_off, since=min(first, asked.since), until=asked.until, area=asked.area
    )
    for row in rows:
        coding = row.coding
        one = found[coding.area[:DISTRICT]]
        inside = coding.start_date >= asked.since
        if coding.kind == register.INCIDENT:
            one.weight += decayed(coding.start_date, until=asked.until)
            one.incidents += inside
            one.seen = True
        elif inside:
            one.tensions += 1
            one.risk = max(one.risk, RISKS.get(register.risk(coding.likelihood, coding.impact), 0))
            one.seen = True


def _levels(viewer: Viewer, asked: Asked, found: dict[str, Signs]) -> None:
    rows = warnings_of(viewer).filter(
        within([asked.area]), confirmed_at__gte=begins(asked), confirmed_at__lt=ends(asked)
    )
    for code, level in rows.values_list("area", "level"):
        one = found[code[:DISTRICT]]
        one.level, one.seen = max(one.level, level), True


DEFINITIONS = (
    Definition(
        "rawan.kelas", 1, _("Kelas kerawanan kecamatan"), _("kelas 1 sampai 4, catatan"),
        _("Kelas tertinggi dari tiga tanda: risiko potensi dalam periode (kemungkinan kali dampak);"
          " peristiwa tiga tahun, setiap tahun nilainya tinggal separuh (kelas 2 mulai 0,25; kelas"
          " 3 mulai 2; kelas 4 mulai 4); tingkat siaga yang disahkan dalam periode (kuning 2,"
          " oranye 3, merah 4). Kecamatan tanpa catatan tidak berkelas."),
        classes, needs=(Can.COUNT, Can.WARN_READ),
    ),
)  # fmt: skip
