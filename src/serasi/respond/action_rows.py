"""Templates of action as data: what follows a level, by whom, in how many hours (domain 6.3, 6.4).

Hours count from the confirmation of the level; a row of a trigger stands beside those of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KUNING, ORANYE, MERAH = 1, 2, 3


@dataclass(frozen=True)
class ActionRow:
    """One row of a template; its trigger is "" where it is for all."""

    code: str
    level: int
    trigger: str
    task: str | Promise
    kinds: tuple[str, ...]
    hours: float
    evidence: str | Promise


def _all(level: int, *rows: tuple[str | Promise, str, float, str | Promise]) -> list[ActionRow]:
    letter = {KUNING: "K", ORANYE: "O", MERAH: "M"}[level]
    return [
        ActionRow(f"{letter}{n:02d}", level, "", task, tuple(kinds.split()), hours, evidence)
        for n, (task, kinds, hours, evidence) in enumerate(rows, start=1)
    ]


def _for(
    trigger: str, level: int, *rows: tuple[str | Promise, str, float, str | Promise]
) -> list[ActionRow]:
    letter = {KUNING: "K", ORANYE: "O", MERAH: "M"}[level]
    return [
        ActionRow(
            f"{trigger}{letter}{n}", level, trigger, task, tuple(kinds.split()), hours, evidence
        )
        for n, (task, kinds, hours, evidence) in enumerate(rows, start=1)
    ]


_NOTE, _PHOTO, _MINUTES = _("catatan kegiatan"), _("foto dan catatan"), _("notulen")

ROWS: tuple[ActionRow, ...] = (
    *_all(
        KUNING,
        (_("Tugaskan tiga pilar di desa yang disebut"), "kecamatan", 1, _("surat tugas")),
        (_("Hubungi RT/RW dan tokoh kedua sisi"), "desa kecamatan", 2, _NOTE),
        (_("Selesaikan cek lapangan"), "kecamatan polsek", 6, _("lembar verifikasi")),
        (_("Laporan dan rencana"), "bakesbangpol", 24, _("laporan")),
        (_("Rapat Forkopimcam; putuskan naik atau turun"), "kecamatan", 72, _MINUTES),
        (_("Tutup atau perpanjang tingkat"), "bakesbangpol", 168, _("keputusan")),
    ),
    *_all(
        ORANYE,
        (_("Hadir di lokasi bersama"), "polsek satpol_pp", 1, _PHOTO),
        (_("Hubungi pemimpin kedua pihak"), "kecamatan bakesbangpol", 1, _NOTE),
        (_("Pantau media dan grup warga"), "kominfo", 1, _NOTE),
        (_("Klarifikasi bila ada hoaks"), "kominfo", 2, _("teks klarifikasi")),
        (_("Laporan pertama kepada bupati, tembusan provinsi dan Bakorwil"), "bakesbangpol", 6,
         _("laporan")),
        (_("Pertemuan terpisah dengan Pihak A dan Pihak B"), "kecamatan bakesbangpol", 12, _NOTE),
        (_("Rapat Timdu; nama tim mediasi"), "bakesbangpol", 24, _MINUTES),
        (_("Sidang bersama pertama; tinjau tingkat"), "bakesbangpol kecamatan", 72, _MINUTES),
        (_("Konsep kesepakatan"), "bakesbangpol", 168, _("konsep berita acara")),
    ),
    *_all(
        MERAH,
        (_("Kendalikan lokasi; posko dan jalur evakuasi"), "polres", 1, _("laporan posko")),
        (_("Siagakan RSUD dan ambulans"), "dinkes", 1, _NOTE),
        (_("Ungsikan kelompok rentan"), "bpbd dinsos satpol_pp", 2, _("daftar pengungsi")),
        (_("Batasi konvoi dan penjualan miras lewat perintah yang sah"), "satpol_pp polres", 2,
         _("surat perintah")),
        (_("Rapat Forkopimda/Timdu"), "bakesbangpol kepala_daerah", 3, _MINUTES),
        (_("Pernyataan publik satu juru bicara"), "kominfo", 6, _("siaran pers")),
        (_("Daftar korban; panggil tim LDP"), "dinsos", 6, _("daftar korban")),
        (_("Makan, air, dan tempat bernaung bagi pengungsi"), "dinsos bpbd", 12, _PHOTO),
        (_("Beri tahu pimpinan DPRD"), "bakesbangpol", 12, _("surat")),
        (_("Putuskan perlu tidaknya status keadaan konflik"), "bakesbangpol", 24,
         _("daftar periksa")),
        (_("Buka mediasi; saring kebutuhan psikososial"), "bakesbangpol dinsos", 72, _NOTE),
        (_("Mulai kajian pemulihan"), "bakesbangpol", 168, _("kajian")),
    ),
    *_for("T1", KUNING,
          (_("Pertemukan kades kedua desa dan pemimpin pemuda"), "kecamatan", 24, _MINUTES)),
    *_for("T1", ORANYE,
          (_("Patroli bersama; garis temu dijaga tokoh campuran"), "polsek koramil", 2, _PHOTO),
          (_("Pemberitahuan kepada sekolah"), "disdik", 12, _("surat"))),
    *_for("T1", MERAH,
          (_("Zona penyangga; cegah konvoi menyeberang"), "polres kodim", 1, _NOTE)),
    *_for("T2", KUNING,
          (_("Umumkan kemajuan perkara; lindungi orang yang dituduh"), "polsek", 24, _NOTE)),
    *_for("T2", ORANYE,
          (_("Pindahkan keluarga yang terancam; kiai dan tokoh bicara"), "kecamatan desa", 2,
           _NOTE)),
    *_for("T2", MERAH, (_("Jaga kantor polisi dan rumah; kendalikan massa"), "polres", 1, _NOTE)),
    *_for("T3", KUNING,
          (_("FKUB mendatangi kedua pihak; tidak menyebut nama di muka umum"), "fkub", 24, _NOTE),
          (_("Periksa berkas izin rumah ibadat"), "kemenag", 24, _NOTE)),
    *_for("T3", ORANYE,
          (_("Pernyataan bersama FKUB dan majelis agama"), "fkub", 12, _("naskah pernyataan")),
          (_("Jaga rumah ibadat"), "polres satpol_pp", 1, _PHOTO)),
    *_for("T3", MERAH,
          (_("Jaga semua rumah ibadat kelompok kecil di kabupaten"), "polres kodim", 1, _NOTE),
          (_("Satu pesan bupati dan FKUB"), "kominfo fkub", 3, _("siaran pers"))),
    *_for("T4", KUNING,
          (_("Buka daftar penerima dan meja aduan; periksa ulang"), "dinsos desa", 72,
           _("daftar yang diumumkan"))),
    *_for("T4", ORANYE,
          (_("Tunda penyaluran; mediasi pedagang dan pekerja"), "dinsos kecamatan", 12, _NOTE)),
    *_for("T4", MERAH,
          (_("Amankan barang; dialog terbuka dengan bupati"), "satpol_pp kepala_daerah", 6,
           _NOTE)),
    *_for("T5", KUNING, (_("Temui kepala sekolah dan orang tua"), "disdik polsek", 24, _NOTE)),
    *_for("T5", ORANYE,
          (_("Ubah jam dan rute pulang; patroli; minta tantangan daring diturunkan"),
           "disdik polsek kominfo", 12, _NOTE)),
    *_for("T5", MERAH,
          (_("Hentikan kelas di lokasi; jemputan orang tua; lindungi data anak"),
           "disdik dp3a", 1, _NOTE)),
    *_for("T6", KUNING,
          (_("Panggil kedua pengurus; cek SKT dan AHU"), "bakesbangpol", 48, _MINUTES)),
    *_for("T6", ORANYE,
          (_("Sepakati rute tanpa atribut; forum perguruan bersama IPSI"), "bakesbangpol polres",
           12, _NOTE)),
    *_for("T6", MERAH,
          (_("Hentikan acara dengan perintah yang sah; turunkan atribut lewat kesepakatan"),
           "polres satpol_pp", 2, _("surat perintah"))),
    *_for("T7", KUNING,
          (_("Bekukan kegiatan di lahan lewat kesepakatan; jalan tetap terbuka"), "kecamatan",
           24, _NOTE),
          (_("Data bidang tanah"), "bpn", 72, _("peta bidang"))),
    *_for("T7", ORANYE,
          (_("Meja BPN, camat, dan perusahaan; tunda eksekusi bila PN setuju"), "bpn kecamatan",
           24, _NOTE)),
    *_for("T7", MERAH,
          (_("Amankan orang; alat berat keluar lokasi"), "polres satpol_pp", 2, _NOTE)),
    *_for("T8", KUNING,
          (_("Penyelenggara menjelaskan hasil atau proses; ikrar damai"), "bakesbangpol", 24,
           _NOTE)),
    *_for("T8", ORANYE,
          (_("Jaga kantor dan surat suara; arahkan sengketa ke jalur hukum"), "polres satpol_pp",
           2, _NOTE)),
    *_for("T8", MERAH, (_("Lindungi petugas dan pejabat"), "polres kodim", 1, _NOTE)),
)  # fmt: skip


def rows_for(level: int, trigger: str) -> Iterator[ActionRow]:
    """Yield the rows of exactly one level: those for all triggers, then those of one."""
    return (row for row in ROWS if row.level == level and row.trigger in ("", trigger))
