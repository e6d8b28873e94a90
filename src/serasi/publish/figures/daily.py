"""Figures of one day: what came in, what was confirmed, rumours, and what is still open."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.publish.figures import register
from serasi.publish.figures.model import Asked, Definition, Result, Value
from serasi.publish.figures.work import LEVELS, begins, ends
from serasi.regions.placed import within
from serasi.register.models import Event, Handling
from serasi.register.queries import known_at
from serasi.warn.models import Rumour
from serasi.warn.queries.scope import visible_to as warnings_of

LOOKS_BACK = timedelta(days=730)


def desk(_viewer: Viewer, asked: Asked) -> Result:
    """Count the reports that came in, those examined to the end, and those still waiting."""
    first, last = begins(asked), ends(asked)
    rows = Handling.objects.filter(within([asked.area]), received_at__lt=last)
    waiting = rows.filter(Q(closed_at=None) | Q(closed_at__gte=last))
    came = rows.filter(received_at__gte=first)
    return Result(
        {
            "masuk": came.count(),
            "nihil": came.filter(report__is_nil=True).count(),
            "selesai": rows.filter(closed_at__gte=first, closed_at__lt=last).count(),
            "menunggu": waiting.count(),
        }
    )


def records(viewer: Viewer, asked: Asked) -> Result:
    """List the records that began on the day or were confirmed on it, with their harm."""
    first, last = begins(asked), ends(asked)
    confirmed = set(
        Event.objects.filter(
            within([asked.area]), confirmed_at__gte=first, confirmed_at__lt=last
        ).values_list("public_id", flat=True)
    )
    known = known_at(
        viewer, at=asked.cut_off, since=asked.since - LOOKS_BACK, until=asked.until,
        area=asked.area,
    )  # fmt: skip
    found = [
        one for one in known if one.coding.start_date >= asked.since or one.public_id in confirmed
    ]
    listed = register.listed(found, register.HARM)
    kinds = {f"{one.public_id}.jenis": one.coding.kind for one in found}
    values = dict(listed.values)
    values["potensi"] = sum(kind == register.TENSION for kind in kinds.values())
    values["peristiwa"] = sum(kind == register.INCIDENT for kind in kinds.values())
    return Result(values, {**listed.texts, **kinds}, listed.rows)


def rumours(_viewer: Viewer, asked: Asked) -> Result:
    """Count the rumours seen, checked and answered on the day, and those not checked at its end."""
    first, last = begins(asked), ends(asked)
    rows = Rumour.objects.filter(within([asked.area]), created_at__lt=last)
    open_then = rows.filter(Q(checked_at=None) | Q(checked_at__gte=last))
    return Result(
        {
            "tercatat": rows.filter(created_at__gte=first).count(),
            "dicek": rows.filter(checked_at__gte=first, checked_at__lt=last).count(),
            "tidak_benar": rows.filter(
                checked_at__gte=first, checked_at__lt=last, finding=Rumour.Finding.FALSE
            ).count(),
            "dijawab": rows.filter(published_at__gte=first, published_at__lt=last).count(),
            "terbuka": open_then.count(),
        }
    )


def standing(viewer: Viewer, asked: Asked) -> Result:
    """Count what is open at the end of the day: levels in force, and duties past their day."""
    last = ends(asked)
    still = Q(ended_at=None) | Q(ended_at__gte=last)
    runs = Q(valid_until=None) | Q(valid_until__gte=last)
    rows = warnings_of(viewer).filter(still, runs, within([asked.area]), confirmed_at__lt=last)
    values: dict[str, Value] = {
        words: rows.filter(level=level).count() for level, words in LEVELS.items()
    }
    late = Commitment.objects.filter(
        Q(done_at=None) | Q(done_at__gte=last), within([asked.area]), due_at__lt=last,
        created_at__lt=last,
    )  # fmt: skip
    values["lewat_tenggat"] = late.count()
    return Result(values)


DEFINITIONS = (
    Definition(
        "harian.laporan", 1, _("Laporan di meja piket"), _("laporan"),
        _("Laporan yang diterima hari itu, yang selesai diperiksa hari itu, dan yang masih menunggu"
          " pada akhirnya; isi dan pengirimnya tidak dihitung."),
        desk, history=False,
    ),
    Definition(
        "harian.catatan", 1, _("Potensi dan peristiwa hari itu"), _("catatan"),
        _("Catatan yang terjadi hari itu atau disahkan hari itu, satu baris satu catatan."),
        records, needs=(Can.COUNT, Can.READ_EVENTS), history=False, link=register.records,
    ),
    Definition(
        "harian.isu", 1, _("Isu yang beredar"), _("isu"),
        _("Isu yang tercatat, dicek, dan dijawab dengan klarifikasi hari itu, serta yang belum"
          " dicek pada akhirnya."),
        rumours, history=False,
    ),
    Definition(
        "harian.terbuka", 1, _("Yang masih terbuka"), _("peringatan, kewajiban"),
        _("Tingkat siaga yang berlaku dan kewajiban yang lewat tenggat pada akhir hari."),
        standing, needs=(Can.COUNT, Can.WARN_READ), history=False,
    ),
)  # fmt: skip
