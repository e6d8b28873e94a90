"""Words that point to one of the eight triggers, with their weight."""

from __future__ import annotations

from serasi.science.text.lexicon.acts import _list

TRIGGER_WORDS: dict[str, dict[int, list[str]]] = {
    "T1": {
        3: _list(
            "perang sarung, tarkam, senggolan, dua keluarga, antar keluarga, keluarga besar, "
            "saling ejek, joget, perang petasan, perang mercon, baku lempar, dua rombongan, "
            "kampung sebelah, desa sebelah, dua negeri, antar negeri, antar geng, antar rw, "
            "antar rt, antar gang, muda mudi, takbir, takbiran, pesta dero, organ tunggal, "
            "jaranan, kuda lumping, sound karnaval, karnaval sound, knalpot, duel maut, siri, "
            "silariang, gono gini, anak kos, saling tantang, hajatan, tuan hajat"
        ),
        2: _list(
            "antar warga, antarwarga, antar kampung, antarkampung, antar desa, antardesa, "
            "antar dusun, antardusun, antar pemuda, antarpemuda, dua kampung, dua desa, "
            "dua dusun, 2 kampung, 2 desa, 2 dusun, antar kelompok, antarkelompok, "
            "antar tetangga, suporter, supporter, antar suporter, pemuda desa, pemuda dusun, "
            "pemuda kampung, dua kelompok, 2 kelompok, orkes, dangdut, sound horeg, balap liar, "
            "bonek, aremania, jathilan, konser, kelompok pemuda, warga dengan warga, "
            "warga vs warga, carok, dendam, dendam lama, perselingkuhan, selingkuh, asmara, "
            "utang piutang, soal perempuan, perempuan, penonton, dua kubu, keluarga korban, "
            "keluarga pelaku, kerabat, tamu, panggung, rw, balas dendam, geng, pesta miras, "
            "mabuk, kondangan, salah paham, cekcok, negeri, perbatasan, petasan, baku serang, "
            "tetangga"
        ),
        1: _list(
            "pemuda, warga, kampung, dusun, remaja, sekelompok, gerombolan, keluarga, "
            "pembacokan, dibacok, membacok, penganiayaan, pembunuhan, penembakan, ditusuk, "
            "ditembak, miras, minuman keras, lorong, saudara, orang tua, geng motor, "
            "gangster"
        ),
    },
    "T2": {
        4: _list(
            "dituduh mencuri, dituduh maling, diduga mencuri, dituduh dukun, dituduh santet, "
            "tuyul, pesugihan, parakang, suanggi, leak, begu ganjang, babi ngepet, dituduh curi, "
            "kepergok mencuri, tertangkap massa, ketangkap massa, tertangkap warga, ketangkap, "
            "terduga bandar, terduga begal, terduga penculik, maling motor, maling sapi, "
            "pencuri motor, pelaku pencabulan, diduga cabul, diduga pelaku, terduga pelaku, "
            "penangkapan bandar, kelompok bersenjata, kkb, opm, tpnpb, petugas luka, "
            "menyerang petugas, menyerang polisi, polisi luka, anggota polisi luka, "
            "mobil polisi, mobil patroli, menyerang pos, meninggal di sel, tewas di sel, "
            "dalam sel, tahanan meninggal, penggerebekan, penggrebekan, operasi peti, "
            "penertiban tambang, penertiban galian, razia ditolak, pembubaran balap, "
            "penghentian orkes, pol pp luka, ngepung pol pp, penertiban karaoke, obat keras, "
            "pil koplo, bandar sabu, warung obat, isu ninja, penculik anak, culik, babinsa luka, "
            "patwal, orang asing"
        ),
        3: _list(
            "dituduh cabul, lapas, rutan, napi, narapidana, culik anak, penculik, bercadar, "
            "dukun santet, santet, main hakim sendiri, dihakimi massa, dihakimi warga, "
            "penculikan anak, isu penculikan, diduga maling, diduga pencuri, terduga maling, "
            "pelaku pencurian, tertangkap mencuri, teroris, terorisme, bom rakitan, "
            "kantor polisi, mapolsek, mapolres, polsek diserang, pos polisi, penyerangan polsek, "
            "pos satpam, dimassa, penyerangan petugas, ninja, maling, pencuri, begal, curanmor, "
            "jambret, dihakimi, dihajar massa, digebuk massa, diamuk, amuk massa, dukun, "
            "tahanan, sel, cari sendiri, main hakim, penjarah, teror, judi, bandar, terdakwa, "
            "orang ngamuk, mengamuk di"
        ),
        2: _list(
            "isu keamanan, pelaku kejahatan, razia, operasi penertiban, melawan petugas, "
            "petugas dikeroyok, polisi dikeroyok, preman, premanisme, warung remang, "
            "warung remang remang, remang, peredaran miras, prostitusi, lokalisasi, pekat, "
            "narkoba, tabrak lari, orgen, babinsa dikeroyok, orang gila, bom, bondet, otk, "
            "orang tidak dikenal, provokator, geng motor, gangster"
        ),
        1: _list(
            "satpol pp, anggota luka"
        ),
    },
    "T3": {
        4: _list(
            "sara, beda agama, beda aliran, aliran sesat, penistaan agama, penodaan agama, "
            "ahmadiyah, syiah, antar umat, antarumat, antar agama, antaragama, antar suku, "
            "antarsuku, antar etnis, antaretnis, beda keyakinan, beda mazhab, ajaran sesat, "
            "menista agama, menghina nabi, kristenisasi, pemurtadan, rasis, rasisme, "
            "rumah ibadah, tempat ibadah, pendirian gereja, pembangunan gereja, izin gereja, "
            "lintas agama, kerukunan umat, intoleran, intoleransi, nonmuslim, non muslim, "
            "pribumi, kampung madura, tionghoa, cina, keturunan cina, etnis tionghoa, "
            "orang madura, suku madura, orang papua, tarawih, imam tarawih, takmir masjid, "
            "kepengurusan masjid, lia eden, gafatar, salafi, wahabi, hti, kelompok aliran, "
            "pindah agama, penolakan ibadah, aliran kepercayaan, ajaran menyimpang, menyimpang, "
            "ujaran rasial, rasial, rohingya, kafir, sesat, undung undung, pulang kamu, "
            "pulang kau, pendatang pulang, rambut lurus, tarekat, jemaat, pendeta, natal, "
            "gedung ibadah, papan nama gereja, nyepi, hindu, kristen, katolik, budha, "
            "muslim dan, umat hindu, umat kristen, azan, adzan, kapel, pura, suku tertentu, "
            "beda suku, perobekan quran, salib, bakorpakem, keturunan babi, bidah, jumatan"
        ),
        3: _list(
            "keramat, vihara, klenteng, kelenteng, etnis, keyakinan, aliran, sekte, mazhab, "
            "khilafah, quran, alquran, nabi, patung, takfiri, bid'ah, menghina kiai, "
            "menghina ulama, menghina ustaz, hina kiai"
        ),
        2: _list(
            "khatib, gereja, suku, agama, penceramah, pengajian, ustaz, pastor, langgar, fkub, "
            "papua, misa, imam, kebaktian"
        ),
        1: _list(
            "guru ngaji, masjid, musala, musola, mushola, ustad, ceramah, ibadah, "
            "speaker masjid, kiai, takmir, jamaah, jemaah, umat, bali, speaker"
        ),
    },
    "T4": {
        4: _list(
            "disnaker, ojol, sopir taksi, taksi lokal, driver online, sopir online, "
            "kuota pekerja, pencaker, borongan, rebutan borongan, buruh luar, buruh dari luar, "
            "daftar penerima, penerima rumah, pembagian daging, antrean solar, antre solar, "
            "harga sewa, sewa kios, pemindahan pedagang, upah beda, pesangon, pekerja luar, "
            "pekerja lokal, juragan, bongkar muat, outsourcing, titik jemput, angkot, jip, "
            "retribusi, beda upah"
        ),
        3: _list(
            "bansos, bantuan sosial, blt, pkh, bpnt, penerima bantuan, pembagian bantuan, "
            "bantuan tidak merata, tidak merata, tidak tepat sasaran, kesenjangan, "
            "kecemburuan sosial, upah, umk, umr, gaji, phk, thr, tenaga kerja lokal, "
            "warga pendatang, tenaga kerja luar, pkl, pedagang kaki lima, relokasi pedagang, "
            "relokasi pasar, penertiban pkl, pedagang pasar, bantuan beras, pembagian beras, "
            "rendemen, ojek online, ojek pangkalan, opang, rekrutmen, karyawan lokal, "
            "dipekerjakan, tenaga kerja, putra daerah, lowongan, nelayan andon, angkutan online, "
            "taksi online, sopir angkot, csr, pupuk subsidi, pupuk bersubsidi, pupuk, "
            "gas elpiji, harga gabah, buruh kebun, pekerja kebun, bantuan pangan, beras bantuan, "
            "zakat, sertifikat ptsl"
        ),
        2: _list(
            "lapak, pedagang, paguyuban, pendatang, dana desa, kompensasi, pekerja, buruh, "
            "pembagian sembako, antre sembako"
        ),
        1: _list(
            "karyawan, miskin, upah buruh, honorer, pasar"
        ),
    },
    "T5": {
        4: _list(
            "anak sma, anak smk, anak smp, tawuran pelajar, antar pelajar, antarpelajar, "
            "antar siswa, antar sekolah, antarsekolah, antar santri, antar mahasiswa, "
            "antar fakultas, antar kampus, tawuran siswa, pelajar smp, pelajar smk, pelajar sma, "
            "siswa smk, siswa sma, siswa smp, siswa mts, orientasi siswa, perpeloncoan, "
            "adik kelas, senior junior, guru dianiaya, guru dipukul, oknum guru, perundungan, "
            "bullying, smk, siswa, pelajar, santri, stm, anak stm, anak sekolah, bocah sekolah, "
            "anak teknik, anak ekonomi, antar jurusan, jurusan, organda, pengasuh pondok, "
            "pengasuh pesantren, kakak kelas, senior, bem, ukm kampus, kampus, dekan, "
            "wakil rektor, mts, gir, ospek, sekolah lawan, pulang sekolah, guru smk"
        ),
        3: _list(
            "siswi, murid, mahasiswa, rektorat, rektor, kepala sekolah, dosen, "
            "yayasan pendidikan, ppdb, fakultas"
        ),
        2: _list(
            "guru, pondok, wali murid"
        ),
        1: _list(
            "sekolah, smkn, sma, sman, smp, smpn, mtsn, madrasah, pesantren, universitas, "
            "pondok pesantren, sd negeri, unej"
        ),
    },
    "T6": {
        4: _list(
            "antar ormas, antarormas, antar perguruan, antarperguruan, perguruan silat, "
            "anggota perguruan, perguruan, perguruan pencak silat, pencak silat, pesilat, "
            "oknum pesilat, antar pesilat, antarpesilat, psht, pshw, pagar nusa, ikspi, psks, "
            "perisai diri, tapak suci, setia hati, winongo, terate, kelompok silat, grib jaya, "
            "pemuda pancasila, ormas, organisasi masyarakat, fbr, forkabi, bpppn, warga psht, "
            "anggota psht, konvoi pesilat, tugu silat, tugu perguruan, sah sahan, "
            "pengesahan warga, silat, fpi, front pembela, lembaga swadaya, suroan, suran agung, "
            "madas, cempaka putih, merpati putih, ikatan pencak silat, ipsi, persinas asad, "
            "asad, ikspi kera sakti, ipk, fkppi, grib, xtc, brigez, gmbi, bppkb, forkot, "
            "pemuda batak, flobamora, cah sh, anak sh, anak pn, dulur psht, rayon, padepokan, "
            "tugu, pendekar, atribut, pengesahan, ranting, ketua ranting, pshw tunas muda, "
            "kera sakti"
        ),
        3: _list(
            "dulur, kader, laskar"
        ),
        2: _list(
            "banser, ansor, kokam, pengurus cabang, dualisme kepengurusan, dualisme, pn, konvoi"
        ),
        1: _list(
            "lsm, cabang"
        ),
    },
    "T7": {
        4: _list(
            "sengketa lahan, sengketa tanah, konflik agraria, lahan hgu, hgu, hgb, ptpn, "
            "perhutani, tapal batas, batas desa, batas wilayah, penyerobotan, "
            "penyerobotan lahan, patok, pematokan, reklaiming, reklaim, redistribusi, "
            "redistribusi tanah, eksekusi lahan, eksekusi tanah, eksekusi rumah, eksekusi, "
            "penggusuran, digusur, lahan garapan, tanah garapan, penggarap, petani penggarap, "
            "tanah kas desa, tkd, tanah negara, tanah ulayat, air sawah, penambangan, galian c, "
            "tambang pasir, tambang emas, tumpang pitu, irigasi, pembagian air, saluran air, "
            "air irigasi, sumber air, limbah tambak, limbah, pencemaran, tanah bengkok, "
            "sertifikat tanah, sertipikat, pembebasan lahan, ganti rugi lahan, batas tanah, "
            "batas sawah, batas lahan, galengan, hutan lindung, lahan kehutanan, afdeling, "
            "pakel, bumi sari, wilayah tangkap, alat tangkap, cantrang, jaring, porang, "
            "tebang tebu, lahan tebu, sengketa batas, sumur bor, tanah wakaf, bpn, tanah makam, "
            "akses jalan, lahan parkir, pertambangan, pasir besi, geotermal, panas bumi, waduk, "
            "kandang ayam, peternakan ayam, tpa, tpst, tempat pembuangan sampah, ulayat, "
            "pemilik ulayat, tanah adat, wilayah adat, hak ulayat, plasma, sawit, kelapa sawit, "
            "tbs, register 45, perambah, hauling, batubara, taman nasional, rencek, pesanggem, "
            "sadapan, palang adat, sasi, petuanan, saniri, batas negeri, lahan adat, "
            "transmigrasi, warga trans, orang rimba, smelter, eukaliptus, pemilik lahan, "
            "serikat tani, kelompok tani, kel tani, hippa, giliran air, mata air, pipa air, "
            "pintu air, buldoser, ekskavator, kapal andon, jaring trawl, bagan, rumpon, "
            "tanah lingko, lingko, perang tanding, pengukuran, reforma agraria, debu, "
            "truk pasir, galian pasir, pasir ilegal, tanah warisan, zona tradisional, eks hgu, "
            "bekas hgu, perkebunan, security kebun, pihak kebun, manajemen kebun, penambang, "
            "tambang, pembongkaran, nelayan lokal, nelayan luar, akses pantai, "
            "putusan pengadilan, batas tegal, tanggul, tambak, warisan tanah, sengketa warisan, "
            "konsesi, kawasan hutan, pembangunan tol, lahan tol, alat berat ditolak, "
            "menolak tambang, batas pekarangan, batas halaman, batas kebun, batas ladang"
        ),
        3: _list(
            "petani, lahan, kebun, nelayan, perahu, portal, palang jalan, palang, tanah, mandor, "
            "peti, security"
        ),
        2: _list(
            "patok batas"
        ),
        1: _list(
            "sawah, hutan, laut, sungai, pantai, pekarangan, ladang, kandang, sampah, dam, "
            "petak, tol, warisan, pt, alat berat, bagi hasil, truk, adat, batas, pondok"
        ),
    },
    "T8": {
        5: _list(
            "pilkada, pilkades, pemilu, pilpres, pileg, pilgub, pilbup, pilwali, caleg, capres, "
            "cabup, calon bupati, calon kepala desa, calon kades, cakades, bacakades, paslon, "
            "pasangan calon, tim sukses, kpu, bawaslu, panwas, panwascam, ppk pemilu, tps, "
            "kotak suara, surat suara, rekapitulasi suara, rekapitulasi, penghitungan suara, "
            "hasil pemilihan, kampanye, alat peraga kampanye, apk, baliho caleg, baliho calon, "
            "money politik, money politics, politik uang, serangan fajar, sengketa pilkada, "
            "pendukung calon, pendukung paslon, relawan, kades terpilih, pelantikan kades, "
            "panitia pilkades, pengangkatan perangkat, penjaringan perangkat, "
            "seleksi perangkat desa, pemakzulan, turunkan kades, lengserkan, "
            "mundur dari jabatan, menuntut mundur, tuntut mundur, segel kantor desa, "
            "kantor desa disegel, pilihan kasun, pilihan kades, pilihan kepala desa, "
            "rekap suara, hasil rekap, kantor ppk, beda pilihan, pilihan presiden, "
            "calon presiden, pilihan bupati, pilihan rt, debat kandidat, massa paslon, "
            "kades mundur, copot kades, kepala desa mundur, kades turun, pergantian kades, "
            "pemilihan kepala desa, pemilihan kades, pemilihan rt, pemilihan kasun, pilkasun, "
            "pendukung kades, calon kasun, copot camat, copot bupati, tolak hasil, "
            "mosi tidak percaya, antar pendukung, partai, kader partai, parpol, noken, kpps, "
            "panwaslih, pencoblosan, coblos, p2kd, mantan klebun, calon se kala, rebutan kades, "
            "pj kades, pilihan kuwu, calon raja, calon kuwu, calon perbekel, hitung ulang, "
            "pleno kpu, sirekap, cawabup, cagub, cawali, pilwu, pilkel, pilsanga, walinagari, "
            "timses, tim pemenangan, posko pemenangan, copot, dituntut mundur, mendesak mundur"
        ),
        3: _list(
            "politik, kebijakan, kenaikan bbm, korupsi dana desa, kenaikan pajak, kenaikan pbb, "
            "transparansi dana desa, kinerja kades, klebun, kuwu, omnibus, kenaikan, "
            "tolak kenaikan, gedung dprd, kantor bupati, tuntut copot, ruu, tunjangan dprd, "
            "transparansi, knpb, referendum, pendukung, ancaman ke kades, mengancam kades, "
            "kades diancam, kades didemo, menolak kades, kades lama, kades baru"
        ),
        1: _list(
            "dprd, kantor desa, perda, bpd, dpr"
        ),
    },
}  # fmt: skip
