"""What happens: acts by form (domain list F01–F22), with the shapes Indonesian gives a root."""

from __future__ import annotations

from collections.abc import Iterable


def active(root: str) -> str:
    """Give the meN- form of a root.

    Examples
    --------
    >>> [active(root) for root in ("serang", "bakar", "keroyok", "hadang", "lempar", "pukul")]
    ['menyerang', 'membakar', 'mengeroyok', 'menghadang', 'melempar', 'memukul']
    """
    lead = root[0]
    if lead == "p":
        return "mem" + root[1:]
    if lead == "t":
        return "men" + root[1:]
    if lead == "k":
        return "meng" + root[1:]
    if lead == "s":
        return "meny" + root[1:]
    if lead in "bfv":
        return "mem" + root
    if lead in "dcjz":
        return "men" + root
    if lead in "ghaiueo":
        return "meng" + root
    return "me" + root


def shapes(root: str) -> list[str]:
    """List the usual shapes of a transitive root: di-, meN-, peN-an, with -i and -kan."""
    act = active(root)
    noun = "pe" + act[2:] + "an"
    base = ["di" + root, act, noun, noun + "nya", "ter" + root]
    more = [stem + end for stem in ("di" + root, act) for end in ("kan", "i", "nya")]
    return base + more + ["ke" + root, "e" + root, "di" + root + "no", "di" + root + "in"]


def mutual(root: str) -> list[str]:
    """List the shapes of doing it to each other, of several regions.

    Examples
    --------
    >>> mutual("bacok")
    ['saling bacok', 'baku bacok', 'bacok bacokan', 'adu bacok', 'saling membacok']
    """
    return [
        "saling " + root,
        "baku " + root,
        f"{root} {root}an",
        "adu " + root,
        "saling " + active(root),
    ]


def spoken(root: str) -> list[str]:
    """List the everyday shapes: bare, with a nasal, passive in -in.

    Examples
    --------
    >>> spoken("serang"), spoken("bakar")[1]
    (['serang', 'nyerang', 'diserangin', 'nyerangin'], 'mbakar')
    """
    lead, rest = root[0], root[1:]
    nasal = {"s": "ny" + rest, "p": "m" + rest, "t": "n" + rest, "k": "ng" + rest,
             "b": "m" + root, "c": "ny" + rest, "g": "ng" + root, "a": "ng" + root}  # fmt: skip
    act = nasal.get(lead, "ng" + root)
    return [root, act, "di" + root + "in", act + "in"]


_OTHER = {"terbakar", "terlempar", "terpukul", "terhancur", "terserang", "terlempari"}


def _forms(roots: str) -> list[str]:
    return [shape for root in roots.split() for shape in shapes(root) if shape not in _OTHER]


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _spoken(roots: str) -> list[str]:
    return [shape for root in roots.split() for shape in spoken(root)]


def _mutual(roots: str) -> list[str]:
    return [shape for root in roots.split() for shape in mutual(root)]


