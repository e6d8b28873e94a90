"""Damage and loss, and the plans that make good what can be made good."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class Damage(Placed):
    """Damaged things of one kind and grade in one place; whose they are is only a side or none."""

    class What(models.TextChoices):
        HOUSE = "house", _("rumah")
        WORSHIP = "worship", _("rumah ibadah")
        SCHOOL = "school", _("sekolah")
        OFFICE = "office", _("kantor")
        BUSINESS = "business", _("tempat usaha")
        VEHICLE = "vehicle", _("kendaraan")
        LAND = "land", _("lahan")

    class Grade(models.TextChoices):
        LIGHT = "light", _("ringan")
        MEDIUM = "medium", _("sedang")
        HEAVY = "heavy", _("berat")

    class Owner(models.TextChoices):
        PRIVATE = "private", _("warga")
        PUBLIC = "public", _("umum")
        GROUP = "group", _("kelompok, tidak disebut")

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="damages")
    what = models.CharField(max_length=8, choices=What.choices)
    grade = models.CharField(max_length=6, choices=Grade.choices)
    owner = models.CharField(max_length=7, choices=Owner.choices)
    count = models.IntegerField(default=1)
    estimate_rp = models.BigIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["what", "grade", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(count__gte=1), name="recover_damage_count"),
            models.CheckConstraint(
                condition=Q(estimate_rp=None) | Q(estimate_rp__gte=0),
                name="recover_damage_estimate",
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None)
                | Q(recorded_by=None)
                | ~Q(verified_by=F("recorded_by")),
                name="recover_damage_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.what} {self.grade}"


class Plan(Placed):
    """One row of the plan: what, by whom, for how much and from what source, until when."""

    class Kind(models.TextChoices):
        RECONCILIATION = "reconciliation", _("rekonsiliasi")
        REHABILITATION = "rehabilitation", _("rehabilitasi")
        RECONSTRUCTION = "reconstruction", _("rekonstruksi")

    class Source(models.TextChoices):
        NONE = "none", _("tanpa anggaran")
        APBD = "apbd", _("APBD kabupaten/kota")
        APBD_PROV = "apbd_prov", _("APBD provinsi")
        APBN = "apbn", _("APBN")
        READY = "ready", _("dana siap pakai")
        VILLAGE = "village", _("dana desa")
        OTHER = "other", _("hibah atau swadaya")

    class State(models.TextChoices):
        OPEN = "open", _("berjalan")
        DONE = "done", _("selesai")
        DROPPED = "dropped", _("dicabut")

    case = models.ForeignKey("respond.Case", on_delete=models.CASCADE, related_name="plans")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    what = models.CharField(max_length=200)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    budget_rp = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=9, choices=Source.choices)
    target = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    percent = models.SmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["kind", "due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="recover_plan_percent"
            ),
            models.CheckConstraint(
                condition=Q(budget_rp=None) | Q(budget_rp__gte=0), name="recover_plan_budget"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(percent=100), name="recover_plan_done"
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Progress(models.Model):
    """How far a row of the plan had come on a day, and by what one sees it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    percent = models.SmallIntegerField()
    evidence = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.percent}"
