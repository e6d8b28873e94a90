"""Answers to an invitation: in the house, or with one tap by a link."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from serasi.facilitate.actions.meeting_rows import State, locked, note
from serasi.facilitate.models import Invitee, Meeting
from serasi.facilitate.queries.meetings import asked_of, invitee_by_token
from serasi.network.policy import Viewer
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, NOT_FOUND, REASON_NEEDED, REPLY_SHUT, Problem

Reply = Invitee.Reply
GIVEN = (Reply.COMES, Reply.SENDS, Reply.NOT)


def _check(row: Meeting, answer: str, words: str, *, now: datetime) -> str:
    if row.state != State.INVITED or now > row.ends_at:
        raise Problem(REPLY_SHUT, state=State(row.state).label)
    if answer not in GIVEN:
        raise Problem(FORM_INVALID, what=_("jawaban"))
    said = words.strip()[:200]
    if answer == Reply.NOT and not said:
        raise Problem(REASON_NEEDED)
    return said


def _write(one: Invitee, answer: str, words: str, *, by: str, via: str, now: datetime) -> Invitee:
    one.reply, one.reply_words, one.replied_at = answer, words, now
    one.save(update_fields=["reply", "reply_words", "replied_at"])
    data = {"agency": f"agency:{one.agency_id}", "answer": answer, "via": via}
    note(by, "meeting.replied", one.meeting, now=now, data=data)
    return one


@transaction.atomic
def reply(
    actor: Viewer, *, number: str, agency_id: int, answer: str, words: str, now: datetime
) -> Invitee:
    """Answer for an agency that one works for; a later answer replaces the earlier."""
    row = locked(actor, number)
    said = _check(row, answer, words, now=now)
    mine = next((one for one in asked_of(actor, row) if one.agency_id == agency_id), None)
    if mine is None:
        raise Problem(NOT_FOUND)
    mine.meeting = row
    with opened():
        return _write(mine, answer, said, by=actor.key, via="login", now=now)


@transaction.atomic
def reply_by_token(*, token: str, answer: str, words: str, now: datetime) -> Invitee:
    """Answer by the link of an invitation: who holds it speaks for the agency it was sent to."""
    with opened():
        found = invitee_by_token(token)
        one = (
            Invitee.objects.select_for_update(of=("self",))
            .select_related("meeting", "meeting__area", "agency", "person")
            .get(pk=found.pk)
        )
        said = _check(one.meeting, answer, words, now=now)
        by = one.person.key if one.person is not None else "anonymous"
        return _write(one, answer, said, by=by, via="link", now=now)
