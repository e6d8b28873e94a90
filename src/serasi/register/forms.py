"""Forms of the register: the coding sheet, the verification sheet, triage, reasons."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.regions import queries as regions
from serasi.register.coded import Coding
from serasi.register.codes import (
    DEFAULT_LAW,
    Form,
    Kip,
    LawSource,
    Precision,
    RiskScale,
    Trigger,
    Weapon,
)
from serasi.register.models import Event, Priority, Verification
from serasi.register.places import UnclearPlaceError, area_code

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Label = str | _StrPromise
EMPTY = [("", _("pilih"))]


def _coded(choices: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(value, f"{value} {label}") for value, label in choices]


def _count(label: Label, *, most: int = 10_000_000) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": _("tidak ada data")}),
        error_messages={"invalid": _("Tulis dengan angka, misalnya 3. Kosongkan bila tidak tahu.")},
    )


def _text(label: Label, *, most: int, rows: int = 0, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, **more)


class DayField(forms.DateField):
    """A date as officers write it, 24/11/2026; a browser's own picker is understood as well."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"],
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric"}),
            error_messages={
                "invalid": _("Tulis hari/bulan/tahun, misalnya 24/11/2026."),
                "required": _("Isi tanggal kejadian, misalnya 24/11/2026."),
            },
            **more,
        )


