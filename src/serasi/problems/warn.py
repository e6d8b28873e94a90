"""Levels, notices and channels: S9xx."""

from __future__ import annotations

from serasi.problems.base import kind

LEVEL_NOT_YOURS = kind(
    "S901",
    403,
    "Tingkat {level} disahkan oleh {who}. Anda dapat mengusulkannya, bukan mengesahkannya.",
)
WARNING_MOVED = kind(
    "S902",
    409,
    "Peringatan {number} sudah {state} sementara Anda membacanya. Muat ulang halamannya.",
)
INDICATOR_UNFIT = kind(
    "S903", 422, "Indikator {code} tidak diamati instansi Anda. Pilih indikator dari daftar Anda."
)
OBSERVATION_EMPTY = kind(
    "S904", 422, "Isi angka, atau pilih satu tanda. Pengamatan kosong tidak disimpan."
)
OBSERVED_LATER = kind(
    "S905",
    422,
    "Tanggal pengamatan {day} tidak mungkin. Pilih hari ini atau sebelumnya, paling lama setahun.",
)
NOTICE_ANSWERED = kind("S906", 409, "Panggilan ini sudah {state}. Tidak perlu dijawab lagi.")
LEVEL_RISES = kind(
    "S907",
    422,
    "{level} lebih tinggi dari yang berlaku. Menaikkan tingkat lewat usulan, bukan lewat"
    " penurunan.",
)
COUNTS_UNREADABLE = kind("S908", 422, "Berkas {path} tidak dapat dibaca: {why}")
THRESHOLDS_UNORDERED = kind(
    "S909", 422, "Ambang harus berurutan: kuning paling mudah dicapai, merah paling sulit."
)
ADDRESS_UNFIT = kind("S920", 422, "{address} bukan {what}. Periksa lagi, lalu simpan.")
CHANNEL_NOT_READY = kind(
    "S921",
    409,
    "Saluran {channel} belum disiapkan di rumah ini. Pilih saluran lain, atau hubungi pengurus"
    " server.",
)
CODE_NOT_SENT = kind("S922", 502, "Kode belum terkirim: {why} Periksa alamatnya, lalu coba lagi.")
CODE_WRONG = kind("S923", 422, "Kode tidak cocok. Sisa percobaan: {left}.")
CODE_GONE = kind(
    "S924", 409, "Kode ini sudah lewat waktunya atau terlalu sering salah. Minta kode baru."
)
CODE_TOO_SOON = kind("S925", 429, "Kode baru dapat diminta lagi dalam {minutes} menit.")
QUIET_UNFIT = kind(
    "S926", 422, "Jam tenang perlu awal dan akhir yang berbeda, dan sedikitnya satu hari."
)
BROWSERS_FULL = kind(
    "S927", 409, "Anda sudah mendaftarkan {limit} peramban. Hapus satu yang tidak dipakai lagi."
)
BROWSER_UNFIT = kind(
    "S928",
    422,
    "Pendaftaran peramban ini tidak lengkap atau alamatnya tidak dapat dipakai. Muat ulang"
    " halamannya, lalu coba lagi.",
)
CAP_BROKEN = kind("S930", 422, "Berkas CAP ini tidak dapat dibaca: {why}.")
CAP_TOO_LARGE = kind(
    "S931", 413, "Berkas CAP ini lebih dari {limit}, jadi tidak dibuka. Minta berkas yang utuh."
)
CAP_UNFIT = kind("S932", 422, "Berkas CAP ini tidak mengikuti CAP 1.2: {why}.")
CAP_NOT_ACTUAL = kind(
    "S933",
    422,
    "Pesan CAP ini berstatus {status}, bukan Actual: latihan dan uji tidak pernah menjadi laporan.",
)
CAP_NO_NEWS = kind(
    "S934",
    422,
    "Pesan CAP jenis {msg_type} hanya menjawab pesan lain; tidak ada kabar untuk dicatat.",
)
CAP_DIFFERS = kind(
    "S935",
    409,
    "Pesan CAP bernomor, berpengirim, dan berwaktu sama sudah menjadi {receipt}, dengan isi lain."
    " Tanyakan kepada pengirimnya mana yang benar.",
)
CAP_ELSEWHERE = kind(
    "S936", 422, "Wilayah pesan CAP ini di luar wilayah meja Anda. Teruskan kepada meja setempat."
)
CAP_OWN = kind(
    "S937", 422, "Pesan CAP ini berasal dari rumah ini sendiri; tingkatnya sudah ada di Siaga."
)
RUMOUR_STEP = kind("S910", 409, "Langkah ini belum dapat: isunya {step}. Muat ulang halamannya.")
RUMOUR_SECOND = kind("S911", 409, "Tanggapan disetujui orang lain, bukan yang mengeceknya.")
