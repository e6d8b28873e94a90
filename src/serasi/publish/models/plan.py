"""The plan of action of a Tim Terpadu (matriks Rencana Aksi): rows, targets, what was achieved."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Domain(models.TextChoices):
    """The part of the law's work that a row belongs to (UU 7/2012 article 4)."""

    PREVENT = "prevent", _("Pencegahan")
    STOP = "stop", _("Penghentian")
    RECOVER = "recover", _("Pemulihan")


class PlanRow(Placed):
    """One row of the plan of a year. It is never rewritten: a change drops it and adds another.

    Targets are numbers of `measure` ("rapat", "dokumen") to be reached within each four months;
    none is no target in that period.
    """

    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    serial = models.SmallIntegerField()
    domain = models.CharField(max_length=8, choices=Domain.choices)
    focus = models.CharField(max_length=300, blank=True, default="")
    plan = models.CharField(max_length=300)
    activity = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True, default="")
    aimed_at = models.CharField(max_length=200, blank=True, default="")
    criterion = models.CharField(max_length=300, blank=True, default="")
    measure = models.CharField(max_length=60)
    target_b04 = models.PositiveIntegerField(null=True, blank=True)
    target_b08 = models.PositiveIntegerField(null=True, blank=True)
    target_b12 = models.PositiveIntegerField(null=True, blank=True)
    responsible = models.CharField(max_length=200)
    related = models.CharField(max_length=300, blank=True, default="")
    budget = models.BigIntegerField(null=True, blank=True)
    budget_source = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    drop_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["area", "year", "serial"]
        indexes = [models.Index(fields=["area", "year"], name="publish_plan_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "area", "year", "serial"],
                condition=Q(dropped_at=None),
                name="publish_plan_serial",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None) | ~Q(drop_reason=""), name="publish_drop_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}/{self.serial}"


class PlanProgress(models.Model):
    """What was achieved of a row in a period, as told at a moment; the latest word counts."""

    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, related_name="told")
    period = models.CharField(max_length=3)
    achieved = models.PositiveIntegerField(null=True, blank=True)
    not_done = models.BooleanField(default=False)
    evidence = models.CharField(max_length=500, blank=True, default="")
    obstacle = models.CharField(max_length=500, blank=True, default="")
    follow_up = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["row", "period", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period__in=["B04", "B08", "B12"]), name="publish_progress_period"
            ),
            models.CheckConstraint(
                condition=Q(not_done=False) | Q(achieved=None), name="publish_not_done_is_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id} {self.period}"
