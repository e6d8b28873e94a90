"""Addresses of the regions room."""

from __future__ import annotations

from django.urls import path

from serasi.regions import views

app_name = "regions"
urlpatterns = [
    path("wilayah/cari.json", views.search, name="search"),
    path("wilayah/titik.json", views.at_point, name="at_point"),
]