VIOLENT: dict[str, list[str]] = {
    "F11": _list(
        "perang suku, perang antar suku, perang antarsuku, baku tembak, kontak tembak, kontak "
        "senjata, baku panah, saling panah, saling tembak, tembak menembak, perang panah, "
        "carok massal, perang terbuka, baku tikam, baku potong"
    ),
    "F10": [
        *_mutual("serang lempar pukul bacok tusuk serbu hantam tikam hajar keroyok tendang tembak "
                 "tonjok jotos bakar rusak"),
        *_list(
        "bentrok, bentrokan, bentroknya, terlibat bentrok, tawuran, carok, baku hantam, "
        "baku pukul, perkelahian, berkelahi, kelahi, kelahian, gelut, gelutan, tokar, tukaran, "
        "saling serang, saling lempar, saling pukul, saling bacok, saling tusuk, saling serbu, "
        "tarkam, berantem, brantem, berantam, ribut ribut, saling kejar, baku lempar, "
        "baku serang, baku kejar, baku bunuh, baku hajar, adu batu, "
        "adu bacok, perang busur, perang tanding, perang petasan, perang mercon, perang kembang "
        "api, saling busur, saling bantai, saling keroyok, rusuh massal, adu pukul, saling tikam, "
        " saling hantam, lempar2an, lemparan batu, saling baku, keributan, duel, adu jotos, "
        "perang batu, "
        "bacok bacokan, pukul pukulan, lempar lemparan, aksi lempar, lempar batu, adu fisik, "
        "kontak fisik, perang antar, perang kelompok, bertikai, perang sarung, saling aniaya, "
        "saling balas serangan, aksi saling balas, tarung, tawur, bertarung, pertarungan, "
        "gontok gontokan, serang balik, balas menyerang, serangan balasan, benturan, gesekan fisik"
    ),
    ],
    "F08": _list(
        "kerusuhan, rusuh, ricuh, kericuhan, anarkis, anarki, chaos, kisruh, huru hara, rusuhnya, "
        "berakhir ricuh, sempat ricuh, merangsek, "
        "ditarik massa, menerobos barikade, mendobrak, didobrak, menjebol, dijebol"
    ),
    "F09": [
        *_forms("keroyok hajar gebuk hantam pentung"),
        *_spoken("keroyok hajar gebuk"),
        *_list(
            "sasaran amuk, amuk, diamuk warga, mengamuk, "
            "amuk massa, main hakim sendiri, dihakimi massa, dihakimi warga, dimassa, diamuk, "
            "diamuk massa, digebuki, digebukin, dihajar massa, dihajar, dipukuli, diarak, "
            "dikeroyok massa, massa mengamuk, warga mengamuk, babak belur, bulan bulanan"
        ),
    ],
    "F12": [
        *_spoken("serang aniaya bacok tusuk tikam sabet"),
        *_forms("parang kampak kapak tonjok jotos tempeleng gampar tabok injak seret timpuk bantai "
                "serang aniaya bacok tusuk pukul tikam tembak serbu sabet celurit tebas "
                "keprok tendang tampar sekap bunuh tombak panah gorok"),
        *_list(
            "penganiayaan, dianiaya, menganiaya, serangan, dibacok bacok, bacokan, membabi buta, "
            "menembaki, dihadang, diadang, disweeping, sweeping, "
            "kebacok, ketusuk, ketembak, kena bacok, kena pukul, kena tusuk, kena panah, dipanah, "
            "terpanah, kena tembak, dilukai, melukai, "
            "dipukul rame rame, "
            "dibogem, membogem, dilempar batu, kena bacok, kena sabet, ditabrakkan, "
            "penyerangan, diserang, terluka bacok, luka bacok, luka tusuk, luka tembak, luka "
            "sabet, "
            "terkena panah, kena lempar, ditimpuk, menimpuk, dibondet, dihujani batu, hujan batu, "
            "membacoki, duel maut, dikeprok, dicekik, mencekik"
        ),
    ],
    "F13": ["minta tebusan", "meminta tebusan", "disekap", "menyekap", *_forms("culik sandera"),
    *_spoken("culik sandera"), *_list(
        "penyanderaan, disandera, diculik"
    )],
    "F15": [
        *_forms("rusak bakar jarah lempar obrak hancur robohkan runtuh gulingkan"),
        *_spoken("bakar jarah lempar obrak"),
        *_list(
            "perusakan, pengrusakan, merusak, dirusak, dirusak massa, perusakan rumah, "
            "pembakaran, penjarahan, pelemparan, dilempari, melempari, dirobohkan, merobohkan, "
            "dibabat, jebol, dipecah, dipecahkan, dirampas, merampas, dihancurkan, menghancurkan, "
            "diobrak abrik, mengobrak abrik, memecah kaca, "
            "memecahkan kaca, kaca pecah, kaca pintu pecah, kaca jendela pecah, kaca rumah pecah, "
            "kaca mobil pecah, "
            "kaca truk pecah, kaca depan pecah, vandalisme, dibongkar paksa, diacak acak, "
            "mengacak acak, merusak tanaman, "
            "rusak warung, rusak rumah, rusak bengkel, rusak kantor, rusak kafe, rusak pos, "
            "rusak mobil, rusak motor, bakar rumah, bakar motor, bakar mobil, bakar warung, "
            "lempari, "
            "rusak pohon, rusak banner, rusak bendera, rusak pagar, rusak fasilitas, rusak gereja, "
            "rusak tugu, rusak portal, "
            "rusak toko, rusak sekolah, rusak masjid, rusak musala, rusak balai desa, bakar pos, "
            "membabat tanaman, tanaman dibabat, pembabatan, ditebangi"
        ),
    ],
    "F16": _list(
        "bom, bondet, bom ikan, bom molotov, molotov, ledakan, diledakkan, meledakkan, "
        "dilempar bondet, bom bondet, bom rakitan, mercon bantingan, lemparan bom"
    ),
    "F17": [*_forms("usir"), *_spoken("usir"), *_list(
        "pengusiran, diusir, mengusir, mengungsi, diungsikan, pengungsi, pengungsian, terusir"
    )],
    "F05": _list(
        "gas air mata, peluru karet, tembakan peringatan, water cannon, dibubarkan paksa, "
        "pembubaran paksa"
    ),
}  # fmt: skip

