"""A meeting: why, of whom, where and when; who was invited and answered; who came."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Series(models.TextChoices):
    """The standing rounds in which agencies of a region meet."""

    FORKOPIMCAM = "forkopimcam", _("Forkopimcam")
    TIMDU = "timdu", _("Tim Terpadu PKS")
    FKUB = "fkub", _("FKUB")
    FKDM = "fkdm", _("FKDM")
    BAKORWIL = "bakorwil", _("Sinkronisasi Bakorwil")
    OTHER = "other", _("Rapat lain")


class Meeting(Placed):
    """One meeting; its area is that of which it speaks. Minutes are fixed once they are final.

    `about` names what it deals with, such as `case:KS-2026-0001`; `after` is the meeting of the
    series that it follows. Who holds `door_key`, shown as a QR code, writes himself down as there.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("disiapkan")
        INVITED = "invited", _("diundang")
        HELD = "held", _("berlangsung")
        MINUTED = "minuted", _("notulen dikoreksi peserta")
        CORRECTED = "corrected", _("koreksi selesai")
        FINAL = "final", _("notulen final")
        OFF = "off", _("dibatalkan")

    number = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=12, choices=Series.choices)
    title = models.CharField(max_length=200)
    need = models.CharField(max_length=1000, blank=True, default="")
    about = models.CharField(max_length=80, blank=True, default="")
    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    chair = models.CharField(max_length=120)
    minute_taker = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    door_key = models.CharField(max_length=32, unique=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    minuted_at = models.DateTimeField(null=True, blank=True)
    correct_until = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    final_text = models.TextField(blank=True, default="")
    final_hash = models.CharField(max_length=64, blank=True, default="")
    off_at = models.DateTimeField(null=True, blank=True)
    off_reason = models.CharField(max_length=500, blank=True, default="")
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [
            models.Index(fields=["agency", "kind", "-starts_at"], name="facilitate_meet_series"),
            models.Index(fields=["regency_code", "-starts_at"], name="facilitate_meet_reg"),
            models.Index(fields=["about"], name="facilitate_meet_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="facilitate_meet_times"
            ),
            models.CheckConstraint(
                condition=~Q(state="final") | (Q(final_at__isnull=False) & ~Q(final_hash="")),
                name="facilitate_final_is_fixed",
            ),
            models.CheckConstraint(
                condition=~Q(state="off") | (Q(off_at__isnull=False) & ~Q(off_reason="")),
                name="facilitate_off_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def subject(self) -> str:
        """Return the name of the meeting in the trail and in duties that follow from it."""
        return f"meeting:{self.number}"


class Invitee(models.Model):
    """An agency that is invited, and its answer; agencies are invited, never people by faith."""

    class Reply(models.TextChoices):
        NONE = "none", _("belum menjawab")
        COMES = "comes", _("hadir")
        SENDS = "sends", _("mengutus wakil")
        NOT = "not", _("tidak hadir")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reply = models.CharField(max_length=6, choices=Reply.choices, default=Reply.NONE)
    reply_words = models.CharField(max_length=200, blank=True, default="")
    replied_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        ordering = ["meeting", "agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "agency"], name="facilitate_invited_once"),
            models.CheckConstraint(
                condition=Q(reply="none") | Q(replied_at__isnull=False),
                name="facilitate_reply_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.agency_id} {self.reply}"


class Attendance(models.Model):
    """Somebody who came. No telephone number is asked; a device of the door writes one line."""

    class Way(models.TextChoices):
        DOOR = "door", _("kode QR di pintu")
        TICK = "tick", _("dicentang")
        TYPED = "typed", _("diketik dari daftar")

    class Sex(models.TextChoices):
        MALE = "L", _("L")
        FEMALE = "P", _("P")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    agency = models.ForeignKey(
        "network.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True, default="")
    element = models.CharField(max_length=120, blank=True, default="")
    office = models.CharField(max_length=120, blank=True, default="")
    way = models.CharField(max_length=6, choices=Way.choices)
    device_hash = models.CharField(max_length=64, null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "device_hash"], name="facilitate_device_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.pk}"
