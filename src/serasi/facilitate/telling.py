"""The words of invitations and the way they go out; the room of channels delivers them."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.channels.actions import enqueue
from serasi.channels.messages import Message
from serasi.facilitate.models import Invitee, Meeting
from serasi.facilitate.queries.meeting_people import contacts_of
from serasi.network.models import Person
from serasi.network.sealed.boxes import key_for
from serasi.regions.zones import zone_of

KIND = "meeting"
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)


def day_words(moment: datetime, code: str) -> str:
    """Write the day of a letter, in the time of its area: "Rabu, 2 Desember 2026"."""
    local = moment.astimezone(zone_of(code))
    return f"{DAYS[local.weekday()]}, {local.day} {MONTHS[local.month - 1]} {local.year}"


def hour_words(moment: datetime, code: str) -> str:
    """Write the hour with its zone: "09.00 WIB"."""
    local = moment.astimezone(zone_of(code))
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 7
    return f"{local:%H.%M} {ZONES[hours]}"


def _address(path: str) -> str:
    return f"{settings.SERASI_ADDRESS.rstrip('/')}{path}"


def token_of(one: Invitee) -> str:
    """Return the token of an invitation's link: always the same, so that a reminder keeps it alive.

    It follows from the house's key, which lies outside the database; there only its hash is kept.
    """
    named = f"{one.meeting_id}:{one.pk}".encode()
    mac = hmac.new(key_for("meeting invitation"), named, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def reply_link(token: str) -> str:
    """Return the address at which an invitation is answered with one tap."""
    return _address(reverse("facilitate:answer_invitation", args=[token]))


def page_link(row: Meeting) -> str:
    """Return the address of a meeting's page, which asks for log-in."""
    return _address(reverse("facilitate:meeting", args=[row.number]))


def door_link(row: Meeting) -> str:
    """Return the address at which people write themselves down as there."""
    return _address(reverse("facilitate:door", args=[row.door_key]))


def whatsapp_text(row: Meeting) -> str:
    """Return the text of an invitation for the group of those invited; no link acts for anybody."""
    drill = f"*{_('LATIHAN')}*\n" if settings.DEMO else ""
    return drill + _(
        "*UNDANGAN %(number)s*\n%(title)s\n%(day)s, pukul %(hour)s\nTempat: %(place)s\n"
        "Pimpinan: %(chair)s\nJawab lewat tautan yang dikirim ke instansi, atau di %(link)s"
    ) % {
        "number": row.number,
        "title": row.title,
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
        "place": row.place,
        "chair": row.chair,
        "link": page_link(row),
    }


def key_of(row: Meeting, agency_id: int, turn: str) -> str:
    """Return the key of a message to an agency: i invitation, r reminder, c change, x calling off.

    A meeting that was changed twice is told of twice, so the turn may carry a version.
    """
    return f"{KIND}:{row.number}:{agency_id}:{turn}"


def keys_of(row: Meeting) -> list[str]:
    """Return the keys of invitations and reminders, which are needed no more once it is held."""
    agencies = row.invitees.values_list("agency_id", flat=True)
    return [key_of(row, agency, turn) for agency in agencies for turn in ("i", "r")]


def tell(
    row: Meeting,
    invitee: Invitee,
    people: Iterable[Person],
    *,
    turn: str,
    now: datetime,
) -> None:
    """Hand the invitation of one agency to the channels of its people.

    The words tell when and where, and nothing of what is spoken about.
    """
    say = {
        "series": row.get_kind_display(),
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
        "place": row.place,
        "agency": invitee.agency.short_name,
        "number": row.number,
    }
    first = {
        "i": _("Undangan rapat %(series)s untuk %(agency)s") % say,
        "r": _("Mohon jawaban: undangan rapat %(series)s untuk %(agency)s") % say,
        "c": _("Perubahan rapat %(series)s untuk %(agency)s") % say,
    }[turn[0]]
    when = _("%(day)s, pukul %(hour)s, di %(place)s (%(number)s). Jawab dengan satu ketukan.") % say
    drill = _("LATIHAN. ") if settings.DEMO else ""
    enqueue(
        Message(
            key=key_of(row, invitee.agency_id, turn),
            kind=KIND,
            subject=f"{drill}{first}",
            text=f"{drill}{first}: {when}",
            short=f"{drill}{row.number} {say['day']} {say['hour']}",
            link=reply_link(token_of(invitee)),
            carried_link=page_link(row),
            expires_at=row.ends_at,
        ),
        people,
        now=now,
    )


def tell_called_off(row: Meeting, *, now: datetime) -> None:
    """Tell those who were invited and have an account that the meeting does not take place."""
    drill = _("LATIHAN. ") if settings.DEMO else ""
    words = _("%(number)s, %(day)s: rapat dibatalkan. Alasan: %(reason)s") % {
        "number": row.number,
        "day": day_words(row.starts_at, row.area_id),
        "reason": row.off_reason,
    }
    agencies = list(row.invitees.values_list("agency_id", flat=True))
    people = {held[0].pk: held[0] for held in contacts_of(agencies, now=now).values() if held}
    enqueue(
        Message(
            key=f"{KIND}:{row.number}:off",
            kind=KIND,
            subject=f"{drill}{_('Rapat dibatalkan')}: {row.number}",
            text=drill + words,
            short=f"{drill}{row.number} {_('dibatalkan')}",
            link=page_link(row),
            carried_link=page_link(row),
            expires_at=row.ends_at,
        ),
        people.values(),
        now=now,
    )


def tell_minutes(row: Meeting, *, now: datetime) -> int:
    """Tell those who took part that the draft of the minutes waits for their corrections."""
    until = row.correct_until or now
    words = _("Notulen %(number)s menunggu koreksi Anda sampai %(day)s, pukul %(hour)s.") % {
        "number": row.number,
        "day": day_words(until, row.area_id),
        "hour": hour_words(until, row.area_id),
    }
    drill = _("LATIHAN. ") if settings.DEMO else ""
    agencies = list(row.invitees.values_list("agency_id", flat=True))
    people = {held[0].pk: held[0] for held in contacts_of(agencies, now=now).values() if held}
    link = page_link(row)
    enqueue(
        Message(
            key=f"{KIND}:{row.number}:minutes",
            kind=KIND,
            subject=f"{drill}{_('Notulen')} {row.number}",
            text=drill + words,
            short=f"{drill}{_('Notulen')} {row.number}",
            link=link,
            carried_link=link,
            expires_at=until,
        ),
        people.values(),
        now=now,
    )
    return len(people)
