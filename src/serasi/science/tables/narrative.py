"""Prose that stands beside a table must give the table's own figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from serasi.science.tables.layout import ADDITIVE, Kind, Layout, Role
from serasi.science.tables.model import Finding, Number
from serasi.science.tables.numbers import spell
from serasi.science.tables.prose import Prose, Quantity, Sentence
from serasi.science.tables.sums import fold

_SMALL_WORDS = re.compile(
    r"(?:dan|di|ke|dari|yang|pada|konflik|kasus|kejadian|isu|sosial|kabupaten|kota|kecamatan|"
    r"desa|kelurahan|jumlah|total|tahun|lain|lainnya|antar|karena|akibat|ekses|sengketa)?"
)
_TOTAL = re.compile(
    r"(?:\btotal|\bjumlah(?:nya)?|\bseluruh\w*|\bkeseluruhan\w*|\bsebanyak|\btercatat|\bterdapat"
    r"|\bterjadi|\bada|\bdari)(?: [a-z]+){0,3} <(?P<n>c\d+)>"
)
_MOST = re.compile(r"\b(?:ter(?:banyak|tinggi|besar)|paling (?:banyak|tinggi|besar))\b")
_LEAST = re.compile(r"\b(?:ter(?:sedikit|endah|kecil)|paling (?:sedikit|rendah|kecil))\b")
_COUNTED = re.compile(
    r"(?:konflik|kejadian|kasus|peristiwa|insiden|laporan|responden|orang|jiwa|kk|desa|"
    r"kecamatan|rumah|korban|keluarga|potensi|sengketa|warga)?"
)
_CHANGE = re.compile(
    r"naik|turun|meningkat|menurun|selisih|berkurang|bertambah|dibanding|poin|rata-rata|per bulan"
    r"|setiap|target|tahun lalu|sebelumnya|margin|kepercayaan"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A row label found in a sentence, at a position of its marked text."""

    row: int
    start: int
    end: int


def check_narrative(prose: Prose, *, layouts: Sequence[Layout]) -> list[Finding]:
    """Compare every figure that prose gives for a row, or for the total, with the tables."""
    findings = []
    for sentence in prose.sentences:
        for layout in layouts:
            found = _sentence(sentence, prose, layout)
            if found is not None:
                findings += found
                break
    return findings


def _sentence(sentence: Sentence, prose: Prose, layout: Layout) -> list[Finding] | None:
    """Findings of one sentence about one table; None when it is not about this table."""
    names = _names(sentence, layout)
    findings = _superlatives(sentence, layout, names)
    total = _total(sentence, prose, layout, names)
    if not names:
        return total
    if _CHANGE.search(sentence.marked):
        return findings
    for name, mark in _assigned(sentence, prose, names):
        findings += _figure(sentence, prose.of(mark), layout, name.row)
    return findings + (total or [])


