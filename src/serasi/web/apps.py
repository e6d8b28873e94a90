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
        cases = (Can.CASES, Can.CROSS_BORDER)
        counts = (Can.COUNT, Can.READ_EVENTS)
        handling, meeting, data = _("Perkara"), _("Rapat"), _("Data")
        telling, keeping, papers = _("Lapor"), _("Kelola"), _("Naskah")
        for entry in (
            Entry(10, "web:today", _("Hari ini"), sees),
            Entry(15, "warn:levels", _("Siaga"), (Can.WARN_READ,)),
            Entry(20, "register:queue", _("Antrean"), (Can.READ_REPORTS, Can.READ_RESTRICTED)),
            Entry(25, "respond:cases", handling, cases, group=handling),
            Entry(26, "respond:agreements", _("Kesepakatan"), cases, group=handling),
            Entry(
                27, "recover:recoveries", _("Pemulihan"), (*cases, Can.VICTIMS), group=handling
            ),
            Entry(
                28, "facilitate:meetings", meeting, (Can.DUTIES, Can.REPORT, Can.CONVENE),
                group=meeting,
            ),
            Entry(
                29, "facilitate:forums", _("Forum"), (Can.FORUMS, Can.COUNT, Can.CASES),
                group=meeting,
            ),
            Entry(
                30, "facilitate:strength", _("Kekuatan jaringan"), (Can.COUNT, Can.CONVENE),
                group=meeting,
            ),
            Entry(35, "register:events", _("Peristiwa"), reads, group=data),
            Entry(40, "register:table", _("Tabel"), counts, group=data),
            Entry(50, "register:map", _("Peta"), counts, group=data),
            Entry(
                45, "publish:papers", papers, (Can.PAPERS, Can.WRITE_PAPERS, Can.SIGN_PAPERS),
                group=papers,
            ),
            Entry(
                46, "publish:plans", _("Rencana aksi"),
                (Can.PAPERS, Can.WRITE_PAPERS, Can.SIGN_PAPERS), group=papers,
            ),
            Entry(60, "collect:field_form", telling, (Can.REPORT,), group=telling),
            Entry(70, "collect:my_reports", _("Laporan saya"), (Can.OWN,), group=telling),
            Entry(80, "collect:intakes", _("Masuk data"), (Can.IMPORT,), group=telling),
            Entry(
                55, "measure:waves", _("Survei"), (Can.SURVEY, Can.SURVEY_READ, Can.INTERVIEW),
                group=data,
            ),
            Entry(65, "measure:interviews", _("Wawancara"), (Can.INTERVIEW,), group=telling),
            Entry(90, "web:duties", _("Kewajiban"), (Can.DUTIES,)),
            Entry(95, "network:agencies", _("Jaringan"), (Can.NETWORK,), group=keeping),
            Entry(97, "web:trail", _("Jejak"), (Can.TRAIL,), group=keeping),
            Entry(
                98, "sealed:openings", _("Data tersegel"), (*OPENS_SEALED, Can.TRAIL),
                group=keeping,
            ),
        ):  # fmt: skip
            add(entry)
        for entry in (
            Entry(10, "register:timeline", _("Linimasa"), counts),
            Entry(12, "exchange:events", _("Sumber luar"), counts),
            Entry(20, "register:second_codings", _("Koding kedua"), (Can.CODE,)),
            Entry(30, "register:trash", _("Sampah"), (Can.CODE, Can.CONFIRM)),
            Entry(35, "publish:editions", _("Edisi publik"), (Can.CODE, Can.CONFIRM)),
            Entry(36, "exchange:files", _("Pertukaran data"), (Can.CONFIRM,)),
            Entry(40, "web:tables", _("Periksa angka"), ()),
        ):
            add_rare(entry)
        if settings.DEMO:
            add_rare(Entry(37, "facilitate:drills", _("Latihan"), (Can.WARN_READ, Can.CASES)))
