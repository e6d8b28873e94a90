"""Who is offered into the viewer's care, by code and with as little as an answer needs."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.walls import opened
from serasi.recover.models import CareOffer
from serasi.respond.models import Case


@dataclass(frozen=True)
class Offered:
    """A person who is to come into the viewer's care, from where and why."""

    offer: CareOffer
    code: str
    sex: str
    child: bool | None
    place: str


def offered_to(viewer: Viewer, row: Case) -> list[Offered]:
    """Return the people of a case whom others ask the viewer's office to care for."""
    mine = CareOffer.objects.filter(
        granted(viewer, Can.VICTIMS), client__case=row, state=CareOffer.State.ASKED
    )
    with opened():
        rows = list(mine.select_related("client", "client__area").order_by("asked_at", "pk"))
    return [
        Offered(
            one,
            one.client.code,
            one.client.get_sex_display(),
            one.client.child,
            one.client.area.name,
        )
        for one in rows
    ]
