"""What a report says there was none of: dead, injured, displaced, damage."""

from __future__ import annotations

import re

_NONE = (
    r"[-(]?\s?(?:nihil|tidak ada|belum ada|0|nol|-(?=\s*(?:$|[\n,;.]))|kosong)(?![a-z\d])"
    r"(?! lagi| lain)"
)
_NO = (
    r"(?<![a-z])(?:tidak (?:ada laporan|ada jatuh|ada|ditemukan|terdapat|menimbulkan|"
    r"mengakibatkan|sampai menimbulkan|"
    r"sampai ada|jatuh|(?:sampai )?(?:merenggut|menelan|memakan|meminta))|nihil|tanpa(?: ada)?|"
    r"belum ada laporan|belum ada|nol|zero)"
)
_LOSS = r"(?:kerugian|kerusakan)[a-z ]{0,20}"
# "MD/LB nihil", "korban luka maupun jiwa tidak ada": none of all that is listed.
_FATE = r"(?:korban )?(?:jiwa|meninggal(?: dunia)?|luka(?: berat| ringan)?|tewas|mati)"
_ALL_NONE = rf"{_FATE}(?:\s?(?:/|&|,|maupun|ataupun|atau|dan)\s?{_FATE}){{1,3}}\s?[:=]?\s?{_NONE}"
NO_DEAD = re.compile(
    rf"{_ALL_NONE}|(?:korban )?jiwa\s?[:=]?\s?{_NONE}|"
    rf"{_NO} (?:adanya )?(?:[a-z]+\s?/\s?)?(?:korban (?:jiwa|meninggal|tewas|mati)|"
    r"(?:korban |jiwa |nyawa |korban jiwa )(?:melayang|hilang)|korban luka (?:maupun|atau|"
    r"dan) (?:korban )?(?:jiwa|meninggal)|"
    r"(?:yang |orang )?(?:sampai )?(?:meninggal|tewas|mati|luka|terluka|cedera)(?![a-z])|"
    r"korban(?! luka ber| materi| harta| benda| kritis| lain))"
    r"|(?<![a-z])(?:nyawa (?:korban )?(?:aman|selamat|tertolong)|nyawanya (?:tertolong|selamat)|"
    r"masih hidup|hidup semua|semua(?:nya)? selamat|selamat semua|masih bernyawa|korban (?:hidup|"
    r"selamat)|"
    r"(?:tidak|belum) meninggal dunia|"
    r"(?:tidak|belum) (?:sampai )?(?:meninggal|tewas|mati)(?![a-z]))"
    rf"|{_NO} [a-z ]{{3,30}} (?:maupun|atau|ataupun|dan) korban (?:jiwa|meninggal|tewas)"
    rf"|(?:korban )?jiwa (?:maupun|dan|atau) (?:luka|materi\w*)\s?[:=]?\s?{_NONE}"
    rf"|luka\s?/\s?meninggal dunia(?: [a-z]+){{0,4}}\s?[:=]?\s?{_NONE}"
    r"|(?<![a-z])(?:hidup|selamat)(?=\s*[.,]|\s*$)"
    rf"|korban (?:&|dan|maupun) [a-z]+\s?[:=]?\s?{_NONE}"
    r"|(?:korban jiwa|korban mati|yang (?:meninggal|mati|tewas)(?: dunia)?|meninggal dunia|"
    r"korban meninggal|meninggal|korban tewas|tewas)\s?[:=]?\s?"
    + _NONE
    + rf"|(?<!barang )korban(?:nya)?\s?[:=]?\s?{_NONE}"
    r"|korban jiwa (?:maupun|dan|atau) [a-z -]{3,30} (?:nihil|tidak ada)"
    rf"|korban (?:jiwa )?(?:dan|maupun|atau|serta) {_LOSS}\s?[:=]?\s?{_NONE}"
)
NO_HURT = re.compile(
    rf"{_ALL_NONE}|"
    rf"{_NO} (?:adanya )?(?:[a-z]+\s?/\s?)?(?:korban luka|yang (?:luka|terluka|cedera)|luka|"
    rf"(?:meninggal|tewas) (?:maupun|atau|dan) (?:luka|terluka)|"
    r"korban(?! jiwa| meninggal| tewas| materi| harta| benda| lain))"
    rf"|luka\s?/\s?meninggal dunia(?: [a-z]+){{0,4}}\s?[:=]?\s?{_NONE}"
    rf"|korban (?:&|dan|maupun) [a-z]+\s?[:=]?\s?{_NONE}"
    rf"|(?:korban )?jiwa (?:maupun|dan|atau) luka\s?[:=]?\s?{_NONE}"
    rf"|yang (?:luka|terluka|cedera)\s?[:=]?\s?{_NONE}"
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
    + rf"|{_NO} (?:adanya )?(?:kerusakan|kerugian|yang (?:di)?rusak|"
    r"(?:korban (?:jiwa )?(?:maupun|dan|atau|serta) )(?:kerusakan|kerugian|materi))"
)
NO_BUILDING = re.compile(
    rf"{_NO} (?:adanya )?(?:bangunan|rumah)(?: yang| warga)*(?: (?:rusak|dirusak|terbakar|"
    rf"dibakar))"
    rf"|(?:rumah|bangunan) (?:rusak|terbakar)\s?[:=]?\s?{_NONE}"
)
NO_SHELTER = re.compile(
    rf"(?:pengungsi|mengungsi)\s?[:=]?\s?{_NONE}"
    rf"|{_NO} (?:adanya )?(?:pengungsi|yang mengungsi|warga (?:yang )?mengungsi)"
)

