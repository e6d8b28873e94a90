"""The fields of a recap row and the column titles by which offices call them."""

from __future__ import annotations

import re
from typing import Literal, get_args

Field = Literal[
    "number",
    "date",
    "date_end",
    "month",
    "year",
    "time",
    "area_code",
    "village",
    "district",
    "regency",
    "place",
    "narrative",
    "trigger",
    "casualties",
    "deaths",
    "injured_heavy",
    "injured_light",
    "injured",
    "displaced",
    "displaced_kk",
    "displaced_people",
    "loss_rp",
    "damage",
    "actors",
    "action",
    "status",
    "source",
    "remark",
    "ignore",
]

FIELD_NAMES: dict[Field, str] = {
    "number": "nomor urut",
    "date": "tanggal kejadian",
    "date_end": "tanggal selesai",
    "month": "bulan",
    "year": "tahun",
    "time": "jam kejadian",
    "area_code": "kode wilayah",
    "village": "desa/kelurahan",
    "district": "kecamatan",
    "regency": "kabupaten/kota",
    "place": "tempat (teks bebas)",
    "narrative": "uraian kejadian",
    "trigger": "pemicu",
    "casualties": "korban (gabungan)",
    "deaths": "meninggal dunia",
    "injured_heavy": "luka berat",
    "injured_light": "luka ringan",
    "injured": "luka (tanpa rincian)",
    "displaced": "pengungsi (gabungan)",
    "displaced_kk": "pengungsi, KK",
    "displaced_people": "pengungsi, jiwa",
    "loss_rp": "kerugian, rupiah",
    "damage": "kerusakan",
    "actors": "pihak yang terlibat",
    "action": "tindakan",
    "status": "perkembangan",
    "source": "sumber",
    "remark": "keterangan",
    "ignore": "tidak dibaca",
}
FIELDS: tuple[Field, ...] = get_args(Field)
COUNT_FIELDS: frozenset[Field] = frozenset(
    {
        "casualties",
        "deaths",
        "injured_heavy",
        "injured_light",
        "injured",
        "displaced",
        "displaced_kk",
        "displaced_people",
        "loss_rp",
    }
)

_TITLES: dict[Field, str] = {
    "number": "no|nomor|no urut|nomor urut|nomer|urut|num|#",
    "date": "tanggal|tgl|hari tanggal|hari tgl|tanggal kejadian|tgl kejadian|tgl kej|waktu kejadian"
    "|hari dan tanggal|tanggal peristiwa|tanggal waktu|waktu tanggal|tanggal mulai|tgl mulai|mulai"
    "|hari tanggal jam|tanggal jam|tgl jam|hari|date|kapan|tanggal awal",
    "date_end": "tanggal selesai|tgl selesai|selesai|tanggal akhir|tgl akhir|sampai dengan|sampai"
    "|berakhir",
    "month": "bulan|bln|bulan kejadian",
    "year": "tahun|thn|th|tahun kejadian",
    "time": "jam|pukul|waktu|pkl|jam kejadian|pukul kejadian|wib|jam wib|waktu wib|time",
    "area_code": "kode|kode wilayah|kode desa|kode kemendagri|kode kecamatan|kode area|kode bps"
    "|kode daerah",
    "village": "desa|kelurahan|desa kelurahan|desa kel|ds kel|kel desa|nama desa|ds",
    "district": "kecamatan|kec|nama kecamatan",
    "regency": "kabupaten|kab|kabupaten kota|kab kota|kota|nama kabupaten",
    "place": "tempat|lokasi|tkp|tempat kejadian|lokasi kejadian|tempat kejadian perkara|alamat"
    "|wilayah|daerah|dusun|lokasi konflik|lokasi peristiwa|desa kecamatan|desa kec|ds kec|dimana"
    "|di mana|area",
    "narrative": "uraian|kronologi|kronologis|uraian kejadian|uraian singkat|peristiwa|kejadian"
    "|kronologi kejadian|kronologis kejadian|kronologi singkat|kasus|permasalahan|deskripsi"
    "|uraian peristiwa|isi laporan|masalah|uraian kasus|uraian permasalahan|duduk perkara|konflik"
    "|nama konflik|kejadian konflik|bentuk kejadian|kronologi peristiwa|apa",
    "trigger": "pemicu|jenis|jenis konflik|kategori|jenis kejadian|penyebab|faktor pemicu|sebab"
    "|kategori konflik|kode pemicu|pemicu jenis|jenis pemicu|jenis peristiwa|akar masalah|faktor"
    "|klasifikasi|sumber konflik|jenis gangguan|penyebab konflik|tipologi|pemicu konflik|mengapa",
    "casualties": "korban|jumlah korban|jml korban|data korban|akibat|dampak korban",
    "deaths": "md|meninggal|meninggal dunia|tewas|korban jiwa|mati|korban meninggal|jiwa meninggal"
    "|korban md|wafat|korban mati",
    "injured_heavy": "lb|luka berat|korban lb|korban luka berat|berat|luka brt",
    "injured_light": "lr|luka ringan|korban lr|korban luka ringan|ringan|luka rgn",
    "injured": "luka|luka luka|korban luka|jumlah luka|cedera|terluka",
    "displaced": "pengungsi|mengungsi|pengungsian|jumlah pengungsi|pengungsi kk jiwa|jml pengungsi"
    "|warga mengungsi",
    "displaced_kk": "kk|pengungsi kk|jumlah kk|kk mengungsi|mengungsi kk|jml kk",
    "displaced_people": "jiwa|pengungsi jiwa|jumlah jiwa|jiwa mengungsi|mengungsi jiwa|jml jiwa"
    "|pengungsi orang",
    "loss_rp": "kerugian|kerugian materi|kerugian materiil|kerugian materil|kerugian material"
    "|taksiran kerugian|nilai kerugian|kerugian rp|perkiraan kerugian|kerugian harta benda|rugi"
    "|estimasi kerugian|kerugian rupiah",
    "damage": "kerusakan|rumah rusak|bangunan rusak|rusak|kerusakan bangunan|harta benda|dampak"
    "|kerusakan materiil",
    "actors": "pihak|pihak terlibat|pihak yang terlibat|pelaku|aktor|pihak bertikai|kelompok"
    "|para pihak|pihak yang bertikai|pihak berkonflik|pihak i|pihak ii|pihak a|pihak b|siapa",
    "action": "tindakan|tindak lanjut|penanganan|upaya|langkah|upaya penanganan|rtl|tindakan aparat"
    "|langkah yang diambil|upaya yang dilakukan|tindakan yang diambil|tindakan penanganan"
    "|langkah penanganan|penyelesaian|tl",
    "status": "status|perkembangan|kondisi terakhir|situasi|kondisi|situasi terakhir|hasil"
    "|status penanganan|status penyelesaian|progres",
    "source": "sumber|pelapor|sumber informasi|sumber data|sumber laporan|dilaporkan oleh|petugas",
    "remark": "ket|keterangan|catatan|ket lain|keterangan lain|lain lain|kt",
}
_BY_TITLE: dict[str, Field] = {
    title: field for field, titles in _TITLES.items() for title in titles.split("|")
}
_LONGEST_FIRST = sorted(_BY_TITLE, key=len, reverse=True)
_KK_AND_PEOPLE = re.compile(r"\bkk\b.*\b(?:jiwa|orang|org)\b")
_NOT_INSIDE = frozenset(
    {
        "no",
        "#",
        "hari",
        "bulan",
        "bln",
        "tahun",
        "thn",
        "th",
        "apa",
        "luka",
        "berat",
        "ringan",
        "kode",
        "jiwa",
        "konflik",
    }
)
_COUNTING = re.compile(
    r"(?:jumlah|jml|total|banyaknya|frekuensi) (?:kejadian|kasus|konflik|peristiwa)"
)
_WHEN = re.compile(r"\b(?:waktu|tanggal|tgl|hari)\b")
_WHERE = re.compile(r"\b(?:tempat|lokasi|tkp)\b")
_VILLAGE = re.compile(r"\b(?:desa|ds|kelurahan|kel)\b")
_DISTRICT = re.compile(r"\b(?:kecamatan|kec)\b")
HURT: dict[Field, re.Pattern[str]] = {
    "deaths": re.compile(r"\b(?:md|meninggal|tewas|mati|korban jiwa)\b"),
    "injured_heavy": re.compile(r"\b(?:lb|luka berat)\b"),
    "injured_light": re.compile(r"\b(?:lr|luka ringan)\b"),
    "injured": re.compile(r"\b(?:luka(?: luka)?|terluka)\b(?! (?:berat|ringan))"),
}
_SCALES = (
    (re.compile(r"\b(?:ribuan|ribu|rb|000)\b"), 1_000),
    (re.compile(r"\b(?:jutaan|juta|jt)\b"), 1_000_000),
    (re.compile(r"\b(?:miliar|milyar|milyaran|miliaran)\b"), 1_000_000_000),
)


