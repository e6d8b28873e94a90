"""The register room as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "serasi.register"
    label = "register"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from serasi.collect.events import reports_received
        from serasi.network.sealed import add_retention
        from serasi.register.receiving import on_reports_received
        from serasi.register.retention import reporters_due

        reports_received.connect(on_reports_received, dispatch_uid="register.receiving")
        label = _("Identitas pelapor sesudah laporannya selesai")
        add_retention("retention.reporter", reporters_due, label=label)
