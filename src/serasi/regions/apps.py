"""The regions room as a Django app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "serasi.regions"
    label = "regions"
