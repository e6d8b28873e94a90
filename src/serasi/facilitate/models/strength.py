"""How the agencies of a regency coordinated in a period, computed at night and kept."""

from __future__ import annotations

from django.db import models

from serasi.regions.placed import Placed


class Strength(Placed):
    """The picture of one regency on one day, beside the period before; agencies, never persons.

    `result` holds places, ties, findings and figures by the keys of agencies; words are made when
    it is read.
    """

    day = models.DateField()
    made_at = models.DateTimeField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    result = models.JSONField()

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["area", "day"], name="facilitate_strength_once")
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.day}"
