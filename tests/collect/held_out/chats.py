"""What was written in three invented groups: reports with their truth, and everything else.

Places are real, people and events invented. A report's truth is the village or district code, the
trigger where one is meant, the deaths and the date; None means that the message does not tell.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One message: day and clock of the chat, sender, text; `truth` when it is a report."""

    day: int
    clock: str
    sender: str
    text: str
    truth: Truth | None = None


@dataclass(frozen=True)
class Truth:
    """What a reader should find in a report."""

    label: str
    place: str | None = None
    trigger: str | None = None
    deaths: int | None = None
    date: str | None = None
    nil: bool = False


T = Truth

# Group 1: FKDM Kab. Jember, March 2025 (12 March 2025 is a Wednesday).
JEMBER = [
    Said(10, "07.02", "Pak Kasun Mulyono", "Selamat pagi semua, semoga sehat selalu 🙏"),
    Said(10, "07.05", "+62 812-5550-1122", "Pagi pak"),
    Said(10, "07.06", "Bu Endah FKDM", "Pagi, jangan lupa rapat jam 9 di kecamatan ya bapak ibu"),
    Said(
        10,
        "07.40",
        "Babinsa Kalisat",
        "Ijin melaporkan hasil patroli malam Ds. Ajung Kec. Kalisat, hal menonjol NIHIL, sitkamtibmas kondusif. Dok terlampir",
        T("not_event", "35.09.27", nil=True),
    ),
    Said(10, "08.11", "Pak Kasun Mulyono", "Siap, hadir bu"),
    Said(10, "12.30", "+62 812-5550-1122", "Ada yg punya nomor tukang AC?"),
    Said(10, "12.44", "Bu Endah FKDM", "Saya ada pak, japri ya"),
    Said(
        10,
        "21.15",
        "Babinsa Silo",
        "*LAPORAN KEJADIAN*\nYth. Bpk Camat\nMohon ijin melaporkan, pd hari Senin tgl 10/03/2025 sekira pkl 19.30 WIB di Dsn. Krajan RT 02 RW 05 Ds. Mulyorejo Kec. Silo telah terjadi keributan antar pemuda ±50 org.\nKorban: 3 org LR, 1 org LB dirujuk ke RSD dr. Soebandi. MD nihil.\nRusak 2 rmh 4 sepeda motor.\nSituasi terkendali. DUMP",
        T("conflict", "35.09.30", "T1", 0, "2025-03-10"),
    ),
    Said(10, "21.20", "Bu Endah FKDM", "Astaghfirullah 😢"),
    Said(10, "21.22", "Pak Kasun Mulyono", "Terima kasih infonya pak, semoga cepat reda"),
    Said(11, "06.10", "Linmas Puger", "Pagi komandan"),
    Said(
        11,
        "06.55",
        "Linmas Puger",
        "Mohon izin komandan, tadi malam jam setengah sebelas 2 kelompok pesilat nyaris bentrok di perbatasan Ds. Pugerkulon dan Ds. Pugerwetan, sdh dibubarkan, korban tdk ada. Perkembangan menyusul",
        T("tension", "35.09.08", "T6", 0, "2025-03-10"),
    ),
    Said(11, "07.10", "Babinsa Kalisat", "Monitor 👍"),
    Said(
        11,
        "09.00",
        "Admin Kesbang",
        "Bapak/Ibu, mohon isi daftar hadir kegiatan kemarin di link ini https://contoh.invalid/daftar",
    ),
    Said(11, "09.03", "+62 812-5550-1122", "Sudah pak"),
    Said(
        11,
        "13.21",
        "Kades Pace",
        "Ijin lapor, hari ini Selasa 11 Maret 2025 pukul 10.00 WIB ±60 warga memprotes daftar penerima bantuan beras di Balai Desa Pace Kec. Silo, dinilai tidak adil. Tidak ada korban. Perwakilan diterima.",
        T("tension", "35.09.30", "T4", 0, "2025-03-11"),
    ),
    Said(11, "13.30", "Admin Kesbang", "Terima kasih Pak Kades. LP-0412 diterima"),
    Said(11, "15.02", "Bu Endah FKDM", "Anak saya lomba nyanyi besok, mohon doanya"),
    Said(11, "15.10", "Pak Kasun Mulyono", "Semoga juara bu"),
    Said(
        11,
        "19.44",
        "+62 857-0000-3344",
        "Info A1 warga mau pasang patok lagi di lahan HGU Ds. Curahnongko Kec. Tempurejo besok pagi, massa seratusan",
        T("tension", "35.09.18", "T7", None, "2025-03-12"),
    ),
    Said(11, "20.00", "Babinsa Kalisat", "Korban film semalam seru banget, bentrok terus 😂"),
    Said(12, "05.50", "Pak Kasun Mulyono", "Subuh tadi listrik padam se RW"),
    Said(
        12,
        "08.30",
        "Satpol PP Arif",
        "Simulasi sispamkota di alun-alun: massa membakar ban dan melempari kantor KPU. Mohon warga tidak panik",
        T("not_event"),
    ),
    Said(
        12,
        "10.12",
        "Bhabin Wuluhan",
        "LAPORAN INFORMASI\n1. Waktu : Rabu 12/03/2025 pkl 08.15 WIB\n2. TKP : Jembatan Ds. Lojejer Kec. Wuluhan\n3. Kejadian : tawuran pelajar dua SMK saling lempar batu\n4. Korban : 2 org LR\n5. MD : nihil\n6. Tindakan : 5 pelajar diamankan di Polsek Wuluhan\nDUMP",
        T("conflict", "35.09.11.2001", "T5", 0, "2025-03-12"),
    ),
    Said(12, "10.15", "Bu Endah FKDM", "Ya Allah anak sekolah lagi"),
    Said(12, "13.00", "Admin Kesbang", "Rapat FKDM besok jam 9 di aula. Bawa laptop masing2"),
    Said(12, "13.05", "Linmas Puger", "Siap"),
    Said(12, "13.06", "Babinsa Silo", "Siap"),
    Said(
        12,
        "18.20",
        "+62 857-0000-3344",
        "Tolong pak, tetangga saya diancam krn beda aliran, sudah 2 minggu ini",
        T("tension", None, "T3"),
    ),
    Said(12, "18.40", "Admin Kesbang", "Di desa mana bu? Mohon japri"),
    Said(
        13,
        "06.30",
        "Bhabin Ambulu",
        "Giat sambang DDS di Ds. Sabrang Kec. Ambulu, warga aktif ronda, situasi aman kondusif, hal menonjol nihil",
        T("not_event", "35.09.12", nil=True),
    ),
    Said(
        13,
        "07.45",
        "Pak Kasun Mulyono",
        "Kecelakaan motor di depan pasar Balung, 1 org meninggal dunia, laka tunggal",
        T("not_event"),
    ),
    Said(
        13,
        "12.10",
        "Satpol PP Arif",
        "Hoaks! Video bentrok itu bukan di Pasar Tanjung, itu kejadian lama di kota lain",
        T("not_event"),
    ),
    Said(
        13,
        "16.40",
        "Babinsa Bangsalsari",
        "Mohon ijin melaporkan, hari ini Kamis 13 Maret 2025 sekira pkl 14.30 WIB di Dusun Tegalrejo Desa Sukorejo Kec. Bangsalsari massa mengeroyok seorang terduga pencuri sapi, korban LB 1 org dibawa ke Puskesmas. Situasi terkendali",
        T("conflict", "35.09.09", "T2", None, "2025-03-13"),
    ),
    Said(13, "17.00", "Bu Endah FKDM", "Jangan main hakim sendiri ya bapak2, edukasi terus warga"),
    Said(13, "19.30", "Linmas Puger", "Nonton bola di posko yuk, Persid tanding"),
    Said(
        14,
        "07.20",
        "Kades Pace",
        "Update: daftar bantuan beras diverifikasi ulang, warga menerima. Situasi Pace aman",
        T("response", "35.09.30"),
    ),
    Said(14, "08.00", "Admin Kesbang", "Alhamdulillah, matur nuwun Pak Kades"),
    Said(
        14,
        "20.35",
        "Babinsa Silo",
        "Mohon izin, Jumat 14/3 ba'da Isya mediasi dua kelompok pemuda Mulyorejo di Balai Desa Mulyorejo Kec. Silo dipimpin Camat, sepakat damai dan tidak saling balas. Hadir ±30 org",
        T("response", "35.09.30"),
    ),
]

