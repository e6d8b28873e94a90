"""The tables and pictures that several kinds of paper share, each number from a figure."""

from __future__ import annotations

from serasi.documents.model import Align, Block, Cell, Column, Picture, Table
from serasi.publish.composing import Draft, Shown, listed_day, numbered, plain
from serasi.publish.periods import MONTHS
from serasi.publish.wording import NO_DATA
from serasi.register.codes import Form, LawSource, Trigger
from serasi.science import charts

RIGHT, CENTRE = Align.RIGHT, Align.CENTRE


def tensions(listed: Shown) -> Table:
    """Return the table of tensions (domain 7.1-C)."""
    columns = (
        Column("No.", 0.5, RIGHT), Column("Tanggal", 1.1), Column("Kecamatan/desa", 1.7),
        Column("Nama potensi", 2.8), Column("Pemicu", 1.5), Column("Sumber UU 7/2012", 0.9),
        Column("Pihak", 1.8), Column("Tingkat risiko", 1), Column("Upaya", 2.4),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(listed_day(listed.text(f"{key}.tanggal", ""))),
            plain(listed.text(f"{key}.lokasi")),
            plain(listed.text(f"{key}.nama")),
            plain(str(Trigger(listed.text(f"{key}.pemicu")).label)),
            plain(listed.text(f"{key}.sumber")),
            plain(listed.text(f"{key}.pihak")),
            plain(listed.text(f"{key}.risiko")),
            plain(listed.text(f"{key}.upaya")),
        )
        for n, key in enumerate(listed.result.rows, 1)
    )
    return Table(
        columns, rows, caption="Potensi konflik", key="potensi", landscape=True,
        notes=("Tingkat risiko: kemungkinan kali dampak, masing-masing 1 sampai 4.",),
    )  # fmt: skip


def incidents(listed: Shown, settled: Shown) -> Table:
    """Return the table of incidents with harm and how each was settled (domain 7.1-C)."""
    columns = (
        Column("No.", 0.5, RIGHT), Column("Tanggal", 1.1), Column("Lokasi", 1.6),
        Column("Peristiwa", 2.4), Column("Pemicu", 1.3), Column("Bentuk", 1.6),
        Column("MD", 0.55, RIGHT, "Korban"), Column("LB", 0.55, RIGHT, "Korban"),
        Column("LR", 0.55, RIGHT, "Korban"), Column("Pengungsi (jiwa)", 0.9, RIGHT),
        Column("Kerugian", 1.2, RIGHT), Column("Tindakan", 2), Column("Penyelesaian", 1.3),
    )  # fmt: skip
    rows = tuple(
        (
            numbered(n),
            plain(listed_day(listed.text(f"{key}.tanggal", ""))),
            plain(listed.text(f"{key}.lokasi")),
            plain(listed.text(f"{key}.nama")),
            plain(str(Trigger(listed.text(f"{key}.pemicu")).label)),
            plain(str(Form(listed.text(f"{key}.bentuk")).label)),
            *(harm_cell(listed, key, cell) for cell in ("md", "lb", "lr", "jiwa", "rugi")),
            plain(listed.text(f"{key}.upaya")),
            plain(settled.text(key)),
        )
        for n, key in enumerate(listed.result.rows, 1)
    )
    return Table(
        columns, rows, caption="Peristiwa konflik", key="peristiwa", landscape=True,
        notes=(
            "MD meninggal dunia, LB luka berat, LR luka ringan. Tanda – berarti tidak ada data;"
            " angka 0 berarti dinyatakan tidak ada.",
            "Korban menurut jenis kelamin dan umur dicatat pada perkaranya, tidak per peristiwa.",
        ),
    )  # fmt: skip


def harm_cell(listed: Shown, key: str, cell: str) -> Cell:
    """Return a count of harm; no data is a dash here, for which the table has a note."""
    found = listed.cell(f"{key}.{cell}")
    return found if found.value is not None else Cell("–", None, found.figure)


def listed(draft: Draft, table: Table, found: Shown, what: str) -> list[Block]:
    """Return a list of records, or the sentence that there are none."""
    if found.result.rows:
        return [table]
    words = f"Tidak ada {what} yang disahkan pada {draft.facts.span.words}."
    return list(draft.prose(f"{what}_nihil", words))


def shares(
    names: dict[str, str],
    now: tuple[Shown, Shown],
    past: Shown,
    *,
    caption: str,
    key: str,
    what: str,
) -> Table:
    """Return counts of tensions and incidents by a list of codes, shares, and the year before."""
    tension, incident = now
    columns = (
        Column("No.", 0.5, RIGHT), Column(what, 3.4), Column("Potensi", 1, RIGHT),
        Column("Peristiwa", 1, RIGHT), Column("Persen peristiwa", 1.1, RIGHT),
        Column("Peristiwa tahun lalu", 1.2, RIGHT),
    )  # fmt: skip
    rows = [
        (
            numbered(n), plain(label), tension.cell(code), incident.cell(code),
            incident.cell(f"{code}.persen"), past.cell(code),
        )
        for n, (code, label) in enumerate(names.items(), 1)
    ]  # fmt: skip
    whole = incident.get("jumlah")
    rows.append(
        (
            Cell(""), Cell("Jumlah", strong=True), tension.cell("jumlah", strong=True),
            incident.cell("jumlah", strong=True),
            Cell("100,0\u00a0%" if whole else NO_DATA, strong=True),
            past.cell("jumlah", strong=True),
        )
    )  # fmt: skip
    return Table(
        columns, tuple(rows), caption=caption, key=key, total=True,
        notes=(
            "Persen dihitung dari seluruh peristiwa dalam tabel ini menurut sisa terbesar, sehingga"
            " berjumlah tepat 100.",
            "Tahun lalu: periode yang sama setahun sebelumnya.",
        ),
    )  # fmt: skip


