"""Papers, figures, plans: S14xx."""

from __future__ import annotations

from serasi.problems.base import kind

PAPER_MOVED = kind(
    "S1401", 409, "Naskah {number} sudah berubah ({state}). Muat ulang, lalu ulangi."
)
PAPER_STATE = kind(
    "S1402", 409, "Langkah ini tidak berlaku: naskah {number} {state}. Muat ulang halamannya."
)
PAPER_TWICE = kind("S1403", 409, "Naskah ini sudah ada: {number}. Buka dan lanjutkan yang itu.")
PAPER_SECOND = kind(
    "S1404", 409, "Yang menandatangani harus orang lain: {who} yang mengirim naskah ini."
)
PAPER_UNCHECKED = kind(
    "S1405", 409, "Naskah berubah sejak angkanya diperiksa. Periksa lagi sebelum menandatangani."
)
FINDINGS_OPEN = kind(
    "S1406",
    409,
    "Masih ada {count} temuan angka. Betulkan, atau tulis alasan mengapa tetap ditandatangani.",
)
COPY_UNFIT = kind(
    "S1407", 422, "Salinan bertanda tangan harus berkas PDF, paling besar {megabytes} MB."
)
NUMBER_PATTERN = kind(
    "S1408", 422, "Pola nomor harus memuat {{urut}} dan {{tahun}}, misalnya {example}."
)
DOCX_OTHER = kind(
    "S1409",
    422,
    "Berkas Word ini milik naskah {other}, bukan {number}. Tidak ada yang diubah; pilih berkasnya"
    " lagi.",
)
PROSE_UNKNOWN = kind("S1410", 422, "Bagian “{key}” tidak ada dalam naskah ini.")
PERIOD_UNFIT = kind(
    "S1411", 422, "Periode {label} belum selesai atau tidak dikenal. Pilih periode yang lewat."
)
PLAN_UNFIT_ROW = kind("S1412", 422, "Baris rencana aksi belum lengkap: {what}.")
PLAN_ROW_GONE = kind("S1413", 409, "Baris {serial} sudah diganti atau dihapus. Muat ulang.")
PAPER_UNREADY = kind("S1415", 409, "{paper} tidak dapat dibuat sekarang. {why}")
PAPER_UNWRITTEN = kind(
    "S1416",
    409,
    "Ada {count} bagian yang belum ditulis. Naskah ini keluar, jadi kembalikan kepada penulisnya.",
)
REPORT_OUT = kind("S1414", 422, "Naskah tidak dapat ditulis ke {path}: {why}.")
NUMBER_MARK = kind(
    "S1430", 422, "Pola nomor memuat {mark}, yang tidak dikenal. Yang dikenal: {known}."
)
STYLE_UNFIT = kind("S1431", 422, "Kop belum dapat disimpan: {what}.")
PLAN_BOOK_HEADS = kind(
    "S1432",
    422,
    "Kolom {missing} tidak ditemukan dalam buku ini. Pakai kepala kolom seperti pada unduhan"
    " rencana aksi, lalu kirim lagi.",
)
PLAN_BOOK_ROWS = kind(
    "S1433", 422, "Tidak ada baris yang dimasukkan. Betulkan dulu {rows}; lalu kirim lagi."
)
PLAN_BOOK_EMPTY = kind("S1434", 422, "Buku ini tidak memuat satu baris pun di bawah kepala kolom.")
