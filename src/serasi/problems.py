"""The catalogue of numbered refusals: code, HTTP status and an Indonesian sentence of what to do.

Anything a user or partner can meet and mend is a `Problem`; anything else propagates as a bug.
Numbers never change their meaning. 1xx general and access, 2xx regions, 3xx collect,
4xx register, 5xx tables and science, 6xx network, 7xx trail, 8xx operation, 9xx warn and channels,
10xx facilitate, 11xx respond, 12xx recover.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One numbered problem; `sentence` is a `str.format` template in Indonesian."""

    code: str
    status: int
    sentence: str


class Problem(Exception):  # noqa: N818 - the word of the field and of the screen
    """A refusal that a user can understand and mend."""

    def __init__(self, kind: Kind, **details: object) -> None:
        self.kind = kind
        self.details = details
        super().__init__(str(self))

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def status(self) -> int:
        return self.kind.status

    @property
    def sentence(self) -> str:
        return self.kind.sentence.format(**self.details)

    def __str__(self) -> str:
        return f"{self.sentence} ({self.code})"


_catalogue: dict[str, Kind] = {}


def _kind(code: str, status: int, sentence: str) -> Kind:
    if code in _catalogue:
        raise ValueError(f"problem code {code} is used twice")
    kind = Kind(code, status, sentence)
    _catalogue[code] = kind
    return kind


def catalogue() -> tuple[Kind, ...]:
    """All problems in the order of their numbers."""
    return tuple(sorted(_catalogue.values(), key=lambda kind: int(kind.code[1:])))


# 1xx general and access
NOT_FOUND = _kind("S101", 404, "Halaman atau data ini tidak ada, atau bukan untuk Anda.")
NOT_ALLOWED = _kind("S102", 404, "Data ini tidak ada, atau peran Anda tidak boleh melakukan ini.")
EDITED_MEANWHILE = _kind(
    "S103",
    409,
    "{who} mengubah catatan ini sejak Anda membukanya. Isian Anda belum disimpan dan masih ada"
    " di bawah; bandingkan, lalu simpan lagi.",
)
FORM_INVALID = _kind("S104", 422, "Isian belum lengkap: {what}")
SIGNED_OUT_WHILE_WRITING = _kind(
    "S105", 401, "Sesi Anda berakhir. Masuk lagi; tulisan Anda tersimpan di peramban ini."
)
REASON_NEEDED = _kind("S106", 422, "Tulis alasannya dalam satu kalimat.")
TOO_MANY_ATTEMPTS = _kind(
    "S107", 429, "Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi."
)
SECOND_FACTOR_FIRST = _kind(
    "S108",
    404,
    "Pasang langkah kedua dulu. Yang menunggu: {right} Sesudah dipasang, halaman ini terbuka.",
)

# 2xx regions
AREA_UNKNOWN = _kind(
    "S201", 422, "Kode wilayah {code} tidak dikenal. Cari dengan nama, atau periksa angkanya."
)
AREA_EXPIRED = _kind(
    "S202", 422, "Kode {code} ({name}) tidak berlaku pada {on}; penerusnya: {successors}."
)
AREA_BPS = _kind(
    "S203",
    422,
    "Kode {code} tampaknya kode BPS untuk {name}; kode Kemendagri-nya {kemendagri}. Pakai yang"
    " ini.",
)
AREA_TWO_READINGS = _kind(
    "S204",
    422,
    "Kode {code} berarti {kemendagri} menurut Kemendagri, tetapi {bps} menurut BPS. Tulis dengan"
    " titik (mis. 35.09.11) bila yang dimaksud kode Kemendagri.",
)
PACK_MISSING = _kind("S211", 422, "Folder {path} tidak berisi wilayah.csv atau wilayah.csv.gz.")
PACK_BROKEN = _kind(
    "S212", 422, "Berkas {file} rusak pada baris {row}: {why} Tidak ada yang diubah."
)
OUTLINE_BROKEN = _kind("S213", 422, "Berkas {file}: batas ke-{number} {why} Tidak ada yang diubah.")
PACK_TOO_LARGE = _kind(
    "S214", 413, "Berkas {file} lebih dari {limit} setelah dibuka. Tidak ada yang diubah."
)

