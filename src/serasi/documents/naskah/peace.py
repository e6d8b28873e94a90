"""Record of a peace agreement (berita acara kesepakatan damai): ten articles (domain 7.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from serasi.documents import words
from serasi.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Paragraph,
    Signature,
    Table,
    line,
)
from serasi.documents.naskah.common import (
    Issue,
    clock,
    day_cell,
    lettered,
    money_cell,
    number_column,
    numbered,
)

PARTIES = ("Pihak Kesatu", "Pihak Kedua", "Pihak Ketiga", "Pihak Keempat")
STAMP = "Meterai Rp10.000"


@dataclass(frozen=True)
class Party:
    """One side; `age` None where it is not known, `mandate` the letter to speak for others."""

    name: str
    age: int | None
    work: str
    address: str
    on_behalf_of: str = ""
    mandate: str = ""


@dataclass(frozen=True)
class Obligation:
    """What a side has to do."""

    party: str
    content: str
    due: date | None
    amount: Decimal | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Witness:
    """Who saw it or takes note of it, and as what ("Ketua RT 02", "Kepala Desa")."""

    office: str
    name: str = ""


@dataclass(frozen=True)
class PeaceRecord:
    """What was agreed.

    legal_process : what of the law goes on; "" where there is none, never a waiver
    monitors : who looks whether it is kept; on `monitoring_days` days after signing
    """

    at: datetime
    place: str
    basis: tuple[str, ...]
    parties: tuple[Party, ...]
    mediators: tuple[Witness, ...]
    matter: str
    obligations: tuple[Obligation, ...]
    told_to: str
    told_by: date | None
    monitors: tuple[str, ...]
    sanctions: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    acknowledged: tuple[Witness, ...]
    legal_process: str = ""
    monitoring_days: tuple[int, ...] = (7, 30, 90, 180)
    copies: int = 3


def peace_record(record: PeaceRecord, issue: Issue) -> Document:
    """Return the record: parties, matter, ten articles, and those who sign."""
    return Document(
        "peace_record",
        "Berita Acara Kesepakatan Damai",
        (*_opening(record), *_articles(record), *_closing(record)),
        issue.letterhead,
        subtitle=issue.numbered,
        place_and_date=issue.place_and_date,
        signatures=_signatures(record),
        copies=issue.copies,
        classification=issue.security,
        draft=issue.draft,
        sheet=issue.sheet,
        foot=issue.foot,
    )


def _opening(record: PeaceRecord) -> tuple[Block, ...]:
    when = words.date_in_words(record.at.date())
    blocks: list[Block] = [
        Paragraph(
            line(
                f"Pada hari ini, {when}, pukul {clock(record.at.time())} WIB, bertempat di "
                f"{record.place}, yang bertanda tangan di bawah ini:"
            )
        )
    ]
    for at, party in enumerate(record.parties):
        blocks.append(Fields(_about(party)))
        blocks.append(Paragraph(line(f"selanjutnya disebut {PARTIES[at].upper()}.")))
    helped = "; ".join(f"{one.name} ({one.office})" for one in record.mediators)
    blocks.append(
        Paragraph(line(f"Para pihak dipertemukan oleh penengah: {helped}."), key="penengah")
    )
    blocks += [Paragraph(line("Dasar:")), numbered(record.basis)]
    blocks.append(Heading("Duduk perkara", 1))
    blocks.append(Paragraph(line(record.matter), key="duduk-perkara"))
    blocks.append(
        Paragraph(line("Berdasarkan hal tersebut, para pihak bersepakat dengan ketentuan berikut:"))
    )
    return tuple(blocks)


def _about(party: Party) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Nama", party.name),
        ("Umur", "tidak ada data" if party.age is None else f"{party.age} tahun"),
        ("Pekerjaan", party.work),
        ("Alamat", party.address),
        ("Bertindak untuk", party.on_behalf_of or "diri sendiri"),
        ("Surat kuasa", party.mandate or "-"),
    )
    return tuple(row for row in rows if row[0] != "Surat kuasa" or party.on_behalf_of)


def _articles(record: PeaceRecord) -> tuple[Block, ...]:
    told_by = f" paling lambat {words.long_date(record.told_by)}" if record.told_by else ""
    days = ", ".join(f"H+{day}" for day in record.monitoring_days)
    going_on = record.legal_process or (
        "Pada saat penandatanganan tidak ada proses hukum yang sedang berjalan."
    )
    texts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (
            "Penghentian perselisihan",
            _said("Para pihak menghentikan perselisihan dan saling memaafkan.", 1),
        ),
        (
            "Tidak mengulangi",
            _said("Para pihak tidak mengulangi perbuatannya dan tidak mengerahkan massa.", 2),
        ),
        (
            "Kewajiban",
            (*_said("Para pihak memenuhi kewajiban berikut.", 3), _obligations(record.obligations)),
        ),
        (
            "Larangan provokasi",
            _said("Para pihak tidak menghasut, secara langsung maupun lewat media sosial.", 4),
        ),
        (
            "Proses hukum",
            _said(f"{going_on} Kesepakatan ini tidak menghapus tindak pidana berat.", 5),
        ),
        (
            "Sosialisasi",
            _said(f"Para pihak menyampaikan kesepakatan ini kepada {record.told_to}{told_by}.", 6),
        ),
        (
            "Pemantauan",
            _said(f"Pelaksanaan dipantau {', '.join(record.monitors)} pada {days}.", 7),
        ),
        (
            "Sanksi",
            (*_said("Pihak yang melanggar dikenai:", 8), lettered(record.sanctions)),
        ),
        (
            "Perselisihan baru",
            _said("Perselisihan baru diselesaikan lewat musyawarah dengan penengah yang sama.", 9),
        ),
        (
            "Penutup",
            _said("Kesepakatan ini dibuat tanpa paksaan dan berlaku sejak ditandatangani.", 10),
        ),
    )
    blocks: list[Block] = []
    for at, (title, article) in enumerate(texts, 1):
        blocks += [Heading(title, 1, f"Pasal {at}", centred=True), *article]
    return tuple(blocks)


def _said(text: str, article: int) -> tuple[Block, ...]:
    return (Paragraph(line(text), key=f"pasal-{article}"),)


def _obligations(obligations: tuple[Obligation, ...]) -> Table:
    rows = tuple(
        (
            Cell(str(at), at),
            Cell(one.party),
            Cell(one.content),
            money_cell(one.amount),
            day_cell(one.due),
            Cell(one.evidence or "–"),
        )
        for at, one in enumerate(obligations, 1)
    )
    columns = (
        number_column(),
        Column("Pihak", 1.1),
        Column("Isi", 2.4),
        Column("Jumlah", 1.2),
        Column("Tenggat", 1.3),
        Column("Bukti", 1.5),
    )
    return Table(columns, rows, key="kewajiban", empty="Tidak ada kewajiban lain.")


def _closing(record: PeaceRecord) -> tuple[Block, ...]:
    copies = words.counted(record.copies, "rangkap")
    text = (
        f"Berita acara ini dibuat dalam {copies}, bernomor, masing-masing mempunyai kekuatan yang "
        "sama, dibacakan di hadapan para pihak, dan ditandatangani tanpa tekanan."
    )
    return (Paragraph(line(text), key="penutup"),)


def _signatures(record: PeaceRecord) -> tuple[Signature, ...]:
    parties = tuple(
        Signature(PARTIES[at], party.name, group="PARA PIHAK", stamp=STAMP)
        for at, party in enumerate(record.parties)
    )
    return (
        *parties,
        *(Signature(one.office, one.name, group="PENENGAH") for one in record.mediators),
        *(Signature(one.office, one.name, group="SAKSI-SAKSI") for one in record.witnesses),
        *(Signature(one.office, one.name, group="MENGETAHUI") for one in record.acknowledged),
    )
