"""The room as a Django app."""

from django.apps import AppConfig


class RecoverConfig(AppConfig):
    name = "serasi.recover"
    label = "recover"
