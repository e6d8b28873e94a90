"""Verifying, coding and merging: S4xx."""

from __future__ import annotations

from serasi.problems.base import kind

TAKEN = kind(
    "S401",
    409,
    "{who} sudah mengerjakan laporan ini. Minta serah terima, atau pilih laporan lain.",
)
CHECK_INCOMPLETE = kind(
    "S402",
    422,
    "Belum dapat dinyatakan “{outcome}”: {lacking}. Lengkapi lembar cek, atau tulis alasannya.",
)
FOUR_EYES = kind(
    "S403", 409, "Koding ini isian Anda sendiri. Pengesahan harus dilakukan orang lain."
)
WRONG_STATE = kind(
    "S404", 409, "Langkah ini tidak berlaku lagi: catatan sudah {state}. Muat ulang halamannya."
)
ALREADY_LINKED = kind(
    "S405",
    409,
    "Laporan ini sudah menjadi bagian {event}. Lepaskan dulu, atau gabungkan kedua peristiwa.",
)
NOT_CODED = kind("S406", 422, "Isi dan simpan lembar koding dulu, lalu kirim ke orang kedua.")
UNDO_BLOCKED = kind("S407", 409, "Tidak dapat diurungkan: {fields} sudah diubah lagi sesudahnya.")
NOTHING_PICKED = kind("S408", 422, "Centang sedikitnya satu laporan, lalu ulangi.")
NOBODY_READS_RESTRICTED = kind(
    "S412",
    409,
    "Belum ada yang berhak membaca laporan terbatas di {area}, jadi laporan ini akan hilang dari"
    " semua orang. Minta pengelola mengangkat analis atau kepala dulu.",
)
TWO_NEEDED = kind("S410", 422, "Centang sedikitnya dua laporan untuk digabungkan.")
ONE_EVENT_NEEDED = kind(
    "S409", 422, "Pilih dua peristiwa yang berbeda; catatan tidak dapat digabung dengan dirinya."
)
