"""Lays areas out as equal tiles on a grid, each as near as may be to where it lies."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

ROOM = 1.35
"""Cells for each area: some stay empty, so that coasts can be seen; rows wholly empty go."""


def tile_layout(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return a column and row for each point; no two share a cell, row 0 is the north.

    The cells are dealt so that the sum of squared shifts is least (the assignment problem; Kuhn,
    1955, Naval Research Logistics Quarterly 2, 83-97).

    Parameters
    ----------
    points : sequence of (longitude, latitude) in degrees

    Examples
    --------
    >>> tile_layout([(112.0, -8.0), (113.0, -8.0), (112.0, -9.0), (113.0, -9.0)])
    [(0, 0), (1, 0), (0, 1), (1, 1)]
    >>> tile_layout([])
    []
    """
    from scipy.optimize import linear_sum_assignment

    count = len(points)
    if count == 0:
        return []
    place = np.array(points, dtype=float)
    place[:, 0] *= math.cos(math.radians(float(np.mean(place[:, 1]))))
    place[:, 1] *= -1.0
    place -= place.min(axis=0)
    wide, high = (max(float(side), 1e-9) for side in place.max(axis=0))
    ratio = min(max(wide / high, 1 / count), float(count))
    columns = max(1, min(count, round(math.sqrt(count * ROOM * ratio))))
    rows = math.ceil(count * (ROOM if columns > 1 else 1.0) / columns)
    place *= np.array([(columns - 1) / wide, (rows - 1) / high])
    cells = np.array([(column, row) for row in range(rows) for column in range(columns)])
    shifts = ((place[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    _taken, dealt = linear_sum_assignment(shifts)
    across = np.unique(cells[dealt, 0], return_inverse=True)[1]
    down = np.unique(cells[dealt, 1], return_inverse=True)[1]
    return [(int(column), int(row)) for column, row in zip(across, down, strict=True)]
