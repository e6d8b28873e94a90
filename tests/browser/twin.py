"""A wave that phones brought in, and its twin the same answers through an XLSForm.

`python -m tests.browser.twin TITLE MEN WOMEN` takes the wave of that title in the house of
`SERASI_HOME`, whose every household has so many men and women. It draws the same sample once more
and brings in the answers as a KoboToolbox server exports them, then closes, weighs and
publishes both. It prints what each says as JSON: figures as kept, as read, as scored.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any

PAGE = (
    "people", "clusters", "index", "category", "boundary", "arithmetic", "weak", "attitudes",
    "matrix", "sila", "items", "places", "apart", "compared", "checks", "green", "label",
)  # fmt: skip
MARGINS = "kelamin; P; 600.000\nkelamin; L; 590.000"


def main(title: str, men: int, women: int) -> None:
    """Print what both waves say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serasi.settings")
    import django

    django.setup()
    from serasi.measure.models import Wave
    from serasi.network.walls import open_wall

    open_wall()
    wave, now = Wave.objects.get(title=title), datetime.now(UTC)
    file = _by_file(wave, (men, women), now)
    told = {one.code: _said(one, now) for one in (wave, file)}
    sys.stdout.write(json.dumps(list(told.values()), default=_plain))


def _by_file(wave: Any, home: tuple[int, int], now: datetime) -> Any:
    """Return the twin, with the answers that came as a file."""
    from serasi.measure.actions import importing
    from tests.measure.twins import as_csv, submissions

    twin = _drawn_again(wave, now)
    told = [_told(one, home) for one in wave.interviews.select_related("place", "household")]
    content = as_csv(submissions(twin, told, separator="/"))
    importing.import_file(_as("analis", now), wave=twin.code, name="kobo.csv", content=content,
                          now=now)  # fmt: skip
    return twin


def _as(name: str, now: datetime) -> Any:
    from serasi.network.models import Person
    from serasi.network.queries import viewer_of

    return viewer_of(Person.objects.get(username=name), now=now, second_factor=True)


def _drawn_again(wave: Any, now: datetime) -> Any:
    """Plan and draw the wave anew by its own seed; list as many RT and households as in it."""
    from serasi.measure.actions import planning, sampling
    from serasi.measure.queries.frames import ONE

    analis = _as("analis", now)
    told = planning.Plan(
        wave.area_id, "Kembaran", wave.kind, wave.starts_on, wave.ends_on, target=wave.target
    )
    twin = planning.plan_wave(analis, told=told, now=now)
    planning.draw_sample(analis, wave=twin.code, seed=wave.seed, strata=ONE, equal=True, now=now)
    listed = {one.code: one for one in wave.places.all()}
    for village in twin.places.filter(parent=None, reserve=False):
        was = listed[village.code]
        if was.rts_listed is None:
            continue
        common = {"wave": twin.code, "now": now}
        sampling.assign_place(analis, place=village.code, username="pencacah", **common)
        for rt in sampling.list_rts(analis, place=village.code, count=was.rts_listed, **common):
            sampling.list_households(analis, place=rt.code, count=listed[rt.code].size, **common)
    return planning.open_field(analis, wave=twin.code, now=now)


def _told(one: Any, home: tuple[int, int]) -> dict[str, Any]:
    """Return an interview as the phone told it, under a number of its own."""
    from uuid import uuid5

    point = {"lat": one.lat, "lng": one.lng, "accuracy": one.accuracy_m}
    return {
        "uuid": str(uuid5(one.uuid, "twin")),
        "instrument": one.instrument,
        "place": one.place.code,
        "household": one.household.serial,
        "started": one.started_at.astimezone(UTC).isoformat(),
        "ended": one.ended_at.astimezone(UTC).isoformat(),
        "consent": one.consent,
        "refusal": one.refusal,
        "sex": one.sex,
        "age_group": one.age_group,
        "gps": point if one.lat is not None else None,
        "answers": one.answers,
        "sides": one.sides,
        "_home": home if one.consent else None,
    }


def _said(wave: Any, now: datetime) -> dict[str, Any]:
    from serasi.measure.actions.closing import close_wave, publish_wave
    from serasi.measure.models import RespondentWeight
    from serasi.measure.queries.counted import export_of, latest_weights
    from serasi.measure.queries.reading import reading_of
    from serasi.science import harmony

    close_wave(_as("analis", now), wave=wave.code, margins=MARGINS, now=now)
    publish_wave(_as("kepala", now), wave=wave.code, now=now)
    wave.refresh_from_db()
    weights = latest_weights(wave)
    seen = reading_of(_as("kepala", now), wave)
    assert weights is not None
    assert seen is not None
    files = export_of(wave, weights)
    read = harmony.read_responses(files.responses.splitlines(), harmony.read_plan(files.design))
    given = RespondentWeight.objects.filter(weights=weights).order_by("interview__place__code")
    return {
        "answered": weights.taken,
        "weights": sorted(
            given.values_list(
                "interview__place__code", "interview__household__serial", "base", "weight"
            )
        ),
        "recipe": weights.recipe,
        "scored": harmony.score_report(read, harmony.measured_responses(read)),
        "page": {name: getattr(seen, name) for name in PAGE} | {"lights": dict(seen.lights)},
    }


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
