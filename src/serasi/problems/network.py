"""Agencies, people, offices and duties: S6xx."""

from __future__ import annotations

from serasi.problems.base import kind

LINK_GONE = kind(
    "S601",
    404,
    "Tautan ini tidak berlaku: sudah dipakai, dicabut, atau lewat waktunya. Minta tautan baru"
    " kepada yang mengirimnya.",
)
USERNAME_TAKEN = kind("S602", 422, "Nama masuk {username} sudah dipakai. Pilih nama lain.")
NOT_TO_YOURSELF = kind(
    "S603", 409, "Hak untuk diri sendiri harus diberikan orang lain. Minta pengelola lain."
)
LAST_KEEPER = kind(
    "S604",
    409,
    "{who} satu-satunya pengelola untuk {areas}. Angkat pengelola lain dulu, lalu ulangi.",
)
ROLE_UNKNOWN = kind("S605", 422, "Peran {role} tidak dikenal. Pilih salah satu dari daftar.")
DATES_UNFIT = kind("S606", 422, "Tanggal berakhir harus sesudah tanggal mulai.")
DUTY_ENDED = kind("S607", 409, "Kewajiban ini sudah {state}. Muat ulang halamannya.")
EVIDENCE_NEEDED = kind(
    "S608", 422, "Tulis buktinya: apa yang dilakukan, kapan, dan di mana berkasnya disimpan."
)
AGENCY_UNFIT = kind(
    "S609", 422, "{agency} tidak menangani wilayah {area}. Pilih instansi yang menanganinya."
)
PASSWORD_WEAK = kind("S610", 422, "Sandi belum cukup kuat: {what}")
SECOND_PERSON_NEEDED = kind(
    "S611",
    409,
    "Peran ini membuka hal yang peka. Undangannya baru dapat dipakai setelah disahkan pengelola"
    " kedua.",
)
JURISDICTION_TWICE = kind(
    "S612", 409, "{agency} sudah menangani {area} pada tanggal itu. Akhiri dulu yang lama."
)
AGENCY_NAME_TAKEN = kind("S613", 422, "Sudah ada instansi bernama {name}. Pakai yang itu.")
OFFICE_TWICE = kind("S614", 409, "{who} sudah memegang jabatan {title} pada tanggal itu.")
DUE_PASSED = kind("S615", 422, "Tenggat harus sesudah hari ini. Pilih tanggal lain.")
OFFICE_NOT_LONGER = kind(
    "S616",
    409,
    "Masa jabatan hanya dapat dipersingkat, paling awal hari ini. Untuk memperpanjang atau"
    " menghidupkan lagi, buat pengangkatan baru.",
)
NOT_INDEPENDENT = kind(
    "S617",
    409,
    "Yang mengesahkan harus pengelola yang jabatannya tidak bertaut dengan pengusul. Minta"
    " pengesahan {who}.",
)
RENEWAL_UNCONFIRMED = kind(
    "S618",
    409,
    "Akun ini memegang peran yang peka. Tautan sandi baru dapat dipakai setelah disahkan pengelola"
    " kedua di halaman Jaringan.",
)
RENEWAL_TOO_EARLY = kind(
    "S619",
    409,
    "Tautan ini dibuat seorang diri untuk peran yang peka, jadi baru dapat dipakai 24 jam sesudah"
    " dibuat. Buka lagi nanti.",
)
SOLE_KEEPER = kind(
    "S620",
    409,
    "Dengan ini Anda tinggal satu-satunya pengelola untuk {areas}. Angkat pengelola ketiga dulu,"
    " atau minta yang bersangkutan mengakhiri jabatannya sendiri. Bila ia tidak ada lagi, pengurus"
    " server mengundang pengganti dengan serasi invite.",
)
GLASS_UNHEARD = kind(
    "S630",
    409,
    "Tidak ada pemilik data atau pemeriksa di {area} yang dapat diberi tahu, jadi pembukaan darurat"
    " tidak dapat dilakukan. Hubungi pengelola jaringan.",
)
SEAL_UNFIT = kind(
    "S631",
    409,
    "Kunci segel rumah ini bukan kunci yang menyegel data ini. Kembalikan berkas seal.key dari"
    " cadangan, lalu ulangi.",
)
GLASS_BARRED = kind(
    "S632",
    403,
    "Peran {role} tidak dapat membuka {what}, juga dalam keadaan darurat. Minta pemilik data"
    " membukanya.",
)
GLASS_REASON = kind(
    "S633",
    422,
    "Tulis alasan daruratnya, sedikitnya {length} huruf: apa yang terjadi dan mengapa pemilik data"
    " tidak dapat ditunggu.",
)
GLASS_WIDE = kind(
    "S634", 422, "Pilih satu kecamatan atau desa; lebih luas dari itu tidak dibuka sekaligus."
)
GLASS_STANDS = kind(
    "S635", 409, "Pembukaan darurat Anda untuk ini masih berlaku sampai {until}. Pakai yang itu."
)
GLASS_NEEDLESS = kind(
    "S636", 409, "Anda sudah berhak membuka ini. Buka dari halaman datanya, dengan alasan."
)
GLASS_ENDED = kind("S637", 409, "Pembukaan darurat ini sudah berakhir.")
SEALED_EXPORT_OWN = kind(
    "S638", 409, "Permintaan ini milik Anda sendiri. Pemegang hak lain yang memutuskan."
)
SEALED_EXPORT_MOVED = kind(
    "S639", 409, "Permintaan ini sudah {state}. Muat ulang halamannya, atau buat permintaan baru."
)
HAND_OVER_WAITS = kind(
    "S621", 409, "Kewajiban ini sudah ditawarkan kepada {agency}; tunggu atau tarik dahulu."
)
HAND_OVER_ENDED = kind("S622", 409, "Tawaran pengalihan ini sudah {state}.")
DEPUTY_UNFIT = kind(
    "S623", 422, "Pengganti harus rekan seinstansi yang menjabat pada hari-hari itu."
)
AGENCY_CLOSED = kind(
    "S624", 409, "{agency} sudah tidak ada; pilih instansi yang meneruskan tugasnya."
)
