"""The room of channels as a Django app, and the check of its settings at every start."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class ChannelsConfig(AppConfig):
    name = "serasi.channels"
    label = "channels"

    def ready(self) -> None:
        register(gateway_fits)


def gateway_fits(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report a mistake in the settings of the gateway."""
    from serasi.channels.configured import gateway_mistake

    mistake = gateway_mistake()
    return [Error(mistake, id="channels.E001")] if mistake else []
