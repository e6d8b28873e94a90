"""The letter of assignment (surat tugas) of an agency for its duties in a case."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from serasi.documents import words
from serasi.documents.model import Document
from serasi.documents.naskah import orders
from serasi.documents.naskah.common import UNNUMBERED
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records.case import ORDER

LAW = "Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial"
ORIGINS = {
    "template": "Penetapan tingkat siaga {number}",
    "meeting": "Hasil rapat {number}",
    "agreement": "Kesepakatan damai {number}",
}
BLANK = f"NIP {UNNUMBERED} – {UNNUMBERED}"
"""The house holds no staff numbers: who is sent is written by whoever prepares the letter."""
_PART = re.compile(r"\s+[–-]\s+|\s*;\s*")
_STAFF = re.compile(r"(?i)(?:nip\s*)?([\d ]{8,}|…+)")


def compose(draft: Draft) -> Document:
    """Compose the letter: why, who is sent, for which duties; all three are lists to write in."""
    told = Told(
        draft.figure("tugas", "naskah.tugas", record=draft.facts.subject, agency=draft.facts.agency)
    )
    paper = orders.assignment(
        orders.Assignment(
            basis=draft.lines("dasar", _basis(told)),
            people=tuple(map(person, draft.lines("petugas", _people(told)))),
            tasks=draft.lines("tugas", tuple(_task(one) for one in told.rows("tugas"))),
        ),
        issue_of(draft),
    )
    return finished(draft, paper)


def _basis(told: Told) -> tuple[str, ...]:
    found = [LAW]
    for one in told.rows("tugas"):
        origin, _colon, number = one.text("asal").partition(":")
        if origin in ORIGINS:
            found.append(ORIGINS[origin].format(number=number))
    found.append(f"Penanganan perkara {told.text('perkara')}: {told.text('judul')}")
    return tuple(dict.fromkeys(found))


def _people(told: Told) -> tuple[str, ...]:
    """Return whom the duties name already, else a line to fill in."""
    named = dict.fromkeys(filter(None, (one.text("petugas") for one in told.rows("tugas"))))
    return tuple(f"{name} – {BLANK}" for name in named or (UNNUMBERED,))


def _task(one: Told) -> str:
    due = one.day("tenggat")
    place = f" di {one.text('tempat')}" if one.text("tempat") else ""
    until = f", paling lambat {words.long_date(due)}" if due else ""
    return f"{one.text('apa')}{place}{until}"


def person(text: str) -> orders.Person:
    """Return whom a line names: "Nama – NIP – jabatan", the number left out where there is none.

    >>> person("Sari Rekaan – NIP 19850101 201001 2 001 – Kasi Trantib").office
    'Kasi Trantib'
    >>> person("Tono Rekaan - anggota regu 2").staff_number
    ''
    """
    name, *rest = (part.strip() for part in _PART.split(text) if part.strip())
    number = ""
    if rest and (found := _STAFF.fullmatch(rest[0])):
        number, rest = found[1].strip(), rest[1:]
    return orders.Person(name, ", ".join(rest), number)


KINDS = (
    Kind(
        code=ORDER,
        title=_("Surat tugas"),
        rhythm=Rhythm.RECORD,
        compose=compose,
        writers=(
            AgencyKind.SATPOL_PP, AgencyKind.BAKESBANGPOL, AgencyKind.DINSOS, AgencyKind.KOMINFO,
            AgencyKind.KECAMATAN, AgencyKind.BPBD, AgencyKind.DP3A, AgencyKind.DINKES,
            AgencyKind.DISDIK, AgencyKind.BAKORWIL,
        ),
        signers=(),
        needs=(),
        levels=(),
        filing="800.1.11.1",
        about="case",
        outward=True,
        repeats=True,
    ),
)  # fmt: skip
