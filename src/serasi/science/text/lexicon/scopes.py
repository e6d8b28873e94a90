"""What takes the edge off an act: denial, near-miss, plan, drill, debunk, routine and the like."""

from __future__ import annotations

from serasi.science.text.lexicon.acts import _list

DENIAL = _list(
    "tidak ada, tidak terjadi, tidak ditemukan, tidak terdapat, tidak, bukan, tanpa, belum ada, "
    "belum terjadi, belum, nihil, tidak sampai, tidak menimbulkan, jangan, jangan sampai, "
    "agar tidak, supaya tidak, nol"
)
# "tidak" that denies nothing about the act.
NO_DENIAL = _list(
    "tidak dikenal, tidak terima, tidak hanya, bukan hanya, tidak cuma, tidak lama, tidak puas, "
    "tidak tahu, tidak diketahui, belum diketahui, tidak kunjung, tidak bertanggung jawab, "
    "tidak senang, tidak merata, tidak terbendung, tidak terhindarkan, tidak terelakkan, "
    "tidak dapat dihindari, tidak bisa dihindari, tidak tepat, tidak dibayar, belum dibayar, "
    "tidak terkendali, tidak netral, tidak berdaya, tidak jauh, tidak sadarkan, tidak sedikit, "
    "tidak setuju, tidak adil, belum pasti, bukan warga, bukan main, tidak jelas, belum jelas, "
    "belum tertangkap, belum diamankan, tidak transparan, tidak sesuai, tidak melibatkan, "
    "tidak percaya, tidak mau, tidak bisa, tidak dapat, belum kondusif, tidak kondusif, "
    "tidak sengaja, tidak henti, tidak terkontrol, tidak seimbang"
)
AVERTED = _list(
    "nyaris, hampir, hampir saja, nyaris saja, digagalkan, gagalkan, menggagalkan, "
    "berhasil dicegah, dapat dicegah, bisa dicegah, urung, batal, diredam, "
    "berhasil diredam, tidak sampai, dapat diredam, berhasil diurai, "
    "berhasil dihalau, dihalau, sempat dicegah, terhindar, dapat dihindari"
)
WARD = _list(
    "antisipasi, mengantisipasi, diantisipasi, cegah, mencegah, pencegahan, guna mencegah, "
    "menghindari, menghindarkan, hindari, potensi, berpotensi, kerawanan, rawan, deteksi dini, "
    "cegah dini, preventif, menangkal, tangkal, mewaspadai, waspada, waspadai, kewaspadaan, "
    "meminimalisir, menekan angka, jangan mudah, tidak mudah, himbauan, imbauan, mengimbau, "
    "menghimbau, diimbau, dihimbau, imbau, himbau, bahaya, larangan, stop, anti, "
    "tidak melakukan, tidak terlibat, menjauhi, sosialisasi, pembinaan, penyuluhan"
)
PLAN = _list(
    "akan, rencana, rencananya, berencana, direncanakan, merencanakan, hendak, bakal, mau, "
    "ingin, siap, bersiap, bersiap siap, ajakan, mengajak, diajak, ancaman, mengancam, diancam, "
    "ancam, besok, nanti malam, lusa, ada isu, isu akan, kabarnya akan, dikabarkan akan, niat, "
    "berniat, persiapan, ultimatum, menunggu, seruan, dijadwalkan, undangan, target"
)
IF_WORDS = _list(
    "jika, apabila, kalau, bila, seandainya, manakala, bilamana terjadi, takutnya, khawatir "
    "terjadi, dikhawatirkan, khawatir, takut, isu, isu adanya, kabar, kabar adanya, rumor, desas "
    "desus, dikabarkan, kabarnya, katanya, konon, kebenaran berita, kebenaran, benarkah, apa "
    "benar, apakah benar, apakah ada"
)
BACKGROUND = _list(
    "terkait, pasca, paska, buntut, menyusul, soal, kasus, perkara, permasalahan, perihal, atas, "
    "dampak, pascabentrok, akibat, tindak lanjut, menindaklanjuti, penyelesaian, pelaku, "
    "tersangka, korban, sebelumnya, sebelumnya terjadi, dalam perkara, sidang, persidangan, "
    "vonis, divonis, setelah, usai, rekonstruksi, yang sempat, mantan, eks, sejarah, laporan polisi"
)
DRILL = _list(
    "simulasi, sispamkota, sispam kota, sispam mako, gladi, gladi bersih, gladi posko, skenario, "
    "diperagakan, "
    "memperagakan, diskenariokan, digambarkan, latihan dalmas, latihan phh, latihan pengamanan, "
    "latihan gabungan, latihan pra operasi, latihan penanganan, latihan pengendalian massa, "
    "latihan menghadapi, latihan penanggulangan, pelatihan pengendalian massa, "
    "tactical floor game, tfg, bermain peran, role play, adegan, latihan pengendalian"
)
DEBUNK = _list(
    "jangan disebar, jangan disebarkan, jangan menyebarkan, jangan ikut menyebarkan, bukan baru, "
    "bukan kejadian baru, tidak benar, tidaklah benar, faktanya, fakta sebenarnya, video lama, "
    "kejadian lama, "
    "foto lama, rekaman lama, berita lama, peristiwa lama, bukan di, bukan kejadian, disinformasi, "
    "misinformasi, adalah hoaks, hanyalah hoaks, hanya hoaks, dipastikan hoaks, ternyata hoaks, "
    "itu hoaks, merupakan hoaks, kabar hoaks, berita hoaks, video hoaks, isu hoaks, info hoaks, "
    "informasi "
    "hoaks, cek fakta, kabar bohong, berita bohong, tidak pernah terjadi, informasi palsu, "
    "kabar palsu, penyebar hoaks, menyebar hoaks, hoaks bentrok, meluruskan, klarifikasi, "
    "mengklarifikasi, membantah, bantah, dibantah, bukan kejadian di, stop hoaks, jangan percaya, "
    "isu itu tidak, "
    "isu tersebut tidak, tidak ada kejadian, editan, rekayasa"
)
HOAX = _list("hoaks, berita bohong, kabar bohong")
FICTION = _list(
    "film, sinetron, drama, teater, pentas, drama kolosal, novel, game, mobile legends, "
    "syuting, shooting film, lakon, ludruk, ketoprak, wayang, pementasan, reog, karnaval budaya, "
    "fragmen, bioskop, sendratari, tari perang, pertunjukan"
)
MEMORY = _list(
    "mengenang, tragedi, haul, napak tilas, peringatan hari, memperingati, diperingati, "
    "tahun silam, zaman penjajahan, penjajah, perang kemerdekaan, sejarah, tempo dulu, "
    "agresi militer, g30s, upacara peringatan, refleksi, peristiwa 1965, perjuangan, pahlawan"
)
SPORT = _list(
    "pertandingan, laga, turnamen, kejuaraan, liga, skor, gol, kiper, babak, wasit, final, "
    "semifinal, "
    "semi final, kompetisi, lawan tangguh, tuan rumah, klasemen, sepak bola, futsal, bola voli, "
    "voli, "
    "tarkam, popda, porprov, atlet, medali, juara, kickoff, kick off, uji coba, penyisihan, "
    "striker, "
    "gelanggang, kelas tanding, ring tinju"
)
ACCIDENT = _list(
    "laka lantas, laka, kecelakaan, tabrakan, tertabrak, menabrak, ditabrak, terguling, tenggelam, "
    "tersengat, kesetrum, korsleting, konsleting, arus pendek, hubungan pendek, terpeleset, "
    "terjatuh dari, tanah longsor, longsor, banjir, gempa, puting beliung, angin kencang, "
    "pohon tumbang, kebakaran, terbakar akibat, erupsi, karhutla, kebakaran hutan, tersambar "
    "petir, "
    "kecelakaan kerja, terseret arus, terseret ombak, orang hilang, gantung diri, bunuh diri, "
    "laka laut, laka air, keracunan, adu banteng, terserempet, menyerempet, selip, rem blong, "
    "kompor meledak, tabung gas, elpiji meledak, gas meledak, ban meledak, diserang tawon, "
    "digigit, serangan jantung, diserang hama, diserang penyakit, hujan deras, hujan lebat"
)
CRIME = _list(
    "pencurian, mencuri, dicuri, pencuri, maling, kemalingan, curanmor, curas, curat, curwan, "
    "begal, pembegalan, dibegal, jambret, penjambretan, dijambret, perampokan, dirampok, perampok, "
    "merampok, penipuan, penggelapan, narkoba, sabu, sabu sabu, pil koplo, okerbaya, ganja, judi, "
    "perjudian, togel, judi online, sabung ayam, kdrt, perselingkuhan, selingkuh, pencabulan, "
    "cabul, pemerkosaan, diperkosa, pelecehan seksual, persetubuhan, uang palsu, miras oplosan, "
    "penadah, pembobolan, dibobol, copet, hipnotis, korupsi, pungli, pembunuhan berencana, "
    "rudapaksa, pemerasan"
)
DOMESTIC = _list(
    "suami, istri, mantan istri, mantan suami, suaminya, istrinya, anak kandung, ayah kandung, "
    "ibu kandung, anak tiri, ayah tiri, mertua, menantu, kakak kandung, adik kandung, kdrt, "
    "mantan pacar, pacarnya, odgj, gangguan jiwa"
)
ROUTINE = _list(
    "patroli, berpatroli, patroli malam, hasil patroli, patroli dialogis, patroli wilayah, "
    "sambang, "
    "sambang desa, dds, anjangsana, komsos, komunikasi sosial, apel, apel pagi, apel malam, "
    "apel siaga, apel gelar pasukan, "
    "pengamanan, pam, pamwal, pengawalan, wasmas, siskamling, ronda, poskamling, piket, "
    "serah terima, kerja bakti, gotong royong, posyandu, vaksinasi, pendampingan, penyuluhan, "
    "sosialisasi, rakor, rapat koordinasi, rapat, koordinasi, bimtek, pelatihan, pembinaan, "
    "upacara, "
    "kunjungan, silaturahmi, pengajian, istighosah, selamatan, hajatan, musrenbang, musdes, "
    "pelantikan, sertijab, olahraga, senam, lomba, karnaval, peringatan hari, kegiatan rutin, "
    "cipta kondisi, cipkon, kryd, operasi yustisi, razia, penjagaan, monitoring, pemantauan, "
    "pengecekan, situasi kondusif, aman kondusif, aman dan kondusif, kondusif, aman terkendali, "
    "aman dan terkendali, situasi aman, hal menonjol, kejadian menonjol, nihil, daftar hadir, "
    "absensi, kehadiran, laporan harian, jadwal, undangan, penyaluran blt, pembagian blt, "
    "pembagian sembako, donor darah, bersih bersih, penanaman pohon, panen raya, ketahanan pangan, "
    "perayaan, khitanan, sunatan, ulang tahun, pernikahan, pemakaman, takziah, pasien, "
    "rujukan pasien, pelayanan, imunisasi, safari, doa bersama, sholawat, "
    "sosialisasi bahaya, kegiatan belajar, penerimaan siswa, wisuda, ujian, "
    "binluh, bhakti sosial, bakti sosial, pasar murah, operasi pasar, gelar pasukan, "
    "selamat pagi, kunjungan kerja, studi banding, pencairan, verifikasi data"
)
# An act word that is something else in these company words.
IDIOM = _list(
    "penemuan bom, penemuan bom ikan, temuan bom, menemukan bom, ditemukan bom, "
    "bentrok jadwal, jadwal bentrok, jadwalnya bentrok, bentrok dengan jadwal, bentrok waktu, "
    "waktunya bentrok, "
    "perang harga, perang melawan, perang terhadap, perang dagang, perang bintang, serangan "
    "jantung, serangan hama, "
    "serangan wereng, serangan tikus, serangan fajar, serangan siber, serangan cyber, serangan "
    "virus, "
    "serangan ulat, menyerang tanaman, menyerang padi, menyerang ternak, diserang hama, diserang "
    "tikus, diserang wereng, "
    "diserang penyakit, menyerang balita, menyerang anak, penyakit menyerang, virus menyerang, "
    "demo masak, demo memasak, demo produk, demo alat, demo kompor, demo plot, demplot, lomba "
    "demo, membakar sampah, bakar sampah, "
    "pembakaran sampah, pembakaran jerami, membakar jerami, membakar semangat, membakar lahan, "
    "pembakaran lahan, bakar ikan, ikan bakar, bakar sate, "
    "membakar sate, ayam bakar, jagung bakar, bakar jagung, bakar jerami, bakar lahan, bakar "
    "bakaran, "
    "terbakar api cemburu, bom waktu, tendangan bebas, pukulan telak, lempar lembing, tolak "
    "peluru, "
    "lempar cakram, menolak bala, tolak bala, tolak balak, tolak miras, menolak lupa, jalan "
    "rusak, jembatan rusak, "
    "kerusakan jalan, rusak akibat hujan, rusak akibat banjir, rusak akibat angin, rusak "
    "diterjang, rusak karena hujan, "
    "rusak karena angin, rusak tertimpa, tertimpa pohon, memukul bedug, memukul gong, pukul gong, "
    "pemukulan gong, pemukulan bedug, pemukul, "
    "tembak di tempat, menembak jitu, lomba menembak, latihan menembak, perang tanding, perang "
    "topat, "
    "perang ketupat, adu domba garut, sapi menyerang, serbu pasar, diserbu pembeli, diserbu "
    "warga, diserbu pengunjung, "
    "diserbu wisatawan, menyerbu pasar, diserbu pelanggan, menyerbu takjil, berburu takjil, "
    "protes kartu, aksi sosial, aksi donor, aksi bersih, aksi nyata, "
    "aksi kemanusiaan, aksi peduli, gesekan roda, panas terik, cuaca panas, udara panas, air "
    "panas, makanan panas, "
    "antrean panas, suhu panas, emosi positif, bulu tangkis, lahan terbakar, hutan terbakar, "
    "ribut soal harga, tegangan listrik, tegang listrik, teror harimau, teror monyet, teror "
    "tawon, teror ular, teror kera, "
    "culik anak ayam, kirim bom, bom atom, rebutan gunungan, berebut gunungan, berebut berkah, "
    "rebutan bola, berebut juara, "
    "perebutan gelar, perebutan juara, memperebutkan piala, perebutan piala, konflik batin, aksi "
    "panggung, serang banten, di serang, bupati serang, polres serang, polresta serang, kota "
    "serang, kabupaten serang, "
    "bedah rumah, rumah rusak akibat, bandeng bakar, diserang demam, serangan balik lewat gol, "
    "hadang laju bola, memblokir rekening, rekening diblokir, "
    "nomor diblokir, diblokir bank, blokir nomor, dialog interaktif, program damai, desa damai, "
    "kampung damai, damai sejahtera, salam damai, pilkada damai, pemilu damai, pilkades damai, "
    "deklarasi kemerdekaan, deklarasi odf, "
    "deklarasi desa, deklarasi stop, salah satu, tersengat tawon, berkumpul di balai desa untuk, "
    "berkumpul keluarga, "
    "reaksi panas, menolak dirujuk, pasien menolak, menolak vaksin, musuh bebuyutan, santet "
    "massal film, tanam pisang cavendish"
)
NONHUMAN = _list(
    "hama, wereng, tikus, ulat, virus, penyakit, demam, dbd, monyet, kera, macan, harimau, tawon, "
    "lebah, ular, babi hutan, buaya, sapi, kerbau, anjing, kucing, burung, belalang, jamur, angin, "
    "ombak, hacker, peretas, siber, nyamuk, lalat, gajah, kambing, ternak, padi, tanaman padi, "
    "wabah, pmk"
)
