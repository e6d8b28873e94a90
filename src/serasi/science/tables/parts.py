"""Counts in prose that make up a total: lists, details in the next sentence, brackets."""

from __future__ import annotations

import re

from serasi.science.tables.model import Finding
from serasi.science.tables.numbers import spell
from serasi.science.tables.prose import Prose, Sentence, label_before

_ITEMS = re.compile(
    r"(?:\bterdiri (?:dari|atas)|\bterbagi|\brincian(?:nya)?|\bperincian(?:nya)?|\byakni|\byaitu"
    r"|\bmeliputi|\bmencakup|\bberupa|\bmasing-masing|:)"
)
_AFTER_SUM = re.compile(
    r"(?:sehingga |dengan |secara )?(?:total|jumlah|seluruh|keseluruhan)(?:nya|annya)?"
    r"(?: [a-z]+){0,3} <(?P<n>c\d+)>"
)
_SORTS = (
    re.compile(
        r"konflik|kejadian|kasus|peristiwa|insiden|laporan|sengketa|potensi|bentrok\w*|perkara"
        r"|pengaduan|aduan|tawuran|demonstrasi|aksi"
    ),
    re.compile(
        r"orang|jiwa|warga|responden|korban|pengungsi|penduduk|peserta|siswa|pelaku|anggota"
    ),
    re.compile(
        r"provinsi|kabupaten|kota|kecamatan|desa|kelurahan|dusun|titik|wilayah|dinas|lembaga"
    ),
    re.compile(r"kk|kepala|keluarga|rumah"),
)
_WEAK_ITEMS = re.compile(r"yakni|yaitu|masing-masing|berupa|:")
_OTHER_SUBJECT = re.compile(
    r"\b(?:namun|tetapi|tapi|tertinggi|terbanyak|terbesar|paling|dominan|sering|sedangkan)\b"
)
_NEAR = 45
_NEW_LIST = re.compile(r"\b(?:total|jumlah|dibanding\w*|tahun|sedangkan|sementara|jika|rinci\w*)\b")
_OPENS = re.compile(r"\b(?:total|jumlah|rinci\w*|terdiri)\b|:\s*$")
_DETAILS = re.compile(r"\W*(?:rincian|perincian|terdiri)")
_SHORTEST_LIST = 3


def total_claims(prose: Prose, *, used: set[str]) -> list[Finding]:
    """Check "104 konflik, terdiri dari 35 …, 26 …": the parts must make up the total."""
    findings = []
    for sentence in prose.sentences:
        findings += _brackets(sentence, prose, used)
        findings += _named_twice(sentence, prose, used)
        text = _outside_brackets(sentence)
        found = _listed(text, prose, used) or _summed(text, prose, used)
        if found is not None:
            findings += _parts_wrong(*found, prose, sentence)
        elif _DETAILS.match(text):
            findings += _detailed(sentence, prose, used)
        elif _OPENS.search(sentence.marked):
            findings += _bulleted(sentence, prose, used)
    return findings


def _bulleted(sentence: Sentence, prose: Prose, used: set[str]) -> list[Finding]:
    """A total whose parts follow as a list of lines, one count a line."""
    heads = [mark for mark, _ in prose.marks(sentence, "C") if _countable(mark, prose, used)]
    parts: list[tuple[str, int]] = []
    for line in prose.sentences[sentence.order :]:
        marks = [mark for mark, _ in prose.marks(line, "C") if _countable(mark, prose, used)]
        if not line.is_bullet or not marks:
            break
        parts.append((marks[0], 1))
    parts = [part for part in parts if heads and _alike(heads[-1], part[0], prose)]
    return _parts_wrong(heads[-1], parts, prose, sentence) if len(parts) >= 2 else []


def _outside_brackets(sentence: Sentence) -> str:
    return re.sub(r"\([^()]*\)", lambda m: " " * len(m.group(0)), sentence.marked)


def _detailed(sentence: Sentence, prose: Prose, used: set[str]) -> list[Finding]:
    """A sentence that begins with "Rinciannya" details a count of the sentence before.

    With several counts before it (households, people, villages) it is wrong only when it fits
    none; the list may run on over the next sentences and is right when some end of it fits.
    """
    before = prose.sentences[sentence.order - 2] if sentence.order > 1 else None
    heads = re.findall(r"<(c\d+)>", _outside_brackets(before)) if before else []
    heads = [mark for mark in heads if _countable(mark, prose, used)]
    verdicts = [_against(mark, sentence, prose, used) for mark in heads]
    known = [verdict for verdict in verdicts if verdict is not None]
    return known[-1] if known and all(known) else []


def _against(head: str, sentence: Sentence, prose: Prose, used: set[str]) -> list[Finding] | None:
    """Findings of a detailed list against one total; None when they are of different sorts."""
    own = _alike_parts(head, sentence, prose, used)
    if len(own) < 2:
        return None
    whole = prose.of(head).number.value
    parts = list(own)
    for follower in prose.sentences[sentence.order :]:
        if sum(_values(parts, prose)) >= whole or _NEW_LIST.search(follower.marked):
            break
        more = _alike_parts(head, follower, prose, used)
        if not more:
            break
        parts += more
    if sum(_values(parts, prose)) == whole:
        return []
    return _parts_wrong(head, own, prose, sentence) if len(parts) == len(own) else []


def _alike_parts(
    head: str, sentence: Sentence, prose: Prose, used: set[str]
) -> list[tuple[str, int]]:
    parts = _parts(_outside_brackets(sentence), each=False)
    return [p for p in parts if _countable(p[0], prose, used) and _alike(head, p[0], prose)]


def _values(parts: list[tuple[str, int]], prose: Prose) -> list[int]:
    return [int(prose.of(mark).number.value) for mark, times in parts for _ in range(times)]


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
        parts = [p for p in parts if heads and _alike(heads[-1], p[0], prose)]
        between = text[: marker.start()].rpartition(">")[2]
        weak = _WEAK_ITEMS.search(marker.group(0)) is not None
        if weak and (len(between) > _NEAR or _OTHER_SUBJECT.search(between)):
            continue
        if heads and len(parts) >= 2 and _countable(heads[-1], prose, used):
            if re.search(r"antara lain|di antaranya|misalnya|sisanya(?![^<>]*<)", text):
                return None
            return heads[-1], parts
    return None


def _alike(one: str, other: str, prose: Prose) -> bool:
    """False when two counts are of different sorts: people and provinces do not add up."""
    sorts = [
        next((i for i, sort in enumerate(_SORTS) if sort.fullmatch(prose.of(mark).noun)), None)
        for mark in (one, other)
    ]
    return None in sorts or sorts[0] == sorts[1]


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
    marks = [m for m in marks if _countable(m, prose, used) and _alike(found["n"], m, prose)]
    if len(marks) < 2:
        return None
    return found["n"], [(mark, 1) for mark in marks]


def _parts_wrong(
    total: str, parts: list[tuple[str, int]], prose: Prose, sentence: Sentence
) -> list[Finding]:
    whole = int(prose.of(total).number.value)
    values = _values(parts, prose)
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
    return Finding(kind, sentence.at(printed), printed, spell(found), message)


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
        label = label_before(sentence, mark=mark)
        if not _countable(mark, prose, used) or len(label) < 3:
            continue
        printed = prose.of(mark).number.printed
        if (label, printed) in named:
            message = f"“{label} {printed}” disebut dua kali dalam satu daftar."
            findings.append(
                Finding("duplicate_row", sentence.at(printed), label, "satu kali", message)
            )
        named[label, printed] = mark
    return findings
