"""Our figures of the api data and of a made-up wave, by the names that peers.R gives them."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from serasi.science.surveys import (
    Design,
    Estimate,
    Margin,
    Stage,
    jackknife,
    mean,
    quantile,
    rake,
    raked,
    ratio,
    replicate_means,
    total,
)
from tests.science.surveys.simulated import regency, surveyed

Columns = dict[str, np.ndarray]
Figures = dict[str, list[float]]


def columns(path: Path) -> Columns:
    """A CSV of R; NA is no data."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    out: Columns = {}
    for name in rows[0]:
        values = [row[name] for row in rows]
        try:
            out[name] = np.array([np.nan if value == "NA" else float(value) for value in values])
        except ValueError:
            out[name] = np.array(values)
    return out


def stat(made: Estimate) -> list[float]:
    return [made.value, made.se, made.deff]


def quartile(made: Estimate) -> list[float]:
    return [made.value, made.se, made.lo, made.hi]


def api_figures(folder: Path) -> Figures:
    """Figures of the api data, which R wrote to the folder."""
    return {**_strata(columns(folder / "apistrat.csv")), **_clusters(folder)}


def _strata(x: Columns) -> Figures:
    design = Design.of(x["pw"], x["stype"], fpc=x["fpc"])
    whole = mean(x["api00"], design)
    out = {
        "strata, mean api00": stat(whole),
        "strata, mean api00, deff TRUE": stat(mean(x["api00"], design, against="without")),
        "strata, total enroll": stat(total(x["enroll"], design)),
        "strata, ratio api00/api99": stat(ratio(x["api00"], x["api99"], design)),
        "strata, mean enroll, school-wide": stat(
            mean(x["enroll"], design, within=x["sch.wide"] == "Yes")
        ),
        "strata, interval api00": [whole.lo, whole.hi],
    }
    for kind in "EHM":
        out[f"strata, mean api00, {kind}"] = stat(
            mean(x["api00"], design, within=x["stype"] == kind)
        )
    for q in (0.25, 0.5, 0.9):
        out[f"strata, quantile api00 {q}"] = quartile(quantile(x["api00"], q, design))
    again = replicate_means(x["api00"][:, None], design, jackknife(design))
    out["jackknife of strata, mean api00"] = [float(again.se()[0, 0])]
    return out


def _clusters(folder: Path) -> Figures:
    x, y = columns(folder / "apiclus1.csv"), columns(folder / "apiclus2.csv")
    one = Design.of(x["pw"], psu=x["dnum"], fpc=x["fpc"])
    free = Design.of(x["pw"], psu=x["dnum"])
    first = Design.of(y["pw"], psu=y["dnum"], fpc=y["fpc1"])
    two = Design(
        first.weight,
        first.stratum,
        first.psu,
        first.fpc,
        below=(Stage(y["snum"].astype(np.int64), y["fpc2"]),),
    )
    margins = [
        Margin("stype", x["stype"].tolist(), {"E": 4421, "H": 755, "M": 1018}),
        Margin("sch.wide", x["sch.wide"].tolist(), {"No": 1072, "Yes": 5122}),
    ]
    known = raked(one, rake(x["pw"], margins, tolerance=1e-13))
    again = replicate_means(x["api00"][:, None], free, jackknife(free))
    return {
        "clusters, mean api00": stat(mean(x["api00"], one)),
        "clusters, mean api00, no fpc": stat(mean(x["api00"], free)),
        "clusters, total enroll": stat(total(x["enroll"], one)),
        "clusters, ratio api00/api99": stat(ratio(x["api00"], x["api99"], one)),
        "clusters, mean api00, E": stat(mean(x["api00"], one, within=x["stype"] == "E")),
        "two stages, mean api00": stat(mean(y["api00"], two)),
        "two stages, total enroll": stat(total(y["enroll"], two)),
        "two stages, mean api00, H": stat(mean(y["api00"], two, within=y["stype"] == "H")),
        "raked, mean api00": stat(mean(x["api00"], known)),
        "jackknife, mean api00": [float(again.se()[0, 0])],
    }


def wave_figures(folder: Path) -> Figures:
    """Figures of a wave of the made-up regency, which is written to the folder for R."""
    world = regency()
    wave = surveyed(world, 7)
    design = Design(wave.design.weight, wave.design.stratum, wave.design.psu)
    with (folder / "wave.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["weight", "stratum", "psu", "sex", "age", *[f"a{at}" for at in range(10)]])
        for row in zip(
            design.weight, design.stratum, design.psu, wave.sex, wave.age, wave.score, strict=True
        ):
            writer.writerow([repr(float(row[0])), *row[1:5], *[repr(float(v)) for v in row[5]]])
    some = (wave.sex == 1) & (wave.age == 0)
    out: Figures = {"wave, ratio a0/a9": stat(ratio(wave.score[:, 0], wave.score[:, 9], design))}
    for at in (0, 9):
        y = wave.score[:, at]
        out[f"wave, mean a{at}"] = stat(mean(y, design))
        out[f"wave, mean a{at} young women"] = stat(mean(y, design, within=some))
        out[f"wave, total a{at}"] = stat(total(y, design))
        out[f"wave, median a{at}"] = quartile(quantile(y, 0.5, design))
    return out
