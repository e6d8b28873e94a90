"""Papers of a meeting: invitation, minutes, list of those present (domain 7.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from django.utils.translation import gettext_lazy as _

from serasi.documents.model import Block, Cell, Document, Signature, Table
from serasi.documents.naskah import common, letters, meetings
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import (
    Told,
    finished,
    issue_of,
    paper_day,
    told_by,
    zone_words,
)
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records import meeting as record

LISTED = 20
"""With more recipients a letter names them in an annex."""
BLANK_ROWS = 25
ANNEXED = "Daftar terlampir"
MOST_SPEAKER = 60
SUMS = ("l", "p", "kosong", "jumlah")
NOTES = (
    "membawa data yang berkaitan dengan agenda;",
    "bila berhalangan, mengutus wakil yang berwenang memutuskan;",
    "menjawab undangan ini sebelum hari rapat.",
)
WRITERS = (
    AgencyKind.BAKESBANGPOL, AgencyKind.KECAMATAN, AgencyKind.BAKORWIL, AgencyKind.DINSOS,
)  # fmt: skip


def invitation(draft: Draft) -> Document:
    """Compose the invitation to a meeting."""
    told = told_by(draft, "rapat", "naskah.undangan")
    asked = tuple(one.text("nama") for one in told.rows("undang"))
    many = len(asked) > LISTED
    title = told.text("judul")
    need = told.text("kebutuhan").rstrip(".")
    reason = f"{need}. Sehubungan dengan itu" if need else f"Sehubungan dengan {title}"
    paper = letters.invitation(
        letters.Invitation(
            subject=f"Undangan {title}",
            recipients=(ANNEXED,) if many else asked,
            basis="",
            opening=f"{reason}, kami mengundang Saudara untuk hadir pada:",
            day=told.day("hari") or paper_day(draft),
            begins=told.clock("mulai") or time(),
            place=told.text("tempat"),
            agenda=tuple(one.text("judul") for one in told.rows("agenda")) or (title,),
            chair=told.text("pimpinan"),
            notes=NOTES,
            annexed=int(many),
            zone=zone_words(draft),
        ),
        issue_of(draft),
    )
    if many:
        names = common.numbered(asked)
        paper = replace(paper, annexes=(("Daftar yang diundang", (names,)),))
    return finished(draft, paper)


def _meeting(draft: Draft, told: Told) -> meetings.Meeting:
    return meetings.Meeting(
        subject=told.text("judul"),
        day=told.day("hari") or paper_day(draft),
        begins=told.clock("mulai") or time(),
        ends=told.clock("selesai"),
        place=told.text("tempat"),
        chair=told.text("pimpinan"),
        secretary=told.text("notulis") or common.NOT_KNOWN,
        zone=zone_words(draft),
    )


def _spoken(notes: str) -> tuple[meetings.Spoken, ...]:
    """Return what was said line by line: "Camat: jalur sudah dijaga"."""
    found = []
    for said in filter(None, map(str.strip, notes.splitlines())):
        speaker, colon, point = said.partition(":")
        known = colon and len(speaker) <= MOST_SPEAKER and point.strip()
        found.append(
            meetings.Spoken(speaker.strip(), point.strip())
            if known
            else meetings.Spoken("Catatan", said)
        )
    return tuple(found)


def minutes(draft: Draft) -> Document:
    """Compose the minutes; whoever led the meeting and who wrote them sign."""
    told = told_by(draft, "rapat", "naskah.notula")
    points = list(told.rows("agenda"))
    follow_ups = tuple(
        meetings.FollowUp(one.text("apa"), one.text("siapa"), one.day("tenggat"))
        for one in told.rows("tugas")
    )
    paper = meetings.minutes(
        meetings.Minutes(
            meeting=_meeting(draft, told),
            present=told.count("hadir"),
            figure=told.figure("hadir"),
            elements=tuple(one.text("nama") for one in told.rows("unsur")),
            agenda=tuple(
                meetings.AgendaItem(one.text("judul"), _spoken(one.text("jalan")))
                for one in points
            ),
            conclusions=tuple(
                f"{one.text('judul')}: {one.text('putusan')}" for one in points
                if one.text("putusan")
            ),
            follow_ups=follow_ups,
        ),
        issue_of(draft, signatures=_chair_and_secretary(draft, told)),
    )  # fmt: skip
    return finished(draft, paper)


def _chair_and_secretary(draft: Draft, told: Told) -> tuple[Signature, ...]:
    """Return who signs minutes: the office that led, by name where its holder signs the paper."""
    signer, chair = draft.facts.signature, told.text("pimpinan")
    led = signer.name if signer.office.casefold() in chair.casefold() else ""
    return (
        Signature(chair, led, before="Pimpinan rapat,"),
        Signature("Notulis", told.text("notulis")),
    )


def attendance(draft: Draft) -> Document:
    """Compose the list of those present; before anybody came it has lines to fill in by hand."""
    told = told_by(draft, "hadir", "naskah.hadir")
    came = tuple(
        meetings.Attendee(one.text("nama"), _from(one), sex=one.text("lp"))
        for one in told.rows("hadir")
    )
    paper = meetings.attendance(
        _meeting(draft, told), came, issue_of(draft), blank_rows=0 if came else BLANK_ROWS
    )
    return finished(
        draft, replace(paper, blocks=tuple(_counted(told, block) for block in paper.blocks))
    )


def _from(one: Told) -> str:
    office, agency = one.text("jabatan"), one.text("instansi")
    return f"{office}, {agency}" if office and agency else office or agency or "–"


def _counted(told: Told, block: Block) -> Block:
    """Return the table of totals with numbers that lead to their figure, others as they are."""
    if not isinstance(block, Table) or block.key != "jumlah-hadir":
        return block
    shown = told.shown
    rows = [
        (Cell(one.text("nama")), *(shown.cell(one.cell(sex)) for sex in SUMS))
        for one in told.rows("unsur")
    ]
    rows.append((Cell("Jumlah"), *(shown.cell(told.cell(sex)) for sex in SUMS)))
    return replace(block, rows=tuple(rows))


_ABOUT = Kind(
    code="",
    title="",
    rhythm=Rhythm.RECORD,
    compose=invitation,
    writers=WRITERS,
    signers=(),
    needs=(),
    levels=(),
    filing="000.1.5",
    about="meeting",
    by_hand=True,
)
KINDS = (
    replace(_ABOUT, code=record.INVITATION, title=_("Undangan rapat")),
    replace(_ABOUT, code=record.MINUTES, title=_("Notula rapat"), compose=minutes),
    replace(_ABOUT, code=record.ATTENDANCE, title=_("Daftar hadir"), compose=attendance),
)
