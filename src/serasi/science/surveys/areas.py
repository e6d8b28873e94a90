"""Figures of areas too small for the sample: Fay-Herriot, borrowing strength by a model.

Everything here is model-based: it is right as far as the covariates explain the areas. Whoever
shows it says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from serasi.science.surveys.design import BoolArray, FloatArray
from serasi.science.surveys.flaws import Refused

PRECISION = 1e-12


@dataclass(frozen=True)
class SmallAreas:
    """Model-based figures of m areas; `model_based` is always True and travels with them.

    value : (m,) EBLUP; the synthetic estimate x'β where the area has no sample
    mse : (m,) its mean squared error; rmse its root
    direct : (m,) as given, NaN without sample
    synthetic : (m,) x'β
    weight_of_direct : (m,) γ, what share of the direct estimate is in `value`; 0 without sample
    without_sample : (m,) whether `value` rests on the model alone
    beta : (p,), its covariance (p, p)
    area_variance : σ², of the areas around the model; 0 = the model explains all
    converged : whether the fit settled; cycles : how many steps it took
    """

    value: FloatArray
    mse: FloatArray
    direct: FloatArray
    synthetic: FloatArray
    weight_of_direct: FloatArray
    without_sample: BoolArray
    beta: FloatArray
    beta_covariance: FloatArray
    area_variance: float
    converged: bool
    cycles: int
    model_based: bool = True

    @property
    def rmse(self) -> FloatArray:
        """Root of the mean squared error."""
        return np.sqrt(self.mse)


def fay_herriot(
    direct: ArrayLike,
    variance: ArrayLike,
    covariates: ArrayLike,
    *,
    precision: float = PRECISION,
    cycles: int = 200,
) -> SmallAreas:
    """Return EBLUPs of area means with their MSE (Fay & Herriot, 1979, JASA 74).

    direct_i = x_i'β + u_i + e_i, u ~ (0, σ²), e ~ (0, variance_i). σ² by REML, Fisher scoring from
    the median variance (Rao & Molina, 2015, Small Area Estimation, section 6.1.2); MSE
    g₁ + g₂ + 2 g₃ (Datta & Lahiri, 2000, Statistica Sinica 10, eq. 2.14; as R sae's mseFH). Where
    σ² would be negative it is 0. Where an area has no sample: x'β with MSE σ² + x'Var(β)x.

    Parameters
    ----------
    direct : (m,) direct estimates; NaN = area without sample
    variance : (m,) their sampling variances, taken as known, above 0 where there is a sample
    covariates : (m, p) full column rank, an intercept among them
    precision : relative step of σ² that counts as settled; R sae stops at 1e-4

    Raises
    ------
    Refused : S580 shapes, or fewer areas with sample than p + 2; S598 a variance not above 0, an
        unknown covariate, or covariates that repeat each other

    Examples
    --------
    >>> seen = fay_herriot([1.0, 2.0, 4.0, float("nan")], [0.1, 0.1, 0.1, 1.0], [[1.0]] * 4)
    >>> seen.value.round(3).tolist(), round(seen.area_variance, 3)
    ([1.057, 2.014, 3.929, 2.333], 2.233)
    """
    y, v, x = (np.asarray(part, dtype=float) for part in (direct, variance, covariates))
    seen = _checked(y, v, x)
    sigma, steps, settled = _reml(y[seen], v[seen], x[seen], precision, cycles)
    inverse = 1.0 / (sigma + v[seen])
    beta_covariance = np.linalg.inv((x[seen].T * inverse) @ x[seen])
    beta = beta_covariance @ ((x[seen].T * inverse) @ y[seen])
    synthetic = x @ beta
    leaning = np.einsum("ij,jk,ik->i", x, beta_covariance, x)
    gamma = np.where(seen, sigma / (sigma + np.where(seen, v, 1.0)), 0.0)
    value = np.where(seen, gamma * np.where(seen, y, 0.0) + (1 - gamma) * synthetic, synthetic)
    shrunk = 1 - gamma[seen]
    g3 = shrunk**2 * inverse * 2.0 / (inverse @ inverse)
    mse = sigma + leaning
    mse[seen] = gamma[seen] * v[seen] + shrunk**2 * leaning[seen] + 2 * g3
    return SmallAreas(
        value, mse, y, synthetic, gamma, ~seen, beta, beta_covariance, sigma, settled, steps
    )


def _checked(y: FloatArray, v: FloatArray, x: FloatArray) -> BoolArray:
    if y.ndim != 1 or v.shape != y.shape or x.ndim != 2 or len(x) != len(y):
        raise Refused("S580", f"nilai {y.shape}, ragam {v.shape}, peubah {x.shape}")
    if not np.isfinite(x).all():
        raise Refused("S598", "peubah penjelas kosong")
    seen = ~np.isnan(y)
    if seen.sum() < x.shape[1] + 2:
        raise Refused("S580", f"{seen.sum()} wilayah bersampel untuk {x.shape[1]} peubah")
    wrong = seen & ~((v > 0) & np.isfinite(v))
    if wrong.any():
        raise Refused("S598", f"ragam {v[wrong][0]} pada wilayah {int(np.argmax(wrong)) + 1}")
    if np.linalg.matrix_rank(x[seen]) < x.shape[1]:
        raise Refused("S598", "peubah penjelas saling mengulang")
    return seen


def _reml(
    y: FloatArray, v: FloatArray, x: FloatArray, precision: float, cycles: int
) -> tuple[float, int, bool]:
    """Return σ² by restricted maximum likelihood, how many steps it took and whether it settled."""
    sigma = float(np.median(v))
    for step in range(1, cycles + 1):
        inverse = 1.0 / (sigma + v)
        weighted = x * inverse[:, None]
        projector = np.diag(inverse) - weighted @ np.linalg.solve(x.T @ weighted, weighted.T)
        py = projector @ y
        score = 0.5 * float(py @ py - np.trace(projector))
        information = 0.5 * float(np.einsum("ij,ji->", projector, projector))
        moved = max(0.0, sigma + score / information)
        if abs(moved - sigma) <= precision * max(sigma, PRECISION * float(v.min())):
            return moved, step, True
        sigma = moved
    return sigma, cycles, False
