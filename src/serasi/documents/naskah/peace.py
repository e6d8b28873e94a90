"""Record of a peace agreement (berita acara kesepakatan damai): ten articles (domain 7.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
BLANK = "………………"


@dataclass(frozen=True)
class Party:
    """One side; `age` None where it is not known, `mandate` the letter to speak for others.

    Without a name the person who signs is filled in by hand.
    """

    name: str
    age: int | None
    work: str
    address: str
    on_behalf_of: str = ""
    mandate: str = ""


@dataclass(frozen=True)
class Obligation:
    """What a side has to do; a standing one has no day and holds all the time."""

    party: str
    content: str
    due: date | None
    amount: Decimal | int | None = None
    evidence: str = ""
    figure: str = ""
    standing: bool = False


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
    clauses : the articles in the parties' own words, in the place of the usual ten
    at : None while it is not signed; then day and hour are filled in by hand
    """

    at: datetime | None
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
    clauses: tuple[str, ...] = ()
    zone: str = "WIB"


def party_name(at: int) -> str:
    """Return how a side is called, from 0 on.

    >>> party_name(0), party_name(5)
    ('Pihak Kesatu', 'Pihak Keenam')
    """
    return PARTIES[at] if at < len(PARTIES) else f"Pihak {words.ordinal(at + 1).capitalize()}"


def peace_record(record: PeaceRecord, issue: Issue) -> Document:
    """Return the record: parties, matter, ten articles, and those who sign."""
    return Document(
        "peace_record",
        "Berita Acara Kesepakatan Damai",
        (*_opening(record), *_own_or_usual(record), *_closing(record)),
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
    when, hour = f"{BLANK}, tanggal {BLANK}", BLANK
    if record.at is not None:
        when, hour = words.date_in_words(record.at.date()), clock(record.at.time())
    blocks: list[Block] = [
        Paragraph(
            line(
                f"Pada hari ini, {when}, pukul {hour} {record.zone}, bertempat di "
                f"{record.place or BLANK}, yang bertanda tangan di bawah ini:"
            )
        )
    ]
    for at, party in enumerate(record.parties):
        blocks.append(Fields(_about(party)))
        blocks.append(Paragraph(line(f"selanjutnya disebut {party_name(at).upper()}.")))
    helped = "; ".join(_named(one) for one in record.mediators)
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


def _named(one: Witness) -> str:
    return f"{one.name} ({one.office})" if one.name else one.office


def _about(party: Party) -> tuple[tuple[str, str], ...]:
    age = "tidak ada data" if party.age is None else f"{party.age} tahun"
    rows = (
        ("Nama", party.name or BLANK),
        ("Umur", age if party.name else f"{BLANK} tahun"),
        ("Pekerjaan", party.work or BLANK),
        ("Alamat", party.address or BLANK),
        ("Bertindak untuk", party.on_behalf_of or "diri sendiri"),
        ("Surat kuasa", party.mandate or "-"),
    )
    return tuple(row for row in rows if row[0] != "Surat kuasa" or party.on_behalf_of)


def _own_or_usual(record: PeaceRecord) -> tuple[Block, ...]:
    """Return the articles: the parties' own, and behind them what an own text may leave out."""
    if not record.clauses:
        return _articles(record)
    days = ", ".join(f"H+{day}" for day in record.monitoring_days)
    watched = f"Pelaksanaan dipantau {', '.join(record.monitors)} pada {days}."
    bodies: list[tuple[Block, ...]] = [(Paragraph(line(one)),) for one in record.clauses]
    if record.obligations:
        owed = Paragraph(line("Kewajiban yang disepakati dipenuhi menurut daftar berikut."))
        bodies.append((owed, _obligations(record.obligations)))
    bodies.append(_said(_law(record), len(bodies) + 1))
    if record.monitors and days:
        bodies.append(_said(watched, len(bodies) + 1))
    blocks: list[Block] = []
    for at, body in enumerate(bodies, 1):
        blocks += [Heading(f"Pasal {at}", 1, centred=True), *body]
    return tuple(blocks)


def _law(record: PeaceRecord) -> str:
    """Return what of the law goes on; no agreement waives a grave crime."""
    going_on = record.legal_process or (
        "Pada saat penandatanganan tidak ada proses hukum yang sedang berjalan."
    )
    return f"{going_on} Kesepakatan ini tidak menghapus tindak pidana berat."


def _articles(record: PeaceRecord) -> tuple[Block, ...]:
    told_by = f" paling lambat {words.long_date(record.told_by)}" if record.told_by else ""
    days = ", ".join(f"H+{day}" for day in record.monitoring_days)
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
            _said(_law(record), 5),
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
            replace(money_cell(one.amount), figure=one.figure if one.amount is not None else ""),
            Cell("berlaku terus") if one.standing else day_cell(one.due),
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
        Signature(party_name(at), party.name, group="PARA PIHAK", stamp=STAMP)
        for at, party in enumerate(record.parties)
    )
    return (
        *parties,
        *(Signature(one.office, one.name, group="PENENGAH") for one in record.mediators),
        *(Signature(one.office, one.name, group="SAKSI-SAKSI") for one in record.witnesses),
        *(Signature(one.office, one.name, group="MENGETAHUI") for one in record.acknowledged),
    )
