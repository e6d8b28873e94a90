"""Reports coming in: S3xx."""

from __future__ import annotations

from serasi.problems.base import kind

EXPORT_EMPTY = kind("S310", 422, "Berkas ini kosong. Ekspor ulang chat dari WhatsApp, lalu kirim.")
NOT_AN_EXPORT = kind(
    "S311",
    422,
    "Tidak ada pesan WhatsApp yang dikenali dalam berkas ini. Di WhatsApp buka grupnya, pilih"
    " Lainnya → Ekspor chat, lalu kirim berkas .txt atau .zip itu tanpa mengubahnya.",
)
EXPORT_TOO_LARGE = kind(
    "S312",
    413,
    "Teks chat ini lebih dari {limit}. Bagi berkasnya menjadi beberapa bagian, lalu kirim satu"
    " per satu; pesan yang sama tidak akan dimasukkan dua kali.",
)
ZIP_BROKEN = kind(
    "S313",
    422,
    "Berkas zip ini terpotong atau rusak. Kirim ulang dari telepon sampai unggahan selesai;"
    " belum ada yang dimasukkan.",
)
ZIP_TOO_MUCH = kind(
    "S314",
    413,
    "Isi zip ini tidak wajar ({what}), jadi tidak dibuka. Ekspor ulang chat langsung dari"
    " WhatsApp, lalu kirim berkas yang dihasilkan.",
)
ZIP_UNSAFE_NAME = kind(
    "S315",
    422,
    "Zip ini memuat nama berkas yang tidak aman ({name}), jadi tidak dibuka. Kirim zip yang"
    " dibuat langsung oleh WhatsApp.",
)
ZIP_LOCKED = kind(
    "S316", 422, "Zip ini terkunci kata sandi. Buka kuncinya dahulu, lalu kirim tanpa sandi."
)
ZIP_WITHOUT_CHAT = kind(
    "S317",
    422,
    "Tidak ada berkas chat (.txt) dalam zip ini. Kirim zip hasil Ekspor chat; bila ada zip di"
    " dalam zip, keluarkan dahulu yang di dalam.",
)
MESSAGE_TOO_LONG = kind(
    "S318",
    422,
    "Pesan pada baris {line} lebih panjang dari yang dapat dikirim lewat WhatsApp. Periksa"
    " apakah berkas ini benar hasil Ekspor chat.",
)
TOO_MANY_MESSAGES = kind(
    "S319",
    413,
    "Ekspor ini berisi lebih dari {limit} pesan. Masukkan lewat perintah serasi collect"
    " whatsapp, atau bagi berkasnya menjadi beberapa bagian.",
)
MEDIA_MISSING = kind(
    "S320",
    404,
    "Berkas {name} tidak ada dalam ekspor ini. Ekspor ulang chat dengan media disertakan.",
)
MEDIA_TOO_LARGE = kind("S321", 413, "Berkas {name} lebih besar dari {limit}, jadi tidak dibuka.")
DATE_ORDER_UNFIT = kind(
    "S322",
    422,
    "Urutan tanggal {order} tidak cocok dengan berkas ini. Pilih urutan lain.",
)
RECAP_EMPTY = kind(
    "S330", 422, "Berkas ini kosong. Pilih berkas rekap .xlsx atau .csv yang berisi."
)
RECAP_FORMAT = kind(
    "S331",
    415,
    "Berkas ini {what}, belum dapat dibaca. Buka di Excel atau LibreOffice, pilih Simpan sebagai"
    " → Excel Workbook (.xlsx), lalu kirim lagi.",
)
RECAP_LOCKED = kind(
    "S332",
    422,
    "Buku rekap ini terkunci kata sandi. Buka dengan sandinya, hapus sandinya lewat Simpan"
    " sebagai, lalu kirim lagi.",
)
RECAP_BROKEN = kind(
    "S333",
    422,
    "Buku rekap ini terpotong atau rusak. Kirim ulang sampai unggahan selesai, atau simpan ulang"
    " dari Excel; belum ada yang dimasukkan.",
)
RECAP_TOO_MUCH = kind(
    "S334",
    413,
    "Isi buku rekap ini tidak wajar ({what}), jadi tidak dibuka. Salin tabelnya ke buku baru,"
    " lalu kirim buku itu.",
)
RECAP_TOO_MANY_ROWS = kind(
    "S335",
    413,
    "Lembar {sheet} lebih dari {limit} baris. Bagi menjadi beberapa berkas, misalnya satu per"
    " tahun, lalu kirim satu per satu.",
)
RECAP_NO_TABLE = kind(
    "S336",
    422,
    "Tidak ada tabel kejadian yang dikenali: tidak ditemukan baris judul kolom seperti Tanggal,"
    " Tempat, Uraian. Periksa lembar dan judul kolomnya, lalu kirim lagi.",
)
RECAP_CHOICE_UNFIT = kind(
    "S337", 422, "Pilihan {choice} tidak dapat dipakai untuk {what}. Pilih salah satu: {allowed}."
)
PHOTO_BROKEN = kind(
    "S340",
    415,
    "{name} bukan foto yang dapat dibaca, jadi tidak disimpan. Teks laporan tetap diterima; kirim"
    " foto lain bila ada.",
)
PHOTO_TOO_LARGE = kind(
    "S341",
    413,
    "{name} terlalu besar (lebih dari 20 MB atau 90 juta titik), jadi tidak disimpan. Teks laporan"
    " tetap diterima; kirim foto yang lebih kecil.",
)
AREA_UNCLEAR = kind("S342", 422, "Tempat “{words}” belum jelas. Tulis salah satu: {choices}.")
AREA_NOT_FOUND = kind(
    "S343",
    422,
    "Tidak ada wilayah bernama “{words}”. Periksa ejaannya, atau tulis nama kecamatannya saja.",
)
NO_DESK = kind(
    "S344",
    422,
    "Belum ada Bakesbangpol yang menangani {area} di sini. Pilih wilayah lain, atau hubungi"
    " pengelola jaringan.",
)
UPLOAD_TOO_LARGE = kind(
    "S345", 413, "Berkas ini lebih besar dari {limit}. Bagi menjadi beberapa berkas, lalu kirim."
)
NO_FILE = kind("S346", 422, "Pilih berkasnya dulu, lalu kirim.")
NOT_IN_PREVIEW = kind(
    "S347", 409, "Masukan ini sudah {state}, jadi tidak dapat diubah lagi. Muat ulang halamannya."
)
INTAKE_GONE = kind(
    "S348", 409, "Berkas masukan ini sudah tidak tersimpan. Kirim ulang berkasnya, lalu masukkan."
)
DATE_IMPOSSIBLE = kind(
    "S349", 422, "Tanggal {written} tidak ada di kalender. Tulis hari/bulan/tahun, mis. 24/11/2026."
)
DATE_FUTURE = kind(
    "S350", 422, "Tanggal {written} belum terjadi. Periksa hari, bulan, dan tahunnya."
)
UUID_TAKEN = kind(
    "S351", 409, "Tanda kirim ini sudah dipakai laporan lain. Muat ulang borangnya, lalu kirim."
)
PASTE_EMPTY = kind("S352", 422, "Tempelkan dulu pesannya ke dalam kotak, lalu periksa.")
TICKET_UNKNOWN = kind(
    "S353", 404, "Nomor ini tidak ditemukan. Periksa angkanya, mis. LP-0412-6, lalu cari lagi."
)
TEXT_LINE = kind("S360", 422, "Baris {line} tidak terbaca: {why}. Tidak ada yang ditulis.")
NO_AREAS = kind(
    "S361", 409, "Belum ada wilayah di rumah ini. Jalankan serasi regions install, lalu ulangi."
)
REGION_NEEDED = kind(
    "S362",
    422,
    "Tidak jelas meja mana yang menerima berkas ini. Sebut wilayahnya: --region KODE.",
)
