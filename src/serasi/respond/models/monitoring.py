"""Monitoring of an agreement: the visits at fixed days, what each side said, what was found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.respond.models.agreement import Agreement, Obligation
from serasi.respond.models.case import Party


class MonitoringCheck(models.Model):
    """One visit, so many days after signing; `due_on` is a day of the area where the case began."""

    class State(models.TextChoices):
        DUE = "due", _("menunggu")
        DONE = "done", _("selesai")
        DROPPED = "dropped", _("tidak perlu lagi")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="checks")
    days = models.IntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField(null=True, blank=True)
    violence_on = models.DateField(null=True, blank=True)
    next_step = models.CharField(max_length=300, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "days"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "days"], name="respond_check_once"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(on__isnull=False, done_at__isnull=False),
                name="respond_check_done_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} H+{self.days}"


class Voice(models.Model):
    """What one side said at a visit."""

    check_made = models.ForeignKey(MonitoringCheck, on_delete=models.CASCADE, related_name="voices")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=1000)

    class Meta:
        ordering = ["check_made", "party"]
        constraints = [
            models.UniqueConstraint(fields=["check_made", "party"], name="respond_voice_once")
        ]

    def __str__(self) -> str:
        return f"{self.check_made_id} {self.party_id}"


class Finding(models.Model):
    """How an obligation was found at a visit, and by what that can be seen."""

    check_made = models.ForeignKey(
        MonitoringCheck, on_delete=models.CASCADE, related_name="findings"
    )
    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="findings")
    state = models.CharField(max_length=10, choices=Obligation.State.choices)
    evidence = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["check_made", "obligation"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_made", "obligation"], name="respond_finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_made_id} {self.obligation_id} {self.state}"