# Group 2: Tiga Pilar Banyuwangi, July 2026 (6 July 2026 is a Monday); exported from an iPhone in English.
BANYUWANGI = [
    Said(6, "06.58", "Pak Camat Muncar", "Assalamualaikum, selamat bertugas semuanya"),
    Said(6, "07.01", "Serka Budi", "Waalaikumsalam, siap ndan"),
    Said(6, "07.15", "Aiptu Rahmat", "Apel pagi lengkap, kuat 24 hadir 22 ijin 2"),
    Said(
        6,
        "09.20",
        "Serka Budi",
        "Mohon ijin melaporkan, Minggu 5 Juli 2026 pkl 22.00 WIB dua kelompok nelayan bertengkar soal tempat sandar di TPI Ds. Kedungrejo Kec. Muncar, saling dorong, 1 org luka ringan, dilerai Polairud",
        T("conflict", "35.10.05", "T1", None, "2026-07-05"),
    ),
    Said(6, "09.31", "Pak Camat Muncar", "Segera pertemukan kedua pihak ya"),
    Said(6, "09.33", "Serka Budi", "Siap laksanakan"),
    Said(6, "14.02", "Bu Ning Kominfo", "Mohon tidak menyebarkan foto korban ya bapak ibu"),
    Said(
        7,
        "06.30",
        "Aiptu Rahmat",
        "Selamat pagi. Situasi Kec. Srono 1x24 jam terakhir aman terkendali, hal menonjol: nihil",
        T("not_event", "35.10.08", nil=True),
    ),
    Said(7, "08.47", "~ Kholil", "ada undangan rapat hari ini?"),
    Said(7, "08.50", "Bu Ning Kominfo", "Besok mas, jam 13"),
    Said(
        7,
        "21.40",
        "Serka Budi",
        "Izin lapor, malam ini sekitar pukul 20.30 rombongan konvoi perguruan silat dihadang warga di Ds. Bagorejo Kec. Srono, terjadi lempar batu, 2 org LR, 1 motor rusak. Massa ±80 org. Pam dari Polsek sudah di lokasi",
        T("conflict", "35.10.08.2001", "T6", None, "2026-07-07"),
    ),
    Said(7, "21.45", "Pak Camat Muncar", "Astagfirullah. Monitor terus"),
    Said(
        7,
        "22.15",
        "Serka Budi",
        "Update: korban menjadi 4 org LR, massa sudah bubar, tidak ada korban jiwa",
        T("conflict", None, None, 0),
    ),
    Said(8, "05.40", "Aiptu Rahmat", "Ronda malam lancar, kopinya enak 😁"),
    Said(
        8,
        "10.05",
        "~ Kholil",
        "Spanduk penolakan pembangunan musala dipasang di Kel. Lateng Kec. Banyuwangi tadi pagi, belum tahu siapa yang pasang. Warga mulai kumpul",
        T("tension", "35.10.16", "T3", None, "2026-07-08"),
    ),
    Said(8, "10.20", "Bu Ning Kominfo", "Diteruskan ke FKUB ya"),
    Said(8, "13.30", "Pak Camat Muncar", "Pertandingan voli antar desa sore ini, semoga sportif"),
    Said(8, "19.10", "Serka Budi", "Pertandingan selesai, Tembokrejo menang telak 3-0. Aman"),
    Said(
        9,
        "07.00",
        "Aiptu Rahmat",
        "Mengenang bentrok nelayan 2019, mari kita jaga kerukunan. Hari ini doa bersama di pelabuhan",
        T("not_event"),
    ),
    Said(
        9,
        "11.25",
        "Kades Sumberagung",
        "Ijin, warga pesisir dan perusahaan tambang bersitegang lagi di Ds. Sumberagung Kec. Pesanggaran, ±150 warga memblokade jalan masuk sejak jam 9 pagi. Belum ada korban",
        T("tension", "35.10.01", "T7", None, "2026-07-09"),
    ),
    Said(9, "11.30", "Pak Camat Muncar", "Koordinasi dengan Polresta segera"),
    Said(
        9,
        "15.55",
        "Kades Sumberagung",
        "Perkembangan: blokade dibuka jam 15.00 setelah dialog dengan Kapolsek dan manajemen. Situasi kondusif",
        T("response", "35.10.01"),
    ),
    Said(10, "08.08", "~ Kholil", "Ada yg tau harga cabai hari ini? naik lagi katanya"),
    Said(10, "08.30", "Bu Ning Kominfo", "Naik bu 😭"),
    Said(
        10,
        "16.20",
        "Aiptu Rahmat",
        "Curanmor di parkiran Pasar Rogojampi, 1 unit Beat hilang, pelaku lidik",
        T("not_event"),
    ),
    Said(
        10,
        "20.10",
        "Serka Budi",
        "Pendukung dua calon kades saling ancam di Ds. Kaligung Kec. Blimbingsari, kumpul masing2 ±40 org, dijaga tiga pilar, tidak ada kontak fisik",
        T("tension", "35.10", "T8"),
    ),
]

