"""Forms of the network; they check shape alone, the actions decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from serasi.network.actions import Newcomer, Office
from serasi.network.models import AgencyKind, Nature
from serasi.network.roles import ROLES

ROLE_CHOICES = [(role.code, role.label) for role in ROLES.values()]


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class OfficeForm(forms.Form):
    """An office: title, role, nature, dates."""

    title = forms.CharField(label=_("Jabatan"), max_length=120)
    role = forms.ChoiceField(label=_("Peran"), choices=ROLE_CHOICES)
    nature = forms.ChoiceField(label=_("Sifat"), choices=Nature.choices)
    start = forms.DateField(label=_("Mulai"), widget=DayInput)
    end = forms.DateField(
        label=_("Sampai"),
        widget=DayInput,
        required=False,
        help_text=_("Kosongkan bila belum ditentukan."),
    )

    def office(self, agency_id: int) -> Office:
        """Return what was typed, as the actions take it."""
        data: dict[str, Any] = self.cleaned_data
        return Office(
            agency_id,
            data["title"].strip(),
            data["role"],
            nature=data["nature"],
            start=data["start"],
            end=data["end"],
        )


class InviteForm(OfficeForm):
    """An office offered to somebody who is not yet in the network."""

    prefix = "undang"
    name = forms.CharField(label=_("Nama lengkap"), max_length=120)
    field_order = ("name", "title", "role", "nature", "start", "end")


class AppointForm(OfficeForm):
    """An office given to somebody who already has an account."""

    prefix = "angkat"
    username = forms.CharField(label=_("Nama masuk"), max_length=60)
    field_order = ("username", "title", "role", "nature", "start", "end")


class AreaForm(forms.Form):
    """An area that an agency answers for."""

    prefix = "wilayah"
    area = forms.CharField(
        label=_("Kode wilayah"), max_length=13, help_text=_("Dengan titik, misalnya 35.09.11.")
    )
    start = forms.DateField(label=_("Mulai"), widget=DayInput)
    end = forms.DateField(
        label=_("Sampai"),
        widget=DayInput,
        required=False,
        help_text=_("Kosongkan bila belum ditentukan."),
    )


class AgencyForm(forms.Form):
    """A new member of the network."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=AgencyKind.choices)
    name = forms.CharField(label=_("Nama lengkap instansi"), max_length=120)
    short_name = forms.CharField(label=_("Nama singkat"), max_length=60)
    areas = forms.CharField(
        label=_("Kode wilayah"),
        max_length=400,
        help_text=_("Dengan titik; pisahkan dengan koma bila lebih dari satu."),
    )
    start = forms.DateField(label=_("Mulai"), widget=DayInput)

    def clean_areas(self) -> list[str]:
        return [code.strip() for code in self.cleaned_data["areas"].split(",") if code.strip()]


class EndForm(forms.Form):
    """The day something ends, and why."""

    end = forms.DateField(label=_("Hari terakhir tidak termasuk"), widget=DayInput)
    reason = forms.CharField(label=_("Alasan"), max_length=300)


class ReasonForm(forms.Form):
    """Why something is done that cannot be undone."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Sandi baru"),
        strip=False,
        help_text=_("Sedikitnya 10 huruf; kalimat pendek mudah diingat dan sulit ditebak."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Sandi baru, sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") != data.get("again"):
            self.add_error("again", _("Kedua sandi tidak sama. Ketik sekali lagi."))
        return data


class NewcomerForm(PasswordForm):
    """What somebody invited types to come in."""

    name = forms.CharField(label=_("Nama lengkap"), max_length=120)
    username = forms.RegexField(
        r"^[A-Za-z0-9._-]{3,60}$",
        label=_("Nama masuk"),
        help_text=_("Huruf, angka, titik, atau garis; sedikitnya 3."),
        error_messages={"invalid": _("Pakai huruf, angka, titik, atau garis; sedikitnya 3.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    field_order = ("name", "username", "password", "again")

    def newcomer(self) -> Newcomer:
        """Return what was typed, as the action takes it."""
        data = self.cleaned_data
        return Newcomer(data["username"], data["name"].strip(), data["password"])
