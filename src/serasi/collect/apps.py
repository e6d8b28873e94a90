"""The collect room as a Django app."""

from django.apps import AppConfig


class CollectConfig(AppConfig):
    name = "serasi.collect"
    label = "collect"
