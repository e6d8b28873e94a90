"""The room as a Django app."""

from django.apps import AppConfig


class RespondConfig(AppConfig):
    name = "serasi.respond"
    label = "respond"
