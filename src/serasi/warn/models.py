"""Observations, thresholds, warnings with their notices, what detectors found, and the diary."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed
from serasi.warn.bulletins import Bulletin as Bulletin
from serasi.warn.riskdays import RiskDate as RiskDate
from serasi.warn.riskdays import RiskDay as RiskDay


class Strength(models.TextChoices):
    """How much an observation can carry (domain 3.3)."""

    STRONG = "strong", _("kuat")
    MEDIUM = "medium", _("sedang")
    WEAK = "weak", _("lemah")


class Level(models.IntegerChoices):
    """The alert levels above hijau (domain 6.2)."""

    KUNING = 1, _("Kuning: Waspada")
    ORANYE = 2, _("Oranye: Siaga")
    MERAH = 3, _("Merah: Awas")


class Threshold(Placed):
    """The thresholds of an indicator in an area from a day on; the narrowest area goes first."""

    code = models.CharField(max_length=3)
    kuning = models.FloatField(null=True, blank=True)
    oranye = models.FloatField(null=True, blank=True)
    merah = models.FloatField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    effective_from = models.DateField()
    set_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["code", "area", "-effective_from", "-pk"]
        indexes = [models.Index(fields=["code", "area"], name="warn_threshold_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.area_id}"


class Observation(Placed):
    """What somebody saw of one indicator in a place; taken back, it stays but counts no more."""

    code = models.CharField(max_length=3)
    value = models.FloatField(null=True, blank=True)
    signs = models.JSONField(default=list, blank=True)
    strength = models.CharField(max_length=6, choices=Strength.choices)
    observed_on = models.DateField()
    note = models.CharField(max_length=300, blank=True, default="")
    trigger = models.CharField(max_length=2, blank=True, default="")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-observed_on", "-pk"]
        indexes = [
            models.Index(fields=["district_code", "code", "-observed_on"], name="warn_obs_area"),
            models.Index(fields=["observed_on"], name="warn_obs_day"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.area_id} {self.observed_on}"


class Finding(Placed):
    """What a detector found in a place: how unusual, and how often chance alone does the same."""

    class Detector(models.TextChoices):
        SCAN = "scan", _("gerombol ruang dan waktu")
        EARS = "ears", _("lonjakan mingguan")
        EWMA = "ewma", _("kenaikan perlahan")
        SILENCE = "silence", _("sunyi")

    detector = models.CharField(max_length=10, choices=Detector.choices)
    day = models.DateField()
    weeks = models.IntegerField()
    observed = models.FloatField()
    expected = models.FloatField()
    score = models.FloatField()
    recurrence_days = models.FloatField(null=True, blank=True)
    areas = models.JSONField(default=list)
    trigger = models.CharField(max_length=2, blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-score"]
        constraints = [
            models.UniqueConstraint(
                fields=["detector", "area", "day", "trigger"], name="warn_finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.detector} {self.area_id} {self.day}"


class JudgedWeek(models.Model):
    """A calendar week that the detectors have judged, by its last day; also one without findings.

    What was found in it stands as evidence until the next week is judged.
    """

    day = models.DateField(unique=True)
    districts = models.IntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}"


class Backtest(Placed):
    """What the detectors would have said over the past of a regency, and what came of it."""

    day = models.DateField()
    made_at = models.DateTimeField()
    result = models.JSONField()

    class Meta:
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["area", "day"], name="warn_backtest_once")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.day}"


class BudgetChoice(models.Model):
    """How many years one false alarm in a district may take, as the head chose it; all are kept."""

    years = models.SmallIntegerField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.years} {self.at}"


class Warning(Placed):
    """A level of a district: proposed by the house or a person, confirmed by somebody by name.

    `reasons` holds what carried it when it was proposed, in plain words, so that it can be read
    later as it was decided; `weighed` names all evidence that stood when somebody decided, so that
    the house does not ask again on the same. At most one is proposed and one in force for a
    district.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("usulan")
        CONFIRMED = "confirmed", _("berlaku")
        REFUSED = "refused", _("ditolak")
        ENDED = "ended", _("berakhir")

    number = models.CharField(max_length=16, unique=True)
    level = models.SmallIntegerField(choices=Level.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    trigger = models.CharField(max_length=2, blank=True, default="")
    cross_border = models.BooleanField(default=False)
    headline = models.CharField(max_length=300)
    reasons = models.JSONField(default=list)
    basis = models.JSONField(default=dict)
    weighed = models.JSONField(default=dict)
    proposed_at = models.DateTimeField()
    risen_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    end_reason = models.CharField(max_length=300, blank=True, default="")
    before = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="after"
    )
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "district_code"], name="warn_warning_state"),
            models.Index(fields=["regency_code", "-proposed_at"], name="warn_warning_reg"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["area"], condition=Q(state="proposed"), name="warn_one_proposed"
            ),
            models.UniqueConstraint(
                fields=["area"], condition=Q(state="confirmed"), name="warn_one_confirmed"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | Q(
                    confirmed_by__isnull=False,
                    confirmed_at__isnull=False,
                    valid_until__isnull=False,
                ),
                name="warn_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("confirmed_at")),
                name="warn_valid_after",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Notice(models.Model):
    """One call for an answer: to whom of which agency, until when, and how it was answered.

    `step` is 0 for who is asked first, then deputies, the head of Bakesbangpol, the leader. An
    agency in which nobody holds an office is called all the same, with no person, so that it is
    seen to be missing.
    """

    class State(models.TextChoices):
        OPEN = "open", _("belum menjawab")
        ACKNOWLEDGED = "acknowledged", _("menerima")
        HANDED_OVER = "handed_over", _("dialihkan")
        OVER = "over", _("tidak dijawab")
        DROPPED = "dropped", _("tidak berlaku lagi")
        NOBODY = "nobody", _("tidak ada orang")

    warning = models.ForeignKey(Warning, on_delete=models.CASCADE, related_name="notices")
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "network.Person", null=True, on_delete=models.PROTECT, related_name="notices"
    )
    step = models.SmallIntegerField(default=0)
    level = models.SmallIntegerField(choices=Level.choices)
    state = models.CharField(max_length=14, choices=State.choices, default=State.OPEN)
    told_at = models.DateTimeField()
    climbs_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    climbed_at = models.DateTimeField(null=True, blank=True)
    handed_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    round = models.SmallIntegerField(default=0)

    class Meta:
        ordering = ["told_at", "pk"]
        indexes = [
            models.Index(
                fields=["climbs_at"], condition=Q(state="open"), name="warn_notice_climbs"
            ),
            models.Index(fields=["person", "state"], name="warn_notice_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["warning", "agency", "person", "level"], name="warn_notice_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(state="nobody"), name="warn_notice_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.warning_id} {self.person_id} {self.state}"

    @property
    def message_key(self) -> str:
        """Return the key of the message of this call; a second call is another message."""
        return f"notice:{self.pk}" + (f":{self.round}" if self.round else "")


class Objection(models.Model):
    """Somebody in the network does not agree with a level, and says why."""

    warning = models.ForeignKey(Warning, on_delete=models.CASCADE, related_name="objections")
    by = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.warning_id} {self.by_id}"


class Review(models.Model):
    """What came of a warning, as somebody judged it later: one line of the alarm diary."""

    class Outcome(models.TextChoices):
        TRUE = "true", _("benar: kekerasan terjadi")
        PREVENTED = "prevented", _("dicegah: tidak terjadi karena ditangani")
        FALSE = "false", _("keliru: tidak ada apa-apa")
        UNKNOWN = "unknown", _("tidak diketahui")

    warning = models.OneToOneField(Warning, on_delete=models.CASCADE, related_name="review")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    violence_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey("network.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.warning_id} {self.outcome}"


class Rumour(Placed):
    """A claim that goes round: seen, checked, answered by a text that somebody approved.

    The house never judges it by its style; `finding` is what people found out.
    """

    class Finding(models.TextChoices):
        OPEN = "open", _("belum dicek")
        FALSE = "false", _("tidak benar")
        PARTLY = "partly", _("sebagian benar")
        TRUE = "true", _("benar")
        UNKNOWN = "unknown", _("tidak dapat dipastikan")

    claim = models.CharField(max_length=1000)
    seen_at = models.DateTimeField()
    reach = models.IntegerField(null=True, blank=True)
    agency = models.ForeignKey("network.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    finding = models.CharField(max_length=8, choices=Finding.choices, default=Finding.OPEN)
    how = models.CharField(max_length=500, blank=True, default="")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    clarification = models.TextField(blank=True, default="")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_reach = models.IntegerField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at", "-pk"]
        indexes = [models.Index(fields=["regency_code", "-seen_at"], name="warn_rumour_reg")]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(approved_by__isnull=False),
                name="warn_rumour_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("checked_by")),
                name="warn_rumour_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.finding}"
