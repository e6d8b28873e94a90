"""Papers for the public: press release and clarification of a rumour (domain 7.4).

They name no suspect, victim or child, no cause that is not verified, and no tribe or religion of
the parties: there is no place for them here, and `publish` reads the words before they are signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from serasi.documents import words
from serasi.documents.model import (
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Points,
    Run,
    line,
)
from serasi.documents.naskah.common import Issue, clock, framed


class Verdict(StrEnum):
    """What a check of a rumour came to."""

    HOAX = "Hoaks"
    MISLEADING = "Menyesatkan"
    UNPROVEN = "Belum terbukti"


@dataclass(frozen=True)
class Approval:
    """Who let it go out, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class PressRelease:
    """What is told to the press: verified facts only."""

    headline: str
    what: str
    when: str
    where: str
    now: str
    actions: tuple[str, ...]
    appeal: tuple[str, ...]
    services: tuple[tuple[str, str], ...]
    speaker: str
    contact: str
    approval: Approval | None = None
    zone: str = "WIB"


@dataclass(frozen=True)
class Clarification:
    """A rumour and what the check found."""

    claim: str
    finding: str
    sources: tuple[str, ...]
    verdict: Verdict
    advice: tuple[str, ...]
    contact: str
    links: tuple[str, ...] = ()
    approval: Approval | None = None
    zone: str = "WIB"


def press_release(release: PressRelease, issue: Issue) -> Document:
    """Return a press release."""
    blocks: tuple[Block, ...] = (
        Paragraph(line(Run("UNTUK DISIARKAN SEGERA", bold=True)), centred=True),
        Heading(release.headline, 1, centred=True),
        Fields(
            (
                ("Apa", release.what),
                ("Kapan", release.when),
                ("Di mana", release.where),
                *((("Keadaan sekarang", release.now),) if release.now else ()),
            )
        ),
        Heading("Tindakan pemerintah", 2),
        Points(tuple(map(line, release.actions))),
        Heading("Imbauan", 2),
        Points(tuple(map(line, release.appeal))),
        Heading("Layanan", 2),
        Fields(release.services),
        Heading("Narasumber", 2),
        Fields((("Narasumber tunggal", release.speaker), ("Kontak", release.contact))),
        *_approved(release.approval, release.zone),
    )
    return framed("press_release", "Siaran Pers", blocks, issue)


def clarification(told: Clarification, issue: Issue) -> Document:
    """Return a clarification of a rumour (klarifikasi hoaks)."""
    links = (("Tautan", "\n".join(told.links)),) if told.links else ()
    blocks: tuple[Block, ...] = (
        Fields(
            (
                ("Klaim", told.claim),
                ("Hasil cek", told.finding),
                ("Label", line(Run(told.verdict.value.upper(), bold=True))),
                ("Sumber", Points(tuple(map(line, told.sources)))),
                *links,
            )
        ),
        Heading("Yang perlu dilakukan", 1),
        Points(tuple(map(line, told.advice))),
        Fields((("Kontak", told.contact),)),
        *_approved(told.approval, told.zone),
    )
    return framed("clarification", "Klarifikasi Kabar", blocks, issue)


def _approved(approval: Approval | None, zone: str) -> tuple[Block, ...]:
    if approval is None:
        return ()
    when = f"{words.long_date(approval.at.date())} pukul {clock(approval.at.time())} {zone}"
    return (Paragraph(line(Run(f"Disetujui {approval.by}, {when}.", italic=True))),)
