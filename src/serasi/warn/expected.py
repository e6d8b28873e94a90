"""How many times its usual a week was expected to bring: weeks with risk days bring more.

The factor of each kind of day comes from the own history, drawn to 1, so that a known feast is no
alarm by itself and a rise beyond it is one.
"""

from __future__ import annotations

import numpy as np

from serasi.science import series
from serasi.warn.panels import Panel


def expected_times(found: Panel, weeks: int) -> np.ndarray:
    """Return the factor of the first weeks (districts, weeks), as known when the last ended.

    The last week itself plays no part in it, so that no rise explains itself away.
    """
    marks = found.marked(weeks)
    history = found.known(weeks)[:, :-1]
    factors = series.special_factors(history, marks[:, :, :-1])
    return series.special_effort(marks, factors)
