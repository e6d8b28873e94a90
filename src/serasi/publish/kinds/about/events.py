"""Reports of one event: laporan kejadian, laporan khusus, laporan informasi."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from serasi.documents import words
from serasi.documents.model import Cell, Document
from serasi.documents.naskah import common, reports
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of, told_by, zone_words
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records import event as record

HARMED = {
    "md": "Meninggal dunia", "lb": "Luka berat", "lr": "Luka ringan", "hilang": "Hilang",
    "ungsi_kk": "Mengungsi (KK)", "ungsi_jiwa": "Mengungsi (jiwa)",
    "amankan": "Diamankan petugas",
}  # fmt: skip
LOST = {
    "rusak_bangunan": "Bangunan rusak", "rusak_kendaraan": "Kendaraan rusak",
    "rugi": "Taksiran kerugian",
}  # fmt: skip


def _told(draft: Draft) -> reports.Told:
    told = told_by(draft, "catatan", "naskah.peristiwa")
    place = filter(None, (told.text("tempat"), told.text("wilayah")))
    return reports.Told(
        title=told.text("judul"),
        when=_when(told.day("hari"), told.text("jam"), told.day("sampai"), zone_words(draft)),
        told_on=_when(told.day("dicatat"), told.text("dicatat_jam"), None, zone_words(draft)),
        where=", ".join(place),
        kind=f"{told.text('jenis')}, {told.text('bentuk')}",
        trigger=told.text("pemicu"),
        law_source=told.text("sumber"),
        state=told.text("keadaan"),
        sources=f"{told.count('laporan') or 0} laporan; identitas pelapor tersegel",
        root=told.text("akar"),
        parties=(
            ("Pihak A", told.text("pihak_a")),
            ("Pihak B", told.text("pihak_b")),
            ("Perkiraan massa", _crowd(told)),
        ),
        chronology=tuple(filter(None, map(str.strip, told.text("fakta").splitlines()))),
        counts=tuple((name, _cell(told, cell)) for cell, name in HARMED.items()),
        losses=tuple((name, _cell(told, cell)) for cell, name in LOST.items()),
        tools=told.text("alat"),
        done=told.text("tindakan"),
        opinion=told.text("pendapat"),
        risk=told.text("risiko"),
    )


def _cell(told: Told, cell: str) -> Cell:
    known = cell in told.shown.result.values
    return told.shown.cell(cell) if known else Cell(common.NOT_KNOWN)


def _when(day: date | None, hour: str, until: date | None, zone: str) -> str:
    if day is None:
        return ""
    said = words.day_and_date(day)
    if hour:
        said += f", pukul {hour.replace(':', '.')} {zone}"
    return f"{said} sampai {words.long_date(until)}" if until and until != day else said


def _crowd(told: Told) -> str:
    least, most = told.count("massa_dari"), told.count("massa_sampai")
    known = [f"{n:,} orang".replace(",", ".") for n in (least, most) if n is not None]
    return " sampai ".join(dict.fromkeys(known))


def incident(draft: Draft) -> Document:
    """Compose the report of an incident: what happened and what was done."""
    issue = issue_of(draft, security="Terbatas")
    paper = reports.event_report(_told(draft), issue, title="Laporan Kejadian", analysed=False)
    return finished(draft, paper)


def special(draft: Draft) -> Document:
    """Compose the special report: what happened, what was done, what officers make of it."""
    issue = issue_of(draft, security="Rahasia")
    paper = reports.event_report(_told(draft), issue, title="Laporan Khusus", analysed=True)
    return finished(draft, paper)


def information(draft: Draft) -> Document:
    """Compose the report of information: its value, six questions, and opinion apart."""
    paper = reports.information_report(_told(draft), issue_of(draft, security="Rahasia"))
    return finished(draft, paper)


_ABOUT = Kind(
    code="",
    title="",
    rhythm=Rhythm.RECORD,
    compose=incident,
    writers=(AgencyKind.BAKESBANGPOL, AgencyKind.KECAMATAN, AgencyKind.SATPOL_PP),
    signers=(),
    needs=(),
    levels=(),
    about="event",
    repeats=True,
)
KINDS = (
    replace(_ABOUT, code=record.INCIDENT, title=_("Laporan kejadian")),
    replace(_ABOUT, code=record.SPECIAL, title=_("Laporan khusus"), compose=special),
    replace(
        _ABOUT, code=record.INFORMATION, title=_("Laporan informasi"), compose=information,
        repeats=False,
    ),
)  # fmt: skip
