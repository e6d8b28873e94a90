"""Finds the heads of an export that stand out of the order of time.

Messages stand in the order in which they came. The longest run of heads whose times never step
back is taken for that order; heads outside it are quotations, plans and copied lines inside of
messages, or messages that came late or from a phone with a wrong clock. Which of these they are
is decided where their words are known.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from enum import IntEnum

_NEAR_SECONDS = 6 * 3600
_LONG_RUN = 12


class Standing(IntEnum):
    """How a head stands to the order of time around it."""

    IN_ORDER = 0
    EARLIER = 1
    MUCH_EARLIER = 2
    LATER = 3


def standings(times: array[int], weak: bytearray) -> bytearray:
    """Return the standing of each head; runs of many heads out of order are an order of their own.

    Weak heads name no sender and tell nothing that WhatsApp tells; they do not make the order.

    >>> list(standings(array("q", [0, 100_000, 10, 100_010]), bytearray(4)))
    [0, 0, 2, 0]
    """
    kept = _longest_order(times, weak)
    found = bytearray(len(times))
    following = _following(times, kept)
    before: int | None = None
    run: list[int] = []
    for at, when in enumerate(times):
        if kept[at]:
            _settle(run, found)
            run, before = [], when
            continue
        run.append(at)
        if before is not None and when < before:
            far = before - when > _NEAR_SECONDS
            found[at] = Standing.MUCH_EARLIER if far else Standing.EARLIER
        elif when > following[at]:
            found[at] = Standing.LATER
    _settle(run, found)
    return found


def _settle(run: list[int], found: bytearray) -> None:
    if len(run) > _LONG_RUN:
        for at in run:
            found[at] = Standing.IN_ORDER


def _following(times: array[int], kept: bytearray) -> array[int]:
    """Return for each head the time of the next head that is in order."""
    latest = max(times, default=0)
    following = array("q", bytes(8 * len(times)))
    for at in range(len(times) - 1, -1, -1):
        following[at] = latest
        if kept[at]:
            latest = times[at]
    return following


def _longest_order(times: array[int], weak: bytearray) -> bytearray:
    """Mark the longest subsequence of strong heads that never steps back (patience sorting).

    The walk goes from the end, so that of two equally long ones the later times are kept: a line
    that quotes the past is likelier than one that foretells.
    """
    tops = array("q")
    at_top = array("q")
    following = array("q", bytes(8 * len(times)))
    for at in range(len(times) - 1, -1, -1):
        if weak[at]:
            continue
        when = -times[at]
        pile = len(tops) if not tops or when >= tops[-1] else bisect_right(tops, when)
        following[at] = at_top[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(when)
            at_top.append(at)
        else:
            tops[pile] = when
            at_top[pile] = at
    kept = bytearray(len(times))
    at = at_top[-1] if at_top else -1
    while at >= 0:
        kept[at] = 1
        at = following[at]
    return kept
