"""The 34 indicators as data (domain 6.1): what is observed, by whom, from which value a level.

Thresholds are start values; `Threshold` rows tune them by area. A sign is an observation that no
number tells ("senjata tajam") and raises to a level by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
KUNING, ORANYE, MERAH = 1, 2, 3


@dataclass(frozen=True)
class Sign:
    """Something seen that raises to a level whatever the number."""

    key: str
    level: int
    label: Words


@dataclass(frozen=True)
class Indicator:
    """One indicator.

    `thresholds` are the least values of kuning, oranye and merah, None where no value reaches the
    level; with `falling` they are the greatest values instead. `window` is the days after which it
    falls by one step without new evidence. `computed` ones come from the register. `capacity` ones
    tell how well the network works; they never raise a level, and silence is no calm. `grades` are
    words for the values 1, 2, 3 of an indicator that is no count.
    """

    code: str
    name: Words
    unit: Words
    source: str
    observers: frozenset[str]
    thresholds: tuple[float | None, float | None, float | None]
    window: int
    triggers: frozenset[str]
    signs: tuple[Sign, ...] = ()
    falling: bool = False
    computed: bool = False
    capacity: bool = False
    grades: tuple[Words, ...] = ()


ALL = frozenset(f"T{n}" for n in range(1, 9))
_N7, _N14, _N30 = _("kali dalam 7 hari"), _("kali dalam 14 hari"), _("kali dalam 30 hari")
_CASES, _PEOPLE, _DAYS = _("perkara"), _("orang"), _("hari")


def _one(
    code: str,
    name: Words,
    unit: Words,
    source: str,
    observers: str,
    thresholds: tuple[float | None, float | None, float | None],
    window: int,
    triggers: str = "",
    *signs: Sign,
    falling: bool = False,
    computed: bool = False,
    capacity: bool = False,
    grades: tuple[Words, ...] = (),
) -> Indicator:
    return Indicator(
        code, name, unit, source, frozenset(observers.split()), thresholds, window,
        frozenset(triggers.split()) or ALL, signs, falling, computed, capacity, grades,
    )  # fmt: skip


def _sign(key: str, level: int, label: Words) -> Sign:
    return Sign(key, level, label)


_LIST = (
    _one("I01", _("Ketegangan terverifikasi"), _N7, "Serasi", "", (2, 4, 7), 7, computed=True),
    _one("I02", _("Perkelahian atau tawuran"), _N14, "Polsek, FKDM", "polsek koramil fkdm desa",
         (1, 2, 3), 14, "T1 T5", _sign("death", MERAH, _("ada korban meninggal")), computed=True),
    _one("I03", _("Konvoi atau pengerahan massa kelompok"), _PEOPLE, "Polsek",
         "polsek koramil desa kecamatan", (50, 200, 500), 7, "T1 T6",
         _sign("armed", MERAH, _("membawa senjata"))),
    _one("I04", _("Korban antarkelompok"), _("1 luka ringan, 2 luka berat, 3 meninggal"),
         "Polres, Puskesmas", "polres polsek dinkes", (1, 2, 3), 14, computed=True,
         grades=(_("luka ringan"), _("luka berat"), _("meninggal"))),
    _one("I05", _("Ancaman atau ultimatum antarkelompok"), _N7, "FKDM",
         "fkdm desa kecamatan polsek", (1, 2, None), 7, "",
         _sign("dated", MERAH, _("ultimatum dengan hari dan jam"))),
    _one("I06", _("Hoaks atau ujaran kebencian setempat"), _("narasi dalam 7 hari"), "Kominfo",
         "kominfo", (1, 3, None), 7, "T3 T8",
         _sign("gather", MERAH, _("ajakan berkumpul dengan tempat dan waktu"))),
    _one("I07", _("Jangkauan narasi"), _("bagikan atau grup"), "Kominfo", "kominfo",
         (100, 1000, 5000), 7, "T3 T8"),
    _one("I08", _("Gangguan atau penolakan ibadah"), _N30, "FKUB, Kemenag", "fkub kemenag desa",
         (1, None, None), 30, "T3", _sign("stopped", ORANYE, _("ibadah terhenti")),
         _sign("damage", MERAH, _("ada perusakan"))),
    _one("I09", _("Permohonan rumah ibadat bersengketa"), _("hari terbuka"), "FKUB", "fkub kemenag",
         (60, 90, None), 60, "T3", _sign("mass", MERAH, _("penolakan massal"))),
    _one("I10", _("Ceramah atau materi provokatif dilaporkan"), _N30, "FKDM, penyuluh",
         "fkdm kemenag", (1, 2, None), 30, "T3"),
    _one("I11", _("Perusakan simbol, tempat ibadah, makam, tugu perguruan"), _N30, "desa",
         "desa polsek fkdm", (1, 2, None), 30, "T3 T6", _sign("fire", MERAH, _("dibakar"))),
    _one("I12", _("Sengketa lahan aktif"), _CASES, "BPN, kecamatan", "bpn kecamatan",
         (1, None, None), 60, "T7", _sign("blocked", ORANYE, _("jalan masuk ditutup")),
         _sign("dated", MERAH, _("pengosongan sudah bertanggal"))),
    _one("I13", _("Rencana eksekusi atau penggusuran"), _("hari lagi"), "PN, Satpol PP",
         "satpol_pp bpn", (30, 14, None), 14, "T7",
         _sign("resisted", MERAH, _("tiga hari lagi dan ditolak warga")), falling=True),
    _one("I14", _("Konflik air, tambang, atau laut"), _("keluhan dalam 30 hari"),
         "desa, DKP, ESDM", "desa kecamatan", (2, 5, None), 30, "T7 T4",
         _sign("block", MERAH, _("ada penghadangan"))),
    _one("I15", _("Sengketa batas desa"), _CASES, "Bagian Pemerintahan", "kecamatan",
         (1, None, None), 60, "T7", _sign("marker", ORANYE, _("patok dicabut")),
         _sign("clash", MERAH, _("terjadi bentrok"))),
    _one("I16", _("Dualisme ormas atau perebutan sekretariat"), _CASES, "Bakesbangpol",
         "bakesbangpol", (1, None, None), 30, "T6",
         _sign("both", ORANYE, _("kedua pihak mengerahkan massa")),
         _sign("clash", MERAH, _("terjadi bentrok"))),
    _one("I17", _("Sengketa pilkades atau pilkada"), _("keberatan"), "DPMD, KPU, Bawaslu",
         "kecamatan bakesbangpol", (1, None, None), 14, "T8",
         _sign("rejected", ORANYE, _("hasil ditolak")),
         _sign("besieged", MERAH, _("kantor dikepung"))),
    _one("I18", _("Tahap pemilu"), _("hari lagi"), "KPU", "bakesbangpol", (30, 7, None), 7, "T8",
         _sign("contested", MERAH, _("hari hasil di wilayah yang dipersoalkan")), falling=True),
    _one("I19", _("Penolakan bantuan sosial atau pendataan"), _("keluhan dalam 30 hari"),
         "Dinsos, LAPOR!", "desa dinsos kecamatan", (5, 15, None), 30, "T4",
         _sign("mass", MERAH, _("massa di balai desa"))),
    _one("I20", _("Harga pangan pokok"), _("persen di atas 30 hari lalu"), "Disperindag",
         "bakesbangpol", (10, 25, None), 14, "T4",
         _sign("scarce", MERAH, _("naik 40 persen dan langka"))),
    _one("I21", _("PHK atau perselisihan hubungan industrial"), _("pekerja"), "Disnaker",
         "bakesbangpol", (50, 200, None), 30, "T4",
         _sign("block", MERAH, _("mogok dengan penutupan jalan"))),
    _one("I22", _("Kriminalitas pemicu: pencurian, begal, miras"), _("kali biasanya"), "Polsek",
         "polsek", (1.5, 2, 3), 30, "T2"),
    _one("I23", _("Main hakim sendiri"), _("kali dalam 90 hari"), "Polsek", "polsek desa",
         (1, 2, None), 90, "T2", _sign("death", MERAH, _("ada korban meninggal")), computed=True),
    _one("I24", _("Isu santet, penculikan, atau gaib"), _N30, "FKDM", "fkdm desa",
         (1, None, None), 30, "T2", _sign("named", ORANYE, _("menyebut nama orang")),
         _sign("crowd", MERAH, _("massa di rumah orang itu"))),
    _one("I25", _("Tawuran pelajar atau tantangan daring"), _N30, "Disdik, sekolah",
         "disdik polsek", (1, 2, None), 30, "T5", _sign("armed", MERAH, _("membawa senjata"))),
    _one("I26", _("Hari rawan mendekat"), _("hari lagi"), "kalender", "bakesbangpol",
         (14, 3, None), 14, "T1 T3 T6",
         _sign("gathering", MERAH, _("hari itu, dengan pengerahan massa")), falling=True),
    _one("I27", _("Perkara lama belum selesai atau kesepakatan dilanggar"), _("hari terbuka"),
         "Serasi", "kecamatan bakesbangpol", (30, 60, None), 30, "",
         _sign("breach", MERAH, _("kesepakatan dilanggar"))),
    _one("I28", _("Pengungsi setempat belum kembali"), _("bulan"), "Dinsos", "dinsos",
         (1, 3, 6), 30),
    _one("I29", _("Skor keserasian"), _("poin"), "survei", "bakesbangpol", (60, 50, 40), 120,
         falling=True),
    _one("I30", _("Pertemuan FKUB, FKDM, atau Forkopimcam"), _("pertemuan dalam masa laporan"),
         "sekretariat", "bakesbangpol", (3, 1, 0), 120, falling=True, capacity=True),
    _one("I31", _("Waktu verifikasi, median"), _("kali target"), "Serasi", "", (1, 2, 4), 7,
         computed=True, capacity=True),
    _one("I32", _("Desa tanpa laporan"), _DAYS, "Serasi", "", (30, 60, 90), 30,
         computed=True, capacity=True),
    _one("I33", _("Kekerasan terhadap perempuan atau anak terkait konflik"), _CASES, "UPTD PPA",
         "dp3a", (1, 2, None), 30),
    _one("I34", _("Pendatang atau pengungsi baru dipersoalkan warga"), _N30, "desa, Imigrasi",
         "desa kecamatan", (1, None, None), 30, "T1 T4",
         _sign("protest", ORANYE, _("ada protes")),
         _sign("expel", MERAH, _("ancaman pengusiran"))),
)  # fmt: skip

INDICATORS: Mapping[str, Indicator] = {one.code: one for one in _LIST}
SIGNAL = "DET"
"""The code under which what a detector found stands among the reasons of a level."""
