"""What the sealed room asks of recovery: names in the trail, what is due, the file of names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed import Due, Sheet, last_day_kept, reveal_many
from serasi.network.sealed.retention import VICTIM
from serasi.network.walls import opened
from serasi.recover.models import Client
from serasi.recover.queries.scope import clients
from serasi.recover.secrets import ADDRESS, GUARDIAN, NAME, NIK, PHONE
from serasi.regions.placed import by_zone, within


def codes_of(subjects: list[str]) -> dict[str, str]:
    """Return the codes by which the trail knows people: `client:KS-2026-0001/P-0001`."""
    numbers = [int(one.partition(":")[2]) for one in subjects if one[7:].isdecimal()]
    with opened():
        rows = list(Client.objects.filter(pk__in=numbers).select_related("case"))
    return {row.subject: f"client:{row.case.number}/{row.code}" for row in rows}


def served_before(on: date) -> QuerySet[Client]:
    """Return the people whose last service lies longer back than the law table lets them be kept.

    The caller has opened the wall: this is work of the house.
    """
    last = last_day_kept(VICTIM, on=on)
    after = last + timedelta(days=1)
    served = by_zone(lambda zone: Q(served_at__lt=datetime.combine(after, time(), zone)))
    return Client.objects.filter(served, withdrawn_at=None)


def clients_due(on: date) -> Iterator[Due]:
    """Yield the people whose identity is due on a day: so many years after the last service."""
    with opened():
        numbers = list(served_before(on).order_by("pk").values_list("pk", flat=True))
    why = _("Masa simpan sesudah layanan terakhir sudah habis.")
    for number in numbers:
        yield Due(f"client:{number}", why)


def named_list(viewer: Viewer, area: str, reason: str, now: datetime) -> Sheet:
    """Open who the people of an area are, for the list that a second person agreed to."""
    rows = list(
        clients(viewer)
        .filter(within({area}), withdrawn_at=None)
        .select_related("case", "household", "area")
    )
    kinds = [NAME, NIK, PHONE, ADDRESS, GUARDIAN]
    found = reveal_many(
        viewer,
        [row.subject for row in rows],
        kinds,
        right=Can.VICTIMS_OPEN,
        area=area,
        reason=reason,
        now=now,
    )
    return Sheet(
        columns=(
            *(_("Perkara"), _("Kode"), _("Keluarga"), _("L/P"), _("Tahun lahir"), _("Tempat")),
            *(_("Nama"), _("NIK"), _("Nomor HP"), _("Alamat"), _("Wali")),
        ),
        rows=[
            (
                row.case.number,
                row.code,
                "" if row.household is None else row.household.code,
                row.sex,
                str(row.birth_year or ""),
                row.area.name,
                *(found.get((row.subject, kind), "") for kind in kinds),
            )
            for row in rows
        ],
    )
