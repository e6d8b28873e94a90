"""The legal state of conflict of UU 7/2012: proposed, consulted upon, declared, lifted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.respond.models.case import Case


class Reach(models.TextChoices):
    """How far the impact of a conflict reaches, which says who declares (UU 7/2012)."""

    REGENCY = "regency", _("kabupaten/kota")
    PROVINCE = "province", _("provinsi")
    NATION = "nation", _("nasional")


class ConflictStatus(models.Model):
    """One way of a case through the legal status: never declared without all that law asks.

    `uncontrolled` and `disrupted` are the two conditions, each with the paper that shows it; the
    database holds no declared status without both and the consultation.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("diusulkan")
        CONSULTED = "consulted", _("dikonsultasikan")
        DECLARED = "declared", _("ditetapkan")
        LIFTED = "lifted", _("dicabut")
        LAPSED = "lapsed", _("berakhir menurut waktu")
        REFUSED = "refused", _("tidak ditetapkan")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statuses")
    number = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    reach = models.CharField(max_length=10, choices=Reach.choices)
    uncontrolled = models.BooleanField(default=False)
    uncontrolled_paper = models.CharField(max_length=300, blank=True, default="")
    disrupted = models.BooleanField(default=False)
    disrupted_paper = models.CharField(max_length=300, blank=True, default="")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "network.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    consulted_on = models.DateField(null=True, blank=True)
    consulted_with = models.CharField(max_length=300, blank=True, default="")
    consultation_paper = models.CharField(max_length=300, blank=True, default="")
    declared_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField(null=True, blank=True)
    decree = models.CharField(max_length=120, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    extensions = models.JSONField(default=list)
    tni_letter = models.CharField(max_length=300, blank=True, default="")
    tni_asked_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    end_reason = models.CharField(max_length=500, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["proposed", "consulted", "declared"]),
                name="respond_one_status",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "consulted", "refused"])
                | Q(
                    uncontrolled=True,
                    disrupted=True,
                    consulted_on__isnull=False,
                    declared_by__isnull=False,
                    starts_on__isnull=False,
                    ends_on__gte=F("starts_on"),
                )
                & ~Q(decree=""),
                name="respond_declared_by_law",
            ),
            models.CheckConstraint(
                condition=Q(tni_letter="") | Q(declared_at__isnull=False),
                name="respond_tni_after_status",
            ),
        ]

    def __str__(self) -> str:
        return self.number