# 3xx collect
EXPORT_EMPTY = _kind("S310", 422, "Berkas ini kosong. Ekspor ulang chat dari WhatsApp, lalu kirim.")
NOT_AN_EXPORT = _kind(
    "S311",
    422,
    "Tidak ada pesan WhatsApp yang dikenali dalam berkas ini. Di WhatsApp buka grupnya, pilih"
    " Lainnya → Ekspor chat, lalu kirim berkas .txt atau .zip itu tanpa mengubahnya.",
)
EXPORT_TOO_LARGE = _kind(
    "S312",
    413,
    "Teks chat ini lebih dari {limit}. Bagi berkasnya menjadi beberapa bagian, lalu kirim satu"
    " per satu; pesan yang sama tidak akan dimasukkan dua kali.",
)
ZIP_BROKEN = _kind(
    "S313",
    422,
    "Berkas zip ini terpotong atau rusak. Kirim ulang dari telepon sampai unggahan selesai;"
    " belum ada yang dimasukkan.",
)
ZIP_TOO_MUCH = _kind(
    "S314",
    413,
    "Isi zip ini tidak wajar ({what}), jadi tidak dibuka. Ekspor ulang chat langsung dari"
    " WhatsApp, lalu kirim berkas yang dihasilkan.",
)
ZIP_UNSAFE_NAME = _kind(
    "S315",
    422,
    "Zip ini memuat nama berkas yang tidak aman ({name}), jadi tidak dibuka. Kirim zip yang"
    " dibuat langsung oleh WhatsApp.",
)
ZIP_LOCKED = _kind(
    "S316", 422, "Zip ini terkunci kata sandi. Buka kuncinya dahulu, lalu kirim tanpa sandi."
)
ZIP_WITHOUT_CHAT = _kind(
    "S317",
    422,
    "Tidak ada berkas chat (.txt) dalam zip ini. Kirim zip hasil Ekspor chat; bila ada zip di"
    " dalam zip, keluarkan dahulu yang di dalam.",
)
MESSAGE_TOO_LONG = _kind(
    "S318",
    422,
    "Pesan pada baris {line} lebih panjang dari yang dapat dikirim lewat WhatsApp. Periksa"
    " apakah berkas ini benar hasil Ekspor chat.",
)
TOO_MANY_MESSAGES = _kind(
    "S319",
    413,
    "Ekspor ini berisi lebih dari {limit} pesan. Masukkan lewat perintah serasi collect"
    " whatsapp, atau bagi berkasnya menjadi beberapa bagian.",
)
MEDIA_MISSING = _kind(
    "S320",
    404,
    "Berkas {name} tidak ada dalam ekspor ini. Ekspor ulang chat dengan media disertakan.",
)
MEDIA_TOO_LARGE = _kind("S321", 413, "Berkas {name} lebih besar dari {limit}, jadi tidak dibuka.")
DATE_ORDER_UNFIT = _kind(
    "S322",
    422,
    "Urutan tanggal {order} tidak cocok dengan berkas ini. Pilih urutan lain.",
)
RECAP_EMPTY = _kind(
    "S330", 422, "Berkas ini kosong. Pilih berkas rekap .xlsx atau .csv yang berisi."
)
RECAP_FORMAT = _kind(
    "S331",
    415,
    "Berkas ini {what}, belum dapat dibaca. Buka di Excel atau LibreOffice, pilih Simpan sebagai"
    " → Excel Workbook (.xlsx), lalu kirim lagi.",
)
RECAP_LOCKED = _kind(
    "S332",
    422,
    "Buku rekap ini terkunci kata sandi. Buka dengan sandinya, hapus sandinya lewat Simpan"
    " sebagai, lalu kirim lagi.",
)
RECAP_BROKEN = _kind(
    "S333",
    422,
    "Buku rekap ini terpotong atau rusak. Kirim ulang sampai unggahan selesai, atau simpan ulang"
    " dari Excel; belum ada yang dimasukkan.",
)
RECAP_TOO_MUCH = _kind(
    "S334",
    413,
    "Isi buku rekap ini tidak wajar ({what}), jadi tidak dibuka. Salin tabelnya ke buku baru,"
    " lalu kirim buku itu.",
)
RECAP_TOO_MANY_ROWS = _kind(
    "S335",
    413,
    "Lembar {sheet} lebih dari {limit} baris. Bagi menjadi beberapa berkas, misalnya satu per"
    " tahun, lalu kirim satu per satu.",
)
RECAP_NO_TABLE = _kind(
    "S336",
    422,
    "Tidak ada tabel kejadian yang dikenali: tidak ditemukan baris judul kolom seperti Tanggal,"
    " Tempat, Uraian. Periksa lembar dan judul kolomnya, lalu kirim lagi.",
)
RECAP_CHOICE_UNFIT = _kind(
    "S337", 422, "Pilihan {choice} tidak dapat dipakai untuk {what}. Pilih salah satu: {allowed}."
)
PHOTO_BROKEN = _kind(
    "S340",
    415,
    "{name} bukan foto yang dapat dibaca, jadi tidak disimpan. Teks laporan tetap diterima; kirim"
    " foto lain bila ada.",
)
PHOTO_TOO_LARGE = _kind(
    "S341",
    413,
    "{name} terlalu besar (lebih dari 20 MB atau 90 juta titik), jadi tidak disimpan. Teks laporan"
    " tetap diterima; kirim foto yang lebih kecil.",
)
AREA_UNCLEAR = _kind("S342", 422, "Tempat “{words}” belum jelas. Tulis salah satu: {choices}.")
AREA_NOT_FOUND = _kind(
    "S343",
    422,
    "Tidak ada wilayah bernama “{words}”. Periksa ejaannya, atau tulis nama kecamatannya saja.",
)
NO_DESK = _kind(
    "S344",
    422,
    "Belum ada Bakesbangpol yang menangani {area} di sini. Pilih wilayah lain, atau hubungi"
    " pengelola jaringan.",
)
UPLOAD_TOO_LARGE = _kind(
    "S345", 413, "Berkas ini lebih besar dari {limit}. Bagi menjadi beberapa berkas, lalu kirim."
)
NO_FILE = _kind("S346", 422, "Pilih berkasnya dulu, lalu kirim.")
NOT_IN_PREVIEW = _kind(
    "S347", 409, "Masukan ini sudah {state}, jadi tidak dapat diubah lagi. Muat ulang halamannya."
)
INTAKE_GONE = _kind(
    "S348", 409, "Berkas masukan ini sudah tidak tersimpan. Kirim ulang berkasnya, lalu masukkan."
)
DATE_IMPOSSIBLE = _kind(
    "S349", 422, "Tanggal {written} tidak ada di kalender. Tulis hari/bulan/tahun, mis. 24/11/2026."
)
DATE_FUTURE = _kind(
    "S350", 422, "Tanggal {written} belum terjadi. Periksa hari, bulan, dan tahunnya."
)
UUID_TAKEN = _kind(
    "S351", 409, "Tanda kirim ini sudah dipakai laporan lain. Muat ulang borangnya, lalu kirim."
)
PASTE_EMPTY = _kind("S352", 422, "Tempelkan dulu pesannya ke dalam kotak, lalu periksa.")
TICKET_UNKNOWN = _kind(
    "S353", 404, "Nomor ini tidak ditemukan. Periksa angkanya, mis. LP-0412-6, lalu cari lagi."
)
TEXT_LINE = _kind("S360", 422, "Baris {line} tidak terbaca: {why}. Tidak ada yang ditulis.")
NO_AREAS = _kind(
    "S361", 409, "Belum ada wilayah di rumah ini. Jalankan serasi regions install, lalu ulangi."
)
REGION_NEEDED = _kind(
    "S362",
    422,
    "Tidak jelas meja mana yang menerima berkas ini. Sebut wilayahnya: --region KODE.",
)

