"""The forms of the field and of citizens: short, forgiving, their dates checked by the clock."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from serasi.collect import places
from serasi.collect.reading import zone_of
from serasi.collect.rules import FIRST_YEAR
from serasi.problems import DATE_FUTURE, DATE_IMPOSSIBLE, Kind, Problem

RISK = (("yes", _("Ya")), ("no", _("Tidak")), ("unknown", _("Tidak tahu")))
WHEN = (
    ("now", _("Baru saja")),
    ("today", _("Hari ini")),
    ("yesterday", _("Kemarin")),
    ("other", _("Lain")),
)
KNOWS = (
    ("saw", _("Saya melihat sendiri")),
    ("told", _("Diceritakan yang melihat")),
    ("rumour", _("Kabar yang beredar")),
)
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def problem_error(problem: Problem) -> ValidationError:
    """Return a numbered problem as the error of a field."""
    return ValidationError(str(problem), code=problem.code)


def _refuse(kind: Kind, written: str) -> ValidationError:
    return problem_error(Problem(kind, written=written))


class DayField(forms.CharField):
    """A date as people write it, day first; one that is not in the calendar is said so."""

    def clean(self, value: Any) -> date | None:
        written = super().clean(value)
        if not written:
            return None
        day, iso = _DAY.fullmatch(written), _ISO.fullmatch(written)
        if day:
            parts = (int(day[3]), int(day[2]), int(day[1]))
        elif iso:
            parts = (int(iso[1]), int(iso[2]), int(iso[3]))
        else:
            raise _refuse(DATE_IMPOSSIBLE, written)
        try:
            day_given = date(*parts)
        except ValueError as error:
            raise _refuse(DATE_IMPOSSIBLE, written) from error
        if day_given.year < FIRST_YEAR:
            raise _refuse(DATE_IMPOSSIBLE, written)
        return day_given


class CountField(forms.CharField):
    """A whole number, or nothing; words are refused with an example."""

    def clean(self, value: Any) -> int | None:
        written = super().clean(value).strip().replace(".", "")
        if not written:
            return None
        if not written.isdecimal() or len(written) > 6:
            raise ValidationError(
                _("Tulis dengan angka, misalnya 3. Kosongkan bila tidak tahu."), code="S104"
            )
        return int(written)


MOST_PHOTOS = 5


class Photos(forms.FileInput):
    """Several files of one input."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Zero or more photos; whether each is one is for the action to prove."""

    widget = Photos

    def clean(self, value: Any, initial: Any = None) -> list[Any]:
        files = value if isinstance(value, (list, tuple)) else [value]
        kept = [file for file in files if file]
        if len(kept) > MOST_PHOTOS:
            words = _("Paling banyak %(n)s foto. Kirim sisanya dalam laporan susulan.")
            raise ValidationError(words % {"n": MOST_PHOTOS}, code="S104")
        return kept


@dataclass(frozen=True)
class Told:
    """What a form told, ready for the action."""

    uuid: UUID
    text: str
    area: str | None
    point: tuple[float, float] | None
    stated: dict[str, Any]
    is_nil: bool
    life_at_risk: bool | None
    knows_how: str | None
    sent_at: datetime
    contact: str


