"""The record of an agreement of peace (berita acara), drawn for those who sign by hand."""

from __future__ import annotations

from datetime import datetime, time

from django.utils.translation import gettext_lazy as _

from serasi.documents.model import Document
from serasi.documents.naskah import peace
from serasi.documents.naskah.peace import Obligation, Party, Witness, party_name
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of, told_by, zone_words
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records.agreement import PEACE

BASIS = (
    "Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial, Pasal 41;",
    "Peraturan Pemerintah Nomor 2 Tahun 2015 tentang Peraturan Pelaksanaan Undang-Undang Nomor 7"
    " Tahun 2012.",
)


def compose(draft: Draft) -> Document:
    """Compose the record; personal names are filled in by hand, since they are sealed."""
    told = told_by(draft, "damai", "naskah.damai")
    sides = list(told.rows("pihak"))
    called = {one.text("huruf"): party_name(at) for at, one in enumerate(sides)}
    day, hour = told.day("hari"), told.clock("jam")
    paper = peace.peace_record(
        peace.PeaceRecord(
            at=datetime.combine(day, hour or time()) if day else None,
            place=told.text("tempat"),
            basis=BASIS,
            parties=tuple(Party("", None, "", "", _group(one)) for one in sides),
            mediators=tuple(
                Witness(one.text("jabatan"), one.text("nama")) for one in told.rows("penengah")
            ),
            matter=told.text("duduk"),
            obligations=tuple(_owed(one, called) for one in told.rows("wajib")),
            told_to="",
            told_by=None,
            monitors=(draft.facts.agency,),
            monitoring_days=tuple(one.count("hari") or 0 for one in told.rows("pantau")),
            sanctions=(),
            witnesses=_signing(told, "witness"),
            acknowledged=_knowing(draft, told),
            legal_process=told.text("hukum"),
            clauses=tuple(one.text("isi") for one in told.rows("pasal")) or ("………………",),
            copies=len(sides) + 1,
            zone=zone_words(draft),
        ),
        issue_of(draft, security="Terbatas"),
    )
    return finished(draft, paper)


def _group(side: Told) -> str:
    return f"pihak {side.text('huruf')}, {side.text('kata')}"


def _owed(one: Told, called: dict[str, str]) -> Obligation:
    who = called.get(one.text("huruf")) or one.text("instansi")
    return Obligation(
        who, one.text("isi"), one.day("tenggat"), one.count("dana"), one.text("bukti"),
        one.figure("dana"), standing=one.day("tenggat") is None,
    )  # fmt: skip


def _signing(told: Told, kind: str) -> tuple[Witness, ...]:
    rows = [one for one in told.rows("tanda") if one.text("jenis") == kind]
    return tuple(Witness(one.text("jabatan") or "Saksi") for one in rows)


def _knowing(draft: Draft, told: Told) -> tuple[Witness, ...]:
    """Return the offices that take note, and whoever signs for the agency that writes."""
    signer = draft.facts.signature
    known = _signing(told, "official")
    if any(one.office.casefold() == signer.office.casefold() for one in known):
        return known
    office = f"{signer.office} {draft.facts.agency}"
    named = signer.office in draft.facts.agency
    return (*known, Witness(draft.facts.agency if named else office, signer.name))


KINDS = (
    Kind(
        code=PEACE,
        title=_("Berita acara kesepakatan damai"),
        rhythm=Rhythm.RECORD,
        compose=compose,
        writers=(AgencyKind.BAKESBANGPOL, AgencyKind.KECAMATAN),
        signers=(),
        needs=(),
        levels=(),
        about="agreement",
        outward=True,
        by_hand=True,
    ),
)
