"""Read Indonesian prose into sentences with its quantities replaced by marks.

Each quantity becomes a mark such as `<p3>` (percentage), `<t4>` (points), `<c5>` (count or other
plain number), `<r6>` (rate per 100,000), `<y7>` (year); claims are then found by short patterns
over the marked sentence instead of over digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from serasi.science.tables.model import Number
from serasi.science.tables.numbers import MARKS, read_digits

_MONTHS = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    "|nopember|desember|jan|feb|mar|apr|jun|jul|agu|agt|ags|sep|sept|okt|nov|des"
)
_ABOUT = (
    r"sekitar|kurang lebih|lebih kurang|kira[- ]kira|hampir|lebih dari|di ?atas|di ?bawah"
    r"|kurang dari|setidaknya|sedikitnya|paling sedikit|minimal|maksimal|nyaris|±\s?"
)
_PER = r"(?P<base>1\.000|10\.000|100\.000|1000|10000|100000|seribu|seratus ribu|100 ribu|10 ribu)"
_QUANTITY = re.compile(
    rf"(?P<about>(?:{_ABOUT})\s*)?"
    r"(?P<sign>(?<![\w)])[-−])?"
    r"(?<![\w.,/:])(?P<digits>\d+(?:[.,]\d+)*)(?![\d/:]|[.,]\d|-\d)"
    r"(?P<scale>\s+(?:ribu|juta|miliar|milyar|triliun)\b)?"
    r"(?P<unit>\s*(?:poin persentase|poin persen|persen poin|persentase poin|%[- ]poin|poin\b)"
    r"|\s*(?:persen\b|prosen\b|%))?"
    rf"(?P<per>(?:\s+\w+){{0,2}}?\s*(?:per|/|tiap|setiap)\s*{_PER}(?:\s*(?:penduduk|jiwa|orang))?)?",
    re.IGNORECASE,
)
_BEFORE_NOT = re.compile(
    r"(?:\b(?:pasal|ayat|nomor|no\.?|pukul|jam|tabel|gambar|bab|halaman|hlm\.?|km|rt|rw|uu|pp"
    r"|permendagri|lampiran|tanggal|tgl\.?|usia|umur|berusia|peringkat|urutan|triwulan"
    r"|semester|kuartal|ke-)\s*|\d\s*[-–]\s*|[A-Za-z]-?)$",
    re.IGNORECASE,
)
_AFTER_NOT = re.compile(
    rf"\s*(?:(?:[-–]\s*\d+\s*)?(?:{_MONTHS})\b|(?:tahun|hari|jam|menit|bulan|minggu|meter|km"
    r"|kilometer|hektare?|ha|kali)\b)",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"\s*[.)]\s")
_MONEY = re.compile(r"\brp\.?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:tahun|pada|sepanjang|selama|di|akhir|awal|sejak|{_MONTHS})\s*|[–(-]\s*)$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\s*(?:buah\s+|unit\s+|kali\s+)?(?P<noun>kepala keluarga|[a-z][a-z-]*)", re.IGNORECASE
)
_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[A-Z\"“(\d<])|\n+")
_SHORT = re.compile(
    r"\b(?:kab|kec|ds|no|rp|dr|drs|h|hj|jl|prov|dll|dsb|tgl|hlm|sdr|yth)\.$", re.IGNORECASE
)
UNITS = (
    "konflik|kejadian|kasus|peristiwa|insiden|laporan|responden|orang|jiwa|warga|desa|kelurahan"
    "|kecamatan|keluarga|kk|rumah|siswa|korban|pengungsi|sengketa|potensi|bentrok|bentrokan|unit"
    "|penduduk|perkara|aduan|pengaduan|kegiatan|peserta|sekolah|suara|anggota|pelaku|kabupaten"
    "|sampel|tawuran|dusun|lembaga|forum|rekomendasi|tuntutan|demonstrasi|aksi|pelajar|pemilih"
)
_SIGHT = 80
_LONGEST = 2000
_BULLET = re.compile(r"(?:\d{1,2}|[a-z])[.)]")
_BASES = {"seribu": 1000, "seratus ribu": 100_000, "100 ribu": 100_000, "10 ribu": 10_000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of the prose with the letter of its mark and the noun that follows it."""

    letter: str
    number: Number
    noun: str
    start: int
    end: int
    base: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: as written, and with marks; `order` counts from 1."""

    order: int
    text: str
    marked: str

    @property
    def where(self) -> str:
        return f"kalimat {self.order}"

    @property
    def is_bullet(self) -> bool:
        return bool(re.match(r"(?:[-–•*]|\d{1,2}[.)]|[a-z][.)])\s", self.text))

    def at(self, printed: str) -> str:
        """Name the place of a figure in this sentence."""
        return f"{self.where}: “{printed}”"


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: its sentences and the quantities their marks name."""

    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]

    def of(self, mark: str) -> Quantity:
        """Give the quantity of a mark such as "p3"."""
        return self.quantities[int(mark[1:])]

    def marks(self, sentence: Sentence, letters: str) -> list[tuple[str, Quantity]]:
        """Give marks and quantities of a sentence whose letter is one of `letters`."""
        found = re.findall(rf"<([{letters.lower()}]\d+)>", sentence.marked)
        return [(mark, self.of(mark)) for mark in found]


