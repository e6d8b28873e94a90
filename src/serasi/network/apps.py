"""The network room as a Django app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "serasi.network"
    label = "network"
