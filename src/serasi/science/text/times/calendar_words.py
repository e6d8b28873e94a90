"""Patterns of Indonesian dates, parts of the day and clock times, on plain text."""

from __future__ import annotations

import re

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "januari jan januar", "februari feb pebruari peb febuari febr", "maret mar mrt mart",
        "april apr aprl", "mei mey", "juni jun juny", "juli jul july",
        "agustus agst agt ags agus agts aug agust", "september sept sep spt",
        "oktober okt oct oktb", "november nov nop nopember novmber",
        "desember des dec dess desmber",
    ),
    start=1,
):  # fmt: skip
    MONTHS.update(dict.fromkeys(_names.split(), _number))

WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6,
    "ahad": 6,
}  # fmt: skip

# Minutes after midnight in which a part of the day lies.
PARTS = {
    "dini hari": (0, 299),
    "tengah malam": (0, 59),
    "subuh": (240, 359),
    "pagi": (300, 659),
    "siang": (660, 899),
    "dzuhur": (690, 839),
    "ashar": (900, 1049),
    "sore": (900, 1079),
    "petang": (1020, 1139),
    "maghrib": (1050, 1139),
    "isya": (1140, 1259),
    "malam": (1080, 1439),
    "sahur": (120, 269),
}
# What stands for a part of the day.
OTHER_PARTS = {"tarawih": "isya", "puasa": "maghrib", "jumatan": "dzuhur"}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad"
_PASARAN = r"(?:\s(?:legi|pahing|paing|pon|wage|kliwon|manis)(?![a-z]))?"
_PARTWORD = (
    r"dini hari|dinihari|tengah malam|(?:menjelang |jelang )?subuh|pagi|siang|sore|petang|malam"
)
_TO = r"\s?(?:-|sampai dengan|sampai|hingga|sd|s/d|s\.d\.?|dan|&)\s?"

