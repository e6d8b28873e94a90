"""The account of a package of a Forum Keserasian Sosial (LPJ)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from serasi.documents import words
from serasi.documents.model import Cell, Document, Signature
from serasi.documents.naskah import accounts
from serasi.documents.naskah.common import NOT_KNOWN
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds.about.frame import Told, finished, issue_of, told_by
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.records.package import ACCOUNT

SEXES = ("p", "l", "jumlah")
AMOUNTS = ("diusulkan", "disetujui", "dibelanjakan", "sisa")
SUMS = (
    ("Disetujui", "disetujui"),
    ("Diterima", "diterima"),
    ("Dibelanjakan", "dibelanjakan"),
    ("Dikembalikan", "dikembalikan"),
    ("Sisa di kas forum", "sisa"),
)


def compose(draft: Draft) -> Document:
    """Compose the account; the forum's chair signs it, the writing agency takes note."""
    told = told_by(draft, "paket", "naskah.lpj")
    paper = accounts.account(
        accounts.Account(
            facts=_facts(told),
            sums=tuple((name, _rupiah(told, cell)) for name, cell in SUMS),
            members=_members(told),
            budget=tuple(
                accounts.Budget(one.text("jenis"), one.text("apa"), _all(one, AMOUNTS))
                for one in told.rows("pos")
            ),
            budget_total=tuple(
                _left(told) if cell == "sisa" else _rupiah(told, cell) for cell in AMOUNTS
            ),
            held=tuple(_held(one) for one in told.rows("kegiatan")),
            received=tuple(_moved(one, told.text("sumber")) for one in told.rows("terima")),
            paid=tuple(_moved(one, one.text("apa")) for one in told.rows("bayar")),
            given_back=tuple(_moved(one, told.text("sumber")) for one in told.rows("kembali")),
            excess_reason=told.text("lebih"),
            lacking=tuple(one.text("isi") for one in told.rows("kurang")),
        ),
        issue_of(draft, signatures=_signatures(draft, told)),
    )
    return finished(draft, paper)


def _facts(told: Told) -> tuple[tuple[str, str], ...]:
    founded = told.day("dibentuk")
    return (
        ("Forum", told.text("forum")),
        ("Tempat", f"{told.text('desa')}, Kecamatan {told.text('kecamatan') or NOT_KNOWN}"),
        ("Dibentuk", words.long_date(founded) if founded else ""),
        ("Keputusan pembentukan", told.text("sk")),
        ("Paket", told.text("nomor")),
        ("Tema", told.text("tema")),
        ("Sumber dana", told.text("sumber")),
        ("Keputusan pemberian", told.text("keputusan")),
        ("Keadaan", told.text("keadaan")),
    )


def _rupiah(told: Told, cell: str) -> Cell:
    return told.shown.cell(told.cell(cell))


def _left(told: Told) -> Cell:
    """Return what was granted and not spent: the sum under the last column of the budget."""
    granted, spent = told.count("disetujui"), told.count("dibelanjakan")
    if granted is None or spent is None:
        return Cell(NOT_KNOWN)
    left = granted - spent
    return Cell(f"{left:,}".replace(",", ".").replace("-", "\N{MINUS SIGN}"), left)


def _all(one: Told, cells: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(one.shown.cell(one.cell(cell)) for cell in cells)


def _members(told: Told) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    rows = [(one.text("unsur"), _all(one, SEXES)) for one in told.rows("anggota")]
    if rows:
        total = tuple(told.shown.cell(f"anggota.{sex}") for sex in SEXES)
        rows.append(("Jumlah", total))
    return tuple(rows)


def _held(one: Told) -> accounts.Held:
    return accounts.Held(
        one.text("jenis"), one.text("apa"), one.day("mulai"), one.day("selesai"),
        _all(one, SEXES), one.text("hasil"), one.text("foto"),
    )  # fmt: skip


def _moved(one: Told, what: str) -> accounts.Moved:
    return accounts.Moved(one.day("hari"), what, one.text("bukti"), _rupiah(one, "rp"))


def _signatures(draft: Draft, told: Told) -> tuple[Signature, ...]:
    signer = draft.facts.signature
    return (
        Signature(
            signer.office, signer.name, signer.capacity, before=f"Mengetahui, {draft.facts.agency}"
        ),
        Signature(told.text("ketua") or "Ketua forum", before=told.text("forum")),
    )


KINDS = (
    Kind(
        code=ACCOUNT,
        title=_("LPJ Keserasian Sosial"),
        rhythm=Rhythm.RECORD,
        compose=compose,
        writers=(AgencyKind.DINSOS, AgencyKind.KECAMATAN),
        signers=(),
        needs=(),
        levels=(),
        filing="400.9.1",
        about="package",
        outward=True,
    ),
)