# 4xx register
TAKEN = _kind(
    "S401",
    409,
    "{who} sudah mengerjakan laporan ini. Minta serah terima, atau pilih laporan lain.",
)
CHECK_INCOMPLETE = _kind(
    "S402",
    422,
    "Belum dapat dinyatakan “{outcome}”: {lacking}. Lengkapi lembar cek, atau tulis alasannya.",
)
FOUR_EYES = _kind(
    "S403", 409, "Koding ini isian Anda sendiri. Pengesahan harus dilakukan orang lain."
)
WRONG_STATE = _kind(
    "S404", 409, "Langkah ini tidak berlaku lagi: catatan sudah {state}. Muat ulang halamannya."
)
ALREADY_LINKED = _kind(
    "S405",
    409,
    "Laporan ini sudah menjadi bagian {event}. Lepaskan dulu, atau gabungkan kedua peristiwa.",
)
NOT_CODED = _kind("S406", 422, "Isi dan simpan lembar koding dulu, lalu kirim ke orang kedua.")
UNDO_BLOCKED = _kind("S407", 409, "Tidak dapat diurungkan: {fields} sudah diubah lagi sesudahnya.")
NOTHING_PICKED = _kind("S408", 422, "Centang sedikitnya satu laporan, lalu ulangi.")
NOBODY_READS_RESTRICTED = _kind(
    "S412",
    409,
    "Belum ada yang berhak membaca laporan terbatas di {area}, jadi laporan ini akan hilang dari"
    " semua orang. Minta pengelola mengangkat analis atau kepala dulu.",
)
TWO_NEEDED = _kind("S410", 422, "Centang sedikitnya dua laporan untuk digabungkan.")
ONE_EVENT_NEEDED = _kind(
    "S409", 422, "Pilih dua peristiwa yang berbeda; catatan tidak dapat digabung dengan dirinya."
)

# 5xx tables and science
TABLE_MISSING = _kind("S501", 422, "Berkas {path} tidak ada atau tidak boleh dibaca.")
TABLE_UNREADABLE = _kind(
    "S502", 422, "Berkas {path} rusak atau bukan csv, xlsx, atau teks; simpan ulang lalu coba lagi."
)
TABLE_EMPTY = _kind("S503", 422, "Berkas {path} kosong; tidak ada angka untuk diperiksa.")
TABLE_TOO_LARGE = _kind(
    "S504", 422, "Berkas {path} lebih dari {megabytes} MB; kirim lembar tabelnya saja."
)

# 6xx network
LINK_GONE = _kind(
    "S601",
    404,
    "Tautan ini tidak berlaku: sudah dipakai, dicabut, atau lewat waktunya. Minta tautan baru"
    " kepada yang mengirimnya.",
)
USERNAME_TAKEN = _kind("S602", 422, "Nama masuk {username} sudah dipakai. Pilih nama lain.")
NOT_TO_YOURSELF = _kind(
    "S603", 409, "Hak untuk diri sendiri harus diberikan orang lain. Minta pengelola lain."
)
LAST_KEEPER = _kind(
    "S604",
    409,
    "{who} satu-satunya pengelola untuk {areas}. Angkat pengelola lain dulu, lalu ulangi.",
)
ROLE_UNKNOWN = _kind("S605", 422, "Peran {role} tidak dikenal. Pilih salah satu dari daftar.")
DATES_UNFIT = _kind("S606", 422, "Tanggal berakhir harus sesudah tanggal mulai.")
DUTY_ENDED = _kind("S607", 409, "Kewajiban ini sudah {state}. Muat ulang halamannya.")
EVIDENCE_NEEDED = _kind(
    "S608", 422, "Tulis buktinya: apa yang dilakukan, kapan, dan di mana berkasnya disimpan."
)
AGENCY_UNFIT = _kind(
    "S609", 422, "{agency} tidak menangani wilayah {area}. Pilih instansi yang menanganinya."
)
PASSWORD_WEAK = _kind("S610", 422, "Sandi belum cukup kuat: {what}")
SECOND_PERSON_NEEDED = _kind(
    "S611",
    409,
    "Peran ini membuka hal yang peka. Undangannya baru dapat dipakai setelah disahkan pengelola"
    " kedua.",
)
JURISDICTION_TWICE = _kind(
    "S612", 409, "{agency} sudah menangani {area} pada tanggal itu. Akhiri dulu yang lama."
)
AGENCY_NAME_TAKEN = _kind("S613", 422, "Sudah ada instansi bernama {name}. Pakai yang itu.")
OFFICE_TWICE = _kind("S614", 409, "{who} sudah memegang jabatan {title} pada tanggal itu.")
DUE_PASSED = _kind("S615", 422, "Tenggat harus sesudah hari ini. Pilih tanggal lain.")
OFFICE_NOT_LONGER = _kind(
    "S616",
    409,
    "Masa jabatan hanya dapat dipersingkat, paling awal hari ini. Untuk memperpanjang atau"
    " menghidupkan lagi, buat pengangkatan baru.",
)
NOT_INDEPENDENT = _kind(
    "S617",
    409,
    "Yang mengesahkan harus pengelola yang jabatannya tidak bertaut dengan pengusul. Minta"
    " pengesahan {who}.",
)
RENEWAL_UNCONFIRMED = _kind(
    "S618",
    409,
    "Akun ini memegang peran yang peka. Tautan sandi baru dapat dipakai setelah disahkan pengelola"
    " kedua di halaman Jaringan.",
)
RENEWAL_TOO_EARLY = _kind(
    "S619",
    409,
    "Tautan ini dibuat seorang diri untuk peran yang peka, jadi baru dapat dipakai 24 jam sesudah"
    " dibuat. Buka lagi nanti.",
)
SOLE_KEEPER = _kind(
    "S620",
    409,
    "Dengan ini Anda tinggal satu-satunya pengelola untuk {areas}. Angkat pengelola ketiga dulu,"
    " atau minta yang bersangkutan mengakhiri jabatannya sendiri. Bila ia tidak ada lagi, pengurus"
    " server mengundang pengganti dengan serasi invite.",
)