DMY = re.compile(
    r"(?<![\d.,/-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<y>(?:19|20)\d{2}|'?\d{2})(?![\d/]|[.-]\d)"
)
ISO = re.compile(
    r"(?<![\d/-])(?P<y>(?:19|20)\d{2})(?P<sep>[-/])(?P<m>\d{2})(?P=sep)(?P<d>\d{2})(?![\d/-])"
)
DAY_MONTH = re.compile(
    rf"(?<![\d.,/:-])(?P<d>\d{{1,2}})(?:(?:,\s?\d{{1,2}}){{0,5}}{_TO}(?P<d2>\d{{1,2}}))?"
    rf"\s?[-/ ]?\s?(?:bulan\s)?(?P<mon>{_MONTH})(?![a-z])\.?"
    r"(?:,?\s?[-/]?\s?(?:tahun\s)?(?P<y>(?:19|20)\d{2})(?!\d)"
    r"|\s?[-/']\s?(?P<y2>\d{2})(?![\d.:])"
    r"|\s(?P<y3>\d{2})(?=[,;)\n]|\.?$|\.\s|\s(?:pukul|jam|sekitar|di|telah|kurang|wib|bertempat)))?"
)
_DAYWORD = (
    "(?:(?:dua|tiga) puluh(?: (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))?|sepuluh|"
    "sebelas|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) belas|satu|dua|tiga|empat|lima|"
    "enam|tujuh|delapan|sembilan)"
)
WORD_DATE = re.compile(
    rf"(?<![a-z])(?P<dw>{_DAYWORD})\s(?:bulan\s)?(?P<mon>{_MONTH})(?![a-z])"
    r"(?:\s(?:tahun\s)?(?P<y>(?:19|20)\d{2})(?!\d))?"
)
NUMBERED_DATE = re.compile(
    r"(?<![a-z])tanggal\s?:?\s?(?P<d>\d{1,2})\sbulan\s(?P<m>\d{1,2})(?!\d)"
    r"(?:\stahun\s(?P<y>(?:19|20)\d{2}))?"
)
DAY_RANGE = re.compile(
    rf"(?<![a-z])tanggal\s?:?\s?(?P<d>\d{{1,2}}){_TO}(?P<d2>\d{{1,2}})(?![\d/.:-]|\s?(?:{_MONTH}|orang))"
)
SHORT_DATE = re.compile(
    r"(?<![\d.,/:-])(?P<d>\d{1,2})\s?(?P<sep>[/-])\s?(?P<m>\d{1,2})(?![\d/%-]|[.,:]\d)"
)
MONTH_RANGE = re.compile(
    rf"(?<![a-z\d])(?P<mon>{_MONTH})(?![a-z])\s?(?P<y>(?:19|20)\d{{2}})?{_TO}"
    rf"(?P<mon2>{_MONTH})(?![a-z])\s?(?P<y2>(?:19|20)\d{{2}})"
)
MONTH_YEAR = re.compile(
    rf"(?<![a-z\d])(?:(?P<cue>bulan|awal|akhir|pertengahan|sejak|pada)\s)?(?:bulan\s)?"
    rf"(?P<mon>{_MONTH})(?![a-z])(?:\s?(?P<y>(?:19|20)\d{{2}}))?(?:\s(?P<rel>lalu|kemarin|silam))?"
)
YEAR = re.compile(
    r"(?<![a-z])(?:(?P<cue>awal|akhir|pertengahan)\s)?tahun\s"
    r"(?:(?P<y>(?:19|20)\d{2})|(?P<rel>lalu|kemarin|ini|depan))"
)
WEEKDAY = re.compile(
    r"(?<![a-z])(?:(?P<prel>(?:minggu|pekan) (?:lalu|kemarin|ini|depan)),?\s)?"
    rf"(?P<cue>hari\s|malam\s|malam hari\s)?(?P<wd>{_DAY})(?![a-z]){_PASARAN}"
    rf"(?:\s(?:hari\s)?(?P<part>{_PARTWORD})(?![a-z]))?"
    rf"(?:\s(?P<eve>{_DAY})(?![a-z]| (?:lalu|depan|kemarin)))?"
    r"(?:\s(?P<rel>lalu|kemarin|depan|mendatang|besok|nanti|ini|yang akan datang|yang lalu|"
    r"minggu lalu|minggu depan|pekan lalu|pekan depan)(?![a-z]))?"
    rf"(?:(?<=kemarin)\s(?P<part2>{_PARTWORD})(?![a-z]))?"
)
EVE = re.compile(rf"(?<![a-z])malam\s(?P<wd>{_DAY})(?![a-z])")
PART = re.compile(
    rf"(?<![a-z])(?P<part>{_PARTWORD})(?![a-z])"
    r"|(?<![a-z])(?:bakda|habis|sehabis|setelah|selepas|usai|sesudah|selesai|sebelum|menjelang|"
    r"jelang|waktu|saat|pas|tepat|sekitar|seusai|sepulang|jam|tadi|kemarin)\s"
    r"(?:salat\s|azan\s|adzan\s|buka\s)?"
    r"(?P<pray>isya|maghrib|subuh|dzuhur|ashar|tarawih|sahur|puasa|jumatan)(?![a-z])"
)
_COUNT = r"\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa|setengah"
AGO = re.compile(
    rf"(?<![a-z\d])(?:(?P<lead>sudah|selama|hampir|sekitar|kurang lebih)\s)?"
    rf"(?:(?P<n>{_COUNT})\s|(?P<se>se))(?P<unit>menit|jam|hari|malam|minggu|pekan|bulan|tahun)"
    r"(?:\s(?P<dir>yang lalu|lalu|silam|kemarin|yang lewat|lagi|ke depan|mendatang|ini|"
    r"terakhir|sebelumnya|belakangan))?(?![a-z])"
)
PHRASE = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<lastnight>tadi malam|malam tadi|semalam|malam kemarin|kemarin malam|bari'? malam|"
    r"mau malam(?! (?:ini|nanti|minggu|senin|selasa|rabu|kamis|jumat|sabtu)))"
    rf"|(?P<today>hari ini|tadi(?:\s(?P<p1>{_PARTWORD}))?|(?P<p2>{_PARTWORD}) tadi|"
    rf"(?P<p3>pagi|siang|sore|petang|malam|dini hari) ini)"
    rf"|(?P<before>kemarin lusa|lusa kemarin|kemarin dulu)(?:\s(?P<p4>{_PARTWORD}))?"
    rf"|(?P<yesterday>hari kemarin|kemarin)(?:\s(?P<p5>{_PARTWORD}))?"
    rf"|(?P<tomorrow>(?:ke)?esokan hari|keesokan|besok|esok)(?:\s(?:hari\s)?(?P<p6>{_PARTWORD}))?"
    rf"|(?P<tomorrow2>(?P<p10>{_PARTWORD}) besok)"
    rf"|(?P<after>besok lusa|lusa)(?:\s(?P<p7>{_PARTWORD}))?"
    rf"|(?P<later>nanti)\s(?P<p8>{_PARTWORD})|(?P<later2>(?P<p9>{_PARTWORD}) nanti)"
    r"|(?P<now>barusan|baru saja|saat ini|sekarang ini|sekarang(?! (?:pukul|jam))|detik ini|"
    r"baru tadi)"
    r"|(?P<recent>baru[- ]baru ini|belakangan ini|akhir-akhir ini)"
    r"|(?P<span>(?:(?:awal|akhir|pertengahan) )?(?:minggu|pekan|bulan|tahun)) "
    r"(?P<rel>lalu|kemarin|ini|depan|mendatang|yang lalu)"
    r")(?![a-z])"
)
# Hours in Javanese and Madurese.
LOCAL_HOURS = {
    "siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5, "enem": 6, "pitu": 7, "wolu": 8,
    "songo": 9, "sewelas": 11, "rolas": 12, "settong": 1, "duwa": 2, "tello": 3, "empa": 4,
    "lema": 5, "ennem": 6, "petto": 7, "ballu": 8, "sapolo": 10, "saballas": 11, "duballas": 12,
}  # fmt: skip
_HOURWORD = (
    "satu|dua belas|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|"
    + "|".join(LOCAL_HOURS)
    + r"|\d{1,2}"
)
_HEDGE = (
    r"(?:(?:sekitar|sekarang|kurang lebih|lebih kurang|kira[- ]kira|±|\+\s?/?\s?-|pukul|jam)"
    r"\s?){0,2}"
)
CLOCK = re.compile(
    rf"(?:(?<![a-z])(?:pukul|jam)\s?:?\s?{_HEDGE}"
    r"(?:(?P<h4>[01]\d|2[0-3])(?P<mi4>[0-5]\d)(?!\d)|"
    r"(?P<h>\d{1,2})(?:\s?[.:,]\s?(?P<mi>\d{2}))?(?![\d]|\s?(?:orang|kali)(?![a-z]))"
    r"(?:[.:]\d{2}(?!\d))?)"
    r"|(?<![\d.,/:-])(?P<h5>[01]\d|2[0-3])(?P<mi5>[0-5]\d)(?=\s?(?:wib|wita|wit)(?![a-z]))"
    r"|(?<![\d.,/:-])(?P<h2>\d{1,2})\s?[.:]\s?(?P<mi2>\d{2})(?=\s?(?:wib|wita|wit)(?![a-z])"
    r"|\s?(?:-|s/d|sd|sampai|hingga)\s?(?:pukul\s|jam\s)?\d{1,2}[.:]\d{2}\s?(?:wib|wita|wit)))"
    r"\s?(?P<zone>wib|wita|wit)?(?![a-z])"
    r"(?:\s?(?:-|s/d|sd|s\.d\.?|sampai dengan|sampai|hingga)\s?(?:pukul\s|jam\s)?"
    r"(?P<th>\d{1,2})[.:](?P<tm>\d{2})(?:\s?(?P<zone2>wib|wita|wit))?)?"
)
SPOKEN = re.compile(
    rf"(?<![a-z\d])(?:(?:pukul|jam)\s{_HEDGE}(?:(?P<half>setengah)\s)?(?P<h>{_HOURWORD})"
    rf"|(?P<half2>setengah)\s(?P<h2>{_HOURWORD})(?=\s(?:{_PARTWORD}|tadi|wib|wita|wit)(?![a-z]))"
    rf"|(?:sekitar|{_PARTWORD})\s(?:sekitar\s)?(?P<half3>setengah)\s(?P<h3>{_HOURWORD})"
    r"(?!\s(?:juta|kilo|meter|km|jam|hari|minggu|bulan|tahun|hektar|ha|ton|lusin|kuintal)))"
    r"'?(?!\d|[.:]\d|\s?(?:puluh|ratus|orang))(?:\s?-?an(?![a-z]))?"
    r"(?:(?:\s(?:pagi|siang|sore|malam))?\s(?P<dir>lebih|lewat|kurang|lebat)\s"
    r"(?P<off>seperempat|saparapat|setengah|lima belas|dua puluh lima|dua puluh|sepuluh|lima|"
    r"\d{1,2})(?:\smenit)?)?(?![a-z])"
)
BARE_CLOCK = re.compile(
    r"(?<![\d.,/:a-z-])(?P<h>[01]?\d|2[0-3])[.:](?P<mi>[0-5]\d)"
    r"(?!\d|[.:,/]\d|-(?!\d{1,2}[.:]\d\d)\d|\s?(?:%|kg|kilo|km|m(?![a-z])|meter|juta|jt|ha|hektar|ribu|rb|orang|kk|"
    r"jiwa|miliar|ton|persen|unit|derajat))"
)
# An hour after these is not when the event began.
NO_START = re.compile(
    r"(?<![a-z])(?:selesai|berakhir|bubar|usai|sampai|hingga|s/d|batas|telat|lambat|deadline|"
    r"sebelum|tiba|pulang|dibubarkan|buka|tutup|meninggal|mati|wafat|dipulangkan|ditangkap|"
    r"digrebek|digerebek|kondusif|reda|kembali|laporan masuk|melapor|dilaporkan|kebut|diringkus|"
    r"(?:menerima|mendapat|terima|dapat) laporan|padam|terurai|rapat|apel|kumpul|evakuasi|"
    r"dievakuasi|penebalan|diterima)"
    r"(?: (?:dunia|tertib|aman|pada|kira|sekitar|masuk|di|ke|rs|rsud|lokasi|tkp|paling|baru|"
    r"kembali|lengkap|total|jam|pukul|terakhir)){0,3}[\s,:(]*$"
)
TWP = re.compile(
    r"(?<![a-z])twp[\s.:]{0,2}(?P<d>\d{2})[\s.]?(?P<h>\d{2})[\s.:]?(?P<mi>\d{2})(?!\d)"
    rf"(?:\s(?:wib|wita|wit))?(?:\s(?P<mon>{_MONTH})(?![a-z])(?:\s(?P<y>(?:19|20)\d{{2}}|\d{{2}}))?)?"
)

