"""The meetings that everything else of this subject starts from, and who may do what with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from serasi.facilitate.models import Invitee, Meeting
from serasi.network.policy import Viewer, granted
from serasi.network.roles import Can
from serasi.network.rules import token_hash
from serasi.network.walls import opened
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import LENGTHS, lies_in, within

PARTAKES = (Can.REPORT, Can.DUTIES)
"""Rights of who takes part in the work of an agency; keeping its accounts is none of them."""


def visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """Return the meetings a viewer may read.

    Those of an area in which the viewer convenes and reads cases, of every trigger; those of the
    viewer's own agency; those to which an agency of the viewer was invited, once invitations went
    out; and those of which the viewer takes the minutes, as long as an office of theirs reaches
    them. A Bakorwil and an FKUB convene in an area without reading all that is met there.
    """
    here = granted(viewer, Can.CONVENE) & granted(viewer, Can.CASES)
    own = Q(agency__in=viewer.agencies(Can.CONVENE))
    asked = Q(agency__in=viewer.agencies(*PARTAKES))
    mine = Q(pk__in=[])
    if viewer.person_id is not None:
        written = Q(minute_taker_id=viewer.person_id) | Q(made_by_id=viewer.person_id)
        here_too = within(viewer.reach) | Q(area__in=_above(viewer.reach))
        mine = written & (Q(agency__in=viewer.agencies()) | here_too)
    invited = Q(pk__in=Invitee.objects.filter(asked).values("meeting"), invited_at__isnull=False)
    return Meeting.objects.filter(here | own | invited | mine)


def _above(codes: Iterable[str]) -> set[str]:
    """Return the areas in which some areas lie: a village takes minutes for its regency."""
    return {code[:length] for code in codes for length in LENGTHS if length < len(code)}


def meeting(viewer: Viewer, number: str) -> Meeting:
    """Return one visible meeting, or refuse as if it did not exist."""
    found = (
        visible_to(viewer)
        .filter(number=number)
        .select_related("area", "area__parent", "agency", "minute_taker", "after", "final_by")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def keeps(viewer: Viewer, row: Meeting) -> bool:
    """Say whether somebody keeps a meeting: convenes through its agency, or takes its minutes."""
    if row.agency_id in viewer.agencies(Can.CONVENE):
        return True
    if viewer.person_id is None or row.minute_taker_id != viewer.person_id:
        return False
    near = lies_in(row.area_id, viewer.reach) or row.area_id in _above(viewer.reach)
    return near or row.agency_id in viewer.agencies()


def _addressed_to(viewer: Viewer) -> Q:
    in_person = Q(person_id=viewer.person_id or 0, agency__in=viewer.agencies())
    return Q(agency__in=viewer.agencies(*PARTAKES)) | in_person


def asked_of(viewer: Viewer, row: Meeting) -> list[Invitee]:
    """Return the invitations of a meeting that the viewer may answer, agency by agency."""
    with opened():
        rows = Invitee.objects.filter(_addressed_to(viewer), meeting=row)
        return list(rows.select_related("agency").order_by("agency__name"))


def invitations(viewer: Viewer, *, now: datetime) -> list[Invitee]:
    """Return the invitations to meetings that are not over, the unanswered first."""
    with opened():
        rows = Invitee.objects.filter(
            _addressed_to(viewer),
            meeting__state__in=(Meeting.State.INVITED, Meeting.State.HELD),
            meeting__invited_at__isnull=False,
            meeting__ends_at__gte=now,
        )
        found = list(rows.select_related("agency", "meeting"))
    unanswered = Invitee.Reply.NONE
    return sorted(found, key=lambda one: (one.reply != unanswered, one.meeting.starts_at, one.pk))


def invitee_by_token(token: str) -> Invitee:
    """Return the invitation that a link leads to, or refuse; the caller opens the wall."""
    found = (
        Invitee.objects.filter(token_hash=token_hash(token))
        .select_related("agency", "meeting", "meeting__area", "meeting__agency")
        .first()
    )
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def meeting_by_door(key: str) -> Meeting:
    """Return the meeting whose door has a key, or refuse; the caller opens the wall."""
    found = Meeting.objects.filter(door_key=key).select_related("area", "agency").first()
    if found is None or found.invited_at is None:
        raise Problem(NOT_FOUND)
    return found


def meetings_about(viewer: Viewer, subject: str) -> QuerySet[Meeting]:
    """Return the visible meetings that deal with something, such as `case:KS-2026-0001`."""
    return visible_to(viewer).filter(about=subject).select_related("agency").order_by("starts_at")
