"""Patterns of what is counted: people, homes, vehicles, and what befell them."""

from __future__ import annotations

import re

from serasi.science.text.surface.words import first_words

_PERSON = (
    "orang|korban|warga|pemuda|remaja|pelajar|siswa|siswi|santri|mahasiswa|anggota|pesilat|jiwa|"
    "jamaah|jemaah|pendemo|petani|buruh|nelayan|anak|laki laki|laki-laki|perempuan|pria|wanita|"
    "polisi|petugas|personel|"
    "aparat|massa|pendemo|pengunjuk rasa|suporter|simpatisan|pendukung|pria|bocah|lansia|"
    "pedagang|penambang|jemaat|masyarakat|oknum|pelaku|terduga|saksi|peserta|pengungsi|guru|"
    "pendekar|pengendara|tetangga|saudara|kader|sopir|pekerja|karyawan|sekuriti|satpam|"
    "penumpang|pengunjung|pegawai|mandor|panitia|abk|kru|linmas|tahanan|napi|perawat|pemain|"
    "penonton|jukir|ibu ibu|ibu-ibu|ibu|bapak|tukang|penjarah|preman|oreng|uwong|wong|urang|"
    "mahasiswi|wartawan|jurnalis|kernet|kasir|pesanggem|penggarap|relawan|saksi mata|tokoh|"
    "nyawa|balita|penghuni|pemilik|pengurus|pendukung|pengikut|bonek|pengawal|kru"
)
BUILDING = (
    "rumah ibadah|rumah|warung|toko|kios|bangunan|gedung|sekolah dasar|sekolah|masjid|musala|"
    "musholla|"
    "mushola|musola|gereja|kapel|kantor|bengkel|gudang|kandang|pos|balai|ruko|lapak|gubuk|pura|"
    "madrasah|pesantren|kafe|warkop|pondok|konter|mes|tempat ibadah|"
    "langgar|surau|meunasah|vihara|wihara|klenteng|kelenteng|tugu|monumen|gapura|sekretariat|"
    "posko|basecamp|barak|honai|hotel|penginapan|losmen|vila|rumah makan|depot|pabrik|loket|aula|"
    "lumbung|asrama|puskesmas|pasar|kos|kontrakan|kamp|tenda"
)
VEHICLE = (
    "sepeda motor|motor|mobil|truk|truck|kendaraan|bus|pikap|pick up|pickup|roda dua|roda empat|"
    "r2|r4|perahu|kapal|traktor|ekskavator|bus mini|minibus|mobil patroli|avanza|alat berat|angkot|"
    "ojek|becak|bentor|tronton|dump truck|dum truk|jip|jeep|speedboat|jukung|buldoser|mobil dinas|"
    "mobil damkar|ambulans|ambulan"
)
_HURT = (
    "luka[- ]luka|luka|terluka|cedera|lecet|memar|babak belur|kritis|pingsan|berdarah|dirawat|"
    "masuk rs|masuk rumah sakit|"
    "dilarikan ke|dibawa ke rs|dirujuk|opname|patah|sobek|dibacok|dikeroyok|ditusuk|dianiaya|"
    "dipukuli|dipukul|ditembak|tertembak|terkena bacok|kena bacok|tertusuk|dihajar|digebuki|"
    "bersimbah|terbacok|dihajar massa|dihakimi massa|dihakimi|ditikam|disabet|dikepruk|"
    "kena tusuk|kena lempar|terkena lemparan|terkena panah|kena sabet|bocor|benjol|kena pukul|"
    "kena panah|terkena|terkena tembakan|kena tembak|lebam|terpanah|dijahit|bonyok|luko|"
    "jatuh pingsan|digebukin|dibogem|ditendang|berobat|kena batu|kena lemparan|terbakar tubuhnya|"
    "dilukai|diparang|ditombak|dipanah"
)
_DEAD = (
    "meninggal dunia|meninggal|tewas|korban jiwa|gugur|"
    "(?<!peti )(?<!lampu )(?<!harga )mati(?! lampu| listrik| mesin| suri| gaya| kutu| rasa)|"
    "terbunuh|dibunuh|kehilangan nyawa|"
    "wafat|"
    "dipateni|melayang|tidak tertolong|nyawanya tidak tertolong|tak bernyawa"
)
_DAMAGE = (
    "rusak|dirusak|kerusakan|terbakar|dibakar|hancur|dihancurkan|roboh|dirobohkan|pecah|ambruk|"
    "dilempari|dilempar|merusak|membakar|perusakan|pembakaran|menghancurkan|hangus|ludes|dijarah|"
    "diobrak-abrik|diobrak abrik|porak poranda|rata dengan tanah|melempari|penyok|dibondet|"
    "dirubuhkan|merobohkan|dipecah|dipecahkan|pecah kaca|ringsek|diobong|dibongkar|dirusakin|"
    "habis dibakar|sasaran lemparan|kena lempar|kena lemparan|terkena lemparan|terdampak|dibalang|"
    "lempari|dilubangi|dicoret|digulingkan|terguling|dihantam|"
    "digergaji|dibabat|obrak abrik|bakar"
)
_DETAINED = (
    "diamankan|ditangkap|ditahan|diperiksa|diciduk|diringkus|dibekuk|digelandang|tersangka|"
    "mengamankan|menangkap|meringkus|membekuk|menahan|menetapkan|dimintai keterangan"
)
_FORCE = (
    r"personel|aparat|petugas|polisi|prajurit|anggota (?:polri|polres|polsek|tni|koramil|kodim|"
    r"brimob|dalmas|"
    r"satpol|linmas|banser|gabungan|sabhara|samapta|pengamanan)|anggota dikerahkan|pasukan|ssk|"
    r"sst|peleton|linmas"
)
_UNIT = (
    r"di antaranya|diantaranya|tahun|th|meter|m|km|kilometer|hektar|hektare|ha|persen|%|cm|jam|"
    r"menit|detik|hari|minggu|"
    r"bulan|pekan|"
    r"kali|lembar|juta|miliar|rupiah|ribu rupiah|titik|tempat|rt|rw|butir|bilah|batang|botol|"
    r"liter|kg|"
    r"ekor|ton|kelompok|kubu|pihak|desa|kecamatan|dusun|kampung|sisi|unit senjata|pucuk|pasang|"
    r"perguruan|ormas|organisasi|sekolah menengah|kelas|putaran|poin|tuntutan|jahitan|tusukan|"
    r"bacokan|"
    r"luka bacok(?:an)?|luka tusuk(?:an)?|sabetan|pohon|bidang|petak|tps|suara|paket|kantong|sak|"
    r"truk pasir|"
    r"video|foto|akun|grup|nomor|pasal|ayat|gram|malam|jari|pos pantau|kejadian|"
    r"kasus|lokasi|wilayah"
)

