"""The form of a visit after an agreement: each side heard, each obligation judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from serasi.respond.actions.monitoring import Judged, Visit
from serasi.respond.forms_mediation import area_input, day_input
from serasi.respond.models import Obligation
from serasi.respond.queries.agreements import Owed


class CheckForm(forms.Form):
    """What was seen and heard at a visit."""

    on = forms.DateField(label=_("Tanggal kunjungan"), widget=day_input())

    def __init__(
        self, data: Any = None, *, letters: Iterable[str], owed: Iterable[Owed], now: datetime,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"on": timezone.localdate(now)}, **more)
        self.letters, self.owed = list(letters), list(owed)
        for x in self.letters:
            self.fields[f"voice_{x}"] = forms.CharField(
                label=_now("Kata Pihak %s") % x, max_length=1000, widget=area_input(2)
            )
        for one in self.owed:
            self._add(one)
        self.fields["violence_on"] = forms.DateField(
            label=_("Kekerasan sejak kesepakatan, tanggal"), required=False, widget=day_input(),
            help_text=_("Kosong: tidak ada kekerasan."),
        )  # fmt: skip
        self.fields["next_step"] = forms.CharField(
            label=_("Langkah berikut"), required=False, max_length=300
        )

    def _add(self, one: Owed) -> None:
        row = one.row
        done = one.duty_done and row.state == Obligation.State.OPEN
        who = _now("Pihak %s") % row.party.letter if row.party is not None else str(row.agency)
        self.fields[f"state_{row.serial}"] = forms.ChoiceField(
            label=f"{row.serial}. {who}: {row.what}",
            choices=Obligation.State.choices,
            initial=Obligation.State.KEPT if done else one.state,
        )
        self.fields[f"evidence_{row.serial}"] = forms.CharField(
            label=_now("Bukti kewajiban %d") % row.serial,
            required=False,
            max_length=500,
            initial=row.duty.evidence[:500] if done and row.duty is not None else row.evidence,
        )

    def visit(self) -> Visit:
        """Return the visit that the form tells of."""
        data = self.cleaned_data
        return Visit(
            on=data["on"],
            voices={x: data[f"voice_{x}"] for x in self.letters},
            findings={
                one.row.serial: Judged(
                    data[f"state_{one.row.serial}"], data[f"evidence_{one.row.serial}"]
                )
                for one in self.owed
            },
            violence_on=data["violence_on"],
            next_step=data["next_step"],
        )