FUTURE = re.compile(
    r"(?<![a-z])(?:akan|rencana|rencananya|berencana|direncanakan|hendak|bakal|mendatang|besok|"
    r"depan|nanti|mau|jadwal|dijadwal|dijadwalkan|agenda|persiapan|lagi pasang|menjanjikan|"
    r"dijanjikan|janji|undang|mengundang|memanggil|normal kembali|dipanggil|diundang|undangan|"
    r"arep|ayo)(?![a-z])"
)
FIELD = re.compile(
    r"(?:waktu(?: kejadian| dan tempat)?|hari\s?[/,&]?\s?(?:dan )?(?:tanggal|tgl)|bilamana|kapan|"
    r"hari|tanggal(?: kejadian)?|wkt kejadian|tempo)\s?[:=]\s?$"
)
STATEMENT = re.compile(
    r"(?<![a-z])(?:kata|ujar|ungkap|tutur|jelas|terang|papar|imbuh|tambah|ucap|sebut|beber|"
    r"katanya|ujarnya|ungkapnya|tuturnya|jelasnya|terangnya|paparnya|ucapnya|sebutnya|"
    r"dikonfirmasi|menjelaskan|mengatakan|menyebutkan|menuturkan|menerangkan|menyatakan|"
    r"mengungkapkan|rilis|konferensi pers|jumpa pers|dihubungi)(?![a-z])"
)
LETTER = re.compile(
    r"(?:surat|nomor|lp\s?/|lahir|ktp|berlaku|terbit|tertanggal|laporan polisi|melapor(?:kan)?|"
    r"dilaporkan|sejak(?! (?:pukul|jam))|hgu|sprin|undangan|putusan|pasal|perda|"
    r"uu|rt|rw|skor|menerima laporan)"
    r"[^.\n;]{0,22}$"
)
