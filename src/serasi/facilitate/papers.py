"""A meeting as a calendar entry, and as a letter in the order of official papers (domain 7.6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from serasi.channels import ical
from serasi.facilitate.models import Meeting
from serasi.facilitate.telling import page_link

REMIND = timedelta(hours=24)


def calendar_of(row: Meeting, *, url: str = "", now: datetime) -> bytes:
    """Return the calendar file of a meeting; a later version replaces what a calendar holds.

    With a `url` of an invitation it is for who holds that link, and tells the series, not the
    title, which may say what the meeting is about.
    """
    title = _("Rapat %(series)s") % {"series": row.get_kind_display()} if url else row.title
    host = urlsplit(settings.SERASI_ADDRESS).hostname or "serasi.invalid"
    entry = ical.Appointment(
        uid=ical.uid_of(row.number, host=host),
        sequence=row.version,
        stamp=now,
        starts=row.starts_at,
        ends=row.ends_at,
        summary=title,
        description=_("Pimpinan: %(chair)s. Nomor %(number)s.")
        % {"chair": row.chair, "number": row.number},
        location=row.place,
        url=url or page_link(row),
        alarms=(ical.Alarm(REMIND, _("Rapat besok: %(title)s") % {"title": title}),),
        cancelled=row.state == Meeting.State.OFF,
    )
    return ical.calendar([entry], name="Serasi")
