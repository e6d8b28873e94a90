"""The trail room as a Django app."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "serasi.trail"
    label = "trail"
