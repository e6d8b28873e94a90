"""Checks of what lies behind the items: factor models, groups, single items over groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from serasi.science.scales.checks import (
    GOOD_FIT,
    Bound,
    Check,
    CheckKey,
    Light,
    Told,
    by_bound,
    worst,
)
from serasi.science.scales.factors import FactorFit, Trouble, fit_factors, observed
from serasi.science.scales.fit_measures import Measures
from serasi.science.scales.flaws import Refused
from serasi.science.scales.invariance import Invariance
from serasi.science.scales.items_by_group import MODERATE, GroupDifferences
from serasi.science.scales.patterns import Pattern, bifactor, correlated_factors
from serasi.science.scales.reliability import Omega, omega_of
from serasi.science.scales.sheets import Scheme, Sheets

LEAST_COMPLETE = 200
"""Fewer complete sheets carry no factor model of this size."""
MODELS: tuple[CheckKey, ...] = ("factors_ten", "factors_sila", "factors_bifactor")


def ten_attitudes(scheme: Scheme) -> Pattern:
    """Return the model of one factor for each attitude, all correlated."""
    return correlated_factors(scheme.items, scheme.attitudes, name="ten_attitudes")


def five_sila(scheme: Scheme) -> Pattern:
    """Return the model of one factor for each sila, all correlated."""
    return correlated_factors(scheme.items, scheme.sila, name="five_sila")


def general_and_attitudes(scheme: Scheme) -> Pattern:
    """Return the model of one general harmony and what each attitude has beyond it."""
    return bifactor(scheme.items, scheme.attitudes)


def fitted_models(sheets: Sheets) -> dict[CheckKey, FactorFit]:
    """Fit the three models to the complete sheets; empty where they are too few."""
    try:
        seen = observed(sheets.scored, sheets.scheme.items)
    except Refused:
        return {}
    if seen.rows < LEAST_COMPLETE:
        return {}
    made = (ten_attitudes, five_sila, general_and_attitudes)
    found: dict[CheckKey, FactorFit] = {}
    for key, pattern in zip(MODELS, made, strict=True):
        try:
            found[key] = fit_factors(seen, pattern(sheets.scheme))
        except Refused:
            continue
    return found


def omega_hierarchical(models: Mapping[CheckKey, FactorFit]) -> Omega | None:
    """Return omega of the bifactor model; None without a sound one."""
    fitted = models.get("factors_bifactor")
    if fitted is None or not fitted.sound:
        return None
    return omega_of(fitted.loadings, fitted.residuals, fitted.covariance)


def model_checks(
    models: Mapping[CheckKey, FactorFit], complete: int, bounds: Mapping[CheckKey, Bound]
) -> Iterator[Check]:
    """Yield the three factor models and what one index may carry of them."""
    for key in MODELS:
        fitted = models.get(key)
        if fitted is None:
            told: dict[str, Told] = {"rows": complete, "least": LEAST_COMPLETE}
            yield Check(key, "tidak_ada_data", "factors.tidak_ada_data", told=told)
        else:
            yield _model(key, fitted)
    omega = omega_hierarchical(models)
    general = None if omega is None else omega.general
    yield by_bound("omega_general", general, bounds=bounds)


def fit_lights(measures: Measures) -> dict[str, tuple[float | None, Bound]]:
    """Return each measure of fit with its bound."""
    values = {
        "cfi": measures.cfi, "tli": measures.tli, "rmsea": measures.rmsea, "srmr": measures.srmr,
    }  # fmt: skip
    return {name: (value, GOOD_FIT[name]) for name, value in values.items()}


def _model(key: CheckKey, fitted: FactorFit) -> Check:
    measures = fitted.measures
    threshold = GOOD_FIT["cfi"].green
    if measures is None or measures.cfi is None or measures.tli is None or measures.rmsea is None:
        return Check(key, "merah", "factors.not_converged", threshold=threshold)
    told: dict[str, Told] = {
        "cfi": measures.cfi,
        "tli": measures.tli,
        "rmsea": measures.rmsea,
        "srmr": measures.srmr,
        "rows": fitted.rows,
    }
    if fitted.troubles:
        trouble = fitted.troubles[0]
        told["subjects"] = _subjects(trouble)
        return Check(
            key, "merah", f"factors.{trouble.kind}", "", measures.cfi, None, None, threshold, told
        )
    light = worst([bound.light(value) for value, bound in fit_lights(measures).values()])
    failed = [
        name.upper()
        for name, (value, bound) in fit_lights(measures).items()
        if bound.light(value) != "hijau"
    ]
    told["failed"] = ", ".join(failed)
    return Check(key, light, f"{key}.{light}", "", measures.cfi, None, None, threshold, told)


def invariance_check(found: Invariance | None) -> Check:
    """Return whether areas may be compared."""
    if found is None or not found.steps:
        groups = () if found is None else found.groups
        left_out = () if found is None else found.left_out
        return Check(
            "invariance", "tidak_ada_data", "invariance.tidak_ada_data",
            told={"groups": len(groups), "left_out": ", ".join(left_out)},
        )  # fmt: skip
    last = found.steps[-1]
    told: dict[str, Told] = {
        "groups": len(found.groups),
        "left_out": ", ".join(found.left_out),
        "level": last.level,
    }
    lost = last.cfi_lost
    if found.reached == "scalar" and found.suspects:
        first = found.suspects[0]
        told |= {
            "items": ", ".join(_shown([one.item for one in found.suspects])),
            "count": len(found.suspects),
            "item": first.item,
            "area": first.furthest,
            "apart": first.apart,
        }
        return Check(
            "invariance", "kuning", "invariance.suspects", "", lost, threshold=0.01, told=told
        )
    if found.reached == "scalar":
        return Check(
            "invariance", "hijau", "invariance.scalar", "", lost, threshold=0.01, told=told
        )
    failed = next(step for step in found.steps if not step.holds)
    if failed.cfi_lost is not None:
        told["cfi_lost"] = failed.cfi_lost
    if failed.measures is None:
        reason = "invariance.not_converged"
    elif failed.troubles:
        reason, told["subjects"] = "invariance.unsound", _subjects(failed.troubles[0])
        told["level"] = failed.level
    else:
        reason = f"invariance.{found.reached or 'none'}"
    return Check(
        "invariance", "kuning" if found.reached == "metric" else "merah", reason, "",
        failed.cfi_lost, threshold=0.01, told=told,
    )  # fmt: skip


def group_checks(differences: Mapping[str, GroupDifferences]) -> Iterator[Check]:
    """Yield for each grouping whether single items answer differently."""
    for grouping, found in differences.items():
        told: dict[str, Told] = {"grouping": grouping, "groups": len(found.groups)}
        if not found.items:
            yield Check(
                "items_by_group", "tidak_ada_data", "items_by_group.tidak_ada_data", grouping,
                told=told,
            )  # fmt: skip
            continue
        most = max(found.items, key=lambda item: item.gained)
        moderate = [item.item for item in found.items if item.size == "moderate"]
        large = [item.item for item in found.items if item.size == "large"]
        told |= {"items": ", ".join(large + moderate), "count": len(large + moderate)}
        told["value"] = most.gained
        light: Light = "merah" if large else "kuning" if moderate else "hijau"
        yield Check(
            "items_by_group", light, f"items_by_group.{light}", grouping, most.gained, None, None,
            MODERATE, told,
        )  # fmt: skip


def _subjects(trouble: Trouble) -> str:
    return ", ".join(_shown(trouble.subjects))


def _shown(subjects: Sequence[str]) -> list[str]:
    return [*subjects[:4], "…"] if len(subjects) > 5 else list(subjects)
