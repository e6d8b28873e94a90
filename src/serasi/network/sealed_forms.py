"""Forms around sealed data; they check shape alone, the actions decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from serasi.network.roles import Can
from serasi.network.sealed.exporting import SHORTEST_PASSWORD, SHORTEST_WHY, Exporter
from serasi.network.sealed.rules import GLASS_REASON_LENGTH, OPENED_BY

Choices = list[tuple[str, str]]


class GlassForm(forms.Form):
    """What is to be opened in an emergency, where, and why."""

    right = forms.ChoiceField(label=_("Yang dibuka"))
    area = forms.ChoiceField(label=_("Wilayah"))
    subject = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Keadaan daruratnya"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=format_lazy(
            _(
                "Sedikitnya {n} huruf: apa yang terjadi, dan mengapa pemilik data tidak dapat"
                " ditunggu. Dikirim kepada mereka apa adanya."
            ),
            n=GLASS_REASON_LENGTH,
        ),
    )

    def __init__(self, *given: Any, rights: Iterable[Can], places: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["right"].choices = [(can.value, OPENED_BY[can]) for can in rights]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["area"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


class ExportForm(forms.Form):
    """Which file of opened secrets, of where, and why."""

    kind = forms.ChoiceField(label=_("Isi berkas"))
    area = forms.ChoiceField(label=_("Wilayah"))
    why = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=format_lazy(
            _("Sedikitnya {n} huruf: untuk apa, dan siapa yang akan menerimanya."), n=SHORTEST_WHY
        ),
    )

    def __init__(
        self, *given: Any, exporters: Iterable[Exporter], places: Choices, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = [(e.kind, e.label) for e in exporters]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["area"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


class PasswordForm(forms.Form):
    """The password of a file, typed twice; nobody keeps it."""

    password = forms.CharField(
        label=_("Sandi berkas"),
        strip=False,
        min_length=SHORTEST_PASSWORD,
        help_text=format_lazy(
            _(
                "Sedikitnya {n} huruf; kalimat pendek mudah diingat. Tidak disimpan di sini, dan"
                " tanpa sandi ini berkas tidak terbuka lagi."
            ),
            n=SHORTEST_PASSWORD,
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Sandi berkas, sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") != data.get("again"):
            self.add_error("again", _("Kedua sandi tidak sama. Ketik sekali lagi."))
        return data
