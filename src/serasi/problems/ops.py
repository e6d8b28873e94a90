"""Operation: S8xx."""

from __future__ import annotations

from serasi.problems.base import kind

BACKUP_EXISTS = kind("S801", 409, "Berkas {path} sudah ada; pilih nama lain.")
BACKUP_BROKEN = kind("S802", 422, "Cadangan {path} rusak atau bukan cadangan Serasi.")
HOUSE_NOT_EMPTY = kind(
    "S803", 409, "Rumah ini sudah berisi data ({path}); pulihkan ke SERASI_HOME yang kosong."
)
PORT_TAKEN = kind("S804", 409, "Pintu {port} sudah dipakai; pilih lain dengan --port.")
NOT_A_DEMO = kind(
    "S805", 409, "Rumah ini berisi data sungguhan; contoh hanya dibuat di rumah kosong."
)
HOUSE_NOT_READY = kind(
    "S806", 409, "Rumah ini belum disiapkan. Jalankan ./run, atau serasi manage migrate."
)
DRILL_NOT_HERE = kind(
    "S807",
    409,
    "Latihan hanya berjalan di rumah latihan, tidak pernah di rumah yang berisi data sungguhan."
    " Siapkan rumah latihan dengan serasi demo.",
)
DRILL_RUNS = kind("S808", 409, "Latihan {number} masih berjalan di {area}. Akhiri dulu.")
DRILL_OVER = kind("S809", 409, "Latihan {number} sudah selesai. Mulai latihan baru.")
DRILL_TOLD = kind("S810", 409, "Semua babak sudah dilepas. Akhiri latihannya bila sudah cukup.")
HOUSE_OF_ANOTHER = kind(
    "S811",
    409,
    "Basis data rumah ini dibuat oleh Serasi yang lain ({steps} tidak dikenal di sini)."
    " Pakai Serasi yang membuatnya, atau siapkan rumah baru di SERASI_HOME yang kosong.",
)
