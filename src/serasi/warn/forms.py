"""The forms of one observation and of one risk day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register.codes import Trigger
from serasi.register.places import UnclearPlaceError, area_code
from serasi.warn.actions.observing import DESK
from serasi.warn.indicators import INDICATORS, Indicator
from serasi.warn.models import RiskDay, Strength


def observable(viewer: Viewer) -> list[Indicator]:
    """Return the indicators that somebody's agencies observe; the desk observes all of them."""
    kinds = set(
        Agency.objects.filter(pk__in=viewer.agencies(Can.OBSERVE)).values_list("kind", flat=True)
    )
    return [
        one
        for one in INDICATORS.values()
        if one.observers and (DESK in kinds or kinds & one.observers)
    ]


class ObservationForm(forms.Form):
    """What was seen, where, when, and how sure it is."""

    code = forms.ChoiceField(label=_("Indikator"))
    area = forms.CharField(label=_("Tempat"), max_length=120)
    value = forms.FloatField(label=_("Angka"), required=False, min_value=-1e9, max_value=1e9)
    signs = forms.MultipleChoiceField(
        label=_("Tanda"), required=False, widget=forms.CheckboxSelectMultiple
    )
    observed_on = forms.DateField(
        label=_("Tanggal pengamatan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    strength = forms.ChoiceField(
        label=_("Kekuatan bukti"),
        choices=Strength.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Kuat: dilihat sendiri atau dua sumber. Lemah: kabar satu orang; hanya sampai kuning."
        ),
    )
    trigger = forms.ChoiceField(
        label=_("Pemicu"), required=False,
        help_text=_("Bila sudah diketahui; menentukan pola tindakan dan perkaranya."),
    )  # fmt: skip
    note = forms.CharField(label=_("Catatan singkat"), required=False, max_length=300)

    def __init__(
        self, data: Any = None, *, viewer: Viewer, now: datetime, code: str = "", **more: Any
    ) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.OBSERVE)))
        mine = observable(viewer)
        first = {"observed_on": timezone.localdate(now), "strength": Strength.MEDIUM, "code": code}
        super().__init__(data, initial=first, **more)
        self._field("code").choices = [
            ("", _now("pilih")), *((i.code, f"{i.code} {i.name}") for i in mine)
        ]  # fmt: skip
        asked = str((data or {}).get("code") or code)
        signs = INDICATORS[asked].signs if asked in INDICATORS else ()
        self._field("signs").choices = [(s.key, s.label) for s in signs]
        fitting = INDICATORS[asked].triggers if asked in INDICATORS else ()
        known = [(t.value, f"{t.value} {t.label}") for t in Trigger if t.value in fitting]
        self._field("trigger").choices = [("", _now("belum diketahui")), *known]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("value") is None and not data.get("signs"):
            raise forms.ValidationError(_("Isi angka, atau pilih satu tanda."))
        return data


def _day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **more,
    )


class RiskDateForm(forms.Form):
    """When a risk day comes round; the last day may stay empty for a single day."""

    first_day = _day_field(_("Hari pertama"))
    last_day = _day_field(_("Hari terakhir"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first = data.get("first_day")
        data["last_day"] = data.get("last_day") or first
        if first and data["last_day"] < first:
            self.add_error("last_day", _("Hari terakhir tidak mendahului hari pertama."))
        return data


class RiskDayForm(RiskDateForm):
    """A risk day with its first date."""

    name = forms.CharField(label=_("Nama hari"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=RiskDay.Kind.choices)
    area = forms.CharField(label=_("Wilayah"), max_length=120)
    triggers = forms.MultipleChoiceField(
        label=_("Pemicu yang dikhawatirkan"),
        required=False,
        choices=Trigger.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.CharField(
        label=_("Sumber tanggalnya"),
        max_length=200,
        help_text=_("Misalnya keputusan KPU, kalender Kemenag, atau surat pengurus perguruan."),
    )
    field_order = ("name", "kind", "area", "first_day", "last_day", "triggers", "source")

    def __init__(self, data: Any = None, *, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.OBSERVE)))
        super().__init__(data, **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
