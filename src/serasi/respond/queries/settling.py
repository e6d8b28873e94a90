"""What mediation and agreements say of a case elsewhere: its moments, and whether it may close."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from serasi.network.policy import Viewer
from serasi.regions.zones import zone_of
from serasi.respond.closing import Unmet
from serasi.respond.models import Agreement, Case, MonitoringCheck, Session
from serasi.respond.rules_agreement import NEEDED_TO_CLOSE
from serasi.respond.timeline import DONE, KNOWN, Item


def monitored(row: Case, now: datetime) -> list[Unmet]:
    """Return whether the visits up to H+30 of the agreement in force are missing: condition (d)."""
    held = row.agreements.filter(state=Agreement.State.SIGNED).first()
    if held is None:
        return []
    waiting = held.checks.filter(
        state=MonitoringCheck.State.DUE, days__lte=NEEDED_TO_CLOSE
    ).order_by("-days")
    last = waiting.first()
    if last is None:
        return []
    words = {"days": last.days, "day": last.due_on.strftime("%d/%m/%Y"), "number": held.number}
    return [Unmet("d", _("pemantauan H+%(days)d %(number)s (%(day)s) belum dicatat") % words)]


def moments(viewer: Viewer, row: Case) -> list[Item]:
    """Return the sessions and agreements of a case as moments; visits are told as duties done."""
    found = []
    sessions = Session.objects.filter(mediation__case=row).select_related("mediation", "party")
    for one in sessions:
        said = str(one.get_kind_display()).capitalize()
        if one.party is not None:
            said = _("%(what)s dengan Pihak %(who)s") % {"what": said, "who": one.party.letter}
        where = [row.number, one.mediation.serial, one.serial]
        found.append(Item(one.held_at, DONE, said, reverse("respond:session", args=where)))
    for text in row.agreements.filter(signed_at__isnull=False):
        found += _of_agreement(row, text)
    return found


def _of_agreement(row: Case, text: Agreement) -> list[Item]:
    url = reverse("respond:agreement", args=[text.number])
    found = []
    if text.signed_at is not None:
        said = _("Kesepakatan %s ditandatangani") % text.number
        found.append(Item(text.signed_at, DONE, said, url, weighty=True))
    if text.broken_on is not None:
        at = datetime.combine(text.broken_on, time(), zone_of(row.area_id))
        words = {"number": text.number, "why": text.get_breach_display()}
        said = _("%(number)s dilanggar: %(why)s") % words
        found.append(Item(at, KNOWN, said, url, weighty=True))
    return found
