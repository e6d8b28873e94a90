"""Figures, dates and names as they stand on paper: Indonesian, never longer than there is room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from serasi.measure.models import Wave
from serasi.measure.queries.forms import office_of

NO_DATA = "tidak ada data"
NONE = "–"
SILA = ("Ketuhanan", "Kemanusiaan", "Persatuan", "Kerakyatan", "Keadilan")
LONGEST_RUN = 24
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_SOFT = "\u200b"


def figure(value: float | None, places: int = 1) -> str:
    """Return a number with decimal comma and points for thousands; None is "tidak ada data".

    >>> figure(1234.56), figure(-0.04), figure(None), figure(524, 0)
    ('1.234,6', '0,0', 'tidak ada data', '524')
    """
    if value is None or value != value:
        return NO_DATA
    written = f"{round(value, places) + 0.0:,.{places}f}"
    return written.translate(str.maketrans(",.-", ".,−"))


def short_figure(value: float | None, places: int = 1) -> str:
    """Return a number for a table: None is a dash."""
    return NONE if value is None or value != value else figure(value, places)


def signed(value: float | None, places: int = 1) -> str:
    """Return a difference with its sign.

    >>> signed(2.04), signed(-4.1), signed(0.01)
    ('+2,0', '−4,1', '0,0')
    """
    if value is None:
        return NO_DATA
    plus = "+" if round(value, places) > 0 else ""
    return plus + figure(value, places)


def share(part: float | None, places: int = 1) -> str:
    """Return a part of one in per cent.

    >>> share(0.8733)
    '87,3 %'
    """
    return NO_DATA if part is None else f"{figure(100 * part, places)} %"


def between(lo: float | None, hi: float | None, places: int = 1) -> str:
    """Return an interval, empty where there is none."""
    return "" if lo is None or hi is None else f"{figure(lo, places)}–{figure(hi, places)}"


def day(value: date | datetime | None) -> str:
    """Return a date in words, by the clock of the house."""
    if value is None:
        return NO_DATA
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    with override("id"):
        return date_format(value, "j F Y")


def month(value: date) -> str:
    """Return a month and a year in short.

    >>> month(date(2025, 12, 18))
    'Des 2025'
    """
    with override("id"):
        return date_format(value, "M Y")


def days(first: date, last: date) -> str:
    """Return two dates; what they share is said once.

    >>> days(date(2026, 8, 29), date(2026, 9, 18)), days(date(2026, 9, 1), date(2026, 9, 5))
    ('29 Agustus sampai 18 September 2026', '1 sampai 5 September 2026')
    """
    with override("id"):
        pattern = (
            "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
        )
        return f"{date_format(first, pattern)} sampai {date_format(last, 'j F Y')}"


def fitted(text: str, most: int) -> str:
    """Return a text of at most so many letters, cut at a word, with places to break a long run.

    >>> fitted("Kabupaten Jember", 12), fitted("Jember", 12)
    ('Kabupaten…', 'Jember')
    """
    clean = " ".join(text.split())
    if len(clean) > most:
        cut = clean[: most - 1]
        at = cut.rfind(" ")
        clean = (cut[:at] if at > most // 2 else cut).rstrip(" ,.;:") + "…"
    return _RUN.sub(lambda run: run.group() + _SOFT, clean)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a phrase, the first ones where there are many.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"]), listed(["a", "b", "c", "d"])
    ('a', 'a dan b', 'a, b, dan c', 'a, b, c, dan 1 lagi')
    """
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} lagi")
    if len(shown) < 3:  # noqa: PLR2004 - two are joined without a comma
        return " dan ".join(shown)
    return ", ".join(shown[:-1]) + ", dan " + shown[-1]


def place_of(row: Wave) -> str:
    """Return the area of a wave as one says it: a city with its word, a regency by its name."""
    return f"Kota {row.area.name}" if row.area.kind == "kota" else row.area.name


def head_of(row: Wave) -> str:
    """Return whom the brief is for."""
    title = {"kabupaten": "Bupati", "kota": "Wali Kota", "provinsi": "Gubernur"}.get(row.area.kind)
    return f"{title} {row.area.name}" if title else f"kepala daerah ({row.area.name})"


def letterhead(row: Wave) -> dict[str, str]:
    """Return the head of the paper: the government, and the office as it was called that day."""
    kinds = {"kabupaten": "Kabupaten", "kota": "Kota", "provinsi": "Provinsi"}
    kind = kinds.get(row.area.kind)
    office, _contact = office_of(row, now=row.published_at or row.made_at)
    return {
        "government": fitted(f"Pemerintah {kind} {row.area.name}", 70) if kind else "",
        "office": fitted(office, 90),
    }
