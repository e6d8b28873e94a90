"""Checks of the scale and its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from serasi.science.scales.checks import Bound, Check, CheckKey, Told, by_bound
from serasi.science.scales.factors import fit_factors, observed
from serasi.science.scales.flaws import Refused
from serasi.science.scales.items import ItemStatistics
from serasi.science.scales.patterns import one_factor
from serasi.science.scales.reliability import Alpha, Omega, cronbach_alpha, omega_of
from serasi.science.scales.sheets import Sheets

LEAST_SHEETS = 50
"""Fewer complete sheets say nothing of reliability."""


def scale_omega(sheets: Sheets, columns: Sequence[int]) -> Omega | None:
    """Return omega of one factor over complete sheets; None where no sound factor is found."""
    items = tuple(sheets.scheme.items[column] for column in columns)
    try:
        seen = observed(sheets.scored[:, list(columns)], items)
        fitted = fit_factors(seen, one_factor(items))
    except Refused:
        return None
    if seen.rows < LEAST_SHEETS or not fitted.sound:
        return None
    return omega_of(fitted.loadings, fitted.residuals, fitted.covariance)


def reliability_checks(
    sheets: Sheets, alpha: Alpha, omega: Omega | None, bounds: Mapping[CheckKey, Bound]
) -> Iterator[Check]:
    """Yield alpha and omega of the whole, and omega of each attitude."""
    enough = alpha.rows >= LEAST_SHEETS
    yield by_bound(
        "alpha_total",
        alpha.value if enough else None,
        bounds=bounds,
        low=alpha.low if enough else None,
        high=alpha.high if enough else None,
        told={"rows": alpha.rows},
    )
    rows = int(sheets.complete.sum())
    whole = None if omega is None else omega.total
    yield by_bound("omega_total", whole, bounds=bounds, told={"rows": rows})
    for attitude, columns in sheets.scheme.attitude_columns().items():
        own = scale_omega(sheets, columns) if len(columns) > 2 else None
        plain = cronbach_alpha(sheets.scored[:, list(columns)]) if len(columns) > 1 else None
        value = None if own is None else own.total
        made = by_bound(
            "omega_attitude", value, bounds=bounds, subject=attitude, told={"attitude": attitude}
        )
        enough = plain is not None and plain.value is not None and plain.rows >= LEAST_SHEETS
        if own is None and plain is not None and plain.value is not None and enough:
            # three items with one nearly free of the others carry no factor that can be found
            yield Check(
                "omega_attitude", "kuning", "omega_attitude.no_factor", attitude,
                threshold=made.threshold, told={"attitude": attitude, "alpha": plain.value},
            )  # fmt: skip
        else:
            yield made


def item_checks(
    items: Sequence[ItemStatistics], bounds: Mapping[CheckKey, Bound]
) -> Iterator[Check]:
    """Yield the weakest item-rest correlation, most missing and highest ceiling."""
    yield _item_rest(items, bounds)
    for key, shares in (
        ("item_missing", {item.item: item.missing for item in items}),
        ("ceiling", {item.item: item.ceiling for item in items}),
    ):
        known = {item: share for item, share in shares.items() if share is not None}
        sheets = max((item.sheets for item in items), default=0)
        chosen: CheckKey = "item_missing" if key == "item_missing" else "ceiling"
        if not known or sheets < LEAST_SHEETS:
            yield by_bound(chosen, None, bounds=bounds)
            continue
        above = [item for item, share in known.items() if share > bounds[chosen].green]
        most = max(known, key=lambda item: known[item])
        yield by_bound(
            chosen, known[most], bounds=bounds,
            told={"item": most, "count": len(above), "items": ", ".join(above)},
        )  # fmt: skip


def _item_rest(items: Sequence[ItemStatistics], bounds: Mapping[CheckKey, Bound]) -> Check:
    bound = bounds["item_rest"]
    known = {
        item.item: item.item_rest_attitude
        for item in items
        if item.item_rest_attitude is not None and item.valid >= LEAST_SHEETS
    }
    if not known:
        return by_bound("item_rest", None, bounds=bounds)
    weak = [item for item, r in known.items() if r < bound.green]
    least = min(known, key=lambda item: known[item])
    told: dict[str, Told] = {"item": least, "count": len(weak), "items": ", ".join(weak)}
    made = by_bound("item_rest", known[least], bounds=bounds, told=told)
    turned = [item for item, r in known.items() if r < -0.05]
    if turned:
        return Check(
            "item_rest", "merah", "item_rest.turned", "", known[least], None, None, bound.green,
            {"items": ", ".join(turned), "count": len(turned)},
        )  # fmt: skip
    if made.light == "kuning" and len(weak) > len(items) / 6:
        return Check(
            "item_rest", "merah", "item_rest.merah", "", known[least], None, None, bound.green,
            made.told,
        )  # fmt: skip
    return made


def respondent_scores(sheets: Sheets) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the mean attitude score of each sheet, 0 to 100; NaN where too few are known.

    An attitude needs two thirds of its items, the whole four fifths of the attitudes.
    """
    attitudes = []
    for columns in sheets.scheme.attitude_columns().values():
        own = sheets.scored[:, list(columns)]
        known = (~np.isnan(own)).sum(axis=1)
        mean = np.nansum(own, axis=1) / np.maximum(known, 1)
        attitudes.append(np.where(3 * known >= 2 * len(columns), (mean - 1) / 4 * 100, np.nan))
    table = np.column_stack(attitudes)
    known = (~np.isnan(table)).sum(axis=1)
    mean = np.nansum(table, axis=1) / np.maximum(known, 1)
    return np.where(5 * known >= 4 * table.shape[1], mean, np.nan)
