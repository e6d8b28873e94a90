"""Surveys and the harmony index: S13xx. Flaws of single rows, S1305 to S1329, are in the library
(`serasi.science.harmony.flaws`)."""

from __future__ import annotations

from serasi.problems.base import kind

INTERVIEW_CHANGED = kind(
    "S1330",
    409,
    "Wawancara {uuid} sudah diterima dengan isi lain. Yang pertama tetap dipakai; simpan berkas"
    " antrean HP dan hubungi penanggung jawab survei.",
)
INTERVIEW_TAKEN = kind(
    "S1331",
    409,
    "Nomor wawancara {uuid} sudah dipakai pewawancara atau gelombang lain. Isi formulir baru.",
)
WAVE_NOT_OPEN = kind(
    "S1332", 409, "Gelombang {wave} {state}; wawancara hanya diterima selama di lapangan."
)
WAVE_STATE = kind(
    "S1333", 409, "Langkah ini belum dapat: gelombang {wave} {state}. Muat ulang halamannya."
)
VERSION_MIXED = kind(
    "S1334",
    422,
    "Jawaban memakai instrumen versi {given}, gelombang ini versi {wanted}. Versi tidak boleh"
    " dicampur; pasang formulir versi {wanted}, lalu ulangi.",
)
ITEM_UNKNOWN = kind(
    "S1335", 422, "Kode butir tidak dikenal: {items}. Periksa versi formulir atau nama kolomnya."
)
ANSWER_UNFIT = kind(
    "S1336", 422, "Jawaban {item} = “{value}” tidak mungkin. Yang berlaku: {allowed}."
)
PLACE_NOT_SAMPLED = kind(
    "S1337",
    422,
    "Tempat “{place}” tidak ada dalam sampel gelombang {wave}. Pilih tempat dari daftar tugas.",
)
CONSENT_MISSING = kind(
    "S1338",
    422,
    "Tanpa persetujuan tidak boleh ada jawaban. Bacakan naskah persetujuan, catat jawabannya,"
    " atau kirim sebagai penolakan.",
)
INTERVIEW_UNFIT = kind("S1339", 422, "Isian wawancara belum benar: {what}.")
WAVE_TOLD = kind("S1340", 422, "Rancangan gelombang belum benar: {what}.")
SAMPLE_NOT_DRAWN = kind(
    "S1341", 409, "Sampel gelombang {wave} belum ditarik. Tarik sampel dulu, lalu buka lapangan."
)
SAMPLE_IN_USE = kind(
    "S1342",
    409,
    "Sampel gelombang {wave} sudah dipakai lapangan dan tidak dapat ditarik ulang. Catat"
    " penggantian tempat dengan alasannya.",
)
FRAME_LACKS = kind(
    "S1343",
    422,
    "Kerangka sampel {area} belum lengkap: {count} desa/kelurahan tanpa jumlah penduduk ({some})."
    " Lengkapi paket wilayah, atau pakai ukuran sama untuk semua desa.",
)
FRAME_SMALL = kind(
    "S1344",
    422,
    "Strata {stratum} hanya punya {villages} desa, diminta {take}. Kurangi, atau gabung.",
)
STRATUM_ONE = kind(
    "S1345",
    422,
    "Strata {stratum} hanya mendapat satu desa, sehingga ketelitiannya tidak dapat dihitung."
    " Ambil paling sedikit dua, atau gabungkan strata.",
)
NO_RESERVE = kind(
    "S1346",
    409,
    "Tidak ada desa cadangan lagi di strata {stratum}. Catat tempat ini sebagai tidak dapat"
    " dikerjakan.",
)
PLACE_WORKED = kind(
    "S1347", 409, "{place} sudah punya {count} wawancara, jadi tidak dapat diganti."
)
RTS_LISTED = kind(
    "S1348", 409, "RT {place} sudah ditarik dari {listed} RT. Daftar itu tidak berubah lagi."
)
FILE_UNREAD = kind(
    "S1349",
    422,
    "Berkas tidak terbaca sebagai ekspor KoboToolbox/ODK: {what}. Unduh ulang sebagai XLSX atau"
    " CSV dengan nama kolom, lalu kirim lagi.",
)
FILE_ROW = kind("S1350", 422, "Baris {row}, kolom {column}: {what}")
FILE_REFUSED = kind(
    "S1351",
    422,
    "Tidak ada yang dimasukkan: {count} hal harus dibetulkan dulu. Yang pertama: {first}",
)
FILE_SHIFTED = kind(
    "S1352",
    422,
    "Kolom tampaknya bergeser: {share} % isi kolom {column} tidak mungkin, padahal cocok untuk"
    " kolom {other}. Betulkan judul kolom, lalu kirim lagi.",
)
FILE_COLUMNS = kind(
    "S1353",
    422,
    "Kolom {columns} tidak ada dalam berkas. Ekspor semua kolom, termasuk yang diawali garis"
    " bawah.",
)
PAPER_SAME_PERSON = kind(
    "S1354",
    409,
    "Formulir {slip} sudah Anda ketik. Ketikan kedua harus orang lain, tanpa melihat yang pertama.",
)
PAPER_DONE = kind("S1355", 409, "Formulir {slip} sudah selesai diketik dua kali.")
PAPER_UNSETTLED = kind(
    "S1356", 422, "Formulir {slip} masih berbeda pada {items}. Lihat kertasnya, pilih yang benar."
)
SLIP_UNKNOWN = kind(
    "S1357",
    404,
    "Kode {slip} tidak ditemukan dalam gelombang ini. Periksa delapan huruf dan angka pada slip.",
)
SLIP_WITHDRAWN = kind("S1358", 409, "Jawaban dengan kode {slip} sudah dimusnahkan pada {day}.")
WAVE_INCOMPLETE = kind("S1359", 409, "Gelombang {wave} belum dapat ditutup: {what}.")
MARGINS_UNFIT = kind("S1360", 422, "Tabel penduduk untuk pembobotan belum benar: {what}.")
RAKING_FAILED = kind(
    "S1361",
    422,
    "Bobot tidak dapat disesuaikan dengan tabel penduduk: {what}. Gabungkan golongan, atau tutup"
    " tanpa penyesuaian.",
)
PUBLISH_SECOND = kind(
    "S1363", 409, "Gelombang {wave} ditutup oleh Anda; yang mengumumkan harus orang lain."
)
CHECK_UNKNOWN = kind("S1364", 404, "Wawancara ini tidak termasuk yang diperiksa ulang.")
HOUSEHOLD_UNKNOWN = kind(
    "S1365", 422, "Rumah tangga {household} tidak ada di {place}. Muat ulang daftar tugas."
)
SIZE_UNFIT = kind("S1366", 422, "Perhitungan besar sampel belum dapat: {what}.")
SLIP_TAKEN = kind("S1367", 409, "Kode slip {slip} sudah dipakai formulir lain di gelombang ini.")
PERSON_UNFIT = kind(
    "S1368", 422, "{who} bukan pewawancara di wilayah gelombang ini. Beri jabatannya dulu."
)
ANSWERS_UNREADABLE = kind("S1301", 422, "Berkas {path} tidak dapat dibaca: {why}")
ANSWERS_FLAWED = kind(
    "S1302",
    422,
    "Berkas {path}: {count} hal harus dibetulkan dahulu, jadi tidak ada yang dihitung. Yang"
    " pertama: {first}",
)
ANSWERS_EMPTY = kind(
    "S1303",
    422,
    "Berkas {path} tidak berisi jawaban yang boleh dihitung. Periksa apakah ini ekspor gelombang"
    " yang benar.",
)
PLAN_UNFIT = kind("S1304", 422, "Berkas {path} tidak dapat dipakai: {why}")
OUTBOX_UNREAD = kind(
    "S1370",
    422,
    "Berkas ini bukan salinan kotak kirim wawancara ({what}). Di HP, buka Wawancara, tekan “Simpan"
    " salinan ke berkas”, lalu kirim berkas .json itu tanpa diubah.",
)
OUTBOX_OWNER = kind(
    "S1371",
    422,
    "Pemilik berkas tidak dikenal di sini. Pastikan berkas berasal dari HP pewawancara jaringan"
    " ini.",
)
PARCEL_UNFIT = kind(
    "S1372", 422, "Kiriman ini bukan wawancara dan bukan kunjungan: {what}. Muat ulang halamannya."
)
NOT_READ = kind(
    "S1373",
    409,
    "Gelombang {wave} belum diumumkan, atau jenisnya tidak diberi indeks. Ringkasan dan lampiran"
    " metode ada sesudah gelombang diumumkan.",
)
FOLDER_UNWRITABLE = kind("S1374", 422, "Folder {path} tidak dapat ditulisi: {why}")
IHAI_UNFIT = kind("S1380", 422, "Angka IHaI belum dapat disimpan: {what}.")
RESIDUAL_UNFIT = kind("S1381", 422, "Gelombang pascakonflik belum dapat dikaitkan: {what}.")
