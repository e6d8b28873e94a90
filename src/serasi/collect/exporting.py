"""The file of reporters' identities of an area, for who holds the right and a second person."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.collect.queries import visible_to
from serasi.collect.sealed import CONTACT, SENDER, subject_of
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.network.sealed import Sheet, kinds_of_many, reveal_many
from serasi.regions.placed import within


def reporters(viewer: Viewer, area: str, reason: str, now: datetime) -> Sheet:
    """Open who sent each report of an area that the viewer may read."""
    rows = visible_to(viewer).filter(within({area})).order_by("received_at", "pk")
    told = list(rows.values_list("uuid", "receipt", "received_at", "area__name"))
    held = kinds_of_many([subject_of(uuid) for uuid, *_rest in told])
    kept = [row for row in told if held.get(subject_of(row[0]), frozenset()) & {SENDER, CONTACT}]
    found = reveal_many(
        viewer,
        [subject_of(uuid) for uuid, *_rest in kept],
        [SENDER, CONTACT],
        right=Can.UNSEAL,
        area=area,
        reason=reason,
        now=now,
    )
    return Sheet(
        columns=(_("Tanda terima"), _("Diterima"), _("Tempat"), _("Pengirim"), _("Kontak")),
        rows=[
            (
                receipt,
                f"{timezone.localtime(received_at):%d/%m/%Y %H.%M}",
                place,
                found.get((subject_of(uuid), SENDER), ""),
                found.get((subject_of(uuid), CONTACT), ""),
            )
            for uuid, receipt, received_at, place in kept
        ],
    )
