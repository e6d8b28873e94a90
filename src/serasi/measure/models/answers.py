"""Leave to take the answers of a wave out of the house, by respondent: one asks, another agrees."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AnswersExport(models.Model):
    """A file of answers by respondent: asked for with a reason, agreed to, taken once.

    `rows`, `version` (of the weights) and `sha256` are those of the file that was taken.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("menunggu persetujuan")
        APPROVED = "approved", _("disetujui")
        REFUSED = "refused", _("ditolak")
        WITHDRAWN = "withdrawn", _("ditarik")
        FETCHED = "fetched", _("diunduh")

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="exports")
    why = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True, default="")
    until = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveSmallIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["wave", "-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="measure_export_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "fetched"))
                | Q(decided_by__isnull=False, until__isnull=False),
                name="measure_export_was_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state="fetched")
                | Q(fetched_at__isnull=False, rows__isnull=False) & ~Q(sha256=""),
                name="measure_export_is_proved",
            ),
            models.UniqueConstraint(
                fields=["wave", "asked_by"],
                condition=Q(state__in=("asked", "approved")),
                name="measure_export_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.asked_by_id} {self.state}"
