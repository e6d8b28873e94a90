"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from serasi.respond.views import cases, legal, situations

app_name = "respond"
urlpatterns = [
    path("perkara/", cases.cases, name="cases"),
    path("perkara/baru/", cases.new_case, name="new_case"),
    path("perkara/<str:number>/", cases.case, name="case"),
    path("perkara/<str:number>/tindakan/", cases.act, name="act"),
    path("perkara/<str:number>/status/", legal.legal, name="legal"),
    path("perkara/<str:number>/laporan/", situations.situations, name="situations"),
]
