"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from serasi.facilitate.views import (
    drills,
    forum_effects,
    forum_packages,
    forums,
    meeting_door,
    meeting_minutes,
    meeting_people,
    meetings,
    strength,
)

app_name = "facilitate"
_MEETINGS = [
    path("rapat/", meetings.meetings, name="meetings"),
    path("rapat/baru/", meetings.new_meeting, name="new_meeting"),
    path("rapat/<str:number>/", meetings.meeting, name="meeting"),
    path("rapat/<str:number>/tindakan/", meetings.act, name="meeting_act"),
    path("rapat/<str:number>/jawab/", meetings.reply, name="reply"),
    path("rapat/<str:number>/rapat.ics", meetings.calendar_file, name="meeting_calendar"),
    path("rapat/<str:number>/surat/", meetings.letter, name="letter"),
    path("rapat/<str:number>/hasil/", meetings.results, name="results"),
    path("rapat/<str:number>/undang/", meeting_people.invite, name="invite"),
    path("rapat/<str:number>/undangan/", meeting_people.invitees, name="invitees"),
    path("rapat/<str:number>/hadir/", meeting_people.attendance, name="attendance"),
    path("rapat/<str:number>/daftar-hadir/", meeting_people.signatures, name="signatures"),
    path("rapat/<str:number>/notulen/", meeting_minutes.minutes, name="minutes"),
    path("rapat/<str:number>/notulen/<int:serial>/", meeting_minutes.save_point, name="save_point"),
    path("rapat/<str:number>/kesimpulan/", meeting_minutes.conclude, name="conclude"),
    path("rapat/<str:number>/koreksi/", meeting_minutes.correct, name="correct"),
    path("undangan-rapat/<str:token>/", meeting_door.answer, name="answer_invitation"),
    path("undangan-rapat/<str:token>/rapat.ics", meeting_door.calendar, name="answer_calendar"),
    path("hadir/<str:key>/", meeting_door.door, name="door"),
]
_FORUMS = [
    path("jaringan/kekuatan/", strength.strength, name="strength"),
    path("latihan/", drills.drills, name="drills"),
    path("latihan/<str:number>/", drills.drill, name="drill"),
    path("latihan/<str:number>/tindakan/", drills.drill_act, name="drill_act"),
    path("forum/", forums.forums, name="forums"),
    path("forum/baru/", forums.new_forum, name="new_forum"),
    path("forum/peta/", forum_effects.programmes, name="programmes"),
    path("forum/<str:number>/", forums.forum, name="forum"),
    path("forum/<str:number>/dampak/", forum_effects.effect, name="forum_effect"),
    path("forum/<str:number>/tindakan/", forums.forum_act, name="forum_act"),
    path("forum/<str:number>/<int:serial>/", forum_packages.package, name="package"),
    path(
        "forum/<str:number>/<int:serial>/tindakan/",
        forum_packages.package_act,
        name="package_act",
    ),
]
urlpatterns: list[URLPattern] = [*_MEETINGS, *_FORUMS]
