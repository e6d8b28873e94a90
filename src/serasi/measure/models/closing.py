"""What remains when a wave is closed: weights by version, and withdrawals."""

from __future__ import annotations

from django.db import models


class WeightSet(models.Model):
    """One version of the weights of a wave, with how they were made; never changed, only followed.

    `recipe` says the steps with their figures (base, non-response, raking margins, bounds, rounds);
    `digest` is that of the numbers themselves. `taken` counts the respondents it weighs.
    """

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="weight_sets")
    version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recipe = models.JSONField()
    digest = models.CharField(max_length=64)
    taken = models.PositiveIntegerField()

    class Meta:
        ordering = ["wave", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "version"], name="measure_weights_once")
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} v{self.version}"


class RespondentWeight(models.Model):
    """The weight of one interview in one version."""

    weights = models.ForeignKey(WeightSet, on_delete=models.CASCADE, related_name="rows")
    interview = models.ForeignKey(
        "measure.Interview", on_delete=models.CASCADE, related_name="weights"
    )
    base = models.FloatField()
    weight = models.FloatField()

    class Meta:
        ordering = ["weights", "interview"]
        constraints = [
            models.UniqueConstraint(
                fields=["weights", "interview"], name="measure_respondent_weight_once"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gt=0, base__gt=0), name="measure_weight_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weights_id} {self.interview_id}"


class Withdrawal(models.Model):
    """A respondent withdrew consent by the code of the slip: the answers are gone, the fact stays.

    `after_closing` says that the published numbers were made with the answers and stay as they
    are; every recomputation afterwards is without them and says so.
    """

    wave = models.ForeignKey("measure.Wave", on_delete=models.CASCADE, related_name="withdrawals")
    interview = models.OneToOneField(
        "measure.Interview", on_delete=models.PROTECT, related_name="withdrawal"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    after_closing = models.BooleanField()

    class Meta:
        ordering = ["wave", "at"]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.interview_id}"
