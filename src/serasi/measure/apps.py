"""The room as a Django app."""

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    name = "serasi.measure"
    label = "measure"
