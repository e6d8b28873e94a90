"""The pages of the house as a Django app; the main navigation is put together here."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "serasi.web"
    label = "web"

    def ready(self) -> None:
        """Name the pages of all rooms; who may not open one does not see its entry."""
        from serasi.network.roles import OPENS_SEALED, Can
        from serasi.web.nav import Entry, add, add_rare

        sees = (Can.READ_REPORTS, Can.READ_EVENTS, Can.COUNT, Can.CROSS_BORDER, Can.DUTIES)
        reads = (Can.READ_EVENTS, Can.CROSS_BORDER, Can.CODE, Can.CONFIRM)
        for entry in (
            Entry(10, "web:today", _("Hari ini"), sees),
            Entry(15, "warn:levels", _("Siaga"), (Can.WARN_READ,)),
            Entry(20, "register:queue", _("Antrean"), (Can.READ_REPORTS, Can.READ_RESTRICTED)),
            Entry(25, "respond:cases", _("Perkara"), (Can.CASES, Can.CROSS_BORDER)),
            Entry(27, "facilitate:meetings", _("Rapat"), (Can.DUTIES, Can.REPORT, Can.CONVENE)),
            Entry(30, "register:events", _("Peristiwa"), reads),
            Entry(40, "register:table", _("Tabel"), (Can.COUNT, Can.READ_EVENTS)),
            Entry(50, "register:map", _("Peta"), (Can.COUNT, Can.READ_EVENTS)),
            Entry(60, "collect:intakes", _("Masuk data"), (Can.IMPORT,)),
            Entry(70, "collect:field_form", _("Lapor"), (Can.REPORT,)),
            Entry(75, "measure:interviews", _("Wawancara"), (Can.INTERVIEW,)),
            Entry(80, "collect:my_reports", _("Laporan saya"), (Can.OWN,)),
            Entry(
                85, "recover:recoveries", _("Pemulihan"), (Can.CASES, Can.CROSS_BORDER, Can.VICTIMS)
            ),
            Entry(90, "web:duties", _("Kewajiban"), (Can.DUTIES,)),
            Entry(95, "network:agencies", _("Jaringan"), (Can.NETWORK,)),
            Entry(97, "web:trail", _("Jejak"), (Can.TRAIL,)),
        ):
            add(entry)
        for entry in (
            Entry(5, "respond:agreements", _("Kesepakatan"), (Can.CASES, Can.CROSS_BORDER)),
            Entry(10, "register:timeline", _("Linimasa"), (Can.COUNT, Can.READ_EVENTS)),
            Entry(20, "register:second_codings", _("Koding kedua"), (Can.CODE,)),
            Entry(30, "register:trash", _("Sampah"), (Can.CODE, Can.CONFIRM)),
            Entry(35, "sealed:openings", _("Data tersegel"), (*OPENS_SEALED, Can.TRAIL)),
            Entry(35, "facilitate:forums", _("Forum"), (Can.FORUMS, Can.COUNT, Can.CASES)),
            Entry(33, "measure:waves", _("Survei"), (Can.SURVEY, Can.SURVEY_READ, Can.INTERVIEW)),
            Entry(36, "facilitate:strength", _("Kekuatan jaringan"), (Can.COUNT, Can.CONVENE)),
            Entry(40, "web:tables", _("Periksa angka"), ()),
        ):
            add_rare(entry)
        if settings.DEMO:
            add_rare(Entry(37, "facilitate:drills", _("Latihan"), (Can.WARN_READ, Can.CASES)))
