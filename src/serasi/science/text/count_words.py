"""Patterns of what is counted: people, homes, vehicles, and what befell them."""

from __future__ import annotations

import re

from serasi.science.text.words import first_words

_PERSON = (
    "orang|korban|warga|pemuda|remaja|pelajar|siswa|siswi|santri|mahasiswa|anggota|pesilat|jiwa|"
    "jamaah|jemaah|pendemo|petani|buruh|nelayan|anak|laki laki|laki-laki|perempuan|pria|wanita|"
    "polisi|petugas|personel|"
    "aparat|massa|pendemo|pengunjuk rasa|suporter|simpatisan|pendukung|pria|bocah|lansia|"
    "pedagang|penambang|jemaat|masyarakat|oknum|pelaku|terduga|saksi|peserta|pengungsi|guru|"
    "pendekar|pengendara|tetangga|saudara|kader|sopir|pekerja|karyawan|sekuriti|satpam"
)
BUILDING = (
    "rumah ibadah|rumah|warung|toko|kios|bangunan|gedung|sekolah dasar|sekolah|masjid|musala|"
    "musholla|"
    "mushola|musola|gereja|kapel|kantor|bengkel|gudang|kandang|pos|balai|ruko|lapak|gubuk|pura|"
    "madrasah|pesantren|kafe|warkop|pondok|konter|mes|tempat ibadah"
)
VEHICLE = (
    "sepeda motor|motor|mobil|truk|truck|kendaraan|bus|pikap|pick up|pickup|roda dua|roda empat|"
    "r2|r4|perahu|kapal|traktor|ekskavator|bus mini|minibus|mobil patroli|avanza|alat berat"
)
_HURT = (
    "luka[- ]luka|luka|terluka|cedera|lecet|memar|babak belur|kritis|pingsan|berdarah|dirawat|"
    "masuk rs|masuk rumah sakit|"
    "dilarikan ke|dibawa ke rs|dirujuk|opname|patah|sobek|dibacok|dikeroyok|ditusuk|dianiaya|"
    "dipukuli|dipukul|ditembak|tertembak|terkena bacok|kena bacok|tertusuk|dihajar|digebuki|"
    "bersimbah|terbacok|dihajar massa|dihakimi massa|dihakimi|ditikam|disabet|dikepruk|"
    "kena tusuk|kena lempar|terkena lemparan|terkena panah|kena sabet"
)
_DEAD = (
    "meninggal dunia|meninggal|tewas|korban jiwa|gugur|mati|terbunuh|dibunuh|kehilangan nyawa|wafat"
)
_DAMAGE = (
    "rusak|dirusak|kerusakan|terbakar|dibakar|hancur|dihancurkan|roboh|dirobohkan|pecah|ambruk|"
    "dilempari|dilempar|merusak|membakar|perusakan|pembakaran|menghancurkan|hangus|ludes|dijarah|"
    "diobrak-abrik|diobrak abrik|porak poranda|rata dengan tanah|melempari|penyok|dibondet|"
    "dirubuhkan"
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
    r"video|foto|akun|grup|nomor|pasal|ayat|gram|malam|anggota keluarga|jari|pos pantau|kejadian|"
    r"kasus|lokasi|wilayah"
)

