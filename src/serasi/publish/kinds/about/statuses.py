"""Papers of the legal status of a case: the proposal and the decision of the head of the region."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from serasi.documents import words
from serasi.documents.model import Document, Letterhead, Signature
from serasi.documents.naskah import common, letters, orders
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of, told_by
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records import case as record
from serasi.respond import law
from serasi.respond.models import Reach

ACTIONS = (
    "pembatasan dan penutupan kawasan konflik untuk sementara waktu;",
    "pembatasan orang di luar rumah untuk sementara waktu;",
    "penyelamatan, perlindungan, dan pemulihan korban.",
)
RECALLING = (
    "Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial",
    "Peraturan Pemerintah Nomor 2 Tahun 2015 tentang Peraturan Pelaksanaan Undang-Undang Nomor 7"
    " Tahun 2012",
)
NOT_YET = "belum dilaksanakan"


def _consulted(told: Told) -> str:
    day = told.day("konsultasi")
    if day is None:
        return NOT_YET
    return f"{told.text('dengan')}, {words.long_date(day)} ({told.text('surat')})"


def _areas(told: Told) -> str:
    return ", ".join(one.text("nama") for one in told.rows("wilayah")) or common.NOT_KNOWN


def _criteria(told: Told) -> tuple[letters.Criterion, ...]:
    """Return both conditions and the consultation with the articles that ask for them."""
    police, office = told.text("polres"), told.text("terganggu")
    both = law.BOTH.article
    return (
        letters.Criterion(
            "Konflik tidak dapat dikendalikan Kepolisian", both, bool(police), police
        ),
        letters.Criterion("Fungsi pemerintahan terganggu", both, bool(office), office),
        letters.Criterion(
            "Konsultasi dengan pimpinan DPRD", law.REGENCY.article,
            told.day("konsultasi") is not None, told.text("surat"),
        ),
    )  # fmt: skip


def proposal(draft: Draft) -> Document:
    """Compose the letter that proposes a status to whoever declares it."""
    told = told_by(draft, "status", "naskah.status")
    reach = Reach(told.text("jangkauan") or Reach.REGENCY)
    recipient = {Reach.REGENCY: told.text("kepala"), Reach.PROVINCE: "Gubernur"}
    happened = ((one.day("hari"), one.text("isi")) for one in told.rows("kejadian"))
    paper = letters.status_proposal(
        letters.StatusProposal(
            recipient=recipient.get(reach, "Presiden Republik Indonesia"),
            area=_areas(told),
            reach=f"skala {reach.label}",
            days=told.count("hari") or 0,
            summary=told.text("ringkas") or told.text("judul"),
            criteria=_criteria(told),
            chronology=tuple((day, text) for day, text in happened if day is not None),
            police_letter=told.text("polres"),
            disrupted=(told.text("terganggu"),),
            council_record=_consulted(told),
            actions=ACTIONS,
            budget=common.NOT_KNOWN,
        ),
        issue_of(draft, security="Terbatas"),
    )
    return finished(draft, paper)


def decree(draft: Draft) -> Document:
    """Compose the decision; it has a place only once both conditions and the consultation stand."""
    told = told_by(draft, "status", "naskah.status")
    days = words.counted(told.count("hari") or 0, "hari")
    first, last = told.day("mulai"), told.day("sampai")
    span = "sejak tanggal ditetapkan"
    if first is not None and last is not None:
        span = f"sejak {words.long_date(first)} sampai {words.long_date(last)}"
    office = told.text("kepala") or "Kepala Daerah"
    signer = draft.facts.signature
    paper = orders.decision(
        orders.Decision(
            office=office,
            about=f"Penetapan Status Keadaan Konflik Sosial di {told.text('daerah')}",
            considering=draft.lines(
                "menimbang",
                (
                    f"konflik sosial di {_areas(told)} tidak dapat dikendalikan oleh Kepolisian"
                    f" menurut {told.text('polres')}",
                    f"fungsi pemerintahan terganggu: {told.text('terganggu')}",
                    "berdasarkan pertimbangan tersebut perlu menetapkan Status Keadaan Konflik"
                    f" Sosial menurut {law.BOTH.article}",
                ),
            ),
            recalling=draft.lines("mengingat", RECALLING),
            noting=draft.lines(
                "memperhatikan",
                (f"hasil konsultasi dengan {_consulted(told)} menurut {law.REGENCY.article}",),
            ),
            dictums=draft.lines(
                "menetapkan",
                (
                    f"Menetapkan Status Keadaan Konflik Sosial di {_areas(told)}.",
                    f"Status berlaku {days}, {span}"
                    f" ({law.DURATION.article}: {law.DURATION.words}).",
                    f"Selama status berlaku dapat dilakukan: {' '.join(ACTIONS)}",
                    "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
                ),
            ),
        ),
        replace(
            issue_of(draft, signatures=(Signature(office.upper(), signer.name, signer.capacity),)),
            letterhead=Letterhead((office.upper(),), crowned=True),
        ),
    )
    return finished(draft, paper)


_ABOUT = Kind(
    code=record.PROPOSAL,
    title=_("Surat usul status"),
    rhythm=Rhythm.RECORD,
    compose=proposal,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(),
    needs=(),
    levels=(),
    about="case",
    outward=True,
)
KINDS = (
    _ABOUT,
    replace(
        _ABOUT, code=record.DECREE, title=_("Keputusan status keadaan konflik"), compose=decree,
        signers=(AgencyKind.KEPALA_DAERAH,), filing="100.3.3.2",
    ),
)  # fmt: skip
