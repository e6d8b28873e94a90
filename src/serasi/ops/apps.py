"""The ops room as a Django app."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "serasi.ops"
    label = "ops"
