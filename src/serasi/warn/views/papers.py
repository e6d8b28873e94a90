"""A warning as files for other systems: CAP 1.2 and a calendar of its expiry."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.channels import cap, ical
from serasi.network.doors import OfficeRequest, door
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.warn import queries
from serasi.warn.models import Bulletin, Level, Warning
from serasi.warn.queries.bulletins import newest_bulletin, superseded
from serasi.warn.telling import place_of

ENGLISH = {1: "Yellow: Watch", 2: "Orange: Alert", 3: "Red: Danger"}
LIFTED = "Tingkat ini diakhiri oleh yang berwenang. / Lifted by the authority in charge."
REMIND = timedelta(hours=2)


def _decided(request: OfficeRequest, number: str) -> Warning:
    row = queries.warning(request.viewer, number)
    if row.confirmed_at is None or row.valid_until is None:
        raise Problem(NOT_FOUND)
    return row


def _host() -> str:
    return urlsplit(settings.SERASI_ADDRESS).hostname or "serasi.invalid"


def alert_of(bulletin: Bulletin) -> cap.Alert:
    """Return a message of a level as CAP: restricted, in Indonesian and English, without reasons.

    What prolongs or replaces a level updates the messages before it, what lifts one cancels them.
    """
    row = bulletin.warning
    lifted = bulletin.kind == Bulletin.Kind.CANCEL
    return cap.Alert(
        identifier=bulletin.identifier,
        sender=_host(),
        sent=bulletin.sent_at,
        status="Exercise" if settings.DEMO else "Actual",
        msg_type=bulletin.kind,
        scope="Restricted",
        restriction="Jaringan keserasian sosial; bukan untuk warga.",
        note=LIFTED if lifted else None,
        references=tuple(
            cap.Reference(_host(), one.identifier, one.sent_at) for one in superseded(bulletin)
        ),
        infos=(
            _info(bulletin, "id-ID", str(Level(row.level).label), "Jawab panggilan lewat Serasi."),
            _info(bulletin, "en-GB", ENGLISH[row.level], "Answer the call in Serasi."),
        ),
    )


def _info(bulletin: Bulletin, language: str, event: str, instruction: str) -> cap.Info:
    row, weight = bulletin.warning, cap.LEVELS[bulletin.warning.level]
    lifted = bulletin.kind == Bulletin.Kind.CANCEL
    return cap.Info(
        language=language,
        categories=("Security",),
        event=event,
        responses=("AllClear" if lifted else weight.response,),
        urgency="Past" if lifted else weight.urgency,
        severity=weight.severity,
        certainty=weight.certainty,
        effective=bulletin.sent_at,
        expires=None if lifted else bulletin.valid_until,
        headline=f"{event}: {row.area.name}",
        instruction=None if lifted else instruction,
        web=settings.SERASI_ADDRESS.rstrip("/") + reverse("warn:warning", args=[row.number]),
        areas=(cap.Area(place_of(row), geocodes=(cap.kemendagri(row.area_id),)),),
    )


@door(Can.WARN_READ)
def cap_file(request: OfficeRequest, number: str) -> HttpResponse:
    """Give the newest message of the level as CAP 1.2."""
    bulletin = newest_bulletin(request.viewer, _decided(request, number))
    if bulletin is None:
        raise Problem(NOT_FOUND)
    content = cap.write(alert_of(bulletin))
    return _file(content, "application/cap+xml", f"{bulletin.identifier}.xml")


@door(Can.WARN_READ)
def calendar_file(request: OfficeRequest, number: str) -> HttpResponse:
    """Give the end of the term as a calendar entry with a reminder."""
    row = _decided(request, number)
    if row.valid_until is None:
        raise Problem(NOT_FOUND)
    entry = ical.Appointment(
        uid=ical.uid_of(row.number, host=_host()),
        sequence=row.version,
        stamp=request.now,
        starts=row.valid_until,
        summary=_("Masa %(level)s %(area)s habis") % {
            "level": row.get_level_display(), "area": row.area.name
        },
        description=_("Putuskan: perpanjang, turunkan, atau akhiri."),
        location=place_of(row),
        url=settings.SERASI_ADDRESS.rstrip("/") + reverse("warn:warning", args=[row.number]),
        alarms=(ical.Alarm(REMIND, _("Dua jam lagi masa siaga habis")),),
        cancelled=row.state != Warning.State.CONFIRMED,
    )  # fmt: skip
    return _file(ical.calendar([entry], name="Serasi"), "text/calendar", f"{row.number}.ics")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
