"""Figures of Indeks Harmoni Indonesia (IHaI) as others published them; never converted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from serasi.regions.placed import Placed
from serasi.science.harmony import IHAI

WHOLE = "IHAI"
VARIABLES = (WHOLE, *(one.code for one in IHAI))


class IhaiFigure(Placed):
    """One published figure of a regency and a year: the whole index, or one of its ten variables.

    `source` says where it was published. A corrected figure is a new row; the old one keeps its
    words and the moment at which it was replaced.
    """

    year = models.PositiveSmallIntegerField()
    variable = models.CharField(max_length=4, choices=[(code, code) for code in VARIABLES])
    value = models.DecimalField(max_digits=4, decimal_places=2)
    source = models.CharField(max_length=300)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["area", "-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "variable"],
                condition=Q(replaced_at=None),
                name="measure_ihai_once",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lte=10), name="measure_ihai_scale"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="measure_ihai_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year} {self.variable}"
