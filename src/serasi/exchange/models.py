"""Events of others, each in the file it came in: never counted with the office's own.

Nothing here is changed after it came in, except which of several versions of a record is current:
the newest file that holds it. So every file comes back as it was.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed
from serasi.register.codes import Precision


class Source(models.TextChoices):
    UCDP = "ucdp", "UCDP GED"
    ACLED = "acled", "ACLED"
    SNPK = "snpk", "SNPK"


class ExternalFile(models.Model):
    """A file of another source, with its licence, who brought it in, and what was said of it."""

    source = models.CharField(max_length=8, choices=Source.choices)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    licence = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    encoding = models.CharField(max_length=12)
    delimiter = models.CharField(max_length=1)
    head = models.TextField()
    tags = models.TextField(blank=True, default="")
    complete = models.BooleanField()
    rows = models.IntegerField()
    new = models.IntegerField()
    changed = models.IntegerField()
    same = models.IntegerField()
    refused = models.IntegerField()
    findings = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "sha256"], name="exchange_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.name}"


class ExternalEvent(Placed):
    """One record of a file: its own text, and what of it this house understands.

    `area` is null where no regency or province was found; `forms` and `triggers` hold several
    codes where the source does not tell them apart, and none where it says nothing of them.
    """

    file = models.ForeignKey(ExternalFile, on_delete=models.PROTECT, related_name="events")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    position = models.IntegerField()
    line = models.IntegerField()
    raw = models.TextField()
    source_id = models.CharField(max_length=80)
    current = models.BooleanField(default=True)
    area = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    time_precision = models.CharField(max_length=12, choices=Precision.choices)
    place = models.CharField(max_length=200, blank=True, default="")
    actor_a = models.CharField(max_length=200, blank=True, default="")
    actor_b = models.CharField(max_length=200, blank=True, default="")
    words = models.CharField(max_length=120, blank=True, default="")
    forms = models.JSONField(default=list, blank=True)
    triggers = models.JSONField(default=list, blank=True)
    deaths = models.IntegerField(null=True, blank=True)
    injured = models.IntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-start_date", "-pk"]
        indexes = [
            models.Index(
                fields=["regency_code", "source", "-start_date"],
                condition=Q(current=True),
                name="exchange_event_regency",
            ),
            models.Index(fields=["agency", "source", "source_id"], name="exchange_event_key"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="exchange_event_position"),
            models.UniqueConstraint(fields=["file", "source_id"], name="exchange_event_once"),
            models.UniqueConstraint(
                fields=["agency", "source", "source_id"],
                condition=Q(current=True),
                name="exchange_event_current",
            ),
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(end_date__gte=F("start_date")),
                name="exchange_event_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"


class Prepared(models.Model):
    """A big file made beforehand for one person, kept some days; the file lies beside the database.

    `rights` is the digest of what the person could take out when it was asked for: who may now
    see less, or more, gets a new file and not this one. `beat` is when a worker last wrote on it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu giliran")
        WORKING = "working", _("sedang dibuat")
        READY = "ready", _("siap diunduh")
        FAILED = "failed", _("gagal dibuat")
        GONE = "gone", _("sudah dihapus")

    person = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    query = models.JSONField(default=dict)
    words = models.CharField(max_length=500)
    rights = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    name = models.CharField(max_length=64, unique=True)
    total = models.IntegerField()
    done = models.IntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size = models.BigIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField()
    beat = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True, default="")
    ready_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"