PRESSURE: dict[str, list[str]] = {
    "F02": [
        *_forms("ancam intimidasi teror gertak"),
        *_list(
            "dibully, membully, dirundung, merundung, mengancam, diancam, ancaman, ancam, "
            "intimidasi, ultimatum, surat kaleng, "
        
               "diteror, meneror, teror, menakut nakuti, ditakut takuti, pengancaman"),
    ],
    "F03": _list(
        "bakar ban, membakar ban, aksi bakar ban, demo, demonstrasi, unjuk rasa, berunjuk rasa, "
        "pengunjuk rasa, pendemo, demonstran, "
        "berdemo, didemo, mendemo, berorasi, orasi, aksi damai, long march, aksi massa, "
        "aksi protes, aksi unjuk rasa, turun ke jalan, aksi turun jalan, mogok, mogok kerja, "
        "mogok makan, aksi solidaritas, menggelar aksi, gelar aksi, melakukan aksi, massa aksi, "
        "datangi kantor, mendatangi kantor, datangi balai desa, mendatangi balai desa, datangi "
        "mapolsek, mendatangi mapolsek, datangi polsek, mendatangi polsek, datangi polres, "
        "mendatangi polres, datangi gedung, mendatangi gedung, mendatangi pabrik, datangi pabrik, "
        "mendatangi perusahaan, datangi dprd, mendatangi dprd, "
        "aksi penolakan, aksi menolak, istighosah di depan, aksi buruh, aksi mahasiswa, aksi warga"
    ),
    "F06": _list(
        "blokade, memblokade, diblokade, blokir jalan, memblokir, diblokir, pemblokiran, "
        "penyegelan, disegel, menyegel, segel, menutup jalan, menutup akses, penutupan jalan, "
        "digembok, menggembok, "
        "penutupan akses, tutup jalan, jalan ditutup, akses ditutup, ditutup warga, pemalangan, "
        "dipalang, memalang, menduduki, diduduki, pendudukan, hadang truk, menghadang truk, "
        "menghentikan alat berat, dipagari, memagari, pemagaran, pasang portal, diportal, "
        "memasang portal, menanam pohon pisang, tanam pisang, menghadang, mengadang, penghadangan, "
        "pengadangan, hadang, menutup pintu, menutup gerbang, menutup proyek, menutup pabrik, "
        "menutup tambang, dicegat, mencegat, menutup pintu gerbang, menutup saluran, diblokade, "
        "dihentikan paksa warga, palang jalan, malang jalan, palang, memasang palang, portal "
        "dipasang, pasang palang, tutup hauling, menutup hauling, duduki lahan, duduki, pasang "
        "tenda, memasang tenda, mendirikan tenda, segel rumah, hadang menghadang, jalan dipalang, "
        "tutup pintu air, menutup pintu air, dipasang portal, blokir"
    ),
    "F07": _list(
        "penolakan gereja, menolak pembangunan gereja, penolakan pembangunan gereja, "
        "penolakan pembangunan masjid, menolak pembangunan masjid, menolak pendirian, "
        "penolakan pendirian, larangan ibadah, melarang ibadah, pembubaran ibadah, "
        "membubarkan ibadah, ibadah dibubarkan, penolakan ibadah, menolak ibadah, "
        "pembubaran pengajian, menolak pengajian, pengajian dibubarkan, penolakan pengajian, "
        "penghentian ibadah, penutupan gereja, penutupan musala, penutupan masjid, "
        "menuntut gereja, penolakan rumah ibadah, menolak rumah ibadah, penolakan pemakaman, "
        "menolak pemakaman, melarang pemakaman, pemakaman ditolak, menolak jenazah, jenazah "
        "ditolak, "
        "penolakan jenazah, melarang pembangunan, melarang kegiatan, penolakan ceramah, menolak "
        "ustaz, penolakan kapel, "
        "penolakan kegiatan keagamaan, penolakan aktivitas, tuntutan penutupan"
    ),
    "F01": _list(
        "ujaran kebencian, hasutan, menghasut, provokasi, memprovokasi, provokatif, terprovokasi, "
        "provokator, diprovokasi, adu domba, mengadu domba, fitnah, penghinaan, menghina, dihina, "
        "penistaan, menista, pelecehan agama, menghujat, hujatan, selebaran, pamflet, spanduk "
        "provokatif, postingan, unggahan, pesan berantai, kabar bohong, isu sara, kampanye hitam, "
        "black campaign, ajakan menyerang, seruan"
    ),
    "F18": _list(
        "penggusuran, digusur, menggusur, eksekusi lahan, eksekusi rumah, eksekusi tanah, "
        "pengosongan lahan, pengosongan rumah, pengosongan, penertiban pkl, penertiban pedagang, "
        "penertiban lapak, penertiban bangunan, penertiban warung, penertiban"
    ),
}  # fmt: skip

