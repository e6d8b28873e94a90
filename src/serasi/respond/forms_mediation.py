"""The forms of mediation: beginning, naming somebody, what a party answers, a session, its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from serasi.network.models import Agency, OfficeHolding
from serasi.respond.actions.mediating import Named
from serasi.respond.actions.sitting import Sitting
from serasi.respond.models import Gender, Mediation, Mediator, Session

NOBODY = ("", _("tidak di daftar; tulis jabatannya"))


def moment_input() -> forms.DateTimeInput:
    """Return the control of a day and a time."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def day_input() -> forms.DateInput:
    """Return the control of a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def area_input(rows: int = 3) -> forms.Textarea:
    """Return the control of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class BeginForm(forms.Form):
    """Since when there is mediation, and by which rules the parties talk."""

    began_at = forms.DateTimeField(label=_("Mulai"), widget=moment_input())
    ground_rules = forms.CharField(
        label=_("Tata tertib"), required=False, max_length=4000, widget=area_input(),
        help_text=_("Boleh ditulis nanti, sesudah disepakati kedua pihak."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, now: datetime, **more: Any) -> None:
        super().__init__(data, initial={"began_at": timezone.localtime(now)}, **more)


class RulesForm(forms.Form):
    """By which rules the parties talk."""

    words = forms.CharField(label=_("Tata tertib"), max_length=4000, widget=area_input(4))


class MemberForm(forms.Form):
    """Somebody for the team: chosen from the offices, or a figure by office."""

    member = forms.ChoiceField(label=_("Dari instansi"), required=False)
    office = forms.CharField(
        label=_("Jabatan atau ketokohan"), required=False, max_length=120,
        help_text=_("Misalnya Ketua FKUB, pemangku adat. Bukan nama orang."),
    )  # fmt: skip
    private_name = forms.CharField(
        label=_("Nama tokoh"), required=False, max_length=120, help_text=_("Disegel.")
    )
    gender = forms.ChoiceField(
        label="L/P", required=False, choices=[*Gender.choices], widget=forms.RadioSelect()
    )
    task = forms.ChoiceField(
        label=_("Tugas"), choices=Mediator.Task.choices, initial=Mediator.Task.MEDIATOR,
        widget=forms.RadioSelect(),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, members: Iterable[OfficeHolding], **more: Any) -> None:
        super().__init__(data, **more)
        self.holdings = {str(one.pk): one for one in members}
        told = ((pk, f"{h.person.name}, {h.title} {h.agency}") for pk, h in self.holdings.items())
        self.fields["member"].choices = [NOBODY, *told]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("member") and not data.get("office", "").strip():
            self.add_error("office", _now("Pilih orang dari instansi, atau tulis jabatannya."))
        return data

    def named(self) -> Named:
        """Return whom the form names."""
        data = self.cleaned_data
        held = self.holdings.get(data["member"])
        if held is not None:
            return Named(
                f"{held.title} {held.agency}", data["gender"], data["task"], held.agency_id,
                held.person_id,
            )  # fmt: skip
        return Named(
            data["office"], data["gender"], data["task"], private_name=data["private_name"]
        )


class AnswerForm(forms.Form):
    """What a party says of a mediator."""

    mediator = forms.ChoiceField(label=_("Penengah"))
    letter = forms.ChoiceField(label=_("Pihak"))
    accepted = forms.ChoiceField(
        label=_("Jawaban"), choices=[("ya", _("menerima")), ("tidak", _("menolak"))],
        widget=forms.RadioSelect(),
    )  # fmt: skip
    on = forms.DateField(label=_("Tanggal"), widget=day_input())
    reason = forms.CharField(label=_("Alasan bila menolak"), required=False, max_length=300)

    def __init__(
        self, data: Any = None, *, team: Iterable[Mediator], letters: Iterable[str], now: datetime,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"on": timezone.localdate(now)}, **more)
        choices = [(str(one.pk), one.office) for one in team]
        self.fields["mediator"].choices = choices  # type: ignore[attr-defined]
        self.fields["letter"].choices = [(x, x) for x in letters]  # type: ignore[attr-defined]


class FailForm(forms.Form):
    """Why a mediation came to nothing, and who goes on."""

    reason = forms.CharField(label=_("Mengapa tidak berhasil"), max_length=500)
    to = forms.ChoiceField(label=_("Dinaikkan kepada"), choices=Mediation.Next.choices)
    agency = forms.ChoiceField(label=_("Instansi yang mengambil alih"), required=False)

    def __init__(self, data: Any = None, *, agencies: Iterable[Agency], **more: Any) -> None:
        super().__init__(data, **more)
        told = [("", _("belum ditentukan")), *((str(a.pk), a.name) for a in agencies)]
        self.fields["agency"].choices = told  # type: ignore[attr-defined]


class SittingForm(forms.Form):
    """What happened at a session: facts apart, each side by its letter; one line, one point."""

    held_at = forms.DateTimeField(label=_("Waktu"), widget=moment_input())
    place = forms.CharField(label=_("Tempat"), max_length=160)
    facts = forms.CharField(
        label=_("Fakta"), required=False, max_length=8000, widget=area_input(),
        help_text=_("Satu baris satu fakta; pendapat ditulis pada pihaknya."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, kind: str, letter: str, letters: Iterable[str], now: datetime,
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, initial={"held_at": timezone.localtime(now)}, **more)
        self.kind, self.letter = kind, letter
        self.letters = [letter] if letter else list(letters)
        for x in self.letters:
            said, wish = _now("Pihak %s menyatakan") % x, _now("Pihak %s mengusulkan") % x
            self.fields[f"said_{x}"] = _several(said)
            self.fields[f"wish_{x}"] = _several(wish)
        if kind == Session.Kind.JOINT:
            self.fields["wish_"] = _several(_now("Penengah mengusulkan"))
        self.fields["absent"] = forms.MultipleChoiceField(
            label=_("Tidak hadir"), required=False, widget=forms.CheckboxSelectMultiple(),
            choices=[(x, _now("Pihak %s") % x) for x in self.letters],
        )  # fmt: skip
        self.fields["next_step"] = forms.CharField(
            label=_("Langkah berikut"), required=False, max_length=300
        )
        self.fields["next_at"] = forms.DateTimeField(
            label=_("Waktunya"), required=False, widget=moment_input()
        )

    def sitting(self) -> Sitting:
        """Return the session that the form tells of."""
        data = self.cleaned_data
        wishes = [*self.letters, *([""] if self.kind == Session.Kind.JOINT else [])]
        return Sitting(
            kind=self.kind,
            held_at=data["held_at"],
            place=data["place"],
            letter=self.letter,
            absent=tuple(data["absent"]),
            facts=lines_of(data["facts"]),
            said=_spoken(data, "said", self.letters),
            proposals=_spoken(data, "wish", wishes),
            next_step=data["next_step"],
            next_at=data["next_at"],
        )


def _several(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=8000, widget=area_input(2))


def _spoken(data: dict[str, Any], kind: str, letters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    spoken = {x: lines_of(data[f"{kind}_{x}"]) for x in letters}
    return {x: words for x, words in spoken.items() if words}
