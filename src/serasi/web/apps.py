"""The web room as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "serasi.web"
    label = "web"