_NUMBERISH = (
    r"(?:\d|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluhan|belasan|ratusan)"
)
_LINKS = (
    r"\s?(?:[:=-]\s?|sebanyak |berjumlah |menjadi |jadi |ada |mencapai |bertambah |kini |total |"
    r"jumlah |sekitar |kurang lebih |tercatat ){0,3}$"
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
    rf"|(?P<pair>sepasang|keduanya|kedua korban)(?![a-z])"
    rf"|(?P<three>ketiganya|ketiga korban)(?![a-z]))"
)
NAMED_NUMBER = re.compile(
    r"(?:rp[.\s]*|(?<![a-z])(?:rt|rw|nomor|no|pasal|km|ke|psal|jalan|gang|smpn|sman|smkn|smp|sma|"
    r"smk|sdn|sd|"
    r"mtsn|man|blok|negeri|paslon|tps|umur|usia|berusia|kodim|yonif|batalyon|ayat|gang|lantai|"
    r"kelas)"
    r"[-.\s:]{0,2})$"
)
HURT = re.compile(rf"(?<![a-z])(?:{_HURT})(?![a-z])")
DEAD = re.compile(rf"(?<![a-z])(?:{_DEAD})(?![a-z])")
DAMAGED = re.compile(rf"(?<![a-z])(?:{_DAMAGE})(?![a-z])")
DETAINED = re.compile(rf"(?<![a-z])(?:{_DETAINED})(?![a-z])")
FORCE = re.compile(rf"(?<![a-z])(?:{_FORCE})(?![a-z])")
SHELTER = re.compile(
    r"(?<![a-z])(?:mengungsi|pengungsi|pengungsian|diungsikan|mengungsikan|terusir|dievakuasi)"
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
LEAD_HURT = re.compile(
    r"(?<![a-z])(?:(?:korban )?(?:luka[- ]luka|luka berat|luka ringan|luka sedang|luka|terluka|"
    r"cedera|"
    r"melukai)(?: [a-z]+){0,3}? (?:menjadi|jadi|sebanyak|berjumlah|mencapai|total|tercatat)\s$"
    r"|(?:korban )?(?:luka[- ]luka|luka berat|luka ringan|luka sedang|luka|terluka|cedera|melukai)"
    + _LINKS
    + ")"
)
LEAD_SHELTER = re.compile(
    r"(?<![a-z])(?:mengungsi|pengungsi|pengungsian|diungsikan)(?: akibat [a-z ]{3,30})?" + _LINKS
)
LEAD_MASS = re.compile(
    r"(?<![a-z])(?:massa|kekuatan)(?: [a-z]+)?\s?[:=]?\s(?:sebanyak |berjumlah |ada )?$"
)
OWN_FATE = re.compile(
    r"\s(?:orang |korban )?(?:meninggal|tewas|luka (?:berat|ringan|sedang)|korban jiwa)"
)
CLAUSE = re.compile(
    r"[,;.\n(]|(?<![a-z])(?:dan|serta|sedangkan|sementara|namun|tetapi|tapi|lalu|kemudian)(?![a-z])"
)
NUMBER_AHEAD = re.compile(r"\s" + _NUMBERISH)
THING_BEFORE = re.compile(
    rf"(?<![a-z])(?P<noun>{BUILDING}|{VEHICLE})(?: (?:warga|milik warga|{_DAMAGE}|rusak (?:berat|"
    r"ringan|sedang)))?(?P<mark>\s?[:=])?\s?(?:sebanyak |ada )?$"
)
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
    r"bacok|aniaya|hajar|pukuli|tusuk|korban)(?: terhadap)?\s?:?\s?$"
)
ATTENDING_BEFORE = re.compile(
    r"(?<![a-z])(?:dihadiri|hadir|peserta|diikuti|undangan|jumlah hadir|untuk|penerima|kepada)"
    r"\s?(?:oleh |sekitar |sebanyak |[:=]\s?)*$"
)
_OWNER = (
    "itu|tersebut|milik|korban|ketua|kepala|warga|kades|bapak|saudara|pribadi|dinas|patroli|polisi|"
    "polsek|desa|kamling|satpam|ronda|pelaku|terduga|kopi|dukun|tetangga"
)
PLAIN_DAMAGE = re.compile(
    rf"(?<![a-z])(?P<noun>{BUILDING}|{VEHICLE})"
    rf"(?: (?:{_OWNER}|[a-z]*nya)(?: (?!saling|dan|oleh|di |ke )[a-z0-9]+){{0,5}}?)? "
    rf"(?:yang |juga |ikut |sempat |mengalami |menjadi sasaran |tampak )*"
    rf"(?P<dmg>rusak|dirusak|terbakar|dibakar|hancur|dihancurkan|roboh|dirobohkan|dilempari|"
    rf"dilempar|"
    rf"hangus|ludes|dijarah|diobrak-abrik|porak poranda|dibondet|ambruk|penyok)(?![a-z])"
)
ACTIVE_DAMAGE = re.compile(
    rf"(?<![a-z])(?:membakar|merusak|menghancurkan|melempari|merobohkan|membondet|bakar|rusak)"
    rf" (?P<noun>{BUILDING}|{VEHICLE})(?:nya| (?:pelaku|korban|milik|terduga|ketua|kades|kepala))"
    r"(?![a-z])"
)
MANY = re.compile(
    r"(?<![a-z])(?:\d+|puluhan|ratusan|belasan|beberapa|sejumlah|dua|tiga|empat|lima|enam|kaca|"
    r"tidak ada|"
    r"para|banyak|unit|sebuah|semua|kedua|ketiga|nihil|antar|kelompok)\s$"
)
_ONE = (
    "korban|pemuda|remaja|pria|wanita|pelajar|siswa|siswi|santri|petani|bocah|kakek|nenek|sopir|"
    "nelayan|karyawan|pegawai|pedagang|penjual|jurnalis|wartawan|buruh|pemilik [a-z]+|mahasiswa|"
    "guru|kapolsek|polisi|kepala desa|kades|petugas|anggota [a-z]+(?: [a-z]+)?|"
    "laki-laki"
)
_BETWEEN = r"(?P<between>(?:,? (?!dan |atau |yang akan)[a-z.]+){0,5}?),? "
ONE_DEAD = re.compile(
    rf"(?<![a-z])(?:{_ONE})(?P<between>(?:,? (?!dan |atau |yang akan)[a-z.]+){{0,9}}?),? (?:tewas|"
    rf"meninggal|terbunuh|dibunuh)(?![a-z])"
)
ONE_HURT = re.compile(
    rf"(?<![a-z])(?:{_ONE}){_BETWEEN}(?:mengalami luka|menderita luka|digebukin|digebuki|patah "
    rf"tulang|lebam|memar|"
    rf"luka (?:bacok|tusuk|robek|"
    r"serius|parah|di )|terluka|kritis|dirawat|dilarikan ke|dirujuk|pingsan|dibacok|dikeroyok|"
    r"ditusuk|"
    r"dianiaya|dipukuli|dipukul|dihajar|terkena bacok|babak belur|lebam|ditembak|tertembak|"
    r"ditikam)(?![a-z])"
)
_NONE = r"(?:nihil|tidak ada|0|nol|-(?=\s*(?:$|[\n,;.]))|kosong)(?![a-z\d])"
_NO = (
    r"(?<![a-z])(?:tidak (?:ada laporan|ada|terdapat|menimbulkan|mengakibatkan|sampai menimbulkan|"
    r"sampai ada|jatuh)|nihil|tanpa(?: ada)?|belum ada laporan|belum ada|nol)"
)
_LOSS = r"(?:kerugian|kerusakan)[a-z ]{0,20}"
NO_DEAD = re.compile(
    rf"{_NO} (?:adanya )?(?:korban (?:jiwa|meninggal|tewas)|yang (?:meninggal|tewas)|"
    r"korban(?! luka| materi| harta| benda| kritis))"
    r"|(?:korban jiwa|meninggal dunia|korban meninggal|meninggal|korban tewas|tewas)\s?[:=]?\s?"
    + _NONE
    + rf"|(?<!barang )korban\s?[:=]?\s?{_NONE}"
    r"|korban jiwa (?:maupun|dan|atau) [a-z -]{3,30} (?:nihil|tidak ada)"
    rf"|korban (?:jiwa )?(?:dan|maupun|atau|serta) {_LOSS}\s?[:=]?\s?{_NONE}"
)
NO_HURT = re.compile(
    rf"{_NO} (?:adanya )?(?:korban luka|yang (?:luka|terluka|cedera)|luka|"
    r"korban(?! jiwa| meninggal| tewas| materi| harta| benda))"
    rf"|(?:korban luka|luka[- ]luka|luka ringan|luka berat|luka)\s?[:=]?\s?{_NONE}"
    rf"|(?<!barang )korban\s?[:=]?\s?{_NONE}|{_NO} korban jiwa (?:maupun|ataupun|dan|atau) "
    rf"(?:korban )?luka"
    rf"|korban (?:dan|maupun|atau|serta) {_LOSS}\s?[:=]?\s?{_NONE}"
)
NO_DAMAGE = re.compile(
    r"(?:kerusakan|kerugian|kerugian materiil|kerugian material|kerugian materil|kerusakan "
    r"materiil|rusak|"
    r"rumah rusak|bangunan rusak|kermat|rumat|materiil|material)\s?[:=]?\s?"
    + _NONE
    + rf"|{_NO} (?:adanya )?(?:kerusakan|kerugian|bangunan|rumah|yang rusak|"
    r"(?:korban (?:jiwa )?(?:maupun|dan|atau|serta) )(?:kerusakan|kerugian|materi))"
)
NO_SHELTER = re.compile(
    rf"(?:pengungsi|mengungsi)\s?[:=]?\s?{_NONE}"
    rf"|{_NO} (?:adanya )?(?:pengungsi|yang mengungsi|warga (?:yang )?mengungsi)"
)

# The words that the patterns above begin with.
SINGLE_FIRST = frozenset(
    ["seorang", "salah", "sebuah", "satu", "seunit", "sepasang", "keduanya", "kedua", "ketiganya",
     "ketiga"]
)  # fmt: skip
THING_FIRST = first_words(BUILDING, VEHICLE)
DAMAGING_FIRST = frozenset(
    ["membakar", "merusak", "menghancurkan", "melempari", "merobohkan", "membondet", "bakar",
     "rusak"]
)  # fmt: skip
ONE_FIRST = first_words(_ONE)
NONE_FIRST = frozenset(
    ["tidak", "nihil", "tanpa", "belum", "nol", "korban", "meninggal", "tewas", "luka",
     "kerusakan", "kerugian", "rusak", "rumah", "bangunan", "kermat", "rumat", "materiil",
     "material", "pengungsi", "mengungsi"]
)  # fmt: skip
