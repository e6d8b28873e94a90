"""What a respondent answered, how it was checked, and paper forms typed twice."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """By which way an interview came in."""

    CAPI = "capi", _("HP")
    PAPER = "paper", _("kertas")
    IMPORT = "import", _("berkas KoboToolbox/ODK")
    WEB = "web", _("tautan terbuka")


class Sex(models.TextChoices):
    """The sex that a respondent states."""

    FEMALE = "P", _("perempuan")
    MALE = "L", _("laki-laki")


class AgeGroup(models.TextChoices):
    """Ages by the groups of the population table that weights are raked to."""

    G17 = "17-24", _("17–24 tahun")
    G25 = "25-34", _("25–34 tahun")
    G35 = "35-44", _("35–44 tahun")
    G45 = "45-54", _("45–54 tahun")
    G55 = "55-64", _("55–64 tahun")
    G65 = "65+", _("65 tahun ke atas")


class Refusal(models.TextChoices):
    """Why somebody would not be interviewed, as far as they said; nothing else is kept of them."""

    BUSY = "busy", _("tidak ada waktu")
    UNWILLING = "unwilling", _("tidak mau diwawancarai")
    DISTRUST = "distrust", _("ragu akan tujuannya")
    AFRAID = "afraid", _("takut atau tidak nyaman")
    OTHERS = "others", _("dilarang orang lain")
    UNSAID = "unsaid", _("tidak menyebut alasan")


class Interview(models.Model):
    """One interview, by the UUID that the phone made; neither name nor NIK is ever kept.

    `answers` holds {item: 1..5, 8 or 9}; `sides` the coded side questions. `started_at` and
    `ended_at` are by the phone's clock, `clock_offset` is our clock minus the phone's when it was
    sent. `person_chance` is the chance that the grid gave this adult within the household, where it
    is known. `slip` is the code on the slip the respondent keeps. `digest` tells a changed replay.
    What a check found untrue or double is set aside with its reason and counts nowhere. After a
    withdrawal answers, sides, place on earth and traits are gone and `withdrawn_at` stays.
    """

    uuid = models.UUIDField(unique=True)
    wave = models.ForeignKey("measure.Wave", on_delete=models.PROTECT, related_name="interviews")
    place = models.ForeignKey(
        "measure.SampledPlace",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="interviews",
    )
    household = models.ForeignKey(
        "measure.Household",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="interviews",
    )
    area = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    serial = models.PositiveIntegerField()
    slip = models.CharField(max_length=12)
    enumerator = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    enumerator_label = models.CharField(max_length=40, blank=True, default="")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    instrument = models.CharField(max_length=20)
    language = models.CharField(max_length=8, default="id")
    consent = models.BooleanField()
    refusal = models.CharField(max_length=10, choices=Refusal.choices, null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    clock_offset = models.DurationField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lng = models.FloatField(null=True, blank=True)
    accuracy_m = models.FloatField(null=True, blank=True)
    adults = models.PositiveSmallIntegerField(null=True, blank=True)
    person_chance = models.FloatField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, null=True, blank=True)
    age_group = models.CharField(max_length=5, choices=AgeGroup.choices, null=True, blank=True)
    answers = models.JSONField(default=dict)
    sides = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    set_aside_reason = models.CharField(max_length=300, blank=True, default="")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["wave", "serial"]
        indexes = [models.Index(fields=["wave", "place"], name="measure_interview_place")]
        constraints = [
            models.UniqueConstraint(fields=["wave", "serial"], name="measure_serial_once"),
            models.UniqueConstraint(fields=["wave", "slip"], name="measure_slip_once"),
            models.CheckConstraint(
                condition=Q(consent=True) | Q(answers={}), name="measure_no_consent_no_answers"
            ),
            models.CheckConstraint(
                condition=Q(consent=False) | Q(refusal=None), name="measure_consent_no_refusal"
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at=None) | ~Q(set_aside_reason=""),
                name="measure_set_aside_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(answers={}, sides={}, lat=None, lng=None),
                name="measure_withdrawn_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.serial}"

    @property
    def minutes(self) -> float | None:
        """Return how long the interview took by the phone's clock; unknown is None."""
        if self.started_at is None or self.ended_at is None:
            return None
        return (self.ended_at - self.started_at).total_seconds() / 60


class SpotCheck(models.Model):
    """A supervisor asks again at one door in ten whether the interview took place as told."""

    class Result(models.TextChoices):
        TRUE = "true", _("benar diwawancarai")
        PART = "part", _("hanya sebagian benar")
        FALSE = "false", _("tidak pernah diwawancarai")
        ABSENT = "absent", _("responden tidak ditemui")

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="spot_check")
    drawn_at = models.DateTimeField()
    checker = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=8, choices=Result.choices, null=True, blank=True)
    same_person = models.BooleanField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["interview"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result=None, checked_at=None)
                | Q(result__isnull=False, checked_at__isnull=False, checker__isnull=False),
                name="measure_spot_check_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.result}"


class PaperEntry(models.Model):
    """A paper form typed by two people; it becomes an interview when both agree or are settled."""

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="papers")
    place = models.ForeignKey(
        "measure.SampledPlace", on_delete=models.PROTECT, related_name="papers"
    )
    slip = models.CharField(max_length=12)
    first = models.JSONField()
    first_by = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    second = models.JSONField(null=True, blank=True)
    second_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)
    settled = models.JSONField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    interview = models.OneToOneField(
        Interview, null=True, blank=True, on_delete=models.SET_NULL, related_name="paper"
    )

    class Meta:
        ordering = ["wave", "slip"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "slip"], name="measure_paper_once"),
            models.CheckConstraint(
                condition=Q(second_by=None) | ~Q(second_by=F("first_by")),
                name="measure_paper_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.slip}"


class Import(models.Model):
    """A file of KoboToolbox or ODK that was taken in: what it brought and what was known."""

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["wave", "-at"]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.name}"
