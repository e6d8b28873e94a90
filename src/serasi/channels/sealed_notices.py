"""Tells those who keep sealed data, at once, that somebody broke the glass or asks for a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.channels.actions import enqueue
from serasi.channels.messages import Message, Urgency
from serasi.network.models import GlassBreak, Person, SealedExport
from serasi.network.roles import Can
from serasi.network.sealed.exporting import label_of
from serasi.network.sealed.rules import OPENED_BY
from serasi.network.walls import opened

GLASS, EXPORT = "glass", "sealed_export"


def on_glass_broken(
    sender: Any, glass_id: int, person_ids: Sequence[int], now: datetime, **rest: Any
) -> None:
    """Wake the owners of data that somebody opens in an emergency."""
    with opened():
        glass = GlassBreak.objects.select_related("person", "area").get(pk=glass_id)
    what = OPENED_BY[Can(glass.right)]
    until = timezone.localtime(glass.until).strftime("%d/%m %H.%M WIB")
    words = _(
        "%(who)s membuka darurat %(what)s di %(where)s, sampai %(until)s. Alasan: %(why)s"
        " Bila tidak beralasan, akhiri lewat tautan ini."
    ) % {
        "who": glass.person.name, "what": what, "where": glass.area.name, "until": until,
        "why": _sentence(glass.reason),
    }  # fmt: skip
    drill = _("LATIHAN. ") if settings.DEMO else ""
    link = _address("sealed:glass", glass.pk)
    message = Message(
        key=f"{GLASS}:{glass.pk}",
        kind=GLASS,
        subject=f"{drill}{_('Pembukaan darurat')}: {glass.area.name}",
        text=drill + words,
        short=f"{drill}{_('Pembukaan darurat')}: {glass.person.name}, {glass.area.name}",
        link=link,
        carried_link=link,
        urgency=Urgency.URGENT,
    )
    enqueue(message, Person.objects.filter(pk__in=person_ids), now=now)


def on_export_asked(
    sender: Any, export_id: int, person_ids: Sequence[int], now: datetime, **rest: Any
) -> None:
    """Ask those who may decide on a file of opened secrets."""
    with opened():
        row = SealedExport.objects.select_related("asked_by", "area").get(pk=export_id)
    drill = _("LATIHAN. ") if settings.DEMO else ""
    words = _("%(who)s meminta unduhan tersegel “%(what)s” di %(where)s. Mohon diputuskan.") % {
        "who": row.asked_by.name, "what": label_of(row.kind), "where": row.area.name,
    }  # fmt: skip
    link = _address("sealed:export", row.pk)
    message = Message(
        key=f"{EXPORT}:{row.pk}",
        kind=EXPORT,
        subject=f"{drill}{_('Permintaan unduhan tersegel')}: {row.area.name}",
        text=drill + words,
        link=link,
        carried_link=link,
    )
    enqueue(message, Person.objects.filter(pk__in=person_ids), now=now)


def _address(name: str, pk: int) -> str:
    return f"{settings.SERASI_ADDRESS.rstrip('/')}{reverse(name, args=[pk])}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
