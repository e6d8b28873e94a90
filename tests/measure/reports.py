"""Published waves with figures written by hand, for the tests of what is read from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from serasi.measure.instrument import CURRENT
from serasi.measure.models import Wave, WaveKind, WaveState, WeightSet
from serasi.regions.models import Area
from serasi.science import harmony
from tests.cast import NOW


def figure(value: float | None, *, se: float = 1.0, n: int = 600) -> dict[str, Any]:
    """Return one kept figure."""
    if value is None:
        return dict.fromkeys(("mean", "se", "lo", "hi", "deff", "n"))
    half = 1.96 * se
    return {"mean": value, "se": se, "lo": value - half, "hi": value + half, "deff": 2.0, "n": n}


def area(
    value: float | None, *, se: float = 1.0, n: int = 600, **attitudes: float
) -> dict[str, Any]:
    """Return one kept area; without a value it is hidden and holds no number at all."""
    hidden = value is None
    own = figure(value, se=se, n=n)
    told = {code: figure(attitudes.get(code, value), se=se, n=n) for code in harmony.ATTITUDES}
    return {
        "n": None if hidden else n,
        "clusters": None if hidden else 40,
        "attitudes": dict.fromkeys(harmony.ATTITUDES, figure(None)) if hidden else told,
        "sila": dict.fromkeys(harmony.SILA, value),
        "sila_figures": dict.fromkeys(harmony.SILA, own),
        "items": dict.fromkeys(harmony.NEWEST.codes, own),
        "index_geo": value,
        "index_arith": value,
        "index_interval": {
            "se": own["se"], "lo": own["lo"], "hi": own["hi"], "boot_lo": None, "boot_hi": None,
        },
        "category": None if hidden else harmony.category(value, [value] * 10),
        "on_boundary": None if hidden else harmony.on_boundary(own["lo"], own["hi"]),
        "weak_links": [],
        "suppressed": "kurang dari 30 responden atau 3 klaster" if hidden else None,
        "hidden": {},
    }  # fmt: skip


def published(
    code: str,
    whole: Mapping[str, Any],
    *,
    place: str = "35.09",
    starts: date = date(2026, 3, 1),
    ends: date = date(2026, 3, 20),
    areas: Mapping[str, Any] | None = None,
    small: Mapping[str, float] | None = None,
) -> Wave:
    """Make a published wave of which these are the figures."""
    row = Wave.objects.create(
        code=code, title=f"Gelombang {code}", kind=WaveKind.PROBABILITY, state=WaveState.PUBLISHED,
        instrument=CURRENT, area_id=place, starts_on=starts, ends_on=ends, made_at=NOW,
        closed_at=NOW, published_at=NOW, published_version=1, drawn_at=NOW, seed=7,
    )  # fmt: skip
    names = dict(harmony.NEWEST.attitude_names)
    modelled = {
        name: {"value": value, "lo": value - 5, "hi": value + 5, "rmse": 2.5}
        for name, value in (small or {}).items()
    }
    report = {
        "areas": dict(areas or {}),
        "all": dict(whole),
        "quality": {"scales": None},
        "instrument": {"version": CURRENT, "digest": "", "attitudes": names},
        "label": "",
        "small_areas": {
            "model": "fay-herriot", "model_based": True, "areas": modelled, "rests_on": 20,
            "between": 3.1, "why_not": None,
        },
    }  # fmt: skip
    WeightSet.objects.create(
        wave=row, version=1, made_at=NOW, recipe={"report": report}, digest="", taken=600
    )
    return row


def districts(n: int, *, regency: str = "35.09", people: int | None = None) -> list[str]:
    """Make districts of a regency and return their codes."""
    codes = [f"{regency}.{60 + at:02d}" for at in range(n)]
    for at, code in enumerate(codes):
        Area.objects.update_or_create(
            code=code,
            defaults={
                "name": f"Kecamatan {at:02d}", "level": 3, "kind": "kecamatan",
                "parent_id": regency, "search_name": f"kecamatan {at:02d}", "population": people,
            },
        )  # fmt: skip
    return codes
