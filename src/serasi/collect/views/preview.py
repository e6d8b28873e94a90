"""What the preview of an intake shows: its messages or rows, what they are taken for, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.collect import phrases, queries
from serasi.collect.models import Intake, IntakeItem
from serasi.collect.recap import FIELD_NAMES
from serasi.collect.recap.ledger import CHOICE_NAMES
from serasi.collect.views.bookrows import BookRow, book_row
from serasi.regions.models import Area

PAGE = 50
ORDERS = {
    "dmy": gettext_lazy("hari/bulan/tahun (umum di Indonesia)"),
    "mdy": gettext_lazy("bulan/hari/tahun (telepon Amerika)"),
    "ymd": gettext_lazy("tahun/bulan/hari"),
}


@dataclass(frozen=True)
class Question:
    """One assumption as the preview asks it."""

    key: str
    where: str
    what: str
    choice: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """One message or row of the preview."""

    index: int
    title: str
    text: str
    verdict: str
    why: str
    place: str
    sent_at: datetime | None
    taken: bool
    by_hand: bool
    notes: tuple[str, ...]
    photos: int
    row: BookRow | None
    wants_date: bool


def page(request: HttpRequest, found: Intake) -> dict[str, Any]:
    """Return one page of what a preview holds, with the counts by what it is taken for."""
    counts = queries.item_counts(found)
    kinds = [
        (value, str(label)) for value, label in IntakeItem.Verdict.choices if counts.get(value)
    ]
    asked = request.GET.get("jenis", "")
    chosen = asked if asked in counts else (kinds[0][0] if kinds else "")
    rows = found.items.filter(verdict=chosen) if chosen else found.items.none()
    part = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    areas = Area.objects.select_related("parent").in_bulk(
        {item.area_code for item in part.object_list if item.area_code}
    )
    dates = {name: found.summary.get(name) for name in ("first", "last", "latest")}
    return {
        **{name: datetime.fromisoformat(day) for name, day in dates.items() if day},
        "counts": counts,
        "taken": counts["taken"],
        "outside": (outside := queries.elsewhere(found, on=timezone.localdate())),
        "outside_count": sum(row.count for row in outside),
        "undated": found.items.filter(why="date_impossible", taken=False).count(),
        "kind": chosen,
        "page": part,
        "items": [_shown(item, areas) for item in part.object_list],
        "views": [
            {
                "url": f"?jenis={value}",
                "label": label.capitalize(),
                "count": counts[value],
                "current": value == chosen,
            }
            for value, label in kinds
        ],
    }


def _shown(item: IntakeItem, areas: dict[str, Area]) -> Shown:
    area = areas.get(item.area_code)
    above = f", {area.parent.name}" if area is not None and area.parent else ""
    told = item.stated.get("recap", {})
    flags = told.get("flags", ())
    first = " ".join(str(told.get("narrative") or item.text).replace("*", "").split())
    return Shown(
        index=item.index,
        title=first if len(first) <= 110 else f"{first[:109]}…",
        text=item.text,
        verdict=str(phrases.LABELS.get(item.reading.get("label", ""), item.get_verdict_display())),
        why=phrases.why(_why(item)),
        place=f"{area.name}{above}" if area is not None else "",
        sent_at=item.sent_at,
        taken=item.taken,
        by_hand=item.by_hand,
        notes=(*_followed(item), *(_flag(flag) for flag in flags)),
        photos=len(item.media),
        row=book_row(told) if told else None,
        wants_date=item.why in ("date_impossible", "date_given"),
    )


def _why(item: IntakeItem) -> str:
    if item.why == "date_given" or (item.why == "date_impossible" and not item.taken):
        return item.why
    if item.why == "date_impossible":
        return "date_unknown"
    return "by_hand" if item.by_hand else item.why


def _followed(item: IntakeItem) -> tuple[str, ...]:
    """Say which message an update takes its place from."""
    told = item.stated.get("follows")
    if not told:
        return ()
    words = _("Mengikuti pesan %(at)s dari pengirim yang sama; tempatnya diambil dari sana.")
    if told["by"] != "sender":
        words = _("Mengikuti laporan terakhir grup ini, %(at)s; tempatnya diambil dari sana.")
    return (words % {"at": f"{datetime.fromisoformat(told['at']):%d/%m %H.%M}"},)


def _flag(flag: dict[str, str]) -> str:
    written = f" (“{flag['written']}”)" if flag.get("written") else ""
    return f"{flag['sentence']}{written}"


def _choice_name(key: str, value: str) -> str:
    if key == "date_order":
        return str(ORDERS.get(value, value))
    if key.startswith("column:"):
        return str(FIELD_NAMES.get(value, value))  # type: ignore[call-overload]  # any text may come
    return str(CHOICE_NAMES.get(value, value))


def questions(found: Intake) -> dict[str, Any]:
    """Return what was assumed: what an answer changes, and what is only said."""
    asked_for: list[Question] = []
    statements: list[Question] = []
    for told in found.summary.get("assumptions", ()):
        answers = [told["choice"], *told["alternatives"]]
        if told["id"].startswith("column:"):
            answers = [told["choice"], *(f for f in FIELD_NAMES if f != told["choice"])]
        asked = Question(
            key=told["id"],
            where=told["where"],
            what=told["what"],
            choice=told["choice"],
            options=tuple((value, _choice_name(told["id"], value)) for value in answers),
        )
        (asked_for if told["alternatives"] else statements).append(asked)
    return {"questions": asked_for, "statements": statements}
