"""An official paper on its way from draft to signed copy, with its prose, figures and files."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.publish.models.figure import Figure
from serasi.publish.models.numbering import OfficeNumber
from serasi.publish.periods import Span
from serasi.regions.placed import Placed


class PaperState(models.TextChoices):
    """How far a paper has come."""

    DRAFT = "draft", _("konsep")
    REVIEW = "review", _("ditelaah")
    SIGNED = "signed", _("bertanda tangan")
    WITHDRAWN = "withdrawn", _("dibatalkan")


class Paper(Placed):
    """One paper of an agency about an area and a period.

    label : "B08", "2026-08" or "" ; `subject` names a record that it is about ("case:KS-…")
    cut_off : nothing that became known later is in its numbers
    sent_by : who wrote it and sent it for signature; never who signs
    """

    number = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=300)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    signing_agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    cut_off = models.DateTimeField()
    subject = models.CharField(max_length=80, blank=True, default="")
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.DRAFT)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    office_number = models.OneToOneField(
        OfficeNumber, null=True, blank=True, on_delete=models.PROTECT, related_name="paper"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signer = models.CharField(max_length=300, blank=True, default="")
    back_reason = models.CharField(max_length=500, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["regency_code", "kind", "-until"], name="publish_paper_area"),
            models.Index(fields=["agency", "state"], name="publish_paper_agency"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "area", "since", "until", "subject"],
                condition=~Q(state="withdrawn"),
                name="publish_paper_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed")
                | Q(
                    signed_at__isnull=False,
                    signed_by__isnull=False,
                    sent_by__isnull=False,
                    office_number__isnull=False,
                ),
                name="publish_signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | Q(sent_by=None) | ~Q(signed_by=F("sent_by")),
                name="publish_two_people",
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="publish_period"),
        ]

    @property
    def heading(self) -> str:
        """Return the title with its period, as lists and pages name the paper."""
        if not self.label:
            return self.title
        period = Span(self.label, self.since, self.until, self.until).name
        return f"{self.title}, {self.label if self.subject else period}"

    def __str__(self) -> str:
        return self.number

    @property
    def trail_subject(self) -> str:
        """Return the name of the paper in the trail."""
        return f"paper:{self.number}"


class PaperProse(models.Model):
    """What an officer wrote in the place of the words that the house proposed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="prose")
    key = models.CharField(max_length=60)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["paper", "key"]
        constraints = [models.UniqueConstraint(fields=["paper", "key"], name="publish_prose_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.key}"


class PaperFigure(models.Model):
    """A figure that stands in a paper, under the name by which its numbers refer to it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="figures")
    name = models.CharField(max_length=40)
    serial = models.SmallIntegerField()
    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="printed_in")

    class Meta:
        ordering = ["paper", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "name"], name="publish_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.name}"


class PaperMaking(models.Model):
    """One time that the numbers of a paper were counted, and which of them changed by it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="makings")
    serial = models.IntegerField()
    cut_off = models.DateTimeField()
    changes = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["paper", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "serial"], name="publish_making_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.serial}"


class PaperCheck(models.Model):
    """What the checker of figures found in a version of a paper."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="checks")
    version = models.IntegerField()
    findings = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["paper", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.paper_id} v{self.version}"


class PaperFile(models.Model):
    """A file of a signed paper as it was when signed, or the copy with the signature itself."""

    class Way(models.TextChoices):
        PDF = "pdf", _("PDF yang ditandatangani")
        DOCX = "docx", _("naskah Word")
        XLSX = "xlsx", _("tabel Excel")
        JSON = "json", _("data")
        TTE = "tte", _("salinan bertanda tangan elektronik")
        SCAN = "scan", _("pindaian tanda tangan basah")

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="files")
    way = models.CharField(max_length=5, choices=Way.choices)
    file = models.FileField(upload_to="papers/%Y/%m", max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["paper", "at", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "way"], name="publish_file_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.way}"
