"""Figures of several regencies for a Bakorwil: counts alone, nothing of what a record says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from serasi.network.policy import Grant, Viewer
from serasi.network.queries import param
from serasi.network.roles import Can
from serasi.publish.figures import register, work
from serasi.publish.figures.model import Asked, Definition, Result, Value, evaluator
from serasi.publish.models import Paper, PaperState
from serasi.publish.periods import month_of
from serasi.regions.models import Area
from serasi.regions.placed import within
from serasi.regions.zones import local_day
from serasi.respond.models import Case
from serasi.respond.queries.scope import visible_to as cases_of

PARTS = (
    (register.by_kind, ("potensi", "peristiwa")),
    (register.harm, ("md", "lb", "lr", "jiwa")),
    (work.levels, ("kuning", "oranye", "merah")),
    (work.cases, ("dibuka", "selesai", "terbuka")),
    (work.meetings, ("rapat",)),
)
SUMMED = tuple(cell for _count, cells in PARTS for cell in cells)


def codes_of(asked: Asked) -> list[str]:
    """Return the regencies that a figure is asked of."""
    return [code for code in asked.get("daerah").split(",") if code]


def _names(codes: list[str]) -> dict[str, str]:
    """Return regencies by code as papers name them: a kota may bear the name of a kabupaten."""
    rows = Area.objects.filter(code__in=codes).order_by("code")
    return {row.code: f"{'Kota' if row.kind == 'kota' else 'Kab.'} {row.name}" for row in rows}


def regencies(_viewer: Viewer, asked: Asked) -> Result:
    """Count every regency, and all of them together.

    A regency of which nothing was recorded as long ago as the period has no data, and a total to
    which one without data belongs is the total of the others.
    """
    names = _names(codes_of(asked))
    values: dict[str, Value] = {}
    for code in names:
        mine = evaluator(code)
        here = replace(asked, area=code, filter=(("past", "1"),))
        silent = register.unrecorded(mine, here)
        for count, cells in PARTS:
            found = None if silent else count(mine, replace(here, filter=()))
            for cell in cells:
                name = "jumlah" if cell == "rapat" else cell
                values[f"{code}.{cell}"] = None if found is None else found.get(name)
    for cell in SUMMED:
        known = [n for code in names if (n := values[f"{code}.{cell}"]) is not None]
        values[cell] = sum(known) if known else None
    values["banyaknya"] = len(names)
    return Result(values, names, tuple(names))


def reporting(_viewer: Viewer, asked: Asked) -> Result:
    """Say of every regency when its recap of the month was signed, and how many days late.

    One not signed by the cut-off has no day; late is counted to the cut-off where it is overdue.
    """
    names = _names(codes_of(asked))
    due = month_of(asked.since, due_day=param("paper.month_due_day", on=asked.since)).due
    rows = Paper.objects.filter(
        kind="rekap", area__in=list(names), since=asked.since, until=asked.until,
        state=PaperState.SIGNED, signed_at__lte=asked.cut_off,
    )  # fmt: skip
    signed = {row.area_id: local_day(row.signed_at, row.area_id) for row in rows if row.signed_at}
    values: dict[str, Value] = {}
    texts = dict(names)
    for code in names:
        day = signed.get(code)
        texts[f"{code}.tanggal"] = day.isoformat() if day else ""
        values[f"{code}.terlambat"] = _late(day or local_day(asked.cut_off, code), due)
    values["melapor"] = len(signed)
    values["tepat"] = sum(day <= due for day in signed.values())
    values["belum"] = len(names) - len(signed)
    texts["tenggat"] = due.isoformat()
    return Result(values, texts, tuple(names))


def _late(day: date, due: date) -> int:
    return max(0, (day - due).days)


def crossing(_viewer: Viewer, asked: Asked) -> Result:
    """List the cases across a border of regencies that were open at the end: number and stage."""
    codes = frozenset(codes_of(asked))
    grants = tuple(Grant(can, codes, 0, "figure") for can in (Can.CROSS_BORDER,))
    viewer = Viewer(key="figure", person_id=None, name="", grants=grants)
    last = work.ends(asked)
    rows = cases_of(viewer).filter(
        within(codes), cross_border=True, opened_at__lt=last
    ).order_by("number")  # fmt: skip
    values: dict[str, Value] = {}
    texts: dict[str, str] = {}
    open_then: list[Case] = []
    closed = 0
    for row in rows.distinct():
        ended = work.closed_at(row, at=asked.cut_off)
        if ended is not None and ended < last:
            closed += ended >= work.begins(asked)
            continue
        open_then.append(row)
        values[f"{row.number}.hari"] = (asked.until - local_day(row.opened_at, row.area_id)).days
        texts[f"{row.number}.dibuka"] = local_day(row.opened_at, row.area_id).isoformat()
        texts[f"{row.number}.wilayah"] = ", ".join(_touched(row))
    values |= {"terbuka": len(open_then), "selesai": closed}
    return Result(values, texts, tuple(row.number for row in open_then))


def _touched(row: Case) -> list[str]:
    codes = {row.area_id[:5], *(code[:5] for code in row.areas.values_list("area", flat=True))}
    return list(_names(sorted(codes)).values())


_BOTH = (Can.COUNT, Can.WARN_READ)
DEFINITIONS = (
    Definition(
        "wilayah.jumlah", 1, _("Jumlah menurut kabupaten/kota"),
        _("catatan, orang, tingkat, perkara, rapat"),
        _("Jumlah yang dicatat tiap kabupaten/kota dalam periode; daerah yang belum punya catatan"
          " setua itu tidak ada datanya dan tidak masuk jumlah."),
        regencies, needs=_BOTH,
    ),
    Definition(
        "wilayah.laporan", 1, _("Rekap bulanan yang masuk"), _("rekap, hari"),
        _("Rekap bulanan yang ditandatangani kabupaten/kota sampai batas data, dan berapa hari"
          " lewat tenggatnya."),
        reporting, needs=(Can.COUNT,),
    ),
    Definition(
        "wilayah.lintas", 1, _("Perkara lintas kabupaten/kota"), _("perkara, hari"),
        _("Perkara yang menyangkut dua kabupaten/kota atau lebih dan terbuka pada akhir periode:"
          " nomor, daerah, dan lamanya; isinya tidak."),
        crossing, needs=(Can.CROSS_BORDER,),
    ),
)  # fmt: skip
