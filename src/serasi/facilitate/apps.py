"""The room as a Django app."""

from django.apps import AppConfig


class FacilitateConfig(AppConfig):
    name = "serasi.facilitate"
    label = "facilitate"
