"""The calendar of days on which tension is more likely; `warn.models` hands these models on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class RiskDay(Placed):
    """A day known beforehand on which tension is more likely in an area (hari rawan).

    It comes round by the dates that people write, year by year: Hijri and Javanese days move, and
    no almanac here computes them. Withdrawn, it stays readable and counts no more.
    """

    class Kind(models.TextChoices):
        ELECTION = "election", _("pemilu atau pilkada")
        VILLAGE_ELECTION = "village", _("pilkades")
        RELIGIOUS = "religious", _("hari besar keagamaan")
        SURO = "suro", _("Suro")
        SILAT = "silat", _("pengesahan atau acara perguruan silat")
        DERBY = "derby", _("laga derby")
        HEARING = "hearing", _("sidang atau eksekusi")
        OTHER = "other", _("lainnya")

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    triggers = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=200)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["regency_code"], name="warn_riskday_reg")]

    def __str__(self) -> str:
        return f"{self.name} {self.area_id}"


class RiskDate(models.Model):
    """One time that a risk day comes round: its first and last day, and since when it is known."""

    day = models.ForeignKey(RiskDay, on_delete=models.CASCADE, related_name="dates")
    first_day = models.DateField()
    last_day = models.DateField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["last_day"], name="warn_riskdate_last")]
        constraints = [
            models.UniqueConstraint(fields=["day", "first_day"], name="warn_riskdate_once"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="warn_riskdate_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day_id} {self.first_day}"