_NUMBERISH = (
    r"(?:\d|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluhan|belasan|ratusan)"
)
_LINKS = (
    r"\s?(?:[:=-]\s?|sebanyak |berjumlah |menjadi |jadi |ada |mencapai |bertambah |kini |total |"
    r"jumlah |sekitar |kurang lebih |tercatat |tetap |semuanya |sementara |dari |kedua |kubu |"
    r"pihak |belah |bukan \d+ (?:tapi|melainkan) ){0,5}$"
)
AFTER_NUMBER = re.compile(
    rf"(?:(?:[ ]|\s?\()(?:(?P<unit>{_UNIT})(?![a-z])"
    rf"|(?:unit |buah |pintu |bangunan )?(?P<veh>{VEHICLE})(?![a-z])"
    rf"|(?:unit |buah |bangunan )?(?P<build>{BUILDING})(?![a-z])"
    rf"|(?P<kk>kk|kepala keluarga)(?![a-z])|(?P<person>{_PERSON})(?![a-z])"
    r"|(?P<piece>unit|buah)(?![a-z])))?"
)
SINGLE = re.compile(
    rf"(?<![a-z])(?:(?P<one>seorang|salah satu|salah seorang)(?![a-z])"
    rf"|(?P<thing>sebuah|satu unit|seunit)\s(?:unit\s)?(?P<what>{BUILDING}|{VEHICLE})(?![a-z])"
    rf"|(?P<pair>sepasang|keduanya|kedua korban|dua[- ]duanya)(?![a-z])"
    rf"|(?P<three>ketiganya|ketiga korban)(?![a-z]))"
)
NAMED_NUMBER = re.compile(
    r"(?:rp[.\s]*|(?<![a-z])(?:rt|rw|nomor|no|pasal|km|ke|psal|jalan|gang|smpn|sman|smkn|smp|sma|"
    r"smk|sdn|sd|"
    r"mtsn|man|blok|negeri|paslon|tps|umur|usia|berusia|kodim|yonif|batalyon|ayat|gang|lantai|"
    r"kelas|reg|regional|ranting|zona|distrik|jilid|ronde|divisi|kompi|peleton|sektor|nr|plat|"
    r"hari ke|ke-|polisi|grup|versi|bab|tahap|minggu ke|sp|unit|komisi|pkl|pukul|jam|tgl|tanggal|"
    r"tahun|paket|jalur|gate|pintu|pos)"
    r"[-.\s:]{0,2})$"
)
HURT = re.compile(rf"(?<![a-z])(?:{_HURT})(?![a-z])")
DEAD = re.compile(rf"(?<![a-z])(?:{_DEAD})(?![a-z])")
DAMAGED = re.compile(rf"(?<![a-z])(?:{_DAMAGE})(?![a-z])")
DETAINED = re.compile(rf"(?<![a-z])(?:{_DETAINED})(?![a-z])")
FORCE = re.compile(rf"(?<![a-z])(?:{_FORCE})(?![a-z])")
SHELTER = re.compile(
    r"(?<![a-z])(?:mengungsi|pengungsi|pengungsian|diungsikan|mengungsikan|terusir|dievakuasi|"
    r"ngungsi|ditampung|keluar dari kampung|meninggalkan (?:rumah|kampung|desa)|mengosongkan rumah|"
    r"lari ke hutan|menyelamatkan diri ke|numpang di)"
    r"(?![a-z])"
)
FATE_NEXT = re.compile(
    rf"\s(?:(?!kali |kelompok |kubu |titik )[a-z]+ ){{0,2}}(?:{_HURT}|{_DEAD})(?![a-z])"
)
LEAD_DEAD = re.compile(
    r"(?<![a-z])(?:(?:korban jiwa|korban tewas|korban meninggal)(?: [a-z]+){1,7}? "
    r"(?:menjadi|jadi|sebanyak|berjumlah|mencapai|total)\s$"
    rf"|(?:korban )?(?:{_DEAD}|menewaskan|tewaskan|merenggut nyawa|merenggut)" + _LINKS + ")"
)
_WOUND = (
    r"(?:korban )?(?:luka(?:[- ]luka)?(?: berat| ringan| sedang| panah| bacok| tusuk| tembak| "
    r"lecet| robek| lebam| memar| bakar| sabet| bocor)?|terluka|cedera|melukai|kena (?:pukul|bacok|"
    r"panah|lempar|sabet|tusuk|tembak|batu))(?: yang)?(?: masih)?(?: dirawat)?"
)
LEAD_HURT = re.compile(
    rf"(?<![a-z]){_WOUND}(?:(?: [a-z]+){{0,3}}? (?:menjadi|jadi|sebanyak|berjumlah|mencapai|total|"
    rf"tercatat)\s$|{_LINKS})"
)
LEAD_SHELTER = re.compile(
    r"(?<![a-z])(?:mengungsi|pengungsi|pengungsian|diungsikan)(?: akibat [a-z ]{3,30})?" + _LINKS
)
LEAD_MASS = re.compile(
    r"(?<![a-z])(?:massa|kekuatan)(?: [a-z]+)?\s?[:=]?\s(?:sebanyak |berjumlah |ada )?$"
)
OWN_FATE = re.compile(
    r"\s(?:orang |korban )?(?:meninggal(?: dunia)?|tewas|luka(?: berat| ringan| sedang)?|kritis|"
    r"korban jiwa)(?![a-z])"
)
# "MD 2 org LB 5 org" names the fate first, "1 org MD 3 org LB" behind.
FATE_OF_NEXT = re.compile(rf"\s?(?:[:=]\s?)?{_NUMBERISH}")
FATE_TAKEN = re.compile(
    r"\d\)?\s(?:orang |korban |warga |lainnya )?(?:meninggal(?: dunia)?|tewas|"
    r"luka(?:[- ]luka| berat| ringan| sedang)?),?\s$"
)
NEXT_PEOPLE = re.compile(
    r"\s(?=(?:\d+|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\)?\s?(?:orang|korban|warga|anak|"
    r"pemuda|meninggal|luka|tewas|lainnya|siswa|pelajar|polisi|petugas|anggota))"
)
# Wounds on one body, not wounded people.
ON_ONE_BODY = re.compile(r"(?:dengan|mengalami|menderita|terdapat|ditemukan|ada|derita|akibat)\s$")
WOUNDED_LIST = re.compile(r"(?:^|[,;:(.\n]\s?|dan |serta |korban )$")
NOT_SO = re.compile(
    r"(?<![a-z])(?:tidak benar|bukan|hoaks|tidak ada)(?:(?!tapi|melainkan)[^.\n,;]){0,25}$"
)
JOINED = re.compile(r"(?<![a-z])(?:dan|dengan|vs|lawan|melawan|versus|serta)(?![a-z])")
CLAUSE = re.compile(
    r"[,;.\n(]|(?<![a-z])(?:dan|serta|sedangkan|sementara|namun|tetapi|tapi|lalu|kemudian)(?![a-z])"
)
NUMBER_AHEAD = re.compile(r"\s" + _NUMBERISH)
THING_BEFORE = re.compile(
    rf"(?<![a-z])(?P<noun>{BUILDING}|{VEHICLE})(?: (?:warga|milik warga|penduduk|yang|dinas))?"
    rf"(?P<dmg> (?:{_DAMAGE}|rusak (?:berat|ringan|sedang)))?(?P<mark>\s?[:=])?\s?"
    r"(?:sebanyak |ada )?$"
)
ENDS_LIST = re.compile(r"\s?(?:[,.;)\n&]|$|dan |serta )")
SEIZED_BEFORE = re.compile(
    r"(?:disita|diamankan|menyita|barang bukti|mengamankan|bukti)\s?(?:berupa |[:=]\s?|\d+ )*$"
)
NOT_YET = re.compile(
    r"(?<![a-z])(?:tidak|nyaris|hampir|diancam|ancaman|akan|belum|bukan)(?: \w+)?\s?$"
)
WITNESS = re.compile(r"saksi|tersangka|pelapor")
GROUP_MEMBER = re.compile(
    r"perguruan|silat|psht|ormas|pagar nusa|ikspi|laskar|grib|pemuda pancasila"
)
HARMING_BEFORE = re.compile(
    r"(?<![a-z])(?:menganiaya|mengeroyok|melukai|membacok|memukuli|menghajar|menusuk|memukul|"
    r"keroyok|"
    r"bacok|aniaya|hajar|pukuli|tusuk|korban|kena pukul|kena bacok|kena tembak|terkena panah|"
    r"kena panah|menembak|mencederai)(?: terhadap)?\s?:?\s?$"
)
ATTENDING_BEFORE = re.compile(
    r"(?<![a-z])(?:dihadiri|hadir|peserta|diikuti|undangan|jumlah hadir|untuk|penerima|kepada)"
    r"\s?(?:oleh |sekitar |sebanyak |[:=]\s?)*$"
)
_UNREAL = "nyaris|hampir|tidak|belum|akan|mau|bukan|diancam|arep|hendak|bakal|ancam|untuk|agar"
_OWNER = (
    "itu|tersebut|milik|korban|ketua|kepala|warga|kades|bapak|saudara|pribadi|dinas|patroli|polisi|"
    "polsek|desa|kamling|satpam|ronda|pelaku|terduga|kopi|dukun|tetangga"
)
PLAIN_DAMAGE = re.compile(
    rf"(?<![a-z])(?P<noun>{BUILDING}|{VEHICLE})"
    rf"(?: (?:{_OWNER}|[a-z]*nya)(?: (?!{_UNREAL}|saling|dan|oleh|di |ke )[a-z0-9]+){{0,5}}?"
    rf"|(?: (?!{_UNREAL}|saling|dan|oleh|di |ke |yang |juga |warga )[a-z0-9&]+){{1,2}}?)? "
    rf"(?:yang |juga |ikut |sempat |mengalami |menjadi sasaran |tampak )*"
    rf"(?P<dmg>rusak|dirusak|terbakar|dibakar|hancur|dihancurkan|roboh|dirobohkan|dilempari|"
    rf"dilempar|"
    rf"hangus|ludes|dijarah|diobrak-abrik|porak poranda|dibondet|ambruk|penyok|ringsek|dipecah|"
    rf"dipecahkan|pecah kaca|diobong|dibalang|dirubuhkan|dibongkar paksa|habis dibakar)(?![a-z])"
    rf"(?!(?: berat| ringan)?\s?[:=]?\s?(?:nihil|tidak ada|0|nol))"
)
ACTIVE_DAMAGE = re.compile(
    rf"(?<![a-z])(?:membakar|merusak|menghancurkan|melempari|merobohkan|membondet|bakar|rusak|"
    rf"lempari|nglempari|perusakan|pembakaran|pelemparan|merusak sebuah|dibakarnya)"
    rf" (?P<noun>{BUILDING}|{VEHICLE})(?:nya| (?:pelaku|korban|milik|terduga|ketua|kades|kepala|"
    rf"calon|pak|bapak|saudara|seorang|mantan|dinas|patroli|saya|kami))"
    r"(?![a-z])"
)
MANY = re.compile(
    r"(?<![a-z])(?:\d+|puluhan|ratusan|belasan|beberapa|sejumlah|dua|tiga|empat|lima|enam|kaca|"
    r"tidak ada|"
    r"para|banyak|unit|sebuah|semua|kedua|ketiga|nihil|antar|kelompok|maupun|ataupun|tanpa|bukan|"
    r"belum ada|belum|atau|bbrp|jangan|agar|jumlah|data)\s$"
)
_ONE = (
    "korban|pemuda|remaja|pria|wanita|pelajar|siswa|siswi|santri|petani|bocah|kakek|nenek|sopir|"
    "nelayan|karyawan|pegawai|pedagang|penjual|jurnalis|wartawan|buruh|pemilik [a-z]+|mahasiswa|"
    "guru|kapolsek|polisi|kepala desa|kades|petugas|anggota [a-z]+(?: [a-z]+)?|istri|suami|"
    "perajin|pengrajin|mahasiswi|satpam|mandor|penumpang|pengendara|ibu|bapak|anak|warga|kasun|"
    "perawat|relawan|pendeta|ustaz|kiai|imam|pemain|ketua [a-z]+|timses|babinsa|linmas|sekdes|"
    "pekerja|satu|saudara|tukang [a-z]+|debt collector|wartawan|jurnalis|ybs|yang bersangkutan|"
    "maling|pencuri|jukir|"
    "laki-laki"
)
_GAP = r"(?!dan |atau |yang akan|nihil|tidak |luka |maupun |meninggal |tewas )"
_BETWEEN = rf"(?P<between>(?:,? {_GAP}[a-z.]+){{0,5}}?),? "
_NOT_ZERO = (
    r"(?!(?: dunia)?(?: berat| ringan)?\s?[:=/]?\s?[-(]?\s?(?:nihil|tidak ada|belum ada|0|nol|"
    r"kosong))"
)
ONE_DEAD = re.compile(
    rf"(?<![a-z])(?:{_ONE})(?: \(\d{{1,2}}(?: tahun)?\))?"
    rf"(?P<between>(?:,? {_GAP}[a-z.]+){{0,9}}?),? (?:tewas|meninggal|"
    rf"terbunuh|dibunuh)(?![a-z]){_NOT_ZERO}"
    r"|(?:(?<=\. )|(?<=, )|(?<=\n)|^)(?:tewas|meninggal) (?:di(?:keroyok|bacok|tusuk|tembak|aniaya|"
    r"hajar|amuk|bunuh)|ter(?:tembak|tusuk|bunuh))(?![a-z])"
    r"|(?P<until>hingga|sampai|akhirnya) (?:korban )?(?:tewas|meninggal)(?![a-z])"
)
ONE_HURT = re.compile(
    rf"(?<![a-z])(?:{_ONE}){_BETWEEN}(?:mengalami luka|menderita luka|digebukin|digebuki|patah "
    rf"tulang|lebam|memar|"
    rf"luka (?:bacok|tusuk|robek|berat|ringan|lecet|lebam|memar|sobek|bakar|tembak|sabet|kepala|"
    r"serius|parah|di )|bocor kepala|bonyok|jatuh pingsan|kena bacok|kena pukul|patah tangan|"
    r"terluka|kritis|dirawat|dilarikan ke|dirujuk|pingsan|dibacok|dikeroyok|"
    r"ditusuk|"
    r"dianiaya|dipukuli|dipukul|dihajar|terkena bacok|babak belur|lebam|ditembak|tertembak|"
    r"ditikam|digebuk massa|diamuk)(?![a-z])"
)

