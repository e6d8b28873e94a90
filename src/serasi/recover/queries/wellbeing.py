"""How calm a group says it is: first and last answer to one question of our own, from 0 to 10.

"Seberapa tenang Anda sepekan terakhir? 0 sama sekali tidak, 10 sangat tenang." It is no test and
no diagnosis, so nobody's answer is judged alone, and a group under five is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from serasi.network.policy import Viewer
from serasi.recover import rules
from serasi.recover.models import Visit
from serasi.recover.queries.scope import clients
from serasi.respond.models import Case


@dataclass(frozen=True)
class Wellbeing:
    """The change of a group; all None while it is too small to be shown."""

    shown: bool
    n: int | None = None
    before: float | None = None
    after: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None


def wellbeing(viewer: Viewer, row: Case) -> Wellbeing:
    """Return the change between the first and the last answer of those asked twice or more."""
    from serasi.science.change import paired_change

    asked = (
        Visit.objects.filter(
            support__client__in=clients(viewer).filter(case=row, withdrawn_at=None),
            state=Visit.State.MADE,
            calm__isnull=False,
        )
        .order_by("support", "ended_at", "pk")
        .values_list("support", "calm")
    )
    answers: dict[int, list[int]] = {}
    for support, calm in asked:
        if calm is not None:
            answers.setdefault(support, []).append(calm)
    pairs = [(told[0], told[-1]) for told in answers.values() if len(told) > 1]
    if len(pairs) < rules.FEWEST_TO_COMPARE:
        return Wellbeing(shown=False)
    first, last = [a for a, _b in pairs], [b for _a, b in pairs]
    found = paired_change(first, last)
    return Wellbeing(
        shown=True,
        n=found.n,
        before=sum(first) / len(first),
        after=sum(last) / len(last),
        change=found.mean,
        low=found.low,
        high=found.high,
    )
