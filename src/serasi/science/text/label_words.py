"""Patterns that tell how an act is meant, for the choice of the label."""

from __future__ import annotations

import re

CLAIM = re.compile(
    r"(?<![a-z])(?:video|foto|rekaman|kabar|berita|isu|info|informasi|pesan|narasi|unggahan|"
    r"postingan)(?![a-z])"
)
HAPPENED = re.compile(
    r"(?<![a-z])(?:telah terjadi|terjadi|pecah|mengakibatkan|akibatnya|\d+ orang luka|luka luka|"
    r"luka-luka|dirawat|dirujuk|dilarikan|tewas|meninggal|olah tkp)(?![a-z])"
)
HAS_OCCURRED = re.compile(r"(?<![a-z])telah terjadi(?![a-z])")
BREAKS_OUT = re.compile(r"(?<![a-z])(?:terjadi|pecah)(?![a-z])")
SET_OFF = re.compile(
    r"(?<![a-z])(?:dipicu|gara[- ]gara|akibat|karena|termakan|terprovokasi|memicu)(?![a-z])"
)
WEAK_DENIALS = frozenset(
    ["klarifikasi", "mengklarifikasi", "membantah", "bantah", "dibantah", "meluruskan",
     "kejadian lama", "rekayasa", "tidak benar"]
)  # fmt: skip
WEAK_MEMORIES = frozenset(["tragedi", "sejarah", "refleksi", "perjuangan", "pahlawan"])
CROWD = re.compile(
    r"(?<![a-z])(?:suporter|supporter|penonton|ricuh|kerusuhan|rusuh|dikeroyok|pengeroyokan|"
    r"tawuran|luka)(?![a-z])"
)
MOB = re.compile(
    r"(?<![a-z])(?:massa|warga|masyarakat|sekelompok|gerombolan|rombongan|puluhan|ratusan|"
    r"belasan|antar|kelompok|pesilat|suporter|pemuda|keluarga korban)(?![a-z])"
)
MOB_ACTS = re.compile(
    r"(?<![a-z])(?:massa|warga|masyarakat)[^.\n]{0,40}(?:memukul|menghajar|menghakimi|membakar|"
    r"mengepung|mengamuk|emosi)"
)
STUCK = re.compile(
    r"(?<![a-z])(?:belum ada titik temu|tidak ada titik temu|deadlock|buntu|gagal|belum sepakat|"
    r"belum membuahkan)(?![a-z])"
)
CALM = re.compile(r"(?<![a-z])(?:nihil|kondusif|aman|terkendali|lancar|tertib)(?![a-z])")
MATTER = re.compile(
    r"(?<![a-z])(?:permasalahan|persoalan|masalah|perkara|kedua belah pihak|kedua pihak|para pihak|"
    r"kedua kubu|kedua kelompok|2 kubu|dua kubu|berselisih|bertikai)(?![a-z])"
)
SITUATION = frozenset(
    ["nihil", "kondusif", "situasi kondusif", "aman kondusif", "aman dan kondusif", "situasi aman",
     "aman terkendali", "aman dan terkendali", "hal menonjol", "kejadian menonjol", "pemakaman",
     "pasien", "ujian", "jadwal", "pelayanan", "penjagaan", "koordinasi", "hajatan", "karnaval",
     "pengajian", "pernikahan", "perayaan", "takziah", "razia"]
)  # fmt: skip
DONE = re.compile(r"(?<![a-z])(?:sudah|telah|berhasil) (?:di|saling )?$")