# Group 3: Kesbang Situbondo–Bondowoso, January 2026 (5 January 2026 is a Monday); iPhone, Indonesian, zip.
SITUBONDO = [
    Said(5, "07.30", "Piket Kesbang", "Selamat pagi rekan2, laporan harian ditunggu sebelum jam 9"),
    Said(
        5,
        "07.52",
        "Camat Panji",
        "Pagi. Kec. Panji NIHIL kejadian, aman",
        T("not_event", "35.12", nil=True),
    ),
    Said(5, "08.05", "Camat Besuki", "Besuki nihil", T("not_event", "35.12", nil=True)),
    Said(5, "08.10", "Piket Kesbang", "Terima kasih pak camat"),
    Said(
        5,
        "14.40",
        "Sekcam Asembagus",
        "Mohon ijin, petani tebu hulu dan hilir rebutan air di pintu air Ds. Trigonco Kec. Asembagus Senin 5 Januari 2026 jam 13.00, adu mulut, nyaris baku hantam, dilerai kades. Korban nihil",
        T("tension", "35.12", "T7", 0, "2026-01-05"),
    ),
    Said(5, "14.50", "Piket Kesbang", "Mohon fotonya pak"),
    Said(6, "06.20", "Babinsa Jangkar", "Dokumentasi kerja bakti bersih pantai bersama warga"),
    Said(
        6,
        "09.15",
        "Danramil",
        "Latihan PPRC gabungan mulai hari ini s.d. Kamis, digambarkan penyerangan pos. Jangan salah sangka",
        T("not_event"),
    ),
    Said(
        6,
        "19.05",
        "Camat Besuki",
        "Ijin melaporkan, Selasa 6/1/2026 pkl 17.30 bentrok warga Dusun Krajan dan Dusun Pesisir Ds. Pesisir Kec. Besuki dipicu senggolan joget orkes, ±100 massa, 5 org LR, 1 org LB (luka bacok di tangan), 1 rumah kaca pecah. MD 0. Polres sudah di TKP",
        T("conflict", "35.12", "T1", 0, "2026-01-06"),
    ),
    Said(6, "19.12", "Piket Kesbang", "Monitor, mohon update tiap jam"),
    Said(
        6,
        "20.30",
        "Camat Besuki",
        "Update Besuki: situasi terkendali, 8 org diamankan, korban tetap 5 LR 1 LB",
        T("conflict", "35.12"),
    ),
    Said(7, "05.45", "Bu Rina Dinsos", "Logistik sudah kami siapkan bila diperlukan"),
    Said(
        7,
        "10.00",
        "Sekcam Asembagus",
        "Rapat pembagian air Rabu 7/1 di balai Desa Trigonco, dua kelompok tani sepakat jadwal gilir, berita acara ditandatangani",
        T("response", "35.12"),
    ),
    Said(7, "10.10", "Piket Kesbang", "Mantap 👍👍"),
    Said(
        8,
        "07.44",
        "Kasi Trantib Bondowoso",
        "Nihil semua kecamatan kecuali Tegalampel (menunggu)",
        T("not_event", "35.11", nil=True),
    ),
    Said(
        8,
        "09.50",
        "Kasi Trantib Bondowoso",
        "Tegalampel: pesan berantai penculikan anak beredar, warga Ds. Karanganyar menghadang mobil asing tadi malam, tidak ada korban, pemilik mobil pedagang kasur",
        T("tension", "35.11", "T2", 0, "2026-01-07"),
    ),
    Said(8, "10.01", "Bu Rina Dinsos", "Jangan gampang percaya broadcast ya"),
    Said(8, "16.16", "Piket Kesbang", "Harga sembako, mohon dipantau juga"),
    Said(
        9,
        "13.20",
        "Kasi Trantib Bondowoso",
        "Ijin, buruh pabrik kayu di Kec. Wringin mogok dan memblokade gerbang menuntut pekerja lokal, ±120 org, terjadi saling dorong dgn satpam, 2 org LR",
        T("conflict", "35.11", "T4"),
    ),
    Said(9, "13.25", "Danramil", "Anggota merapat"),
    Said(9, "21.00", "Babinsa Jangkar", "Selamat istirahat"),
]

CHATTER = (
    "Siap",
    "Siap laksanakan",
    "Monitor",
    "👍",
    "🙏🙏",
    "Terima kasih",
    "Sama-sama pak",
    "Alhamdulillah",
    "Waalaikumsalam",
    "Ijin menyimak",
    "Hadir",
    "Noted bu",
    "Oke",
    "Semangat pagi",
    "Sehat selalu",
    "Mohon maaf baru balas",
    "Ijin telat 10 menit",
    "Barakallah",
    "Selamat ulang tahun Pak Camat",
    "Mohon doa untuk ibu saya yang sedang sakit",
    "Jadwal piket sudah saya kirim ke email",
    "Besok libur ya?",
    "Hujan deras di sini",
    "Jalan depan kantor banjir sedikit tadi",
    "Foto kegiatan senam pagi",
    "Rapat ditunda jam 10",
    "Link zoom menyusul",
    "Ada yang jual motor bekas?",
    "Nasi kotaknya kurang 5",
    "Laptopnya ketinggalan di aula",
    "Selamat atas pelantikan bapak",
)
