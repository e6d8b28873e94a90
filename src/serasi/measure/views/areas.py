"""Regencies beside each other, one over its waves, and IHaI beside it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from serasi.measure import instrument
from serasi.measure.actions.ihai import enter_ihai
from serasi.measure.models.ihai import VARIABLES, WHOLE
from serasi.measure.queries import areas, ihai
from serasi.measure.queries.areas import READS, Comparison, Moment
from serasi.measure.views.reading import picture
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import FORM_INVALID, IHAI_UNFIT, Problem
from serasi.regions.models import Area
from serasi.science import charts, harmony


@door(*READS)
def harmony_list(request: OfficeRequest) -> HttpResponse:
    """Show the regencies a viewer reads, on steps as far as their intervals allow."""
    seen = areas.beside(request.viewer)
    by_code = {one.area.code: one for one in seen.rows}
    steps = [
        sorted((by_code[code] for code in step.names), key=lambda one: one.name)
        for step in seen.ladder.steps
    ]
    told = [one for step in steps for one in step]
    return render(
        request,
        "measure/harmony.html",
        {
            "rows": seen.rows,
            "steps": steps,
            "chart": _ladder_chart(told),
            "pairs": sorted(
                (by_code[high].name, by_code[low].name) for high, low in seen.ladder.pairs
            ),
            "left": [one for one in seen.rows if one.now is None or one.apart],
            "compared": seen.ladder.compared,
            "now": request.now,
        },
    )


def _ladder_chart(rows: list[areas.Regency]) -> SafeString | None:
    drawn = [
        charts.Estimate(
            one.name, *_ends(one.now), on_boundary=one.now.boundary if one.now else False
        )
        for one in rows
    ]
    return picture(drawn, _("Indeks kabupaten dan kota"))


def _ends(one: Moment | None) -> tuple[float | None, float | None, float | None]:
    if one is None or one.index.value is None:
        return None, None, None
    cell = one.index
    low, high = (None if end is None else round(end, 1) for end in (cell.lo, cell.hi))
    return round(one.index.value, 1), low, high


@door(*READS)
def area(request: OfficeRequest, code: str) -> HttpResponse:
    """Show one regency over its waves, and two of them beside each other."""
    place = areas.area_read(request.viewer, code)
    moments = areas.history(request.viewer, place)
    chosen = _chosen(request, moments)
    compared = areas.comparison(*chosen) if chosen else None
    return render(
        request,
        "measure/area.html",
        {
            "area": place,
            "moments": list(reversed(moments)),
            "chart": _history_chart(moments),
            "chosen": chosen,
            "compared": compared,
            "headline": _headline(place, compared),
            "erosion": _erosion(moments),
            "waves": [(one.wave.code, one.wave.title) for one in moments],
            "now": request.now,
        },
    )


def _chosen(request: OfficeRequest, moments: list[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two waves that were asked for, in the order of time, else the last two."""
    by_code = {one.wave.code: one for one in moments}
    asked = [by_code.get(request.GET.get(name, "")) for name in ("dari", "ke")]
    found = [one for one in asked if one is not None]
    if len(found) == 2 and found[0] is not found[1]:
        first, second = sorted(found, key=lambda one: (one.wave.starts_on, one.wave.pk))
        return first, second
    return (moments[-2], moments[-1]) if len(moments) >= 2 else None


def _headline(place: Area, compared: Comparison | None) -> str:
    if compared is None:
        return _("Keserasian %(area)s") % {"area": place.name}
    fallen = sum(one.word == areas.DOWN for one in compared.attitudes)
    words = {
        areas.UP: _("naik"),
        areas.DOWN: _("turun"),
        areas.ALIKE: _("tidak dapat dibedakan dari sebelumnya"),
        areas.UNKNOWN: _("tidak dapat dibandingkan"),
    }
    told = _("Indeks %(area)s %(word)s") % {
        "area": place.name,
        "word": words[compared.index.word],
    }
    if not fallen:
        return told
    more = ngettext("%(n)d sikap turun", "%(n)d sikap turun", fallen) % {"n": fallen}
    return f"{told}; {more}"


