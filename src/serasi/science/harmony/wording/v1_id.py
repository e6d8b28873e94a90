"""INSERASI 1 in Indonesian: the sentences as they are read to people."""

from __future__ import annotations

READING = (
    "Seberapa sesuai kalimat berikut dengan keadaan di lingkungan Bapak/Ibu (RT/RW dan desa ini)"
    " dalam tiga bulan terakhir?"
)
SCALE = {
    1: "Sangat tidak sesuai",
    2: "Tidak sesuai",
    3: "Antara ya dan tidak",
    4: "Sesuai",
    5: "Sangat sesuai",
    8: "Tidak tahu",
    9: "Tidak bersedia menjawab",
}
CONSENT = (
    "Kami menanyakan kerukunan warga di desa/kelurahan ini. Bapak/Ibu terpilih secara acak. Nama,"
    " NIK, dan alamat rumah tidak dicatat dalam jawaban. Ikut serta ini sukarela: Bapak/Ibu boleh"
    " menolak, melewati pertanyaan, atau berhenti kapan saja, dan boleh menarik jawaban sesudahnya"
    " dengan nomor pada kartu ini. Jawaban tidak memengaruhi bantuan sosial atau layanan apa pun."
    " Hasilnya hanya diumumkan untuk banyak orang sekaligus. Apakah Bapak/Ibu bersedia?"
)
ATTITUDES = {
    "A1": "Hidup rukun",
    "A2": "Tepo seliro",
    "A3": "Akrab",
    "A4": "Saling menghormati",
    "A5": "Tanggung jawab",
    "A6": "Saling ketergantungan fungsional",
    "A7": "Tidak ada dominasi/eksploitasi",
    "A8": "Pertukaran saling menguntungkan",
    "A9": "Saling pengertian",
    "A10": "Kesamaan pandangan",
}
SILA = {
    "S1": "Ketuhanan Yang Maha Esa",
    "S2": "Kemanusiaan yang adil dan beradab",
    "S3": "Persatuan Indonesia",
    "S4": "Kerakyatan yang dipimpin oleh hikmat kebijaksanaan dalam permusyawaratan/perwakilan",
    "S5": "Keadilan sosial bagi seluruh rakyat Indonesia",
}
ITEMS = {
    "A1a": "Warga yang berbeda agama atau keyakinan hidup berdampingan di sini tanpa saling"
    " mengganggu.",
    "A1b": "Perbedaan asal-usul atau kelompok membuat warga di sini saling menjauh.",
    "A1c": "Kalau ada perselisihan antarwarga, biasanya diselesaikan lewat musyawarah, bukan adu"
    " kuat.",
    "A2a": "Warga menyesuaikan kegiatannya supaya tidak mengganggu tetangga yang sedang beribadah.",
    "A2b": "Sebelum berbicara atau bertindak, saya memikirkan dulu perasaan orang lain.",
    "A2c": "Ada warga yang tetap mencari untung sendiri walaupun tahu tetangganya dirugikan.",
    "A3a": "Saya canggung bergaul dengan orang yang berbeda suku, agama, atau golongan.",
    "A3b": "Warga pendatang dan warga asli di sini sering berkumpul dan mengobrol bersama.",
    "A3c": "Warga yang kurang mampu selalu ikut diajak dalam acara bersama.",
    "A4a": "Setiap orang di sini bisa beribadah sesuai agamanya tanpa diejek atau dihalangi.",
    "A4b": "Di sini masih biasa orang diejek karena suku, logat, pekerjaan, atau keadaan tubuhnya.",
    "A4c": "Pendapat perempuan, anak muda, dan warga kecil didengarkan dalam rapat warga.",
    "A5a": "Kalau ada kabar yang bisa memecah warga, orang di sini memeriksa dulu sebelum"
    " menyebarkannya.",
    "A5b": "Hasil musyawarah warga sering tidak dijalankan.",
    "A5c": "Kerja bakti, ronda, dan iuran dipikul bersama secara adil.",
    "A6a": "Kalau ada yang sakit atau kena musibah, warga membantu tanpa melihat kelompoknya.",
    "A6b": "Pekerjaan dan usaha di sini berjalan karena kelompok yang berbeda saling membutuhkan.",
    "A6c": "Kelompok saya bisa hidup baik tanpa perlu bekerja sama dengan kelompok lain.",
    "A7a": "Buruh, penggarap, dan pekerja rumah tangga di sini diperlakukan secara manusiawi.",
    "A7b": "Keputusan penting di sini ditentukan oleh satu kelompok atau segelintir orang saja.",
    "A7c": "Bantuan, air, lahan garapan, dan tempat usaha dibagi secara adil.",
    "A8a": "Warga yang berbeda agama saling membantu saat ada hajatan atau hari besar.",
    "A8b": "Warga di sini hanya mau berdagang atau bekerja dengan orang dari kelompoknya sendiri.",
    "A8c": "Kerja sama usaha atau bagi hasil di sini menguntungkan kedua pihak.",
    "A9a": "Saya sulit menerima tradisi atau cara ibadah tetangga yang berbeda dengan saya.",
    "A9b": "Kalau ada yang berbuat salah, warga mau mendengar penjelasannya dulu.",
    "A9c": "Pemerintah desa/kelurahan menjelaskan keputusannya sehingga warga mengerti alasannya.",
    "A10a": "Perbedaan agama membuat warga di sini sulit sepakat tentang aturan hidup bersama.",
    "A10b": "Warga sepakat bahwa persatuan kampung lebih penting daripada kemenangan satu"
    " kelompok.",
    "A10c": "Walaupun pilihan politik berbeda, warga tetap sepakat memakai cara damai.",
}
RESIDUAL = {
    "P1": "Saya masih takut melewati tempat kejadian.",
    "P2": "Saya menghindari orang dari pihak lain.",
    "P3": "Kejadian itu masih mengganggu tidur atau kegiatan saya.",
    "P4": "Warga kedua pihak sudah saling menyapa seperti dulu.",
    "P5": "Kesepakatan damai dijalankan kedua pihak.",
    "P6": "Saya percaya hal itu tidak akan terulang.",
}
QUESTIONS = {
    "E1": "Dibanding setahun lalu, keserasian warga di sini:",
    "E2": "Seberapa aman Bapak/Ibu berjalan di sekitar sini pada malam hari?",
    "E3a": "Seberapa percaya Bapak/Ibu kepada tetangga? (0 sama sekali tidak, 10 sepenuhnya)",
    "E3b": "Seberapa percaya Bapak/Ibu kepada warga dari kelompok lain?",
    "E3c": "Seberapa percaya Bapak/Ibu kepada kepala desa/lurah?",
    "E3d": "Seberapa percaya Bapak/Ibu kepada camat?",
    "E3e": "Seberapa percaya Bapak/Ibu kepada polisi?",
    "E3f": "Seberapa percaya Bapak/Ibu kepada bupati/wali kota?",
    "E3g": "Seberapa percaya Bapak/Ibu kepada kabar di media sosial?",
    "E4": "Dalam 12 bulan terakhir, pernahkah Bapak/Ibu melihat pertengkaran antarkelompok di"
    " sekitar sini?",
    "E4j": "Pertengkaran tentang apa? (boleh lebih dari satu)",
    "E5": "Kalau ada masalah yang bisa memecah warga, tahukah Bapak/Ibu harus melapor ke mana?",
    "E6": "Kalau ada perselisihan antarkelompok, kepada siapa warga paling dulu minta ditengahi?",
}
OPTIONS = {
    "E1.1": "Jauh lebih buruk",
    "E1.2": "Lebih buruk",
    "E1.3": "Sama saja",
    "E1.4": "Lebih baik",
    "E1.5": "Jauh lebih baik",
    "E2.1": "Sangat tidak aman",
    "E2.2": "Tidak aman",
    "E2.3": "Antara aman dan tidak",
    "E2.4": "Aman",
    "E2.5": "Sangat aman",
    "E4.1": "Ya",
    "E4.2": "Tidak",
    "E4j.1": "Antarwarga, antarkampung, atau antarperguruan",
    "E4j.2": "Keamanan: pencurian, tuduhan, main hakim sendiri",
    "E4j.3": "Agama, suku, atau asal-usul",
    "E4j.4": "Bantuan, pekerjaan, atau upah",
    "E4j.5": "Sekolah, pesantren, atau kampus",
    "E4j.6": "Antarorganisasi masyarakat",
    "E4j.7": "Tanah, air, kebun, hutan, atau laut",
    "E4j.8": "Pemilihan atau urusan politik",
    "E5.1": "Ya",
    "E5.2": "Tidak",
    "E6.1": "Ketua RT/RW",
    "E6.2": "Kepala desa/lurah atau perangkatnya",
    "E6.3": "Tokoh agama",
    "E6.4": "Tokoh masyarakat atau tokoh adat",
    "E6.5": "Bhabinkamtibmas atau polisi",
    "E6.6": "Babinsa",
    "E6.7": "FKUB atau FKDM",
    "E6.8": "Camat",
    "E6.9": "Keluarga besar",
    "E6.10": "Tidak kepada siapa-siapa",
}
"""Question and code → answer; the kinds of E4j follow the eight triggers T1 to T8."""
LDP_SENTENCE = (
    "Bila kejadian itu masih memberatkan, Bapak/Ibu dapat menghubungi Layanan Dukungan Psikososial"
    " (LDP) Dinas Sosial pada nomor di kartu ini."
)
