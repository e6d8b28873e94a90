"""The report of a Tim Terpadu on four months (B04, B08, B12), with all chapters of domain 7.1."""

from __future__ import annotations

from dataclasses import replace

from serasi.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Points,
    Signature,
    line,
)
from serasi.network.models import AgencyKind
from serasi.publish.composing import Draft
from serasi.publish.kinds import annex, chapters, maps, tables, victims
from serasi.publish.kinds.model import Kind, Rhythm
from serasi.publish.periods import long_date

LAW = (
    "Undang-Undang Nomor 7 Tahun 2012 tentang Penanganan Konflik Sosial",
    "Peraturan Pemerintah Nomor 2 Tahun 2015 tentang Peraturan Pelaksanaan Undang-Undang Nomor 7"
    " Tahun 2012",
    "Peraturan Menteri Dalam Negeri Nomor 42 Tahun 2015 tentang Pelaksanaan Koordinasi Penanganan"
    " Konflik Sosial",
)


def compose(draft: Draft) -> Document:
    """Compose the report."""
    facts = draft.facts
    blocks = (
        *_introduction(draft),
        PageBreak(),
        *_situation(draft),
        PageBreak(),
        *chapters.plan(draft),
        *chapters.institutions(draft),
        *chapters.harmony(draft),
        *_problems(draft),
        *_closing(draft),
    )
    return Document(
        kind="report",
        title=facts.title,
        subtitle=f"Target {facts.span.label} ({facts.span.words})",
        blocks=blocks,
        letterhead=facts.letterhead,
        place_and_date=_placed(draft),
        reference=(("Nomor", facts.office_number or "…"),),
        signatures=(_chair(facts.signature, draft),),
        annexes=(annex.sources(draft.shown.values()),),
        draft=facts.draft,
        cover=True,
        keywords=("konflik sosial", facts.area_name, facts.span.label),
    )


def _placed(draft: Draft) -> str:
    on = draft.facts.signed_on
    return f"{draft.facts.place}, {long_date(on) if on else '…'}"


def _chair(signature: Signature, draft: Draft) -> Signature:
    """Return the signature of the team's chair, who leads the region (Permendagri 42/2015)."""
    office = signature.office or draft.facts.agency
    return replace(signature, office=f"{office}\nselaku Ketua Tim Terpadu")


def _introduction(draft: Draft) -> list[Block]:
    facts = draft.facts
    places = draft.figure("wilayah", "catatan.wilayah")
    return [
        Heading("Pendahuluan", number="BAB I"),
        Heading("Latar belakang", 2, "A."),
        *draft.prose(
            "latar",
            f"Penanganan konflik sosial di {facts.region_name} dijalankan bersama oleh Tim Terpadu"
            " lewat pencegahan, penghentian, dan pemulihan pascakonflik. Laporan ini memuat keadaan"
            f" dan pelaksanaannya pada {facts.span.words}.",
        ),
        Heading("Dasar hukum", 2, "B."),
        Points(tuple(line(words) for words in LAW), marks=("1.", "2.", "3.")),
        *draft.prose(
            "sk_timdu",
            "Keputusan kepala daerah tentang Tim Terpadu tahun berjalan: nomor dan tanggal diisi"
            " oleh sekretariat.",
        ),
        Heading("Maksud dan tujuan", 2, "C."),
        *draft.prose(
            "maksud",
            "Laporan dimaksudkan sebagai pertanggungjawaban pelaksanaan rencana aksi terpadu, dan"
            " bertujuan memberi bahan keputusan kepada pimpinan daerah, provinsi, dan Kementerian"
            " Dalam Negeri.",
        ),
        Heading("Ruang lingkup", 2, "D."),
        *draft.prose(
            "lingkup",
            "Laporan mencakup potensi dan peristiwa yang sudah diverifikasi kedua pihak dan"
            " disahkan orang kedua. Laporan mentah yang belum diverifikasi tidak dihitung.",
        ),
        Heading("Gambaran wilayah", 2, "E."),
        *draft.prose(
            "gambaran",
            f"{facts.region_name} terdiri atas ",
            places.run("banyaknya"),
            " kecamatan.",
        ),
    ]


def _situation(draft: Draft) -> list[Block]:
    drawn = maps.district_map(draft)
    found = draft.figure("daftar_potensi", "daftar.potensi")
    listed = draft.figure("daftar_peristiwa", "daftar.peristiwa")
    settled = draft.figure("penyelesaian", "penyelesaian.persen")
    blocks: list[Block] = [
        Heading("Situasi", number="BAB II"),
        Heading("Ringkasan", 2, "A."),
        *chapters.summary(draft),
        Heading("Akibat peristiwa", 2, "B."),
        tables.harm(draft),
        victims.by_sex_and_age(draft),
        Heading("Rekapitulasi", 2, "C."),
        tables.by_trigger(draft),
        tables.trigger_chart(draft),
        tables.by_law_source(draft),
        Heading("Sebaran waktu dan wilayah", 2, "D."),
        tables.month_chart(draft),
        tables.by_place(draft),
        *([drawn] if drawn is not None else []),
        Heading("Daftar potensi dan peristiwa", 2, "E."),
        *draft.prose(
            "daftar",
            "Potensi yang disahkan: ",
            found.run("jumlah"),
            ". Peristiwa yang disahkan: ",
            listed.run("jumlah"),
            ". Satu baris satu catatan.",
        ),
    ]
    blocks += tables.listed(draft, tables.tensions(found), found, "potensi")
    blocks += tables.listed(draft, tables.incidents(listed, settled), listed, "peristiwa")
    return blocks


def _problems(draft: Draft) -> list[Block]:
    duties = draft.figure("kewajiban", "kewajiban.ditepati")
    lead = ["Kewajiban instansi yang jatuh tempo dalam periode: "]
    return [
        Heading("Masalah, tindak lanjut, rekomendasi", number="BAB VI"),
        Heading("Masalah", 2, "A."),
        *draft.prose(
            "masalah",
            *lead, duties.run("jatuh_tempo"), "; tepat waktu ", duties.run("tepat"),
            ", terlambat ", duties.run("terlambat"), ", belum ", duties.run("belum"),
            ", dicabut ", duties.run("dicabut"), ".",
        ),
        Heading("Tindak lanjut", 2, "B."),
        *draft.prose("tindak_lanjut", "Tindak lanjut ditulis oleh sekretariat Tim Terpadu."),
        Heading("Rekomendasi", 2, "C."),
        *draft.prose("rekomendasi", "Rekomendasi ditulis oleh sekretariat Tim Terpadu."),
    ]  # fmt: skip


def _closing(draft: Draft) -> list[Block]:
    return [
        Heading("Penutup", number="BAB VII"),
        *draft.prose(
            "penutup",
            "Demikian laporan ini dibuat untuk digunakan sebagaimana mestinya. Sumber setiap angka"
            " tercantum dalam lampiran.",
        ),
    ]


KIND = Kind(
    code="timdu",
    title="Laporan Tim Terpadu Penanganan Konflik Sosial",
    rhythm=Rhythm.FOUR_MONTHS,
    compose=compose,
    writers=(AgencyKind.BAKESBANGPOL,),
    signers=(AgencyKind.KEPALA_DAERAH, AgencyKind.BAKESBANGPOL),
    due_key="paper.period_due_day",
)