def read_prose(text: str) -> Prose:
    """Split prose into sentences and mark its quantities."""
    quantities: list[Quantity] = []
    sentences = []
    for order, sentence in enumerate(_sentences(text), start=1):
        marked = _mark(sentence, quantities)
        sentences.append(Sentence(order=order, text=sentence, marked=marked))
    return Prose(sentences=tuple(sentences), quantities=tuple(quantities))


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        if _SHORT.search(piece) or _BULLET.fullmatch(piece.strip()):
            continue
        pieces.append(piece)
        start = end.end()
    pieces.append(text[start:])
    return [part for piece in pieces for part in _bounded(piece.strip())]


def _bounded(piece: str) -> list[str]:
    """Cut what is no sentence any more, so that no text takes more than linear time."""
    parts = []
    while len(piece) > _LONGEST:
        cut = piece.rfind(" ", 0, _LONGEST) + 1 or _LONGEST
        parts.append(piece[:cut])
        piece = piece[cut:]
    return [part.strip() for part in [*parts, piece] if part.strip()]


def _mark(sentence: str, quantities: list[Quantity]) -> str:
    out, last = [], 0
    for found in _QUANTITY.finditer(sentence):
        quantity = _quantity(found, sentence)
        if quantity is None:
            continue
        out.append(sentence[last : found.start()].lower())
        out.append(f" <{quantity.letter.lower()}{len(quantities)}> ")
        last = found.end()
        quantities.append(quantity)
    out.append(sentence[last:].lower())
    return re.sub(r"\s+", " ", "".join(out)).strip()


def _quantity(found: re.Match[str], sentence: str) -> Quantity | None:
    before = sentence[max(0, found.start() - _SIGHT) : found.start()]
    after = sentence[found.end() : found.end() + _SIGHT]
    unit = (found["unit"] or "").strip().lower()
    letter = _letter(unit, found["per"])
    digits = found["digits"]
    if letter == "C":
        if _YEAR.fullmatch(digits) and (
            _YEAR_BEFORE.search(before) or not _NOUN.match(after) or _is_year_context(after)
        ):
            number = Number(Decimal(digits), 0, digits)
            return Quantity("Y", number, "", found.start(), found.end())
        if _BEFORE_NOT.search(before) or _AFTER_NOT.match(after):
            return None
        if not sentence[: found.start()].strip() and _LIST_NUMBER.match(after):
            return None
    read = read_digits(digits, group_of_three=letter == "C" and not _decimal_noun(before))
    if read is None:
        return None
    number = _number(found, read, letter)
    noun = _NOUN.match(after)
    word = noun["noun"].lower() if noun else ""
    word = "rupiah" if _MONEY.search(before) else word
    base = _base(found["base"]) if found["per"] else 0
    return Quantity(letter, number, word, found.start(), found.end(), base)


def _is_year_context(after: str) -> bool:
    return bool(
        re.match(
            r"\s*(?:terjadi|tercatat|ada|lalu|naik|turun|menjadi|sebanyak|dan|yang|ke"
            r"|hingga|sampai|dengan|adalah|mencapai|sebesar|jumlah)\b",
            after,
            re.I,
        )
    )


def _decimal_noun(before: str) -> bool:
    return bool(re.search(r"\b(?:bobot|indeks|skor|nilai|rata-rata)\b[^.;]{0,40}$", before, re.I))


def _letter(unit: str, per: str | None) -> str:
    if "poin" in unit:
        return "T"
    if unit:
        return "P"
    return "R" if per else "C"


def _number(found: re.Match[str], read: tuple[Decimal, int], letter: str) -> Number:
    value, decimals = read
    scale = MARKS[found["scale"].strip().lower()] if found["scale"] else Decimal(1)
    number = Number(
        value=-value * scale if found["sign"] else value * scale,
        decimals=decimals,
        printed=found.group(0).strip(),
        percent=letter == "P",
        about=bool(found["about"]),
        scale=scale,
    )
    if found["per"]:
        number = replace(number, printed=found["digits"])
    return number


def _base(text: str) -> int:
    key = text.lower()
    return _BASES.get(key) or int(key.replace(".", ""))


def label_before(sentence: Sentence, *, mark: str) -> str:
    """The words just before a percentage, as far as they name its part."""
    place = sentence.marked.index(f"<{mark}>")
    before = sentence.marked[max(0, place - _SIGHT) : place]
    piece = re.split(r"[,;:.>(]|\bdan\b|\bserta\b|\byakni\b|\byaitu\b", before)[-1]
    words = re.sub(
        r"\b(?:sebesar|sebanyak|mencapai|dengan|ada|adalah|akibat|dipicu|pemicunya|karena|oleh"
        r"|disusul|kemudian|lalu|sedangkan|sementara)\b",
        " ",
        piece,
    )
    label = " ".join(words.split()[-5:])
    if re.fullmatch(rf"(?:{UNITS}|atau|\W)*", label.replace(" ", "")):
        return ""
    return label[:1].upper() + label[1:]
