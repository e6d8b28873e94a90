"""All figures of the house as data: code, version, meaning in words, unit, and the query."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from serasi.network.roles import Can
from serasi.publish.figures import (
    above,
    daily,
    harmony,
    indicators,
    plan,
    register,
    risk,
    risk_days,
    risk_signs,
    victims,
    work,
)
from serasi.publish.figures.model import Definition
from serasi.publish.records.registry import DEFINITIONS as OF_RECORDS

LISTS = (Can.COUNT, Can.READ_EVENTS)

_ALL = (
    Definition(
        "catatan.jumlah", 1, _("Jumlah potensi dan peristiwa"), _("catatan"),
        _("Potensi dan peristiwa yang mulai dalam periode, disahkan dua orang, dan tidak di sampah"
          " pada saat batas data."),
        register.by_kind, link=register.records,
    ),
    Definition(
        "catatan.pemicu", 1, _("Catatan menurut delapan pemicu"), _("catatan"),
        _("Catatan menurut pemicu utama; persen dari semua catatan dalam saringan, dibulatkan"
          " menurut sisa terbesar sehingga berjumlah tepat 100."),
        register.by_trigger, link=register.records,
    ),
    Definition(
        "catatan.sumber", 1, _("Catatan menurut lima sumber konflik UU 7/2012"), _("catatan"),
        _("Catatan menurut sumber konflik Pasal 5 UU 7/2012; persen menurut sisa terbesar."),
        register.by_law_source, link=register.records,
    ),
    Definition(
        "catatan.bentuk", 1, _("Catatan menurut bentuk"), _("catatan"),
        _("Catatan menurut bentuk utama F01 sampai F22."),
        register.by_form, link=register.records,
    ),
    Definition(
        "catatan.wilayah", 1, _("Catatan menurut wilayah di bawahnya"), _("catatan"),
        _("Potensi dan peristiwa menurut kecamatan (atau kabupaten/kota untuk provinsi); wilayah"
          " tanpa catatan ditulis nol."),
        register.by_place, link=register.records,
    ),
    Definition(
        "catatan.bulan", 1, _("Catatan menurut bulan"), _("catatan"),
        _("Potensi dan peristiwa menurut bulan mulainya."),
        register.by_month, link=register.records,
    ),
    Definition(
        "peristiwa.akibat", 1, _("Korban dan kerugian"), _("orang, KK, unit, rupiah"),
        _("Jumlah korban dan kerugian pada peristiwa yang menyebutnya; yang tidak disebut tidak"
          " dianggap nol. “diketahui” adalah banyaknya peristiwa yang menyebutnya."),
        register.harm, link=register.records,
    ),
    Definition(
        "daftar.potensi", 1, _("Daftar potensi konflik"), _("catatan"),
        _("Potensi yang mulai dalam periode, satu baris satu catatan."),
        register.tensions, needs=LISTS, link=register.records,
    ),
    Definition(
        "daftar.peristiwa", 1, _("Daftar peristiwa konflik"), _("catatan"),
        _("Peristiwa yang mulai dalam periode, satu baris satu catatan, dengan akibatnya."),
        register.incidents, needs=LISTS, link=register.records,
    ),
    Definition(
        "penyelesaian.persen", 1, _("Persentase Penyelesaian Konflik Sosial"), _("persen"),
        _("Peristiwa yang perkaranya sudah ditutup menurut syarat penutupan, dibagi semua"
          " peristiwa dalam periode, kali 100. Peristiwa tanpa perkara belum selesai."),
        work.settled, link=register.records,
    ),
    Definition(
        "siaga.tingkat", 1, _("Tingkat siaga dan jawaban instansi"), _("tingkat, panggilan, menit"),
        _("Tingkat yang disahkan dalam periode. Menjawab: panggilan kepada satu instansi untuk satu"
          " tingkat yang diterima orangnya; menit: nilai tengah sejak dipanggil."),
        work.levels, needs=(Can.WARN_READ,),
    ),
    Definition(
        "perkara.jumlah", 1, _("Perkara dibuka, selesai, terbuka"), _("perkara"),
        _("Perkara yang dibuka dan ditutup dalam periode, serta yang masih terbuka pada akhirnya."),
        work.cases,
    ),
    Definition(
        "kesepakatan.jumlah", 1, _("Kesepakatan damai"), _("kesepakatan"),
        _("Kesepakatan yang ditandatangani dalam periode, yang berlaku pada akhirnya, dan yang"
          " dilanggar dalam periode."),
        work.agreements,
    ),
    Definition(
        "kewajiban.ditepati", 1, _("Kewajiban instansi yang jatuh tempo"), _("kewajiban"),
        _("Kewajiban yang tenggatnya dalam periode: tepat waktu, terlambat, belum, dicabut."
          " Persen: tepat waktu dari yang tidak dicabut."),
        work.duties,
    ),
    Definition(
        "rapat.jumlah", 1, _("Rapat dan kehadiran"), _("rapat, orang"),
        _("Rapat yang berlangsung dalam periode menurut jenisnya, dan yang hadir menurut daftar."),
        work.meetings,
    ),
    Definition(
        "lembaga.jumlah", 1, _("Lembaga dan forum"), _("lembaga, paket, rupiah"),
        _("FKUB, FKDM, dan Forum Keserasian Sosial yang tercatat pada akhir periode; paket bantuan"
          " yang disetujui sampai saat itu."),
        work.bodies, history=False,
    ),
    Definition(
        "keserasian.indeks", 1, _("Indeks keserasian (INSERASI)"), _("nilai 0 sampai 100"),
        _("Gelombang survei berpeluang terakhir dari seluruh wilayah yang sudah diumumkan; angka"
          " yang disembunyikan tetap tersembunyi."),
        harmony.index, needs=(Can.SURVEY_READ,), history=False,
    ),
    Definition(
        "rencana.capaian", 1, _("Capaian rencana aksi"), _("persen"),
        _("Capaian dibagi target, paling tinggi 100; satu baris: rata-rata periode yang jatuh"
          " tempo; seluruhnya: rata-rata baris yang bertarget."),
        plan.plan,
    ),
    *OF_RECORDS,
    *daily.DEFINITIONS,
    *indicators.DEFINITIONS,
    *risk.DEFINITIONS,
    *risk_days.DEFINITIONS,
    *risk_signs.DEFINITIONS,
    *above.DEFINITIONS,
    *victims.DEFINITIONS,
)  # fmt: skip

DEFINITIONS: dict[tuple[str, int], Definition] = {(one.code, one.version): one for one in _ALL}
LATEST: dict[str, Definition] = {one.code: one for one in sorted(_ALL, key=lambda d: d.version)}


def definition(code: str, version: int | None = None) -> Definition:
    """Return a definition, the latest version unless one is named."""
    return LATEST[code] if version is None else DEFINITIONS[code, version]
