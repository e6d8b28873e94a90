"""Situation reports: what is known of a case at an hour, and what is needed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from serasi.respond.models.case import Case


class SituationReport(models.Model):
    """One report on a case; facts apart from opinion, counts null where nothing is known."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="situations")
    serial = models.IntegerField()
    at = models.DateTimeField()
    facts = models.TextField()
    opinion = models.TextField(blank=True, default="")
    done = models.TextField(blank=True, default="")
    needs = models.TextField(blank=True, default="")
    deaths = models.IntegerField(null=True, blank=True)
    injured = models.IntegerField(null=True, blank=True)
    displaced_people = models.IntegerField(null=True, blank=True)
    violence = models.BooleanField(default=False)
    next_at = models.DateTimeField(null=True, blank=True)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-serial"]
        constraints = [
            models.UniqueConstraint(fields=["case", "serial"], name="respond_situation_once"),
            models.CheckConstraint(
                condition=Q(next_at=None) | Q(next_at__gt=models.F("at")),
                name="respond_situation_next",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.serial}"
