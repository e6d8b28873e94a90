"""Addresses of early warning."""

from __future__ import annotations

from django.urls import path

from serasi.warn.views import (
    acts,
    calendar,
    detectors,
    diary,
    history,
    indicators,
    levels,
    night,
    papers,
    rumours,
    warnings,
)

app_name = "warn"
urlpatterns = [
    path("siaga/", levels.levels, name="levels"),
    path("siaga/malam/", night.night, name="night"),
    path("siaga/riwayat/", history.history, name="history"),
    path("siaga/usulkan/", acts.propose, name="propose"),
    path("siaga/indikator/", indicators.indicators, name="indicators"),
    path("siaga/indikator/ambang/", indicators.tune, name="tune"),
    path("siaga/indikator/<int:pk>/tarik/", indicators.withdraw, name="withdraw"),
    path("siaga/catatan/", diary.diary, name="diary"),
    path("siaga/isu/", rumours.rumours, name="rumours"),
    path("siaga/isu/<int:pk>/", rumours.rumour, name="rumour"),
    path("siaga/isu/<int:pk>/tindakan/", rumours.act, name="rumour_act"),
    path("siaga/kalender/", calendar.risk_days, name="risk_days"),
    path("siaga/kalender/tulis/", calendar.write, name="write_risk_day"),
    path("siaga/kalender/hari-rawan.ics", calendar.feed, name="risk_feed"),
    path("siaga/kalender/<int:pk>/tanggal/", calendar.add_date, name="date_risk_day"),
    path("siaga/kalender/<int:pk>/tarik/", calendar.withdraw, name="withdraw_risk_day"),
    path("siaga/pendeteksi/", detectors.detectors, name="detectors"),
    path("siaga/pendeteksi/anggaran/", detectors.choose_budget, name="choose_budget"),
    path("siaga/kecamatan/<str:code>/", levels.district, name="district"),
    path("siaga/panggilan/<int:pk>/terima/", acts.acknowledge, name="acknowledge"),
    path("siaga/panggilan/<int:pk>/alihkan/", acts.hand_over, name="hand_over"),
    path("siaga/<str:number>/", warnings.warning, name="warning"),
    path("siaga/<str:number>/cap.xml", papers.cap_file, name="cap"),
    path("siaga/<str:number>/masa.ics", papers.calendar_file, name="calendar"),
    path("siaga/<str:number>/sahkan/", acts.confirm, name="confirm"),
    path("siaga/<str:number>/tolak/", acts.refuse, name="refuse"),
    path("siaga/<str:number>/perpanjang/", acts.renew, name="renew"),
    path("siaga/<str:number>/akhiri/", acts.end, name="end"),
    path("siaga/<str:number>/keberatan/", acts.object_to, name="object"),
    path("siaga/<str:number>/nilai/", diary.review, name="review"),
    path("jawab/<str:token>/", warnings.answer, name="answer"),
]
