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
ROW_NO_DAY = kind("S1462", 422, "{column}: tidak ada tanggal “{value}”.")
ROW_NO_POINT = kind("S1463", 422, "Koordinat “{value}” bukan angka derajat.")
ROW_OUTSIDE = kind("S1464", 422, "Koordinat {value} di luar Indonesia.")
ROW_LACKS = kind("S1465", 422, "{column} kosong.")
ROW_NUMBER = kind("S1466", 422, "{column}: “{value}” bukan bilangan bulat.")
ROW_BACKWARDS = kind("S1467", 422, "Selesai sebelum mulai: {value}.")
ROW_TWICE = kind("S1468", 422, "Nomor {value} sudah ada pada baris {line}.")
ROW_RAGGED = kind("S1469", 422, "Baris ini {cells} sel, judul kolom {columns}.")
ROW_CODE_UNKNOWN = kind(
    "S1470", 422, "{column}: kode “{value}” tidak ada dalam daftar; disimpan tanpa padanan."
)
ROW_CHANGED = kind("S1471", 422, "Nomor {value} berubah sejak berkas sebelumnya: {columns}.")
FILE_ROWS_REFUSED = kind(
    "S1472",
    422,
    "{count} baris ditolak; tidak ada yang masuk. Baris {line}: {first} Perbaiki berkasnya, atau"
    " masukkan tanpa baris itu.",
)
FILE_KNOWN = kind("S1473", 409, "Berkas ini sudah masuk pada {day}. Tidak ada yang ditambah.")
ROW_ID_LONG = kind("S1474", 422, "Nomor catatan lebih dari {most} huruf.")
EXPORT_CANNOT_RESUME = kind(
    "S1475", 409, "Unduhan tidak dapat dilanjutkan: {what}. Mulai lagi tanpa --resume."
)
EXPORT_OUT = kind("S1476", 422, "Berkas tidak dapat ditulis ke {path}: {why}.")
FILE_MANY_TABLES = kind(
    "S1477",
    422,
    "ZIP ini memuat {count} tabel (CSV atau XLSX), seharusnya satu. Kemas satu tabel saja.",
)
FILE_LOCKED = kind(
    "S1478",
    422,
    "Berkas terkunci kata sandi atau berupa Excel lama (.xls). Simpan ulang tanpa sandi sebagai"
    " .xlsx atau .csv.",
)
FILE_BROKEN = kind(
    "S1479", 422, "Berkas terpotong atau rusak. Unduh lagi dari sumbernya, lalu kirim ulang."
)
PREPARED_MANY = kind(
    "S1480", 409, "{most} berkas unduhan Anda masih ada. Hapus satu, lalu siapkan yang baru."
)
PREPARED_NOT_YET = kind(
    "S1481", 409, "Berkas ini {state}. Buka daftar unduhan untuk melihat keadaannya."
)
PREPARED_RIGHTS = kind(
    "S1482",
    403,
    "Wewenang Anda berubah sejak berkas ini disiapkan, maka berkas tidak diberikan. Siapkan lagi.",
)