GLASS_UNHEARD = _kind(
    "S630",
    409,
    "Tidak ada pemilik data atau pemeriksa di {area} yang dapat diberi tahu, jadi pembukaan darurat"
    " tidak dapat dilakukan. Hubungi pengelola jaringan.",
)
SEAL_UNFIT = _kind(
    "S631",
    409,
    "Kunci segel rumah ini bukan kunci yang menyegel data ini. Kembalikan berkas seal.key dari"
    " cadangan, lalu ulangi.",
)
GLASS_BARRED = _kind(
    "S632",
    403,
    "Peran {role} tidak dapat membuka {what}, juga dalam keadaan darurat. Minta pemilik data"
    " membukanya.",
)
GLASS_REASON = _kind(
    "S633",
    422,
    "Tulis alasan daruratnya, sedikitnya {length} huruf: apa yang terjadi dan mengapa pemilik data"
    " tidak dapat ditunggu.",
)
GLASS_WIDE = _kind(
    "S634", 422, "Pilih satu kecamatan atau desa; lebih luas dari itu tidak dibuka sekaligus."
)
GLASS_STANDS = _kind(
    "S635", 409, "Pembukaan darurat Anda untuk ini masih berlaku sampai {until}. Pakai yang itu."
)
GLASS_NEEDLESS = _kind(
    "S636", 409, "Anda sudah berhak membuka ini. Buka dari halaman datanya, dengan alasan."
)
GLASS_ENDED = _kind("S637", 409, "Pembukaan darurat ini sudah berakhir.")
SEALED_EXPORT_OWN = _kind(
    "S638", 409, "Permintaan ini milik Anda sendiri. Pemegang hak lain yang memutuskan."
)
SEALED_EXPORT_MOVED = _kind(
    "S639", 409, "Permintaan ini sudah {state}. Muat ulang halamannya, atau buat permintaan baru."
)

# 7xx trail
CHAIN_UNREADABLE = _kind(
    "S701",
    422,
    "Baris {row} bukan catatan rantai jejak. Pakai berkas dari halaman Jejak atau dari serasi"
    " trail write, tanpa diubah.",
)

# 8xx operation
BACKUP_EXISTS = _kind("S801", 409, "Berkas {path} sudah ada; pilih nama lain.")
BACKUP_BROKEN = _kind("S802", 422, "Cadangan {path} rusak atau bukan cadangan Serasi.")
HOUSE_NOT_EMPTY = _kind(
    "S803", 409, "Rumah ini sudah berisi data ({path}); pulihkan ke SERASI_HOME yang kosong."
)
PORT_TAKEN = _kind("S804", 409, "Pintu {port} sudah dipakai; pilih lain dengan --port.")
NOT_A_DEMO = _kind(
    "S805", 409, "Rumah ini berisi data sungguhan; contoh hanya dibuat di rumah kosong."
)
HOUSE_NOT_READY = _kind(
    "S806", 409, "Rumah ini belum disiapkan. Jalankan ./run, atau serasi manage migrate."
)

DRILL_NOT_HERE = _kind(
    "S807",
    409,
    "Latihan hanya berjalan di rumah latihan, tidak pernah di rumah yang berisi data sungguhan."
    " Siapkan rumah latihan dengan serasi demo.",
)
DRILL_RUNS = _kind("S808", 409, "Latihan {number} masih berjalan di {area}. Akhiri dulu.")
DRILL_OVER = _kind("S809", 409, "Latihan {number} sudah selesai. Mulai latihan baru.")
DRILL_TOLD = _kind("S810", 409, "Semua babak sudah dilepas. Akhiri latihannya bila sudah cukup.")

