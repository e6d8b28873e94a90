"""Reports as received, the intakes they came by, and their files."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Channel(models.TextChoices):
    """The way a report came in."""

    FORM = "form", _("borang lapangan")
    CITIZEN = "citizen", _("borang warga")
    PASTE = "paste", _("tempelan")
    WHATSAPP = "whatsapp", _("WhatsApp")
    RECAP = "recap", _("buku rekap")
    API = "api", _("API")
    CAP = "cap", _("peringatan CAP")


class Reliability(models.TextChoices):
    """Source reliability A–F (NATO/Polri grading) in plain words."""

    A = "A", _("selalu dapat dipercaya")
    B = "B", _("biasanya dapat dipercaya")
    C = "C", _("cukup dapat dipercaya")
    D = "D", _("biasanya tidak dapat dipercaya")
    E = "E", _("tidak dapat dipercaya")
    F = "F", _("belum dapat dinilai")


class Credibility(models.TextChoices):
    """Information credibility 1–6 in plain words."""

    N1 = "1", _("dibenarkan sumber lain")
    N2 = "2", _("sangat mungkin benar")
    N3 = "3", _("mungkin benar")
    N4 = "4", _("meragukan")
    N5 = "5", _("tidak mungkin benar")
    N6 = "6", _("belum dapat dinilai")


class Intake(models.Model):
    """One batch that came in together: an export, a recap book, a paste."""

    class State(models.TextChoices):
        READING = "reading", _("sedang dibaca")
        PREVIEW = "preview", _("pratinjau")
        STORING = "storing", _("sedang dimasukkan")
        DONE = "done", _("dimasukkan")
        DISCARDED = "discarded", _("dibatalkan")
        REFUSED = "refused", _("tidak dapat dibaca")

    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREVIEW)
    desk = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200, blank=True, default="")
    file_sha256 = models.CharField(max_length=64, blank=True, default="")
    file = models.FileField(upload_to="intake/%Y/%m", blank=True, null=True, max_length=255)
    choices = models.JSONField(default=dict, blank=True)
    summary = models.JSONField(default=dict, blank=True)
    read_so_far = models.IntegerField(default=0)
    to_read = models.IntegerField(null=True, blank=True)
    problem = models.TextField(blank=True, default="")
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["desk", "-created_at"], name="collect_intake_desk")]

    def __str__(self) -> str:
        return f"{self.channel} {self.file_name}"


class IntakeItem(models.Model):
    """One message or row of an intake in preview, what it was taken for, and why.

    Kept until the intake is stored or given up; the words of chatter go with it.
    """

    class Verdict(models.TextChoices):
        REPORT = "report", _("laporan")
        NIL = "nil", _("laporan nihil")
        CHATTER = "chatter", _("obrolan")
        REPLY = "reply", _("balasan Serasi")

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="items")
    index = models.IntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    why = models.CharField(max_length=20)
    taken = models.BooleanField()
    by_hand = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField()
    key = models.CharField(max_length=60)
    area_code = models.CharField(max_length=13, blank=True, default="")
    reading = models.JSONField(default=dict)
    stated = models.JSONField(default=dict)
    media = models.JSONField(default=list)

    class Meta:
        ordering = ["index"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "index"], name="collect_item_once")
        ]
        indexes = [models.Index(fields=["intake", "verdict", "index"], name="collect_item_verdict")]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.index} {self.verdict}"


class SeenMessage(models.Model):
    """The key of a message or row that a desk has stored or passed over; no words, no sender."""

    desk = models.ForeignKey("network.Agency", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "key"], name="collect_seen_once")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.key}"


class ReceiptCounter(models.Model):
    """The last receipt number given out: one row, raised inside the transaction that uses it."""

    last = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.last)


class Attempt(models.Model):
    """A knock at a public door, counted for an hour; the key cannot be turned back."""

    door = models.CharField(max_length=12)
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["door", "key", "at"], name="collect_attempt_recent")]

    def __str__(self) -> str:
        return f"{self.door} {self.at:%H:%M}"


class ColumnMap(models.Model):
    """How an office's recap book is laid out, kept for the next one with the same headers."""

    desk = models.ForeignKey("network.Agency", on_delete=models.CASCADE, related_name="+")
    header_key = models.CharField(max_length=64)
    choices = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "header_key"], name="collect_column_map_once")
        ]

    def __str__(self) -> str:
        return self.header_key


class Report(Placed):
    """What somebody told the network, as received: never changed, never called a conflict.

    `area` is the best known place: stated, else read from the text, else that of the message it
    goes on from, else the sender's or the desk's own area (`area_source`). What the reader made of
    the text is in `reading`, and may be made anew.
    """

    class AreaSource(models.TextChoices):
        STATED = "stated", _("disebut pelapor")
        TEXT = "text", _("dari teks")
        SENDER = "sender", _("wilayah pelapor")
        DESK = "desk", _("wilayah meja penerima")
        FOLLOWED = "followed", _("mengikuti pesan sebelumnya")
        OFFICER = "officer", _("ditetapkan petugas")

    class Sensitivity(models.TextChoices):
        NORMAL = "normal", _("biasa")
        RESTRICTED = "restricted", _("terbatas")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    receipt = models.CharField(max_length=20, unique=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    text = models.TextField()
    received_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    is_nil = models.BooleanField(default=False)
    life_at_risk = models.BooleanField(null=True, blank=True)
    reporter = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    desk = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="reports")
    sender_key = models.CharField(max_length=64, blank=True, default="")
    area_source = models.CharField(max_length=10, choices=AreaSource.choices)
    sensitivity = models.CharField(
        max_length=10, choices=Sensitivity.choices, default=Sensitivity.NORMAL
    )
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    credibility = models.CharField(
        max_length=1, choices=Credibility.choices, default=Credibility.N6
    )
    stated = models.JSONField(default=dict, blank=True)
    reading = models.JSONField(default=dict, blank=True)
    reading_version = models.CharField(max_length=20, blank=True, default="")
    intake = models.ForeignKey(
        Intake, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    intake_index = models.IntegerField(null=True, blank=True)
    content_key = models.CharField(max_length=80, blank=True, default="")
    origin_key = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["desk", "-received_at"], name="collect_report_desk"),
            models.Index(fields=["reporter", "-received_at"], name="collect_report_reporter"),
            models.Index(fields=["regency_code", "-received_at"], name="collect_report_regency"),
            models.Index(fields=["district_code", "-received_at"], name="collect_report_district"),
            models.Index(fields=["sender_key"], name="collect_report_sender"),
            models.Index(fields=["origin_key"], name="collect_report_origin"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_key"],
                condition=~models.Q(content_key=""),
                name="collect_report_content_once",
            )
        ]

    def __str__(self) -> str:
        return self.receipt


class Attachment(models.Model):
    """A file that came with a report: the picture that others see, free of its EXIF data."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    file = models.FileField(upload_to="photos/%Y/%m", max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "sha256"], name="collect_attachment_once")
        ]

    def __str__(self) -> str:
        return self.name
