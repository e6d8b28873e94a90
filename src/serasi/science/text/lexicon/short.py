"""Contractions, regional spellings and common slips of field messages, with their full form."""

from __future__ import annotations

SHORT: dict[str, str] = {
    # function words
    "yg": "yang", "dgn": "dengan", "dg": "dengan", "dngn": "dengan", "thd": "terhadap",
    "utk": "untuk", "u": "untuk", "krn": "karena", "karna": "karena", "krna": "karena",
    "gara": "gara", "pd": "pada", "pda": "pada", "dr": "dari", "dri": "dari", "dl": "dalam",
    "dlm": "dalam", "dll": "dll", "sbb": "sebagai berikut", "tsb": "tersebut", "tsbt": "tersebut",
    "trsbt": "tersebut", "ttg": "tentang", "tntg": "tentang", "spy": "supaya", "shg": "sehingga",
    "sampe": "sampai", "smp": "smp", "sd": "sd", "oleh": "oleh", "olh": "oleh", "jg": "juga",
    "jga": "juga", "lg": "lagi", "lgi": "lagi", "msh": "masih", "msih": "masih", "hrs": "harus",
    "bs": "bisa", "bsa": "bisa", "klo": "kalau", "kalo": "kalau", "kl": "kalau", "sprt": "seperti",
    "sperti": "seperti", "spt": "seperti", "antr": "antar", "ant": "antar", "antra": "antara",
    "skrg": "sekarang", "skr": "sekarang", "skrang": "sekarang", "sblm": "sebelum",
    "stlh": "setelah", "stelah": "setelah", "ssdh": "sesudah", "sth": "setelah", "ktk": "ketika",
    "akn": "akan", "mau": "mau", "mo": "mau", "byk": "banyak", "bnyk": "banyak", "sblmnya":
    "sebelumnya", "kmdn": "kemudian", "kmudian": "kemudian", "bbrp": "beberapa",
    "bbrapa": "beberapa", "sgt": "sangat", "dpt": "dapat", "dapet": "dapat", "trus": "terus",
    "trs": "terus", "dsb": "dsb", "ybs": "yang bersangkutan", "smua": "semua", "sm": "sama",
    "sdg": "sedang", "sdang": "sedang", "lngsng": "langsung", "lgsg": "langsung",
    "msg": "masing", "saat": "saat", "jk": "jika", "org": "orang", "orng": "orang",
    "orag": "orang", "wrg": "warga", "wrga": "warga", "masy": "masyarakat",
    "masyrakat": "masyarakat", "pmda": "pemuda", "pemda": "pemda", "tmn": "teman",
    "kagak": "tidak", "cidera": "cedera", "nan": "yang", "maningga": "meninggal", "jd": "jadi",
    "jdi": "jadi", "sy": "saya", "sya": "saya", "tlg": "tolong", "tlng": "tolong",
    "jml": "jumlah", "jmlh": "jumlah", "pake": "pakai", "pke": "pakai", "dn": "dan",
    "bener": "benar", "bnr": "benar", "kyk": "seperti", "kayak": "seperti", "cuman": "cuma",
    "jgn": "jangan", "jngn": "jangan", "jg2": "juga", "aj": "saja", "aja": "saja", "kpn": "kapan",
    "gmn": "bagaimana", "gimana": "bagaimana", "gmana": "bagaimana", "knp": "kenapa",
    "emang": "memang", "pdhl": "padahal", "sbg": "sebagai", "sampe2": "sampai",
    # negation and state
    "tdk": "tidak", "tdak": "tidak", "tak": "tidak", "gak": "tidak", "ga": "tidak",
    "nggak": "tidak", "ngga": "tidak", "ndak": "tidak", "gk": "tidak", "enggak": "tidak",
    "tidk": "tidak", "ora": "tidak", "blm": "belum", "blum": "belum", "belom": "belum",
    "sdh": "sudah", "udh": "sudah", "udah": "sudah", "sudh": "sudah", "tlh": "telah",
    "tela": "telah", "terjdi": "terjadi", "trjadi": "terjadi", "tjd": "terjadi",
    "nihi": "nihil", "nhl": "nihil", "nihill": "nihil", "ndk": "tidak", "bkn": "bukan",
    # time
    "tgl": "tanggal", "tggl": "tanggal", "tngl": "tanggal", "pkl": "pukul", "pk": "pukul",
    "pkul": "pukul", "jm": "jam", "hr": "hari", "sekira": "sekitar", "skira": "sekitar",
    "skitar": "sekitar", "sktr": "sekitar", "sekitaran": "sekitar", "kira": "kira",
    "kurleb": "kurang lebih", "kmrn": "kemarin", "kmren": "kemarin", "kemaren": "kemarin",
    "kemarn": "kemarin", "kmrin": "kemarin", "kemrin": "kemarin", "wingi": "kemarin",
    "esuk": "pagi", "isuk": "pagi", "bengi": "malam", "mbengi": "tadi malam", "sesuk": "besok",
    "saiki": "sekarang", "mengko": "nanti", "gella": "tadi", "gellek": "tadi", "laggu": "besok",
    "lagghu": "besok", "satiya": "sekarang", "mangken": "sekarang", "hbs": "habis",
    "semalem": "semalam", "smlm": "semalam", "semlm": "semalam",
    "senen": "senin", "rebo": "rabu", "rebbu": "rabu", "rbu": "rabu", "kemis": "kamis",
    "kemmis": "kamis", "jemuah": "jumat", "jumuah": "jumat", "jemuwah": "jumat", "jmt": "jumat",
    "setu": "sabtu", "sbt": "sabtu", "salasa": "selasa", "sls": "selasa", "stgh": "setengah",
    "stengah": "setengah", "setngah": "setengah",
    "bsk": "besok", "bsok": "besok", "besuk": "besuk", "mlm": "malam",
    "malem": "malam", "sianng": "siang", "jum'at": "jumat", "jumaat": "jumat", "jum": "jum",
    "ahad": "ahad", "sbtu": "sabtu", "kms": "kamis", "slasa": "selasa", "thn": "tahun",
    "th": "tahun", "bln": "bulan", "mgg": "minggu", "mnt": "menit", "tadi": "tadi",
    "td": "tadi", "brusan": "barusan", "barusn": "barusan", "ba'da": "bakda", "bakda": "bakda",
    "bada": "bakda", "ba'dha": "bakda", "isha": "isya", "isak": "isya", "magrib": "maghrib",
    "mahgrib": "maghrib", "dhuhur": "dzuhur", "zuhur": "dzuhur", "dhuzur": "dzuhur",
    "duhur": "dzuhur", "asar": "ashar", "ashr": "ashar", "shubuh": "subuh", "sholat": "salat",
    "shalat": "salat", "solat": "salat", "mgrb": "maghrib", "wkt": "waktu",
    # people and offices
    "bpk": "bapak", "bp": "bapak", "pak": "bapak", "sdr": "saudara", "sdri": "saudari",
    "ank": "anak", "klg": "keluarga", "kelg": "keluarga", "klrg": "keluarga", "pelapr": "pelapor",
    "polsk": "polsek", "anggt": "anggota", "angt": "anggota", "agt": "agt", "angg": "anggota",
    "pers": "personel", "personil": "personel", "prsnl": "personel",
    "pesilat2": "pesilat", "bhabin": "bhabinkamtibmas", "babhin": "bhabinkamtibmas",
    "klp": "kelompok", "klmpk": "kelompok", "klompok": "kelompok", "kelp": "kelompok",
    "pelajr": "pelajar", "ktr": "kantor", "ktor": "kantor", "sklh": "sekolah", "sklah": "sekolah",
    "ponpes": "pesantren", "ppes": "pesantren", "pondok": "pondok", "bu": "ibu",
    "kpl": "kepala", "pmuda": "pemuda", "pmd": "pemuda",
    # casualties and goods
    "md": "meninggal dunia", "mninggal": "meninggal", "meningal": "meninggal", "lb": "luka berat",
    "lr": "luka ringan", "luka2": "luka luka", "lka": "luka", "krban": "korban", "kbn": "korban",
    "korbn": "korban", "rmh": "rumah", "rmah": "rumah", "rsk": "rusak", "spm": "sepeda motor",
    "spd": "sepeda", "mtr": "motor", "motr": "motor", "ranmor": "kendaraan", "kend": "kendaraan",
    "kendr": "kendaraan", "rs": "rs", "rsd": "rsud", "rsu": "rsud", "pkm": "puskesmas",
    "clurit": "celurit", "clrt": "celurit", "sajam": "senjata tajam", "senpi": "senjata api",
    # events
    "bntrok": "bentrok", "bentrk": "bentrok", "bentork": "bentrok", "tauran": "tawuran",
    "tawura": "tawuran", "ribut2": "ribut", "keributn": "keributan", "kributan": "keributan",
    "pengeroyokn": "pengeroyokan", "pengroyokan": "pengeroyokan", "ngroyok": "mengeroyok",
    "ngeroyok": "mengeroyok", "dikroyok": "dikeroyok", "dikeroyk": "dikeroyok",
    "pngeroyokan": "pengeroyokan", "pengrusakan": "perusakan", "pengerusakan": "perusakan",
    "dirusk": "dirusak", "mbacok": "membacok", "nyerang": "menyerang", "nglempari": "melempari",
    "ngrusak": "merusak", "ngancam": "mengancam", "ngancem": "mengancam", "demo2": "demo",
    "unras": "unjuk rasa", "unjras": "unjuk rasa", "unjukrasa": "unjuk rasa", "hoax": "hoaks",
    "hoak": "hoaks", "hoax2": "hoaks", "hoks": "hoaks", "audensi": "audiensi",
    "gruduk": "geruduk", "digruduk": "digeruduk", "nggruduk": "menggeruduk",
    "ngeluruk": "meluruk", "nglurug": "melurug", "nglurk": "melurug", "meluruk": "melurug",
    "luruk": "lurug", "diluruk": "dilurug", "crok": "carok", "cecok": "cekcok",
    "cek-cok": "cekcok", "percekcokan": "cekcok", "mediasi2": "mediasi", "islah": "islah",
    "ishlah": "islah", "giat": "kegiatan", "keg": "kegiatan", "kgtn": "kegiatan", "lap": "laporan",
    "lapor": "lapor", "ijin": "izin", "mohn": "mohon", "mhn": "mohon", "mhon": "mohon",
    "mim": "mohon izin melaporkan", "info": "info", "dok": "dokumentasi", "antisipsi":
    "antisipasi", "kondusip": "kondusif", "kondusf": "kondusif", "kondisif": "kondusif",
    "kandusif": "kondusif", "situas": "situasi", "sit": "situasi", "patrol": "patroli",
    "patrli": "patroli", "mtg": "rapat", "hp": "hp", "wa": "whatsapp", "fb": "facebook",
    "medsos": "media sosial", "sosmed": "media sosial", "vidio": "video", "vid": "video",
    # place words (also without their dot)
    "kec": "kecamatan", "kcmtn": "kecamatan", "kecmatan": "kecamatan", "kecamtan": "kecamatan",
    "kab": "kabupaten", "kabupten": "kabupaten", "ds": "desa", "dsa": "desa", "des": "des",
    "dsn": "dusun", "dusn": "dusun", "dkh": "dusun", "dk": "dusun", "dukuh": "dukuh",
    "kelurhan": "kelurahan", "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi",
    "jl": "jalan", "jln": "jalan", "gg": "gang", "kp": "kampung", "kmpg": "kampung",
    "perum": "perumahan", "perbatsan": "perbatasan", "dpn": "depan", "sblh": "sebelah",
    "ling": "lingkungan", "lingk": "lingkungan", "lk": "lingkungan",
    "afd": "afdeling", "ps": "pasar", "psr": "pasar", "smbr": "sumber", "tj": "tanjung",
}  # fmt: skip

# Abbreviations whose full stop belongs to them and never ends a sentence.
DOTTED = frozenset(
    [
        "kec", "kab", "ds", "dsn", "dk", "dkh", "kel", "jl", "jln", "gg", "kp", "prov", "prop",
        "tgl", "tggl", "pkl", "pk", "yth", "bpk", "bp", "sdr", "sdri", "no", "nmr", "rt", "rw",
        "hr", "ling", "lk", "afd", "psr", "ps", "an", "ir", "drs", "dr", "prof", "kpt", "hj", "h",
        "kh", "ust", "sdra", "blok"
    ]
)  # fmt: skip

# Full forms that only a dotted spelling has: "kel" may be a family or a group.
DOTTED_ONLY = {"kel": "kelurahan", "no": "nomor", "dr": "dr", "bp": "bapak", "an": "an"}

# Words with a full form that are names of kecamatan and desa as well.
ALSO_NAMES = frozenset(
    [
        "balang", "bada", "bener", "dapet", "gegeran", "karo", "kemis", "kompol", "oreng", "pace",
        "patrol", "podo", "rebo", "sampe", "seko", "senen", "setu", "soko", "tela", "teko",
        "tulung", "watu"
    ]
)  # fmt: skip