# 9xx warn and channels
LEVEL_NOT_YOURS = _kind(
    "S901",
    403,
    "Tingkat {level} disahkan oleh {who}. Anda dapat mengusulkannya, bukan mengesahkannya.",
)
WARNING_MOVED = _kind(
    "S902",
    409,
    "Peringatan {number} sudah {state} sementara Anda membacanya. Muat ulang halamannya.",
)
INDICATOR_UNFIT = _kind(
    "S903", 422, "Indikator {code} tidak diamati instansi Anda. Pilih indikator dari daftar Anda."
)
OBSERVATION_EMPTY = _kind(
    "S904", 422, "Isi angka, atau pilih satu tanda. Pengamatan kosong tidak disimpan."
)
OBSERVED_LATER = _kind(
    "S905",
    422,
    "Tanggal pengamatan {day} tidak mungkin. Pilih hari ini atau sebelumnya, paling lama setahun.",
)
NOTICE_ANSWERED = _kind("S906", 409, "Panggilan ini sudah {state}. Tidak perlu dijawab lagi.")
LEVEL_RISES = _kind(
    "S907",
    422,
    "{level} lebih tinggi dari yang berlaku. Menaikkan tingkat lewat usulan, bukan lewat"
    " penurunan.",
)
COUNTS_UNREADABLE = _kind("S908", 422, "Berkas {path} tidak dapat dibaca: {why}")
THRESHOLDS_UNORDERED = _kind(
    "S909", 422, "Ambang harus berurutan: kuning paling mudah dicapai, merah paling sulit."
)
ADDRESS_UNFIT = _kind("S920", 422, "{address} bukan {what}. Periksa lagi, lalu simpan.")
CHANNEL_NOT_READY = _kind(
    "S921",
    409,
    "Saluran {channel} belum disiapkan di rumah ini. Pilih saluran lain, atau hubungi pengurus"
    " server.",
)
CODE_NOT_SENT = _kind("S922", 502, "Kode belum terkirim: {why} Periksa alamatnya, lalu coba lagi.")
CODE_WRONG = _kind("S923", 422, "Kode tidak cocok. Sisa percobaan: {left}.")
CODE_GONE = _kind(
    "S924", 409, "Kode ini sudah lewat waktunya atau terlalu sering salah. Minta kode baru."
)
CODE_TOO_SOON = _kind("S925", 429, "Kode baru dapat diminta lagi dalam {minutes} menit.")
QUIET_UNFIT = _kind(
    "S926", 422, "Jam tenang perlu awal dan akhir yang berbeda, dan sedikitnya satu hari."
)
BROWSERS_FULL = _kind(
    "S927", 409, "Anda sudah mendaftarkan {limit} peramban. Hapus satu yang tidak dipakai lagi."
)
BROWSER_UNFIT = _kind(
    "S928",
    422,
    "Pendaftaran peramban ini tidak lengkap atau alamatnya tidak dapat dipakai. Muat ulang"
    " halamannya, lalu coba lagi.",
)
CAP_BROKEN = _kind("S930", 422, "Berkas CAP ini tidak dapat dibaca: {why}.")
CAP_TOO_LARGE = _kind(
    "S931", 413, "Berkas CAP ini lebih dari {limit}, jadi tidak dibuka. Minta berkas yang utuh."
)
CAP_UNFIT = _kind("S932", 422, "Berkas CAP ini tidak mengikuti CAP 1.2: {why}.")
CAP_NOT_ACTUAL = _kind(
    "S933",
    422,
    "Pesan CAP ini berstatus {status}, bukan Actual: latihan dan uji tidak pernah menjadi laporan.",
)
CAP_NO_NEWS = _kind(
    "S934",
    422,
    "Pesan CAP jenis {msg_type} hanya menjawab pesan lain; tidak ada kabar untuk dicatat.",
)
CAP_DIFFERS = _kind(
    "S935",
    409,
    "Pesan CAP bernomor, berpengirim, dan berwaktu sama sudah menjadi {receipt}, dengan isi lain."
    " Tanyakan kepada pengirimnya mana yang benar.",
)
CAP_ELSEWHERE = _kind(
    "S936", 422, "Wilayah pesan CAP ini di luar wilayah meja Anda. Teruskan kepada meja setempat."
)
CAP_OWN = _kind(
    "S937", 422, "Pesan CAP ini berasal dari rumah ini sendiri; tingkatnya sudah ada di Siaga."
)
RUMOUR_STEP = _kind("S910", 409, "Langkah ini belum dapat: isunya {step}. Muat ulang halamannya.")
RUMOUR_SECOND = _kind("S911", 409, "Tanggapan disetujui orang lain, bukan yang mengeceknya.")

