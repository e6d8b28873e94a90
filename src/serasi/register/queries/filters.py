"""Reads the filters of lists from an address; what makes no sense is left out and said."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.regions.models import Area
from serasi.register import rules

NAMES = {
    "tampilan": gettext_lazy("tampilan"),
    "wilayah": gettext_lazy("wilayah"),
    "kecamatan": gettext_lazy("kecamatan"),
    "jenis": gettext_lazy("jenis"),
    "pemicu": gettext_lazy("pemicu"),
    "bentuk": gettext_lazy("bentuk"),
    "prioritas": gettext_lazy("prioritas"),
    "keadaan": gettext_lazy("keadaan"),
    "dari": gettext_lazy("dari tanggal"),
    "sampai": gettext_lazy("sampai tanggal"),
    "sumber": gettext_lazy("sumber"),
    "urut": gettext_lazy("urutan"),
}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?")
_LONGEST_SHOWN = 40


class Asked:
    """The values of one address; `ignored` holds a sentence for each that was left out."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.ignored: list[str] = []

    def written(self, name: str) -> str:
        """Return a value without spaces around it and without the NUL that no database takes."""
        return (self._query.get(name) or "").replace("\0", "").strip()

    def among(self, name: str, allowed: Collection[str], *, otherwise: str = "") -> str:
        """Return a value when it is one of some, else what holds without it."""
        value = self.written(name)
        if not value or value in allowed:
            return value or otherwise
        self._ignore(name, value)
        return otherwise

    def all_among(self, name: str, allowed: Collection[str]) -> str:
        """Return several values parted by commas when each is one of some."""
        value = self.written(name)
        if value and not set(value.split(",")) <= set(allowed):
            self._ignore(name, value)
            return ""
        return value

    def area(self, name: str, *, level: int | None = None) -> str:
        """Return the code of an area that there is, with or without its name behind it."""
        value = self.written(name)
        code = value.split(" ")[0]
        if not value:
            return ""
        found = Area.objects.filter(code=code) if _CODE.fullmatch(code) else Area.objects.none()
        if not (found.filter(level=level) if level else found).exists():
            self._ignore(name, value)
            return ""
        return code

    def period(self, first: str, last: str) -> tuple[date | None, date | None]:
        """Return two days; both are left out when the first comes after the last."""
        since, until = self._day(first), self._day(last)
        if since is not None and until is not None and since > until:
            words = _("Saringan tanggal diabaikan: %(since)s sesudah %(until)s.")
            days = {"since": f"{since:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
            self.ignored.append(words % days)
            return None, None
        return since, until

    def _day(self, name: str) -> date | None:
        value = self.written(name)
        if not value:
            return None
        day_first = _DAY_FIRST.fullmatch(value)
        try:
            if day_first:
                day = date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
            else:
                day = date.fromisoformat(value)
        except ValueError:
            self._ignore(name, value)
            return None
        if not rules.plausible(day, today=timezone.localdate()):
            self._ignore(name, value)
            return None
        return day

    def _ignore(self, name: str, value: str) -> None:
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        words = _("Saringan %(name)s “%(value)s” tidak dikenal dan diabaikan.")
        self.ignored.append(words % {"name": NAMES[name], "value": shown})
