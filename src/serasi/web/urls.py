"""Addresses of the pages that belong to no stage."""

from __future__ import annotations

from django.urls import path

from serasi.web.views import day, duties, look, tables, trail

app_name = "web"
urlpatterns = [
    path("", day.today, name="today"),
    path("kewajiban/", duties.duties, name="duties"),
    path("kewajiban/baru/", duties.new_duty, name="new_duty"),
    path("kewajiban/pengganti/", duties.name_deputy, name="name_deputy"),
    path("kewajiban/kalender/", duties.make_feed, name="make_feed"),
    path("kewajiban/kalender/<str:token>.ics", duties.duty_feed, name="duty_feed"),
    path("kewajiban/<int:pk>/", duties.duty, name="duty"),
    path("jejak/", trail.trail, name="trail"),
    path("jejak/periksa/", trail.check, name="trail_check"),
    path("jejak/rantai.jsonl", trail.download, name="trail_download"),
    path("jejak/verifier.py", trail.program, name="trail_program"),
    path("periksa-tabel/", tables.check, name="tables"),
    path("rancangan/", look.components, name="look"),
]
