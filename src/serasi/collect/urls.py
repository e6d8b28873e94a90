"""Addresses of the collect room."""

from __future__ import annotations

app_name = "collect"
urlpatterns: list[object] = []
