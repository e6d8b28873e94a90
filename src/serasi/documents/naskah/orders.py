"""Papers that direct: letter of assignment and decision (domain 7.6, 7.7)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from serasi.documents import words
from serasi.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Paragraph,
    Points,
    Run,
    Table,
    line,
)
from serasi.documents.naskah.common import Issue, framed, lettered, number_column, numbered


@dataclass(frozen=True)
class Person:
    """Who is sent, or is a member."""

    name: str
    office: str
    staff_number: str = ""
    role: str = ""


@dataclass(frozen=True)
class Assignment:
    """Who is sent to do what."""

    basis: tuple[str, ...]
    people: tuple[Person, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """A decision of the head of a region.

    office : who decides ("Bupati Jember")
    about : without "tentang" ("Penetapan Status …")
    considering : clauses after "bahwa", without it
    dictums : KESATU, KEDUA, … in their order
    """

    office: str
    about: str
    considering: tuple[str, ...]
    recalling: tuple[str, ...]
    dictums: tuple[str, ...]
    noting: tuple[str, ...] = ()
    members: tuple[Person, ...] = ()
    annex_title: str = "Susunan keanggotaan"


def assignment(order: Assignment, issue: Issue) -> Document:
    """Return a letter of assignment (surat tugas)."""
    whom: tuple[Block, ...] = (Fields((("Kepada", _people(order.people)),)),)
    if len(order.people) > 3:
        whom = (Fields((("Kepada", "nama-nama berikut"),)), _table(order.people))
    blocks: tuple[Block, ...] = (
        Fields((("Dasar", numbered(order.basis)),)),
        Paragraph(line(Run("MENUGASKAN:", bold=True)), centred=True),
        *whom,
        Fields((("Untuk", numbered(order.tasks)),)),
        Paragraph(
            line("Tugas ini dilaksanakan dengan penuh tanggung jawab dan dilaporkan hasilnya."),
            key="penutup",
        ),
    )
    return framed("assignment", "Surat Tugas", blocks, issue)


def _people(people: tuple[Person, ...]) -> Points:
    return numbered(tuple(line(Run(one.name, bold=True), f"\n{_about(one)}") for one in people))


def _about(person: Person) -> str:
    number = f"NIP {person.staff_number}\n" if person.staff_number else ""
    return f"{number}{person.office}"


def _table(people: tuple[Person, ...]) -> Table:
    rows = tuple(
        (Cell(str(at), at), Cell(one.name), Cell(one.staff_number or "–"), Cell(one.office))
        for at, one in enumerate(people, 1)
    )
    columns = (number_column(), Column("Nama", 2), Column("NIP", 1.5), Column("Jabatan", 2))
    return Table(columns, rows, key="petugas")


def decision(decided: Decision, issue: Issue) -> Document:
    """Return a decision: Menimbang, Mengingat, MEMUTUSKAN, and its dictums."""
    office = decided.office.upper()
    grounds: list[tuple[str, Points]] = [
        ("Menimbang", lettered(_ended(tuple(f"bahwa {one}" for one in decided.considering)))),
        ("Mengingat", numbered(_ended(decided.recalling))),
    ]
    if decided.noting:
        grounds.append(("Memperhatikan", numbered(_ended(decided.noting))))
    decided_fields = (
        ("Menetapkan", f"KEPUTUSAN {office} TENTANG {decided.about.upper()}."),
        *((words.ordinal(at), text) for at, text in enumerate(decided.dictums, 1)),
    )
    blocks: tuple[Block, ...] = (
        Fields(tuple(grounds)),
        Paragraph(line(Run("MEMUTUSKAN:", bold=True)), centred=True),
        Fields(decided_fields),
    )
    subtitle = (
        f"{issue.numbered}\nTENTANG\n{decided.about.upper()}\n\n"
        f"DENGAN RAHMAT TUHAN YANG MAHA ESA\n{office},"
    )
    paper = framed("decision", f"Keputusan {decided.office}", blocks, issue, subtitle=subtitle)
    annexes = ((decided.annex_title, (_members(decided.members),)),) if decided.members else ()
    place = f"Ditetapkan di {issue.place}\npada tanggal {words.long_date(issue.day)}"
    return replace(paper, annexes=annexes, place_and_date=place)


def _ended(clauses: tuple[str, ...]) -> tuple[str, ...]:
    """Return clauses with semicolons between them, and after the last as the law's drafters do."""
    return tuple(f"{clause.rstrip('.;')};" for clause in clauses)


def _members(people: tuple[Person, ...]) -> Table:
    rows = tuple(
        (Cell(str(at), at), Cell(one.name), Cell(one.office), Cell(one.role))
        for at, one in enumerate(people, 1)
    )
    columns = (
        number_column(),
        Column("Nama", 2),
        Column("Jabatan/instansi", 2.2),
        Column("Kedudukan", 1.4),
    )
    return Table(columns, rows, key="susunan")
