"""The sample of a wave: strata, drawn villages and RT, households with their visits."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Stratum(models.Model):
    """One stratum of the frame: how many villages and people it has and how many are drawn."""

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="strata")
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    villages = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    take = models.PositiveIntegerField()

    class Meta:
        ordering = ["wave", "code"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "code"], name="measure_stratum_once"),
            models.CheckConstraint(condition=Q(take__lte=F("villages")), name="measure_take_fits"),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.code}"


class Side(models.TextChoices):
    """The side of a conflict that a drawn village stands for; never that of a person."""

    A = "A", _("Pihak A")
    B = "B", _("Pihak B")


class SampledPlace(models.Model):
    """A village that was drawn, or (with a `parent`) an RT drawn within it.

    `probability` is that of the stage alone: of the village in its stratum, of the RT in its
    village. `size` is the measure of size of a village, the counted households of an RT. A place
    that cannot be worked is replaced by the next reserve, and the reason is kept; its probability
    passes to the one that takes its place. `side` of a village is told in a residual wave alone.
    """

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="places")
    stratum = models.ForeignKey(Stratum, on_delete=models.CASCADE, related_name="places")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="rts"
    )
    code = models.CharField(max_length=24)
    psu = models.CharField(max_length=24)
    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    order = models.PositiveIntegerField()
    probability = models.FloatField()
    certainty = models.BooleanField(default=False)
    reserve = models.BooleanField(default=False)
    size = models.PositiveIntegerField(null=True, blank=True)
    side = models.CharField(max_length=1, choices=Side.choices, blank=True, default="")
    rts_listed = models.PositiveIntegerField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    enumerator = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    replaced_reason = models.CharField(max_length=300, blank=True, default="")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["wave", "order"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "code"], name="measure_place_once"),
            models.CheckConstraint(
                condition=Q(probability__gt=0, probability__lte=1),
                name="measure_place_probability",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_reason=""),
                name="measure_replaced_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.code}"

    @property
    def is_village(self) -> bool:
        """Say whether this is a drawn village rather than an RT."""
        return self.parent_id is None


class Outcome(models.TextChoices):
    """What came of a household so far, or of one visit."""

    PLANNED = "planned", _("belum dikunjungi")
    AWAY = "away", _("tidak di rumah")
    DONE = "done", _("selesai")
    REFUSED = "refused", _("menolak")
    NOT_FOUND = "not_found", _("tidak ditemukan")
    NOT_ELIGIBLE = "not_eligible", _("tidak ada orang dewasa")


class Household(models.Model):
    """One household to be visited in an RT: whose task it is, and whom the grid chose.

    `adults` is the number of people of 17 and over or married; table `grid` of Kish then
    names one by rank (`chosen`).
    No name and no address is kept.
    """

    place = models.ForeignKey(SampledPlace, on_delete=models.CASCADE, related_name="households")
    serial = models.PositiveSmallIntegerField()
    enumerator = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    grid = models.CharField(max_length=2)
    adults = models.PositiveSmallIntegerField(null=True, blank=True)
    chosen = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.PLANNED)
    substitute = models.BooleanField(default=False)
    substituted_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["place", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["place", "serial"], name="measure_household_once"),
            models.CheckConstraint(
                condition=Q(chosen=None) | Q(adults__gte=F("chosen")), name="measure_kish_fits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id}/{self.serial}"


class Visit(models.Model):
    """One knock at the door; the same client UUID is the same visit."""

    uuid = models.UUIDField(unique=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="visits")
    enumerator = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)

    class Meta:
        ordering = ["household", "at"]

    def __str__(self) -> str:
        return f"{self.household_id} {self.outcome}"
