"""Rows of sealed data: the boxes, who broke the glass, who asked for a file, what was destroyed."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Sealed(Placed):
    """What identifies somebody or something, encrypted; opened by `network.sealed` alone.

    `subject` names whose it is: `report:{uuid}`, `party:{pk}`, `client:{pk}`, `session:{pk}`.
    """

    subject = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    box = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind"], name="network_sealed_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"


class GlassBreak(Placed):
    """Somebody opens in an emergency what others keep: one subject, or an area when none is named.

    `told` is how many people were told at once. It ends by itself at `until`.
    """

    person = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    right = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True, default="")
    reason = models.CharField(max_length=500)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    told = models.IntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["person", "right", "until"], name="network_glass_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("opened_at")), name="network_glass_has_time"
            ),
            models.CheckConstraint(condition=Q(told__gt=0), name="network_glass_is_heard"),
        ]

    def __str__(self) -> str:
        return f"glass:{self.pk}"

    @property
    def key(self) -> str:
        """The name under which the trail knows it."""
        return f"glass:{self.pk}"

    def open_at(self, now: datetime) -> bool:
        """Say whether it lets its person in at a moment."""
        return self.ended_at is None and self.opened_at <= now < self.until


class SealedExport(Placed):
    """A file of opened secrets: asked for by one holder of the right, agreed to by another."""

    class State(models.TextChoices):
        ASKED = "asked", _("menunggu persetujuan")
        APPROVED = "approved", _("disetujui")
        REFUSED = "refused", _("ditolak")
        WITHDRAWN = "withdrawn", _("ditarik")
        FETCHED = "fetched", _("diunduh")

    kind = models.CharField(max_length=40)
    right = models.CharField(max_length=40)
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
    count = models.IntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="network_export_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "fetched"))
                | Q(decided_by__isnull=False, until__isnull=False),
                name="network_export_was_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state="fetched")
                | Q(fetched_at__isnull=False, count__isnull=False) & ~Q(sha256=""),
                name="network_export_is_proved",
            ),
        ]

    def __str__(self) -> str:
        return f"sealed_export:{self.pk}"

    @property
    def key(self) -> str:
        """The name under which the trail knows it."""
        return f"sealed_export:{self.pk}"


class Destruction(Placed):
    """What was destroyed at one time under one rule in one area: how much of what, never whose."""

    rule = models.CharField(max_length=60)
    what = models.CharField(max_length=20)
    subjects = models.IntegerField()
    count = models.IntegerField()
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.rule} {self.at:%Y-%m-%d}"
