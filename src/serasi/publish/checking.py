"""The checker of figures over a whole paper: tables, prose, and numbers without a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from serasi.documents.model import Block, Document, Heading, Paragraph, Points, Table
from serasi.science.tables import Finding, check_sheets

ORPHAN, NARRATIVE = "no_source", "narrative_vs_table"
WORDS = {
    "sum_not_100": "persen tidak berjumlah 100",
    "impossible_percent": "persen yang tidak mungkin dari jumlahnya",
    "total_wrong": "jumlah tidak sama dengan rinciannya",
    "subtotal_mismatch": "subjumlah tidak sama dengan rinciannya",
    "narrative_vs_table": "kalimat berbeda dari tabel",
    "margin_of_error": "batas kesalahan janggal",
    "weights_not_one": "bobot tidak berjumlah 1",
    "mixed_decimal": "desimal tidak seragam",
    "truncation_not_rounding": "angka dipotong, bukan dibulatkan",
    "duplicate_row": "baris ganda",
    "period_mismatch": "periode berbeda",
    "share_over_100": "bagian lebih dari 100 persen",
    "wrong_growth": "perubahan salah hitung",
    "percent_vs_point": "persen tertukar dengan poin",
    "rate_wrong": "angka per penduduk salah hitung",
    "mean_of_percentages": "rata-rata persen tidak ditimbang",
    "kk_exceeds_people": "keluarga lebih banyak daripada orang",
    ORPHAN: "angka tanpa sumber",
    "unwritten": "belum ditulis",
    "group_named": "nama kelompok atau orang",
    "phone_number": "nomor telepon",
}
_NUMBER = re.compile(r"(?<![\w./-])\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\w./-])\d+(?:,\d+)?(?![\w/])")
_NAMED = re.compile(
    r"(?i)\b(nomor|no\.?|pasal|ayat|tahun|tanggal|pukul|bab|huruf|angka|lampiran|gelombang|halaman|"
    r"permendagri|perpres|uu|pp|nip)\s*$"
)
_MONTH = re.compile(
    r"(?i)^\s*(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    r"desember)\b"
)
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Told:
    """A finding in plain words, with where it stands and the part of the paper to mend."""

    kind: str
    where: str
    message: str
    key: str = ""

    @property
    def plain(self) -> dict[str, str]:
        """Return it as JSON keeps it."""
        return {
            "kind": self.kind, "where": self.where, "message": self.message, "key": self.key,
            "words": WORDS.get(self.kind, self.kind),
        }  # fmt: skip


def check(document: Document, *, sources: Iterable[str]) -> list[Told]:
    """Return what is wrong with the figures of a paper.

    sources : all values that the figures of the paper have, as printed; an officer's number that
        is none of them is told, since nobody can say where it came from
    """
    counted, typed = _numbers(document)
    found = [
        _told(one)
        for one in check_sheets(sheets_of(document)).findings
        if one.kind != NARRATIVE or one.printed in typed or one.printed not in counted
    ]
    return [*found, *orphans(document, sources=set(sources))]


def _numbers(document: Document) -> tuple[set[str], set[str]]:
    """Return the numbers of prose that come from figures, and those that somebody typed.

    A counted one is not held against tables of other things: the checker cannot know which of the
    many tables of a paper a sentence speaks of, its figure does.
    """
    counted: set[str] = set()
    typed: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            counted |= {run.text for run in block.runs if run.figure}
            typed |= set(bare_numbers(_bare(block)))
    return counted, typed


def _bare(block: Paragraph) -> str:
    return "".join("\x00" if run.figure else run.text for run in block.runs)


def _told(one: Finding) -> Told:
    return Told(one.kind, one.where, one.message)


def sheets_of(document: Document) -> dict[str, list[list[object]]]:
    """Return the tables of a paper as sheets, and its prose as one, for the checker."""
    sheets: dict[str, list[list[object]]] = {}
    prose: list[list[object]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            name = block.caption or block.key or f"Tabel {len(sheets) + 1}"
            sheets[name] = _sheet(block)
        elif text := text_of(block):
            prose.append([text])
    sheets["Teks"] = prose
    return sheets


def _sheet(table: Table) -> list[list[object]]:
    """Return a table as the rows of a sheet.

    The "%" of the plan's matrix is left out: a mean of capped ratios over the periods that are
    due, which no rule of the checker reads; its figure counts it.
    """
    kept = [
        n for n, column in enumerate(table.columns) if table.key != "rencana" or column.title != "%"
    ]
    head: list[object] = [
        " ".join(filter(None, (table.columns[n].group, table.columns[n].title))) for n in kept
    ]
    rows: list[list[object]] = [[_plain(row[n].text) for n in kept] for row in table.rows]
    return [head, *rows]


def _plain(text: str) -> str:
    return "" if text in ("–", "tidak ada data") else text


def text_of(block: Block) -> str:
    """Return the words of a block that is prose, "" for others."""
    if isinstance(block, Paragraph):
        return "".join(run.text for run in block.runs)
    if isinstance(block, Points):
        return "\n".join("".join(run.text for run in item) for item in block.items)
    return ""


def orphans(document: Document, *, sources: set[str]) -> list[Told]:
    """Return the numbers of prose that come from no figure and equal none of the paper's values."""
    found = []
    chapter = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = block.text
        if not isinstance(block, Paragraph):
            continue
        for number in bare_numbers(_bare(block)):
            if number not in sources:
                words = (
                    f"Angka {number} tidak berasal dari data naskah ini. Pakai tanda angka seperti"
                    " {jumlah:peristiwa}, atau sebutkan sumbernya kepada penanda tangan."
                )
                found.append(Told(ORPHAN, chapter, words, block.key.split(".")[0]))
    return found


def bare_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text that state an amount: no dates, years, articles or codes.

    >>> list(bare_numbers("Pasal 5 UU 7/2012: pada 8 Agustus 2026 ada 27 peristiwa, 12,5 persen"))
    ['27', '12,5']
    """
    for match in _NUMBER.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NAMED.search(before) or _MONTH.match(after) or _YEAR.fullmatch(match[0]):
            continue
        if before.endswith("(") and after.startswith((")", ".")):
            continue
        yield match[0]
