"""Invitations by a worker, in parts, so that two thousand of them hold up no page."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from serasi.facilitate.actions.meeting_inviting import tell_changed, tell_invited
from serasi.facilitate.models import Meeting
from serasi.facilitate.telling import tell_minutes
from serasi.network.walls import opened


@task()
def send_invitations(meeting: int) -> int:
    """Tell everybody on the list who was not told yet; each part is a transaction of its own."""
    told = 0
    while part := tell_invited(meeting, now=timezone.now(), most=200):
        told += part
    return told


@task()
def send_change(meeting: int, version: int) -> int:
    """Tell everybody that place or time is another."""
    return tell_changed(meeting, version=version, now=timezone.now())


@task()
def send_draft(meeting: int) -> int:
    """Tell those who took part that they may correct the minutes."""
    with opened():
        return tell_minutes(Meeting.objects.get(pk=meeting), now=timezone.now())
