"""The ops room as a Django app."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "serasi.ops"
    label = "ops"

    def ready(self) -> None:
        from serasi.facilitate.training import add_proof
        from serasi.ops.training import was_built_as_demo

        add_proof("ops.demo", was_built_as_demo)
