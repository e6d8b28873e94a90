"""Cases, status, mediation and agreements: S11xx."""

from __future__ import annotations

from serasi.problems.base import kind

CASE_MOVED = kind(
    "S1101", 409, "Perkara {number} sudah berubah ({stage}). Muat ulang, lalu putuskan lagi."
)
CASE_STAGE = kind(
    "S1102", 409, "Dari tahap {stage} perkara tidak dapat langsung ke tahap {wanted}."
)
STATUS_CONDITIONS = kind(
    "S1110",
    409,
    "Status belum dapat diusulkan: {missing}. Dasar: {article} ({words}).",
)
STATUS_CONSULT = kind(
    "S1111",
    409,
    "Status belum dapat ditetapkan: konsultasi dengan pimpinan DPRD belum dicatat. Dasar: {article}"
    " ({words}).",
)
STATUS_NOT_YOURS = kind(
    "S1112",
    403,
    "Status tingkat {reach} ditetapkan oleh {who}. Dasar: {article}.",
)
STATUS_STATE = kind(
    "S1113", 409, "Status {number} sudah {state}; langkah ini tidak dapat dilakukan lagi."
)
STATUS_DAYS = kind(
    "S1114",
    422,
    "Masa status harus mulai hari ini atau kemarin dan paling lama {days} hari. Dasar: {article}.",
)
STATUS_EXTENDED = kind(
    "S1115",
    409,
    "Status sudah diperpanjang {count} kali, sebanyak yang diketahui diperbolehkan. Dasar:"
    " {article} (belum dicek ke naskah resmi). Bila aturan menyatakan lain, ubah parameter hukum.",
)
TNI_BEFORE_STATUS = kind(
    "S1116", 409, "Permintaan bantuan TNI menunggu penetapan status. Dasar: {article} ({words})."
)
STATUS_DECREE = kind("S1117", 422, "Isi nomor keputusan dan tanggal mulainya.")
CASE_OPEN_STATUS = kind(
    "S1118", 409, "Perkara masih berstatus keadaan konflik ({number}); cabut statusnya dahulu."
)
CASE_NOT_DONE = kind("S1103", 409, "Perkara belum boleh ditutup: {why}.")
EVENT_TAKEN = kind("S1104", 409, "Catatan {event} sudah menjadi bagian perkara {case}.")
PARTY_LETTER = kind(
    "S1105", 422, "Pihak ditulis dengan satu huruf, A sampai H, masing-masing sekali."
)
AREAS_NEEDED = kind("S1106", 422, "Perkara perlu paling sedikit satu wilayah yang Anda tangani.")
SITUATION_TIME = kind(
    "S1107", 422, "Waktu laporan tidak boleh di depan sekarang, dan laporan berikut sesudahnya."
)
COUNT_BELOW_ZERO = kind("S1108", 422, "Jumlah tidak boleh di bawah nol; kosongkan bila belum tahu.")
CASE_CLOSED = kind("S1109", 409, "Perkara {number} sudah ditutup. Buka kembali dahulu.")
STATUS_ORDER = kind(
    "S1119",
    422,
    "Urutan tanggal tidak cocok: {what}.",
)
MEDIATION_MOVED = kind(
    "S1130",
    409,
    "Mediasi perkara {number} sudah berubah sejak Anda membukanya. Isian Anda belum disimpan; muat"
    " ulang, lalu simpan lagi.",
)
MEDIATION_PARTIES = kind(
    "S1131",
    409,
    "Mediasi perlu paling sedikit dua pihak. Catat Pihak A dan Pihak B di halaman perkara dahulu.",
)
MEDIATION_OPEN = kind("S1132", 409, "Perkara ini sedang dalam mediasi. Lanjutkan yang itu.")
MEDIATION_ENDED = kind(
    "S1133", 409, "Mediasi ini sudah berakhir ({state}). Mulai mediasi baru bila perlu."
)
MEDIATOR_REFUSED = kind("S1134", 409, "{office} sudah ditolak Pihak {party}. Sebut penengah lain.")
JOINT_TOO_EARLY = kind("S1135", 409, "Sidang bersama belum dapat: {why}.")
SESSION_TIME = kind(
    "S1136",
    422,
    "Waktunya harus sesudah mediasi dimulai dan tidak di depan sekarang; langkah berikut"
    " sesudahnya.",
)
MEDIATION_NONE = kind("S1137", 409, "Perkara ini belum dimediasi. Mulai mediasi dahulu.")
AGREEMENT_EARLY = kind("S1140", 409, "{number} belum dapat ditandatangani: {why}.")
AGREEMENT_STATE = kind(
    "S1141", 409, "{number} sekarang {state}; langkah ini tidak dapat dilakukan."
)
AGREEMENT_MOVED = kind(
    "S1142",
    409,
    "{number} sudah berubah sejak Anda membukanya (sekarang {state}). Isian Anda belum disimpan;"
    " bandingkan, lalu simpan lagi.",
)
AGREEMENT_OPEN = kind(
    "S1143", 409, "Perkara ini sudah punya konsep kesepakatan. Lanjutkan atau batalkan yang itu."
)
OBLIGATION_UNFIT = kind("S1144", 422, "Kewajiban ke-{n}: {why}.")
LAW_GOES_ON = kind(
    "S1146",
    409,
    "{number}: ada korban meninggal. Kesepakatan tidak menghapus proses hukum; tulis proses hukum"
    " yang berlanjut, lalu tanda tangani.",
)
CHECK_STATE = kind("S1150", 409, "Pemantauan H+{days} sudah {state}.")
CHECK_EARLY = kind(
    "S1151", 422, "Pemantauan H+{days} baru dapat dicatat untuk kunjungan sejak {day}."
)
CHECK_VOICES = kind("S1152", 422, "Dengar setiap pihak. Belum ada kata Pihak {missing}.")
FINDING_EVIDENCE = kind(
    "S1153", 422, "Kewajiban ke-{n}: tulis dari mana terlihat bahwa dipenuhi atau dilanggar."
)
SCAN_UNFIT = kind("S1156", 422, "Pindaian harus PDF atau foto, paling besar {limit}.")
SCAN_GONE = kind(
    "S1157", 410, "Pindaian {number} tidak dapat dibuka: {why}. Hubungi pengurus server."
)
CASE_LED = kind(
    "S1160",
    403,
    "Langkah ini untuk seluruh perkara {number}, jadi diputuskan {lead} sebagai ketua penanganan"
    " atau instansi di atasnya. Minta mereka, atau minta ketua dialihkan.",
)
LEAD_UNFIT = kind(
    "S1161",
    422,
    "{agency} tidak dapat menjadi ketua penanganan: belum ada petugasnya yang menangani perkara.",
)
AREA_HELD = kind(
    "S1162",
    409,
    "{area} belum dapat dilepas dari perkara {number}. Yang masih bergantung padanya: {why}.",
)
