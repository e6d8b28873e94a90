"""A figure that was given out: what was asked, and the value it had; never changed afterwards."""

from __future__ import annotations

from django.db import models

from serasi.regions.placed import Placed


class Figure(Placed):
    """One stored query with its value at the cut-off.

    `digest` is the hash of everything that was asked, so that the same question is kept once.
    `result` is what `figures.Result.plain` writes.
    """

    digest = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=40)
    version = models.SmallIntegerField()
    since = models.DateField()
    until = models.DateField()
    cut_off = models.DateTimeField()
    filter = models.JSONField(default=dict, blank=True)
    result = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} v{self.version} {self.area_id}"
