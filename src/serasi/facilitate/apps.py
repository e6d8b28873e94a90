"""The room as a Django app."""

from django.apps import AppConfig


class FacilitateConfig(AppConfig):
    name = "serasi.facilitate"
    label = "facilitate"

    def ready(self) -> None:
        from serasi.facilitate.dunning import on_duty_offered
        from serasi.network.duty_events import duty_offered

        duty_offered.connect(on_duty_offered, dispatch_uid="facilitate.offered")
