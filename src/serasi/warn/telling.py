"""The words of a call and the way they go out; the room of channels delivers them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.channels.actions import call_off, enqueue, prolong
from serasi.channels.messages import Message, Urgency
from serasi.network.models import Person
from serasi.warn.deciders import deciders_of
from serasi.warn.indicators import ORANYE
from serasi.warn.models import Level, Notice, Warning

KIND, ASKED = "notice", "proposal"


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
    drill = "*LATIHAN, BUKAN KEJADIAN*\n" if settings.DEMO else ""
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


def _keys(notices: Iterable[int]) -> list[str]:
    return [one.message_key for one in Notice.objects.filter(pk__in=list(notices))]


def call_off_messages(notices: Iterable[int], *, now: datetime) -> None:
    """Let the messages of calls that need no answer any more go no further."""
    call_off(_keys(notices), now=now)


def prolong_messages(notices: Iterable[int], *, until: datetime) -> None:
    """Let the messages of open calls live as long as the renewed level."""
    prolong(_keys(notices), until=until)


def _decider_key(row: Warning, *, late: bool) -> str:
    risen = int((row.risen_at or row.proposed_at).timestamp())
    return f"{ASKED}:{row.pk}:{risen}" + (":late" if late else "")


def call_off_deciders(row: Warning, *, now: datetime) -> None:
    """Let the messages to those who were to decide go no further; called before a level rises."""
    call_off([_decider_key(row, late=late) for late in (False, True)], now=now)


def tell_deciders(row: Warning, *, now: datetime, late: bool = False) -> None:
    """Tell those who are asked to decide on a proposed level that it waits for them.

    From oranye on the message may wake them. A `late` one goes also to those of the level above,
    since nobody of the first has decided in time.
    """
    level = Level(row.level)
    people = deciders_of(row, on=timezone.localdate(now), late=late)
    since = clock(row.risen_at or row.proposed_at)
    words = _(
        "%(level)s diusulkan untuk %(place)s sejak %(since)s (%(number)s). Belum berlaku."
    ) % {
        "level": level.label, "place": place_of(row), "since": since, "number": row.number,
    }  # fmt: skip
    ask = _("Belum ada yang memutuskan.") if late else _("Mohon sahkan, turunkan, atau tolak.")
    drill = _("LATIHAN. ") if settings.DEMO else ""
    enqueue(
        Message(
            key=_decider_key(row, late=late),
            kind=ASKED,
            subject=f"{drill}{_('Usulan')} {level.label}: {row.area.name}",
            text=f"{drill}{words} {ask}",
            short=f"{drill}{_('Usulan')} {level.label}, {row.area.name}. {row.number}",
            link=page_link(row),
            carried_link=page_link(row),
            urgency=Urgency.URGENT if row.level >= ORANYE else Urgency.NORMAL,
        ),
        people,
        now=now,
    )


def tell(notice: Notice, person: Person, *, token: str, now: datetime) -> None:
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
    drill = _("LATIHAN. ") if settings.DEMO else ""
    enqueue(
        Message(
            key=notice.message_key,
            kind=KIND,
            subject=f"{drill}{level}: {row.area.name}",
            text=drill + words,
            short=f"{drill}{level}, {row.area.name}. {row.number}",
            link=answer_link(token),
            carried_link=page_link(row),
            urgency=Urgency.URGENT if notice.level >= ORANYE else Urgency.NORMAL,
            expires_at=row.valid_until,
        ),
        [person],
        now=now,
    )