# The words that the patterns above begin with.
SINGLE_FIRST = frozenset(
    ["seorang", "salah", "sebuah", "satu", "seunit", "sepasang", "keduanya", "kedua", "ketiganya",
     "ketiga", "dua"]
)  # fmt: skip
THING_FIRST = first_words(BUILDING, VEHICLE)
DAMAGING_FIRST = frozenset(
    ["membakar", "merusak", "menghancurkan", "melempari", "merobohkan", "membondet", "bakar",
     "rusak", "lempari", "nglempari", "perusakan", "pembakaran", "pelemparan", "dibakarnya"]
)  # fmt: skip
ONE_FIRST = first_words(_ONE) | {"hingga", "sampai", "akhirnya", "tewas", "meninggal"}
# An age behind its bearer, and a number that opens a part of one just told: "luka 4 (2 LB)".
AGE = re.compile(r"\s?\(\d{1,2}(?: (?:tahun|th))?\)")
PART_OF = re.compile(r"(?:luka|korban|orang|dirawat)[^().]{0,30}\d[^().]{0,20}\([^()]{0,60}$")
ALSO = re.compile(r"\s?(?:dan|serta|&|\+)\s")
NEGATED = re.compile(
    r"(?<![a-z])(?:tidak|nyaris|hampir|diancam|ancaman|akan|belum|bukan|takut|agar|jangan|mau)"
    r"(?![a-z])"
)
# The care for one hurt person who is not named or numbered.
CARE = re.compile(
    r"(?<![a-z])(?:dirawat|dilarikan ke|dirujuk|dibawa (?:ke|ka) (?:puskesmas|rs|rsud|rumah sakit|"
    r"pkm|"
    r"klinik)|dijahit|\d+ jahitan|opname|babak belur|kepalanya? bocor|bocor kepala|patah tulang|"
    r"luka (?:di|pada|bagian|bacok|tusuk|robek|sobek|lecet|lebam|memar|kepala|ringan|berat|tembak))"
    r"(?![a-z])"
)
PLURAL = re.compile(
    r"(?<![a-z])(?:para|beberapa|sejumlah|puluhan|belasan|semua|mereka|masing|keduanya|ketiganya|"
    r"banyak|korban korban|nihil|tidak|belum|tanpa|pasien|dua|tiga|empat|lima|\d+ (?:orang|korban|"
    r"warga))"
    r"(?![a-z])"
)
CARE_FIRST = frozenset(
    ["dirawat", "dilarikan", "dirujuk", "dibawa", "dijahit", "opname", "babak", "kepalanya",
     "kepala", "bocor", "patah", "luka"]
)  # fmt: skip
