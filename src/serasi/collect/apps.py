"""The collect room as a Django app."""

from django.apps import AppConfig


class CollectConfig(AppConfig):
    name = "serasi.collect"
    label = "collect"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from serasi.collect.exporting import reporters
        from serasi.collect.sealed import receipts
        from serasi.network.roles import Can
        from serasi.network.sealed import add_exporter
        from serasi.network.sealed.naming import Subjects, add_subjects

        reports = Subjects(Can.UNSEAL, _("laporan"), _("Laporan %s"), receipts)
        add_subjects("report", reports)
        add_exporter("report.senders", _("Identitas pelapor"), Can.UNSEAL, reporters)
