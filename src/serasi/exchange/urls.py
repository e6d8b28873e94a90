"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from serasi.exchange.views import external, files, prepared, shaped

app_name = "exchange"
urlpatterns = [
    path("sumber-luar/", external.events, name="events"),
    path("pertukaran/", files.files, name="files"),
    path("pertukaran/masukkan/", files.bring, name="bring"),
    path("pertukaran/<int:pk>/", files.file, name="file"),
    path("pertukaran/<int:pk>/berkas.csv", files.original, name="original"),
    path("pertukaran/besar/", prepared.prepared, name="prepared"),
    path("pertukaran/besar/siapkan/", prepared.prepare_file, name="prepare"),
    path("pertukaran/besar/<int:pk>/berkas.csv", prepared.prepared_file, name="prepared_file"),
    path("pertukaran/besar/<int:pk>/hapus/", prepared.drop_file, name="drop_file"),
    path("pertukaran/bentuk/<str:shape>.zip", shaped.shaped, name="shaped"),
]
