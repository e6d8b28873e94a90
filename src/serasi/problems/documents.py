"""Papers that come back from an officer's desk: S15xx."""

from __future__ import annotations

from serasi.problems.base import kind

PAPER_UNREADABLE = kind(
    "S1501",
    422,
    "Berkas ini bukan DOCX yang utuh. Buka di Word atau LibreOffice, simpan lagi sebagai .docx, "
    "lalu kirim ulang; naskah yang tersimpan tidak berubah.",
)
PAPER_TOO_LARGE = kind(
    "S1502", 413, "Berkas ini lebih dari {megabytes} MB setelah dibuka, jadi tidak dibaca."
)
PAPER_NOT_OURS = kind(
    "S1503",
    422,
    "Dalam berkas ini tidak ada bagian yang berasal dari Serasi. Unduh DOCX naskah ini lagi, lalu "
    "sunting berkas itu.",
)
NUMBER_CHANGED = kind(
    "S1510",
    422,
    "Angka {printed} ({figure}) ditulis tangan menjadi {found}. Angka berasal dari data; "
    "perbaiki datanya, atau jelaskan bedanya dalam kalimat.",
)
NUMBER_LOST = kind(
    "S1511", 422, "Angka {printed} ({figure}) tidak ada lagi dalam berkas; kalimatnya diperiksa."
)
PROSE_LOST = kind(
    "S1512",
    422,
    "Bagian {key} tidak ditemukan lagi dalam berkas; isi yang tersimpan tetap dipakai.",
)
PROSE_TWICE = kind(
    "S1513", 422, "Bagian {key} ada lebih dari sekali dalam berkas; yang pertama dipakai."
)
CHANGES_OPEN = kind(
    "S1514",
    422,
    "Masih ada {count} perubahan terlacak. Terima atau tolak di Word, lalu kirim lagi; sementara "
    "ini sisipan dianggap diterima dan hapusan dianggap dihapus.",
)
LIST_LOST = kind(
    "S1515",
    422,
    "Daftar angka di dalam berkas hilang, jadi angka yang disunting tangan tidak dapat dikenali. "
    "Simpan sebagai .docx biasa, atau unduh lagi.",
)
EMBLEM_KIND = kind(
    "S1530",
    422,
    "Lambang ini bukan gambar PNG, JPEG, atau SVG yang utuh. Simpan lagi sebagai PNG, lalu ulangi.",
)
EMBLEM_LARGE = kind(
    "S1531",
    422,
    "Lambang terlalu besar: paling besar {megabytes} MB dan {pixels} titik tiap sisi. Kecilkan,"
    " lalu ulangi.",
)
EMBLEM_UNSAFE = kind(
    "S1532",
    422,
    "Lambang SVG memuat {what}, yang tidak diterima. Simpan sebagai SVG polos atau PNG, lalu"
    " ulangi.",
)
