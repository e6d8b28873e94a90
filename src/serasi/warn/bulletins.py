"""What went out of a level for other systems, message by message, so that one can name another."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Bulletin(models.Model):
    """One message of a warning: when it began, was prolonged or was lifted.

    `earlier` is the message that this one supersedes, also that of another warning of the district.
    A level that runs out by the clock sends none: its last message has said until when it holds.
    """

    class Kind(models.TextChoices):
        ALERT = "Alert", _("tingkat baru")
        UPDATE = "Update", _("diperbarui")
        CANCEL = "Cancel", _("dicabut")

    warning = models.ForeignKey("warn.Warning", on_delete=models.CASCADE, related_name="bulletins")
    serial = models.IntegerField()
    kind = models.CharField(max_length=6, choices=Kind.choices)
    sent_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="later"
    )

    class Meta:
        ordering = ["warning", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["warning", "serial"], name="warn_bulletin_once"),
            models.CheckConstraint(
                condition=Q(kind="Alert") | Q(earlier__isnull=False), name="warn_bulletin_refers"
            ),
        ]

    def __str__(self) -> str:
        return self.identifier

    @property
    def identifier(self) -> str:
        """Return the name by which other systems know the message."""
        return f"{self.warning.number}-{self.serial}"
