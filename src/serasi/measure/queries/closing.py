"""Weights by version and withdrawals, as the page of a wave's end shows them."""

from __future__ import annotations

from django.db.models import QuerySet

from serasi.measure.models import Wave, WeightSet, Withdrawal


def weight_versions(row: Wave) -> QuerySet[WeightSet]:
    """Return the versions of the weights of a wave, the newest first."""
    return WeightSet.objects.filter(wave=row).select_related("made_by").order_by("-version")


def withdrawals_of(row: Wave) -> QuerySet[Withdrawal]:
    """Return who withdrew, by the number of the interview alone."""
    return Withdrawal.objects.filter(wave=row).select_related("interview").order_by("at")