def _names(sentence: Sentence, layout: Layout) -> list[_Name]:
    text = " " + re.sub(r"[^\w<>]", " ", sentence.marked) + " "
    found: list[_Name] = []
    for row in layout.rows(Kind.BODY, Kind.SUBTOTAL):
        label = fold(layout.labels[row])
        for form in _forms(label, layout):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                found.append(_Name(row, match.start() - 1, match.end() - 1))
            if any(name.row == row for name in found):
                break
    found.sort(key=lambda name: (name.start, -(name.end - name.start)))
    kept: list[_Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _forms(label: str, layout: Layout) -> list[str]:
    """The label itself, then its telling words if no other row has them."""
    if len(label) < 3 or label.isdigit():
        return []
    forms = [label]
    words = [word for word in label.split() if not _SMALL_WORDS.fullmatch(word)]
    core = " ".join(words)
    others = [fold(other) for other in layout.labels if fold(other) != label]
    if len(core) >= 4 and core != label and not any(core in other for other in others):
        forms.append(core)
    return forms


def _assigned(sentence: Sentence, prose: Prose, names: Sequence[_Name]) -> list[tuple[_Name, str]]:
    """Give each figure to the label before it in its clause, else to the one after it."""
    pairs = []
    for found in re.finditer(r"<([cp]\d+)>", sentence.marked):
        quantity = prose.of(found.group(1))
        if quantity.letter == "C" and not _countable(quantity):
            continue
        name = _owner(sentence.marked, found.start(), found.end(), names)
        if name is not None:
            pairs.append((name, found.group(1)))
    return pairs


def _countable(quantity: Quantity) -> bool:
    return bool(_COUNTED.fullmatch(quantity.noun)) or quantity.noun in ("dan", "serta")


def _owner(text: str, start: int, end: int, names: Sequence[_Name]) -> _Name | None:
    before = [n for n in names if n.end <= start and not re.search(r"[;:]", text[n.end : start])]
    after = [n for n in names if n.start >= end and not re.search(r"[,;:]", text[end : n.start])]
    close = before[-1] if before else None
    if close is not None:
        between = text[close.end : start]
        figures = re.findall(r"<[cp]\d+>", between)
        clean = not re.search(r",\s*(?:dan |serta )?\w+ \w+", between) or not after
        if clean and (not figures or re.search(r"\(|atau|dari", between)) and len(figures) < 2:
            return close
    if after and len(re.findall(r"<", text[end : after[0].start])) == 0 and not close:
        return after[0]
    if after and close is not None and re.fullmatch(r"[\w\s]{0,25}", text[end : after[0].start]):
        return after[0]
    return None


def _figure(sentence: Sentence, quantity: Quantity, layout: Layout, row: int) -> list[Finding]:
    numbers = _candidates(sentence, quantity, layout, row)
    whole = _whole_of(layout, quantity)
    if not numbers or any(_says(quantity.number, number) for number in [*numbers, *whole]):
        return []
    unit = " %" if quantity.number.percent else ""
    right = " atau ".join(f"{spell(number.value)}{unit}" for number in numbers[:3])
    label = layout.labels[row]
    message = (
        f"Narasi menulis {spell(quantity.number.value)}{unit} untuk “{label}”, tetapi tabel"
        f" (baris {layout.table.rows[row].number}) memuat {right}."
    )
    where = f"narasi, {sentence.where}: “{quantity.number.printed}”"
    return [Finding("narrative_vs_table", where, quantity.number.printed, right, message)]


def _candidates(sentence: Sentence, quantity: Quantity, layout: Layout, row: int) -> list[Number]:
    roles: tuple[Role, ...] = (Role.PERCENT,) if quantity.letter == "P" else tuple(ADDITIVE)
    columns = layout.columns(*roles)
    years = re.findall(r"(?:19|20)\d\d", sentence.text)
    dated = [c for c in columns if any(year in layout.table.header[c] for year in years)]
    units = {"kk": Role.HOUSEHOLDS, "jiwa": Role.PEOPLE, "responden": Role.SAMPLE}
    role = units.get(quantity.noun)
    typed = [c for c in dated or columns if layout.roles[c] is role] if role else []
    found = [layout.number(row, column) for column in typed or dated or columns]
    return [number for number in found if number is not None]


def _whole_of(layout: Layout, quantity: Quantity) -> list[Number]:
    """A figure beside a label may also be the total: "35 dari 104 kejadian"."""
    total = layout.total_row()
    if total is None or quantity.letter != "C":
        return []
    found = [layout.number(total, column) for column in layout.columns(*ADDITIVE)]
    return [number for number in found if number is not None]


def _says(said: Number, printed: Number) -> bool:
    """True when prose gives the table's figure, perhaps rounded or cut to fewer digits."""
    step = said.unit
    gap = abs(said.value - printed.value)
    if said.about:
        return gap <= max(step, abs(printed.value) / 10)
    if said.decimals >= printed.decimals and said.scale == 1:
        return gap == 0
    return gap <= step / 2 or 0 <= printed.value - said.value < step


def _total(
    sentence: Sentence, prose: Prose, layout: Layout, names: Sequence[_Name]
) -> list[Finding] | None:
    row = layout.total_row()
    found = _TOTAL.search(sentence.marked)
    if found is None or _CHANGE.search(sentence.marked):
        return None
    quantity = prose.of(found["n"])
    if not (quantity.noun and _COUNTED.fullmatch(quantity.noun)) or (
        names and names[0].start < found.start()
    ):
        return None
    if names and "dari <" not in found.group(0) and "total" not in found.group(0):
        return None
    values = _total_values(layout, row)
    if not values or any(_says(quantity.number, value) for value in values):
        return [] if values else None
    nearest = min(values, key=lambda value: abs(value.value - quantity.number.value))
    right = spell(nearest.value)
    message = (
        f"Narasi menulis jumlah {spell(quantity.number.value)} {quantity.noun}, tetapi tabel"
        f" berjumlah {right}."
    )
    where = f"narasi, {sentence.where}: “{quantity.number.printed}”"
    return [Finding("narrative_vs_table", where, quantity.number.printed, right, message)]


def _total_values(layout: Layout, row: int | None) -> list[Number]:
    values = []
    for column in layout.columns(*ADDITIVE):
        printed = layout.number(row, column) if row is not None else None
        numbers = [number for _, number in layout.numbers(column)]
        if printed is not None:
            values.append(printed)
        if len(numbers) > 1:
            total = sum((number.value for number in numbers), Decimal(0))
            values.append(Number(total, max(n.decimals for n in numbers), str(total)))
    rows = len(layout.rows(Kind.BODY))
    if values and rows:
        values.append(Number(Decimal(rows), 0, str(rows)))
    return values


def _superlatives(sentence: Sentence, layout: Layout, names: Sequence[_Name]) -> list[Finding]:
    """Check "terbanyak di Kecamatan Wuluhan" against the largest row."""
    if len(names) != 1 or len(layout.columns(*ADDITIVE)) != 1:
        return []
    most, least = _MOST.search(sentence.marked), _LEAST.search(sentence.marked)
    if bool(most) == bool(least) or re.search(r"kedua|ketiga|salah satu|kelima", sentence.marked):
        return []
    column = layout.columns(*ADDITIVE)[0]
    numbers = layout.numbers(column)
    if len(numbers) < 2:
        return []
    values = [number.value for _, number in numbers]
    edge = max(values) if most else min(values)
    if layout.value(names[0].row, column) == edge:
        return []
    right = next(layout.labels[row] for row, number in numbers if number.value == edge)
    label = layout.labels[names[0].row]
    word = "terbanyak" if most else "paling sedikit"
    message = f"Narasi menyebut “{label}” {word}, tetapi menurut tabel “{right}” ({spell(edge)})."
    where = f"narasi, {sentence.where}"
    return [Finding("narrative_vs_table", where, label, right, message)]
