"""What each role may do, as data: the one table behind `policy` and the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """A capability; always held for some areas, never alone."""

    REPORT = "report.write"
    OWN = "report.read_own"
    READ_REPORTS = "report.read"
    READ_RESTRICTED = "report.read_restricted"
    IMPORT = "report.import"
    TRIAGE = "report.triage"
    VERIFY = "register.verify"
    CODE = "register.code"
    CONFIRM = "register.confirm"
    READ_EVENTS = "register.read"
    CROSS_BORDER = "register.read_cross_border"
    COUNT = "register.count"
    EXPORT = "register.export"
    UNSEAL = "sealed.read"
    DUTIES = "duty.read"
    NETWORK = "network.manage"
    TRAIL = "trail.read"
    WARN_READ = "warn.read"
    OBSERVE = "warn.observe"
    KUNING = "warn.confirm_kuning"
    ORANYE = "warn.confirm_oranye"
    MERAH = "warn.confirm_merah"
    CASES = "case.read"
    HANDLE = "case.handle"
    STATUS = "case.status"
    CONVENE = "meeting.convene"
    FORUMS = "forum.manage"
    VICTIMS = "victim.care"
    VICTIMS_OPEN = "victim.read_sealed"
    SURVEY = "survey.run"
    SURVEY_READ = "survey.read"
    INTERVIEW = "survey.interview"
    PAPERS = "paper.read"
    WRITE_PAPERS = "paper.write"
    SIGN_PAPERS = "paper.sign"


OPENS_SEALED = frozenset({Can.UNSEAL, Can.VICTIMS_OPEN})
NEEDS_SECOND_FACTOR = frozenset({*OPENS_SEALED, Can.NETWORK})

EXPLAINED = {
    Can.REPORT: _("Menulis laporan dan laporan nihil."),
    Can.OWN: _("Membaca laporan Anda sendiri dan apa yang dilakukan sesudahnya."),
    Can.READ_REPORTS: _("Membaca laporan mentah; identitas pengirim tetap tersegel."),
    Can.READ_RESTRICTED: _("Membaca laporan yang ditandai terbatas."),
    Can.IMPORT: _("Memasukkan ekspor WhatsApp, tempelan, dan buku rekap."),
    Can.TRIAGE: _("Mengambil laporan, menetapkan prioritas dan tempat."),
    Can.VERIFY: _("Mengisi lembar verifikasi."),
    Can.CODE: _("Mengisi lembar koding dan mencatat potensi atau peristiwa."),
    Can.CONFIRM: _("Mengesahkan koding orang lain sebagai orang kedua."),
    Can.READ_EVENTS: _("Membaca potensi dan peristiwa yang sudah diverifikasi."),
    Can.CROSS_BORDER: _("Membaca catatan yang menyangkut dua kabupaten/kota atau lebih."),
    Can.COUNT: _("Melihat jumlah dan tabel, tanpa isi catatan."),
    Can.EXPORT: _("Mengunduh daftar dan tabel yang boleh dilihat."),
    Can.UNSEAL: _("Membuka identitas tersegel dengan alasan; setiap pembukaan dicatat."),
    Can.DUTIES: _("Melihat kewajiban instansi Anda."),
    Can.NETWORK: _("Mengatur instansi, jabatan, dan undangan."),
    Can.TRAIL: _("Memeriksa jejak dan keutuhannya."),
    Can.WARN_READ: _("Melihat tingkat siaga, alasannya, dan siapa sudah menjawab."),
    Can.OBSERVE: _("Mencatat indikator yang diamati instansi Anda."),
    Can.KUNING: _("Mengesahkan, menurunkan, dan mengakhiri tingkat kuning."),
    Can.ORANYE: _("Mengesahkan, menurunkan, dan mengakhiri tingkat oranye."),
    Can.MERAH: _("Mengesahkan, menurunkan, dan mengakhiri tingkat merah."),
    Can.CASES: _("Membaca perkara, langkah penanganannya, dan kesepakatan."),
    Can.HANDLE: _("Membuka perkara, mencatat mediasi dan kesepakatan, menutup perkara."),
    Can.STATUS: _("Memutuskan Status Keadaan Konflik sesudah konsultasi DPRD."),
    Can.CONVENE: _("Mengundang rapat, memimpin, dan mengesahkan notulen."),
    Can.FORUMS: _("Mengelola Forum Keserasian Sosial dan pertanggungjawabannya."),
    Can.VICTIMS: _("Mendata korban dan pengungsi, bantuan, dan layanan; nama tetap tersegel."),
    Can.VICTIMS_OPEN: _("Membuka identitas korban dan pengungsi dengan alasan; dicatat."),
    Can.SURVEY: _("Merancang, membuka, memeriksa, dan menutup gelombang survei."),
    Can.SURVEY_READ: _("Melihat rancangan dan kemajuan survei, tanpa jawaban per orang."),
    Can.INTERVIEW: _("Mewawancarai dan mengetik formulir kertas; hanya jawaban yang Anda bawa."),
    Can.PAPERS: _("Membaca naskah yang sudah bertanda tangan dan rencana aksi."),
    Can.WRITE_PAPERS: _("Menulis naskah instansi Anda dan rencana aksi."),
    Can.SIGN_PAPERS: _("Menandatangani naskah yang ditulis orang lain."),
}

NEVER = {
    Can.READ_REPORTS: _("Isi laporan mentah, juga dari wilayah Anda sendiri."),
    Can.READ_RESTRICTED: _("Laporan yang ditandai terbatas."),
    Can.READ_EVENTS: _("Isi potensi dan peristiwa yang sudah diverifikasi."),
    Can.COUNT: _("Tabel jumlah dan perbandingan wilayah."),
    Can.EXPORT: _("Unduhan daftar dan tabel."),
    Can.UNSEAL: _("Identitas pelapor dan saksi, serta titik foto yang tepat."),
    Can.TRAIL: _("Jejak kerja orang lain."),
    Can.VICTIMS_OPEN: _("Identitas korban dan pengungsi."),
}


@dataclass(frozen=True)
class Role:
    """A role: its capabilities in the areas of its agency, and the narrowing that goes with it."""

    code: str
    label: str
    can: frozenset[Can]
    triggers: frozenset[str] | None = None  # None: all eight
    purpose: str = ""


def _role(
    code: str,
    label: str,
    purpose: str,
    *can: Can,
    triggers: frozenset[str] | None = None,
) -> Role:
    return Role(code, label, frozenset(can), triggers, purpose)


_FIELD = (Can.REPORT, Can.OWN, Can.WARN_READ, Can.OBSERVE, Can.DUTIES)
_DESK = (
    *_FIELD,
    Can.READ_REPORTS,
    Can.IMPORT,
    Can.TRIAGE,
    Can.VERIFY,
    Can.CODE,
    Can.READ_EVENTS,
    Can.COUNT,
    Can.EXPORT,
    Can.DUTIES,
    Can.KUNING,
    Can.CASES,
    Can.HANDLE,
    Can.CONVENE,
    Can.SURVEY_READ,
    Can.INTERVIEW,
    Can.PAPERS,
    Can.WRITE_PAPERS,
)
_AGENCY = (
    *_FIELD,
    Can.READ_EVENTS,
    Can.COUNT,
    Can.DUTIES,
    Can.CASES,
    Can.PAPERS,
    Can.WRITE_PAPERS,
)

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        _role(
            "field",
            _("Petugas lapangan"),
            _("kades, lurah, perangkat, FKDM, Babinsa, Bhabinkamtibmas"),
            *_FIELD,
        ),
        _role(
            "camat",
            _("Camat"),
            _("melihat kecamatan sendiri dan memimpin cek lapangan"),
            *_FIELD,
            Can.READ_REPORTS,
            Can.VERIFY,
            Can.READ_EVENTS,
            Can.COUNT,
            Can.DUTIES,
            Can.KUNING,
            Can.CASES,
            Can.HANDLE,
            Can.CONVENE,
            Can.PAPERS,
            Can.WRITE_PAPERS,
            Can.SIGN_PAPERS,
        ),
        _role("duty", _("Piket Bakesbangpol"), _("menerima, memilah, mengoding"), *_DESK),
        _role(
            "analyst",
            _("Analis Bakesbangpol"),
            _("orang kedua: memeriksa dan mengesahkan koding"),
            *_DESK,
            Can.CONFIRM,
            Can.READ_RESTRICTED,
            Can.SURVEY,
        ),
        _role(
            "head",
            _("Kepala Bakesbangpol"),
            _("bertanggung jawab atas data kabupaten/kota"),
            *_DESK,
            Can.CONFIRM,
            Can.READ_RESTRICTED,
            Can.UNSEAL,
            Can.NETWORK,
            Can.TRAIL,
            Can.ORANYE,
            Can.SURVEY,
            Can.SIGN_PAPERS,
        ),
        _role(
            "agency",
            _("Petugas dinas"),
            _("Satpol PP, Dinsos, Kominfo, dan dinas lain: bagian tugasnya"),
            *_AGENCY,
        ),
        _role(
            "agency_head",
            _("Kepala dinas"),
            _("memimpin dinas atau satuan: bagian tugasnya, dan menandatangani naskahnya"),
            *_AGENCY,
            Can.SIGN_PAPERS,
        ),
        _role(
            "social",
            _("Petugas sosial"),
            _("Dinsos dan pendampingnya: korban, pengungsi, dukungan psikososial, forum"),
            *_FIELD,
            Can.READ_EVENTS,
            Can.COUNT,
            Can.DUTIES,
            Can.CASES,
            Can.VICTIMS,
            Can.VICTIMS_OPEN,
            Can.FORUMS,
            Can.PAPERS,
            Can.WRITE_PAPERS,
        ),
        _role(
            "fkub",
            _("Anggota FKUB"),
            _("perkara bernuansa SARA, tanpa identitas pelapor"),
            *_FIELD,
            Can.READ_EVENTS,
            Can.DUTIES,
            Can.CASES,
            Can.CONVENE,
            triggers=frozenset({"T3"}),
        ),
        _role(
            "leader",
            _("Bupati/wali kota"),
            _("memutuskan; melihat semua yang terverifikasi di daerahnya"),
            Can.READ_EVENTS,
            Can.COUNT,
            Can.EXPORT,
            Can.DUTIES,
            Can.WARN_READ,
            Can.KUNING,
            Can.ORANYE,
            Can.MERAH,
            Can.CASES,
            Can.STATUS,
            Can.CONVENE,
            Can.SURVEY_READ,
            Can.PAPERS,
            Can.SIGN_PAPERS,
        ),
        _role(
            "region",
            _("Bakorwil dan provinsi"),
            _("jumlah semua daerah; isi hanya untuk perkara lintas batas"),
            Can.COUNT,
            Can.EXPORT,
            Can.CROSS_BORDER,
            Can.DUTIES,
            Can.WARN_READ,
            Can.CONVENE,
            Can.SURVEY_READ,
            Can.PAPERS,
            Can.WRITE_PAPERS,
            Can.SIGN_PAPERS,
        ),
        _role(
            "enumerator",
            _("Pewawancara survei"),
            _("mewawancarai rumah tangga yang ditugaskan kepadanya"),
            Can.INTERVIEW,
        ),
        _role(
            "governor",
            _("Gubernur"),
            _("memutuskan status konflik yang melintasi kabupaten/kota; selebihnya jumlah"),
            Can.COUNT,
            Can.EXPORT,
            Can.CROSS_BORDER,
            Can.DUTIES,
            Can.WARN_READ,
            Can.STATUS,
            Can.CONVENE,
            Can.PAPERS,
            Can.SIGN_PAPERS,
        ),
        _role(
            "keeper",
            _("Pengelola jaringan"),
            _("akun, jabatan, dan undangan; tidak membaca laporan"),
            Can.NETWORK,
        ),
        _role("auditor", _("Pemeriksa (Inspektorat)"), _("jejak dan keutuhannya"), Can.TRAIL),
    )
}
