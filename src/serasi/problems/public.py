"""Public picture, open data and exchange files: S145x and S146x."""

from __future__ import annotations

from serasi.problems.base import kind

EDITION_NOTHING_NEW = kind(
    "S1450",
    409,
    "Belum ada bulan baru yang boleh terbit. Bulan {next} dapat disiapkan mulai {day}.",
)
EDITION_WAITS = kind(
    "S1451",
    409,
    "Koreksi belum dapat terbit: {count} angka berubah kurang dari 3, sehingga selisihnya membuka"
    " catatan tertentu. Koreksi menunggu sampai semua perubahan paling sedikit 3.",
)
EDITION_UNCHANGED = kind(
    "S1452", 409, "Tidak ada angka terbitan yang berubah. Koreksi tidak diperlukan."
)
EDITION_FOUND_OUT = kind(
    "S1453",
    409,
    "Edisi tidak disimpan: {count} angka yang disembunyikan masih dapat dihitung dari yang tampil."
    " Laporkan kepada pengelola perangkat lunak.",
)
EDITION_SECOND = kind(
    "S1454", 403, "Edisi disahkan oleh orang lain daripada yang menyiapkannya. Mintalah rekan Anda."
)
EDITION_SETTLED = kind("S1455", 409, "Edisi {number} sudah {state}. Muat ulang halamannya.")
EDITION_OPEN = kind(
    "S1456", 409, "Masih ada konsep edisi {number}. Sahkan atau buang dulu konsep itu."
)
EDITION_UNKNOWN = kind(
    "S1457", 404, "Edisi itu tidak ada. Pilih edisi dari daftar pada halaman publik."
)
FILE_NOT_EVENTS = kind(
    "S1460",
    422,
    "Berkas bukan data peristiwa yang dikenal (UCDP GED, ACLED, SNPK): {what}. Periksa berkasnya.",
)
FILE_TOO_LARGE = kind("S1461", 413, "Berkas lebih dari {most} MB. Bagi menjadi beberapa berkas.")
