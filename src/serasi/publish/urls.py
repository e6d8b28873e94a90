"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from serasi.publish import urls_public
from serasi.publish.views import papers, parts, plans, styles

app_name = "publish"
urlpatterns: list[URLPattern] = [
    *urls_public.urlpatterns,
    path("naskah/", papers.papers, name="papers"),
    path("naskah/kop/", styles.styles, name="styles"),
    path("naskah/kop/<int:pk>/", styles.style, name="style"),
    path("naskah/kop/<int:pk>/lambang.png", styles.emblem, name="emblem"),
    path("naskah/<str:number>/", papers.paper, name="paper"),
    path("naskah/<str:number>/tindakan/", papers.act, name="act"),
    path("naskah/<str:number>/unggah/", parts.upload, name="upload"),
    path("naskah/<str:number>/tulis/<str:key>/", parts.write, name="write"),
    path("naskah/<str:number>/berkas/<str:way>/", parts.download, name="download"),
    path("naskah/<str:number>/angka/<str:figure>", parts.printed, name="printed"),
    path("angka/<str:digest>/", parts.figure, name="figure"),
    path("nomor-surat/", papers.numbers, name="numbers"),
    path("rencana-aksi/", plans.plans, name="plans"),
    path("rencana-aksi/<str:area>/<int:year>/", plans.plan, name="plan"),
    path("rencana-aksi/<str:area>/<int:year>/xlsx/", plans.plan_file, name="plan_file"),
]
