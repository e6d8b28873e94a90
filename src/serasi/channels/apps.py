"""The room of channels as a Django app, and the check of its settings at every start."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class ChannelsConfig(AppConfig):
    name = "serasi.channels"
    label = "channels"

    def ready(self) -> None:
        from serasi.channels.sealed_notices import on_export_asked, on_glass_broken
        from serasi.network.sealed.events import export_asked, glass_broken

        register(gateway_fits)
        glass_broken.connect(on_glass_broken, dispatch_uid="channels.glass")
        export_asked.connect(on_export_asked, dispatch_uid="channels.sealed_export")


def gateway_fits(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report a mistake in the settings of the gateway."""
    from serasi.channels.configured import gateway_mistake

    mistake = gateway_mistake()
    return [Error(mistake, id="channels.E001")] if mistake else []
