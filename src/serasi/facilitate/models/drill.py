"""An exercise on a training house, and what of its script has come in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Drill(Placed):
    """One exercise in a district; its times are kept so that the next can be compared."""

    class Pace(models.TextChoices):
        CLOCK = "clock", _("menurut jam")
        STEPS = "steps", _("langkah demi langkah")

    number = models.CharField(max_length=16, unique=True)
    scenario = models.CharField(max_length=20)
    pace = models.CharField(max_length=5, choices=Pace.choices)
    village = models.CharField(max_length=13)
    other = models.CharField(max_length=13)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        "network.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    lesson = models.CharField(max_length=1000, blank=True, default="")
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"], condition=Q(ended_at=None), name="facilitate_one_drill"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="facilitate_drill_times",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """Return the name of the drill in the trail."""
        return f"drill:{self.number}"


class Released(models.Model):
    """One inject that has come in: its place in the script, and the record it made, if any."""

    drill = models.ForeignKey(Drill, on_delete=models.CASCADE, related_name="released")
    position = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    text = models.TextField()
    made = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["drill", "position"]
        constraints = [
            models.UniqueConstraint(fields=["drill", "position"], name="facilitate_released_once")
        ]

    def __str__(self) -> str:
        return f"{self.drill_id} {self.position}"
