"""When each recurring job of the house last ran."""

from django.db import models


class Schedule(models.Model):
    """One recurring job and its last run."""

    name = models.CharField(max_length=40, primary_key=True)
    last_run_at = models.DateTimeField(null=True, blank=True)
    last_result = models.CharField(max_length=200, blank=True, default="")

    def __str__(self) -> str:
        return self.name
