"""The register room as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "serasi.register"
    label = "register"

    def ready(self) -> None:
        from serasi.collect.events import reports_received
        from serasi.register.receiving import on_reports_received

        reports_received.connect(on_reports_received, dispatch_uid="register.receiving")