class CodingForm(forms.Form):
    """The coding sheet; what the text tells is filled in, with the words it came from."""

    kind = forms.ChoiceField(
        label=_("Jenis catatan"),
        choices=Event.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Potensi: ketegangan tanpa kejadian. Peristiwa: sudah terjadi."),
    )
    title = forms.CharField(label=_("Judul"), max_length=200)
    area = forms.CharField(label=_("Tempat"), max_length=120)
    event_date = DayField(label=_("Tanggal kejadian"))
    event_time = forms.TimeField(
        label=_("Jam"),
        required=False,
        input_formats=["%H.%M", "%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Tulis jam.menit, misalnya 21.30.")},
    )
    trigger = forms.ChoiceField(label=_("Pemicu utama"), choices=[*EMPTY, *_coded(Trigger.choices)])
    form = forms.ChoiceField(label=_("Bentuk"), choices=[*EMPTY, *_coded(Form.choices)])
    root = _text(_("Akar masalah"), most=200)
    party_a = _text(_("Pihak A"), most=120, help_text=_("Kelompok, bukan nama orang."))
    party_b = _text(_("Pihak B"), most=120)
    mass_min = _count(_("Massa paling sedikit"))
    mass_max = _count(_("Massa paling banyak"))
    deaths = _count(_("Meninggal"), most=100_000)
    injured = _count(_("Luka ringan"), most=100_000)
    injured_heavy = _count(_("Luka berat"), most=100_000)
    displaced_people = _count(_("Pengungsi (jiwa)"))
    displaced_kk = _count(_("Pengungsi (KK)"))
    vehicles_damaged = _count(_("Kendaraan rusak"), most=100_000)
    buildings_damaged = _count(_("Bangunan rusak"), most=100_000)
    facts = _text(
        _("Fakta"),
        most=8000,
        rows=4,
        help_text=_("Apa yang terjadi menurut keterangan, berurutan."),
    )
    opinion = _text(_("Pendapat petugas"), most=8000, rows=2, help_text=_("Terpisah dari fakta."))
    end_date = DayField(label=_("Tanggal selesai"), required=False)
    date_precision = forms.ChoiceField(
        label=_("Ketelitian waktu"), choices=Precision.choices, initial="day"
    )
    place_words = _text(_("Letak tepatnya"), most=200)
    other_areas = _text(
        _("Wilayah lain yang tersangkut"),
        most=400,
        help_text=_("Tulis kode atau nama, pisahkan dengan titik koma."),
    )
    law_source = forms.ChoiceField(
        label=_("Sumber konflik (UU 7/2012 pasal 5)"),
        choices=[*EMPTY, *_coded(LawSource.choices)],
        required=False,
        help_text=_("Kosong: diusulkan dari pemicu. Periksa lagi, keduanya tidak selalu sejalan."),
    )
    other_triggers = forms.MultipleChoiceField(
        label=_("Pemicu lain, paling banyak dua"),
        choices=_coded(Trigger.choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weapons = forms.MultipleChoiceField(
        label=_("Senjata atau alat"),
        choices=Weapon.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    missing_people = _count(_("Hilang"), most=100_000)
    detained = _count(_("Diamankan"), most=100_000)
    loss_rp = _count(_("Kerugian (Rp)"), most=10**14)
    response = _text(_("Tindakan yang sudah diambil"), most=8000, rows=2)
    likelihood = forms.TypedChoiceField(
        label=_("Kemungkinan meningkat"),
        choices=[*EMPTY, *RiskScale.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    impact = forms.TypedChoiceField(
        label=_("Dampak bila meningkat"),
        choices=[*EMPTY, *RiskScale.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    kip_class = forms.ChoiceField(
        label=_("Kelas informasi (UU 14/2008)"), choices=Kip.choices, initial="a"
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.CODE)))
        super().__init__(*args, **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear

    def clean_other_areas(self) -> tuple[str, ...]:
        found = []
        for words in self.cleaned_data["other_areas"].split(";"):
            if not words.strip():
                continue
            try:
                found.append(area_code(words, prefer=self.prefer))
            except UnclearPlaceError as unclear:
                raise forms.ValidationError(str(unclear)) from unclear
        return tuple(sorted(set(found)))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start: date | None = data.get("event_date")
        end: date | None = data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("Tanggal selesai mendahului tanggal kejadian."))
        low, high = data.get("mass_min"), data.get("mass_max")
        if low is not None and high is not None and high < low:
            self.add_error("mass_max", _("Lebih kecil daripada perkiraan paling sedikit."))
        if len(data.get("other_triggers") or ()) > 2:
            self.add_error("other_triggers", _("Pilih paling banyak dua."))
        return data

    def coding(self) -> Coding:
        """Return what was written as the value that actions take."""
        data = self.cleaned_data
        when: time | None = data["event_time"]
        precision = data["date_precision"]
        return Coding(
            kind=data["kind"],
            title=data["title"].strip(),
            area=data["area"],
            start_date=data["event_date"],
            start_time=when,
            end_date=data["end_date"],
            time_precision="hour" if when and precision == "day" else precision,
            place_words=data["place_words"],
            other_areas=data["other_areas"],
            trigger=data["trigger"],
            other_triggers=tuple(data["other_triggers"]),
            form=data["form"],
            root=data["root"],
            law_source=data["law_source"] or DEFAULT_LAW[data["trigger"]],
            party_a=data["party_a"],
            party_b=data["party_b"],
            crowd_min=data["mass_min"],
            crowd_max=data["mass_max"],
            injured_light=data["injured"],
            weapons=tuple(data["weapons"]),
            facts=data["facts"],
            opinion=data["opinion"],
            response=data["response"],
            likelihood=data["likelihood"],
            impact=data["impact"],
            kip_class=data["kip_class"],
            **{name: data[name] for name in SAME_NAME},
        )


SAME_NAME = (
    "deaths",
    "injured_heavy",
    "missing_people",
    "displaced_people",
    "displaced_kk",
    "detained",
    "buildings_damaged",
    "vehicles_damaged",
    "loss_rp",
)


def place_words(code: str) -> str:
    """Write an area for a form's field, so that it is understood again: code, then name."""
    return f"{code} {regions.path_of(code)}"


def initial_of(coding: Coding) -> dict[str, Any]:
    """Return what a coding sheet shows of an event that is already coded."""
    return {
        "kind": coding.kind,
        "title": coding.title,
        "area": place_words(coding.area),
        "event_date": coding.start_date,
        "event_time": coding.start_time,
        "end_date": coding.end_date,
        "date_precision": coding.time_precision,
        "place_words": coding.place_words,
        "other_areas": "; ".join(place_words(code) for code in coding.other_areas),
        "trigger": coding.trigger,
        "other_triggers": list(coding.other_triggers),
        "form": coding.form,
        "root": coding.root,
        "law_source": coding.law_source,
        "party_a": coding.party_a,
        "party_b": coding.party_b,
        "mass_min": coding.crowd_min,
        "mass_max": coding.crowd_max,
        "injured": coding.injured_light,
        "weapons": list(coding.weapons),
        "facts": coding.facts,
        "opinion": coding.opinion,
        "response": coding.response,
        "likelihood": coding.likelihood,
        "impact": coding.impact,
        "kip_class": coding.kip_class,
        **{name: getattr(coding, name) for name in SAME_NAME},
    }


class SheetForm(forms.Form):
    """A verification sheet (lembar cek lapangan), on a page with the coding sheet."""

    side = forms.ChoiceField(
        label=_("Keterangan dari"),
        choices=Verification.Side.choices,
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label=_("Yang ditemui"),
        max_length=120,
        help_text=_("Kode atau kedudukan, bukan nama bila rahasia. Misalnya N-21, ketua RT."),
    )
    team = forms.CharField(
        label=_("Tim yang datang"), max_length=200, help_text=_("Nama dan instansi.")
    )
    order_number = _text(_("Nomor surat tugas"), most=60)
    visited_at = forms.DateTimeField(
        label=_("Waktu datang"),
        input_formats=["%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%d/%m/%Y %H.%M"),
        error_messages={
            "invalid": _("Tulis hari/bulan/tahun jam.menit, misalnya 25/11/2026 08.20.")
        },
    )
    matching = _text(_("Fakta yang cocok"), most=4000, rows=2)
    conflicting = _text(_("Fakta yang tidak cocok"), most=4000, rows=2)
    new_facts = _text(_("Fakta baru"), most=4000, rows=2)
    opinion = _text(_("Pendapat tim"), most=4000, rows=2)
    finding = forms.ChoiceField(
        label=_("Kesimpulan lembar ini"),
        choices=Verification.Finding.choices,
        widget=forms.RadioSelect,
    )
    independent = forms.BooleanField(
        label=_("Sumber ini berdiri sendiri, tidak mengutip sumber lain"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="c_%s", **more)


class TriageForm(forms.Form):
    """Place, trigger and priority of a report."""

    area = forms.CharField(label=_("Tempat"), max_length=120)
    trigger = forms.ChoiceField(
        label=_("Pemicu"),
        choices=[("", _("belum jelas")), *_coded(Trigger.choices)],
        required=False,
    )
    priority = forms.ChoiceField(
        label=_("Prioritas"), choices=Priority.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.TRIAGE)))
        # The page holds the coding sheet as well, whose fields have the same names.
        super().__init__(*args, auto_id="t_%s", **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear


class SecondCodingForm(forms.Form):
    """A blind coding: only what agreement is measured on."""

    kind = forms.ChoiceField(
        label=_("Jenis catatan"), choices=Event.Kind.choices, widget=forms.RadioSelect
    )
    trigger = forms.ChoiceField(label=_("Pemicu utama"), choices=[*EMPTY, *_coded(Trigger.choices)])
    form = forms.ChoiceField(label=_("Bentuk"), choices=[*EMPTY, *_coded(Form.choices)])
