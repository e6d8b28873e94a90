"""Addresses of the collect room."""

from __future__ import annotations

from django.urls import path

from serasi.collect.views import citizen, field, files

app_name = "collect"
urlpatterns = [
    path("lapor/", field.form, name="field_form"),
    path("lapor/kirim/", field.send, name="send"),
    path("lapor/luring.js", field.offline_worker, name="offline_worker"),
    path("lapor/terima/<str:receipt>/", field.receipt, name="field_receipt"),
    path("laporan-saya/", field.mine, name="my_reports"),
    path("warga/", citizen.form, name="citizen_form"),
    path("warga/kirim/", citizen.send, name="citizen_send"),
    path("warga/terima/<str:receipt>/", citizen.receipt, name="citizen_receipt"),
    path("warga/status/", citizen.ticket, name="ticket"),
    path("berkas/<int:pk>/", files.photo, name="photo"),
]
