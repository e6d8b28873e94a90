"""The room of early warning as a Django app."""

from django.apps import AppConfig


class WarnConfig(AppConfig):
    name = "serasi.warn"
    label = "warn"
