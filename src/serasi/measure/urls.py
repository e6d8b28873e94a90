"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from serasi.measure.views import (
    areas,
    bringing,
    closing,
    design,
    field,
    indexmap,
    interviewing,
    reading,
    residual,
    taking,
    waves,
)
from serasi.network.offline import offline_worker

app_name = "measure"
urlpatterns: list[URLPattern] = [
    path("survei/", waves.waves, name="waves"),
    path("survei/baru/", waves.new_wave, name="new_wave"),
    path("survei/hitung/", waves.calculator, name="calculator"),
    path("survei/<str:code>/", waves.wave, name="wave"),
    path("survei/<str:code>/tindakan/", waves.wave_act, name="wave_act"),
    path("survei/<str:code>/rancangan/", design.design, name="design"),
    path("survei/<str:code>/rancangan/tindakan/", design.design_act, name="design_act"),
    path("survei/<str:code>/protokol/", design.protocol, name="protocol"),
    path("survei/<str:code>/lapangan/", field.field, name="field"),
    path("survei/<str:code>/lapangan/tindakan/", field.field_act, name="field_act"),
    path("survei/<str:code>/formulir.xlsx", taking.form_file, name="form_file"),
    path("survei/<str:code>/formulir.pdf", taking.paper_file, name="paper_file"),
    path("survei/<str:code>/masuk/", taking.imports, name="imports"),
    path("survei/<str:code>/kertas/", taking.paper, name="papers"),
    path("survei/<str:code>/kertas/<str:slip>/", taking.settle, name="settle"),
    path("survei/<str:code>/tutup/", closing.closing_page, name="closing"),
    path("survei/<str:code>/tutup/tindakan/", closing.closing_act, name="closing_act"),
    path("survei/<str:code>/hasil/", reading.reading, name="reading"),
    path("survei/<str:code>/ringkasan.pdf", reading.brief, name="brief_file"),
    path("survei/<str:code>/lampiran-metode.pdf", reading.annex, name="annex_file"),
    path("survei/<str:code>/peta/", indexmap.index_map, name="index_map"),
    path("survei/<str:code>/kejadian/", indexmap.beside_incidents, name="incidents"),
    path("survei/<str:code>/pascakonflik/", residual.residual, name="residual"),
    path("survei/<str:code>/pascakonflik/tindakan/", residual.residual_act, name="residual_act"),
    path("keserasian/", areas.harmony_list, name="harmony"),
    path("keserasian/<str:code>/", areas.area, name="area"),
    path("keserasian/<str:code>/ihai/", areas.ihai_beside, name="ihai"),
    path("keserasian/<str:code>/ihai/tindakan/", areas.ihai_act, name="ihai_act"),
    path("survei/<str:code>/angka.csv", reading.figures_file, {"kind": "csv"}, "figures_csv"),
    path("survei/<str:code>/angka.xlsx", reading.figures_file, {"kind": "xlsx"}, "figures_book"),
    path("survei/<str:code>/RESPONSES.csv", closing.responses_file, name="responses_file"),
    path("survei/<str:code>/DESIGN.toml", closing.design_file, name="design_file"),
    path("wawancara/", interviewing.interviews, name="interviews"),
    path("wawancara/tugas/", interviewing.kit, name="kit"),
    path("wawancara/kirim/", interviewing.send, name="send"),
    path("wawancara/luring.js", offline_worker, name="offline_worker"),
    path("wawancara/berkas/", bringing.outbox_file, name="outbox_file"),
    path("wawancara/slip/<uuid:uuid>/", interviewing.slip, name="slip"),
    path("wawancara/isi/<str:code>/", interviewing.interview, name="interview"),
]