def _history_chart(moments: list[Moment]) -> SafeString | None:
    rows = [
        charts.Estimate(one.wave.title, *_ends(one), on_boundary=one.boundary) for one in moments
    ]
    return picture(rows, _("Indeks menurut gelombang"))


def _erosion(moments: list[Moment]) -> list[tuple[str, list[harmony.Cell], harmony.Erosion | None]]:
    """Return a row an attitude: its values by wave, and the flag against the last two waves."""
    if not moments:
        return []
    last = moments[-1]
    same = [one for one in moments if one.wave.instrument == last.wave.instrument]
    names = instrument.of(last.wave.instrument).attitude_names
    rows = []
    for code, name in names.items():
        cells = [one.figures[code] for one in same]
        flag = None
        if len(cells) >= 2:
            earlier = cells[-3] if len(cells) >= 3 else None
            flag = harmony.erosion(cells[-1], cells[-2], earlier=earlier)
        rows.append((name, cells, flag))
    return rows


def _ihai_page(request: OfficeRequest, place: Area, trouble: Problem | None = None) -> HttpResponse:
    moments = areas.history(request.viewer, place)
    now = moments[-1] if moments else None
    years = ihai.years(request.viewer, place)
    asked = request.GET.get("tahun", "")
    year = next((one for one in years if str(one.year) == asked), years[0] if years else None)
    answer = render(
        request,
        "measure/ihai.html",
        {
            "area": place,
            "years": years,
            "year": year,
            "moment": now,
            "variables": ihai.side_by_side(year, now),
            "bridge": harmony.NOTE,
            "fields": [
                (code, words, request.POST.get(code, ""))
                for code, words in (
                    (WHOLE, "IHaI"),
                    *((one.code, f"{one.code} {one.name}") for one in harmony.IHAI),
                )
            ],
            "told": request.POST,
            "may_run": request.viewer.can(Can.SURVEY, area=place.code),
            "replaced": ihai.figures(request.viewer, place).exclude(replaced_at=None).count(),
            "this_year": timezone.localdate(request.now).year,
            "trouble": trouble,
            "now": request.now,
        },
        status=trouble.status if trouble else 200,
    )
    answer["Cache-Control"] = "no-store"
    return answer


@door(*READS)
def ihai_beside(request: OfficeRequest, code: str) -> HttpResponse:
    """Show published figures of IHaI beside our own; neither is turned into the other."""
    return _ihai_page(request, areas.area_read(request.viewer, code))


@require_POST
@door(Can.SURVEY)
def ihai_act(request: OfficeRequest, code: str) -> HttpResponse:
    """Write down published figures of IHaI."""
    place = areas.area_read(request.viewer, code)
    try:
        n = enter_ihai(
            request.viewer,
            area=place.code,
            year=_year(request),
            values=_values(request),
            source=request.POST.get("source", ""),
            now=request.now,
        )
    except Problem as refused:
        if refused.code in ("S101", "S102"):
            raise
        return _ihai_page(request, place, refused)
    said = ngettext("%(n)d angka dicatat.", "%(n)d angka dicatat.", n) % {"n": n}
    messages.success(request, said if n else _("Tidak ada yang berubah."))
    return redirect("measure:ihai", place.code)


def _year(request: OfficeRequest) -> int:
    written = request.POST.get("year", "").strip()
    if not written.isdecimal() or len(written) > len("2026"):
        raise Problem(FORM_INVALID, what=_("tahun"))
    return int(written)


def _values(request: OfficeRequest) -> dict[str, Decimal]:
    found = {}
    for code in VARIABLES:
        written = request.POST.get(code, "").strip().replace(",", ".")
        if not written:
            continue
        try:
            found[code] = Decimal(written)
        except InvalidOperation as fault:
            what = _("“%(value)s” bukan angka") % {"value": written[:20]}
            raise Problem(IHAI_UNFIT, what=what) from fault
    return found
