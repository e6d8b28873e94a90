"""What a report says there was none of: dead, injured, displaced, damage."""

from __future__ import annotations

import re

_NONE = r"[-(]?\s?(?:nihil|tidak ada|0|nol|-(?=\s*(?:$|[\n,;.]))|kosong)(?![a-z\d])(?! lagi| lain)"
_NO = (
    r"(?<![a-z])(?:tidak (?:ada laporan|ada jatuh|ada|ditemukan|terdapat|menimbulkan|"
    r"mengakibatkan|sampai menimbulkan|"
    r"sampai ada|jatuh)|nihil|tanpa(?: ada)?|belum ada laporan|belum ada|nol)"
)
_LOSS = r"(?:kerugian|kerusakan)[a-z ]{0,20}"
NO_DEAD = re.compile(
    rf"{_NO} (?:adanya )?(?:[a-z]+\s?/\s?)?(?:korban (?:jiwa|meninggal|tewas|mati)|"
    r"(?:korban )?jiwa melayang|korban luka (?:maupun|atau|dan) (?:korban )?(?:jiwa|meninggal)|"
    r"(?:yang |orang )?(?:sampai )?(?:meninggal|tewas|mati|luka|terluka|cedera)(?![a-z])|"
    r"korban(?! luka ber| materi| harta| benda| kritis| lain))"
    r"|(?<![a-z])(?:nyawa (?:aman|selamat|tertolong)|nyawanya (?:tertolong|selamat)|"
    r"masih hidup|hidup semua|semua(?:nya)? selamat|korban (?:hidup|selamat)|"
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
    + rf"|(?<!barang )korban\s?[:=]?\s?{_NONE}"
    r"|korban jiwa (?:maupun|dan|atau) [a-z -]{3,30} (?:nihil|tidak ada)"
    rf"|korban (?:jiwa )?(?:dan|maupun|atau|serta) {_LOSS}\s?[:=]?\s?{_NONE}"
)
NO_HURT = re.compile(
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
     "semua", "semuanya", "selamat"]
)  # fmt: skip
