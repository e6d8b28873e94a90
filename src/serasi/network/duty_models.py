"""Duties of every stage, their passing from agency to agency, deputies, and calendar feeds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Commitment(Placed):
    """A duty: who owes what by when to whom. Every stage that promises something writes here.

    `working_by` is who said "I am at it"; `climbed` how far an overdue one has gone up the ladder.
    """

    class State(models.TextChoices):
        OPEN = "open", _("terbuka")
        DONE = "done", _("selesai")
        DROPPED = "dropped", _("dicabut")

    what = models.CharField(max_length=300)
    owed_by = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="owes")
    person = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="owes"
    )
    owed_to = models.ForeignKey(
        "network.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="is_owed"
    )
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    done_at = models.DateTimeField(null=True, blank=True)
    working_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    working_since = models.DateTimeField(null=True, blank=True)
    climbed = models.SmallIntegerField(default=0)
    evidence = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=80)
    link = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["due_at"]
        indexes = [
            models.Index(fields=["owed_by", "state", "due_at"], name="network_duty_agency"),
            models.Index(fields=["person", "state", "due_at"], name="network_duty_person"),
            models.Index(fields=["origin"], name="network_duty_origin"),
        ]

    def __str__(self) -> str:
        return self.what


class HandOver(models.Model):
    """One agency asks another to take a duty over; until it accepts, the first still owes it."""

    class State(models.TextChoices):
        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        REJECTED = "rejected", _("ditolak")
        WITHDRAWN = "withdrawn", _("ditarik")

    duty = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="hand_overs")
    from_agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(
        "network.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty"], condition=Q(state="asked"), name="network_one_hand_over"
            ),
            models.CheckConstraint(
                condition=~Q(from_agency=F("to_agency")), name="network_hand_over_moves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.state}"


class Deputy(models.Model):
    """Who stands in for somebody in an agency for some days; duties go to both."""

    agency = models.ForeignKey("network.Agency", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="deputies")
    deputy = models.ForeignKey("network.Person", on_delete=models.CASCADE, related_name="stands_in")
    start = models.DateField()
    end = models.DateField()

    class Meta:
        ordering = ["-start", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="network_deputy_dates"),
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="network_deputy_other"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.deputy_id}"


class CalendarFeed(models.Model):
    """A secret address from which somebody's calendar reads the duties; only its hash is kept."""

    person = models.OneToOneField(
        "network.Person", on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person_id)
