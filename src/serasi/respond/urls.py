"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from serasi.respond.views import agreements, cases, legal, mediation, signing, situations

app_name = "respond"
urlpatterns = [
    path("perkara/", cases.cases, name="cases"),
    path("perkara/baru/", cases.new_case, name="new_case"),
    path("perkara/<str:number>/", cases.case, name="case"),
    path("perkara/<str:number>/tindakan/", cases.act, name="act"),
    path("perkara/<str:number>/status/", legal.legal, name="legal"),
    path("perkara/<str:number>/laporan/", situations.situations, name="situations"),
    path("perkara/<str:number>/mediasi/", mediation.mediation, name="mediation"),
    path("perkara/<str:number>/mediasi/sesi/", mediation.sit, name="sit"),
    path(
        "perkara/<str:number>/mediasi/<int:serial>/sesi/<int:n>/", mediation.session, name="session"
    ),
    path("perkara/<str:number>/kesepakatan/", agreements.draft, name="draft"),
    path("kesepakatan/", agreements.agreements, name="agreements"),
    path("kesepakatan/<str:number>/", agreements.agreement, name="agreement"),
    path("kesepakatan/<str:number>/naskah/", agreements.revise, name="revise"),
    path("kesepakatan/<str:number>/tanda-tangan/", signing.sign, name="sign"),
    path("kesepakatan/<str:number>/pantau/<int:days>/", signing.monitor, name="monitor"),
]
