"""How strongly the agencies of a regency are connected: sentences, a graph, tables."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from serasi.facilitate import strength_words as words
from serasi.facilitate.actions.strength import DAYS
from serasi.facilitate.queries import network_strength as reads
from serasi.network.doors import OfficeRequest, door
from serasi.problems import NOT_FOUND, Problem
from serasi.science import charts


def _graph(result: dict[str, Any]) -> SafeString:
    nodes = [
        charts.Node(number, one["name"], one["x"], one["y"], cut=bool(one["cut"]))
        for number, one in enumerate(result["agencies"], start=1)
    ]
    lines = [charts.Line(*tie) for tie in result["ties"]]
    drawn = charts.graph(nodes, lines, label=_("Gambar hubungan antarinstansi"))
    return mark_safe(drawn)  # noqa: S308 - the charts escape what they draw


def _first_words(result: dict[str, Any]) -> str:
    said = words.sentences(result)
    return said[0] if said else _("Tidak ada titik rawan yang terlihat")


@door(*reads.READS)
def strength(request: OfficeRequest) -> HttpResponse:
    """Show the latest picture of a regency's network; of several, the first sentence of each."""
    regencies = reads.regencies_of(request.viewer)
    asked = request.GET.get("kab", "")
    if not asked and len(regencies) == 1:
        asked = regencies[0].code
    row = reads.latest(request.viewer, asked) if asked else None
    if row is None and asked:
        raise Problem(NOT_FOUND)
    shown: dict[str, Any] = {"row": row, "regencies": regencies, "asked": asked, "days": DAYS}
    if row is None:
        pictures = [reads.latest(request.viewer, area.code) for area in regencies]
        shown["several"] = [(one, _first_words(one.result)) for one in pictures if one is not None]
    else:
        result = row.result
        shown |= {
            "result": result,
            "said": words.sentences(result),
            "answered": words.answered(result["answers"]),
            "changes": words.changes(result),
            "graph": _graph(result),
        }
    return render(request, "facilitate/strength.html", shown)
