"""The one table of the trail; triggers on both databases refuse UPDATE and DELETE."""

from django.db import models


class Entry(models.Model):
    """A decision, a change or a read of sealed data, chained to the entry before it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=80)
    data = models.TextField()
    reason = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["subject", "seq"], name="trail_entry_subject_seq"),
            models.Index(fields=["actor", "seq"], name="trail_entry_actor_seq"),
            models.Index(fields=["action", "seq"], name="trail_entry_action_seq"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.subject}"
