"""A forum before and after, and the map of programmes against tension."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.facilitate.queries import forum_effect, forum_map
from serasi.facilitate.queries import forums as reads
from serasi.facilitate.queries.forum_map import Programmes
from serasi.facilitate.strength_words import decimal
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions import queries as regions
from serasi.register import mapping
from serasi.science import charts
from serasi.science.impact import Impact

MILLION = 1_000_000
READINGS = {
    "no_comparison": gettext_lazy(
        "Tidak ada desa pembanding. Angka sebelum dan sesudah saja tidak menunjukkan apa-apa."
    ),
    "too_few": gettext_lazy("Desa atau catatannya terlalu sedikit untuk disimpulkan."),
    "pretrend_differs": gettext_lazy(
        "Desa forum dan desa pembanding sudah bergerak berbeda sebelum forum; selisih sesudahnya"
        " tidak membuktikan apa-apa."
    ),
    "compatible_with_none": gettext_lazy(
        "Tidak terlihat perbedaan. Itu bukan bukti bahwa forum tidak berguna."
    ),
    "drift_possible": gettext_lazy(
        "Tidak dapat dikatakan. Ada selisih, tetapi pergeseran pelan yang sudah berjalan sebelum"
        " forum dapat membuatnya juga."
    ),
    "changed": gettext_lazy(
        "Ketegangan berubah lebih daripada di desa pembanding. Itu belum berarti forum"
        " penyebabnya: siapa yang memilih desanya dan apa lagi yang terjadi di sana tidak ada dalam"
        " angka ini."
    ),
}
WHY_NOT = {
    "no_data": gettext_lazy(
        "Belum dapat dibandingkan: catatan terverifikasi di daerah ini belum cukup lama."
    ),
    "not_begun": gettext_lazy(
        "Belum dapat dibandingkan: dialog atau pekerjaan pertama belum dicatat."
    ),
    "too_early": gettext_lazy(
        "Belum dapat dibandingkan. Perlu paling sedikit tiga triwulan sebelum dan dua triwulan"
        " sesudah kegiatan pertama."
    ),
}
SIDES = {
    "before": gettext_lazy("sebelum"),
    "during": gettext_lazy("berjalan, tidak dihitung"),
    "after": gettext_lazy("sesudah"),
    "outside": gettext_lazy("di luar perbandingan"),
}
WHERE = {
    "too_few": gettext_lazy(
        "Apakah dana berada di tempat ketegangan? Kecamatannya terlalu sedikit untuk disimpulkan."
    ),
    "all_equal": gettext_lazy(
        "Apakah dana berada di tempat ketegangan? Belum dapat dikatakan: semua kecamatan sama."
    ),
    "unclear": gettext_lazy("Tidak terlihat hubungan antara dana dan ketegangan."),
    "with_tension": gettext_lazy("Dana lebih banyak di kecamatan yang lebih tegang."),
    "against_tension": gettext_lazy("Dana lebih banyak di kecamatan yang lebih tenang."),
}


def _interval(seen: Impact) -> SafeString | None:
    """Draw the difference and the one beyond the trend, both on one scale around 0."""
    found = [(_("Selisih perubahan"), seen.effect), (_("Di luar kecenderungan"), seen.beyond_trend)]
    rows = [
        charts.Estimate(label, _round(one.value), _round(one.low), _round(one.high))
        for label, one in found
        if one is not None
    ]
    if not rows:
        return None
    ends = [v for _l, one in found if one for v in (one.value, one.low, one.high) if v is not None]
    top = round(max(0.5, *(abs(end) for end in ends)) + 0.05, 1)
    drawn = charts.intervals(
        rows,
        label=_("Selisih catatan per desa per triwulan"),
        scale=charts.Scale(-top, top, (0,)),
    )
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _trend(seen: Impact) -> str:
    beyond = seen.beyond_trend
    if beyond is None or beyond.low is None or beyond.high is None:
        return ""
    if beyond.low <= 0 <= beyond.high:
        return _(
            "Bila kecenderungan lama berlanjut lurus, selisih seperti ini dapat muncul tanpa forum."
        )
    return _("Selisihnya tetap ada bila kecenderungan lama diteruskan lurus.")


def _said(seen: Impact) -> dict[str, object]:
    own, others = seen.treated_means, seen.comparison_means
    effect = seen.effect
    return {
        "reading": READINGS[seen.reading],
        "trend": _trend(seen),
        "chart": _interval(seen),
        "treated": seen.treated,
        "comparison": seen.comparison,
        "before": decimal(own.before, 2),
        "after": decimal(own.after, 2),
        "others_before": decimal(others.before, 2),
        "others_after": decimal(others.after, 2),
        "value": decimal(None if effect is None else effect.value, 2),
        "low": decimal(None if effect is None else effect.low, 2),
        "high": decimal(None if effect is None else effect.high, 2),
    }


@door(Can.COUNT)
def effect(request: OfficeRequest, number: str) -> HttpResponse:
    """Show verified tension before and after a forum, and how far it may be read."""
    row = reads.forum(request.viewer, number)
    if not request.viewer.can(Can.COUNT, area=row.area_id):
        raise Problem(NOT_FOUND)
    seen = forum_effect.effect(request.viewer, row, today=timezone.localdate(request.now))
    return render(
        request,
        "facilitate/forum_effect.html",
        {
            "row": row,
            "seen": seen,
            "why_not": WHY_NOT.get(seen.why_not, ""),
            "own": _said(seen.own) if seen.own else None,
            "all": _said(seen.all) if seen.all else None,
            "quarters": [
                (q, decimal(q.compared, 2), SIDES[q.side]) for q in reversed(seen.quarters)
            ],
        },
    )


def _tiles(found: Programmes) -> SafeString | None:
    by_code = {row.area.code: row for row in found.rows}
    if len(by_code) < 2:  # noqa: PLR2004 - one tile is no map
        return None
    bounds = mapping.class_bounds(max(row.verified for row in found.rows))
    tiles = [
        charts.CountTile(
            key=place.code,
            name=place.name,
            column=place.column,
            row=place.row,
            value_class=mapping.class_of(by_code[place.code].verified, bounds),
            lines=(
                _("%(n)d catatan") % {"n": by_code[place.code].verified},
                _("Rp%(n)s juta") % {"n": decimal(by_code[place.code].granted / MILLION)},
            ),
        )
        for place in regions.tiles(list(by_code))
    ]
    drawn = charts.count_map(tiles, label=_("Peta ubin catatan dan dana"))
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


@door(Can.COUNT)
def programmes(request: OfficeRequest) -> HttpResponse:
    """Show the money of programmes beside verified tension."""
    regencies = forum_map.regencies_of(request.viewer)
    asked = request.GET.get("kab", "") or (regencies[0].code if regencies else "")
    regency = next((area for area in regencies if area.code == asked), None)
    if regency is None:
        raise Problem(NOT_FOUND)
    found = forum_map.programmes(request.viewer, regency, today=timezone.localdate(request.now))
    return render(
        request,
        "facilitate/forum_map.html",
        {
            "found": found,
            "rows": sorted(found.rows, key=lambda r: (-r.verified, -r.granted, r.area.name)),
            "where": WHERE[found.reading],
            "rank": decimal(found.correlation, 2) if found.correlation is not None else "",
            "regencies": regencies,
            "tiles": _tiles(found),
            "now": request.now,
        },
    )
