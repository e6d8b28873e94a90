"""A case: what the network handles together, where, between whom, and how far it has come."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Stage(models.TextChoices):
    """How far the handling of a case has come (domain 3.1)."""

    HANDLING = "handling", _("penanganan")
    MEDIATION = "mediation", _("mediasi")
    AGREED = "agreed", _("kesepakatan")
    MONITORING = "monitoring", _("pemantauan")
    CLOSED = "closed", _("selesai")


class Case(Placed):
    """One conflict that agencies handle together; its area is the one where it began.

    `cross_border` is set when its areas lie in two regencies or more: then the Bakorwil reads it.
    A reopened case goes back to handling and keeps its number.
    """

    number = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200)
    trigger = models.CharField(max_length=2)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.HANDLING)
    cross_border = models.BooleanField(default=False)
    summary = models.TextField(blank=True, default="")
    lead = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    warning = models.ForeignKey(
        "warn.Warning", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_violence_on = models.DateField(null=True, blank=True)
    law_process = models.CharField(max_length=300, blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reopened = models.IntegerField(default=0)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [
            models.Index(fields=["regency_code", "stage"], name="respond_case_regency"),
            models.Index(fields=["district_code", "stage"], name="respond_case_district"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="closed") | Q(closed_at__isnull=False),
                name="respond_closed_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """Return the name of the case in the trail and in duties that follow from it."""
        return f"case:{self.number}"


class CaseArea(Placed):
    """An area that a case touches; the area where it began is one of them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="areas")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "area"], name="respond_case_area_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.area_id}"


class CaseEvent(models.Model):
    """A tension or incident that belongs to a case; one event belongs to one case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    event = models.OneToOneField(
        "register.Event", on_delete=models.PROTECT, related_name="case_link"
    )
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.case_id} {self.event_id}"


class CaseWarning(models.Model):
    """A level that belongs to a case; the newest is also the case's `warning`."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="levels")
    warning = models.ForeignKey("warn.Warning", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "warning"], name="respond_case_level_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.warning_id}"


class Party(models.Model):
    """One side of a conflict, by a letter; who speaks for it is sealed under `subject`."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    letter = models.CharField(max_length=1)
    words = models.CharField(max_length=120)
    demand = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["case", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["case", "letter"], name="respond_party_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.letter}"

    @property
    def subject(self) -> str:
        """Return the name under which the party's spokespeople are sealed."""
        return f"party:{self.pk}"