# 10xx facilitate
MEETING_MOVED = _kind(
    "S1001", 409, "Rapat {number} sudah berubah ({state}). Muat ulang, lalu putuskan lagi."
)
MEETING_STATE = _kind(
    "S1002", 409, "Langkah ini belum dapat: rapat {number} {state}. Muat ulang halamannya."
)
MEETING_TIMES = _kind(
    "S1003", 422, "Rapat harus mulai nanti, selesai sesudah mulai, dan paling lama tiga hari."
)
INVITEES_NEEDED = _kind("S1004", 422, "Centang paling sedikit satu instansi yang diundang.")
POINT_MOVED = _kind(
    "S1005",
    409,
    "Butir {serial} sudah diubah {who} sementara Anda menulis. Tulisan Anda tersimpan di bawahnya;"
    " gabungkan keduanya.",
)
CONCLUSION_MADE = _kind("S1006", 409, "Kesimpulan {serial} sudah menjadi kewajiban.")
DOOR_SHUT = _kind(
    "S1007",
    409,
    "Daftar hadir dibuka dua jam sebelum rapat sampai dua jam sesudahnya. Lapor kepada notulis.",
)
CORRECTION_OVER = _kind(
    "S1008", 409, "Masa koreksi notulen {number} sudah lewat. Hubungi notulis untuk catatan."
)
CORRECTIONS_LEFT = _kind(
    "S1009", 409, "Masih ada {count} usulan koreksi yang belum diputuskan. Terima atau tolak dulu."
)
LINES_TOO_MANY = _kind("S1010", 413, "Paling banyak {most} baris sekali masuk. Bagi daftarnya.")
REPLY_SHUT = _kind("S1011", 409, "Rapat ini {state}; jawaban undangan tidak diterima lagi.")
POINT_UNMERGED = _kind(
    "S1012",
    409,
    "Butir {serial} masih punya tulisan yang belum digabung. Gabungkan atau kesampingkan dulu.",
)
CORRECTION_EARLY = _kind(
    "S1013", 409, "Peserta masih boleh mengoreksi sampai {until}. Tunggu, atau tulis alasannya."
)

