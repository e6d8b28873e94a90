"""The room as a Django app."""

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    name = "serasi.measure"
    label = "measure"

    def ready(self) -> None:
        """Tell the rooms below what surveys found: to recovery, and to the closing of a case."""
        from serasi.measure import hanging, visits
        from serasi.measure.queries.residual import of_case
        from serasi.recover.residual import add_source
        from serasi.respond import hanging as hanging_on
        from serasi.respond.closing import add_check

        add_source("measure.residual", of_case)
        add_check("measure.visits", visits.offered)
        hanging_on.add_check("measure", hanging.surveyed)
