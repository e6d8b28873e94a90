"""Compositions in prose: shares of one whole, counts that make up a total, shares over 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from serasi.science.tables.judge import Share, Whole, judge
from serasi.science.tables.model import Finding
from serasi.science.tables.numbers import spell
from serasi.science.tables.prose import Prose, Sentence
from serasi.science.tables.shares import Rule, brought_to, rounding_slack

_UNITS = (
    "konflik|kejadian|kasus|peristiwa|insiden|laporan|responden|orang|jiwa|warga|desa|kelurahan"
    "|kecamatan|keluarga|kk|rumah|siswa|korban|pengungsi|sengketa|potensi|bentrok|bentrokan|unit"
    "|penduduk|perkara|aduan|pengaduan|kegiatan|peserta|sekolah|suara|anggota|pelaku|kabupaten"
    "|sampel|tawuran|dusun|lembaga|forum|rekomendasi|tuntutan|demonstrasi|aksi|pelajar|pemilih"
)
_DEFINITE = re.compile(
    r"\b(?:dari|di antara) (?:total |sebanyak |sejumlah |seluruh |jumlah |keseluruhan |semua "
    r"|sekitar |jumlah total |total sebanyak )?<(?P<n>c\d+)>|\bn ?[=:] ?<(?P<n2>c\d+)>"
    r"|\b(?:total|jumlah)(?:nya)? (?:[a-z]+ ){0,3}<(?P<n3>c\d+)>"
)
_MENTIONED = re.compile(rf"<(?P<n>c\d+)> (?:buah |kali )?(?:{_UNITS})\b")
_PAIRS = (
    re.compile(
        r"(?<!dari )<(?P<c>c\d+)>(?: [a-z/-]+){0,3} (?:\(|atau|setara dengan|setara)"
        r" (?:atau )?<(?P<p>p\d+)>"
    ),
    re.compile(r"<(?P<p>p\d+)> ?(?:\(|atau) ?(?:atau |yaitu |yakni |sebanyak )?<(?P<c>c\d+)>"),
)
_EXPLICIT = re.compile(
    r"<(?P<c>c\d+)>(?: [a-z-]+){0,2} dari (?:total |seluruh |sebanyak |jumlah )?<(?P<n>c\d+)>"
    r"(?: [a-z-]+){0,5} ?,? ?(?:\(|atau|setara|yakni|yaitu|sebesar|sebanyak|berarti|adalah)"
    r"(?: [a-z]+){0,2} ?<(?P<p>p\d+)>"
)
_NOT_SHARE = re.compile(
    r"\b(?:realisasi|capaian|target|kehadiran|inflasi|bunga|diskon|pajak|tumbuh|pertumbuhan|naik"
    r"|turun|meningkat|menurun|kenaikan|penurunan|rata-rata|kepercayaan|bobot|penyelesaian"
    r"|keterisian|cakupan|dibanding\w*|berkurang|bertambah)\b[^<>,]{0,40}$"
)
_OPEN = re.compile(
    r"antara lain|di antaranya|misalnya|seperti|lebih dari satu jawaban|boleh lebih dari satu"
    r"|jawaban ganda|boleh memilih|multi ?respon\w*|dapat memilih lebih|pilihan ganda"
)
_STRONG = re.compile(r"\bterdiri|\brinci|\bsisanya|\bselebihnya|\bkomposisi|\bterbagi|\bseluruhnya")
_LISTING = re.compile(
    r"\bmeliputi|\byakni|\byaitu|\bmasing-masing|\bpemicu|\bberdasarkan|\bmenurut|\bproporsi"
    r"|\bpersentase|\bsebaran|\bdipicu|\bpenyebab|\bkategori|:"
)
_SHARE_NOUN = re.compile(
    r"dari|responden|warga|penduduk|kejadian|kasus|konflik|peristiwa|orang|laporan"
    r"|desa|rumah|kecamatan|keluarga|kk|masyarakat|siswa|pemuda|perempuan|laki-laki|korban|suara"
)
_ITEMS = re.compile(
    r"(?:\bterdiri (?:dari|atas)|\bterbagi|\brincian(?:nya)?|\bperincian(?:nya)?|\byakni|\byaitu"
    r"|\bmeliputi|\bmencakup|\bberupa|\bmasing-masing|:)"
)
_AFTER_SUM = re.compile(
    r"(?:sehingga |dengan |secara )?(?:total|jumlah|seluruh|keseluruhan)(?:nya|annya)?"
    r"(?: [a-z]+){0,3} <(?P<n>c\d+)>"
)
_MOST_TOTAL = 100_000
_SHORTEST_LIST = 3


@dataclass(frozen=True, slots=True)
class _Group:
    """Shares of neighbouring sentences that seem to be of one whole."""

    sentences: tuple[Sentence, ...]
    marks: tuple[str, ...]

    @property
    def marked(self) -> str:
        return " ".join(sentence.marked for sentence in self.sentences)


def share_claims(prose: Prose, used: set[str]) -> list[Finding]:
    """Check the percentages of compositions that are not yet explained as something else."""
    findings = explicit_claims(prose, used)
    for group in _groups(prose, used):
        findings += _judge_group(group, prose)
    return findings


def explicit_claims(prose: Prose, used: set[str]) -> list[Finding]:
    """Check every "a dari b kejadian atau p persen"."""
    findings = []
    for sentence in prose.sentences:
        for found in _EXPLICIT.finditer(sentence.marked):
            if found["p"] in used:
                continue
            count, whole, percent = (prose.of(found[key]) for key in ("c", "n", "p"))
            used |= {found["p"], found["c"]}
            if whole.number.value <= 0 or percent.number.about:
                continue
            share = Share(
                "", _at(sentence, percent.number.printed), percent.number, int(count.number.value)
            )
            unit = whole.noun if whole.noun in _UNITS.split("|") else "kejadian"
            findings += judge(
                [share],
                whole=Whole(int(whole.number.value), sentence.where, unit=unit, complete=False),
            )
    return findings


def _at(sentence: Sentence, printed: str) -> str:
    return f"{sentence.where}: “{printed}”"


def _groups(prose: Prose, used: set[str]) -> list[_Group]:
    groups: list[_Group] = []
    sentences: list[Sentence] = []
    marks: list[str] = []

    def close() -> None:
        if marks:
            groups.append(_Group(tuple(sentences), tuple(marks)))
        sentences.clear()
        marks.clear()

    for sentence in prose.sentences:
        here = [mark for mark in _share_marks(sentence, prose) if mark not in used]
        if not here:
            if marks and not prose.marks(sentence, "CPT"):
                continue
            close()
            continue
        if marks and (_sums(marks, prose) or _DEFINITE.search(sentence.marked)):
            close()
        sentences.append(sentence)
        marks.extend(here)
    close()
    return groups


def _share_marks(sentence: Sentence, prose: Prose) -> list[str]:
    found = []
    for mark, _ in prose.marks(sentence, "P"):
        before = sentence.marked[: sentence.marked.index(f"<{mark}>")]
        if not _NOT_SHARE.search(before):
            found.append(mark)
    return found


def _sums(marks: Iterable[str], prose: Prose) -> bool:
    numbers = [prose.of(mark).number for mark in marks]
    unit = min(number.unit for number in numbers)
    total = sum((number.value for number in numbers), Decimal(0))
    return abs(total - 100) <= rounding_slack(len(numbers), unit=unit)


def _judge_group(group: _Group, prose: Prose) -> list[Finding]:
    counts = _paired(group, prose)
    whole, definite, unit = _whole(group, prose, counts)
    numbers = [prose.of(mark).number for mark in group.marks]
    complete = _complete(group, prose, whole=whole) and not any(n.about for n in numbers)
    shares = []
    for mark in group.marks:
        quantity = prose.of(mark)
        if quantity.number.about:
            continue
        sentence = next(s for s in group.sentences if f"<{mark}>" in s.marked)
        count = counts.get(mark)
        shares.append(
            Share(
                label=_label(sentence, mark),
                where=_at(sentence, quantity.number.printed),
                printed=quantity.number,
                count=count,
            )
        )
    if not complete and not definite:
        return _over(group, prose, shares)
    if len(shares) < len(counts) or (counts and len(counts) < len(shares)):
        shares = [Share(s.label, s.where, s.printed) for s in shares]
    keeps_zeros = any(n.decimals and n.value == n.value.to_integral_value() for n in numbers)
    return judge(
        shares,
        whole=Whole(
            n_total=whole,
            where=group.sentences[0].where,
            unit=unit,
            complete=complete,
            strict_zeros=keeps_zeros,
        ),
    )


def _over(group: _Group, prose: Prose, shares: list[Share]) -> list[Finding]:
    over = [
        share
        for mark, share in zip(group.marks, shares, strict=False)
        if share.printed.value > 100
        and (_SHARE_NOUN.fullmatch(prose.of(mark).noun) or _DEFINITE.search(group.marked))
    ]
    return judge(over, whole=Whole(None, "", complete=False))


def _paired(group: _Group, prose: Prose) -> dict[str, int]:
    """Counts that stand right beside their percentage, by the mark of the percentage."""
    counts: dict[str, int] = {}
    for pattern in _PAIRS:
        for found in pattern.finditer(group.marked):
            if found["p"] in group.marks and found["p"] not in counts:
                counts[found["p"]] = int(prose.of(found["c"]).number.value)
    return counts


def _whole(group: _Group, prose: Prose, counts: dict[str, int]) -> tuple[int | None, bool, str]:
    """Size of the whole, whether it is tied to the shares by its words, and its unit."""
    first = group.sentences[0].order - 1
    before = prose.sentences[max(0, first - 2) : first]
    largest = max(counts.values(), default=0)
    for pattern, definite in ((_DEFINITE, True), (_MENTIONED, False)):
        for index, sentence in enumerate([*group.sentences, *reversed(before)]):
            for found in pattern.finditer(sentence.marked):
                mark = next(m for m in found.groups() if m)
                quantity = prose.of(mark)
                value = quantity.number.value
                usable = 2 <= value <= _MOST_TOTAL and value == int(value) and value >= largest
                if usable and not quantity.number.about and (largest == 0 or value > largest):
                    unit = quantity.noun if quantity.noun in _UNITS.split("|") else "kejadian"
                    own = definite and index < len(group.sentences)
                    return int(value), own or bool(counts), unit
    if len(counts) >= 3 and len(counts) == len(group.marks):
        return _sum_if_fitting(counts, prose), True, "kejadian"
    return None, False, "kejadian"


def _sum_if_fitting(counts: dict[str, int], prose: Prose) -> int | None:
    """The sum of the counts, when most percentages are shares of it."""
    total = sum(counts.values())
    fitting = 0
    for mark, count in counts.items():
        number = prose.of(mark).number
        exact = Fraction(100 * count, total) if total else Fraction(0)
        fitting += brought_to(exact, decimals=number.decimals, rule=Rule.HALF_UP) == number.value
    return total if total and 2 * fitting >= len(counts) else None


def _complete(group: _Group, prose: Prose, *, whole: int | None) -> bool:
    text = group.marked
    strong = bool(_STRONG.search(text))
    rest = bool(re.search(r"\b(?:sisanya|selebihnya)\b[^<>]{0,60}<p\d+>", text))
    if len(group.marks) < (2 if rest else 3) or (_OPEN.search(text) and not rest):
        return False
    if re.search(r"\b(?:sisanya|selebihnya|lainnya)\b(?![^<>]{0,80}<p\d+>)", text):
        return False
    total = sum((prose.of(mark).number.value for mark in group.marks), Decimal(0))
    if strong:
        return True
    listed = whole is not None or bool(_LISTING.search(text))
    return listed and Decimal(70) <= total <= Decimal(130)


def _label(sentence: Sentence, mark: str) -> str:
    """The words just before a percentage, as far as they name its part."""
    before = sentence.marked[: sentence.marked.index(f"<{mark}>")]
    piece = re.split(r"[,;:.>(]|\bdan\b|\bserta\b|\byakni\b|\byaitu\b", before)[-1]
    words = re.sub(
        r"\b(?:sebesar|sebanyak|mencapai|dengan|ada|adalah|akibat|dipicu|pemicunya|karena|oleh"
        r"|disusul|kemudian|lalu|sedangkan|sementara)\b",
        " ",
        piece,
    )
    label = " ".join(words.split()[-5:])
    if re.fullmatch(rf"(?:{_UNITS}|atau|\W)*", label.replace(" ", "")):
        return ""
    return label[:1].upper() + label[1:]


def total_claims(prose: Prose, used: set[str]) -> list[Finding]:
    """Check "104 konflik, terdiri dari 35 …, 26 …": the parts must make up the total."""
    findings = []
    for sentence in prose.sentences:
        findings += _brackets(sentence, prose, used)
        findings += _named_twice(sentence, prose, used)
        text = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group(0)), sentence.marked)
        found = _listed(text, prose, used) or _summed(text, prose, used)
        if found is None:
            continue
        total, parts = found
        findings += _parts_wrong(total, parts, prose, sentence)
    return findings


def _countable(mark: str, prose: Prose, used: set[str]) -> bool:
    quantity = prose.of(mark)
    return (
        mark not in used
        and not quantity.number.about
        and quantity.noun not in ("rupiah", "hektare", "hektar")
        and quantity.number.value == int(quantity.number.value)
    )


def _listed(text: str, prose: Prose, used: set[str]) -> tuple[str, list[tuple[str, int]]] | None:
    for marker in _ITEMS.finditer(text):
        heads = re.findall(r"<(c\d+)>", text[: marker.start()])
        tail = re.split(
            r"\b(?:sehingga|dibanding\w*|padahal|akibatnya|menewaskan|menyebabkan)\b",
            text[marker.end() :],
        )[0]
        parts = _parts(tail, each=marker.group(0) == "masing-masing")
        parts = [(mark, times) for mark, times in parts if _countable(mark, prose, used)]
        if heads and len(parts) >= 2 and _countable(heads[-1], prose, used):
            if re.search(r"antara lain|di antaranya|misalnya|sisanya(?![^<>]*<)", text):
                return None
            return heads[-1], parts
    return None


def _parts(tail: str, *, each: bool) -> list[tuple[str, int]]:
    """Marks of the parts and how many names share each: "lahan dan ormas masing-masing 13"."""
    parts = []
    last = 0
    for found in re.finditer(r"<(c\d+)>", tail):
        between = tail[last : found.start()]
        times = 1
        if "masing-masing" in between and not each:
            names = between.split("masing-masing")[0]
            names = re.sub(r"^[^,]*?\b(?:kejadian|kasus|konflik|orang|kali)\b", "", names)
            pieces = re.split(r",|\bdan\b|\bserta\b", names)
            times = max(1, sum(1 for piece in pieces if piece.strip()))
        parts.append((found.group(1), times))
        last = found.end()
    return parts


def _summed(text: str, prose: Prose, used: set[str]) -> tuple[str, list[tuple[str, int]]] | None:
    """Read "12 laki-laki dan 8 perempuan, total 20 orang"."""
    sums = list(_AFTER_SUM.finditer(text))
    found = sums[-1] if sums else None
    if found is None or not _countable(found["n"], prose, used):
        return None
    marks = re.findall(r"<(c\d+)>", text[: found.start()])
    marks = [mark for mark in marks if _countable(mark, prose, used)]
    if len(marks) < 2:
        return None
    return found["n"], [(mark, 1) for mark in marks]


def _parts_wrong(
    total: str, parts: list[tuple[str, int]], prose: Prose, sentence: Sentence
) -> list[Finding]:
    whole = int(prose.of(total).number.value)
    values = [int(prose.of(mark).number.value) for mark, times in parts for _ in range(times)]
    if whole in (sum(values), sum(v for v in values if v != whole)) or whole < max(values):
        return []
    nouns = {prose.of(mark).noun for mark, _ in parts}
    people = nouns & {"kk", "kepala", "jiwa"}
    if len(people) > 1:
        return []
    return [_total_wrong("total_wrong", values, whole, sentence, prose.of(total).number.printed)]


def _total_wrong(
    kind: str, values: list[int], whole: int, sentence: Sentence, printed: str
) -> Finding:
    found = sum(values)
    gap = whole - found
    words = f"{spell(gap)} tidak tercatat" if gap > 0 else f"{spell(-gap)} kelebihan"
    parts = " + ".join(spell(value) for value in values)
    message = (
        f"Rinciannya {parts} = {spell(found)}, tetapi jumlah tertulis {spell(whole)}: {words}."
    )
    return Finding(kind, _at(sentence, printed), printed, spell(found), message)


def _brackets(sentence: Sentence, prose: Prose, used: set[str]) -> list[Finding]:
    """Check "wilayah barat 50 kejadian (20 di A dan 25 di B)" inside a longer list."""
    findings = []
    for found in re.finditer(r"<(c\d+)>[^<>()]{0,30}\(([^()]*)\)", sentence.marked):
        marks = re.findall(r"<(c\d+)>", found.group(2))
        if len(marks) < 2 or not all(_countable(m, prose, used) for m in [found.group(1), *marks]):
            continue
        values = [int(prose.of(mark).number.value) for mark in marks]
        whole = prose.of(found.group(1)).number
        if sum(values) != whole.value and max(values) <= whole.value:
            findings.append(
                _total_wrong("subtotal_mismatch", values, int(whole.value), sentence, whole.printed)
            )
    return findings


def _named_twice(sentence: Sentence, prose: Prose, used: set[str]) -> list[Finding]:
    """Find one name given twice with the same figure in one list."""
    named: dict[tuple[str, str], str] = {}
    findings = []
    marks = re.findall(r"<(c\d+)>", sentence.marked)
    if len(marks) < _SHORTEST_LIST:
        return []
    for mark in marks:
        label = _label(sentence, mark)
        if not _countable(mark, prose, used) or len(label) < 3:
            continue
        printed = prose.of(mark).number.printed
        if (label, printed) in named:
            message = f"“{label} {printed}” disebut dua kali dalam satu daftar."
            findings.append(
                Finding("duplicate_row", _at(sentence, printed), label, "satu kali", message)
            )
        named[label, printed] = mark
    return findings
