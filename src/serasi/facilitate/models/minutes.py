"""Minutes: what was said on each point, what was concluded, and how participants corrected it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models.meeting import Meeting


class AgendaPoint(models.Model):
    """One point of the agenda with what was said (speaker: gist) and decided on it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    serial = models.SmallIntegerField()
    title = models.CharField(max_length=200)
    brief = models.TextField(blank=True, default="")
    notes = models.TextField(blank=True, default="")
    decision = models.TextField(blank=True, default="")
    version = models.IntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["meeting", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "serial"], name="facilitate_point_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.serial}"


class PointText(models.Model):
    """A text that was sent for a point; one that came too late waits here until it is merged."""

    point = models.ForeignKey(AgendaPoint, on_delete=models.CASCADE, related_name="texts")
    base = models.IntegerField()
    notes = models.TextField(blank=True, default="")
    decision = models.TextField(blank=True, default="")
    waits = models.BooleanField(default=False)
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["point", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.point_id} {self.base}"


class Conclusion(models.Model):
    """What an agency is to do until when; sending the minutes makes it a duty, or says why not."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conclusions")
    point = models.ForeignKey(
        AgendaPoint, null=True, blank=True, on_delete=models.SET_NULL, related_name="conclusions"
    )
    serial = models.SmallIntegerField()
    what = models.CharField(max_length=300)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    refusal = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["meeting", "serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "serial"], name="facilitate_conclusion_once"
            ),
            models.CheckConstraint(
                condition=Q(duty=None) | Q(refusal=""), name="facilitate_duty_or_refusal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.serial}"


class Correction(models.Model):
    """What a participating agency says a point should say; taken or refused with a reason."""

    class State(models.TextChoices):
        OPEN = "open", _("menunggu")
        TAKEN = "taken", _("diterima")
        REFUSED = "refused", _("ditolak")

    point = models.ForeignKey(AgendaPoint, on_delete=models.CASCADE, related_name="corrections")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000)
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["point", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | (Q(decided_at__isnull=False) & ~Q(reason="")),
                name="facilitate_correction_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.point_id} {self.state}"


class CorrectionNote(models.Model):
    """What is said about final minutes later; the minutes themselves stay as they were fixed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="later_notes")
    serial = models.SmallIntegerField()
    text = models.CharField(max_length=1000)
    by = models.ForeignKey("network.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "serial"], name="facilitate_note_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.serial}"
