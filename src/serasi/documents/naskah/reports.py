"""Reports of one event: laporan kejadian, laporan khusus, laporan informasi (domain 3.3, 7)."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Paragraph,
    Points,
    Table,
    line,
)
from serasi.documents.naskah.common import Issue, framed


@dataclass(frozen=True)
class Told:
    """What is known of an event; "" is not told. Facts stand apart from opinion.

    chronology : line by line, in order
    counts, losses : what was counted, with the number as a cell of its own
    """

    title: str
    when: str
    told_on: str
    where: str
    kind: str
    trigger: str
    law_source: str
    state: str
    sources: str
    root: str
    parties: tuple[tuple[str, str], ...]
    chronology: tuple[str, ...]
    counts: tuple[tuple[str, Cell], ...]
    losses: tuple[tuple[str, Cell], ...]
    tools: str
    done: str
    opinion: str
    risk: str


_NONE = "Tidak ada data."


def event_report(told: Told, issue: Issue, *, title: str, analysed: bool) -> Document:
    """Return a report of what happened; a special one (`analysed`) tells the officers' view too."""
    chapters: list[tuple[str, tuple[Block, ...]]] = [
        ("Kronologi", _lines(told.chronology)),
        ("Pihak", _fields(told.parties)),
        ("Korban dan pengungsi", (_numbers(told.counts, "korban"),)),
        ("Kerusakan dan kerugian", (_numbers(told.losses, "kerusakan"),)),
        ("Senjata atau alat", (Paragraph(line(told.tools or _NONE)),)),
        ("Tindakan yang diambil", _kept(told.done, "tindakan")),
        ("Situasi terakhir", _kept("", "situasi")),
        ("Kebutuhan", _kept("", "kebutuhan")),
    ]
    if analysed:
        chapters.append(("Analisis dan prakiraan", _kept(told.opinion, "analisis")))
        chapters.append(("Saran tindak lanjut", _kept("", "saran")))
    chapters.append(("Laporan berikutnya", _kept("", "berikut")))
    head = (
        ("Perihal", told.title),
        ("Waktu kejadian", told.when),
        ("Waktu lapor", told.told_on),
        ("Lokasi", told.where),
        ("Jenis", told.kind),
        ("Pemicu", told.trigger),
        ("Sumber konflik", told.law_source),
        ("Tingkat risiko", told.risk),
        ("Keadaan catatan", told.state),
    )
    blocks: list[Block] = [*_fields(head)]
    for at, (name, body) in enumerate(chapters):
        blocks += [Heading(name, 1, f"{chr(65 + at)}."), *body]
    return framed("event_report", title, tuple(blocks), issue)


def information_report(told: Told, issue: Issue) -> Document:
    """Return a report of information: where it came from, six questions, what its writer thinks."""
    facts = (
        ("Apa", told.title),
        ("Bilamana", told.when),
        ("Di mana", told.where),
        ("Siapa", "; ".join(f"{name}: {words}" for name, words in told.parties if words)),
        ("Mengapa", told.root),
    )
    blocks: tuple[Block, ...] = (
        *_fields((("Bidang", told.trigger), ("Perihal", told.title))),
        Heading("Pendahuluan", 1, "I."),
        *_fields((("Sumber informasi", told.sources), ("Waktu mendapatkan", told.told_on))),
        Heading("Cara mendapatkan dan nilai informasi", 2),
        *_kept("", "nilai"),
        Heading("Fakta", 1, "II."),
        *_fields(facts),
        Paragraph(line("Bagaimana:")),
        *_lines(told.chronology),
        _numbers(told.counts, "korban"),
        Heading("Pendapat pelapor", 1, "III."),
        Heading("Analisis", 2),
        *_kept(told.opinion, "analisis"),
        *_fields((("Tingkat risiko", told.risk),)),
        Heading("Prakiraan", 2),
        *_kept("", "prakiraan"),
        Heading("Langkah yang diambil", 2),
        *_kept(told.done, "tindakan"),
        Heading("Saran", 2),
        *_kept("", "saran"),
    )
    return framed("information_report", "Laporan Informasi", blocks, issue)


def _fields(rows: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return (Fields(tuple((name, words or "tidak ada data") for name, words in rows)),)


def _lines(lines: tuple[str, ...]) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph(line(_NONE)),)
    return (Points(tuple(map(line, lines)), tuple(f"{at}." for at in range(1, len(lines) + 1))),)


def _kept(words: str, key: str) -> tuple[Block, ...]:
    return (Paragraph(line(words or "Belum ditulis."), key=key),)


def _numbers(rows: tuple[tuple[str, Cell], ...], key: str) -> Table:
    columns = (Column("Uraian", 4), Column("Jumlah", 1.4, Align.RIGHT))
    return Table(columns, tuple((Cell(name), cell) for name, cell in rows), key=key)
