"""Doors without log-in: the answer to an invitation, and the list of those present."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from serasi.collect.actions import count_attempt
from serasi.collect.views.asking import knock_key, not_kept
from serasi.facilitate.actions import meeting_attending, meeting_replying
from serasi.facilitate.actions.meeting_attending import SHUT, Person, new_device
from serasi.facilitate.forms import DoorForm
from serasi.facilitate.models import Invitee, Meeting
from serasi.facilitate.queries.meetings import invitee_by_token, meeting_by_door
from serasi.facilitate.rules import door_is_open
from serasi.facilitate.telling import day_words, hour_words, reply_link
from serasi.facilitate.views.meetings import calendar_answer
from serasi.network.walls import opened
from serasi.problems import FORM_INVALID, Problem

MOST_ANSWERS, MOST_AT_DOOR, MINUTES = 120, 600, 60
"""Knocks of one address in an hour; a hall of people may share one address."""
COOKIE, DAY = "hadir", 24 * 60 * 60


@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to who holds its link, and take the answer with one tap."""
    now, problem = timezone.now(), None
    with opened():
        one = invitee_by_token(token)
    if request.method == "POST":
        count_attempt("invitation", knock_key(request), now=now, most=MOST_ANSWERS, minutes=MINUTES)
        try:
            one = meeting_replying.reply_by_token(
                token=token,
                answer=request.POST.get("answer", ""),
                words=request.POST.get("words", ""),
                now=now,
            )
        except Problem as met:
            problem = met
    row = one.meeting
    context = {
        "one": one,
        "row": row,
        "token": token,
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
        "until": hour_words(row.ends_at, row.area_id),
        "choices": [c for c in Invitee.Reply.choices if c[0] != "none"],
        "open": row.state == Meeting.State.INVITED and now <= row.ends_at,
        "problem": problem,
        "now": now,
    }
    status = problem.status if problem else 200
    return not_kept(render(request, "facilitate/answer.html", context, status=status))


@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the meeting to the calendar of who holds its link."""
    with opened():
        row = invitee_by_token(token).meeting
    return not_kept(calendar_answer(row, url=reply_link(token), now=timezone.now()))


def _device(request: HttpRequest, key: str) -> str:
    return str(request.get_signed_cookie(COOKIE, default="", salt=key, max_age=DAY))


@never_cache
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Let somebody write himself down as present; one device, one line."""
    now, problem, entry = timezone.now(), None, None
    with opened():
        row = meeting_by_door(key)
    known = _device(request, key)
    device = known or new_device()
    form = DoorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        count_attempt("attendance", knock_key(request), now=now, most=MOST_AT_DOOR, minutes=MINUTES)
        if form.is_valid():
            try:
                entry = meeting_attending.sign_in(
                    door_key=key, device=device, told=_told(form), now=now
                )
            except Problem as met:
                problem = met
    shut = row.state in SHUT or row.state == Meeting.State.FINAL
    context = {
        "row": row,
        "form": form,
        "entry": entry,
        "problem": problem,
        "open": not shut and door_is_open(starts_at=row.starts_at, ends_at=row.ends_at, now=now),
        "day": day_words(row.starts_at, row.area_id),
        "hour": hour_words(row.starts_at, row.area_id),
    }
    status = problem.status if problem else FORM_INVALID.status if form.errors else 200
    page = not_kept(render(request, "facilitate/door.html", context, status=status))
    if not known:
        page.set_signed_cookie(
            COOKIE,
            device,
            salt=key,
            max_age=DAY,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
            path=request.path,
        )
    return page


def _told(form: DoorForm) -> Person:
    data = form.cleaned_data
    return Person(data["name"], data["sex"], data["element"], data["office"])
