"""Editions of the public picture: what a regency says to everybody, fixed once approved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Edition(Placed):
    """One edition of one regency; triggers refuse any change once it is approved.

    `figures` is what everybody reads, without any hidden count; `digest` its SHA-256.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("konsep")
        APPROVED = "approved", _("terbit")

    number = models.PositiveIntegerField()
    through = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    corrects = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True, default="")
    figures = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["area", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="publish_edition_once"),
            models.UniqueConstraint(
                fields=["area"], condition=Q(state="draft"), name="publish_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", approved_at=None)
                | Q(state="approved", approved_at__isnull=False),
                name="publish_edition_approved_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(made_by=None) | ~Q(approved_by=F("made_by")),
                name="publish_edition_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}/{self.number}"

    @property
    def subject(self) -> str:
        """Return the name of the edition in the trail."""
        return f"edition:{self.area_id}/{self.number}"


class EditionWorld(models.Model):
    """The counts behind an edition by month, which later editions start from; for the house alone.

    They lie apart from the edition so that a wall of their own stands before them.
    """

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.CASCADE, related_name="behind"
    )
    world = models.JSONField()

    def __str__(self) -> str:
        return str(self.edition_id)
