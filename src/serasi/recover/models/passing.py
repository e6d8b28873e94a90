"""A person passes into the care of another region: asked by one, accepted by the other."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.regions.placed import Placed


class CareOffer(Placed):
    """Those who care for a person ask those of another area to; until they accept, nothing moves.

    It is placed in the area that is asked. `duty` is what the asked agency owes: an answer.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("menunggu jawaban")
        ACCEPTED = "accepted", _("diterima")
        REFUSED = "refused", _("ditolak")
        WITHDRAWN = "withdrawn", _("ditarik")

    client = models.ForeignKey(
        "recover.Client", on_delete=models.CASCADE, related_name="care_offers"
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    reason = models.CharField(max_length=300)
    duty = models.ForeignKey(
        "network.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "network.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "network.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(state="asked"), name="recover_one_care_offer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.client_id} {self.state}"
