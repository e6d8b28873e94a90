"""Words around place names: levels, offices, leads that make a name a site, a home or no place."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEVELS = {
    "provinsi": 1, "kabupaten": 2, "kota": 2, "kecamatan": 3, "desa": 4, "kelurahan": 4,
    "dusun": 5, "dukuh": 5, "kampung": 5, "lingkungan": 5, "nagari": 4, "gampong": 4, "pekon": 4,
    "kalurahan": 4, "kel": 4, "lembang": 4, "negeri": 4, "distrik": 3, "kapanewon": 3,
    "kemantren": 3,
}  # fmt: skip
OFFICES = {
    "polsek": 3, "mapolsek": 3, "kapolsek": 3, "wakapolsek": 3, "koramil": 3, "danramil": 3,
    "camat": 3, "puskesmas": 3, "kua": 3, "muspika": 3, "forkopimcam": 3, "kanit": 3, "mwcnu": 3,
    "polres": 2, "polresta": 2, "kapolres": 2, "mapolres": 2, "kodim": 2, "makodim": 2,
    "dandim": 2, "bupati": 2, "wabup": 2, "pemkab": 2, "rsud": 2, "rs": 2, "dprd": 2, "fkub": 2,
    "bakesbangpol": 2, "bpn": 2, "kejari": 2, "pcnu": 2, "satpol pp": 2, "bpbd": 2, "lapas": 2,
    "kades": 4, "klebun": 4, "lurah": 4, "babinsa": 4, "bhabinkamtibmas": 4, "pemdes": 4,
}  # fmt: skip
HOSPITALS = frozenset(["puskesmas", "rsud", "rs"])

STOP = frozenset(
    [
        "provinsi", "kabupaten", "kota", "kecamatan", "desa", "kelurahan", "dusun", "kampung",
        "lingkungan", "rt", "rw", "jalan", "gang", "telah", "terjadi", "pada", "hari", "tanggal",
        "pukul", "jam", "dan", "dengan", "di", "ke", "dari", "yang", "untuk", "sekitar", "oleh",
        "dalam", "korban", "warga", "pelaku", "situasi", "polsek", "polres", "koramil", "camat",
        "kades", "setempat", "ini", "itu", "tersebut", "karena", "antara", "serta", "akan",
        "sudah", "ada", "tadi", "besok", "kemarin", "malam", "pagi", "siang", "sore", "saat",
        "ketika", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "januari",
        "februari", "maret", "april", "juni", "juli", "agustus", "september", "oktober",
        "november", "desember", "bapak", "saudara", "mohon", "izin", "laporan", "kepada",
    ]
)  # fmt: skip

# Names of kecamatan or desa that are ordinary words: without a capital they are no place.
COMMON = _words(
    "adoh agung alat aman antara arus ayam babak bada badung bagi bago bahagia bakal bakti "
    "balai balik bambu bandar banding bangun bangunan bantal banteng barat bareng baru "
    "batangan batas batu bayi bedug begal belah bener bengkak bengkel berkah bersama besar "
    "besi besuk bila bintang bisa bocor bokor bola borong buat bukit buku bulan bulu buluh "
    "bumi bundar bunga butuh cabang cemara cempaka cina condong culik dadung dalam daleman "
    "damai dana danau data dawuhan delapan deras dikira dorong dua dukuh dukun duren empat "
    "enam fajar gading gajah gaji galih ganjaran ganti gantung gapura gardu gebang gedangan "
    "geger gelang gelanggang gempol gending genteng geser gilang giring gitik glagah gong "
    "gudang gugul gugut gumuk guna gunting gunung gunungan harap harian hilir hulu hutan i ii "
    "iii ikrar islam iv jadi jagung jajag jambu jangkar janji jarit jati jatuh jaya jebol "
    "jeruk judi juragan juta kabar kaca kacang kala kaleng kali kandang kandung kantor kapal "
    "kapor karang karet kasi kasih kauman kawan kebon kebonan kebun kecer kecik kecil kedok "
    "kejadian kelapa kembang kemiri keramat kerang keras kering kerukunan ketupat kira komis "
    "kopi kota kramat kubu kukusan kupang kurung labang ladang laju lama lancar langgar "
    "langkap langsar lanjut lapangan larangan lawang lebak legok lembar lembung lemper lereng "
    "lewat licin lima lomba lor luar lurah mabuk madura maju makam makmur malang mandala "
    "mandor mangga mantan mata medali merasa merdeka merpati minggir minta muara muda mudo "
    "mulya murni musyawarah nang napi natal negara nelayan ngumpul normal nusa nyamuk padang "
    "padi pagar pager paguyuban pahlawan pait pakel pakem pakis paku palang panas pancasila "
    "pandan pandean panggung pangkalan pangkat panjang panji pantai panti para parang paras "
    "parit pasang pasangan pasar pasir patokan patrol patung pedagang pelabuhan pemuda "
    "penataan pengadangan pengejaran penjuru perak perbatasan perdamaian perjuangan perkebunan "
    "pertahanan pesantren pesisir petang petani petir petung pintu pisang pitu podo pojok pola "
    "pondok poster pukul pulau pulo puluhan pura purnama putih ragang raja rakitan rambah ratu "
    "rawa rawan raya robek roda rowo ruko sabet sabrang sabu sabung sadah sakti salak salam "
    "saling sama samaran sampang sara sarang sari sasaran satu sawah sawahan sawit sayang "
    "sedang sejahtera sejati selamat selatan selesai semangat sembilan sembung sementara semut "
    "sendang seneng sentong sepakat sepanjang sepuluh serang serangan serasi sering serut "
    "setia siaga silam silat simpang sipil sita sobo soka sosial suci sudah suling sumber "
    "sumur sungai surat suruh swadaya tahu taji taman tambak tambakan tambang tampung tanda "
    "tangga tangguh tanggul tanggung tani tanjakan tanjung tapak tari tebas tegal telaga teluk "
    "tembok tempeh tempuran temu tenda tengah tentang teras terik tetap tiga timur tiris titik "
    "toga toko tokoh tolak tolong tugu tujuh tulang tulung tumpang tumpeng tunjung tutup tutur "
    "ulang unggahan upah urung usir utara waduk wali waris waspada wayang wetan winongo "
    "yayasan"
)

# Short names of regencies in messages.
REGENCY_SHORT = {
    "bwi": "banyuwangi", "bws": "bondowoso", "jbr": "jember", "lmj": "lumajang",
    "stb": "situbondo", "prob": "probolinggo", "probo": "probolinggo", "situb": "situbondo",
    "bond": "bondowoso", "sby": "surabaya", "bkl": "bangkalan", "pmk": "pamekasan",
    "mlg": "malang",
}  # fmt: skip


def leads(words: str, tail: str = "") -> re.Pattern[str]:
    """Compile a pattern for words that stand right before a name."""
    return re.compile(rf"(?:(?<![a-z])(?:{words})\s?:?\s{tail})$")


PREPOSITION = _words(
    "taruna kk "
    "alun anak antara arah area arek asal balai balaidesa bantaran batas bentrok bentrokan "
    "blok bocah bumi cabang cah cakades carok daerah dari di dr dulur dusun e eks griya hutan "
    "info ing jembatan ka kades kampung kantor karnaval kawasan ke kebun kejadian kelompok "
    "keributan kericuhan kerusuhan lapangan lokasi massa masuk menuju mulai nang ndek nelayan "
    "neng ning orang oreng pantai pasar pecah pelabuhan pelajar pemuda perbatasan perempatan "
    "perkebunan persawahan pertigaan perum pesilat pesisir petak petani pihak pilkades polmas "
    "polsek ranting raya rayon remaja ribut rusuh sak sampai sekitar simpang sitkam situasi "
    "stasiun suporter tambak tambang tawuran tempat terminal tkp tpi update warga wilayah "
    "wilkum wong"
)
NOT_PLACE = _words(
    "afdeling aipda aiptu akbp akp al alfamart alias alm almarhum almarhumah an bank bapak "
    "berinisial bernama bin binti brigadir bripda bripka briptu bu bus cak cv gang gunung gus "
    "haji hj ibu indomaret inisial ipda iptu jalan jenderal jendral kali kapal kapten kereta "
    "kh kiai km komandan kompol kopda koperasi kopka kyai letda letkol lettu liga lora lorong "
    "mas mayor mbah nama pak pelda peltu persid perumahan po praka pratu pt raden saudara "
    "saudari sdr sdri serda serka serma sertu sultan sungai toko ud ustad ustadz ustaz yayasan"
)
# Schools, houses of worship and the like are called after a place; they may stand elsewhere.
INSTITUTION = re.compile(
    r"(?:(?<![a-z])(?:sd|mi|mts|ma|man|mtsn|min|sma|smk|smp|sdn|smpn|sman|smkn|stm|ponpes|tk|paud|"
    r"madrasah|pesantren|universitas|univ|hotel|masjid|mushola|musala|musholla|gereja|kafe|cafe|"
    r"warung|spbu|pabrik|pg)"
    r"\s(?:negeri\s|pgri\s|islam\s|nu\s|muhammadiyah\s)?(?:\d{1,2}\s|i{1,3}\s)?)$"
)
AT_INSTITUTION = re.compile(
    r"(?<![a-z])(?:di|depan|dekat|deket|sekitar|halaman|belakang|sebelah|samping|area|lingkungan|"
    r"kompleks|nang|ning|ka)"
    r" (?:depan |dekat |halaman |sekitar |belakang )?(?:\w+ ){1,2}(?:\d{1,2} )?$"
)
# "pasar Loak Dupak", "lapangan kampus Mangli": a named spot in a place.
SPOT = re.compile(
    r"(?<![a-z])(?:pasar|terminal|stasiun|pelabuhan|lapangan|kampus|stadion|jembatan|blok|kebun|"
    r"pabrik|pantai|mburi|ngarep|bundaran|tugu|pertigaan|perempatan|simpang|alun-alun|dermaga|makam)"
    r" (?:[a-z]+ ){0,2}$"
)
NOT_REGENCY = _words(
    "an bapak bernama bus cv gang gunung hotel ibu inisial jalan po pt saudara saudari sungai ud"
)
# A street may be called after the village it lies in.
STREETS = frozenset(["jalan", "gang"])
# What a name after these is: the place of an organisation's branch, not of the event.
BRANCH = leads(
    "ranting|cabang|rayon|komisariat|pac|dpc|pc|korcab|sub rayon|subrayon|padepokan|psht|pshw|"
    "ikspi|ansor|banser|grib|pagar nusa|pn|sh|lsm|aliansi|persatuan|paguyuban|forum|komunitas|"
    "pcnu|pdm|gp ansor|fpi|dpac|dpd|dpw|ketua|himpunan|hnsi|apdesi",
    tail=r"(?:desa |kecamatan |kabupaten |kota )?",
)
_TAIL = r"(?:warga |desa |dusun |kampung )?"
HOME = leads(
    "asal|penduduk|beralamat|beralamat di|alamat|alamat rumah|tinggal di|domisili|"
    "berdomisili di|berasal dari|asli|kelahiran|korban dari|dari|istri|suami|pelaku|tersangka|"
    "terduga pelaku|saksi|korban",
    tail=r"(?:warga |asal |dari |desa |dusun )?",
)
# One of a village, not the village: "seorang warga Desa X", "2 petani X".
ONE_OF = re.compile(
    r"(?<![a-z])(?:seorang|salah satu|salah seorang|satu|dua|tiga|empat|lima|\d{1,2}|korban|oknum|"
    r"pelaku|tersangka|saksi|saudara|bernama|inisial|\)),? (?:orang |adalah |merupakan )?"
    r"(?:warga|nelayan|petani|pemuda|remaja|pelajar|siswa|santri|pesilat|penduduk|ibu|bapak) "
    + _TAIL
    + r"$"
)
# Groups of people called after where they live; they often act there.
GROUP = leads(
    "warga|warganya|masyarakat|nelayan|petani|siswa|santri|kk|pemuda|pemuda dari|remaja|kelompok|"
    "kelompok dari|massa|massa dari|rombongan|rombongan dari|orang|wong|oreng|arek|arek arek|cah|"
    "anak|pelajar|suporter|pesilat|kubu|pendukung|dulur|kampung|pihak|taruna|ibu ibu|emak emak",
    tail=_TAIL,
)
# "rumah warga Dukuhdempok": what was hit stands there.
THINGS = re.compile(
    r"(?<![a-z])(?:rumah|kios|toko|lahan|sawah|kebun|tanah|motor|mobil|warung|kapal)"
    r"(?: (?:milik|warga|bapak|ibu|\w+)){0,2} (?:warga|milik warga)(?: di| desa| dusun){0,2} $"
)
# Where people go or mean to go; a place where they are goes before it.
GOAL = leads("ke|menuju|ke arah", tail=r"(?:desa |kecamatan |dusun |kelurahan |wilayah )?")
# The name is the target of those who come: "menyerang warung PN di", "geruduk balai desa".
TARGET = re.compile(
    r"(?<![a-z])(?:(?:me|di)?(?:ny|s)erang|nyerbu|menyerbu|(?:men)?datangi|didatangi|"
    r"(?:meng|di)?geruduk|nggeruduk|(?:me)?lurug|dilurug|(?:mem)?balas|mbales|sweeping|"
    r"(?:di)?kepung|(?:mem|di)?bakar|(?:me|di)?rusak|(?:me|di)?lempari|serbu)"
    r"(?: (?:ke|di|rumah|kantor|balai|desa|warung|markas|pemuda|warga|kelompok|kampung|massa|anak|"
    r"arek|nang|dusun|perguruan|pos|gudang|lapangan)){0,3} ?$"
)
ELSEWHERE = re.compile(
    r"(?<![a-z])(?:dirujuk|dibawa|dilarikan|dirawat|pulang|sepulang|perjalanan|kembali|dimakamkan|"
    r"dievakuasi|diamankan|ditangkap|diringkus|dibekuk|ditahan|kabur|lari|melarikan diri|"
    r"berangkat|menjenguk|mengungsi|pindah|dititipkan|diserahkan|disembunyikan|sembunyi|"
    r"bersembunyi|dipulangkan|dikejar|mengejar|bergeser|egiba|egibeh|gibeh)"
    r"(?: (?:ke|ka|di|dari|sampai|hingga|nonton|acara|arah|menuju|sementara|dengan|rumah|"
    r"hajatan|undangan|kerja|wilayah|daerah|saudaranya|kerabatnya|desa|kota|kecamatan|"
    r"kabupaten|selamat)){1,4} $"
    r"|(?<![a-z])(?:dari )?arah $"
)
# The writer says that it was not there.
NEGATED = re.compile(
    r"(?<![a-z])(?:(?:bukan|bukannya) (?:terjadi )?(?:di |nang |wilayah |daerah |desa )?(?:\w+ )?"
    r"|tidak (?:terjadi )?(?:di|nang) (?:wilayah |daerah |desa )?)$"
)
DATELINE = re.compile(r"(?:,? \w[\w.]{0,24})? ?[-:] ")
DENIED_AFTER = re.compile(r"\s?\?+\s?(?:bukan|salah|eh)(?![a-z])")
BESIDE = re.compile(
    r"(?<![a-z])(?:depan|sekitar|dekat|sebelah|halaman|belakang|samping|timur|barat|utara|selatan)"
    r" (?:kantor )?(?:polsek|polres|koramil|kodim|camat|mapolsek|mapolres|puskesmas|rsud|rs|dprd|"
    r"pemkab|bupati|bpn|kua|pemdes|kades|lurah)"
    r" (?:\w+ )?$"
)
AT_OFFICE = re.compile(
    r"(?<![a-z])(?:kantor|depan|mapolsek|mapolres|halaman|aula|penyerangan|menyerang|pendopo) "
    r"(?:\w+ ){0,2}$"
)
# Words that may stand before a name at the head of a message: "Lap Silo,", "Malam ndan, Silo ...".
HEAD_WORDS = _words(
    "laporan lapor info informasi update perkembangan izin mohon melaporkan menginformasikan "
    "komandan ndan dan bapak ibu bang mas pak bu kak min admin om dulur rekan tretan yth siap "
    "selamat malam pagi siang sore lap lapsit situasi sit kejadian breaking sekilas dari untuk "
    "sementara singkat khusus harian awal lanjutan dr assalamualaikum assalamu'alaikum wr wb "
    "lapsus lapinfo laphar lapdi sambungan jenderal kegiatan permisi tabe kabar "
    "berita ralat wilayah polsek koramil kecamatan desa"
)
PERSON_AFTER = re.compile(
    r"\s?(?:\((?:[lp]|lk|pr)?[ ,/]*\d{1,2}\s?(?:th|tahun|thn)?\s?\)"
    r"|,?\s?\d{2}\s?(?:th|tahun|thn)(?![a-z]))"
    r"|\s(?:fc|united)(?![a-z])"
)
