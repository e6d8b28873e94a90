"""Agreements of peace: text and its former versions, obligations, who signed, what parties said."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.respond.models.case import Case, Party
from serasi.respond.models.mediation import Gender, Mediation


class Agreement(models.Model):
    """One record of agreement (Berita Acara Kesepakatan Damai) with its number.

    `follows` is the broken agreement before it, `amends` the one in force that it takes the place
    of; `in_force_since` is the day on which the first of a chain of amendments was signed.
    `revision` counts the texts, `version` every change of the row.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("konsep")
        OFFERED = "offered", _("ditanyakan ke warga")
        SIGNED = "signed", _("berlaku")
        BROKEN = "broken", _("dilanggar")
        REPLACED = "replaced", _("diganti")
        DROPPED = "dropped", _("batal")

    class Breach(models.TextChoices):
        OBLIGATION = "obligation", _("kewajiban dilanggar")
        VIOLENCE = "violence", _("kekerasan lagi")

    number = models.CharField(max_length=16, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="agreements")
    mediation = models.ForeignKey(Mediation, on_delete=models.PROTECT, related_name="agreements")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    matter = models.TextField()
    law_process = models.CharField(max_length=300, blank=True, default="")
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_at = models.DateTimeField(null=True, blank=True)
    consult_until = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    in_force_since = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=160, blank=True, default="")
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    breach = models.CharField(max_length=10, choices=Breach.choices, blank=True, default="")
    broken_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True, default="")
    scan = models.FileField(upload_to="agreements/%Y/%m", max_length=255, blank=True, default="")
    scan_sha256 = models.CharField(max_length=64, blank=True, default="")
    scan_kind = models.CharField(max_length=4, blank=True, default="")
    scan_size = models.IntegerField(null=True, blank=True)
    revision = models.IntegerField(default=1)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-drafted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["draft", "offered"]),
                name="respond_one_draft",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="signed"), name="respond_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "offered", "dropped"])
                | Q(
                    offered_at__isnull=False,
                    signed_at__gt=F("offered_at"),
                    signed_on__isnull=False,
                    in_force_since__lte=F("signed_on"),
                ),
                name="respond_signed_after_offer",
            ),
            models.CheckConstraint(
                condition=~Q(state="broken")
                | (Q(broken_on__gte=F("in_force_since")) & ~Q(breach="")),
                name="respond_broken_since",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Clause(models.Model):
    """One article of an agreement, in order."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    serial = models.IntegerField()
    words = models.CharField(max_length=2000)

    class Meta:
        ordering = ["agreement", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "serial"], name="respond_clause_once")
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.serial}"


class Obligation(models.Model):
    """What a party or an agency owes by an agreement; without a day it holds all the time.

    `duty` is the agency's own, or for a party that of the leading agency, which follows it.
    """

    class State(models.TextChoices):
        OPEN = "open", _("berjalan")
        KEPT = "kept", _("dipenuhi")
        LATE = "late", _("terlambat")
        BROKEN = "broken", _("dilanggar")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="obligations")
    serial = models.IntegerField()
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        "network.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=240)
    amount_rp = models.BigIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    evidence_asked = models.CharField(max_length=160, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    evidence = models.CharField(max_length=500, blank=True, default="")
    judged_on = models.DateField(null=True, blank=True)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "serial"], name="respond_obligation_once"),
            models.CheckConstraint(
                condition=Q(party__isnull=False, agency=None) | Q(party=None, agency__isnull=False),
                name="respond_obligation_of_one",
            ),
            models.CheckConstraint(
                condition=Q(amount_rp=None) | Q(amount_rp__gt=0), name="respond_obligation_amount"
            ),
            models.CheckConstraint(
                condition=Q(agency=None) | Q(due_on__isnull=False), name="respond_agency_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.serial}"


class Signatory(models.Model):
    """Who signed: for a party, as a witness, or an official who knows; names are sealed."""

    class Kind(models.TextChoices):
        PARTY = "party", _("pihak")
        WITNESS = "witness", _("saksi")
        OFFICIAL = "official", _("mengetahui")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    party = models.ForeignKey(
        Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    office = models.CharField(max_length=120, blank=True, default="")
    gender = models.CharField(max_length=1, choices=Gender.choices, blank=True, default="")

    class Meta:
        ordering = ["agreement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="party", party__isnull=False)
                | Q(kind__in=["witness", "official"], party=None),
                name="respond_signatory_party",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"

    @property
    def subject(self) -> str:
        """Return the name under which who signed is sealed."""
        own = f"session:signatory-{self.pk}"
        return own if self.party_id is None else f"party:{self.party_id}"


class PartyAnswer(models.Model):
    """What a party said of a text after asking its people; the latest on a text counts."""

    class Kind(models.TextChoices):
        AGREED = "agreed", _("setuju")
        WAIVED = "waived", _("setuju, tidak perlu waktu lagi")
        OBJECTED = "objected", _("keberatan")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True, default="")
    revision = models.IntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.party_id} {self.kind}"


class FormerText(models.Model):
    """A text as it stood before it was changed, whole, with why it was."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="former")
    revision = models.IntegerField()
    text = models.JSONField()
    reason = models.CharField(max_length=500, blank=True, default="")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["agreement", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "revision"], name="respond_former_once")
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.revision}"
