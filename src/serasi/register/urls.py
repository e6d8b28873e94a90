"""Addresses of the register room."""

from __future__ import annotations

from django.urls import path

from serasi.register.views import (
    downloads,
    event_acts,
    events,
    identity,
    maps,
    queue,
    report,
    report_acts,
    saved,
    tables,
)

app_name = "register"
urlpatterns = [
    path("antrean/", queue.queue, name="queue"),
    path("antrean/tindakan/", queue.bulk, name="bulk"),
    path("tampilan/simpan/", saved.save_view, name="save_view"),
    path("tampilan/<int:view>/hapus/", saved.drop_view, name="drop_view"),
    path("laporan/<str:receipt>/", report.report, name="report"),
    path("laporan/<str:receipt>/ambil/", report_acts.take, name="take"),
    path("laporan/<str:receipt>/lepas/", report_acts.release, name="release"),
    path("laporan/<str:receipt>/serahkan/", report_acts.hand_over, name="hand_over"),
    path("laporan/<str:receipt>/pilah/", report_acts.triage, name="triage"),
    path("laporan/<str:receipt>/cek/", report_acts.verify, name="verify"),
    path("laporan/<str:receipt>/koding/", report_acts.code, name="code"),
    path("laporan/<str:receipt>/simpulkan/", report_acts.conclude, name="conclude"),
    path("laporan/<str:receipt>/buka-kembali/", report_acts.reopen, name="reopen"),
    path("laporan/<str:receipt>/hubungkan/", report_acts.link, name="link"),
    path("laporan/<str:receipt>/lepas-kaitan/", report_acts.unlink, name="unlink"),
    path("laporan/<str:receipt>/identitas/", identity.identity, name="identity"),
    path("bandingkan/<int:suggestion>/", report_acts.compare, name="compare"),
    path("bandingkan/<int:suggestion>/putuskan/", report_acts.decide, name="decide"),
    path("peristiwa/", events.events, name="events"),
    path("peristiwa/ekspor.csv", downloads.events, {"kind": "csv"}, name="events_csv"),
    path("peristiwa/ekspor.xlsx", downloads.events, {"kind": "xlsx"}, name="events_xlsx"),
    path("peristiwa/<str:public_id>/", events.event, name="event"),
    path("peristiwa/<str:public_id>/ubah/", events.edit, name="edit"),
    path("peristiwa/<str:public_id>/sahkan/", event_acts.confirm, name="confirm"),
    path("peristiwa/<str:public_id>/kembalikan/", event_acts.send_back, name="send_back"),
    path("peristiwa/<str:public_id>/batalkan/<int:revision>/", event_acts.undo, name="undo"),
    path("peristiwa/<str:public_id>/buang/", event_acts.trash, name="to_trash"),
    path("peristiwa/<str:public_id>/pulihkan/", event_acts.restore, name="restore"),
    path("peristiwa/<str:public_id>/gabung/", event_acts.merge, name="merge"),
    path("peristiwa/<str:public_id>/pisahkan/", event_acts.split, name="split"),
    path("peristiwa/<str:public_id>/rantai/", event_acts.chain, name="chain"),
    path("peristiwa/<str:public_id>/cabut-rantai/", event_acts.unchain, name="unchain"),
    path("sampah/", events.trash, name="trash"),
    path("peta/", maps.page, name="map"),
    path("peta/wilayah.json", maps.areas, name="map_areas"),
    path("peta/titik.json", maps.points, name="map_points"),
    path("tabel/", tables.table, name="table"),
    path("tabel/ekspor.csv", downloads.table, {"kind": "csv"}, name="table_csv"),
    path("tabel/ekspor.xlsx", downloads.table, {"kind": "xlsx"}, name="table_xlsx"),
]
