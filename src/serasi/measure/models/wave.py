"""One wave of a survey in one regency or city."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class WaveKind(models.TextChoices):
    """How respondents come to be asked; only a probability sample has a margin of error."""

    PROBABILITY = "probability", _("probabilitas")
    OPEN = "partisipatif", _("partisipatif")
    PULSE = "pulse", _("denyut (panel, nonprobabilitas)")
    RESIDUAL = "residual", _("pascakonflik")


class WaveState(models.TextChoices):
    """How far a wave is; it never goes back."""

    PLANNED = "planned", _("dirancang")
    FIELD = "field", _("di lapangan")
    CLOSED = "closed", _("ditutup")
    PUBLISHED = "published", _("diumumkan")


class Wave(Placed):
    """A wave: which instrument, where, how it is drawn and how far it is.

    `instrument` is fixed when the field opens; a later version never changes it. `seed` and
    `frame`, rows of (village, name, stratum, size) as they were that day, reproduce the draw;
    `frame_hash` proves that they are the same. `published_version` names the weights behind what
    was published. `romantik` is the recommendation number of BPS. `case` is what a residual wave
    follows, `months_after` how long after it.
    """

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=WaveKind.choices)
    state = models.CharField(max_length=10, choices=WaveState.choices, default=WaveState.PLANNED)
    instrument = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()
    romantik = models.CharField(max_length=40, blank=True, default="")
    case = models.ForeignKey(
        "respond.Case", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    months_after = models.PositiveSmallIntegerField(null=True, blank=True)
    target = models.PositiveIntegerField(default=600)
    rts_per_village = models.PositiveSmallIntegerField(default=2)
    households_per_rt = models.PositiveSmallIntegerField(default=5)
    seed = models.PositiveBigIntegerField(null=True, blank=True)
    frame = models.JSONField(default=list)
    frame_hash = models.CharField(max_length=64, blank=True, default="")
    drawn_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_version = models.PositiveSmallIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["regency_code"], name="measure_wave_regency")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="measure_wave_dates"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "published"]) | Q(closed_at__isnull=False),
                name="measure_wave_closed_when",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None)
                | Q(closed_by=None)
                | ~Q(published_by=F("closed_by")),
                name="measure_wave_published_by_second",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        """Return the name of the wave in the trail."""
        return f"wave:{self.code}"

    @property
    def is_probability(self) -> bool:
        """Say whether margins of error may be printed at all."""
        return self.kind == WaveKind.PROBABILITY