UNREST = _list(
    "bawa gir, bawa golok, membawa golok, bawa mandau, membawa mandau, bawa badik, bawa samurai, "
    "bawa bambu, membawa bambu, bawa sajam, membawa sajam, bawa corbek, asah golok, "
    "mengasah golok, ngasah golok, bersajam, merencanakan menanami, menduduki lahan, "
    "tidak boleh sandar, kontak fisik, potensi kontak fisik, dirobek, spanduk dirobek, "
    "janjian tawuran, bebas alat, no cupu, no polisi, tidak boleh ada alat, bertahan di depan, "
    "bentang spanduk, membentangkan spanduk, nada tinggi, cari massa, melintangkan, "
    "saling duduki, saling tunggu, saling menunggu, "
    "saling berhadapan, berhadapan, berhadap hadapan, berhasil disekat, disekat, hendak masuk, "
    "balik kanan, siapin barisan, siapkan barisan, asah parang, asah tombak, mengasah parang, "
    "mau balas, mau membalas, membalas, habis kesabaran, sudah kesal, bongkar sendiri, "
    "bongkar paksa, membongkar paksa, ambil balik, mengklaim lahan, tolak kedatangan, "
    "menolak kedatangan, saling usir, saling tuding, saling tuduh, perobekan bendera, "
    "merobek bendera, tertahan massa, sweping, digoyang, tutup paksa, menutup paksa, cekcok, "
    "adu mulut, perang mulut, bersitegang, ketegangan, tegang, memanas, situasi panas, "
    "memanasnya, resah, keresahan, meresahkan, geram, marah, emosi warga, kemarahan, tidak terima, "
    "dendam, balas dendam, protes, memprotes, diprotes, keberatan, menolak, penolakan, ditolak, "
    "tolak, perselisihan, berselisih, selisih paham, salah paham, kesalahpahaman, konflik, "
    "berkonflik, sengketa, bersengketa, persengketaan, pertikaian, pertengkaran, bertengkar, "
    "perseteruan, berseteru, percekcokan, perdebatan, saling klaim, mengklaim, menuntut, tuntutan, "
    "tuntut, mendesak, desakan, ribut, geruduk, menggeruduk, digeruduk, lurug, melurug, dilurug, "
    "lurugan, berkumpul, bergerombol, gerombolan, konsentrasi massa, massa bergerak, "
    "pergerakan massa, konvoi, rombongan pesilat, iring iringan, dikepung, mengepung, "
    "saling ejek, saling sindir, saling tantang, tantangan, menantang, ditantang, saling balas, "
    "saling olok, ejek ejekan, kecemburuan, cemburu, iri, kecewa, kekecewaan, ketidakpuasan, "
    "tidak puas, gesekan, bergesekan, rawan konflik, panas, mencekam, was was, kekhawatiran, "
    "khawatir, rebutan, berebut, perebutan, penyerobotan, menyerobot, diserobot, pematokan, "
    "pasang patok, dipatok, mematok, cabut patok, patok dicabut, pencabutan patok, babat lahan, "
    "reklaiming, reklaim, tumpang tindih, sengit, dituduh, menuduh, tuduhan, tudingan, dituding, "
    "menuding, santet, dukun santet, sesat, aliran sesat, dikucilkan, pengucilan, diboikot, "
    "memboikot, boikot, mosi tidak percaya, dualisme, kisruh internal, ancaman bentrok, "
    "dicekal, tersinggung, ketersinggungan, pencopotan bendera, bendera dicopot, mencopot bendera, "
    "bendera dirobek, coretan, dicoret coret, penurunan banner, banner dirusak, perusakan banner, "
    "mendatangi, membawa celurit, bawa celurit, membawa senjata tajam, bawa senjata tajam, "
    "mempersenjatai, mengerahkan massa, pengerahan massa, massa pendukung, kesenjangan, "
    "belum dibayar, tidak dibayar, tidak merata, tidak tepat sasaran, curang, kecurangan, "
    "tidak netral, pungli, dipersoalkan, mempersoalkan, dipermasalahkan, permasalahan lahan, "
    "ngumpul, kumpul, tensi, saling dorong, aksi dorong, dorong dorongan, saling lapor, saling "
    "melaporkan, bawa preman, "
    "membawa preman, kerahkan preman, mengerahkan "
    "preman, "
    "didatangi, diminta pergi, diminta angkat kaki, diminta keluar, pergi dari kampung, kejar "
    "kejaran, "
    "turunkan kades, turunkan kepala desa, turunkan camat, turunkan bupati, turunkan rektor, "
    "lengserkan, dilengserkan, lengser, mundur, copot, dicopot, gegeran, geger, padu, siaga, "
    "bersiaga, "
    "berjaga jaga, mengecam, mengutuk, tersulut, bawa parang, membawa parang, bawa senjata, "
    "membawa senjata, merasa dirugikan, dirugikan, terganggu, mengeluh, mengeluhkan, dikeluhkan, "
    "keluhan, "
    "mempertanyakan, dilarang, dihalangi, menghalangi, usut tuntas, melerai, dilerai, "
    "intoleran, intoleransi, diskriminasi, perundungan, pencabutan tanaman, dicabuti"
)

