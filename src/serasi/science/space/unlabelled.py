"""An order of areas that depends on what is known of them, not on how they are numbered."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_CHOICES = 64
Keys = NDArray[np.uint64]


def unlabelled_order(columns: list[NDArray[Any]], zones: NDArray[np.int32]) -> NDArray[np.intp]:
    """Return the areas in an order that a relabelling cannot change.

    Random numbers are dealt in this order, so the same data give the same figures under any
    numbering. Areas alike in all columns are told apart by their neighbours, round after round
    (colour refinement: Weisfeiler & Leman, 1968); of areas still alike one is singled out, which
    makes no difference if they may be swapped. After 64 such choices the given order decides.

    Parameters
    ----------
    columns : arrays (areas,) or (areas, m) of numbers
    zones : (areas, k), -1 padded

    Examples
    --------
    >>> zones = np.array([[0, 1], [1, 0], [2, 0]], dtype=np.int32)
    >>> left = unlabelled_order([np.array([5, 5, 9])], zones)
    >>> turned = np.array([[0, 2], [1, 2], [2, 1]], dtype=np.int32)
    >>> right = unlabelled_order([np.array([9, 5, 5])], turned)
    >>> [[2, 1, 0][area] for area in right] == left.tolist()
    True
    """
    keys = np.zeros(len(zones), dtype=np.uint64)
    if not len(keys):
        return np.zeros(0, dtype=np.intp)
    for column in columns:
        for values in column.reshape(len(zones), -1).T:
            # +0.0 turns -0.0 into 0.0
            bits: Keys = (values.astype(np.float64) + 0.0).view(np.uint64)
            keys = _mixed(keys, bits)
    keys, kinds = _refined(keys, zones)
    for choice in range(_CHOICES):
        if kinds == len(keys):
            break
        # those still alike: single one out, see what that tells of the others
        values, first, many = np.unique(keys, return_index=True, return_counts=True)
        chosen = first[many > 1][0]
        keys[chosen] = _mixed(values[many > 1][:1], np.array([choice + 1], np.uint64))[0]
        keys, kinds = _refined(keys, zones)
    return np.argsort(keys, kind="stable")


def _refined(keys: Keys, zones: NDArray[np.int32]) -> tuple[Keys, int]:
    """Tell areas apart by whom they have as neighbours and whose neighbour they are."""
    kinds = len(np.unique(keys))
    while kinds < len(keys):
        finer = keys
        named = np.zeros(len(keys) + 1, dtype=np.uint64)
        told = np.append(keys, np.uint64(0))
        for rank in range(zones.shape[1]):
            finer = _mixed(finer, told[zones[:, rank]])
            np.add.at(named, zones[:, rank], _mixed(keys, np.array([rank + 1], np.uint64)))
        finer = _mixed(finer, named[:-1])
        more = len(np.unique(finer))
        if more <= kinds:
            break
        keys, kinds = finer, more
    return keys, kinds


def _mixed(keys: Keys, values: Keys) -> Keys:
    mixed = (keys + _ODD) ^ values
    for _ in range(2):
        mixed = (mixed ^ (mixed >> _HALF)) * _MIX
    return mixed ^ (mixed >> _HALF)
