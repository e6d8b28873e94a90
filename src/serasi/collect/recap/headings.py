"""What headings inside and above a table hand down to the rows below them."""

from __future__ import annotations

import re
from dataclasses import replace

from serasi.collect.recap.building import Carried, Desk
from serasi.collect.recap.ledger import Ledger
from serasi.collect.recap.moments import read_period
from serasi.collect.recap.places import AreaWords, from_text
from serasi.collect.recap.triggers import OFFICIAL, read_trigger

_BULLET = re.compile(r"^(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})[.)]\s+")
_LONGEST_NAME = 40


def title_area(titles: list[str], *, sheet: str, ledger: Ledger) -> AreaWords:
    """Return the regency or district that the titles above a table speak of."""
    for title in titles:
        words = from_text(_capitalised(title))
        if words.regency or words.district:
            named = AreaWords(regency=words.regency, district=words.district)
            told = ", ".join(name for name in (named.district, named.regency) if name)
            ledger.tell(
                f"area:{sheet}",
                where=sheet,
                what="Wilayah dari judul, untuk baris yang tidak menyebutnya.",
                choice=told,
            )
            return named
    return AreaWords()


def carry(text: str, carried: Carried, desk: Desk, *, where: str) -> tuple[Carried, Desk, str]:
    """Take a heading between rows: a place, a month or a trigger; and say why it is no event."""
    heading = _BULLET.sub("", re.sub(r"\s+", " ", text).strip())
    shown = heading[:60]
    period = read_period(heading)
    if period.month is not None and len(heading) <= _LONGEST_NAME:
        year = period.year or desk.layout.period.year
        layout = replace(desk.layout, period=replace(period, year=year))
        return carried, replace(desk, layout=layout), f"judul bagian: {shown}"
    trigger = read_trigger(heading)
    words = from_text(_capitalised(heading))
    if words.village or words.district or words.regency:
        area = _nested(words, carried.area)
    elif trigger is not None and (OFFICIAL[trigger] in heading.casefold() or len(heading) <= 60):
        _state(desk.ledger, where, shown)
        return replace(carried, trigger=trigger), desk, f"judul bagian: {shown}"
    else:
        named = AreaWords(district=_capitalised(heading), regency=carried.area.regency)
        if len(heading) > _LONGEST_NAME or desk.resolve(named) is None:
            return carried, desk, f"baris judul atau catatan: {shown}"
        area = named
    _state(desk.ledger, where, shown)
    return replace(carried, area=area), desk, f"judul bagian: {shown}"


def _nested(words: AreaWords, above: AreaWords) -> AreaWords:
    if words.regency:
        return replace(words, free=None)
    if words.district:
        return replace(words, free=None, regency=above.regency)
    return replace(words, free=None, district=above.district, regency=above.regency)


def _state(ledger: Ledger, where: str, shown: str) -> None:
    ledger.tell(
        f"heading:{where}",
        where=where,
        what=f"Judul “{shown}” berlaku untuk baris-baris di bawahnya.",
        choice="carry",
    )


def _capitalised(text: str) -> str:
    return text.title() if text.isupper() else text
