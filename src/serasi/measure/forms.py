"""The forms of waves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from serasi.measure.models import WaveKind
from serasi.measure.queries.frames import BY_DISTRICT, BY_KIND, ONE
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register.places import UnclearPlaceError, area_code

STRATA = (
    (BY_DISTRICT, _("tiap kecamatan satu strata")),
    (BY_KIND, _("kelurahan terpisah dari desa")),
    (ONE, _("satu strata")),
)


class WaveForm(forms.Form):
    """A new wave: where, what kind, when, and how many."""

    title = forms.CharField(label=_("Judul"), max_length=160)
    area = forms.CharField(
        label=_("Kabupaten atau kota"), max_length=120, help_text=_("Nama atau kode.")
    )
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=WaveKind.choices,
        help_text=_("Hanya survei probabilitas mewakili penduduk dan mempunyai batas kesalahan."),
    )
    starts_on = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(label=_("Selesai"), widget=forms.DateInput(attrs={"type": "date"}))
    target = forms.IntegerField(label=_("Responden"), min_value=1, initial=600)
    rts_per_village = forms.IntegerField(
        label=_("RT per desa"), min_value=1, max_value=10, initial=2
    )
    households_per_rt = forms.IntegerField(
        label=_("Rumah tangga per RT"), min_value=1, max_value=50, initial=5
    )
    romantik = forms.CharField(
        label=_("Nomor rekomendasi BPS (Romantik)"), max_length=40, required=False
    )
    months_after = forms.TypedChoiceField(
        label=_("Berapa bulan sesudah kejadian"),
        choices=[("", _("bukan survei pascakonflik")), *((n, n) for n in (3, 6, 12, 24))],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.SURVEY)))
        super().__init__(data, **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear
