"""Compositions in prose: shares of one whole and shares over 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from serasi.science.tables.judge import Share, Whole, judge
from serasi.science.tables.model import Finding
from serasi.science.tables.prose import UNITS, Prose, Sentence, label_before
from serasi.science.tables.shares import Rule, brought_to, rounding_slack

_DEFINITE = re.compile(
    r"\b(?:dari|di antara) (?:total |sebanyak |sejumlah |seluruh |jumlah |keseluruhan |semua "
    r"|sekitar |jumlah total |total sebanyak )?<(?P<n>c\d+)>|\bn ?[=:] ?<(?P<n2>c\d+)>"
    r"|\b(?:total|jumlah)(?:nya)? (?:[a-z]+ ){0,3}<(?P<n3>c\d+)>"
)
_MENTIONED = re.compile(rf"<(?P<n>c\d+)> (?:buah |kali )?(?:{UNITS})\b")
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
    r"|keterisian|cakupan|dibanding\w*|berkurang|bertambah)\b(?:[^<>,]|<c\d+>){0,45}$"
)
_OPEN = re.compile(
    r"antara lain|di antaranya|misalnya|seperti|lebih dari satu jawaban|boleh lebih dari satu"
    r"|jawaban ganda|boleh memilih|multi ?respon\w*|dapat memilih lebih|pilihan ganda"
)
_STRONG = re.compile(r"\bterdiri|\brinci|\bsisanya|\bselebihnya|\bkomposisi|\bterbagi|\bseluruhnya")
_SPLIT = re.compile(r"\bterdiri (?:dari|atas) <p\d+>|\bterbagi|\bkomposisi")
_LISTING = re.compile(
    r"\bmeliputi|\byakni|\byaitu|\bmasing-masing|\bpemicu|\bberdasarkan|\bmenurut|\bproporsi"
    r"|\bpersentase|\bsebaran|\bdipicu|\bpenyebab|\bkategori|:"
)
_SHARE_NOUN = re.compile(
    r"dari|responden|warga|penduduk|kejadian|kasus|konflik|peristiwa|orang|laporan"
    r"|desa|rumah|kecamatan|keluarga|kk|masyarakat|siswa|pemuda|perempuan|laki-laki|korban|suara"
)
_SIGHT = 120
_MOST_TOTAL = 100_000


@dataclass(frozen=True, slots=True)
class _Group:
    """Shares of neighbouring sentences that seem to be of one whole."""

    sentences: tuple[Sentence, ...]
    marks: tuple[str, ...]

    @property
    def marked(self) -> str:
        return " ".join(sentence.marked for sentence in self.sentences)


def share_claims(prose: Prose, *, used: set[str]) -> list[Finding]:
    """Check the percentages of compositions that are not yet explained as something else."""
    findings = explicit_claims(prose, used=used)
    for group in _groups(prose, used):
        findings += _judge_group(group, prose)
    return findings


def explicit_claims(prose: Prose, *, used: set[str]) -> list[Finding]:
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
                "", sentence.at(percent.number.printed), percent.number, int(count.number.value)
            )
            unit = whole.noun if whole.noun in UNITS.split("|") else "kejadian"
            findings += judge(
                [share],
                whole=Whole(int(whole.number.value), sentence.where, unit=unit, complete=False),
            )
    return findings


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
        place = sentence.marked.index(f"<{mark}>")
        before = sentence.marked[max(0, place - _SIGHT) : place]
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
                label=label_before(sentence, mark=mark),
                where=sentence.at(quantity.number.printed),
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
                    unit = quantity.noun if quantity.noun in UNITS.split("|") else "kejadian"
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
    two = rest or bool(_SPLIT.search(text))
    if len(group.marks) < (2 if two else 3) or (_OPEN.search(text) and not rest):
        return False
    if re.search(r"\b(?:sisanya|selebihnya|lainnya)\b(?![^<>]{0,80}<p\d+>)", text):
        return False
    total = sum((prose.of(mark).number.value for mark in group.marks), Decimal(0))
    if strong:
        return True
    listed = whole is not None or bool(_LISTING.search(text))
    return listed and Decimal(70) <= total <= Decimal(130)
