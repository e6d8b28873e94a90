"""A forum of social harmony in a village, and each package of money it was given."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Element(models.TextChoices):
    """From which part of village life somebody comes; the faith of people is never written."""

    OFFICIALS = "officials", _("perangkat desa dan BPD")
    ELDERS = "elders", _("tokoh masyarakat dan adat")
    CLERGY = "clergy", _("tokoh agama")
    YOUTH = "youth", _("pemuda")
    WOMEN = "women", _("kelompok perempuan")
    TEACHERS = "teachers", _("pendidik")
    TRADES = "trades", _("petani, nelayan, pedagang, pekerja")
    VOLUNTEERS = "volunteers", _("relawan dan pelopor perdamaian")
    DISABLED = "disabled", _("penyandang disabilitas")
    OTHERS = "others", _("unsur lain")


class Kind(models.TextChoices):
    """What the money of a line is for."""

    DIALOGUE = "dialogue", _("dialog tematik")
    WORKS = "works", _("pekerjaan fisik")
    LABOUR = "labour", _("upah kerja")
    OTHER = "other", _("lain-lain")


class Forum(Placed):
    """A Forum Keserasian Sosial; its area is a village. One village has one forum.

    `chair_office` names an office ("Kepala Desa"); a chair who holds none is sealed under
    `subject`, and then it is empty.
    """

    number = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=160)
    founded_on = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=160, blank=True, default="")
    chair_office = models.CharField(max_length=120, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["regency_code"], name="facilitate_forum_regency")]
        constraints = [models.UniqueConstraint(fields=["area"], name="facilitate_forum_once")]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """Return the name of the forum in the trail and of what is sealed about it."""
        return f"forum:{self.number}"


class Members(models.Model):
    """How many women and men of one element belong to a forum; no names."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="members")
    element = models.CharField(max_length=12, choices=Element.choices)
    women = models.PositiveIntegerField()
    men = models.PositiveIntegerField()

    class Meta:
        ordering = ["forum", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "element"], name="facilitate_members_once")
        ]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.element} {self.women}+{self.men}"


class Package(models.Model):
    """One package of help: asked for, checked, granted, carried out, accounted for, closed.

    `told_total` is the total that the account itself states; it must equal the sum of its lines.
    `excess_reason` says why more was spent than was granted or received.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("konsep usulan")
        PROPOSED = "proposed", _("diusulkan")
        CHECKED = "checked", _("diverifikasi")
        APPROVED = "approved", _("disetujui")
        RUNNING = "running", _("berjalan")
        REPORTED = "reported", _("LPJ diperiksa")
        CLOSED = "closed", _("selesai")
        REFUSED = "refused", _("ditolak")

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="packages")
    serial = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=200)
    funding = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    made_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    check_note = models.CharField(max_length=500, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision = models.CharField(max_length=160, blank=True, default="")
    returned_note = models.CharField(max_length=500, blank=True, default="")
    told_total = models.BigIntegerField(null=True, blank=True)
    report_paper = models.CharField(max_length=160, blank=True, default="")
    excess_reason = models.CharField(max_length=500, blank=True, default="")
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    close_note = models.CharField(max_length=500, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["forum", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "serial"], name="facilitate_package_once"),
            models.CheckConstraint(
                condition=Q(checked_by=None)
                | Q(proposed_by=None)
                | ~Q(checked_by=F("proposed_by")),
                name="facilitate_package_checked_by_second",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | Q(
                    closed_by__isnull=False,
                    reported_by__isnull=False,
                    told_total__isnull=False,
                    closed_at__isnull=False,
                )
                & ~Q(closed_by=F("reported_by")),
                name="facilitate_package_closed_by_second",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "running", "reported", "closed"])
                | Q(checked_by__isnull=False, decided_by__isnull=False) & ~Q(decision=""),
                name="facilitate_package_granted_by_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum_id}/{self.serial} {self.state}"

    @property
    def label(self) -> str:
        """Return the number of the package as people write it."""
        return f"{self.forum.number}/{self.serial}"


class PackageHand(models.Model):
    """Who wrote at a proposal or at an account, and so may not be its second person."""

    class Over(models.TextChoices):
        PROPOSAL = "proposal", _("usulan")
        ACCOUNT = "account", _("LPJ")

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    over = models.CharField(max_length=8, choices=Over.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["package", "person", "over"], name="facilitate_hand_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.person_id} {self.over}"


class PackageLine(models.Model):
    """One line of the budget: what for, how many rupiah were asked and how many granted."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=200)
    asked = models.BigIntegerField()
    granted = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["package", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gt=0), name="facilitate_line_asks"),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(granted__gte=0, granted__lte=F("asked")),
                name="facilitate_line_granted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.what}"


class Tranche(models.Model):
    """Money that the forum received of a package."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="tranches")
    amount = models.BigIntegerField()
    received_on = models.DateField()
    paper = models.CharField(max_length=160)
    by = models.ForeignKey("network.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["package", "received_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="facilitate_tranche_amount")
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.amount}"


class Activity(models.Model):
    """A dialogue that was held, or works that were done; photos are named, not kept here."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    what = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    result = models.CharField(max_length=500, blank=True, default="")
    photos = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["package", "first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="facilitate_activity_days"
            )
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.what}"


class Presence(models.Model):
    """How many women and men of one element took part in an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="presences")
    element = models.CharField(max_length=12, choices=Element.choices)
    women = models.PositiveIntegerField()
    men = models.PositiveIntegerField()

    class Meta:
        ordering = ["activity", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "element"], name="facilitate_presence_once")
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.element} {self.women}+{self.men}"


class Expense(models.Model):
    """One payment with its receipt, to the rupiah."""

    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="expenses")
    line = models.ForeignKey(PackageLine, on_delete=models.PROTECT, related_name="expenses")
    paid_on = models.DateField()
    what = models.CharField(max_length=200)
    amount = models.BigIntegerField()
    receipt = models.CharField(max_length=60)

    class Meta:
        ordering = ["package", "paid_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="facilitate_expense_amount"),
            models.UniqueConstraint(fields=["package", "receipt"], name="facilitate_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.receipt}"


class Repayment(models.Model):
    """Money that was not spent and went back to whoever gave it."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="repayments")
    amount = models.BigIntegerField()
    paid_on = models.DateField()
    paper = models.CharField(max_length=160)

    class Meta:
        ordering = ["package", "paid_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="facilitate_repayment_amount")
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.amount}"
