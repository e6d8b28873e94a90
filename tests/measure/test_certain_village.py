"""A village that is drawn for certain and has a single RT: one cluster in a stratum of its own."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import numpy as np
import pytest

from serasi.measure.actions import closing, planning, sampling
from serasi.measure.models import SampledPlace, Wave
from serasi.measure.queries.counted import clusters_of, export_of, latest_weights
from serasi.measure.queries.kept import kept
from serasi.regions.models import Area
from serasi.science.harmony import score
from tests.cast import NOW, House
from tests.measure.waves import add_enumerators, build_frame, fill, plan

TOWN = "35.09.30.2001"
R_SURVEY, R_CERTAINTY = (45.6663570094681, 1.57257440498807), 1.57230163162667
"""R survey 4.1.1: svymean of A1 with lonely.psu "adjust", and its error with "certainty"."""


@pytest.fixture
def wave(house: House) -> Wave:
    """Publish a wave with a village as large as five steps that has one RT."""
    add_enumerators(house)
    build_frame()
    Area.objects.filter(code=TOWN).update(population=60_000)
    rini = house.viewer("rini")
    made = planning.plan_wave(rini, told=plan(), now=NOW)
    planning.draw_sample(rini, wave=made.code, seed=2026, strata="satu", now=NOW)
    common = {"wave": made.code, "now": NOW}
    for village in SampledPlace.objects.filter(wave=made, reserve=False):
        sampling.assign_place(rini, place=village.code, username="nanda", **common)
        count = 1 if village.code == TOWN else 12
        for rt in sampling.list_rts(rini, place=village.code, count=count, **common):
            sampling.list_households(rini, place=rt.code, count=60, **common)
    row = planning.open_field(rini, **common)
    fill(house, row, refuse_every=9)
    closing.close_wave(rini, **common)
    closing.publish_wave(house.viewer("hendra"), **common)
    return Wave.objects.get(pk=row.pk)


def read(wave: Wave) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return weights, strata, clusters and the attitude A1 of the answers that left the house."""
    rows = list(csv.DictReader(io.StringIO(export_of(wave, latest_weights(wave)).responses)))
    items = [name for name in rows[0] if name.startswith("A")]
    told = [[float(row[name] or "nan") for name in items] for row in rows]
    first = score(np.array(told)).attitudes[:, 0]
    weight = np.array([float(row["weight"]) for row in rows])
    return weight, *(np.array([row[key] for row in rows]) for key in ("stratum", "psu")), first


def test_its_one_rt_is_a_cluster_whose_deviation_from_the_whole_counts(wave: Wave) -> None:
    """As options(survey.lonely.psu = "adjust"): by hand, and the same number from R survey."""
    found = kept(wave)
    assert found is not None
    told = found[1]["all"]["attitudes"]["A1"]
    weight, stratum, psu, value = read(wave)
    mean = float((weight * value).sum() / weight.sum())
    influence = weight * (value - mean) / weight.sum()
    totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for h, c, z in zip(stratum, psu, influence, strict=True):
        totals[h][c] += z
    variance, alone = 0.0, []
    for h, of in totals.items():
        z = np.array(list(of.values()))
        if len(z) == 1:
            alone.append(h)
            variance += float(z[0] ** 2)
        else:
            variance += float(len(z) / (len(z) - 1) * ((z - z.mean()) ** 2).sum())
    assert len(alone) == 1
    assert told["mean"] == pytest.approx(mean)
    assert told["se"] == pytest.approx(variance**0.5, rel=1e-9)
    assert (told["mean"], told["se"]) == pytest.approx(R_SURVEY, rel=1e-9)
    assert told["se"] > R_CERTAINTY


def test_it_is_told_and_its_village_is_not_named(wave: Wave) -> None:
    places = clusters_of(wave)
    village = SampledPlace.objects.get(wave=wave, code=TOWN)
    assert village.certainty
    [rt] = village.rts.all()
    assert (rt.probability, places[rt.pk].psu) == (1.0, rt.code)
    assert places[rt.pk].stratum.endswith(TOWN)
    [flaw] = [
        one for one in kept(wave)[1]["quality"]["problems"] if one["code"] == "S1317"
    ]  # fmt: skip
    assert flaw["value"] == "35.09/D001"
    assert TOWN not in export_of(wave, latest_weights(wave)).responses
