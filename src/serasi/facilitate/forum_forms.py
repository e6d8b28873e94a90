"""The forms of forums: founding, members by element, amounts of rupiah as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from serasi.facilitate.models import Element
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, MONEY_UNFIT, PEOPLE_UNFIT, Problem
from serasi.register.places import UnclearPlaceError, area_code

_RUPIAH = re.compile(r"^(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,00|,-)?$", re.IGNORECASE)


def amount_of(written: str, *, what: str) -> int:
    """Return the rupiah that somebody wrote, or refuse; 0 is an amount, cents are not.

    >>> amount_of("Rp 1.250.000,00", what=""), amount_of("35000000", what="")
    (1250000, 35000000)
    """
    found = _RUPIAH.match(written.strip())
    if found is None or len(found[1]) > 18:
        raise Problem(MONEY_UNFIT, what=what)
    return int(found[1].replace(".", ""))


def people_of(told: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Return the women and men of each element from fields `l-youth`, `p-youth`; empty is none."""
    found = {}
    for element in Element.values:
        pair = tuple((told.get(f"{side}-{element}") or "0").strip() for side in ("p", "l"))
        if not all(n.isdecimal() and len(n) < 7 for n in pair):
            raise Problem(PEOPLE_UNFIT)
        found[element] = (int(pair[0]), int(pair[1]))
    return found


def day_of(told: Mapping[str, str], name: str, *, what: str) -> date:
    """Return the day that a field names, or refuse."""
    try:
        day = parse_date(told.get(name, ""))
    except ValueError:
        day = None
    if day is None:
        raise Problem(FORM_INVALID, what=what)
    return day


def number_of(told: Mapping[str, str], name: str) -> int:
    """Return the whole number that a field holds, or refuse."""
    written = told.get(name, "")
    if not written.isdecimal() or len(written) > 18:
        raise Problem(FORM_INVALID, what=name)
    return int(written)


class ForumForm(forms.Form):
    """A forum: where, its name, since when, by which paper, and who chairs it."""

    area = forms.CharField(
        label=_("Desa atau kelurahan"), max_length=120, help_text=_("Nama atau kode.")
    )
    name = forms.CharField(label=_("Nama forum"), max_length=160)
    founded_on = forms.DateField(
        label=_("Dibentuk tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    paper = forms.CharField(label=_("Nomor keputusan"), max_length=160, required=False)
    chair_office = forms.CharField(
        label=_("Ketua menurut jabatan"),
        max_length=120,
        required=False,
        help_text=_("Misalnya Kepala Desa. Kosongkan bila ketuanya warga tanpa jabatan."),
    )
    chair_name = forms.CharField(
        label=_("Nama ketua yang warga"),
        max_length=120,
        required=False,
        help_text=_("Disegel: hanya dapat dibuka dengan alasan, dan tercatat."),
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, **more: Any) -> None:
        self.prefer = tuple(sorted(viewer.areas(Can.FORUMS)))
        super().__init__(data, **more)

    def clean_area(self) -> str:
        try:
            return area_code(self.cleaned_data["area"], prefer=self.prefer)
        except UnclearPlaceError as unclear:
            raise forms.ValidationError(str(unclear)) from unclear


def element_rows(held: Mapping[str, tuple[int, int]]) -> list[dict[str, object]]:
    """Return the rows of a table of elements, with the women and men known already."""
    return [
        {
            "key": element.value,
            "label": element.label,
            "women": held.get(element.value, ("", ""))[0],
            "men": held.get(element.value, ("", ""))[1],
        }
        for element in Element
    ]
