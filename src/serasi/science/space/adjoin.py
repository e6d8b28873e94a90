"""Which outlines share a border, by a tolerance that display boundaries need."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def adjoining(
    outlines: Sequence[BaseGeometry], *, gap: float = 0.0007, shared: float = 0.003
) -> list[tuple[int, int]]:
    """Return the pairs (i < j) of outlines that adjoin along a line.

    Parameters
    ----------
    outlines : sequence of n polygons, in degrees (WGS84)
    gap : degrees by which two outlines of one border may miss each other (0.0007° ≈ 78 m)
    shared : degrees of border, within `gap`, that make neighbours (0.003° ≈ 330 m); a single
        corner does not.

    Examples
    --------
    >>> from shapely.geometry import box
    >>> adjoining([box(0, 0, 1, 1), box(1, 0, 2, 1), box(1, 1, 2, 2)])
    [(0, 1), (1, 2)]
    """
    shapes = np.array(outlines, dtype=object)
    if len(shapes) == 0:
        return []
    tree = shapely.STRtree(shapes)
    left, right = tree.query(shapes, predicate="dwithin", distance=gap)
    once = left < right
    left, right = left[once], right[once]
    if len(left) == 0:
        return []
    grown = shapely.buffer(shapes, gap, quad_segs=2)
    borders = shapely.boundary(shapes)
    lengths = shapely.length(shapely.intersection(grown[left], borders[right]))
    keep = lengths > shared
    return [(int(i), int(j)) for i, j in zip(left[keep], right[keep], strict=True)]
