"""Papers of a meeting: minutes and the list of those present (domain 7.6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from serasi.documents import words
from serasi.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Line,
    Paragraph,
    Points,
    Run,
    Table,
    line,
)
from serasi.documents.naskah.common import (
    NOT_KNOWN,
    Issue,
    count_cell,
    day_cell,
    framed,
    hours,
    number_column,
    numbered,
)

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Meeting:
    """When and where it was, and who led it."""

    subject: str
    day: date
    begins: time
    place: str
    chair: str
    secretary: str
    ends: time | None = None
    zone: str = "WIB"


@dataclass(frozen=True)
class Spoken:
    """What one speaker said, in a sentence or two."""

    speaker: str
    point: str


@dataclass(frozen=True)
class AgendaItem:
    """A matter of the agenda, and how it went."""

    title: str
    course: tuple[Spoken, ...] = ()


@dataclass(frozen=True)
class FollowUp:
    """A task that the meeting gave."""

    task: str
    responsible: str
    due: date | None


@dataclass(frozen=True)
class Attendee:
    """Someone present; `sex` is "L", "P" or "" where it is not known."""

    name: str
    agency: str
    element: str = ""
    sex: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Minutes:
    """What the minutes tell; `present` None where nobody counted, `figure` where it comes from."""

    meeting: Meeting
    present: int | None
    elements: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    conclusions: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    pictures: str = ""
    figure: str = ""


def minutes(told: Minutes, issue: Issue) -> Document:
    """Return the minutes (notula); chair and secretary sign side by side."""
    meeting = told.meeting
    blocks: list[Block] = [
        Fields(
            (
                ("Rapat", meeting.subject),
                *_when_and_where(meeting),
                ("Pimpinan rapat", meeting.chair),
                ("Notulis", meeting.secretary),
                ("Peserta", _present(told)),
                ("Agenda", numbered(tuple(item.title for item in told.agenda))),
            )
        ),
        Heading("Jalannya rapat", 1, "A."),
    ]
    for at, item in enumerate(told.agenda, 1):
        blocks.append(Heading(item.title, 2, f"{at}."))
        blocks.append(_course(item))
    blocks.append(Heading("Kesimpulan", 1, "B."))
    blocks.append(_or_none(numbered(told.conclusions), "Rapat tidak mengambil kesimpulan."))
    blocks.append(Heading("Tindak lanjut", 1, "C."))
    blocks.append(_follow_ups(told.follow_ups))
    if told.pictures:
        blocks += [
            Heading("Dokumentasi", 1, "D."),
            Paragraph(line(told.pictures), key="dokumentasi"),
        ]
    return framed(
        "minutes", "Notula", tuple(blocks), issue, subtitle=issue.numbered if issue.number else ""
    )


def _present(told: Minutes) -> Line:
    """Return how many came, as a number that leads to its figure, and from where."""
    elements = f", unsur {', '.join(told.elements)}" if told.elements else ""
    if told.present is None:
        return line(f"{NOT_KNOWN}{elements}")
    spelled = f" ({words.in_words(told.present)}) orang{elements}"
    return line(Run(f"{told.present}", figure=told.figure), spelled)


def _or_none(points: Points, otherwise: str) -> Block:
    return points if points.items else Paragraph(line(otherwise))


def _course(item: AgendaItem) -> Block:
    said = tuple(line(Run(one.speaker, bold=True), f": {one.point}") for one in item.course)
    return _or_none(Points(said), "Tidak ada pembicara yang dicatat.")


def _follow_ups(follow_ups: tuple[FollowUp, ...]) -> Table:
    rows = tuple(
        (Cell(str(at), at), Cell(one.task), Cell(one.responsible), day_cell(one.due))
        for at, one in enumerate(follow_ups, 1)
    )
    columns = (
        number_column(),
        Column("Tugas", 3),
        Column("Penanggung jawab", 1.6),
        Column("Tenggat", 1.2),
    )
    return Table(columns, rows, key="tindak-lanjut", empty="Tidak ada tugas yang diberikan.")


def _when_and_where(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    return (
        ("Hari/tanggal", words.day_and_date(meeting.day)),
        ("Waktu", hours(meeting.begins, meeting.ends, meeting.zone)),
        ("Tempat", meeting.place),
    )


def attendance(
    meeting: Meeting, attendees: tuple[Attendee, ...], issue: Issue, *, blank_rows: int = 0
) -> Document:
    """Return the list of those present, with lines to sign; `blank_rows` are added to be filled in.

    Totals by sex and element count the names printed, so a list of blank rows has none. There is
    no column for telephones where none of those present told one.
    """
    columns: tuple[Column, ...] = (
        number_column(),
        Column("Nama", 2.2),
        Column("Instansi/unsur", 2.2),
        Column("L/P", 0.5, Align.CENTRE),
        Column("Nomor HP", 1.3),
        Column("Tanda tangan", 1.6),
    )
    phones = not attendees or any(one.phone for one in attendees)
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(str(at), at),
            Cell(one.name),
            Cell(f"{one.agency} ({one.element})" if one.element else one.agency),
            Cell(one.sex),
            Cell(one.phone),
            Cell(f"{at}. …………"),
        )
        for at, one in enumerate(attendees, 1)
    ]
    for at in range(len(rows) + 1, len(rows) + blank_rows + 1):
        rows.append(
            (Cell(str(at), at), Cell(""), Cell(""), Cell(""), Cell(""), Cell(f"{at}. …………"))
        )
    if not phones:
        columns, rows = _without_phones(columns), [_without_phones(row) for row in rows]
    blocks: list[Block] = [
        Fields((("Acara", meeting.subject), *_when_and_where(meeting))),
        Table(columns, tuple(rows), key="hadir", tall=True),
    ]
    if attendees:
        blocks.append(_totals(attendees))
    return framed("attendance", "Daftar Hadir", tuple(blocks), issue, subtitle="")


def _without_phones(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return (*entries[:4], *entries[5:])


def _totals(attendees: tuple[Attendee, ...]) -> Table:
    names = sorted({one.element or one.agency for one in attendees})
    counts = Counter((one.element or one.agency, one.sex) for one in attendees)
    rows = [
        (
            Cell(name),
            *(count_cell(counts[name, sex]) for sex in ("L", "P", "")),
            _sum(counts, (name,)),
        )
        for name in names
    ]
    whole = [count_cell(sum(counts[name, sex] for name in names)) for sex in ("L", "P", "")]
    rows.append((Cell("Jumlah"), *whole, _sum(counts, tuple(names))))
    columns = (
        Column("Unsur", 3),
        Column("L", 1, Align.RIGHT, "Jenis kelamin"),
        Column("P", 1, Align.RIGHT, "Jenis kelamin"),
        Column("Tidak diisi", 1, Align.RIGHT, "Jenis kelamin"),
        Column("Jumlah", 1, Align.RIGHT),
    )
    return Table(columns, tuple(rows), caption="Jumlah yang hadir", key="jumlah-hadir", total=True)


def _sum(counts: Counter[tuple[str, str]], names: tuple[str, ...]) -> Cell:
    return count_cell(sum(count for (name, _), count in counts.items() if name in names))
