"""The words of the intake pages for what the readers found."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WHY = {
    "act": _("menceritakan peristiwa yang terjadi"),
    "background": _("menyinggung peristiwa yang sudah terjadi"),
    "planned": _("menyebut rencana atau ajakan"),
    "averted": _("menyebut bentrok yang dapat dicegah"),
    "incitement": _("memuat hasutan"),
    "unrest": _("menyebut ketegangan atau tuntutan"),
    "update": _("perkembangan laporan sebelumnya"),
    "settled": _("menceritakan penyelesaian"),
    "label_response": _("menceritakan penanganan atau perdamaian"),
    "label_unsure": _("belum pasti; perlu dibaca orang"),
    "weak": _("belum pasti; perlu dibaca orang"),
    "nil": _("laporan nihil"),
    "routine": _("kegiatan rutin, tanpa kejadian"),
    "short": _("pesan pendek"),
    "nothing": _("tidak ada kata kejadian"),
    "drill": _("simulasi atau latihan"),
    "debunk": _("bantahan hoaks"),
    "fiction": _("cerita atau film"),
    "commemoration": _("peringatan peristiwa lama"),
    "sport": _("olahraga"),
    "accident": _("kecelakaan atau bencana"),
    "domestic": _("perkara rumah tangga"),
    "crime": _("kejahatan biasa"),
    "own_reply": _("balasan Serasi sendiri"),
    "own_receipt": _("menyebut nomor tanda terima"),
    "poll": _("jajak pendapat"),
    "contact": _("kartu kontak"),
    "waiting": _("pesan yang belum terunduh"),
    "pasted": _("ditempel petugas"),
    "row": _("baris buku rekap"),
    "repeated": _("sama dengan baris lain dalam buku ini"),
    "hidden": _("baris tersembunyi di buku"),
    "date_impossible": _("tanggalnya tidak ada di kalender, jadi belum dicentang"),
    "date_unknown": _("masuk dengan tanggal tidak diketahui"),
    "date_given": _("tanggal diperbaiki petugas"),
    "by_hand": _("pilihan petugas"),
}
LABELS = {
    "conflict": _("konflik"),
    "tension": _("ketegangan"),
    "response": _("penanganan"),
    "unsure": _("belum pasti"),
    "not_event": _("bukan kejadian"),
}


def why(code: str) -> str:
    """Return the reason for a verdict in words."""
    return str(WHY.get(code, code))
