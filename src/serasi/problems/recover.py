"""Victims, help and rebuilding: S12xx."""

from __future__ import annotations

from serasi.problems.base import kind

RECOVERY_STAGE = kind(
    "S1201", 409, "Dari tahap {stage} pemulihan tidak dapat langsung ke tahap {wanted}: {why}."
)
RECOVERY_MOVED = kind(
    "S1202", 409, "Pemulihan {number} sudah berubah ({stage}). Muat ulang, lalu putuskan lagi."
)
CASE_ENDED = kind(
    "S1203",
    409,
    "Perkara {number} sudah selesai. Orang baru didata sesudah perkaranya dibuka kembali.",
)
PERSON_CONTRADICTS = kind("S1204", 422, "Isian saling bertentangan: {what}. Perbaiki salah satu.")
PERSON_DOUBLE = kind(
    "S1205", 409, "Orang ini sudah didata sebagai {code}. Pakai kode itu; jangan didata dua kali."
)
PERSON_WITHDRAWN = kind(
    "S1206",
    409,
    "{code} menarik persetujuannya. Yang tersisa hanya hitungannya; tidak ada layanan atau catatan"
    " baru.",
)
CONSENT_FIRST = kind(
    "S1207", 409, "Minta dan catat dulu persetujuan {code} untuk {purpose}, baru lanjutkan."
)
CONSENT_GIVER = kind(
    "S1208", 422, "Persetujuan untuk {code} tidak dapat diberikan oleh {giver}: {why}."
)
GUARDIAN_FIRST = kind(
    "S1209",
    409,
    "{code} seorang anak. Tulis dulu orang tua atau walinya (disegel), baru layanan dimulai.",
)
DIAGNOSIS_REFUSED = kind(
    "S1210", 422, "Tulis layanan, bukan diagnosis. Hapus kata “{word}”; rujuk bila perlu."
)
STAY_DATES = kind("S1211", 422, "Tanggal tidak mungkin: {why}.")
NOT_DISPLACED = kind("S1212", 409, "{code} tidak tercatat sebagai pengungsi.")
SOLVED_ALREADY = kind(
    "S1213", 409, "Pengungsian {code} sudah berakhir ({outcome}). Catat masuk lagi bila mengungsi."
)
VISIT_ENDED = kind("S1214", 409, "Kunjungan ini sudah {state}. Muat ulang halamannya.")
SUPPORT_ENDED = kind("S1215", 409, "Kartu layanan {code} sudah ditutup atau belum dibuka.")
REFERRAL_STEP = kind("S1216", 409, "Rujukan ini {state}; langkah itu tidak dapat lagi.")
PLAN_ENDED = kind("S1217", 409, "Baris rencana ini sudah {state}.")
PLAN_BACKWARDS = kind(
    "S1218",
    422,
    "Kemajuan tidak turun dari {was} ke {now} persen tanpa keterangan. Tulis sebabnya di bukti.",
)
DAMAGE_SECOND = kind("S1219", 409, "Kerusakan diverifikasi orang lain, bukan yang mencatatnya.")
LESSON_EARLY = kind(
    "S1220", 409, "Pelajaran ditulis sesudah perkara {number} selesai; sekarang masih {stage}."
)
NEED_ENDED = kind("S1221", 409, "Kebutuhan ini sudah {state}.")
AGENCY_UNKNOWN = kind("S1222", 422, "Instansi itu tidak ada atau tidak menangani tempat ini.")
MONEY_UNREADABLE = kind(
    "S1223", 422, "“{text}” bukan rupiah utuh. Tulis angkanya saja, misalnya 12.500.000."
)
DUPLICATE_POINT = kind("S1224", 409, "Posko bernama {name} sudah ada pada perkara ini.")
LIST_EMPTY = kind("S1240", 422, "Daftar ini kosong. Tempel barisnya atau pilih berkasnya.")
LIST_NO_HEADER = kind(
    "S1241",
    422,
    "Judul kolom tidak ditemukan. Baris pertama harus memuat paling sedikit: {needed}.",
)
LIST_TOO_LONG = kind("S1242", 413, "Daftar ini {rows} baris; sekali masuk paling banyak {limit}.")
ROW_SEX = kind("S1243", 422, "Kolom L/P berisi “{text}”; tulis L, P, atau T.")
ROW_AGE = kind("S1244", 422, "Umur atau tahun lahir “{text}” tidak mungkin.")
ROW_NIK = kind("S1245", 422, "NIK harus 16 angka; di sini {n}.")
ROW_DATE = kind("S1246", 422, "Tanggal masuk “{text}” tidak terbaca atau di masa depan.")
ROW_POINT = kind("S1247", 422, "Posko “{text}” belum dicatat. Catat dulu poskonya.")
ROW_VULNERABLE = kind("S1248", 422, "Kerentanan “{text}” tidak dikenal. Pilihannya: {known}.")
ROW_DOUBLE_HERE = kind("S1249", 409, "Orang yang sama dengan baris {row} dalam daftar ini.")
ROW_DOUBLE = kind("S1250", 409, "Sudah didata sebagai {code}.")
ROW_ORIGIN = kind("S1251", 422, "Asal “{text}” tidak dikenal: {why}")
ROW_ELSEWHERE = kind("S1252", 409, "Sudah didata di wilayah lain dari perkara ini.")
ROW_NIK_ROUNDED = kind(
    "S1253",
    422,
    "NIK tersimpan sebagai angka, jadi Excel mungkin mengubah angka terakhirnya menjadi 0. Format"
    " kolomnya sebagai teks lalu tulis ulang; di sini disimpan tanpa NIK.",
)
CARE_BEYOND = kind(
    "S1254",
    422,
    "Perkara {number} belum menyangkut {area}, jadi petugas di sana belum dapat membacanya. Minta"
    " ketua penanganan menambah wilayah itu dulu.",
)
CARE_NOBODY = kind(
    "S1255", 422, "Belum ada petugas sosial di {area} yang dapat menerima. Hubungi Dinsosnya."
)
CARE_OWN = kind(
    "S1256", 422, "{area} sudah dalam tanggungan Anda. Catat masuk posko atau pindah saja."
)
CARE_WAITS = kind("S1257", 409, "{code} sudah ditawarkan ke {area}; tunggu atau tarik dulu.")
CARE_ENDED = kind("S1258", 409, "Serah terima ini sudah {state}.")
