"""Published figures of IHaI are written down, and corrected without losing what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from serasi.measure.models import IhaiFigure
from serasi.measure.models.ihai import VARIABLES
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import AREA_UNKNOWN, IHAI_UNFIT, Problem
from serasi.regions.models import Area
from serasi.trail.actions import record

FIRST_YEAR = 2018
MOST, CENTS = Decimal(10), Decimal("0.01")


@transaction.atomic
def enter_ihai(
    actor: Viewer,
    *,
    area: str,
    year: int,
    values: Mapping[str, Decimal],
    source: str,
    now: datetime,
) -> int:
    """Write down figures of IHaI as they were published; return how many are new or changed.

    Raises
    ------
    Problem
        S1373 for a year, value or source that cannot be.
    """
    found = Area.objects.filter(code=area, level=2, valid_to=None).first()
    if found is None:
        raise Problem(AREA_UNKNOWN, code=area)
    require(actor, Can.SURVEY, area=found.code)
    words = " ".join(source.split())[:300]
    _check(year, values, words, this_year=timezone.localdate(now).year)
    standing = {
        one.variable: one
        for one in IhaiFigure.objects.select_for_update().filter(
            area=found, year=year, replaced_at=None
        )
    }
    changed = {
        code: value
        for code, value in values.items()
        if code not in standing or (standing[code].value, standing[code].source) != (value, words)
    }
    for code in changed:
        if code in standing:
            standing[code].replaced_at = now
            standing[code].save(update_fields=["replaced_at"])
    IhaiFigure.objects.bulk_create(
        IhaiFigure(
            area=found, year=year, variable=code, value=value, source=words, entered_at=now,
            entered_by_id=actor.person_id,
        )
        for code, value in changed.items()
    )  # fmt: skip
    if changed:
        record(
            actor.key, action="ihai.entered", subject=f"area:{found.code}", now=now,
            data={"year": year, "figures": {code: str(value) for code, value in changed.items()},
                  "source": words},
        )  # fmt: skip
    return len(changed)


def _check(year: int, values: Mapping[str, Decimal], source: str, *, this_year: int) -> None:
    faults = {
        f"tahun {FIRST_YEAR} sampai {this_year}": FIRST_YEAR <= year <= this_year,
        "sedikitnya satu angka": bool(values),
        "angka 0 sampai 10 seperti diumumkan, paling banyak dua desimal": all(
            code in VARIABLES
            and value.is_finite()
            and 0 <= value <= MOST
            and value == value.quantize(CENTS)
            for code, value in values.items()
        ),
        "sumber: dokumen atau laman tempat angka diumumkan": len(source) >= 8,  # noqa: PLR2004
    }
    wrong = [what for what, right in faults.items() if not right]
    if wrong:
        raise Problem(IHAI_UNFIT, what="; ".join(wrong))
