"""Letters: invitation, proposal of a legal status, covering letter (domain 7.6, 7.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from serasi.documents import words
from serasi.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Paragraph,
    Signature,
    Table,
    line,
)
from serasi.documents.naskah.common import (
    UNNUMBERED,
    Issue,
    day_cell,
    hours,
    lettered,
    number_column,
    numbered,
)

_CLOSING = "Demikian, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."


@dataclass(frozen=True)
class Invitation:
    """An invitation to a meeting.

    basis : what it rests on, a clause without a full stop ("hasil pemantauan situasi …")
    opening : the whole first sentence where it is no such clause
    notes : what to bring, who may come in one's place, how to confirm
    """

    subject: str
    recipients: tuple[str, ...]
    basis: str
    day: date
    begins: time
    place: str
    agenda: tuple[str, ...]
    chair: str = ""
    ends: time | None = None
    notes: tuple[str, ...] = ()
    annexed: int = 0
    opening: str = ""
    zone: str = "WIB"


@dataclass(frozen=True)
class Criterion:
    """A criterion of the law for a status of conflict; `met` None is not yet known."""

    text: str
    article: str
    met: bool | None
    evidence: str = ""


@dataclass(frozen=True)
class StatusProposal:
    """A proposal to the head of the region to declare a status of social conflict (UU 7/2012)."""

    recipient: str
    area: str
    reach: str
    days: int
    summary: str
    criteria: tuple[Criterion, ...]
    chronology: tuple[tuple[date, str], ...]
    police_letter: str
    disrupted: tuple[str, ...]
    council_record: str
    actions: tuple[str, ...]
    budget: str


@dataclass(frozen=True)
class Enclosure:
    """What a covering letter sends."""

    text: str
    quantity: int
    unit: str = "berkas"
    note: str = ""


def letter(
    issue: Issue,
    *,
    kind: str,
    subject: str,
    recipients: tuple[str, ...],
    blocks: tuple[Block, ...],
    annexed: int = 0,
    annexes: tuple[tuple[str, tuple[Block, ...]], ...] = (),
) -> Document:
    """Return a letter: Nomor, Sifat, Lampiran and Hal at the left, the day at the right."""
    return Document(
        kind,
        subject,
        blocks,
        issue.letterhead,
        place_and_date=issue.place_and_date,
        reference=(
            ("Nomor", issue.number or UNNUMBERED),
            ("Sifat", issue.nature),
            ("Lampiran", words.annexed(annexed)),
            ("Hal", subject),
        ),
        recipients=recipients,
        signatures=issue.signatures,
        copies=issue.copies,
        annexes=annexes,
        classification=issue.security,
        draft=issue.draft,
        sheet=issue.sheet,
        foot=issue.foot,
    )


def invitation(meeting: Invitation, issue: Issue) -> Document:
    """Return an invitation to a meeting."""
    agenda = meeting.agenda[0] if len(meeting.agenda) == 1 else numbered(meeting.agenda)
    rows = [
        ("Hari/tanggal", words.day_and_date(meeting.day)),
        ("Pukul", hours(meeting.begins, meeting.ends, meeting.zone)),
        ("Tempat", meeting.place),
        ("Acara", agenda),
    ]
    if meeting.chair:
        rows.append(("Pimpinan rapat", meeting.chair))
    opening = meeting.opening or (
        f"Menindaklanjuti {meeting.basis}, kami mengundang Saudara untuk hadir pada:"
    )
    blocks: list[Block] = [Paragraph(line(opening), key="pembuka"), Fields(tuple(rows))]
    if meeting.notes:
        blocks += [Paragraph(line("Dengan catatan:")), lettered(meeting.notes)]
    blocks.append(Paragraph(line(_CLOSING), key="penutup"))
    return letter(
        issue,
        kind="invitation",
        subject=meeting.subject,
        recipients=meeting.recipients,
        blocks=tuple(blocks),
        annexed=meeting.annexed,
    )


def status_proposal(proposal: StatusProposal, issue: Issue) -> Document:
    """Return a letter that proposes a status of conflict, its grounds in two annexes."""
    opening = (
        f"Bersama ini kami usulkan penetapan Status Keadaan Konflik {proposal.reach} di "
        f"{proposal.area} selama {words.counted(proposal.days, 'hari')}, dengan pertimbangan:"
    )
    grounds = numbered(
        (
            f"surat Kepolisian yang menyatakan keadaan tidak dapat dikendalikan: "
            f"{proposal.police_letter};",
            f"fungsi pemerintahan yang terganggu: {'; '.join(proposal.disrupted)};",
            f"konsultasi dengan pimpinan DPRD: {proposal.council_record}.",
        )
    )
    blocks: tuple[Block, ...] = (
        Paragraph(line(opening), key="pembuka"),
        grounds,
        Paragraph(line(proposal.summary), key="ringkasan"),
        Paragraph(line("Tindakan yang diusulkan selama status berlaku:")),
        lettered(proposal.actions),
        Fields((("Wilayah", proposal.area), ("Anggaran", proposal.budget))),
        Paragraph(line(_CLOSING), key="penutup"),
    )
    return letter(
        issue,
        kind="status_proposal",
        subject=f"Usul Penetapan Status Keadaan Konflik di {proposal.area}",
        recipients=(proposal.recipient,),
        blocks=blocks,
        annexed=2,
        annexes=(
            ("Daftar periksa kriteria", (_criteria(proposal.criteria),)),
            ("Kronologi", (_chronology(proposal.chronology),)),
        ),
    )


def _criteria(criteria: tuple[Criterion, ...]) -> Table:
    said = {True: "Terpenuhi", False: "Belum terpenuhi", None: "Belum diketahui"}
    rows = tuple(
        (
            Cell(str(at), at),
            Cell(one.text),
            Cell(one.article),
            Cell(said[one.met]),
            Cell(one.evidence or "–"),
        )
        for at, one in enumerate(criteria, 1)
    )
    columns = (
        number_column(),
        Column("Kriteria", 3),
        Column("Dasar", 1.2),
        Column("Keadaan", 1.2),
        Column("Bukti", 1.8),
    )
    return Table(columns, rows, key="kriteria")


def _chronology(events: tuple[tuple[date, str], ...]) -> Table:
    rows = tuple(
        (Cell(str(at), at), day_cell(day), Cell(text)) for at, (day, text) in enumerate(events, 1)
    )
    return Table(
        (number_column(), Column("Tanggal", 1), Column("Uraian", 4)), rows, key="kronologi"
    )


def covering_letter(recipient: str, enclosures: tuple[Enclosure, ...], issue: Issue) -> Document:
    """Return a covering letter (surat pengantar): what is sent, and a receipt to sign."""
    rows = tuple(
        (
            Cell(str(at), at),
            Cell(one.text),
            Cell(words.counted(one.quantity, one.unit), one.quantity),
            Cell(one.note),
        )
        for at, one in enumerate(enclosures, 1)
    )
    table = Table(
        (
            number_column(),
            Column("Naskah dinas atau barang yang dikirimkan", 3),
            Column("Banyaknya", 1.2),
            Column("Keterangan", 1.6),
        ),
        rows,
        key="kiriman",
    )
    received = Signature("Penerima", before="Diterima tanggal ……………………")
    return Document(
        "covering_letter",
        "Surat Pengantar",
        (table,),
        issue.letterhead,
        subtitle=issue.numbered,
        place_and_date=issue.place_and_date,
        recipients=(recipient,),
        signatures=(received, *issue.signatures),
        copies=issue.copies,
        classification=issue.security,
        draft=issue.draft,
        sheet=issue.sheet,
        foot=issue.foot,
    )
