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
    "dini hari": (0, 299), "tengah malam": (0, 59), "subuh": (240, 359), "pagi": (300, 659),
    "siang": (660, 899), "dzuhur": (690, 839), "ashar": (900, 1049), "sore": (900, 1079),
    "petang": (1020, 1139), "maghrib": (1050, 1139), "isya": (1140, 1259),
    "malam": (1080, 1439),
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad"
_PASARAN = r"(?:\s(?:legi|pahing|paing|pon|wage|kliwon|manis)(?![a-z]))?"
_PARTWORD = (
    r"dini hari|dinihari|tengah malam|(?:menjelang |jelang )?subuh|pagi|siang|sore|petang|malam"
)
_TO = r"\s?(?:-|sampai dengan|sampai|hingga|sd|s/d|s\.d\.?|dan|&)\s?"

DMY = re.compile(
    r"(?<![\d.,/-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<y>(?:19|20)\d{2}|\d{2})(?![\d/]|[.-]\d)"
)
ISO = re.compile(r"(?<![\d/-])(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])")
DAY_MONTH = re.compile(
    rf"(?<![\d.,/:-])(?P<d>\d{{1,2}})(?:{_TO}(?P<d2>\d{{1,2}}))?\s?[-/ ]?\s?"
    rf"(?P<mon>{_MONTH})(?![a-z])\.?(?:,?\s?[-/]?\s?(?P<y>(?:19|20)\d{{2}})(?!\d)"
    r"|\s?[-/']\s?(?P<y2>\d{2})(?![\d.:])"
    r"|\s(?P<y3>\d{2})(?=[,;)\n]|\.?$|\.\s|\s(?:pukul|jam|sekitar|di|telah|kurang|wib|bertempat)))?"
)
SHORT_DATE = re.compile(
    r"(?<![\d.,/:-])(?P<d>\d{1,2})\s?(?P<sep>[/-])\s?(?P<m>\d{1,2})(?![\d/:%-]|[.,]\d)"
)
MONTH_YEAR = re.compile(
    rf"(?<![a-z\d])(?:(?P<cue>bulan|awal|akhir|pertengahan|sejak|pada)\s)?(?:bulan\s)?"
    rf"(?P<mon>{_MONTH})(?![a-z])\s?(?P<y>(?:19|20)\d{{2}})?(?:\s(?P<rel>lalu|kemarin|silam))?"
)
YEAR = re.compile(r"(?<![a-z])tahun\s(?:(?P<y>(?:19|20)\d{2})|(?P<rel>lalu|kemarin|ini|depan))")
WEEKDAY = re.compile(
    rf"(?<![a-z])(?P<cue>hari\s|malam\s|malam hari\s)?(?P<wd>{_DAY})(?![a-z]){_PASARAN}"
    rf"(?:\s(?:hari\s)?(?P<part>{_PARTWORD})(?![a-z]))?"
    rf"(?:\s(?P<eve>{_DAY})(?![a-z]))?"
    r"(?:\s(?P<rel>lalu|kemarin|depan|mendatang|besok|nanti|ini|yang akan datang|yang lalu|"
    r"minggu lalu|minggu depan|pekan lalu|pekan depan)(?![a-z]))?"
)
EVE = re.compile(rf"(?<![a-z])malam\s(?P<wd>{_DAY})(?![a-z])")
PART = re.compile(
    rf"(?<![a-z])(?P<part>{_PARTWORD})(?![a-z])"
    r"|(?<![a-z])(?:bakda|habis|sehabis|setelah|selepas|usai|sesudah|selesai|sebelum|menjelang|"
    r"waktu|saat)\s(?:salat\s|azan\s|adzan\s)?(?P<pray>isya|maghrib|subuh|dzuhur|ashar|tarawih)"
    r"(?![a-z])"
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
    r"(?P<lastnight>tadi malam|malam tadi|semalam|malam kemarin|kemarin malam)"
    rf"|(?P<today>hari ini|tadi(?:\s(?P<p1>{_PARTWORD}))?|(?P<p2>{_PARTWORD}) tadi|"
    rf"(?P<p3>pagi|siang|sore|petang|malam|dini hari) ini)"
    rf"|(?P<before>kemarin lusa|lusa kemarin|kemarin dulu)(?:\s(?P<p4>{_PARTWORD}))?"
    rf"|(?P<yesterday>hari kemarin|kemarin)(?:\s(?P<p5>{_PARTWORD}))?"
    rf"|(?P<tomorrow>(?:ke)?esokan hari|keesokan|besok|esok)(?:\s(?:hari\s)?(?P<p6>{_PARTWORD}))?"
    rf"|(?P<after>besok lusa|lusa)(?:\s(?P<p7>{_PARTWORD}))?"
    rf"|(?P<later>nanti)\s(?P<p8>{_PARTWORD})"
    r"|(?P<now>barusan|baru saja|saat ini|sekarang ini|sekarang|detik ini|baru tadi)"
    r"|(?P<recent>baru[- ]baru ini|belakangan ini|akhir-akhir ini)"
    r"|(?P<span>(?:akhir )?(?:minggu|pekan)|bulan|tahun) (?P<rel>lalu|kemarin|ini|depan|"
    r"mendatang|yang lalu)"
    r")(?![a-z])"
)
_HOURWORD = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas|\\d{1,2}"
)
_HEDGE = r"(?:(?:sekitar|kurang lebih|lebih kurang|kira[- ]kira|±|\+\s?/?\s?-|pukul|jam)\s?){0,2}"
CLOCK = re.compile(
    rf"(?:(?<![a-z])(?:pukul|jam)\s?:?\s?{_HEDGE}"
    r"(?P<h>\d{1,2})(?:\s?[.:,]\s?(?P<mi>\d{2}))?(?![\d])(?:[.:]\d{2}(?!\d))?"
    r"|(?<![\d.,/:-])(?P<h2>\d{1,2})\s?[.:]\s?(?P<mi2>\d{2})(?=\s?(?:wib|wita|wit)(?![a-z])"
    r"|\s?(?:-|s/d|sd|sampai|hingga)\s?(?:pukul\s|jam\s)?\d{1,2}[.:]\d{2}\s?(?:wib|wita|wit)))"
    r"\s?(?P<zone>wib|wita|wit)?(?![a-z])"
    r"(?:\s?(?:-|s/d|sd|s\.d\.?|sampai dengan|sampai|hingga)\s?(?:pukul\s|jam\s)?"
    r"(?P<th>\d{1,2})[.:](?P<tm>\d{2})(?:\s?(?P<zone2>wib|wita|wit))?)?"
)
SPOKEN = re.compile(
    rf"(?<![a-z\d])(?<!\d\s)(?:pukul|jam)\s{_HEDGE}(?:(?P<half>setengah)\s)?(?P<h>{_HOURWORD})"
    rf"(?![\d.:]|\s?(?:puluh|ratus|orang))(?:\s(?P<dir>lebih|lewat|kurang)\s"
    rf"(?P<off>seperempat|setengah|lima belas|dua puluh lima|dua puluh|sepuluh|lima|\d{{1,2}})"
    rf"(?:\smenit)?)?(?![a-z])"
)
TWP = re.compile(
    r"(?<![a-z])twp[\s.:]{0,2}(?P<d>\d{2})[\s.]?(?P<h>\d{2})[\s.:]?(?P<mi>\d{2})(?!\d)"
)

FUTURE = re.compile(
    r"(?<![a-z])(?:akan|rencana|rencananya|berencana|direncanakan|hendak|bakal|mendatang|besok|"
    r"depan|nanti|mau|jadwal|dijadwalkan|agenda|persiapan|lagi pasang)(?![a-z])"
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
    r"dilaporkan|sejak|hgu|sprin|undangan|putusan|pasal|perda|uu|rt|rw|skor|menerima laporan)"
    r"[^.\n;]{0,22}$"
)
