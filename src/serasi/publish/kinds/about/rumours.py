"""Papers for the public about a checked rumour: clarification and press release (domain 7.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from serasi.documents import words
from serasi.documents.model import Block, Document, Heading, Paragraph, Points, line
from serasi.documents.naskah import public
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of, told_by, zone_words
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records import rumour as record

VERDICTS = {
    record.FINDING.FALSE: public.Verdict.HOAX,
    record.FINDING.PARTLY: public.Verdict.MISLEADING,
}
ADVICE = (
    "Jangan meneruskan kabar ini, juga untuk bertanya di grup.",
    "Periksa kabar di kanal resmi pemerintah daerah sebelum membagikannya.",
    "Sampaikan kabar serupa kepada petugas setempat.",
)
DONE = "Petugas memeriksa kabar ini dan memantau keadaan. Tuliskan tindakan lain di sini."
CALM = "Warga diminta tetap tenang dan tidak meneruskan kabar yang belum jelas sumbernya."
NOW = "Keadaan sekarang ditulis oleh narasumber sebelum disiarkan."
REWRITTEN = {"Tindakan pemerintah": "tindakan", "Imbauan": "imbauan"}


def _approval(told: Told) -> public.Approval | None:
    at = told.text("disetujui")
    return public.Approval(told.text("penyetuju"), datetime.fromisoformat(at)) if at else None


def clarification(draft: Draft) -> Document:
    """Compose the clarification: claim, finding, label, source, what to do."""
    told = told_by(draft, "isu", "naskah.isu")
    checked = told.day("dicek")
    paper = public.clarification(
        public.Clarification(
            claim=told.text("klaim"),
            finding=told.text("tanggapan"),
            sources=(
                f"Pengecekan {told.text('pengecek')}"
                + (f", {words.long_date(checked)}" if checked else ""),
            ),
            verdict=VERDICTS.get(record.FINDING(told.text("hasil")), public.Verdict.UNPROVEN),
            advice=ADVICE,
            contact=draft.facts.agency,
            approval=_approval(told),
            zone=zone_words(draft),
        ),
        issue_of(draft),
    )
    return finished(draft, paper)


def press_release(draft: Draft) -> Document:
    """Compose the press release: what was found; the speaker writes how things stand now."""
    told = told_by(draft, "isu", "naskah.isu")
    seen = told.day("terlihat")
    signer = draft.facts.signature
    paper = public.press_release(
        public.PressRelease(
            headline=f"Penjelasan tentang kabar yang beredar di {told.text('wilayah')}",
            what=told.text("tanggapan"),
            when=f"Kabar terlihat {words.day_and_date(seen)}" if seen else "",
            where=told.text("wilayah"),
            now="",
            actions=(DONE,),
            appeal=(CALM,),
            services=(("Posko", draft.facts.agency),),
            speaker=f"{signer.office} {draft.facts.agency}",
            contact=draft.facts.agency,
            approval=_approval(told),
            zone=zone_words(draft),
        ),
        issue_of(draft),
    )
    return finished(draft, replace(paper, blocks=tuple(_rewritable(paper.blocks))))


def _rewritable(blocks: tuple[Block, ...]) -> list[Block]:
    """Return a release whose lists of acts and appeals, and how things stand, may be rewritten."""
    found: list[Block] = []
    chapter = ""
    for block in blocks:
        if isinstance(block, Heading):
            chapter = block.text
            if chapter == "Tindakan pemerintah":
                found += [Heading("Keadaan sekarang", 2), Paragraph(line(NOW), key="keadaan")]
        if isinstance(block, Points) and chapter in REWRITTEN:
            said = " ".join("".join(run.text for run in item) for item in block.items)
            found.append(Paragraph(line(said), key=REWRITTEN[chapter]))
        else:
            found.append(block)
    return found


_ABOUT = Kind(
    code="",
    title="",
    rhythm=Rhythm.RECORD,
    compose=clarification,
    writers=(AgencyKind.BAKESBANGPOL, AgencyKind.KOMINFO, AgencyKind.KECAMATAN),
    signers=(),
    needs=(),
    levels=(),
    filing="400.14",
    about="rumour",
    outward=True,
    public=True,
    for_all=True,
)
KINDS = (
    replace(_ABOUT, code=record.CLARIFICATION, title=_("Klarifikasi kabar")),
    replace(_ABOUT, code=record.PRESS, title=_("Siaran pers"), compose=press_release),
)
