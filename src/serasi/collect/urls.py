"""Addresses of the collect room."""

from __future__ import annotations

from django.urls import path

from serasi.collect.views import alerts, citizen, field, files, office
from serasi.network.offline import offline_worker

app_name = "collect"
urlpatterns = [
    path("lapor/", field.form, name="field_form"),
    path("lapor/kirim/", field.send, name="send"),
    path("lapor/luring.js", offline_worker, name="offline_worker"),
    path("lapor/terima/<str:receipt>/", field.receipt, name="field_receipt"),
    path("laporan-saya/", field.mine, name="my_reports"),
    path("warga/", citizen.form, name="citizen_form"),
    path("warga/kirim/", citizen.send, name="citizen_send"),
    path("warga/terima/<str:receipt>/", citizen.receipt, name="citizen_receipt"),
    path("warga/status/", citizen.ticket, name="ticket"),
    path("masuk-data/", office.intakes, name="intakes"),
    path("masuk-data/whatsapp/", office.whatsapp, name="whatsapp"),
    path("masuk-data/rekap/", office.recap, name="recap"),
    path("masuk-data/tempel/", office.paste, name="paste"),
    path("masuk-data/cap/", alerts.cap_alert, name="cap"),
    path("masuk-data/cap/simpan/", alerts.keep, name="keep_cap"),
    path("masuk-data/<int:pk>/", office.intake, name="intake"),
    path("masuk-data/<int:pk>/pilihan/", office.choices, name="choices"),
    path("masuk-data/<int:pk>/pesan/", office.items, name="items"),
    path("masuk-data/<int:pk>/masukkan/", office.commit, name="commit"),
    path("masuk-data/<int:pk>/batal/", office.discard, name="discard"),
    path("berkas/<int:pk>/", files.photo, name="photo"),
]
