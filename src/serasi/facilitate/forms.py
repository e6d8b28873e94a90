"""The forms of meetings: planning one, its time and place, a line at the door."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models import Attendance, Series
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register.places import UnclearPlaceError, area_code

ABOUT = re.compile(r"^(KS|SG|CT)-\d{4}-\d{1,6}$")
KINDS = {"KS": "case", "SG": "warning", "CT": "event"}
HOURS = [(n, _("%(n)s jam") % {"n": n}) for n in (1, 2, 3, 4, 6, 8)]


def _moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def ends_after(start: datetime, hours: int) -> datetime:
    """Return when a meeting ends that takes some hours."""
    return start + timedelta(hours=hours)


class PlanForm(forms.Form):
    """Why, of what, where, when and under whom; nothing more is needed to invite."""

    kind = forms.ChoiceField(label=_("Jenis rapat"), choices=Series.choices)
    area = forms.CharField(
        label=_("Wilayah yang dibahas"), max_length=120, help_text=_("Nama atau kode.")
    )
    starts_at = forms.DateTimeField(label=_("Mulai"), widget=_moment())
    hours = forms.TypedChoiceField(label=_("Lama"), choices=HOURS, coerce=int, initial=2)
    place = forms.CharField(label=_("Tempat"), max_length=200)
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=120)
    agenda = forms.CharField(
        label=_("Agenda"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu baris satu butir. Yang belum selesai dari rapat lalu berdiri di depan."),
    )
    need = forms.CharField(
        label=_("Mengapa rapat ini perlu"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    title = forms.CharField(
        label=_("Judul"),
        max_length=200,
        required=False,
        help_text=_("Bila kosong: jenis rapat dan wilayahnya."),
    )
    about = forms.CharField(
        label=_("Nomor perkara, siaga, atau peristiwa yang dibahas"),
        max_length=20,
        required=False,
        help_text=_("Misalnya KS-2026-0001."),
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.CONVENE)))
        super().__init__(data, **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear

    def clean_about(self) -> str:
        words = str(self.cleaned_data["about"]).strip().upper()
        if not words:
            return ""
        if not ABOUT.match(words):
            raise forms.ValidationError(_("Tulis nomornya, misalnya KS-2026-0001."))
        return f"{KINDS[words[:2]]}:{words}"

    def clean_agenda(self) -> tuple[str, ...]:
        return tuple(t.strip() for t in self.cleaned_data["agenda"].splitlines() if t.strip())


class ChangeForm(forms.Form):
    """Another place or time."""

    prefix = "ubah"
    place = forms.CharField(label=_("Tempat"), max_length=200)
    starts_at = forms.DateTimeField(label=_("Mulai"), widget=_moment())
    ends_at = forms.DateTimeField(label=_("Selesai"), widget=_moment())


class DoorForm(forms.Form):
    """Who came; a telephone number is not asked."""

    name = forms.CharField(
        label=_("Nama"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    sex = forms.ChoiceField(
        label=_("L/P"),
        choices=[("L", _("Laki-laki")), ("P", _("Perempuan"))],
        widget=forms.RadioSelect,
    )
    element = forms.CharField(
        label=_("Instansi atau unsur"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    office = forms.CharField(
        label=_("Jabatan"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def clean_sex(self) -> str:
        return str(Attendance.Sex(self.cleaned_data["sex"]).value)