def by_trigger(draft: Draft) -> Table:
    """Return the table of the eight triggers."""
    return shares(
        {code: str(label) for code, label in Trigger.choices},
        (
            draft.figure("pemicu_potensi", "catatan.pemicu", kind="tension"),
            draft.figure("pemicu_peristiwa", "catatan.pemicu", kind="incident"),
        ),
        draft.figure("pemicu_lalu", "catatan.pemicu", past=True, kind="incident"),
        caption="Rekapitulasi menurut delapan pemicu", key="pemicu", what="Pemicu",
    )  # fmt: skip


def by_law_source(draft: Draft) -> Table:
    """Return the table of the five sources of conflict in law."""
    return shares(
        {code: f"{code}: {label}" for code, label in LawSource.choices},
        (
            draft.figure("sumber_potensi", "catatan.sumber", kind="tension"),
            draft.figure("sumber_peristiwa", "catatan.sumber", kind="incident"),
        ),
        draft.figure("sumber_lalu", "catatan.sumber", past=True, kind="incident"),
        caption="Rekapitulasi menurut lima sumber konflik (Pasal 5 UU 7/2012)", key="sumber",
        what="Sumber konflik",
    )  # fmt: skip


def by_place(draft: Draft) -> Table:
    """Return the counts of the areas below, those with most incidents first."""
    found = draft.figure("wilayah", "catatan.wilayah")
    order = sorted(
        found.result.rows,
        key=lambda code: (
            -(_int(found, f"{code}.peristiwa")), -(_int(found, f"{code}.potensi")), code,
        ),
    )  # fmt: skip
    some = [code for code in order if _int(found, f"{code}.jumlah")]
    columns = (
        Column("No.", 0.5, RIGHT), Column("Kecamatan", 3), Column("Potensi", 1, RIGHT),
        Column("Peristiwa", 1, RIGHT), Column("Jumlah", 1, RIGHT),
    )  # fmt: skip
    rows = [
        (numbered(n), plain(found.text(code)), *_kinds(found, f"{code}."))
        for n, code in enumerate(some, 1)
    ]
    rows.append((Cell(""), Cell("Jumlah", strong=True), *_kinds(found, "", strong=True)))
    calm = found.cell("tanpa_catatan")
    return Table(
        columns, tuple(rows), caption="Catatan menurut kecamatan", key="wilayah", total=True,
        notes=(f"Kecamatan tanpa catatan: {calm.text}, tidak ditulis satu per satu.",)
        if calm.value else (),
    )  # fmt: skip


def _int(shown: Shown, cell: str) -> int:
    return int(shown.get(cell) or 0)


def _kinds(shown: Shown, prefix: str, *, strong: bool = False) -> tuple[Cell, ...]:
    return tuple(
        shown.cell(f"{prefix}{name}", strong=strong) for name in ("potensi", "peristiwa", "jumlah")
    )


def harm(draft: Draft) -> Table:
    """Return the harm of incidents, each with how many incidents say anything of it."""
    found = draft.figure("akibat", "peristiwa.akibat")
    names = (
        ("md", "Meninggal dunia (orang)"), ("lb", "Luka berat (orang)"),
        ("lr", "Luka ringan (orang)"), ("hilang", "Hilang (orang)"),
        ("jiwa", "Pengungsi (jiwa)"), ("kk", "Pengungsi (KK)"),
        ("bangunan", "Bangunan rusak (unit)"), ("kendaraan", "Kendaraan rusak (unit)"),
        ("rugi", "Taksiran kerugian"),
    )  # fmt: skip
    columns = (
        Column("Akibat", 3), Column("Jumlah", 1.4, RIGHT),
        Column("Disebut pada", 1.2, RIGHT),
    )  # fmt: skip
    rows = tuple(
        (plain(label), found.cell(cell), found.cell(f"{cell}.diketahui")) for cell, label in names
    )
    return Table(
        columns, rows, caption="Korban dan kerugian", key="akibat",
        notes=(
            "Disebut pada: banyaknya kejadian yang sumbernya menyebut akibat itu. Yang tidak"
            " disebut sumber mana pun ditulis tidak ada data, bukan nol.",
        ),
    )  # fmt: skip


def trigger_chart(draft: Draft) -> Picture:
    """Draw incidents by trigger beside those of a year before."""
    now = draft.figure("pemicu_peristiwa", "catatan.pemicu", kind="incident")
    was = draft.figure("pemicu_lalu", "catatan.pemicu", past=True, kind="incident")
    rows = [charts.Bar(str(label), now.get(code), was.get(code)) for code, label in Trigger.choices]
    words = "Peristiwa menurut pemicu, dibandingkan periode yang sama tahun lalu"
    drawn = charts.bars(rows, label=words, former_label="tahun lalu")
    said = "; ".join(
        f"{row.label} {_said(row.value)}, tahun lalu {_said(row.former)}" for row in rows
    )
    return Picture(charts.for_paper(drawn), f"{words}: {said}.", caption=words)


def _said(value: object) -> str:
    return NO_DATA if value is None else str(value).replace(".", ",")


def month_chart(draft: Draft) -> Picture:
    """Draw incidents by month."""
    found = draft.figure("bulan", "catatan.bulan")
    points = [
        charts.Point(MONTHS[int(month[5:]) - 1][:3], found.get(f"{month}.peristiwa"))
        for month in found.result.rows
    ]
    words = "Peristiwa menurut bulan"
    said = "; ".join(f"{point.label} {_said(point.value)}" for point in points)
    drawn = charts.columns(points, label=words, unit="peristiwa")
    return Picture(charts.for_paper(drawn), f"{words}: {said}.", caption=words, width=0.8)
