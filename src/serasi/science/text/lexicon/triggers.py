"""Words that point to one of the eight triggers, with their weight."""

from __future__ import annotations

from serasi.science.text.lexicon.acts import _list

TRIGGER_WORDS: dict[str, dict[int, list[str]]] = {
    "T1": {
        2: _list(
            "antar warga, antarwarga, antar kampung, antarkampung, antar desa, antardesa, "
            "antar dusun, antardusun, antar pemuda, antarpemuda, dua kampung, dua desa, dua dusun, "
            "2 kampung, 2 desa, 2 dusun, antar kelompok, antarkelompok, antar keluarga, "
            "dua keluarga, antar tetangga, suporter, supporter, antar suporter, pemuda desa, "
            "pemuda dusun, pemuda kampung, dua kelompok, 2 kelompok, orkes, dangdut, "
            "tetangga, sound horeg, balap liar, geng motor, gangster, bonek, aremania, jathilan, "
            "hajatan, konser, antar geng, kelompok pemuda, warga dengan warga, warga vs warga"
        ),
        1: _list("pemuda, warga, kampung, dusun, remaja, sekelompok, gerombolan, keluarga"),
    },
    "T2": {
        3: _list(
            "dituduh cabul, lapas, rutan, napi, narapidana, culik anak, penculik, bercadar, dukun "
            "santet, "
            "santet, main hakim sendiri, dihakimi "
            "massa, amuk massa, dihakimi warga, "
            "penculikan anak, isu penculikan, diduga maling, diduga pencuri, terduga maling, "
            "pelaku pencurian, tertangkap mencuri, teroris, terorisme, bom rakitan, "
            "orang tidak dikenal, otk, kantor polisi, mapolsek, mapolres, polsek diserang, pos "
            "polisi, "
            "penyerangan polsek, pos satpam, dimassa, penyerangan petugas, bondet, ninja, "
            "geng motor, gangster"
        ),
        2: _list(
            "carok, maling, pencuri, begal, curanmor, teror, bom, "
            "penembakan, ditembak, pembacokan, dibacok, membacok, isu keamanan, pelaku kejahatan, "
            "razia, operasi penertiban, melawan petugas, petugas dikeroyok, polisi dikeroyok, "
            "preman, premanisme, provokator, residivis, "
            "warung remang, warung remang remang, remang, peredaran miras, prostitusi, "
            "lokalisasi, pekat, "
            "curas, narkoba, tabrak lari, orgen, babinsa dikeroyok, "
            "orang gila, perselingkuhan, selingkuh, asmara, utang piutang, dendam lama"
        ),
        1: _list(
            "celurit, miras, mabuk, pesta miras, minuman keras, polisi, aparat, keamanan, senjata "
            "tajam, ditusuk, penganiayaan, pembunuhan"
        ),
    },
    "T3": {
        4: _list(
            "sara, beda agama, beda aliran, aliran sesat, penistaan agama, penodaan agama, "
            "ahmadiyah, syiah, antar umat, antarumat, antar agama, antaragama, antar suku, "
            "antarsuku, antar etnis, antaretnis, beda keyakinan, beda mazhab, ajaran sesat, "
            "menista agama, menghina nabi, kristenisasi, pemurtadan, rasis, rasisme, "
            "rumah ibadah, tempat ibadah, pendirian gereja, pembangunan gereja, izin gereja, "
            "lintas agama, kerukunan umat, intoleran, intoleransi, nonmuslim, non muslim, pribumi, "
            "kampung madura, tionghoa, cina, keturunan cina, etnis tionghoa, orang madura, suku "
            "madura, orang "
            "papua, tarawih, imam tarawih, "
            "takmir masjid, kepengurusan masjid, "
            "lia eden, gafatar, salafi, wahabi, hti, kelompok aliran, pindah agama, "
            "penolakan ibadah, aliran kepercayaan, ajaran menyimpang, menyimpang"
        ),
        3: _list(
            "keramat, penceramah, gereja, kapel, kebaktian, jemaat, pendeta, vihara, "
            "klenteng, kelenteng, pura, natal, "
            "misa, etnis, suku, agama, keyakinan, aliran, sekte, mazhab, khilafah, quran, "
            "alquran, nabi, patung, salib, takfiri, bid'ah, kafir"
        ),
        2: _list("takmir, imam, jamaah, jemaah, khatib, jumatan"),
        1: _list(
            "guru ngaji, masjid, musala, musola, mushola, ustaz, ustad, ceramah, pengajian, "
            "ibadah, speaker "
            "masjid, azan, kiai, umat"
        ),
    },
    "T4": {
        3: _list(
            "bansos, bantuan sosial, blt, pkh, bpnt, penerima bantuan, pembagian bantuan, sembako, "
            "bantuan tidak merata, tidak merata, tidak tepat sasaran, kesenjangan, kecemburuan "
            "sosial, "
            "upah, umk, umr, gaji, buruh, phk, pesangon, thr, tenaga kerja lokal, pekerja lokal, "
            "warga pendatang, pendatang, tenaga kerja luar, pekerja luar, outsourcing, pkl, "
            "pedagang kaki lima, relokasi pedagang, relokasi pasar, penertiban pkl, lapak, "
            "pedagang pasar, bantuan beras, pembagian beras, rendemen, ojek online, ojek "
            "pangkalan, ojol, opang, rekrutmen, "
            "karyawan lokal, "
            "dipekerjakan, tenaga kerja, putra daerah, "
            "lowongan, nelayan andon, angkutan online, taksi online, sopir angkot, "
            "kompensasi, csr, pupuk subsidi, pupuk bersubsidi, pupuk, gas elpiji, harga gabah, "
            "buruh kebun, pekerja kebun, bantuan pangan, beras bantuan, zakat, dana desa, "
            "sertifikat ptsl"
        ),
        1: _list(
            "pedagang, pekerja, karyawan, pabrik, perusahaan, bantuan, miskin, upah buruh, honorer"
        ),
    },
    "T5": {
        4: _list(
            "anak sma, anak smk, anak stm, anak smp, stm, anak sekolah, "
            "tawuran pelajar, antar pelajar, antarpelajar, antar siswa, antar sekolah, "
            "antarsekolah, "
            "antar santri, antar mahasiswa, antar fakultas, antar kampus, tawuran siswa, "
            "pelajar smp, pelajar smk, pelajar sma, siswa smk, siswa sma, siswa smp, siswa mts, "
            "ospek, orientasi siswa, perpeloncoan, kakak kelas, adik kelas, senior junior, "
            "wali murid, guru dianiaya, guru dipukul, oknum guru, pengasuh pesantren, "
            "perundungan, bullying"
        ),
        3: _list(
            "pelajar, siswa, siswi, murid, mahasiswa, santri, rektorat, rektor, kepala sekolah, "
            "guru, "
            "dosen, bem, yayasan pendidikan, ppdb, kampus, fakultas"
        ),
        1: _list(
            "sekolah, smk, smkn, sma, sman, smp, smpn, mts, mtsn, madrasah, pesantren, "
            "universitas, "
            "pondok pesantren, sd negeri, unej"
        ),
    },
    "T6": {
        4: _list(
            "antar ormas, antarormas, antar perguruan, antarperguruan, perguruan silat, "
            "anggota perguruan, perguruan, perguruan pencak silat, pencak silat, pesilat, oknum "
            "pesilat, antar pesilat, "
            "antarpesilat, psht, pshw, pagar nusa, ikspi, kera sakti, psks, perisai diri, "
            "tapak suci, setia hati, winongo, terate, kelompok silat, grib, grib jaya, "
            "pemuda pancasila, ormas, organisasi masyarakat, fbr, forkabi, bpppn, "
            "warga psht, anggota psht, konvoi pesilat, tugu silat, tugu perguruan, sah sahan, "
            "pengesahan warga, silat, laskar, fpi, front pembela, lembaga swadaya, "
            "suroan, suran agung, madas, pendekar, cempaka putih, merpati putih, "
            "ikatan pencak silat, ipsi, persinas asad, asad, ikspi kera sakti"
        ),
        2: _list(
            "lsm, banser, ansor, kokam, pengurus cabang, dualisme kepengurusan, dualisme, ketua "
            "ranting, paguyuban, komunitas"
        ),
    },
    "T7": {
        4: _list(
            "sengketa lahan, sengketa tanah, konflik agraria, lahan hgu, hgu, hgb, ptpn, "
            "perhutani, "
            "tapal batas, batas desa, batas wilayah, penyerobotan, penyerobotan lahan, patok, "
            "pematokan, reklaiming, reklaim, redistribusi, redistribusi tanah, reforma agraria, "
            "eksekusi lahan, eksekusi tanah, eksekusi rumah, eksekusi, penggusuran, digusur, "
            "lahan garapan, tanah garapan, "
            "penggarap, petani penggarap, perkebunan, tanah kas desa, tkd, tanah negara, tanah "
            "ulayat, "
            "giliran air, air sawah, truk pasir, tambang, penambang, penambangan, galian c, "
            "tambang pasir, tambang emas, "
            "tumpang pitu, "
            "alat berat, irigasi, pembagian air, saluran air, air irigasi, mata air, sumber air, "
            "tambak, limbah tambak, limbah, pencemaran, tanah bengkok, sertifikat tanah, "
            "sertipikat, "
            "pembebasan lahan, ganti rugi lahan, batas tanah, batas sawah, batas lahan, galengan, "
            "hutan lindung, lahan kehutanan, afdeling, pakel, bumi sari, wilayah tangkap, alat "
            "tangkap, "
            "nelayan, cantrang, jaring, rumpon, porang, tebang tebu, lahan tebu, sengketa batas, "
            "sumur bor, tanah wakaf, tanah warisan, warisan, bpn, tanah makam, akses jalan, lahan "
            "parkir, "
            "konsesi, hutan, kawasan hutan, petak, dam, pintu air, pertambangan, pasir besi, "
            "geotermal, panas bumi, tol, pembangunan tol, waduk, kandang ayam, peternakan ayam, "
            "tpa, tpst, tempat pembuangan sampah"
        ),
        2: _list(
            "lahan, tanah, kebun, sawah, petani, ladang, batas, sungai, pantai, laut, pekarangan, "
            "patok batas, kandang, sampah"
        ),
    },
    "T8": {
        5: _list(
            "pilkada, pilkades, pemilu, pilpres, pileg, pilgub, pilbup, pilwali, caleg, capres, "
            "cabup, calon bupati, calon kepala desa, calon kades, cakades, bacakades, paslon, "
            "pasangan calon, tim sukses, timses, kpu, bawaslu, panwas, panwascam, ppk pemilu, tps, "
            "kotak suara, surat suara, rekapitulasi suara, rekapitulasi, penghitungan suara, "
            "hasil pemilihan, kampanye, alat peraga kampanye, apk, baliho caleg, baliho calon, "
            "money politik, money politics, politik uang, serangan fajar, sengketa pilkada, "
            "pendukung calon, pendukung paslon, relawan, kades terpilih, "
            "pelantikan kades, panitia pilkades, pengangkatan perangkat, penjaringan perangkat, "
            "seleksi perangkat desa, pemakzulan, turunkan kades, lengserkan, mundur dari jabatan, "
            "dituntut mundur, menuntut mundur, tuntut mundur, segel kantor desa, kantor desa "
            "disegel, pilihan kasun, pilihan kades, pilihan kepala desa, "
            "rekap suara, hasil rekap, kantor ppk, beda pilihan, pilihan presiden, calon presiden, "
            "pilihan bupati, pilihan rt, turunkan kades, debat kandidat, massa paslon, "
            "kades mundur, copot kades, kepala desa mundur, kades turun, pergantian kades, "
            "pemilihan kepala desa, pemilihan kades, pemilihan rt, pemilihan kasun, pilkasun, "
            "pendukung kades, calon kasun, copot camat, copot bupati, tolak hasil, mosi tidak "
            "percaya, "
            "pj kades, antar pendukung, partai, kader partai, parpol"
        ),
        3: _list(
            "politik, kebijakan, kenaikan bbm, omnibus, ruu, korupsi dana desa, kenaikan pajak, "
            "kenaikan pbb, transparansi dana desa, kinerja kades"
        ),
        1: _list("kades, kepala desa, dprd, bupati, perda, perangkat desa, bpd, dpr"),
    },
}  # fmt: skip
