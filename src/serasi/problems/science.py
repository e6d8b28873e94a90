"""Tables, statistics and figures: S5xx."""

from __future__ import annotations

from serasi.problems.base import kind

TABLE_MISSING = kind("S501", 422, "Berkas {path} tidak ada atau tidak boleh dibaca.")
TABLE_UNREADABLE = kind(
    "S502", 422, "Berkas {path} rusak atau bukan csv, xlsx, atau teks; simpan ulang lalu coba lagi."
)
TABLE_EMPTY = kind("S503", 422, "Berkas {path} kosong; tidak ada angka untuk diperiksa.")
TABLE_TOO_LARGE = kind(
    "S504", 422, "Berkas {path} lebih dari {megabytes} MB; kirim lembar tabelnya saja."
)
