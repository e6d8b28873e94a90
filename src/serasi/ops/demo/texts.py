"""Invented field reports in the manner of the network: per trigger, with the noise of real ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Plot:
    """A kind of invented event: its code, its title and its sentence; `{…}` are filled in."""

    trigger: str
    form: str
    kind: str
    law: str
    title: str
    fact: str
    root: str
    parties: tuple[str, str]


PLOTS: tuple[Plot, ...] = (
    Plot(
        "T1",
        "F10",
        "incident",
        "U-a",
        "Bentrok pemuda dua dusun di {desa}",
        "dua kelompok pemuda dari Dusun {a} dan Dusun {b} saling lempar batu setelah acara orkes",
        "saling ejek di acara hiburan",
        ("Pemuda Dusun {a}", "Pemuda Dusun {b}"),
    ),
    Plot(
        "T1",
        "F10",
        "incident",
        "U-a",
        "Keributan suporter di {desa}",
        "rombongan suporter sepak bola antarkampung terlibat keributan di pertigaan pasar",
        "hasil pertandingan",
        ("Suporter A", "Suporter B"),
    ),
    Plot(
        "T1",
        "F02",
        "tension",
        "U-a",
        "Dua dusun di {desa} saling ancam",
        "warga Dusun {a} mengancam akan mendatangi Dusun {b}, dua kelompok nyaris bentrok dan"
        " berhasil diredam kades",
        "dendam lama",
        ("Warga Dusun {a}", "Warga Dusun {b}"),
    ),
    Plot(
        "T2",
        "F09",
        "incident",
        "U-a",
        "Amuk massa pada terduga pencuri di {desa}",
        "massa mengeroyok seorang terduga pencuri sapi hingga luka, diamankan petugas",
        "maraknya pencurian ternak",
        ("Warga", "Terduga pencuri"),
    ),
    Plot(
        "T2",
        "F01",
        "tension",
        "U-a",
        "Kabar penculikan anak beredar di {desa}",
        "beredar kabar berantai penculikan anak lewat pesan suara sehingga warga berjaga dan"
        " mencurigai orang asing",
        "kabar tanpa sumber",
        ("Warga", "Pendatang"),
    ),
    Plot(
        "T3",
        "F07",
        "tension",
        "U-b",
        "Penolakan tempat ibadah di {desa}",
        "sebagian warga menolak rencana renovasi tempat ibadah dan memasang spanduk penolakan",
        "izin belum lengkap",
        ("Pemohon", "Warga yang menolak"),
    ),
    Plot(
        "T3",
        "F01",
        "tension",
        "U-b",
        "Unggahan bernada SARA menyebar di {desa}",
        "unggahan media sosial bernada SARA memicu ketegangan antarumat, tokoh agama menenangkan",
        "unggahan media sosial",
        ("Pihak A", "Pihak B"),
    ),
    Plot(
        "T4",
        "F02",
        "tension",
        "U-a",
        "Protes daftar penerima bantuan di {desa}",
        "warga memprotes daftar penerima bantuan beras di balai desa karena dinilai tidak adil",
        "data penerima bantuan",
        ("Warga", "Pemerintah desa"),
    ),
    Plot(
        "T4",
        "F06",
        "incident",
        "U-e",
        "Pekerja lokal memblokade gerbang pabrik di {desa}",
        "warga memblokade gerbang pabrik menuntut kuota pekerja lokal, terjadi saling dorong",
        "kuota tenaga kerja",
        ("Warga", "Perusahaan"),
    ),
    Plot(
        "T5",
        "F10",
        "incident",
        "U-a",
        "Tawuran pelajar di {desa}",
        "tawuran antarpelajar dua SMK sepulang sekolah memakai gir dan batu",
        "saling tantang di media sosial",
        ("Pelajar SMK A", "Pelajar SMK B"),
    ),
    Plot(
        "T6",
        "F10",
        "incident",
        "U-a",
        "Bentrok dua perguruan silat di {desa}",
        "anggota dua perguruan silat bentrok sepulang acara pengesahan di jalan desa",
        "atribut perguruan",
        ("Perguruan silat A", "Perguruan silat B"),
    ),
    Plot(
        "T6",
        "F15",
        "incident",
        "U-a",
        "Perusakan tugu perguruan silat di {desa}",
        "tugu perguruan silat dirusak orang tak dikenal, anggota berkumpul di lokasi",
        "perselisihan antarperguruan",
        ("Perguruan silat A", "Belum diketahui"),
    ),
    Plot(
        "T7",
        "F06",
        "tension",
        "U-d",
        "Sengketa pintu air di {desa}",
        "pintu air ditutup paksa, petani hulu dan hilir bertengkar soal giliran air irigasi",
        "pembagian air",
        ("Petani hulu", "Petani hilir"),
    ),
    Plot(
        "T7",
        "F15",
        "incident",
        "U-d",
        "Perusakan tanaman di lahan sengketa {desa}",
        "sekelompok warga merusak tanaman dan mencabut patok di lahan HGU yang disengketakan",
        "tapal batas HGU",
        ("Warga penggarap", "Perkebunan"),
    ),
    Plot(
        "T8",
        "F08",
        "incident",
        "U-a",
        "Ricuh penghitungan suara pilkades {desa}",
        "pendukung calon kepala desa ricuh saat penghitungan suara pilkades dan merusak kursi",
        "hasil pilkades",
        ("Pendukung calon A", "Pendukung calon B"),
    ),
    Plot(
        "T8",
        "F02",
        "tension",
        "U-a",
        "Ketegangan pendukung calon kades {desa}",
        "pendukung dua calon kepala desa saling intimidasi menjelang pilkades",
        "persaingan pilkades",
        ("Pendukung calon A", "Pendukung calon B"),
    ),
)
WEIGHTS = (22, 6, 10, 8, 7, 3, 3, 7, 2, 4, 11, 4, 9, 5, 2, 3)

HAMLETS = [
    "Krajan",
    "Sumberejo",
    "Tegalrejo",
    "Karanganyar",
    "Curahmalang",
    "Kebonsari",
    "Gumuk",
    "Sawahan",
]
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
OPENINGS = (
    "Mohon izin melaporkan, ",
    "Ijin melaporkan Bapak, ",
    "*LAPORAN INFORMASI*\nYth. Bapak Camat\nMohon ijin melaporkan, ",
    "Assalamualaikum, izin lapor. ",
    "Selamat malam, mohon izin menyampaikan: ",
)
CLOSINGS = (
    " Demikian dilaporkan, perkembangan menyusul.",
    " Situasi saat ini terkendali. DUMP",
    " Dokumentasi terlampir. Terima kasih.",
    " Sementara dijaga tiga pilar.",
    "",
)
NIL = (
    "Izin melaporkan hasil patroli malam Ds. {desa} Kec. {kec}, hal menonjol NIHIL, sitkamtibmas"
    " aman kondusif. Dok terlampir",
    "Laporan harian Desa {desa}: nihil, situasi aman.",
)


def fill(rng: random.Random, plot: Plot) -> tuple[str, str]:
    """Draw two hamlets for a plot."""
    first, second = rng.sample(HAMLETS, 2)
    return first, second


def casualties(rng: random.Random, plot: Plot) -> dict[str, int | None]:
    """Draw counts that fit the plot; None where the report would be silent."""
    if plot.kind == "tension":
        return {"deaths": 0 if rng.random() < 0.5 else None, "injured_light": None, "crowd": None}
    light = rng.choice([None, 0, 1, 2, 3, 4])
    return {
        "deaths": rng.choices([None, 0, 1], [25, 72, 3])[0],
        "injured_light": light,
        "crowd": rng.choice([None, 30, 40, 50, 80, 100, 150]),
    }


def sentence(
    rng: random.Random,
    plot: Plot,
    *,
    desa: str,
    kec: str,
    at: datetime,
    hamlets: tuple[str, str],
    counts: dict[str, int | None],
) -> str:
    """Write one report as a field officer would."""
    a, b = hamlets
    day = f"{DAYS[at.weekday()]} tgl {at.day} {MONTHS[at.month - 1]} {at.year}"
    if rng.random() < 0.5:
        day = f"{DAYS[at.weekday()]}, {at:%d/%m/%Y}"
    text = (
        f"{rng.choice(OPENINGS)}pada hari {day} sekira pkl {at:%H.%M} WIB di Dsn. {a} Ds. {desa}"
        f" Kec. {kec} {plot.fact.format(desa=desa, a=a, b=b)}."
    )
    if counts["crowd"]:
        text += f" Massa ±{counts['crowd']} org."
    if counts["injured_light"]:
        text += f" Korban {counts['injured_light']} org LR."
    if counts["deaths"] == 0:
        text += " MD nihil."
    elif counts["deaths"]:
        text += f" Korban MD {counts['deaths']} org."
    if rng.random() < 0.5:
        text += f" Menurut warga, masalah bermula dari {plot.root}."
    return text + rng.choice(CLOSINGS)
