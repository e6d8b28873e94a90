"""The words of a call and the way they go out; the room of channels delivers them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.channels.actions import call_off, enqueue
from serasi.channels.messages import Message, Urgency
from serasi.warn.indicators import ORANYE
from serasi.warn.models import Level, Notice, Warning

KIND = "notice"


def place_of(row: Warning) -> str:
    """Write the place of a warning: "Kec. Wuluhan, Kabupaten Jember"."""
    above = row.area.parent.name if row.area.parent else ""
    return f"Kec. {row.area.name}, {above}" if above else str(row.area.name)


def clock(moment: datetime | None) -> str:
    """Write a moment as people say it: "28/11 08.10 WIB"."""
    if moment is None:
        return ""
    return timezone.localtime(moment).strftime("%d/%m %H.%M WIB")


def whatsapp_text(row: Warning) -> str:
    """Return the text of a confirmed level for the group of those who answer."""
    name = str(Level(row.level).label).split(":", maxsplit=1)[-1].strip().upper()
    colour = str(Level(row.level).label).split(":", maxsplit=1)[0].upper()
    drill = "*LATIHAN, BUKAN KEJADIAN*\n" if row.exercise else ""
    return drill + _(
        "*%(name)s %(colour)s* %(place)s\nBerlaku s.d. %(until)s. No. %(number)s\n"
        "Mohon menjawab lewat tautan tugas. Jangan teruskan ke grup warga."
    ) % {
        "name": name, "colour": colour, "place": place_of(row),
        "until": clock(row.valid_until), "number": row.number,
    }  # fmt: skip


def answer_link(token: str) -> str:
    """Return the address at which a call is answered with one tap."""
    return f"{settings.SERASI_ADDRESS.rstrip('/')}{reverse('warn:answer', args=[token])}"


def page_link(row: Warning) -> str:
    """Return the address of a warning's page, which asks for log-in."""
    return f"{settings.SERASI_ADDRESS.rstrip('/')}{reverse('warn:warning', args=[row.number])}"


def call_off_messages(notices: Iterable[int], *, now: datetime) -> None:
    """Let the messages of calls that need no answer any more go no further."""
    call_off([f"{KIND}:{pk}" for pk in notices], now=now)


def tell(notice: Notice, *, token: str, now: datetime) -> None:
    """Hand one call to the channels of its person; it may wake them from oranye on.

    The words tell level, place and until when, and nothing of the reasons: a message may be read
    over a shoulder or forwarded.
    """
    row = notice.warning
    level = Level(notice.level).label
    words = _(
        "%(level)s di %(place)s, berlaku sampai %(until)s (%(number)s). Mohon jawab sebelum"
        " %(before)s; sesudah itu panggilan naik."
    ) % {
        "level": level, "place": place_of(row), "until": clock(row.valid_until),
        "number": row.number, "before": clock(notice.climbs_at),
    }  # fmt: skip
    drill = _("LATIHAN. ") if row.exercise else ""
    enqueue(
        Message(
            key=f"notice:{notice.pk}",
            kind=KIND,
            subject=f"{drill}{level}: {row.area.name}",
            text=drill + words,
            short=f"{drill}{level}, {row.area.name}. {row.number}",
            link=answer_link(token),
            carried_link=page_link(row),
            urgency=Urgency.URGENT if notice.level >= ORANYE else Urgency.NORMAL,
            expires_at=row.valid_until,
        ),
        [notice.person],
        now=now,
    )
