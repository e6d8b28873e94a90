"""The recovery of a case: its stage, its assessment, the places of refuge, the lessons learnt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Stage(models.TextChoices):
    """How far the recovery of a case has come (domain 3.1)."""

    ASSESSMENT = "assessment", _("kajian")
    RECONCILIATION = "reconciliation", _("rekonsiliasi")
    REHABILITATION = "rehabilitation", _("rehabilitasi")
    RECONSTRUCTION = "reconstruction", _("rekonstruksi")
    EVALUATION = "evaluation", _("evaluasi")
    CLOSED = "closed", _("tutup")


class Recovery(models.Model):
    """What remains to be healed after a case; one for each case.

    `residual_on` is the day for which the check of residual harmony is planned (domain 5.6); its
    result comes from a survey and is not kept here.
    """

    case = models.OneToOneField("respond.Case", on_delete=models.CASCADE, related_name="recovery")
    stage = models.CharField(max_length=14, choices=Stage.choices, default=Stage.ASSESSMENT)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    calm_on = models.DateField(null=True, blank=True)
    assessment = models.TextField(blank=True, default="")
    social_capital = models.TextField(blank=True, default="")
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    evaluation = models.TextField(blank=True, default="")
    residual_on = models.DateField(null=True, blank=True)
    lesson_due_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="closed") | Q(closed_at__isnull=False),
                name="recover_closed_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.stage}"


class Point(Placed):
    """A place of refuge (posko) of a case; its area is where people stay."""

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="points")
    name = models.CharField(max_length=80)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "name"], name="recover_point_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=models.F("opened_on")),
                name="recover_point_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Lesson(models.Model):
    """What was learnt from a case (AAR): planned, happened, why, and what to change."""

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="lessons")
    planned = models.TextField()
    happened = models.TextField()
    why = models.TextField()
    change = models.TextField()
    indicator = models.CharField(max_length=3, blank=True, default="")
    tuning = models.CharField(max_length=300, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.written_at:%Y-%m-%d}"
