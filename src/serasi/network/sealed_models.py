"""Rows of sealed data: the boxes themselves, of which only their subject and kind can be read."""

from __future__ import annotations

from django.db import models

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
