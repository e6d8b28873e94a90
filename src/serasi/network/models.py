"""Agencies and their areas, people and the offices they hold, invitations, duties, parameters."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.network.duty_models import CalendarFeed as CalendarFeed
from serasi.network.duty_models import Commitment as Commitment
from serasi.network.duty_models import Deputy as Deputy
from serasi.network.duty_models import HandOver as HandOver
from serasi.network.sealed_models import Destruction as Destruction
from serasi.network.sealed_models import GlassBreak as GlassBreak
from serasi.network.sealed_models import Sealed as Sealed
from serasi.network.sealed_models import SealedExport as SealedExport


class AgencyKind(models.TextChoices):
    """Kinds of member of the network (domain 2.3)."""

    BAKORWIL = "bakorwil", _("Bakorwil")
    BAKESBANGPOL = "bakesbangpol", _("Bakesbangpol")
    BAKESBANGPOL_PROV = "bakesbangpol_prov", _("Bakesbangpol provinsi")
    SATPOL_PP = "satpol_pp", _("Satpol PP")
    DINSOS = "dinsos", _("Dinas Sosial")
    KOMINFO = "kominfo", _("Dinas Kominfo")
    FKUB = "fkub", _("FKUB")
    FKDM = "fkdm", _("FKDM")
    KECAMATAN = "kecamatan", _("Kecamatan")
    DESA = "desa", _("Pemerintah desa/kelurahan")
    KORAMIL = "koramil", _("Koramil (Babinsa)")
    POLSEK = "polsek", _("Polsek (Bhabinkamtibmas)")
    POLRES = "polres", _("Polres")
    KODIM = "kodim", _("Kodim")
    KEJAKSAAN = "kejaksaan", _("Kejaksaan Negeri")
    KEMENAG = "kemenag", _("Kantor Kemenag")
    BPN = "bpn", _("Kantor Pertanahan")
    DP3A = "dp3a", _("DP3A/UPTD PPA")
    BPBD = "bpbd", _("BPBD")
    DINKES = "dinkes", _("Dinas Kesehatan")
    DISDIK = "disdik", _("Dinas Pendidikan")
    KEPALA_DAERAH = "kepala_daerah", _("Bupati/wali kota")
    SETDA = "setda", _("Sekretariat daerah")
    DPMD = "dpmd", _("DPMD")
    BAPPEDA = "bappeda", _("Bappeda")
    BINDA = "binda", _("BIN daerah")
    BPS = "bps", _("BPS")
    DPRD = "dprd", _("DPRD")
    INSPEKTORAT = "inspektorat", _("Inspektorat")
    LEMBAGA = "lembaga", _("Tokoh, LSM, kampus")


class Agency(models.Model):
    """A member of the network; its areas are dated and many."""

    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=60)
    areas = models.ManyToManyField("regions.Area", through="Jurisdiction", related_name="agencies")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name


class Jurisdiction(models.Model):
    """An agency answers for an area between two dates [from, to)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="jurisdictions")
    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "area", "valid_from"], name="network_jurisdiction_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="network_jurisdiction_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.area_id}"


class PersonManager(BaseUserManager["Person"]):
    """Makes people; there is no superuser here, rights come from offices alone."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> Person:
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can log in. What they may see follows from the offices they hold."""

    username = models.CharField(_("nama masuk"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    email = models.EmailField(_("surel"), blank=True, default="")
    phone = models.CharField(_("nomor HP"), max_length=20, blank=True, default="")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    first_name = ""
    last_name = ""
    is_staff = False
    is_superuser = False

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The name under which the trail knows this person."""
        return f"person:{self.pk}"


class Nature(models.TextChoices):
    """In what way an office is held."""

    DEFINITIVE = "definitif", _("definitif")
    PLT = "plt", _("Plt. (pelaksana tugas)")
    PLH = "plh", _("Plh. (pelaksana harian)")
    PJ = "pj", _("Pj. (penjabat)")


class OfficeHolding(models.Model):
    """A person holds an office of an agency in [start, end); one may hold several."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="holdings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="holdings")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    nature = models.CharField(max_length=10, choices=Nature.choices, default=Nature.DEFINITIVE)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")), name="network_holding_dates"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.nature})"


class Invitation(models.Model):
    """An office offered to somebody; the link carries a token of which only the hash is kept.

    An offer to a `person` who has an account goes without a link: a second manager's agreement
    gives the office.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="offers"
    )
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="invitations")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    nature = models.CharField(max_length=10, choices=Nature.choices, default=Nature.DEFINITIVE)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    needs_second = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")), name="network_invitation_dates"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | Q(invited_by=None)
                | ~Q(confirmed_by=F("invited_by")),
                name="network_invitation_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Renewal(models.Model):
    """A link with which somebody who lost the password sets a new one; only its hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="renewals")
    made_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    needs_second = models.BooleanField(default=False)
    opens_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(made_by=None) | ~Q(confirmed_by=F("made_by")),
                name="network_renewal_two_people",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.created_at:%Y-%m-%d}"


class LegalParam(models.Model):
    """A number that law or a rule of procedure fixes, with its source and since when."""

    key = models.CharField(max_length=60)
    value = models.IntegerField()
    unit = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    verified = models.BooleanField(default=False)
    effective_from = models.DateField()

    class Meta:
        ordering = ["key", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "effective_from"], name="network_legal_param_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} {self.unit}"
