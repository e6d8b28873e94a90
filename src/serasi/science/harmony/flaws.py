"""What can be wrong with answers, a design or a set of weights, by number, with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

SENTENCES = {
    "S1305": "Berkas rancangan: {value}",
    "S1306": "Judul kolom {value} ada dua kali; hapus atau ganti nama salah satunya.",
    "S1307": "Berkas jawaban kosong; ekspor ulang, baris pertama harus judul kolom.",
    "S1310": "Kolom {value} tidak ada di berkas jawaban; tambahkan, atau betulkan namanya di"
    " berkas rancangan.",
    "S1311": "Baris {row}: {value}; hapus atau tambahkan sel supaya sama dengan judul.",
    "S1312": "Baris {row}, kolom {column}: {value} bukan jawaban yang sah; isi 1 sampai 5, 8 (tidak"
    " tahu), 9 (tidak bersedia), atau kosongkan.",
    "S1313": "Baris {row}: isi bergeser {value} mulai kolom {column}; geser kembali di lembar"
    " asal, lalu ekspor ulang.",
    "S1314": "Baris {row}: responden {value} sudah ada di baris sebelumnya; sisakan satu.",
    "S1315": "Baris {row}, kolom {column}: bobot {value} harus bilangan di atas 0; hitung ulang"
    " bobotnya.",
    "S1316": "Baris {row}, kolom {column}: kosong; isi dari daftar sampel.",
    "S1317": "Strata {value} hanya punya satu klaster (PSU), jadi ragamnya tidak dapat dihitung"
    " dari strata itu; dihitung terhadap rata-rata seluruh sampel. Gabungkan dengan strata"
    " tetangga bila dapat.",
    "S1318": "Baris {row}: versi instrumen {value} lain dari {column}; satu gelombang satu versi."
    " Pisahkan berkasnya.",
    "S1319": "Versi instrumen {value} tidak dikenal; yang dikenal: {column}.",
    "S1320": "Baris {row}: responden {value} menarik persetujuannya. Jawabannya tidak dihitung;"
    " hapus barisnya dari semua berkas, lalu hitung ulang bobot strata itu.",
    "S1321": "Responden {value} menarik persetujuannya, tetapi tidak ada di berkas jawaban;"
    " periksa nomornya.",
    "S1322": "Klaster {value} tercatat di lebih dari satu strata; dihitung sebagai klaster yang"
    " berbeda. Bila klasternya satu, betulkan stratanya.",
    "S1323": "Kolom {column} bukan butir instrumen {value}; hapus kolomnya atau betulkan kodenya.",
    "S1324": "Kolom {column} kosong pada {value} baris; periksa apakah kolom bergeser saat"
    ' diekspor. Bila memang kosong, tulis accept = ["S1324"] di berkas rancangan.',
    "S1325": "Mulai kolom {column}, jawaban cocok dengan butir di {value}nya (dilihat dari arah"
    " butir terbalik); kolom tampaknya bergeser satu. Cocokkan judul kolom dengan kuesioner; bila"
    ' sudah benar, tulis accept = ["S1325"] di berkas rancangan.',
    "S1326": "Baris {row}, kolom {column}: {value} bukan bilangan; isi bilangan, atau kosongkan.",
    "S1327": "Baris {row}, kolom {column}: koreksi populasi {value} tidak sah; isi pecahan sampel"
    " antara 0 dan 1, atau jumlah klaster di strata, sama untuk satu strata.",
    "S1328": "Bobot sikap tidak sah: {value}.",
    "S1329": "Ukuran data tidak cocok: {value}.",
}
"""Number → Indonesian sentence, a `str.format` template."""

DOUBTS = frozenset({"S1317", "S1320", "S1321", "S1322"})
"""Flaws that are told beside the figures; every other one stops the count."""
ACCEPTABLE = frozenset({"S1324", "S1325"})
"""Flaws that stop the count unless the design file accepts them: the whole file looks wrong."""


@dataclass(frozen=True)
class Flaw:
    """One thing wrong in a file: its number, the row (0 = the whole file) and what stood there.

    row : the spreadsheet's own number, the heading is row 1
    rows : how many rows in a row have the same flaw; `row` is the first of them
    accepted : whether the design file says that it is as it should be
    """

    number: str
    row: int
    column: str
    value: str
    rows: int = 1
    accepted: bool = False

    @property
    def stops(self) -> bool:
        """Whether nothing may be counted before this is mended."""
        return self.number not in DOUBTS and not self.accepted

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in Indonesian."""
        last = self.row + self.rows - 1
        span = f"{self.row}" if self.rows == 1 else f"{self.row} sampai {last}"
        return SENTENCES[self.number].format(row=span, column=self.column, value=self.value)


def run_together(flaws: Sequence[Flaw]) -> list[Flaw]:
    """Join flaws of the same kind in rows that follow each other.

    Examples
    --------
    >>> run_together([Flaw("S1316", 4, "kab", ""), Flaw("S1316", 5, "kab", "")])[0].sentence
    'Baris 4 sampai 5, kolom kab: kosong; isi dari daftar sampel.'
    """
    out: list[Flaw] = []
    for flaw in flaws:
        last = out[-1] if out else None
        if (
            last is not None
            and (last.number, last.column, last.value) == (flaw.number, flaw.column, flaw.value)
            and flaw.row == last.row + last.rows
        ):
            out[-1] = replace(last, rows=last.rows + 1)
        else:
            out.append(flaw)
    return out


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object, *, column: str = "") -> None:
        self.number = number
        self.value = value
        told = SENTENCES[number].format(row="", column=column, value=value)
        super().__init__(f"{told} ({number})")
