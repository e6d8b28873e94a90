"""Needs and help: what somebody lacks, who owes it until when, and what was given."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class NeedKind(models.TextChoices):
    """Kinds of need and of help."""

    FOOD = "food", _("pangan")
    WATER = "water", _("air bersih")
    SHELTER = "shelter", _("tempat berteduh")
    CLOTHES = "clothes", _("sandang")
    HEALTH = "health", _("kesehatan")
    WOMEN = "women", _("kebutuhan perempuan")
    BABY = "baby", _("kebutuhan bayi dan anak")
    DISABILITY = "disability", _("alat bantu")
    SCHOOL = "school", _("sekolah")
    PAPERS = "papers", _("surat kependudukan")
    LIVING = "living", _("nafkah")
    OTHER = "other", _("lainnya")


class Aimed(Placed):
    """A row about one person, one family, or everybody at one point; placed where they stay."""

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="+")
    client = models.ForeignKey(
        "recover.Client", null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    household = models.ForeignKey(
        "recover.Household",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    point = models.ForeignKey(
        "recover.Point", null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    kind = models.CharField(max_length=10, choices=NeedKind.choices)
    words = models.CharField(max_length=160)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True, default="")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def whom(self) -> str:
        """Return for whom it is, by code alone."""
        aim = self.client or self.household
        return aim.code if aim is not None else str(self.point or "")


def _one_aim(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(client__isnull=False, household=None, point=None)
        | Q(client=None, household__isnull=False, point=None)
        | Q(client=None, household=None, point__isnull=False),
        name=name,
    )


class Need(Aimed):
    """What is lacking, which agency owes it, and the duty that says so."""

    class State(models.TextChoices):
        OPEN = "open", _("belum terpenuhi")
        MET = "met", _("terpenuhi")
        DROPPED = "dropped", _("dicabut")

    due_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [_one_aim("recover_need_one_aim")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"


class Help(Aimed):
    """Help that was given: what, how much, when, by which agency."""

    given_on = models.DateField()
    value_rp = models.BigIntegerField(null=True, blank=True)
    need = models.ForeignKey(
        Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="helps"
    )

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            _one_aim("recover_help_one_aim"),
            models.CheckConstraint(
                condition=Q(value_rp=None) | Q(value_rp__gte=0), name="recover_help_value"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.given_on}"
