"""Addresses of the regions room."""

from __future__ import annotations

app_name = "regions"
urlpatterns: list[object] = []
