"""Claims in prose about change, rates, margins, households, weights and means."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from serasi.science.tables.changes import (
    Change,
    Margin,
    Rate,
    judge_change,
    judge_margin,
    judge_rate,
)
from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import spell
from serasi.science.tables.prose import Prose, Quantity, Sentence
from serasi.science.tables.weights import judge_weights

_UP = (
    r"naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan|penambahan|melejit"
    r"|membaik|menguat"
)
_DOWN = (
    r"turun|menurun|berkurang|merosot|anjlok|menyusut|susut|penurunan|pengurangan|memburuk|melemah"
)
_DIR = rf"(?P<dir>{_UP}|{_DOWN})\w*"
_W = r"(?:[^<>;]|<y\d+>){0,90}?"
_A, _B = r"<(?P<a>[cpt]\d+)>", r"<(?P<b>[cpt]\d+)>"
_P = r"<(?P<p>[pt]\d+)>"
_CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DIR}{_W}{_P}{_W}\bdari{_W}{_A}{_W}\b(?:menjadi|ke)\b{_W}{_B}",
        rf"\bdari{_W}{_A}{_W}\b(?:menjadi|ke)\b{_W}{_B}{_W}{_DIR}{_W}{_P}",
        rf"{_DIR}{_W}\bdari{_W}{_A}{_W}\b(?:menjadi|ke)\b{_W}{_B}{_W}(?:atau|\(|sebesar|setara|,)"
        rf"{_W}{_P}",
        rf"\bdari{_W}{_A}{_W}{_DIR}{_W}{_P}{_W}\bmenjadi\b{_W}{_B}",
        rf"<(?P<b>[cpt]\d+)>{_W}{_DIR}{_W}{_P}{_W}\b(?:dibanding\w*|dari|ketimbang){_W}"
        r"<(?P<a>[cpt]\d+)>",
        rf"<(?P<a>[cpt]\d+)>{_W}\bmenjadi\b{_W}{_B}{_W}{_DIR}{_W}{_P}",
        rf"<(?P<b>[cpt]\d+)>{_W}\bdibanding\w*{_W}<(?P<a>[cpt]\d+)>{_W}{_DIR}{_W}"
        rf"(?:<c\d+>{_W}(?:\batau\b|\(|setara)[^<>]{{0,10}})?{_P}",
    )
)
_SCALE_WORDS = re.compile(r"\b(?:indeks|skor|nilai|persentase|angka partisipasi|tingkat)\b")
_MARGIN = re.compile(
    r"(?:margin(?: of| off)? error|margin kesalahan|margin galat|\bmoe\b|toleransi kesalahan"
    r"|toleransi galat|batas kesalahan|tingkat kesalahan|galat sampel|galat baku|sampling error"
    r"|ambang kesalahan|simpangan kesalahan|galat)"
)
_MARGIN_CLAIM = re.compile(rf"{_MARGIN.pattern}[^<>]{{0,40}}?<(?P<m>[pc]\d+)>")
_MARGIN_BEFORE = re.compile(rf"<(?P<m>p\d+)>[^<>]{{0,15}}{_MARGIN.pattern}")
_LEVEL = re.compile(
    r"(?:kepercayaan|keyakinan|confidence(?: level| interval)?)[^<>]{0,25}?<(?P<l>[pc]\d+)>"
)
_LEVEL_BEFORE = re.compile(
    r"<(?P<l>p\d+)> (?:tingkat |taraf |selang |level |derajat )?"
    r"(?:kepercayaan|keyakinan|confidence)"
)
_N = re.compile(
    r"(?:\bn\s*[=:]?\s*|\b(?:sampel|responden)\b[^<>.]{0,30}?)<(?P<n>c\d+)>"
    r"|<(?P<n2>c\d+)>\s*(?:orang\s+)?(?:responden|sampel|informan|rumah tangga)"
)
_POPULATION = re.compile(
    r"(?:populasi|dari total|penduduk dewasa|pemilih)[^<>.]{0,25}<(?P<n>c\d+)>"
)
_CLUSTERED = re.compile(r"efek desain|design effect|\bdeff\b|efek rancangan")
_MOST_SIZES = 4
_MOST_MARGINS = 20
_MOST_LOOKED = 60
_KK = ("kk", "kepala keluarga", "keluarga", "rumah tangga")
_PEOPLE = ("jiwa", "orang", "warga", "penduduk", "pengungsi")
_PAIR = re.compile(
    r"<(?P<a>c\d+)> (?P<na>kk|kepala keluarga|keluarga|jiwa|orang|warga|pengungsi)\b"
    r"(?P<gap>[^<>]{0,45}?)<(?P<b>c\d+)> (?P<nb>kk|kepala keluarga|keluarga|jiwa|orang|warga)\b"
)
_LINK = re.compile(
    r"\(|/|\batau\b|\bdengan\b|\bterdiri\b|\bmeliputi\b|\bmencakup\b|\bdari\b|\bjumlah\b|\bsetara\b"
    r"|\bberisi\b|\bberanggota\w*\b|^\s*,?\s*$|^\s*dan\s*$"
)
_PEOPLE_OF = re.compile(
    r"(?:penduduk|populasi)[^<>,;]{0,30}<(?P<n>c\d+)>|<(?P<n2>c\d+)> (?:juta |ribu )?"
    r"(?:jiwa|penduduk|warga)\b"
)
_EVENTS = re.compile(
    r"<(?P<n>c\d+)> (?:kasus|kejadian|konflik|peristiwa|insiden|laporan|bentrok\w*|tawuran"
    r"|pengaduan|korban|sengketa|potensi)\b"
)
_WEIGHT = re.compile(r"\bbobot\w*\b")
_OF = re.compile(r"<(?P<p>p\d+)> (?:dari|di antara|pada) [^<>]{0,25}?<(?P<n>c\d+)>")
_MEAN = re.compile(r"(?:rata-rata|keseluruhan|gabungan|secara umum|total)[^<>]{0,60}?<(?P<m>p\d+)>")


def change_claims(prose: Prose) -> tuple[list[Finding], set[str]]:
    """Check every "naik x persen dari a menjadi b"; give findings and the marks used."""
    findings: list[Finding] = []
    used: set[str] = set()
    for sentence in prose.sentences:
        for pattern in _CHANGES:
            for found in pattern.finditer(sentence.marked):
                marks = {found["a"], found["b"], found["p"]}
                if marks & used:
                    continue
                used |= marks
                change = _change(found, prose=prose, sentence=sentence)
                if change is not None:
                    findings += judge_change(change)
    return findings, used


def _change(found: re.Match[str], *, prose: Prose, sentence: Sentence) -> Change | None:
    before, after = prose.of(found["a"]), prose.of(found["b"])
    claimed = prose.of(found["p"])
    if before.letter == "C" and after.letter == "P":
        return None
    shared = after.number.percent or before.number.percent
    a = before.number if not shared else _as_percent(before.number)
    b = after.number if not shared else _as_percent(after.number)
    if before.number.scale != after.number.scale and before.number.scale == 1:
        a = _scaled(before.number, after.number)
    scale = shared or bool(_SCALE_WORDS.search(sentence.marked))
    direction = -1 if re.match(_DOWN, found["dir"]) else 1
    if found["dir"].startswith(("pertumbuhan",)):
        direction = 0
    return Change(
        where=f"{sentence.where}: “{claimed.number.printed}”",
        before=a,
        after=b,
        claimed=claimed.number,
        in_points=claimed.letter == "T",
        direction=direction,
        scale_points=scale,
    )


def _as_percent(number: Number) -> Number:
    return Number(number.value, number.decimals, number.printed, percent=True, about=number.about)


def _scaled(number: Number, like: Number) -> Number:
    """Read "dari 1,2 menjadi 1,5 juta" as 1,2 juta when the bare number is small."""
    if number.value >= 1000:
        return number
    return Number(number.value * like.scale, number.decimals, number.printed, scale=like.scale)


@dataclass(frozen=True, slots=True)
class _Survey:
    """What the whole text says about the survey behind its margins."""

    population: int | None
    clustered: bool

    @classmethod
    def of(cls, prose: Prose) -> _Survey:
        everything = " ".join(sentence.marked for sentence in prose.sentences)
        found = _POPULATION.search(everything)
        population = int(prose.of(found["n"]).number.value) if found else None
        return cls(population, bool(_CLUSTERED.search(everything)))


def margin_claims(prose: Prose) -> tuple[list[Finding], set[str]]:
    """Check every printed margin of error against n and the level of confidence."""
    findings: list[Finding] = []
    used: set[str] = set()
    survey: _Survey | None = None
    for index, sentence in enumerate(prose.sentences):
        margins = [*_MARGIN_CLAIM.finditer(sentence.marked)]
        margins = margins or [*_MARGIN_BEFORE.finditer(sentence.marked)]
        if not margins:
            continue
        survey = survey or _Survey.of(prose)
        level = _near(_LEVEL, prose, index) or _near(_LEVEL_BEFORE, prose, index)
        sizes = _near(_N, prose, index)
        used |= set(level)
        for found in margins[:_MOST_MARGINS]:
            used.add(found["m"])
            if found["m"] in sizes or not sizes:
                continue
            claim = Margin(
                where=sentence.at(prose.of(found["m"]).number.printed),
                n=0,
                claimed=prose.of(found["m"]).number,
                level=prose.of(level[0]).number if level else None,
                population=survey.population,
                clustered=survey.clustered,
            )
            findings += _by_nearest(claim, mark=found["m"], sizes=sizes, prose=prose)
    return findings, used


def _by_nearest(claim: Margin, *, mark: str, sizes: list[str], prose: Prose) -> list[Finding]:
    """Judge a margin by the sample sizes nearest to it; one that fits is enough."""
    place = int(mark[1:])
    nearest = sorted(sizes, key=lambda size: abs(int(size[1:]) - place))[:_MOST_SIZES]
    verdicts: list[list[Finding]] = []
    for size in nearest:
        verdicts.append(judge_margin(replace(claim, n=int(prose.of(size).number.value))))
    return min(verdicts, key=len)


def _near(pattern: re.Pattern[str], prose: Prose, index: int) -> list[str]:
    """Marks that a pattern finds in the sentence, else in those before, else after."""
    order = [index, *range(index - 1, -1, -1), *range(index + 1, len(prose.sentences))]
    for other in order[:_MOST_LOOKED]:
        found = [
            next(mark for mark in match.groups() if mark)
            for match in pattern.finditer(prose.sentences[other].marked)
        ]
        if found:
            return found
    return []


def household_claims(prose: Prose) -> list[Finding]:
    """Find households that outnumber their own people."""
    findings = []
    for sentence in prose.sentences:
        for found in _PAIR.finditer(sentence.marked):
            first_kk, second_kk = found["na"] in _KK, found["nb"] in _KK
            if first_kk == second_kk or not _LINK.search(found["gap"]):
                continue
            kk, people = prose.of(found["a"]), prose.of(found["b"])
            if second_kk:
                kk, people = people, kk
            findings += judge_households(
                kk.number, people=people.number, where=f"{sentence.where}: “{kk.number.printed} KK”"
            )
    return findings


def judge_households(kk: Number, *, people: Number, where: str) -> list[Finding]:
    """A household has at least one person."""
    if kk.value <= people.value or kk.about or people.about:
        return []
    message = (
        f"{spell(kk.value)} KK tidak mungkin lebih banyak daripada {spell(people.value)} jiwa:"
        " satu KK paling sedikit satu jiwa. Mungkin dua angka itu tertukar."
    )
    expected = f"paling banyak {spell(people.value)} KK"
    return [Finding("kk_exceeds_people", where, kk.printed, expected, message)]


def rate_claims(prose: Prose) -> tuple[list[Finding], set[str]]:
    """Check every "x per 100.000 penduduk" against the events and people of the paragraph."""
    findings: list[Finding] = []
    used: set[str] = set()
    for index, sentence in enumerate(prose.sentences):
        for mark, rate in prose.marks(sentence, "R"):
            people = _last(_near(_PEOPLE_OF, prose, index), rate, prose)
            events = _last(_near(_EVENTS, prose, index), rate, prose)
            if people is None or events is None or people == events:
                continue
            used |= {mark, people, events}
            findings += judge_rate(
                Rate(
                    where=f"{sentence.where}: “{rate.number.printed}”",
                    events=prose.of(events).number,
                    people=prose.of(people).number,
                    claimed=rate.number,
                    base=rate.base,
                )
            )
    return findings, used


def _last(marks: list[str], rate: Quantity, prose: Prose) -> str | None:
    """The mark nearest to the rate: the last before it in its sentence, else the last of all."""
    if len(marks) == 1:
        return marks[0]
    position = prose.quantities.index(rate)
    before = [mark for mark in marks if int(mark[1:]) < position]
    return before[-1] if before else next(iter(marks), None)


def weight_claims(prose: Prose) -> tuple[list[Finding], set[str]]:
    """Check that weights listed in one sentence sum to 1 or to 100 %."""
    findings: list[Finding] = []
    used: set[str] = set()
    for sentence in prose.sentences:
        word = _WEIGHT.search(sentence.marked)
        if word is None:
            continue
        marks = re.findall(r"(.{0,18})<([cp]\d+)>", sentence.marked)
        parts = [
            mark
            for before, mark in marks
            if not re.search(r"(?:total|jumlah|seluruh|sama dengan|genap)\w*[^<>]*$", before)
        ]
        numbers = [prose.of(mark).number for mark in parts]
        if not _weights_like(numbers):
            continue
        used |= {mark for _, mark in marks}
        findings += judge_weights(numbers, where=sentence.where)
    return findings, used


def _weights_like(numbers: list[Number]) -> bool:
    if len(numbers) < 3:
        return False
    if all(number.percent for number in numbers):
        return True
    total = sum((number.value for number in numbers), Decimal(0))
    return all(0 < number.value < 1 for number in numbers) or Decimal(80) <= total <= Decimal(120)


def mean_claims(prose: Prose) -> tuple[list[Finding], set[str]]:
    """Find a mean of percentages given as the percentage of the groups together."""
    findings: list[Finding] = []
    used: set[str] = set()
    for index, sentence in enumerate(prose.sentences):
        claims = [*_MEAN.finditer(sentence.marked)]
        if not claims:
            continue
        scope = " ".join(s.marked for s in prose.sentences[max(0, index - 2) : index + 1])
        parts = [(m["p"], m["n"]) for m in _OF.finditer(scope) if m["p"] != claims[-1]["m"]]
        if len(parts) < 2:
            continue
        pairs = [(prose.of(p).number, prose.of(n).number) for p, n in parts]
        claimed = prose.of(claims[-1]["m"]).number
        used |= {mark for pair in parts for mark in pair} | {claims[-1]["m"]}
        findings += judge_mean(pairs, claimed=claimed, where=sentence.where)
    return findings, used


def judge_mean(parts: list[tuple[Number, Number]], *, claimed: Number, where: str) -> list[Finding]:
    """Check an overall percentage against the sizes of its groups: (percentage, size) each."""
    size = sum((n.exact for _, n in parts), Fraction(0))
    if size <= 0:
        return []
    pooled = sum((p.exact * n.exact for p, n in parts), Fraction(0)) / size
    mean = sum((p.exact for p, _ in parts), Fraction(0)) / len(parts)
    slack = Fraction(max(p.unit for p, _ in parts) / 2 + claimed.unit)
    value = claimed.exact
    if abs(value - pooled) <= slack or abs(value - mean) > slack:
        return []
    right = spell(pooled, decimals=max(1, claimed.decimals))
    message = (
        f"{spell(claimed.value)} % adalah rata-rata dari persentase, padahal besar kelompoknya"
        f" berbeda. Persentase gabungannya {right} %."
    )
    return [Finding("mean_of_percentages", where, claimed.printed, f"{right} %", message)]