# The words that the patterns above begin with.
NONE_FIRST = frozenset(
    ["tidak", "nihil", "tanpa", "belum", "nol", "korban", "meninggal", "tewas", "luka",
     "kerusakan", "kerugian", "rusak", "rumah", "bangunan", "kermat", "rumat", "materiil",
     "material", "pengungsi", "mengungsi", "nyawa", "nyawanya", "jiwa", "yang", "masih", "hidup",
     "semua", "semuanya", "selamat", "zero"]
)  # fmt: skip

_CLAUSE = re.compile(r"[^,.;\n()]{4,90}")
_NONE_AT_ALL = re.compile(r"(?<![a-z])(?:nihil|tidak|belum|tanpa|nol|kosong|bukan|zero)(?![a-z])")
_SOME = re.compile(
    r"[1-9]|(?<![a-z])(?:satu|dua|tiga|empat|lima|enam|seorang|sepasang|lain|lagi|materi\w*|harta|"
    r"benda|kendaraan|data|identitas|diketahui|jelas|terdata|tertolong|terima|hanya|tahu|takut|"
    r"mau|boleh|jangan|sampai kapan|kritis|ternak|sapi|ayam|saksi|keluarga korban)(?![a-z])"
)
_DEATH = re.compile(
    r"(?<![a-z])(?:meninggal|tewas|(?<!lampu )(?<!hukuman )mati(?! lampu)|korban(?! luka)|jiwa|"
    r"nyawa|gugur)(?![a-z])"
)
_WOUND = re.compile(
    r"(?<![a-z])(?:luka|terluka|cedera|korban(?! jiwa| meninggal| tewas| mati))(?![a-z])"
)


def none_died(text: str, /) -> re.Match[str] | None:
    """Find the clause that says in whatever order that nobody died.

    Examples
    --------
    >>> none_died("bentrok tadi, yang mati alhamdulillah tidak ada")[0].strip()
    'yang mati alhamdulillah tidak ada'
    """
    return _clause_with(text, _DEATH)


def none_hurt(text: str, /) -> re.Match[str] | None:
    """Find the clause that says in whatever order that nobody was hurt."""
    return _clause_with(text, _WOUND)


def _clause_with(text: str, fate: re.Pattern[str]) -> re.Match[str] | None:
    for clause in _CLAUSE.finditer(text):
        words = clause.group()
        if fate.search(words) and _NONE_AT_ALL.search(words) and not _SOME.search(words):
            return clause
    return None
