"""The table of victims and displaced people by sex and age, beside the harm of incidents."""

from __future__ import annotations

from serasi.documents.model import Align, Cell, Column, Table
from serasi.publish.composing import Draft, plain
from serasi.recover.models import Sex

RIGHT = Align.RIGHT
AGES = ("child", "grown", "age_unknown")


def by_sex_and_age(draft: Draft) -> Table:
    """Return who was registered to the cases of the period; what is hidden is a dash."""
    found = draft.figure("korban_terdata", "korban.terdata")
    sexes = [(f"{{}}_{sex}", str(label)) for sex, label in Sex.choices]
    columns = (
        Column("Didata sebagai", 2), Column("Jumlah", 0.8, RIGHT),
        *(Column(label, 1, RIGHT, "Jenis kelamin") for _key, label in sexes),
        Column("Anak", 0.8, RIGHT, "Umur"), Column("Dewasa", 0.8, RIGHT, "Umur"),
        Column("Belum diketahui", 1, RIGHT, "Umur"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for words, whole, prefix, ages in (
        ("Korban", "victims", "hurt", [f"hurt_{age}" for age in AGES]),
        ("Pengungsi", "displaced", "fled", list(AGES)),
    ):
        cells = [whole, *(key.format(prefix) for key, _label in sexes), *ages]
        rows.append((plain(words), *(found.dashed(cell) for cell in cells)))
    return Table(
        columns, tuple(rows), caption="Korban dan pengungsi menurut jenis kelamin dan umur",
        key="korban_terdata",
        notes=(
            "Menurut pendataan pada perkara yang dibuka dalam periode; jumlahnya dapat berbeda dari"
            " taksiran sumber kejadian. Tanda – berarti tidak ada data, atau disembunyikan karena"
            " kecil.",
        ),
    )  # fmt: skip
