"""General refusals and access: S1xx."""

from __future__ import annotations

from serasi.problems.base import kind

NOT_FOUND = kind("S101", 404, "Halaman atau data ini tidak ada, atau bukan untuk Anda.")
NOT_ALLOWED = kind("S102", 404, "Data ini tidak ada, atau peran Anda tidak boleh melakukan ini.")
EDITED_MEANWHILE = kind(
    "S103",
    409,
    "{who} mengubah catatan ini sejak Anda membukanya. Isian Anda belum disimpan dan masih ada"
    " di bawah; bandingkan, lalu simpan lagi.",
)
FORM_INVALID = kind("S104", 422, "Isian belum lengkap: {what}")
SIGNED_OUT_WHILE_WRITING = kind(
    "S105", 401, "Sesi Anda berakhir. Masuk lagi; tulisan Anda tersimpan di peramban ini."
)
REASON_NEEDED = kind("S106", 422, "Tulis alasannya dalam satu kalimat.")
TOO_MANY_ATTEMPTS = kind(
    "S107", 429, "Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi."
)
SECOND_FACTOR_FIRST = kind(
    "S108",
    404,
    "Pasang langkah kedua dulu. Yang menunggu: {right} Sesudah dipasang, halaman ini terbuka.",
)
