"""Addresses of the pages that belong to no stage."""

from __future__ import annotations

from django.urls import path

from serasi.web.views import day, duties, look, tables, trail

app_name = "web"
urlpatterns = [
    path("", day.today, name="today"),
    path("kewajiban/", duties.duties, name="duties"),
    path("kewajiban/baru/", duties.new_duty, name="new_duty"),
    path("kewajiban/<int:pk>/", duties.duty, name="duty"),
    path("jejak/", trail.trail, name="trail"),
    path("jejak/periksa/", trail.check, name="trail_check"),
    path("jejak/rantai.jsonl", trail.download, name="trail_download"),
    path("jejak/verifier.py", trail.program, name="trail_program"),
    path("periksa-tabel/", tables.check, name="tables"),
    path("rancangan/", look.components, name="look"),
]
