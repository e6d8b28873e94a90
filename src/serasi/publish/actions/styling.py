"""An office sets the look of its papers: letterhead, emblem, and the pattern of its numbers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from serasi.documents.emblem_intake import taken_emblem
from serasi.network.models import Agency
from serasi.network.policy import Viewer
from serasi.publish.facts import style_of
from serasi.publish.letterheads import check_pattern, check_words
from serasi.publish.models import OfficeStyle
from serasi.publish.queries.styles import styled_agency
from serasi.trail.actions import record

WORDS = ("pattern", "unit", "lines", "address", "place")


@dataclass(frozen=True)
class Look:
    """What is said of an office's papers; see `OfficeStyle`."""

    pattern: str
    unit: str
    lines: str
    address: str = ""
    place: str = ""


def proposed(agency: Agency, look: Look) -> OfficeStyle:
    """Return the look an office would have, not kept, or refuse what no paper could carry."""
    style = style_of(agency)
    style.pattern, style.unit = look.pattern.strip(), " ".join(look.unit.split())
    lines = (" ".join(line.split()) for line in look.lines.splitlines())
    style.lines = "\n".join(line for line in lines if line)
    style.address = " ".join(look.address.split())
    style.place = " ".join(look.place.split())
    check_words(style)
    check_pattern(style.pattern, unit=style.unit)
    return style


@transaction.atomic
def set_style(
    actor: Viewer,
    *,
    agency_id: int,
    look: Look,
    emblem: bytes | None = None,
    without_emblem: bool = False,
    now: datetime,
) -> OfficeStyle:
    """Set the look of an office's papers from now on; numbers given and files kept stay.

    A new emblem takes the place of the former one; `without_emblem` takes that away.
    """
    agency = styled_agency(actor, agency_id, now=now)
    style = proposed(agency, look)
    picture = taken_emblem(emblem) if emblem else None
    former = style.emblem.name
    if picture is not None:
        name = f"{agency.pk}-{hashlib.sha256(picture).hexdigest()[:32]}.png"
        style.emblem.save(name, ContentFile(picture), save=False)
    elif without_emblem:
        style.emblem = ""
    style.changed_at, style.changed_by_id = now, actor.person_id
    style.save()
    if former and former != style.emblem.name:
        storage = OfficeStyle._meta.get_field("emblem").storage
        transaction.on_commit(lambda: storage.delete(former))
    record(
        actor.key,
        action="paper.styled",
        subject=f"agency:{agency.pk}",
        now=now,
        data={
            "number": style.pattern,
            "emblem": _told(picture, without=without_emblem),
        },
    )
    return style


def _told(picture: bytes | None, *, without: bool) -> str:
    if picture is not None:
        return hashlib.sha256(picture).hexdigest()[:16]
    return "dihapus" if without else "tetap"
