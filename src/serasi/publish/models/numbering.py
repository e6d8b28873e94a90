"""The numbers of an office's letters, none given twice, and the look of its papers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class OfficeStyle(models.Model):
    """How the papers of an agency look and are numbered.

    `pattern` holds {kelas}, {urut}, {unit} and {tahun}; `lines` are the lines of the letterhead,
    one a row. None is fixed by law for all: a region writes its own rule.
    """

    agency = models.OneToOneField(
        "network.Agency", on_delete=models.CASCADE, related_name="paper_style"
    )
    pattern = models.CharField(max_length=80)
    unit = models.CharField(max_length=40)
    lines = models.CharField(max_length=400, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=60, blank=True, default="")
    emblem = models.FileField(upload_to="emblems", max_length=255, blank=True, default="")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.pattern}"


class OfficeNumber(models.Model):
    """One number of an agency's letters in a year; a number that was not used says why.

    `number` is "{agency}/{year}-{serial}", by which the next one is found; `printed` is how it
    stands on the paper.
    """

    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    serial = models.IntegerField()
    number = models.CharField(max_length=30, unique=True)
    printed = models.CharField(max_length=80)
    what = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["agency", "-year", "-serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "serial"], name="publish_number_once"
            ),
            models.CheckConstraint(
                condition=Q(void_at=None) | ~Q(void_reason=""), name="publish_void_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.printed