RESPONSE: dict[str, list[str]] = {
    "F19": _list(
        "bernegosiasi dan, menemui jemaat, pertemuan warga, pertemuan antara, sepakat bergantian, "
        "sudah baikan, "
        "pertemuan adat, sumpah adat, isi kesepakatan, hasil pertemuan, dirembuk, "
        "hasil klarifikasi, dilepas lewat perundingan, lewat perundingan, "
        "dituangkan dalam berita acara, didudukkan, pengukuran ulang, status quo, segel dibuka, "
        "dibuka bersama, jabat tangan, berjabat tangan, surat damai, berpelukan, saling maafkan, "
        "sumpah di bawah, perkara selesai, rukun kembali, sudah rukun, "
        "mediasi, dimediasi, memediasi, termediasi, islah, rembuk, rembug, rembuk warga, "
        "rembuk desa, audiensi, beraudiensi, hearing, rdp, rapat dengar pendapat, dialog, "
        "musyawarah, dimusyawarahkan, bermusyawarah, dipertemukan, duduk bersama, "
        "difasilitasi, memfasilitasi, fasilitasi, restorative justice, keadilan restoratif, "
        "penyelesaian secara kekeluargaan, diselesaikan secara kekeluargaan, secara kekeluargaan, "
        "pertemukan, mempertemukan dua, mempertemukan 2, sepakat, hasilnya sepakat, didamaikan, "
        "mempertemukan kepala, mempertemukan paguyuban, mempertemukan warga, mempertemukan pihak, "
        "mempertemukan perwakilan, mempertemukan keluarga, mempertemukan pengurus, "
        "mempertemukan para, mempertemukan pelaku, diundang mediasi, musyawarah mufakat, "
        "berunding, perundingan, didudukkan "
        "bersama, bertemu keluarga korban, buat pernyataan, membuat pernyataan, surat pernyataan, "
        "menyerahkan ke jalur hukum, "
        "mendamaikan, dirukunkan, salaman, bersalaman, bersalam salaman, dianggap "
        "selesai, "
        "sudah selesai, sudah diselesaikan, diselesaikan, problem solving, tabayun, mempertemukan "
        "kedua, pertemuan kedua, pertemuan dua"
    ),
    "F20": _list(
        "membaca ikrar, ikrar, sepakat giliran, menarik rencana, "
        "tanda tangan damai, tandatangani ikrar, tanda tangan kesepakatan, berita acara, "
        "teken damai, dinyatakan selesai, damai bermaterai, "
        "kesepakatan lisan, disepakati, sepakat damai, kesepakatan damai, perdamaian, berdamai, "
        "damai, sepakat berdamai, "
        "ikrar damai, deklarasi damai, pakta damai, surat damai, akhirnya damai, sudah damai, "
        "menandatangani damai, menempuh damai, diselesaikan damai, deklarasi, "
        "surat pernyataan damai, perjanjian damai, "
        "menandatangani kesepakatan, penandatanganan kesepakatan, kesepakatan bersama, "
        "berita acara kesepakatan, tidak akan mengulangi, saling bersepakat, membuat kesepakatan"
    ),
    "F21": _list(
        "jenguk korban, menjenguk korban, biaya pengobatan, pendampingan psikolog, "
        "pendampingan korban, psikolog, peksos, melayani pengungsi, korban bentrokan, "
        "korban perang, korban kerusuhan, bagi korban, trauma anak, menyalurkan bantuan, "
        "menyalurkan beras, menyalurkan sembako, "
        "trauma healing, pemulihan trauma, dapur umum, santunan, penyaluran bantuan, "
        "rehabilitasi rumah, relokasi pengungsi, pemulangan pengungsi, layanan dukungan, "
        "psikososial, bantuan korban, bantuan kepada korban, bantuan untuk korban"
    ),
    "F22": _list(
        "dimaafkan, sowan ke rumah duka, "
        "minta maaf, meminta maaf, permintaan maaf, permohonan maaf, saling memaafkan, memaafkan, "
        "saling bermaafan, mencabut laporan, ganti rugi, mengganti kerugian"
    ),
}  # fmt: skip


