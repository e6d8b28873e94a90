"""The list of waves, and the worksheet of one: which step is done, which is next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from serasi.measure.models import Interview, Wave, WaveState
from serasi.measure.queries.counted import latest_weights
from serasi.measure.queries.scope import visible_to
from serasi.network.policy import Viewer
from serasi.network.walls import opened


@dataclass(frozen=True)
class Listed:
    """One wave of the list with how many answered."""

    wave: Wave
    answered: int


def listing(viewer: Viewer, *, most: int = 100) -> tuple[list[Listed], int]:
    """Return the waves a viewer may see, the newest first, and how many there are."""
    rows = visible_to(viewer).select_related("area")
    shown = list(rows[:most])
    with opened():
        answered = dict(
            Interview.objects.filter(
                wave__in=shown, consent=True, withdrawn_at=None, set_aside_at=None
            )
            .values_list("wave")
            .annotate(n=Count("pk"))
            .order_by()
        )
    return [Listed(row, answered.get(row.pk, 0)) for row in shown], rows.count()


def steps_of(row: Wave) -> list[dict[str, str]]:
    """Return the steps of a wave as the worksheet shows them: design, field, quality, report."""
    drawn = row.drawn_at is not None or not row.is_probability
    done = {
        "design": row.state != WaveState.PLANNED,
        "field": row.state in (WaveState.CLOSED, WaveState.PUBLISHED),
        "quality": latest_weights(row) is not None,
        "report": row.state == WaveState.PUBLISHED,
    }
    words = {
        "design": (_("Rancangan"), _("sampel ditarik") if drawn else _("sampel belum ditarik")),
        "field": (_("Lapangan"), row.get_state_display()),
        "quality": (_("Mutu dan bobot"), ""),
        "report": (_("Laporan"), _("diumumkan") if done["report"] else ""),
    }
    now = next((key for key, is_done in done.items() if not is_done), "")
    return [
        {
            "title": title,
            "text": text,
            "state": "done" if done[key] else "now" if key == now else "",
        }
        for key, (title, text) in words.items()
    ]
