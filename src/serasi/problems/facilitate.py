"""Meetings, forums and drills: S10xx."""

from __future__ import annotations

from serasi.problems.base import kind

MEETING_MOVED = kind(
    "S1001", 409, "Rapat {number} sudah berubah ({state}). Muat ulang, lalu putuskan lagi."
)
MEETING_STATE = kind(
    "S1002", 409, "Langkah ini belum dapat: rapat {number} {state}. Muat ulang halamannya."
)
MEETING_TIMES = kind(
    "S1003", 422, "Rapat harus mulai nanti, selesai sesudah mulai, dan paling lama tiga hari."
)
INVITEES_NEEDED = kind("S1004", 422, "Centang paling sedikit satu instansi yang diundang.")
POINT_MOVED = kind(
    "S1005",
    409,
    "Butir {serial} sudah diubah {who} sementara Anda menulis. Tulisan Anda tersimpan di bawahnya;"
    " gabungkan keduanya.",
)
CONCLUSION_MADE = kind("S1006", 409, "Kesimpulan {serial} sudah menjadi kewajiban.")
DOOR_SHUT = kind(
    "S1007",
    409,
    "Daftar hadir dibuka dua jam sebelum rapat sampai dua jam sesudahnya. Lapor kepada notulis.",
)
CORRECTION_OVER = kind(
    "S1008", 409, "Masa koreksi notulen {number} sudah lewat. Hubungi notulis untuk catatan."
)
CORRECTIONS_LEFT = kind(
    "S1009", 409, "Masih ada {count} usulan koreksi yang belum diputuskan. Terima atau tolak dulu."
)
LINES_TOO_MANY = kind("S1010", 413, "Paling banyak {most} baris sekali masuk. Bagi daftarnya.")
REPLY_SHUT = kind("S1011", 409, "Rapat ini {state}; jawaban undangan tidak diterima lagi.")
POINT_UNMERGED = kind(
    "S1012",
    409,
    "Butir {serial} masih punya tulisan yang belum digabung. Gabungkan atau kesampingkan dulu.",
)
CORRECTION_EARLY = kind(
    "S1013", 409, "Peserta masih boleh mengoreksi sampai {until}. Tunggu, atau tulis alasannya."
)
MEETING_EARLY = kind(
    "S1014",
    409,
    "Rapat {number} baru mulai {start}; dibuka paling cepat dua jam sebelumnya. Bila dimajukan,"
    " ubah waktunya dulu agar peserta diberi tahu.",
)
FORUM_VILLAGE = kind("S1050", 422, "Forum dibentuk di desa atau kelurahan. Pilih desanya.")
FORUM_TWICE = kind("S1051", 409, "{area} sudah mempunyai forum {number}. Pakai yang itu.")
PACKAGE_STATE = kind(
    "S1052", 409, "Langkah ini tidak berlaku: paket {number} sudah {state}. Muat ulang halamannya."
)
PACKAGE_MOVED = kind(
    "S1053", 409, "Paket {number} sudah berubah sejak Anda membukanya. Muat ulang, lalu ulangi."
)
PACKAGE_SECOND = kind(
    "S1054", 409, "Langkah ini harus dilakukan orang lain: {who} sudah {done} paket ini."
)
MONEY_UNFIT = kind(
    "S1055", 422, "{what}: tulis rupiah bulat lebih dari nol, misalnya 1.250.000, tanpa sen."
)
MONEY_GRANTED = kind(
    "S1056", 422, "“{line}” diusulkan {asked}; yang disetujui harus antara nol dan jumlah itu."
)
MONEY_TRANCHE = kind(
    "S1057", 422, "Dengan ini dana cair menjadi {received}, di atas yang disetujui {granted}."
)
RECEIPT_TWICE = kind(
    "S1058", 409, "Kuitansi {receipt} sudah dipakai untuk “{what}”. Periksa nomornya."
)
MONEY_TOTAL = kind(
    "S1059",
    422,
    "Total LPJ {told} tidak sama dengan jumlah barisnya {counted}: selisih {apart}. Betulkan"
    " totalnya, atau lengkapi barisnya.",
)
MONEY_OVER = kind(
    "S1060",
    422,
    "Belanja {excess} di atas dana yang disetujui dan diterima. Betulkan, atau tulis alasan dan"
    " sumber kelebihannya.",
)
MONEY_LINE_OVER = kind(
    "S1061", 422, "“{line}” {excess} di atas persetujuannya. Betulkan, atau tulis alasannya."
)
MONEY_REST = kind(
    "S1062",
    422,
    "Diterima {received}, dibelanjakan {spent}, dikembalikan {repaid}: {apart} {side}.",
)
PACKAGE_NOT_DONE = kind(
    "S1063", 422, "Dana untuk {what} disetujui, tetapi pelaksanaannya belum dicatat."
)
FORUM_DAY = kind("S1064", 422, "Tanggal {day} tidak mungkin: harus antara {first} dan {last}.")
PEOPLE_UNFIT = kind(
    "S1065", 422, "Jumlah orang harus angka bulat nol atau lebih, dan paling sedikit satu orang."
)
PACKAGE_LACKS = kind("S1066", 422, "Usulan belum lengkap: {lacking}.")
LINE_USED = kind("S1067", 409, "“{line}” sudah dipakai belanja, jadi tidak dapat dihapus.")
