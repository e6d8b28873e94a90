"""Addresses of the pages that belong to no stage."""

from __future__ import annotations

from django.urls import path

from serasi.web.views import day, look, tables

app_name = "web"
urlpatterns = [
    path("", day.today, name="today"),
    path("periksa-tabel/", tables.check, name="tables"),
    path("rancangan/", look.components, name="look"),
]
