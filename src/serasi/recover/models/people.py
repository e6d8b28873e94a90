"""Victims and displaced people, by code: what identifies them is sealed, never a column here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Harm(models.TextChoices):
    """What a victim suffered."""

    DEAD = "dead", _("meninggal")
    HEAVY = "heavy", _("luka berat")
    LIGHT = "light", _("luka ringan")
    MISSING = "missing", _("hilang")
    WOMEN = "women", _("kekerasan terhadap perempuan")


class Sex(models.TextChoices):
    """Sex as on the identity card; unknown until somebody found out."""

    MALE = "L", _("laki-laki")
    FEMALE = "P", _("perempuan")
    UNKNOWN = "T", _("belum diketahui")


class AgeBand(models.TextChoices):
    """Age where no year of birth is known."""

    TODDLER = "0-4", _("0-4 tahun")
    CHILD = "5-17", _("5-17 tahun")
    ADULT = "18-59", _("18-59 tahun")
    OLD = "60+", _("60 tahun ke atas")


class Basis(models.TextChoices):
    """On what ground a name is kept (UU 27/2022, domain 1.6)."""

    VITAL = "vital", _("kepentingan vital")
    CONSENT = "consent", _("persetujuan")


VULNERABILITIES = ("pregnant", "nursing", "toddler", "elderly", "disabled", "separated")


class Household(models.Model):
    """People who count as one family (KK) in a case; it has a number and no name."""

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="households")
    number = models.IntegerField()

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="recover_household_once")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Return the code by which the family is spoken of."""
        return f"KK-{self.number:04d}"


class Client(Placed):
    """A victim or displaced person, placed where they stay, or else where the case began.

    Name, NIK, phone, address and guardian are sealed under `subject`. The two keys are keyed
    hashes that find a second entry of the same person. Who withdraws consent leaves a row without
    keys and secrets, so that no total is lost.
    """

    case = models.ForeignKey("respond.Case", on_delete=models.PROTECT, related_name="clients")
    number = models.IntegerField()
    harm = models.CharField(max_length=8, choices=Harm.choices, null=True, blank=True)
    displaced = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, choices=Sex.choices)
    birth_year = models.SmallIntegerField(null=True, blank=True)
    age_band = models.CharField(max_length=5, choices=AgeBand.choices, null=True, blank=True)
    child = models.BooleanField(null=True, blank=True)
    pregnant = models.BooleanField(default=False)
    nursing = models.BooleanField(default=False)
    toddler = models.BooleanField(default=False)
    elderly = models.BooleanField(default=False)
    disabled = models.BooleanField(default=False)
    separated = models.BooleanField(default=False)
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    origin = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nik_key = models.CharField(max_length=64, blank=True, default="")
    name_key = models.CharField(max_length=64, blank=True, default="")
    basis = models.CharField(max_length=7, choices=Basis.choices, default=Basis.VITAL)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    served_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["case", "number"]
        indexes = [
            models.Index(fields=["regency_code", "case"], name="recover_client_regency"),
            models.Index(fields=["case", "nik_key"], name="recover_client_nik"),
            models.Index(fields=["case", "name_key"], name="recover_client_name"),
            models.Index(fields=["served_at"], name="recover_client_served"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="recover_client_once"),
            models.CheckConstraint(
                condition=Q(displaced=True) | Q(harm__isnull=False), name="recover_client_kind"
            ),
            models.UniqueConstraint(
                fields=["case", "nik_key"],
                condition=~Q(nik_key=""),
                name="recover_client_one_nik",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(nik_key="", name_key="", birth_year=None),
                name="recover_withdrawn_is_bare",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Return the code by which the person is spoken of."""
        return f"P-{self.number:04d}"

    @property
    def subject(self) -> str:
        """Return the name under which the person's secrets are sealed."""
        return f"client:{self.pk}"


class Stay(models.Model):
    """A displaced person stayed at a point, or elsewhere when there is none, between two days."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="stays")
    point = models.ForeignKey(
        "recover.Point", null=True, blank=True, on_delete=models.PROTECT, related_name="stays"
    )
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["entered_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(left_on=None), name="recover_one_stay_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("entered_on")),
                name="recover_stay_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.entered_on}"


class Purpose(models.TextChoices):
    """For what somebody agrees; each can be withdrawn alone, and the first ends all."""

    DATA = "data", _("pendataan dengan nama")
    SERVICE = "service", _("layanan dukungan psikososial")
    SHARE = "share", _("dibagi kepada tempat rujukan")
    PUBLICITY = "publicity", _("publikasi")


class Giver(models.TextChoices):
    """Who gave the consent."""

    SELF = "self", _("yang bersangkutan")
    GUARDIAN = "guardian", _("orang tua atau wali")
    FAMILY = "family", _("keluarga atau ahli waris")


class Consent(models.Model):
    """One consent: by whom, when, for what, and when it was withdrawn."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=9, choices=Purpose.choices)
    giver = models.CharField(max_length=8, choices=Giver.choices)
    given_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "purpose"],
                condition=Q(withdrawn_at=None),
                name="recover_one_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.purpose}"


class Outcome(models.TextChoices):
    """How the displacement of somebody ended."""

    RETURNED = "returned", _("pulang")
    LOCAL = "local", _("menetap di tempat mengungsi")
    RESETTLED = "resettled", _("pindah ke tempat lain")
    DIED = "died", _("meninggal")
    UNKNOWN = "unknown", _("tidak diketahui keberadaannya")


class Solution(models.Model):
    """How the displacement of somebody ended, until they have to flee again.

    "Unknown" counts as a solution only after a later look for them (`followed_on`).
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="solutions")
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    found_on = models.DateField()
    follow_up_on = models.DateField(null=True, blank=True)
    followed_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(undone_at=None),
                name="recover_one_solution_in_force",
            ),
            models.CheckConstraint(
                condition=Q(followed_on=None) | Q(followed_on__gte=F("found_on")),
                name="recover_followed_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.outcome}"
