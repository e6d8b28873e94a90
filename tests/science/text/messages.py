"""Invented field messages of many kinds with the codes a careful reader gives them."""

from __future__ import annotations

from typing import Any, NamedTuple


class Message(NamedTuple):
    """A message, its label and trigger, the area it lies in and further codes."""

    text: str
    label: str
    trigger: str | None = None
    place: str | None = None
    codes: dict[str, Any] = {}  # noqa: RUF012 - never changed


MESSAGES = [
    Message(
        "Ijin melapor ndan, barusan tjd tawuran antar pemuda Dsn Krajan dg pemuda Dsn "
        "Sumberjo di lapangan Ds. Sukowono Kec. Sukowono, 2 org luka kena lemparan batu",
        "conflict",
        "T1",
        "35.09.29",
        {"injured": 2, "form": "F10"},
    ),
    Message(
        "Assalamualaikum. Lapor pak camat, warga RT 3 sama RT 4 Desa Panduman Kec "
        "Jelbuk saling lempar batu gara2 sound horeg. Tidak ada korban",
        "conflict",
        "T1",
        "35.09.25",
        {"injured": 0, "deaths": 0},
    ),
    Message(
        "Mohon ijin, hasil sambang dan komsos di Desa Sumberrejo Kec. Ambulu, situasi "
        "aman kondusif",
        "not_event",
    ),
    Message(
        "Apel pagi dilanjutkan patroli dialogis mengantisipasi tawuran dan balap liar, "
        "situasi aman terkendali",
        "not_event",
    ),
    Message(
        "Ratusan warga Desa Curahnongko mendatangi kantor PTPN menuntut redistribusi "
        "lahan, orasi berlangsung tertib",
        "tension",
        "T7",
        None,
        {"mass": [100, 999]},
    ),
    Message(
        "Dua perguruan silat sepakat damai setelah mediasi di Mapolsek Wuluhan, kedua "
        "pihak menandatangani surat pernyataan",
        "response",
        "T6",
        "35.09.11",
        {"form": "F20"},
    ),
    Message(
        "Telah dilaksanakan mediasi antara warga Dusun Karanganyar dan pengelola "
        "tambak di Balai Desa Kepanjen Kec. Gumukmas terkait limbah tambak. Hasil: "
        "sepakat dibuat saluran baru",
        "response",
        "T7",
        "35.09.04",
    ),
    Message(
        "Info dari grup sebelah, nanti malam anak PSHT mau konvoi dan nyerang warung "
        "PN di Puger. Sebarkan!",
        "tension",
        "T6",
        "35.09.08",
        {"checkworthy": True},
    ),
    Message(
        "Kepada Yth. Bapak Kapolres Jember. Dari: Kapolsek Kencong. Pada hari Senin "
        "tgl 10 Feb 2025 pkl 21.00 WIB di Ds. Wonorejo Kec. Kencong telah terjadi "
        "pengeroyokan thd anggota PSHT oleh OTK. Korban 1 orang luka robek di kepala",
        "conflict",
        "T6",
        "35.09.02",
        {"injured": 1, "event_date": "2025-02-10"},
    ),
    Message(
        "Massa pendukung calon kades nomor 2 membakar ban di depan balai desa Kalibaru "
        "Wetan krn tidak terima hasil pilkades",
        "tension",
        "T8",
    ),
    Message(
        "Warga tolak hasil pilkades Desa Sumberanyar, mengancam akan menduduki kantor desa besok",
        "tension",
        "T8",
    ),
    Message(
        "Siswa SMKN di Genteng tawuran dengan siswa SMK lain di perempatan, 3 siswa "
        "luka, 11 siswa diamankan polsek",
        "conflict",
        "T5",
        "35.10.09",
        {"injured": 3},
    ),
    Message(
        "Santri dikeroyok seniornya di pondok pesantren wilayah Asembagus, korban "
        "dirawat di puskesmas",
        "conflict",
        "T5",
        "35.12.13",
    ),
    Message(
        "Warga resah isu penculikan anak di Desa Klabang, banyak orang tua jemput anak lebih awal",
        "tension",
        "T2",
    ),
    Message(
        "Pencuri ayam dihajar massa di Desa Cermee Kec Cermee Bondowoso hingga babak "
        "belur, nyawa tertolong setelah diamankan polisi",
        "conflict",
        "T2",
        "35.11.15",
    ),
    Message(
        "Terduga dukun santet di Ds. Sumberpakem rumahnya dilempari warga, kaca pecah. "
        "1 rumah rusak",
        "conflict",
        "T2",
        None,
        {"buildings_damaged": 1},
    ),
    Message(
        "Curanmor di parkiran Alfamart Kaliwates, 1 unit Honda Beat hilang",
        "not_event",
    ),
    Message(
        "Laka lantas di jalur pantura Paiton, truk vs motor, 1 org MD 2 LR",
        "not_event",
        None,
        None,
        {"deaths": 1, "injured": 2},
    ),
    Message(
        "Kebakaran rumah akibat korsleting listrik di Kec. Tongas, 1 rumah ludes, korban nihil",
        "not_event",
    ),
    Message(
        "Jemaat gereja di Desa Sidomulyo diprotes warga krn kebaktian di rumah tinggal "
        "tanpa izin. Warga minta dihentikan",
        "tension",
        "T3",
    ),
    Message(
        "Spanduk penolakan pembangunan gereja terpasang di pertigaan Rambipuji, "
        "situasi masih terkendali",
        "tension",
        "T3",
        "35.09.13",
        {"form": "F07"},
    ),
    Message(
        "Ustadz yg dituduh menista agama diusir warga dari Desa Mojosari",
        "conflict",
        "T3",
    ),
    Message(
        "Ratusan buruh pabrik kayu di Lumajang mogok kerja menuntut upah sesuai UMK",
        "tension",
        "T4",
        "35.08",
        {"mass": [100, 999]},
    ),
    Message(
        "Pembagian BLT di Desa Tempursari ricuh, warga berebut dan merusak meja balai "
        "desa karena merasa tidak merata",
        "conflict",
        "T4",
    ),
    Message(
        "Pedagang pasar Situbondo menolak relokasi, cekcok dg petugas Satpol PP",
        "tension",
        "T4",
        "35.12",
    ),
    Message(
        "Ormas Pemuda Pancasila dan GRIB bentrok rebutan lahan parkir di Kota "
        "Probolinggo, 3 orang luka-luka, 1 mobil dirusak",
        "conflict",
        "T6",
        "35.74",
        {"injured": 3, "vehicles_damaged": 1},
    ),
    Message(
        "Simulasi pengamanan pilkada: massa rusuh dihalau dalmas dengan gas air mata",
        "not_event",
    ),
    Message(
        "Mengenang tragedi 1998, warga gelar doa bersama",
        "not_event",
    ),
    Message(
        "Persid Jember vs Deltras laga keras, dua pemain bentrok berebut bola, skor akhir 1-1",
        "not_event",
    ),
    Message(
        "Suporter bentrok usai pertandingan voli antar desa di Kec. Tekung, 4 orang luka ringan",
        "conflict",
        "T1",
        "35.08.09",
        {"injured": 4},
    ),
    Message(
        "Syuting film laga adegan tawuran di alun-alun Bondowoso berjalan lancar",
        "not_event",
    ),
    Message(
        "Klarifikasi: video perusakan masjid yang beredar adalah kejadian lama di luar "
        "Jawa, bukan di Banyuwangi. Hoaks",
        "not_event",
    ),
    Message(
        "Polisi berhasil menggagalkan tawuran dua kelompok remaja di Jalan Sumatra, 8 "
        "remaja diamankan beserta celurit",
        "tension",
        "T1",
    ),
    Message(
        "Penambang pasir Sungai Regoyo dihadang warga Desa Jugosari Kec. Candipuro, "
        "sopir truk dipukul, kaca truk pecah",
        "conflict",
        "T7",
        "35.08.03",
    ),
    Message(
        "Nelayan Muncar dan nelayan Andon nyaris bentrok di laut soal alat tangkap cantrang",
        "tension",
        "T7",
        "35.10.05",
    ),
    Message(
        "Sengketa batas sawah dua keluarga di Ds Gunungmalang Kec Suboh berujung "
        "carok, 1 org tewas 1 kritis",
        "conflict",
        "T7",
        "35.12.03",
        {"deaths": 1},
    ),
    Message(
        "carok di ds palongan kec bungatan, korban meninggal 1 orang, pelaku "
        "menyerahkan diri, motif perselingkuhan",
        "conflict",
        "T1",
        "35.12.17",
        {"deaths": 1},
    ),
    Message(
        "Rombongan konvoi pesilat lempari rumah warga di Kec. Bangorejo, 7 rumah "
        "rusak, 2 motor dibakar. Korban jiwa nihil",
        "conflict",
        "T6",
        "35.10.02",
        {"buildings_damaged": 7, "vehicles_damaged": 2, "deaths": 0},
    ),
    Message(
        "LAPORAN HASIL RAPAT KOORDINASI FKUB KAB. BONDOWOSO DALAM RANGKA MENJAGA "
        "KERUKUNAN UMAT. SITUASI AMAN",
        "not_event",
    ),
    Message(
        "Giat pengamanan aksi unras mahasiswa di depan DPRD Jember, massa ± 150 orang, "
        "situasi aman dan kondusif",
        "tension",
        "T8",
        "35.09",
        {"mass": [150, 150]},
    ),
    Message(
        "Demo tolak kenaikan PBB di depan kantor Bupati Bondowoso berakhir ricuh, 5 "
        "mahasiswa luka, 2 polisi luka",
        "conflict",
        "T8",
        "35.11",
        {"injured": 7},
    ),
    Message(
        "Sosialisasi bahaya perundungan dan tawuran pelajar di SMPN 2 Kraksaan",
        "not_event",
    ),
    Message(
        "Dumas: tetangga sering ribut masalah batas pekarangan, tadi pagi adu mulut "
        "sampai bawa celurit, takut terjadi carok. Ds. Tegalsari Kec. Ambulu",
        "tension",
        "T7",
        "35.09.12",
    ),
    Message(
        "Poktan demo plot padi varietas baru di Desa Tegalwangi",
        "not_event",
    ),
    Message(
        "Hama wereng menyerang 20 hektar sawah di Kec. Umbulsari",
        "not_event",
    ),
    Message(
        "Warga blokade jalan tambang di Desa Sumberagung Kec. Pesanggaran menolak truk lewat",
        "tension",
        "T7",
        "35.10.01",
        {"form": "F06"},
    ),
    Message(
        "Suami bacok istri di Desa Karangharjo karena cemburu, korban dirawat",
        "not_event",
    ),
    Message(
        "Pengungsi akibat bentrok kemarin tercatat 30 KK 112 jiwa ditampung di balai "
        "desa. Rumah dibakar 4 unit",
        "conflict",
        "T1",
        None,
        {"displaced_people": 112, "displaced_kk": 30, "buildings_damaged": 4},
    ),
    Message(
        "Banser dan warga geruduk acara pengajian kelompok salafi di Kec. Kalisat, "
        "acara dibubarkan",
        "tension",
        "T3",
        "35.09.27",
    ),
    Message(
        "Pos polisi di Kraksaan dilempar bom molotov OTK, pos terbakar sebagian, tidak "
        "ada korban jiwa",
        "conflict",
        "T2",
        "35.13.14",
        {"deaths": 0},
    ),
    Message(
        "Petani Pakel dan sekuriti perkebunan cekcok saat pencabutan tanaman",
        "tension",
        "T7",
    ),
    Message(
        "Jangan mudah terprovokasi isu SARA. Mari jaga kerukunan di Kab. Situbondo",
        "not_event",
    ),
    Message(
        "Pertandingan pencak silat antar pelajar tingkat kabupaten berlangsung di GOR, "
        "juara umum dari Kec. Rogojampi",
        "not_event",
    ),
    Message(
        "UPDATE: korban luka bentrok Puger bertambah menjadi 9 org (7 LR 2 LB), MD nihil",
        "conflict",
        "T1",
        "35.09.08",
        {"injured": 9, "deaths": 0, "is_update": True},
    ),
    Message(
        "Pemasangan patok batas desa Sukorejo dan Desa Bangsalsari ditolak warga, "
        "sempat bersitegang dengan perangkat",
        "tension",
        "T7",
        "35.09.09",
    ),
    Message(
        "571 personel gabungan disiagakan amankan suroan, situasi kondusif",
        "not_event",
        None,
        None,
        {"mass": None},
    ),
    Message(
        "Remaja tewas dikeroyok geng motor di Patrang Jember, tubuhnya 48 luka bacok",
        "conflict",
        None,
        "35.09.20",
        {"deaths": 1},
    ),
    Message(
        "Satpol PP menertibkan PKL di alun-alun Lumajang, pedagang melawan dan "
        "melempari petugas, 2 petugas terluka",
        "conflict",
        "T4",
        "35.08",
        {"injured": 2},
    ),
    Message(
        "Kades dituntut mundur, warga segel kantor desa Wringinagung Kec. Jombang Kab. Jember",
        "tension",
        "T8",
        "35.09.01",
        {"form": "F06"},
    ),
    Message(
        "Ojek online dan ojek pangkalan bentrok di depan stasiun Banyuwangi Kota, 1 "
        "motor dirusak, 1 orang memar",
        "conflict",
        "T4",
        "35.10",
        {"injured": 1, "vehicles_damaged": 1},
    ),
    Message(
        "Pelayanan posyandu dan vaksinasi di balai desa berjalan lancar",
        "not_event",
    ),
    Message(
        "Konflik internal pengurus cabang IKSPI, dualisme kepengurusan, kedua kubu "
        "saling klaim sekretariat di Lumajang",
        "tension",
        "T6",
        "35.08",
    ),
    Message(
        "Rumah ketua panitia pilkades dilempar bondet di Kec. Maron, kaca rumah pecah. "
        "Korban nihil",
        "conflict",
        "T8",
        "35.13.17",
        {"deaths": 0, "injured": 0},
    ),
    Message(
        "Ayo kita habisi para kafir itu, kumpul di alun-alun besok malam",
        "tension",
        "T3",
        None,
        {"hate": True, "incitement": True},
    ),
    Message(
        "Dikabarkan akan ada penyerangan balasan dari kampung sebelah malam ini, warga "
        "Desa Sumberkejayan berjaga-jaga membawa celurit",
        "tension",
        "T1",
    ),
    Message(
        "Tim gabungan melakukan trauma healing dan menyalurkan bantuan korban bentrok "
        "di pengungsian",
        "response",
        None,
        None,
        {"form": "F21"},
    ),
    Message(
        "Pemkab Jember fasilitasi audiensi petani dan Perhutani soal lahan garapan, "
        "disepakati pembentukan tim",
        "response",
        "T7",
        "35.09",
    ),
    Message(
        "1. Pelapor: Babinsa\n2. Korban: 2 org LR\n3. Terlapor: OTK\n4. TKP: Dsn. "
        "Curahwungkal Ds. Pace Kec. Silo\n5. Waktu kejadian: Selasa 4 Maret 2025 pkl "
        "23.15 WIB\n6. Kronologis: korban dihadang lalu dipukuli\n7. Kerugian: nihil",
        "conflict",
        "T2",
        "35.09.30",
        {"injured": 2, "event_date": "2025-03-04", "buildings_damaged": 0},
    ),
    Message(
        "Kelompok geng motor keroyok 2 pemuda di Jl. Gajah Mada Jember, motor korban dibakar",
        "conflict",
        None,
        "35.09",
        {"injured": 2, "vehicles_damaged": 1},
    ),
    Message(
        "Hari ini nihil kejadian di wilayah Kec. Sumberbaru",
        "not_event",
    ),
    Message(
        "Warga temukan mayat di sungai Bedadung diduga terpeleset",
        "not_event",
    ),
    Message(
        "Sore pak. Anak2 Dusun Gumuksari sm anak Dusun Krajan Ds Kasiyan Kec Puger "
        "bentrok lagi habis nonton orkes. Ada yg bocor kepalanya 2 org, motor 1 dibakar",
        "conflict",
        "T1",
        "35.09.08",
        {"vehicles_damaged": 1},
    ),
    Message(
        "Selamat malam ndan, ijin lapor ada pelemparan batu ke kereta wil Tanggul "
        "pelaku anak2 kecil, sdh ditangani",
        "conflict",
        None,
        "35.09.06",
    ),
    Message(
        "Info awal: sktr 200 massa PSHT konsentrasi di perempatan Mangli, rencana mau "
        "sweeping ke arah Balung. Mohon bantuan personil",
        "tension",
        "T6",
        None,
        {"mass": [200, 200]},
    ),
    Message(
        "MIM, pd hr Kamis tgl 6 Maret 2025 pkl 10.00 s/d selesai bertempat di Aula "
        "Kec. Silo telah dilaksanakan rapat mediasi permasalahan tanah antara Sdr. "
        "Budi dgn Sdr. Anton, hasil: kedua belah pihak sepakat diselesaikan secara "
        "kekeluargaan",
        "response",
        "T7",
        "35.09.30",
        {"event_date": "2025-03-06"},
    ),
    Message(
        "Warga Desa Sumberbulus Ledokombo mengusir bidan desa karena menolak "
        "pelayanan, suasana panas",
        "conflict",
        None,
        "35.09.28",
    ),
    Message(
        "Kapolsek bersama danramil melerai cekcok 2 kel warga masalah saluran irigasi "
        "di Ds Tegalrejo Kec Mayang, sdh didamaikan",
        "response",
        "T7",
        "35.09.26",
    ),
    Message(
        "ada rame rame di balai desa pak, warga mau turunkan kades krn dana desa dikorupsi",
        "tension",
        "T8",
    ),
    Message(
        "rumah pak RT 05 dibakar orang tadi subuh gara2 pilihan kasun",
        "conflict",
        "T8",
        None,
        {"buildings_damaged": 1},
    ),
    Message(
        "Tolong diviralkan!!! Ada rombongan orang bercadar bawa parang keliling "
        "kampung mau culik anak di daerah Wongsorejo",
        "tension",
        "T2",
        "35.10.18",
        {"checkworthy": True},
    ),
    Message(
        "Rekan2, kabar bentrok di Sumberbaru itu TIDAK BENAR. Situasi aman. Jangan "
        "ikut menyebarkan",
        "not_event",
    ),
    Message(
        "Kegiatan latihan gabungan perguruan pencak silat se-Kec. Tamanan berjalan aman dan lancar",
        "not_event",
    ),
    Message(
        "Pengajian akbar di alun2 Besuki dihadiri 5000 jamaah, pengamanan 120 personel, kondusif",
        "not_event",
    ),
    Message(
        "pos kamling dibakar OTK di Ds. Randuagung, kerugian 5 juta, korban nihil",
        "conflict",
        "T2",
        None,
        {"deaths": 0, "injured": 0, "buildings_damaged": 1},
    ),
    Message(
        "Anak SMA 2 kena keroyok anak STM di terminal Arjasa Situbondo, 1 anak patah tangan",
        "conflict",
        "T5",
        "35.12.11",
        {"injured": 1},
    ),
    Message(
        "perkelahian antar pelajar SMP di Kecamatan Yosowilangun, sudah dimediasi "
        "pihak sekolah dan polsek, kedua orang tua saling memaafkan",
        "response",
        "T5",
        "35.08.07",
    ),
    Message(
        "Santri ponpes di Kraksaan dianiaya senior sampai meninggal, keluarga tidak "
        "terima dan mendatangi ponpes",
        "conflict",
        "T5",
        "35.13.14",
        {"deaths": 1},
    ),
    Message(
        "Perselisihan takmir masjid di Dsn Sumberwringin soal imam tarawih, jamaah "
        "terbelah dua, belum ada titik temu",
        "tension",
        "T3",
    ),
    Message(
        "Penganut aliran baru di Ds. Kalianyar Kec. Ijen dikucilkan warga, anak2nya "
        "tdk boleh sekolah",
        "tension",
        "T3",
    ),
    Message(
        "gerombolan orang tak dikenal menyerang warung kopi di Jalan Raya Leces, "
        "merusak kursi dan melukai pemilik warung",
        "conflict",
        "T2",
        "35.13.05",
    ),
    Message(
        "Telah diamankan 3 pengedar sabu di Kel. Jrebeng Lor Kota Probolinggo",
        "not_event",
    ),
    Message(
        "Pembagian pupuk subsidi di Desa Wonokerto Kec. Tekung ricuh, petani protes "
        "kuota dikurangi",
        "conflict",
        "T4",
        "35.08.09",
    ),
    Message(
        "Buruh PT Sejahtera Abadi di Paiton demo tuntut THR dibayar penuh, massa sktr "
        "300 org, tertib",
        "tension",
        "T4",
        "35.13.12",
        {"mass": [300, 300]},
    ),
    Message(
        "Warga lokal menuntut dipekerjakan di proyek PLTU, sempat menutup pintu gerbang proyek",
        "tension",
        "T4",
        None,
        {"form": "F06"},
    ),
    Message(
        "Nelayan Puger bakar perahu nelayan luar yg pakai jaring trawl, 1 perahu hangus",
        "conflict",
        "T7",
        "35.09.08",
        {"vehicles_damaged": 1},
    ),
    Message(
        "Perhutani dan pesanggem berselisih soal lahan garapan petak 27 di Ds. Mulyorejo Silo",
        "tension",
        "T7",
        "35.09.30.2006",
    ),
    Message(
        "Eksekusi rumah di Kel. Kademangan Kota Probolinggo mendapat perlawanan, "
        "keluarga termohon melempari juru sita, 1 polisi luka di pelipis",
        "conflict",
        "T7",
        "35.74.01",
        {"injured": 1},
    ),
    Message(
        "Penolakan tambang pasir oleh ibu2 Ds. Selok Awar Awar, mereka duduk di jalan "
        "menghadang dump truk",
        "tension",
        "T7",
        "35.08.04.2005",
    ),
    Message(
        "Limbah pabrik tepung dibuang ke sungai, warga 3 dusun marah mau geruduk pabrik",
        "tension",
        "T7",
    ),
    Message(
        "Tapal batas Desa Kemiri dan Desa Suci Kec. Panti dipersoalkan lagi, kedua "
        "kades diundang camat",
        "tension",
        "T7",
        "35.09.14",
    ),
    Message(
        "Massa pendukung paslon 01 dan 02 saling lempar botol air saat debat di GOR Situbondo",
        "conflict",
        "T8",
        "35.12",
    ),
    Message(
        "Baliho caleg dirusak OTK di sepanjang jalan Tegalsari",
        "conflict",
        "T8",
    ),
    Message(
        "KPU gelar rapat pleno rekapitulasi suara tingkat kabupaten, situasi aman lancar",
        "not_event",
    ),
    Message(
        "Debat kandidat berlangsung lancar, arus lalin padat merayap",
        "not_event",
    ),
    Message(
        "Pawai obor ormas Banser dan PSHT bersama-sama menjaga malam takbiran, aman",
        "not_event",
    ),
    Message(
        "IKSPI Kera Sakti dan PSHT ranting Semboro ikrar damai disaksikan muspika",
        "response",
        "T6",
        "35.09.07",
        {"form": "F20"},
    ),
    Message(
        "Oknum anggota LSM menggedor kantor desa minta uang, perangkat desa diancam",
        "tension",
        "T6",
    ),
    Message(
        "Pagar Nusa Cabang Bondowoso mengutuk pembacokan anggotanya di Tegalampel "
        "Sabtu malam kemarin, minta polisi usut tuntas, dan mengancam akan turun "
        "sendiri",
        "conflict",
        "T6",
        "35.11.13",
    ),
    Message(
        "2 orang pesilat luka bacok dan 1 meninggal setelah diserang rombongan konvoi "
        "di jalan Desa Kaligung Kec. Blimbingsari",
        "conflict",
        "T6",
        "35.10.25",
        {"injured": 2, "deaths": 1},
    ),
    Message(
        "Korban meninggal a.n. Sutrisno (45) dan Paimin (38), luka berat a.n. Slamet. "
        "Kejadian carok di Dsn. Timur Ds. Sletreng Kec. Kapongan",
        "conflict",
        "T1",
        "35.12.10",
    ),
    Message(
        "Alhamdulillah situasi Kec Jangkar malam ini aman terkendali, korban jiwa "
        "nihil, kejadian nihil",
        "not_event",
    ),
    Message(
        "Wabah PMK menyerang ternak warga di Kec. Pronojiwo",
        "not_event",
    ),
    Message(
        "Dua truk adu banteng di jalur Gumitir, sopir tewas di tempat",
        "not_event",
    ),
    Message(
        "Angin puting beliung rusak 27 rumah di Desa Sruni Kec. Jenggawah",
        "not_event",
    ),
    Message(
        "Turnamen voli Danramil Cup, tim Kalibaru lawan tim Glenmore laga sengit",
        "not_event",
    ),
    Message(
        "Sudah 3 malam ini anak2 muda geng motor konvoi bawa sajam lewat jl Letjen "
        "Suprapto, warga takut keluar",
        "tension",
        "T2",
    ),
    Message(
        "Penjual es krim diamuk massa dikira penculik anak di Kecamatan Mlandingan, "
        "korban luka lebam",
        "conflict",
        "T2",
        "35.12.04",
        {"injured": 1},
    ),
    Message(
        "Patroli gabungan bubarkan balap liar di jalan Lingkar, 12 motor diamankan. "
        "Nihil kejadian menonjol",
        "not_event",
        None,
        None,
        {"vehicles_damaged": None},
    ),
    Message(
        "Warga Tionghoa dilarang buka toko saat puasa oleh sekelompok orang di pasar "
        "Genteng, sempat bersitegang",
        "tension",
        "T3",
    ),
    Message(
        "Jalan menuju TPA diblokir warga, truk sampah antre panjang",
        "tension",
        "T7",
        None,
        {"form": "F06"},
    ),
    Message(
        "Babinsa menghadiri musyawarah desa penetapan APBDes",
        "not_event",
    ),
    Message(
        "peredaran miras di warung remang2 meresahkan, warga dan ibu2 muslimat melurug "
        "warung minta ditutup",
        "tension",
        "T2",
    ),
    Message(
        "Mohon doa, bpk Camat opname di RSUD karena sakit",
        "not_event",
    ),
    Message(
        "Pasca bentrok kemarin, kondisi Ds. Sukoreno Kec. Umbulsari berangsur "
        "kondusif, 1 SSK Brimob masih siaga",
        "conflict",
        None,
        "35.09.05",
    ),
    Message(
        "Konflik dualisme kepengurusan masjid berujung perkelahian, 2 jamaah luka",
        "conflict",
        "T3",
        None,
        {"injured": 2},
    ),
    Message(
        "Kejadian pembacokan thd ketua ranting di Ds. Sidorejo Kec. Purwoharjo hr "
        "Minggu 9/3/25 jam 01.30, korban MD di RSUD Genteng",
        "conflict",
        None,
        "35.10.03",
        {"deaths": 1, "event_date": "2025-03-09"},
    ),
    Message(
        "Upacara peringatan Hari Kesaktian Pancasila diikuti pelajar",
        "not_event",
    ),
    Message(
        "demo masak ibu ibu PKK Kec. Sukodono",
        "not_event",
    ),
    Message(
        "Ratusan kader partai geruduk kantor DPC, saling dorong dgn satgas, kaca pintu pecah",
        "conflict",
        "T8",
        None,
        {"mass": [100, 999]},
    ),
    Message(
        "Warga Dusun Kopi dan Dusun Tengah sudah salaman, masalah pengeroyokan kmrn "
        "dianggap selesai",
        "response",
        "T1",
    ),
    Message(
        "Beredar di wa kalau gereja di kota akan dibakar malam natal, mohon dicek kebenarannya",
        "tension",
        "T3",
        None,
        {"checkworthy": True},
    ),
    Message(
        "LAPORAN INFORMASI\nSIAPA : Kelompok pemuda Dsn. Tegalan dan Dsn. "
        "Curahancar\nAPA : Perkelahian\nBILAMANA : Sabtu, 8 Maret 2025 pkl. 22.15 "
        "WIB\nDIMANA : Lapangan Ds. Rambigundam Kec. Rambipuji\nBAGAIMANA : Saling "
        "ejek saat nonton jaranan lalu saling pukul, 3 pemuda luka ringan\nMENGAPA : "
        "Dendam lama",
        "conflict",
        "T1",
        "35.09.13",
        {"injured": 3, "event_date": "2025-03-08", "missing": []},
    ),
    Message(
        "[12/03/25 19.45.10] Babinsa Pace: Ijin komandan, di Ds Pace Kec Silo warga "
        "cekcok rebutan air irigasi, sdh ditenangkan",
        "tension",
        "T7",
        "35.09.30",
    ),
    Message(
        "12/03/25 20.01 - Pak Kasun: ada orang bawa celurit ngamuk di pasar Kalisat, "
        "2 pedagang kena bacok",
        "conflict",
        None,
        "35.09.27",
        {"injured": 2},
    ),
    Message(
        "Laporan harian Kec. Arjasa tgl 11 Maret 2025: 1. Situasi umum aman 2. "
        "Kejadian menonjol nihil 3. Unras nihil 4. Bencana nihil",
        "not_event",
    ),
    Message(
        "Sekitar 40 warga Dusun Baban Timur mendatangi kantor kebun menuntut lahan "
        "garapan dikembalikan, audiensi berlangsung alot",
        "tension",
        "T7",
        None,
        {"mass": [40, 40]},
    ),
    Message(
        "Bupati hadiri deklarasi damai pilkada, semua paslon tanda tangan",
        "response",
        "T8",
    ),
    Message(
        "Telah terjadi perusakan tugu PSHT oleh orang tdk dikenal di Ds. Karangrejo "
        "Kec. Gumukmas, anggota PSHT berdatangan ke lokasi sktr 70 org",
        "conflict",
        "T6",
        "35.09.04",
    ),
    Message(
        "Kejadian tabrak lari di jalan raya Klakah, pelaku sempat dikejar dan "
        "dihajar warga, mobil pelaku dirusak",
        "conflict",
        "T2",
        "35.08.19",
        {"vehicles_damaged": 1},
    ),
    Message(
        "Sidang kasus pembunuhan di PN Jember diwarnai kericuhan, keluarga korban "
        "menyerang terdakwa",
        "conflict",
        "T2",
        "35.09",
    ),
    Message(
        "Grup WA warga memanas karena postingan menghina kiai, pemilik akun sudah "
        "minta maaf di polsek Sukowono",
        "response",
        "T3",
        "35.09.29",
    ),
    Message(
        "Rumah warga penganut Ahmadiyah di Desa X didatangi ratusan orang, mereka "
        "diminta pergi dari kampung",
        "tension",
        "T3",
    ),
    Message(
        "Seorang guru di SDN 3 Tempurejo dipukul wali murid karena tidak terima anaknya dihukum",
        "conflict",
        "T5",
        "35.09.18",
        {"injured": 1},
    ),
    Message(
        "Perkelahian 2 santri di pondok, sudah diselesaikan pengasuh",
        "response",
        "T5",
    ),
    Message(
        "Pedagang kaki lima dan satpol pp kejar kejaran saat penertiban, tidak ada korban",
        "tension",
        "T4",
        None,
        {"injured": 0},
    ),
    Message(
        "Info: dana BLT dipotong perangkat, warga RT 01-04 Ds. Sidomukti Kec. Mayang "
        "marah2 di balai desa, sdh 2 jam blm bubar",
        "tension",
        "T4",
        "35.09.26",
    ),
    Message(
        "Tersebar undangan aksi damai menolak tambang emas di depan Pemkab "
        "Banyuwangi Kamis depan, target massa 1000",
        "tension",
        "T7",
        "35.10",
        {"event_date": "2025-03-20", "mass": [1000, 1000]},
    ),
    Message(
        "Bentrokan pecah saat pembongkaran warung di lahan KAI Kel. Jember Lor, 6 "
        "orang luka-luka terdiri dari 4 warga dan 2 petugas",
        "conflict",
        "T7",
        "35.09",
        {"injured": 6},
    ),
    Message(
        "Puluhan orang tua siswa protes pungutan sekolah di SMAN Lumajang",
        "tension",
        "T5",
        "35.08",
        {"mass": [20, 99]},
    ),
    Message(
        "Situasi tadi malam di perbatasan Wuluhan - Ambulu, 2 kelompok perguruan sdh "
        "saling berhadapan sktr 300 orang, berhasil dihalau petugas sblm pecah "
        "bentrokan",
        "tension",
        "T6",
        None,
        {"mass": [300, 300]},
    ),
    Message(
        "pembacokan di Jl. Trunojoyo depan Polsek Kaliwates, korban an. Ahmad Zaini "
        "umur 23 th alamat Ds. Sempolan Kec. Silo",
        "conflict",
        None,
        "35.09.19",
    ),
    Message(
        "Korban pengeroyokan warga Kec. Jenggawah, dirawat di RSUD Balung. Kejadian di Kec. Ajung",
        "conflict",
        None,
        "35.09.17",
        {"injured": 1},
    ),
    Message(
        "Maling sapi di Ds. Alassumur Kec. Kraksaan ditangkap warga dan diserahkan ke polsek",
        "not_event",
    ),
    Message(
        "Warga Desa Gunung Malang menangkap maling sapi lalu membakar motornya",
        "conflict",
        "T2",
        None,
        {"vehicles_damaged": 1},
    ),
    Message(
        "Tim Inafis olah TKP penemuan mayat bayi",
        "not_event",
    ),
    Message(
        "Dandim cek kesiapan pasukan jelang pilkada, 300 personel disiagakan",
        "not_event",
        None,
        None,
        {"mass": None},
    ),
    Message(
        "Menindaklanjuti laporan kemarin, korban luka bentrok pemuda bertambah jadi "
        "5 orang, 1 di antaranya kritis",
        "conflict",
        "T1",
        None,
        {"is_update": True, "injured": 5},
    ),
    Message(
        "Ada yg tau kebenaran berita perang antar desa di Jelbuk? Sudah ramai di tiktok",
        "tension",
        "T1",
        "35.09.25",
        {"checkworthy": True},
    ),
    Message(
        "Penemuan bom ikan 3 butir di pesisir Panarukan diamankan polairud",
        "not_event",
    ),
    Message(
        "dua kubu pendukung kades lama dan baru saling ejek di grup fb, "
        "dikhawatirkan meluas jelang pelantikan",
        "tension",
        "T8",
    ),
    Message(
        "Kelompok A dan B sudah duduk bersama di rumah Gus Y, menyatakan masalah "
        "selesai dan tidak akan saling serang",
        "response",
        "T1",
    ),
    Message(
        "Massa aksi melempari polisi, polisi membalas dgn gas air mata, 12 pengunjuk "
        "rasa diamankan",
        "conflict",
        "T8",
        None,
        {"injured": None},
    ),
    Message(
        "Ratusan petani tebu demo PG Semboro soal rendemen, perwakilan diterima manajemen",
        "tension",
        "T4",
        "35.09.07",
    ),
    Message(
        "Tukang parkir liar rebutan lahan di Pasar Tanjung, satu kena tusuk",
        "conflict",
        None,
        None,
        {"injured": 1},
    ),
    Message(
        "Kepala dusun dipukul warga karena dituduh menggelapkan bantuan beras",
        "conflict",
        "T4",
    ),
    Message(
        "Wonorejo bentrok!! 3 mati!! sebarkan biar semua tahu!!!",
        "conflict",
        None,
        None,
        {"deaths": 3, "checkworthy": True},
    ),
    Message(
        "Dilaporkan seorang warga Kel. Bintoro Kec. Patrang tewas tersengat listrik",
        "not_event",
    ),
    Message(
        "Kontingen pencak silat raih juara 1",
        "not_event",
    ),
    Message(
        "MOHON PERHATIAN WARGA DESA SUMBERSALAK AGAR TIDAK TERPANCING ISU "
        "PENYERANGAN. SITUASI TERKENDALI",
        "not_event",
    ),
    Message(
        "Sidak pasar jelang lebaran, harga cabai naik",
        "not_event",
    ),
    Message(
        "Bantuan logistik utk pengungsi banjir bandang Bondowoso 120 KK",
        "not_event",
    ),
    Message(
        "Remaja masjid dan remaja kampung sebelah adu mulut soal toa masjid saat "
        "tadarus, RT melerai",
        "tension",
        "T1",
    ),
    Message(
        "Warga segel mushola yang digunakan aliran Shiddiqiyah di Kec. Maesan",
        "tension",
        "T3",
        "35.11.01",
        {"form": "F06"},
    ),
    Message(
        "2 anggota ormas dikeroyok debt collector di Jalan Hayam Wuruk, balasannya "
        "kantor leasing dirusak puluhan anggota ormas",
        "conflict",
        "T6",
        None,
        {"injured": 2},
    ),
    Message(
        "Kapolres pimpin upacara kenaikan pangkat",
        "not_event",
    ),
    Message(
        "Nelayan Pondokdadap membakar alat tangkap jaring trawl milik nelayan luar",
        "conflict",
        "T7",
    ),
    Message(
        "Terjadi keributan di tempat karaoke Jl. Soekarno Hatta Lumajang, 1 "
        "pengunjung luka tusuk, pelaku kabur",
        "conflict",
        None,
        "35.08",
        {"injured": 1},
    ),
    Message(
        "Ada 200 meter pagar tembok dirobohkan warga karena menutup akses jalan ke makam",
        "conflict",
        "T7",
        None,
        {"mass": None},
    ),
    Message(
        "Mlm pak, warga Curah Nongko barusan nglurug rumah pak mandor kebun krn "
        "tanaman jagung warga dibabat, pintu rumah jebol",
        "conflict",
        "T7",
    ),
    Message(
        "lapor ndan ada 2 kelompok anak muda sdh kumpul di pertigaan bawa balok dan "
        "batu, diduga mau tawuran",
        "tension",
        "T1",
    ),
    Message(
        "Polres Bondowoso tetapkan 5 tersangka kasus pengeroyokan pesilat di Wonosari",
        "conflict",
        "T6",
        "35.11.09",
        {"injured": None},
    ),
    Message(
        "Kades Sumberjeruk dilempar telur oleh warga saat musdes, warga kecewa soal bansos",
        "conflict",
        "T4",
    ),
    Message(
        "Warga gotong royong memperbaiki mushola yang rusak akibat hujan",
        "not_event",
    ),
    Message(
        "Pengamanan sholat Jumat dan pembagian takjil oleh Polsek Panti berjalan aman",
        "not_event",
    ),
    Message(
        "Tetangga saling lapor polisi gara2 pohon mangga di batas pekarangan",
        "tension",
        "T7",
    ),
    Message(
        "Massa GMNI orasi di depan Mapolres minta kasus begal diusut",
        "tension",
        None,
        None,
        {"form": "F03"},
    ),
    Message(
        "Kericuhan warnai eksekusi lahan di Desa Tegalrejo, aparat tembakkan gas air "
        "mata, 9 warga luka dan 3 aparat luka",
        "conflict",
        "T7",
        None,
        {"injured": 12},
    ),
    Message(
        "dua sepupu berkelahi rebutan warisan sawah, satu meninggal kena celurit",
        "conflict",
        "T7",
        None,
        {"deaths": 1},
    ),
    Message(
        "Sekelompok orang merusak makam yang dianggap keramat di Desa Pocangan",
        "conflict",
        "T3",
    ),
    Message(
        "Kelompok jamaah masjid LDII ditolak warga saat mau bangun masjid di Perumahan Griya",
        "tension",
        "T3",
    ),
    Message(
        "Rencana kedatangan penceramah dari luar ditolak Banser, panitia diminta membatalkan",
        "tension",
        "T3",
    ),
    Message(
        "Jatanras ungkap kasus curat, 1 pelaku ditembak kakinya",
        "not_event",
    ),
    Message(
        "Warga Kencong digegerkan penemuan granat aktif",
        "not_event",
    ),
    Message(
        "info lalin: kemacetan akibat perbaikan jembatan di Mayang",
        "not_event",
    ),
    Message(
        "Bentrok antara pekerja proyek tol dengan warga Desa Gending pecah, "
        "ekskavator dibakar, 2 pekerja dirawat",
        "conflict",
        "T7",
        "35.13.18",
        {"injured": 2, "vehicles_damaged": 1},
    ),
    Message(
        "Satu rumah dan dua motor dibakar massa di Dsn Sumberlanas Timur Ds. "
        "Harjomulyo Kec. Silo. Pemilik rumah dituduh punya ilmu santet",
        "conflict",
        "T2",
        "35.09.30",
        {"buildings_damaged": 1, "vehicles_damaged": 2},
    ),
    Message(
        "Ribut2 antar sopir angkot dan grab di Terminal Tawang Alun, spion mobil dipecah",
        "conflict",
        "T4",
    ),
    Message(
        "Camat Ambulu pertemukan 2 kubu nelayan Watu Ulo, hasilnya sepakat bagi wilayah tangkap",
        "response",
        "T7",
        "35.09.12",
    ),
    Message(
        "Puluhan wali santri geruduk pesantren tuntut pengasuh yang diduga cabul diproses hukum",
        "tension",
        "T5",
    ),
    Message(
        "Korban jiwa akibat bentrok berdarah Sabtu malam jadi 3 orang, 11 luka",
        "conflict",
        None,
        None,
        {"deaths": 3, "injured": 11},
    ),
    Message(
        "Sebanyak 15 rumah rusak dan 1 musholla terbakar akibat amuk massa di Sumbersari",
        "conflict",
        None,
        "35.09.21",
        {"buildings_damaged": 16},
    ),
    Message(
        "52 KK mengungsi ke balai desa krn takut serangan susulan",
        "conflict",
        None,
        None,
        {"displaced_kk": 52},
    ),
    Message(
        "Anak kecil hilang di pasar sudah ketemu, bukan diculik",
        "not_event",
    ),
    Message(
        "Saya dengar anak buah juragan tambak mau datang bawa preman ke lokasi besok jam 8 pagi",
        "tension",
        None,
        None,
        {"event_date": "2025-03-14"},
    ),
    Message(
        "Perangkat desa walk out dari rapat, protes pemotongan siltap",
        "tension",
    ),
    Message(
        "Baku pukul antar mahasiswa beda organisasi di kampus UIN KHAS Jember, 1 "
        "mahasiswa masuk RS",
        "conflict",
        "T5",
        "35.09",
        {"injured": 1},
    ),
    Message(
        "Festival Tabuik dan karnaval sound system ditonton ribuan warga, lancar",
        "not_event",
    ),
    Message(
        "Video pembacokan di Lumajang yg viral itu kejadian tahun 2021, bukan baru, "
        "mohon jangan disebar lagi",
        "not_event",
    ),
    Message(
        "Pemuda mabuk mengamuk lempari warung, ditangkap polisi",
        "conflict",
        None,
    ),
    Message(
        "Silaturahmi Kapolres dengan pengurus PSHT, Pagar Nusa dan IKSPI, sepakat "
        "jaga kondusifitas",
        "not_event",
    ),
    Message(
        "Monitoring konvoi kelulusan SMA, nihil pelanggaran",
        "not_event",
    ),
    Message(
        "Ada spanduk bernada ancaman ke kades terpasang di jembatan, sdh dilepas babinsa",
        "tension",
        "T8",
        None,
        {"form": "F02"},
    ),
    Message(
        "Dusun Krajan dan Dusun Tegal saling lempar mercon, 1 rumah terbakar atapnya",
        "conflict",
        "T1",
        None,
        {"buildings_damaged": 1},
    ),
    Message(
        "Rapat pembentukan panitia HUT RI",
        "not_event",
    ),
    Message(
        "Penganiayaan thd jurnalis saat meliput tambang ilegal di Kec. Tempursari, kamera dirampas",
        "conflict",
        "T7",
        "35.08.01",
    ),
    Message(
        "Sengketa tanah wakaf sekolah vs ahli waris, gerbang sekolah digembok ahli "
        "waris, siswa belajar di luar",
        "tension",
        "T7",
        None,
        {"form": "F06"},
    ),
    Message(
        "Seorang ibu rumah tangga jatuh dari motor",
        "not_event",
    ),
    Message(
        "Pemilihan ketua karang taruna ricuh, kursi dilempar",
        "conflict",
    ),
    Message(
        "Ijin info: pagi ini puluhan pemuda Ds. Tisnogambar Kec. Bangsalsari "
        "mencegat truk pasir, sopir dipukuli, kaca depan dihancurkan",
        "conflict",
        "T7",
        "35.09.09",
    ),
    Message(
        "Telah tertangkap tangan oleh warga seorang pelaku curi motor di Ds. "
        "Kemuninglor, pelaku sempat dimassa sebelum diamankan Polsek Arjasa",
        "conflict",
        "T2",
        "35.09.22",
    ),
    Message(
        "Siang komandan. Perkembangan aksi unjuk rasa buruh PT Mitra: massa 400 "
        "orang masih bertahan di gerbang, tuntutan kenaikan upah. Situasi tertib",
        "tension",
        "T4",
        None,
        {"is_update": True, "mass": [400, 400]},
    ),
    Message(
        "Posko suroan: rombongan PSHT asal Ambulu dilempari batu saat melintas di "
        "Kec. Wuluhan, 2 orang luka kepala, warga sekitar berkumpul",
        "conflict",
        "T6",
        "35.09.11",
        {"injured": 2},
    ),
    Message(
        "laporan nihil wilayah koramil Sukorambi",
        "not_event",
    ),
    Message(
        "Cipkon malam minggu, sasaran miras dan sajam, hasil: 3 botol arak",
        "not_event",
    ),
    Message(
        "Dua ketua RT beda pilihan calon kades cekcok di warung, sempat saling "
        "dorong, dilerai warga",
        "tension",
        "T8",
    ),
    Message(
        "Warga Ds Sumberwaru melarang pemakaman jenazah karena beda keyakinan",
        "tension",
        "T3",
    ),
    Message(
        "Siswa SMP dibully teman sekelas sampai patah tulang, ortu lapor polisi",
        "conflict",
        "T5",
        None,
        {"injured": 1},
    ),
    Message(
        "Alat berat tambang emas dihentikan paksa warga Pesanggaran, 1 pekerja dipukul",
        "conflict",
        "T7",
        "35.10.01",
        {"injured": 1},
    ),
    Message(
        "Rekonstruksi pembunuhan istri oleh suami di Tamanan",
        "not_event",
    ),
    Message(
        "Bazar UMKM ramai diserbu pengunjung",
        "not_event",
    ),
    Message(
        "Waspada! beredar info gerombolan ninja pembunuh guru ngaji masuk Situbondo, "
        "warga ronda bawa celurit",
        "tension",
        "T2",
        "35.12",
        {"checkworthy": True},
    ),
    Message(
        "Kebakaran pasar Wonorejo Lumajang, puluhan kios hangus, diduga korsleting",
        "not_event",
    ),
    Message(
        "Massa bakar kantor PPK karena tidak puas hasil rekap suara",
        "conflict",
        "T8",
    ),
    Message(
        "pembagian sembako caleg ricuh, ibu2 pingsan berdesakan",
        "conflict",
        "T8",
    ),
    Message(
        "Setelah sempat tegang, warga dan pengembang perumahan sepakat batas tanah "
        "diukur ulang BPN, dimediasi camat Patrang",
        "response",
        "T7",
        "35.09.20",
    ),
    Message(
        "Pengeroyokan anggota Banser oleh sekelompok pesilat di Kec. Tegaldlimo: 1 "
        "luka berat, 2 luka ringan",
        "conflict",
        "T6",
        "35.10.04",
        {"injured": 3},
    ),
    Message(
        "Doa bersama lintas agama untuk Indonesia damai",
        "not_event",
    ),
    Message(
        "Wisatawan tenggelam di pantai Payangan",
        "not_event",
    ),
    Message(
        "Antisipasi bentrok susulan, 100 personel gabungan berjaga di perbatasan Desa A dan B",
        "tension",
    ),
    Message(
        "Warga Pakel dan petugas keamanan PT Bumisari saling dorong, 3 petani memar",
        "conflict",
        "T7",
        None,
        {"injured": 3},
    ),
    Message(
        "Adu mulut penjual dan pembeli di pasar hewan",
        "tension",
    ),
    Message(
        "Karyawan koperasi dianiaya nasabah saat menagih utang di Ds Pondokrejo Kec Tempurejo",
        "conflict",
        None,
        "35.09.18",
        {"injured": 1},
    ),
    Message(
        "Ketua PC IKSPI sampaikan permohonan maaf atas ulah oknum anggotanya yang merusak warung",
        "response",
        "T6",
        None,
        {"form": "F22"},
    ),
    Message(
        "Grup WA alumni ribut beda pilihan presiden",
        "tension",
        "T8",
    ),
    Message(
        "Pembangunan musala kelompok salafi di Kel. Kebonsari dihentikan sementara "
        "menunggu izin, warga pasang banner penolakan",
        "tension",
        "T3",
    ),
    Message(
        "Remaja perang sarung di Jl Mastrip, dibubarkan polisi, tdk ada korban",
        "conflict",
        "T1",
        None,
        {"injured": 0},
    ),
    Message(
        "Seminar kebangsaan cegah radikalisme di kampus",
        "not_event",
    ),
    Message(
        "Distribusi air bersih ke warga terdampak kekeringan",
        "not_event",
    ),
    Message(
        "Sugeng dalu pak. Wau enjing wonten tiyang gelut ten peken Kalisat, setunggal tatu",
        "conflict",
        None,
        "35.09.27",
    ),
    Message(
        "Ijin ndan, td siang jam 2 di SMKN 5 Jember siswa kelas XI digebukin 6 kakak "
        "kelasnya, hidung berdarah",
        "conflict",
        "T5",
        "35.09",
        {"injured": 1},
    ),
    Message(
        "PERHATIAN!! malam ini PSHT se-jatim mau ngumpul di alun2 Genteng, toko2 "
        "harap tutup. Share ke grup lain",
        "tension",
        "T6",
        "35.10",
        {"checkworthy": True},
    ),
    Message(
        "lap. giat: pengamanan sidang putusan sengketa tanah di PN Bondowoso, massa "
        "pendukung penggugat ±60 orang, kondusif",
        "tension",
        "T7",
        "35.11",
        {"mass": [60, 60]},
    ),
    Message(
        "Bhabinkamtibmas mediasi perselisihan antar tetangga di Kel. Sisir, kedua "
        "pihak sepakat berdamai",
        "response",
        "T1",
        None,
        {"form": "F20"},
    ),
    Message(
        "Situasi Kec. Sumberasih aman kondusif, tidak ada kejadian menonjol",
        "not_event",
        None,
        None,
        {"deaths": None},
    ),
    Message(
        "Penebangan liar di petak 12 hutan jati Perhutani, 2 pelaku kabur",
        "not_event",
    ),
    Message(
        "Seorang warga terluka parah disabet celurit tetangganya sendiri saat "
        "berebut giliran air sawah di Desa Wringinanom Kecamatan Panarukan",
        "conflict",
        "T7",
        "35.12.06",
        {"injured": 1},
    ),
    Message(
        "warga Krajan nolak pembangunan tower, pekerja diusir, material dibuang",
        "conflict",
    ),
    Message(
        "Ratusan pendukung calon yang kalah mengepung kantor KPU Lumajang sampai malam ini",
        "tension",
        "T8",
        "35.08",
    ),
    Message(
        "Ada provokasi di FB ngajak serang kampung madura besok",
        "tension",
        "T3",
    ),
    Message(
        "Ormas X segel paksa kafe yang jual miras di Kec. Kaliwates, pemilik melapor",
        "tension",
        "T6",
        "35.09.19",
        {"form": "F06"},
    ),
    Message(
        "Guru ngaji dituduh cabul, rumahnya dirusak warga, kaca pecah semua",
        "conflict",
        "T2",
    ),
    Message(
        "3 remaja ditangkap karena bawa celurit hendak tawuran di Jl. Kalimantan",
        "tension",
        "T1",
    ),
    Message(
        "Truk pengangkut limbah dicegat warga Ds. Curahmalang, sopir diminta balik",
        "tension",
        "T7",
    ),
    Message(
        "Tim Reskrim tangkap bandar togel",
        "not_event",
    ),
    Message(
        "Rombongan suporter Persid diserang orang tak dikenal di Kec. Rowokangkung, "
        "5 orang luka, 3 motor rusak",
        "conflict",
        None,
        "35.08.08",
        {"injured": 5, "vehicles_damaged": 3},
    ),
    Message(
        "Petani keluhkan harga gabah anjlok",
        "not_event",
    ),
    Message(
        "Kecelakaan perahu nelayan Puger, 2 hilang",
        "not_event",
    ),
    Message(
        "Penyerahan sertifikat redistribusi tanah oleh Wamen ATR",
        "not_event",
    ),
    Message(
        "Pelantikan pengurus baru GP Ansor Bondowoso",
        "not_event",
    ),
    Message(
        "Warga dua desa kerja bakti bersama setelah konflik tahun lalu berakhir damai",
        "response",
    ),
    Message(
        "Bom molotov dilempar ke rumah ketua PAC partai di Ds. Sukoharjo",
        "conflict",
        "T8",
    ),
    Message(
        "Kerusuhan di lapas Bondowoso, napi bakar kasur",
        "conflict",
        "T2",
        "35.11",
    ),
]
