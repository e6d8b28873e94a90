"""Psychosocial support (LDP): the card, its visits and referrals. There is no diagnosis here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Contact(models.TextChoices):
    """How somebody may be met without danger to them."""

    ANY = "any", _("boleh di mana saja")
    ALONE = "alone", _("temui sendiri, tidak di depan orang lain")
    POINT = "point", _("hanya di posko atau kantor layanan")
    FIRST_CALL = "call", _("beri kabar lebih dulu")
    GUARDIAN = "guardian", _("hanya lewat wali")
    NO_PHONE = "no_phone", _("jangan menelepon atau mengirim pesan")


class Support(models.Model):
    """The card of one person's support, kept while consent to it holds."""

    client = models.OneToOneField(
        "recover.Client", on_delete=models.CASCADE, related_name="support"
    )
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    complaint = models.CharField(max_length=300, blank=True, default="")
    contact = models.CharField(max_length=8, choices=Contact.choices)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    why_closed = models.CharField(max_length=9, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.client_id}"


class Service(models.TextChoices):
    """What was done at a visit (domain 1.5)."""

    SCREENING = "screening", _("penapisan")
    TALK = "talk", _("konseling")
    THERAPY = "therapy", _("terapi psikososial")
    LEARN = "learn", _("psikoedukasi")
    STRENGTHEN = "strengthen", _("penguatan")
    HOME = "home", _("kunjungan rumah")


class Companion(models.TextChoices):
    """Who accompanied, by kind."""

    SOCIAL_WORKER = "peksos", _("pekerja sosial")
    PELOPOR = "pelopor", _("Pelopor Perdamaian")
    TAGANA = "tagana", _("Tagana")
    TKSK = "tksk", _("TKSK atau PSM")
    PSYCHOLOGIST = "psikolog", _("psikolog")
    PUSKESMAS = "puskesmas", _("petugas puskesmas")


class Visit(models.Model):
    """A visit: planned by the clock or agreed upon, then made, missed or cancelled."""

    class Reason(models.TextChoices):
        SCREENING = "screening", _("penapisan")
        PLAN = "plan", _("rencana layanan")
        MONTH_1 = "m1", _("tindak lanjut 1 bulan")
        MONTH_3 = "m3", _("tindak lanjut 3 bulan")
        MONTH_6 = "m6", _("tindak lanjut 6 bulan")
        MONTH_12 = "m12", _("tindak lanjut 12 bulan")
        AGREED = "agreed", _("kunjungan yang disepakati")

    class State(models.TextChoices):
        PLANNED = "planned", _("direncanakan")
        MADE = "made", _("terlaksana")
        MISSED = "missed", _("tidak bertemu")
        CANCELLED = "cancelled", _("dibatalkan")

    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="visits")
    reason = models.CharField(max_length=9, choices=Reason.choices)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    service = models.CharField(max_length=10, choices=Service.choices, blank=True, default="")
    companion = models.CharField(max_length=9, choices=Companion.choices, blank=True, default="")
    words = models.CharField(max_length=500, blank=True, default="")
    calm = models.SmallIntegerField(null=True, blank=True)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="recover_visit_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(calm=None) | Q(calm__gte=0, calm__lte=10), name="recover_calm_range"
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(ended_at__isnull=False),
                name="recover_visit_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.support_id} {self.reason}"


class Referral(models.Model):
    """Somebody is sent on to another service, which accepts or refuses."""

    class To(models.TextChoices):
        PUSKESMAS = "puskesmas", _("puskesmas")
        PSYCHOLOGIST = "psikolog", _("psikolog")
        PPA = "ppa", _("UPTD PPA")
        HOSPITAL = "rs", _("rumah sakit")
        PEKSOS = "peksos", _("pekerja sosial")
        LEGAL = "hukum", _("bantuan hukum")

    class State(models.TextChoices):
        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        REFUSED = "refused", _("ditolak")
        DONE = "done", _("selesai")
        CANCELLED = "cancelled", _("dibatalkan")

    client = models.ForeignKey("recover.Client", on_delete=models.CASCADE, related_name="referrals")
    to = models.CharField(max_length=9, choices=To.choices)
    agency = models.ForeignKey(
        "network.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True, default="")
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"{self.client_id} {self.to}"
