"""Addresses of the network room."""

from __future__ import annotations

app_name = "network"
urlpatterns: list[object] = []
