"""Small tools for SVG text: elements with everything escaped, numbers the Indonesian way."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

Value = int | float | Decimal

# XML 1.0, section 2.2: all other code points may not stand in a document at all.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {"class_": "class", "aria_label": "aria-label", "aria_hidden": "aria-hidden"}
_SPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Words:
    """The words a chart writes by itself; pass translated ones for another language."""

    no_data: str = "tidak ada data"
    former: str = "sebelumnya"
    levels: tuple[str, ...] = ("Hijau", "Kuning", "Oranye", "Merah")
    and_more: str = "dan {count} lagi"
    interval: str = "{low} sampai {high}"
    on_boundary: str = "di batas"
    usual: str = "biasanya {low} sampai {high}"
    alarm: str = "batas siaga {value}"


WORDS = Words()


def escape(text: object) -> str:
    """Escape text for content and for attributes; impossible characters become U+FFFD.

    Examples
    --------
    >>> escape('a < "b" & c')
    'a &lt; &quot;b&quot; &amp; c'
    """
    clean = _NOT_XML.sub("\ufffd", str(text))
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        clean = clean.replace(raw, safe)
    return clean.replace("'", "&#39;")


def element(name: str, *children: str, **attributes: object) -> str:
    """Write one element; children are markup already, attributes are escaped, None is left out.

    Examples
    --------
    >>> element("text", escape("1 < 2"), x="50%", class_="t-s")
    '<text x="50%" class="t-s">1 &lt; 2</text>'
    """
    written = "".join(
        f' {_NAMES.get(key, key)}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(content: object, **attributes: object) -> str:
    """Write a text element of plain content."""
    return element("text", escape(content), **attributes)


def picture(*children: str, label: str, **attributes: object) -> str:
    """Wrap marks into a picture with a name for those who do not see it."""
    return element(
        "svg",
        element("title", escape(label)),
        *children,
        xmlns=_SPACE,
        class_=attributes.pop("class_", "chart"),
        role=attributes.pop("role", "img"),
        aria_label=label,
        **attributes,
    )


HATCHED = "url(#nodata)"
"""The fill of an area without data, where `hatch` is drawn in the same picture."""


def hatch() -> str:
    """Draw the pattern of no data: thin slanted lines, which no class has.

    Lines lean the other way than those of figures by a model.
    """
    lines = element("path", class_="hatch", d="M-2 6 2 10M0 0 8 8M6 -2 10 2")
    size = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    return element("defs", element("pattern", lines, id="nodata", **size))


def _short(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") if math.isfinite(value) else "0"
    return value


def finite(value: Value | None) -> float | None:
    """Give a drawable number, None for a missing, infinite or undefined one."""
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) and abs(number) < 1e15 else None


def number_text(value: Value | None, *, words: Words = WORDS) -> str:
    """Write a number with decimal comma and points for thousands, None as "tidak ada data".

    Examples
    --------
    >>> number_text(1234.5), number_text(12), number_text(None)
    ('1.234,5', '12', 'tidak ada data')
    """
    if value is None or finite(value) is None:
        return words.no_data
    if isinstance(value, float) and value == int(value):
        value = int(value)
    spelled = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return spelled.translate(str.maketrans(",.-", ".,−"))


def percent(part: float) -> str:
    """Write a position or a length as per cent of the width."""
    return f"{part:.2f}".rstrip("0").rstrip(".") + "%"


def summary(label: str, items: Iterable[str], *, words: Words = WORDS, most: int = 12) -> str:
    """Join a chart's name and its figures into one sentence, cut after `most` of them."""
    listed = list(items)
    shown = listed[:most]
    if len(listed) > most:
        shown.append(words.and_more.format(count=len(listed) - most))
    return f"{label}: {'; '.join(shown)}" if shown else label


def shortened(label: str, most: int) -> str:
    """Return a label that fits a room of so many letters; the whole stands in the picture's name.

    Examples
    --------
    >>> shortened("Kecamatan Sumbersari", 12), shortened("Silo", 12)
    ('Kecamatan S…', 'Silo')
    """
    return label if len(label) <= most else label[: max(most - 1, 1)].rstrip() + "…"


def nothing(label: str, *, words: Words = WORDS) -> str:
    """Draw a picture of no data, which says so: an empty frame would look like calm."""
    said = text(words.no_data, x="0", y=22)
    name = f"{label}: {words.no_data}"
    return picture(said, label=name, width="100%", height=34)


def nice_top(values: Iterable[float | None]) -> float:
    """Give the round end of a scale from 0 that holds all values.

    Examples
    --------
    >>> nice_top([3, 27]), nice_top([]), nice_top([0.07])
    (30.0, 1.0, 0.08)
    """
    highest = max((value for value in values if value is not None), default=0.0)
    if highest < 1e-12:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10):
        if highest <= step * power * (1 + 1e-9):
            return float(f"{step * power:.12g}")
    return 10 * power