# Acts that need company before they mean violence between people.
WEAK = frozenset(
    _list(
        "demo, mengamuk, amuk, dibabat, jebol, dirampas, merampas, keributan, duel, benturan, "
        "tarung, bertarung, "
        "pertarungan, bom, ledakan, pengungsi, "
        "mengungsi, pengungsian, diungsikan, serangan, dihadang, merusak, memukul, menembak, "
        "tembakan peringatan, menyerang, membakar, melempar, dilempar, lempar, bakar, usir, "
        "serang, "
        "mendobrak, didobrak, tawur, kisruh, bom ikan, babak belur, bertikai, "
        "menusuk, tusuk, hajar, menendang, membunuh, pembunuhan, merangsek, dijebol, menjebol, "
        "gesekan fisik, luka tembak, luka tusuk, obrak, culik, menghajar, dihajar, pukul pukulan, "
        "menghantam, dihantam, terusir, tertusuk, tertembak, ngusir, mbakar, sabet, nyerang"
    )
)
# Acts that as often happen to things, in games and at work.
LOOSE = frozenset(
    _list(
        "duel, benturan, tarung, bertarung, pertarungan, serangan, bom, ledakan, lempar, melempar, "
        "menembak, memukul, bakar, membakar, sabet, menendang, jebol, tusuk, menusuk"
    )
)
# Ways of settling that are also everyday meetings.
MILD = frozenset(
    _list(
        "pertemuan warga, pertemuan antara, perdamaian, sudah baikan, sepakat bergantian, "
        "disepakati, berita acara, biaya pengobatan, psikolog, pendampingan psikolog, bagi korban, "
        "menyalurkan bantuan, menyalurkan beras, menyalurkan sembako, hasil pertemuan, status quo, "
        "berpelukan, dirembuk, jabat tangan, berjabat tangan, korban perang, korban bentrokan, "
        "korban kerusuhan, surat pernyataan, membuat pernyataan, buat "
        "pernyataan, berunding, perundingan, "
        "sepakat, pertemukan, musyawarah, dimusyawarahkan, bermusyawarah, dialog, rembuk, rembug, "
        "rembuk desa, "
        "audiensi, "
        "beraudiensi, hearing, deklarasi, difasilitasi, memfasilitasi, fasilitasi, duduk bersama, "
        "dipertemukan, damai, dianggap selesai, sudah selesai, sudah diselesaikan, diselesaikan, "
        "salaman, bersalaman, santunan, dapur umum, penyaluran bantuan, ganti rugi, kesepakatan "
        "bersama, "
        "rapat dengar pendapat, rdp, membuat kesepakatan"
    )
)
# Unrest that is news by itself; the rest needs a second sign.
SHARP = frozenset(
    _list(
        "bawa gir, bawa golok, membawa golok, bawa mandau, membawa mandau, bawa badik, bawa sajam, "
        "membawa sajam, ngasah golok, bersajam, merencanakan menanami, spanduk dirobek, "
        "janjian tawuran, bebas alat, no cupu, bertahan di depan, bentang spanduk, saling duduki, "
        "saling tunggu, cari massa, membentangkan spanduk, saling berhadapan, berhadap hadapan, "
        "berhasil disekat, asah parang, asah tombak, "
        "mengasah parang, mau balas, mau membalas, siapin barisan, siapkan barisan, bongkar paksa, "
        "membongkar paksa, tolak kedatangan, menolak kedatangan, saling usir, saling tuding, "
        "saling tuduh, ambil balik, merobek bendera, perobekan bendera, tutup paksa, cekcok, "
        "adu mulut, perang mulut, bersitegang, ketegangan, memanas, resah, keresahan, "
        "geram, "
        "meresahkan, tidak terima, dendam, balas dendam, perselisihan, berselisih, selisih paham, "
        "salah paham, kesalahpahaman, sengketa, bersengketa, pertikaian, pertengkaran, bertengkar, "
        "perseteruan, ribut, geruduk, menggeruduk, digeruduk, lurug, melurug, dilurug, dikepung, "
        "mengepung, saling ejek, saling sindir, saling tantang, saling klaim, penyerobotan, "
        "pematokan, pasang patok, dipatok, mencekam, santet, dukun santet, aliran sesat, sesat, "
        "dualisme, mosi tidak percaya, penolakan, menolak, protes, memprotes, konsentrasi massa, "
        "massa bergerak, pergerakan massa, membawa celurit, bawa celurit, mengerahkan massa, "
        "pengerahan massa, penyerobotan, menyerobot, diserobot, reklaiming, cabut patok, "
        "patok dicabut, pencabutan patok, kecemburuan, dituduh, tuduhan, coretan, intoleransi, "
        "bendera dirobek, bendera dicopot, mencopot bendera, kericuhan, saling olok, menuntut, "
        "membawa senjata tajam, bawa senjata tajam, ditolak, emosi warga, berkonflik, pencopotan "
        "bendera, "
        "saling dorong, aksi dorong, dorong dorongan, saling lapor, saling melaporkan, bawa "
        "preman, membawa preman, kerahkan preman, "
        "mengerahkan preman, diminta pergi, diminta angkat kaki, pergi dari kampung, kejar "
        "kejaran, turunkan kades, "
        "turunkan kepala desa, lengserkan, dipersoalkan, mempersoalkan, bawa "
        "parang, "
        "membawa parang, gegeran, bawa senjata, membawa senjata, diprotes, keberatan,  "
        "mendesak, desakan, dicabuti, pencabutan tanaman, marah, kemarahan, tidak merata, tegang, "
        "rebutan, perebutan, berebut, dikucilkan, tantangan, menantang, ditantang"
    )
)


def phrases(groups: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Walk over (phrase, form) pairs."""
    for form, words in groups.items():
        for word in words:
            yield word, form
