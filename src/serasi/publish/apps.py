"""The room as a Django app."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    name = "serasi.publish"
    label = "publish"