class ReportForm(forms.Form):
    """The form of the field. `now` and the viewer's own areas come from the view."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    nil = forms.CharField(required=False, widget=forms.HiddenInput)
    written_at = forms.CharField(required=False, widget=forms.HiddenInput)
    life_at_risk = forms.ChoiceField(
        label=_("Apakah ada nyawa terancam sekarang?"),
        choices=RISK,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Bila ya, hubungi 110 dulu. Laporan Anda tetap kami teruskan."),
    )
    text = forms.CharField(
        label=_("Apa yang terjadi?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Contoh: “sekitar 40 pemuda dua dusun adu mulut di pasar”."),
    )
    area = forms.CharField(label=_("Di mana?"), required=False, max_length=160)
    lat = forms.CharField(required=False, widget=forms.HiddenInput)
    lng = forms.CharField(required=False, widget=forms.HiddenInput)
    when = forms.ChoiceField(
        label=_("Kapan?"), choices=WHEN, required=False, widget=forms.RadioSelect
    )
    day = DayField(
        label=_("Tanggal, bila “Lain”"),
        required=False,
        max_length=20,
        help_text=_("hari/bulan/tahun, mis. 24/11/2026"),
    )
    crowd = CountField(
        label=_("Kira-kira berapa orang?"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    injured = CountField(
        label=_("Ada yang luka?"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    knows = forms.ChoiceField(
        label=_("Dari mana Anda tahu?"),
        choices=KNOWS,
        required=False,
        widget=forms.RadioSelect,
    )
    photos = PhotosField(
        label=_("Foto"),
        required=False,
        widget=Photos(attrs={"accept": "image/*"}),
        help_text=_("Diperkecil di HP sebelum dikirim. Letak foto tidak disebarkan."),
    )
    needs_area = False

    def __init__(self, *args: Any, now: datetime, prefer: tuple[str, ...] = (), **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now
        self.prefer = prefer

    def clean_area(self) -> str | None:
        written = self.cleaned_data["area"].strip()
        if not written:
            return None
        try:
            return places.area_of_words(written, prefer=self.prefer)
        except Problem as problem:
            raise problem_error(problem) from problem

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("text", "").strip() and not told.get("nil") and "text" not in self.errors:
            self.add_error("text", ValidationError(_("Tulis apa yang terjadi."), code="S104"))
        if self.needs_area and not told.get("area") and "area" not in self.errors:
            self.add_error("area", ValidationError(_("Tulis desa atau kecamatannya."), code="S104"))
        day = self._day() if "day" not in self.errors else None
        if day is not None and day > self._written().date():
            self.add_error("day", _refuse(DATE_FUTURE, f"{day:%d/%m/%Y}"))
        told["event_date"] = day
        return told

    def _written(self) -> datetime:
        """Return when the form was filled in, in the zone of its place; never after now."""
        zone = zone_of(self.cleaned_data.get("area") or next(iter(self.prefer), "35"))
        try:
            told = datetime.fromtimestamp(int(self.cleaned_data["written_at"]) / 1000, tz=UTC)
        except (KeyError, ValueError, OverflowError, OSError):
            return self.now.astimezone(zone)
        sane = self.now - timedelta(days=60) <= told <= self.now
        return (told if sane else self.now).astimezone(zone)

    def _day(self) -> date | None:
        chosen, written = self.cleaned_data.get("when"), self._written().date()
        if chosen in ("now", "today"):
            return written
        if chosen == "yesterday":
            return written - timedelta(days=1)
        return self.cleaned_data.get("day")

    def _point(self) -> tuple[float, float] | None:
        try:
            lat, lng = float(self.cleaned_data["lat"]), float(self.cleaned_data["lng"])
        except (KeyError, ValueError):
            return None
        inside = math.isfinite(lat) and math.isfinite(lng) and abs(lat) <= 90 and abs(lng) <= 180
        return (lat, lng) if inside else None

    def told(self) -> Told:
        """Return what was told; call it on a valid form."""
        given = self.cleaned_data
        day, written = given["event_date"], self._written()
        stated = {
            "when": given.get("when"),
            "event_date": day.isoformat() if day else None,
            "event_time": f"{written:%H:%M}" if given.get("when") == "now" else None,
            "crowd": given.get("crowd"),
            "injured": given.get("injured"),
        }
        return Told(
            uuid=given["uuid"],
            text=given.get("text", ""),
            area=given.get("area"),
            point=self._point(),
            stated={key: value for key, value in stated.items() if value not in (None, "")},
            is_nil=bool(given.get("nil")) and not given.get("text", "").strip(),
            life_at_risk={"yes": True, "no": False}.get(given.get("life_at_risk", "")),
            knows_how=given.get("knows") or None,
            sent_at=written,
            contact=given.get("contact", ""),
        )


class CitizenForm(ReportForm):
    """The form for citizens without an account."""

    needs_area = True
    contact = forms.CharField(
        label=_("Nomor HP"),
        required=False,
        max_length=40,
        help_text=_("Hanya bila Anda mau dihubungi. Nomor ini tersegel; yang membuka tercatat."),
    )
    website = forms.CharField(required=False, max_length=200)
    """A field that people do not see and robots fill in."""


class PasteForm(forms.Form):
    """One or several messages copied from a chat."""

    text = forms.CharField(
        label=_("Tempelkan pesan di sini"),
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        strip=False,
    )
    area = forms.CharField(label=_("Wilayah grup ini"), required=False, max_length=160)