CASE_MOVED = _kind(
    "S1101", 409, "Perkara {number} sudah berubah ({stage}). Muat ulang, lalu putuskan lagi."
)
CASE_STAGE = _kind(
    "S1102", 409, "Dari tahap {stage} perkara tidak dapat langsung ke tahap {wanted}."
)
STATUS_CONDITIONS = _kind(
    "S1110",
    409,
    "Status belum dapat diusulkan: {missing}. Dasar: {article} ({words}).",
)
STATUS_CONSULT = _kind(
    "S1111",
    409,
    "Status belum dapat ditetapkan: konsultasi dengan pimpinan DPRD belum dicatat. Dasar: {article}"
    " ({words}).",
)
STATUS_NOT_YOURS = _kind(
    "S1112",
    403,
    "Status tingkat {reach} ditetapkan oleh {who}. Dasar: {article}.",
)
STATUS_STATE = _kind(
    "S1113", 409, "Status {number} sudah {state}; langkah ini tidak dapat dilakukan lagi."
)
STATUS_DAYS = _kind(
    "S1114",
    422,
    "Masa status harus mulai hari ini atau kemarin dan paling lama {days} hari. Dasar: {article}.",
)
STATUS_EXTENDED = _kind(
    "S1115",
    409,
    "Status sudah diperpanjang {count} kali, sebanyak yang diketahui diperbolehkan. Dasar:"
    " {article} (belum dicek ke naskah resmi). Bila aturan menyatakan lain, ubah parameter hukum.",
)
TNI_BEFORE_STATUS = _kind(
    "S1116", 409, "Permintaan bantuan TNI menunggu penetapan status. Dasar: {article} ({words})."
)
STATUS_DECREE = _kind("S1117", 422, "Isi nomor keputusan dan tanggal mulainya.")
CASE_OPEN_STATUS = _kind(
    "S1118", 409, "Perkara masih berstatus keadaan konflik ({number}); cabut statusnya dahulu."
)
CASE_NOT_DONE = _kind("S1103", 409, "Perkara belum boleh ditutup: {why}.")
EVENT_TAKEN = _kind("S1104", 409, "Catatan {event} sudah menjadi bagian perkara {case}.")
PARTY_LETTER = _kind(
    "S1105", 422, "Pihak ditulis dengan satu huruf, A sampai H, masing-masing sekali."
)
AREAS_NEEDED = _kind("S1106", 422, "Perkara perlu paling sedikit satu wilayah yang Anda tangani.")
SITUATION_TIME = _kind(
    "S1107", 422, "Waktu laporan tidak boleh di depan sekarang, dan laporan berikut sesudahnya."
)
COUNT_BELOW_ZERO = _kind(
    "S1108", 422, "Jumlah tidak boleh di bawah nol; kosongkan bila belum tahu."
)
HAND_OVER_WAITS = _kind(
    "S621", 409, "Kewajiban ini sudah ditawarkan kepada {agency}; tunggu atau tarik dahulu."
)
HAND_OVER_ENDED = _kind("S622", 409, "Tawaran pengalihan ini sudah {state}.")
DEPUTY_UNFIT = _kind(
    "S623", 422, "Pengganti harus rekan seinstansi yang menjabat pada hari-hari itu."
)
AGENCY_CLOSED = _kind(
    "S624", 409, "{agency} sudah tidak ada; pilih instansi yang meneruskan tugasnya."
)
CASE_CLOSED = _kind("S1109", 409, "Perkara {number} sudah ditutup. Buka kembali dahulu.")
STATUS_ORDER = _kind(
    "S1119",
    422,
    "Urutan tanggal tidak cocok: {what}.",
)
RECOVERY_STAGE = _kind(
    "S1201", 409, "Dari tahap {stage} pemulihan tidak dapat langsung ke tahap {wanted}: {why}."
)
RECOVERY_MOVED = _kind(
    "S1202", 409, "Pemulihan {number} sudah berubah ({stage}). Muat ulang, lalu putuskan lagi."
)
CASE_ENDED = _kind(
    "S1203",
    409,
    "Perkara {number} sudah selesai. Orang baru didata sesudah perkaranya dibuka kembali.",
)
PERSON_CONTRADICTS = _kind("S1204", 422, "Isian saling bertentangan: {what}. Perbaiki salah satu.")
PERSON_DOUBLE = _kind(
    "S1205", 409, "Orang ini sudah didata sebagai {code}. Pakai kode itu; jangan didata dua kali."
)
PERSON_WITHDRAWN = _kind(
    "S1206",
    409,
    "{code} menarik persetujuannya. Yang tersisa hanya hitungannya; tidak ada layanan atau catatan"
    " baru.",
)
CONSENT_FIRST = _kind(
    "S1207", 409, "Minta dan catat dulu persetujuan {code} untuk {purpose}, baru lanjutkan."
)
CONSENT_GIVER = _kind(
    "S1208", 422, "Persetujuan untuk {code} tidak dapat diberikan oleh {giver}: {why}."
)
GUARDIAN_FIRST = _kind(
    "S1209",
    409,
    "{code} seorang anak. Tulis dulu orang tua atau walinya (disegel), baru layanan dimulai.",
)
DIAGNOSIS_REFUSED = _kind(
    "S1210", 422, "Tulis layanan, bukan diagnosis. Hapus kata “{word}”; rujuk bila perlu."
)
STAY_DATES = _kind("S1211", 422, "Tanggal tidak mungkin: {why}.")
NOT_DISPLACED = _kind("S1212", 409, "{code} tidak tercatat sebagai pengungsi.")
SOLVED_ALREADY = _kind(
    "S1213", 409, "Pengungsian {code} sudah berakhir ({outcome}). Catat masuk lagi bila mengungsi."
)
VISIT_ENDED = _kind("S1214", 409, "Kunjungan ini sudah {state}. Muat ulang halamannya.")
SUPPORT_ENDED = _kind("S1215", 409, "Kartu layanan {code} sudah ditutup atau belum dibuka.")
REFERRAL_STEP = _kind("S1216", 409, "Rujukan ini {state}; langkah itu tidak dapat lagi.")
PLAN_ENDED = _kind("S1217", 409, "Baris rencana ini sudah {state}.")
PLAN_BACKWARDS = _kind(
    "S1218",
    422,
    "Kemajuan tidak turun dari {was} ke {now} persen tanpa keterangan. Tulis sebabnya di bukti.",
)
DAMAGE_SECOND = _kind("S1219", 409, "Kerusakan diverifikasi orang lain, bukan yang mencatatnya.")
LESSON_EARLY = _kind(
    "S1220", 409, "Pelajaran ditulis sesudah perkara {number} selesai; sekarang masih {stage}."
)
NEED_ENDED = _kind("S1221", 409, "Kebutuhan ini sudah {state}.")
AGENCY_UNKNOWN = _kind("S1222", 422, "Instansi itu tidak ada atau tidak menangani tempat ini.")
MONEY_UNREADABLE = _kind(
    "S1223", 422, "“{text}” bukan rupiah utuh. Tulis angkanya saja, misalnya 12.500.000."
)
DUPLICATE_POINT = _kind("S1224", 409, "Posko bernama {name} sudah ada pada perkara ini.")
LIST_EMPTY = _kind("S1240", 422, "Daftar ini kosong. Tempel barisnya atau pilih berkasnya.")
LIST_NO_HEADER = _kind(
    "S1241",
    422,
    "Judul kolom tidak ditemukan. Baris pertama harus memuat paling sedikit: {needed}.",
)
LIST_TOO_LONG = _kind("S1242", 413, "Daftar ini {rows} baris; sekali masuk paling banyak {limit}.")
ROW_SEX = _kind("S1243", 422, "Kolom L/P berisi “{text}”; tulis L, P, atau T.")
ROW_AGE = _kind("S1244", 422, "Umur atau tahun lahir “{text}” tidak mungkin.")
ROW_NIK = _kind("S1245", 422, "NIK harus 16 angka; di sini {n}.")
ROW_DATE = _kind("S1246", 422, "Tanggal masuk “{text}” tidak terbaca atau di masa depan.")
ROW_POINT = _kind("S1247", 422, "Posko “{text}” belum dicatat. Catat dulu poskonya.")
ROW_VULNERABLE = _kind("S1248", 422, "Kerentanan “{text}” tidak dikenal. Pilihannya: {known}.")
ROW_DOUBLE_HERE = _kind("S1249", 409, "Orang yang sama dengan baris {row} dalam daftar ini.")
ROW_DOUBLE = _kind("S1250", 409, "Sudah didata sebagai {code}.")
ROW_ORIGIN = _kind("S1251", 422, "Asal “{text}” tidak dikenal: {why}")
ROW_ELSEWHERE = _kind("S1252", 409, "Sudah didata di wilayah lain dari perkara ini.")
ROW_NIK_ROUNDED = _kind(
    "S1253",
    422,
    "NIK tersimpan sebagai angka, jadi Excel mungkin mengubah angka terakhirnya menjadi 0. Format"
    " kolomnya sebagai teks lalu tulis ulang; di sini disimpan tanpa NIK.",
)
FORUM_VILLAGE = _kind("S1050", 422, "Forum dibentuk di desa atau kelurahan. Pilih desanya.")
FORUM_TWICE = _kind("S1051", 409, "{area} sudah mempunyai forum {number}. Pakai yang itu.")
PACKAGE_STATE = _kind(
    "S1052", 409, "Langkah ini tidak berlaku: paket {number} sudah {state}. Muat ulang halamannya."
)
PACKAGE_MOVED = _kind(
    "S1053", 409, "Paket {number} sudah berubah sejak Anda membukanya. Muat ulang, lalu ulangi."
)
PACKAGE_SECOND = _kind(
    "S1054", 409, "Langkah ini harus dilakukan orang lain: {who} sudah {done} paket ini."
)
MONEY_UNFIT = _kind(
    "S1055", 422, "{what}: tulis rupiah bulat lebih dari nol, misalnya 1.250.000, tanpa sen."
)
MONEY_GRANTED = _kind(
    "S1056", 422, "“{line}” diusulkan {asked}; yang disetujui harus antara nol dan jumlah itu."
)
MONEY_TRANCHE = _kind(
    "S1057", 422, "Dengan ini dana cair menjadi {received}, di atas yang disetujui {granted}."
)
RECEIPT_TWICE = _kind(
    "S1058", 409, "Kuitansi {receipt} sudah dipakai untuk “{what}”. Periksa nomornya."
)
MONEY_TOTAL = _kind(
    "S1059",
    422,
    "Total LPJ {told} tidak sama dengan jumlah barisnya {counted}: selisih {apart}. Betulkan"
    " totalnya, atau lengkapi barisnya.",
)
MONEY_OVER = _kind(
    "S1060",
    422,
    "Belanja {excess} di atas dana yang disetujui dan diterima. Betulkan, atau tulis alasan dan"
    " sumber kelebihannya.",
)
MONEY_LINE_OVER = _kind(
    "S1061", 422, "“{line}” {excess} di atas persetujuannya. Betulkan, atau tulis alasannya."
)
MONEY_REST = _kind(
    "S1062",
    422,
    "Diterima {received}, dibelanjakan {spent}, dikembalikan {repaid}: {apart} {side}.",
)
PACKAGE_NOT_DONE = _kind(
    "S1063", 422, "Dana untuk {what} disetujui, tetapi pelaksanaannya belum dicatat."
)
FORUM_DAY = _kind("S1064", 422, "Tanggal {day} tidak mungkin: harus antara {first} dan {last}.")
PEOPLE_UNFIT = _kind(
    "S1065", 422, "Jumlah orang harus angka bulat nol atau lebih, dan paling sedikit satu orang."
)
PACKAGE_LACKS = _kind("S1066", 422, "Usulan belum lengkap: {lacking}.")
LINE_USED = _kind("S1067", 409, "“{line}” sudah dipakai belanja, jadi tidak dapat dihapus.")
MEDIATION_MOVED = _kind(
    "S1130",
    409,
    "Mediasi perkara {number} sudah berubah sejak Anda membukanya. Isian Anda belum disimpan; muat"
    " ulang, lalu simpan lagi.",
)
MEDIATION_PARTIES = _kind(
    "S1131",
    409,
    "Mediasi perlu paling sedikit dua pihak. Catat Pihak A dan Pihak B di halaman perkara dahulu.",
)
MEDIATION_OPEN = _kind("S1132", 409, "Perkara ini sedang dalam mediasi. Lanjutkan yang itu.")
MEDIATION_ENDED = _kind(
    "S1133", 409, "Mediasi ini sudah berakhir ({state}). Mulai mediasi baru bila perlu."
)
MEDIATOR_REFUSED = _kind("S1134", 409, "{office} sudah ditolak Pihak {party}. Sebut penengah lain.")
JOINT_TOO_EARLY = _kind("S1135", 409, "Sidang bersama belum dapat: {why}.")
SESSION_TIME = _kind(
    "S1136",
    422,
    "Waktunya harus sesudah mediasi dimulai dan tidak di depan sekarang; langkah berikut"
    " sesudahnya.",
)
MEDIATION_NONE = _kind("S1137", 409, "Perkara ini belum dimediasi. Mulai mediasi dahulu.")
AGREEMENT_EARLY = _kind("S1140", 409, "{number} belum dapat ditandatangani: {why}.")
AGREEMENT_STATE = _kind(
    "S1141", 409, "{number} sekarang {state}; langkah ini tidak dapat dilakukan."
)
AGREEMENT_MOVED = _kind(
    "S1142",
    409,
    "{number} sudah berubah sejak Anda membukanya (sekarang {state}). Isian Anda belum disimpan;"
    " bandingkan, lalu simpan lagi.",
)
AGREEMENT_OPEN = _kind(
    "S1143", 409, "Perkara ini sudah punya konsep kesepakatan. Lanjutkan atau batalkan yang itu."
)
OBLIGATION_UNFIT = _kind("S1144", 422, "Kewajiban ke-{n}: {why}.")
LAW_GOES_ON = _kind(
    "S1146",
    409,
    "{number}: ada korban meninggal. Kesepakatan tidak menghapus proses hukum; tulis proses hukum"
    " yang berlanjut, lalu tanda tangani.",
)
CHECK_STATE = _kind("S1150", 409, "Pemantauan H+{days} sudah {state}.")
CHECK_EARLY = _kind(
    "S1151", 422, "Pemantauan H+{days} baru dapat dicatat untuk kunjungan sejak {day}."
)
CHECK_VOICES = _kind("S1152", 422, "Dengar setiap pihak. Belum ada kata Pihak {missing}.")
FINDING_EVIDENCE = _kind(
    "S1153", 422, "Kewajiban ke-{n}: tulis dari mana terlihat bahwa dipenuhi atau dilanggar."
)
SCAN_UNFIT = _kind("S1156", 422, "Pindaian harus PDF atau foto, paling besar {limit}.")
SCAN_GONE = _kind(
    "S1157", 410, "Pindaian {number} tidak dapat dibuka: {why}. Hubungi pengurus server."
)
