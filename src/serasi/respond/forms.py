"""The forms of a case: opening it, and a situation report."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register.codes import Trigger
from serasi.register.places import UnclearPlaceError, area_code


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class OpeningForm(forms.Form):
    """What a case is about, where, and which records belong to it."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    trigger = forms.ChoiceField(label=_("Pemicu"), choices=Trigger.choices)
    areas = forms.CharField(
        label=_("Wilayah"),
        max_length=400,
        help_text=_("Nama atau kode, yang pertama tempat bermula; pisahkan dengan titik koma."),
    )
    events = forms.CharField(
        label=_("Nomor potensi atau peristiwa"),
        max_length=400,
        required=False,
        help_text=_("Misalnya CT-2026-0008; pisahkan dengan titik koma."),
    )
    party_a = forms.CharField(
        label=_("Pihak A"),
        max_length=120,
        required=False,
        help_text=_("Sebutan netral, tanpa suku atau agama bila tidak perlu."),
    )
    party_b = forms.CharField(label=_("Pihak B"), max_length=120, required=False)
    summary = forms.CharField(
        label=_("Duduk perkara"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.HANDLE)))
        super().__init__(data, **more)

    def clean_areas(self) -> tuple[str, ...]:
        codes = []
        for words in self.cleaned_data["areas"].split(";"):
            if words.strip():
                try:
                    codes.append(area_code(words, prefer=self.prefer))
                except UnclearPlaceError as unclear:
                    raise forms.ValidationError(str(unclear)) from unclear
        if not codes:
            raise forms.ValidationError(_("Tulis paling sedikit satu wilayah."))
        return tuple(dict.fromkeys(codes))

    def clean_events(self) -> tuple[str, ...]:
        return tuple(n.strip() for n in self.cleaned_data["events"].split(";") if n.strip())


class SituationForm(forms.Form):
    """What is known at an hour; a count that is not known is left empty."""

    at = forms.DateTimeField(label=_("Keadaan pukul"), widget=_moment())
    facts = forms.CharField(
        label=_("Fakta"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    violence = forms.BooleanField(label=_("Ada kekerasan sejak laporan lalu"), required=False)
    deaths = forms.IntegerField(label=_("Meninggal"), required=False, min_value=0)
    injured = forms.IntegerField(label=_("Luka"), required=False, min_value=0)
    displaced_people = forms.IntegerField(label=_("Pengungsi, jiwa"), required=False, min_value=0)
    done = forms.CharField(
        label=_("Yang sudah dilakukan"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    needs = forms.CharField(label=_("Yang dibutuhkan"), required=False, max_length=1000)
    opinion = forms.CharField(
        label=_("Pendapat dan perkiraan"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Terpisah dari fakta."),
    )
    next_at = forms.DateTimeField(
        label=_("Laporan berikut pukul"), required=False, widget=_moment()
    )

    def __init__(self, data: Any = None, *, now: datetime, rhythm: timedelta, **more: Any) -> None:
        first = {"at": timezone.localtime(now), "next_at": timezone.localtime(now + rhythm)}
        super().__init__(data, initial=first, **more)