def title_key(title: str) -> str:
    """Fold a column title: no case, no marks, single spaces.

    >>> title_key("Hari/Tgl.\\nKejadian")
    'hari tgl kejadian'
    """
    folded = re.sub(r"[^\w#]+|_", " ", title.casefold().replace("'", ""))
    return re.sub(r"\s+", " ", folded).strip()


def exact_field(title: str) -> Field | None:
    """Return the field whose usual titles include exactly this one."""
    return _BY_TITLE.get(title_key(title))


def field_of(title: str) -> Field | None:
    """Return the field a column title means, by the longest known title in it.

    >>> field_of("Korban / MD"), field_of("Pengungsi KK"), field_of("Kerugian (Rp juta)")
    ('deaths', 'displaced_kk', 'loss_rp')
    """
    key = title_key(title)
    if key in _BY_TITLE:
        return _BY_TITLE[key]
    if not key or len(key) > 80:
        return None
    if _KK_AND_PEOPLE.search(key):
        return "displaced"
    if _WHEN.search(key) and _WHERE.search(key):
        return "date"
    if _VILLAGE.search(key) and _DISTRICT.search(key):
        return "place"
    hurt = [role for role, pattern in HURT.items() if pattern.search(key)]
    if hurt:
        return hurt[0] if len(hurt) == 1 else "casualties"
    if _COUNTING.match(key):
        return None
    padded = f" {key} "
    for known in _LONGEST_FIRST:
        if known not in _NOT_INSIDE and f" {known} " in padded:
            return _BY_TITLE[known]
    return None


def joined_field(parents: tuple[str, ...], title: str) -> Field | None:
    """Return the field of a title under the group titles above it.

    The title itself decides where it is plain; "Jiwa" and "Berat" need what stands above.
    """
    alone = exact_field(title)
    if alone is not None and title_key(title) not in {"jiwa", "berat", "ringan"}:
        return alone
    whole = field_of(" ".join((*parents, title)))
    if whole in {"casualties", None} or (whole == "displaced" and alone == "displaced_people"):
        return alone or whole
    return whole


def money_scale(title: str) -> int:
    """Return the unit of money that a column title states, 1 when it states none.

    >>> money_scale("Kerugian (juta Rp)"), money_scale("Kerugian (Rp)")
    (1000000, 1)
    """
    key = title_key(title)
    return next((scale for pattern, scale in _SCALES if pattern.search(key)), 1)
