"""Addresses of recovery."""

from __future__ import annotations

from django.urls import path

from serasi.recover.views import listing, overview, people, person, visits

app_name = "recover"
urlpatterns = [
    path("pemulihan/", overview.recoveries, name="recoveries"),
    path("pemulihan/kunjungan/", visits.visits, name="visits"),
    path("pemulihan/kunjungan/<int:pk>/", visits.visit, name="visit"),
    path("pemulihan/pelajaran/", overview.lessons, name="lessons"),
    path("pemulihan/<str:number>/", overview.recovery, name="recovery"),
    path("pemulihan/<str:number>/langkah/", overview.act, name="act"),
    path("pemulihan/<str:number>/daftar/", listing.listing, name="listing"),
    path("pemulihan/<str:number>/bantuan/", people.care, name="care"),
    path("pemulihan/<str:number>/orang/", people.people, name="people"),
    path("pemulihan/<str:number>/orang/baru/", people.register, name="register"),
    path("pemulihan/<str:number>/orang/cari/", people.find, name="find"),
    path(
        "pemulihan/<str:number>/serah-terima/<int:offer>/", people.answer_care, name="answer_care"
    ),
    path("pemulihan/<str:number>/orang/<int:code>/", person.person, name="person"),
    path("pemulihan/<str:number>/orang/<int:code>/langkah/", person.person_act, name="person_act"),
    path("pemulihan/<str:number>/orang/<int:code>/identitas/", person.identity, name="identity"),
]
