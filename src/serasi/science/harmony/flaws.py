"""What can be wrong with answers, a design or a set of weights, by number, with what to do next."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES = {
    "S1305": "Berkas rancangan: {value}",
    "S1306": "Judul kolom {value} ada dua kali; hapus atau ganti nama salah satunya.",
    "S1307": "Berkas jawaban kosong; ekspor ulang, baris pertama harus judul kolom.",
    "S1310": "Kolom {value} tidak ada di berkas jawaban; tambahkan, atau betulkan namanya di"
    " berkas rancangan.",
    "S1311": "Baris {row}: {value}; hapus atau tambahkan sel supaya sama dengan judul.",
    "S1312": "Baris {row}, kolom {column}: {value} bukan jawaban yang sah; isi 1 sampai 5, 8 (tidak"
    " tahu), 9 (tidak bersedia), atau kosongkan.",
    "S1313": "Baris {row}: isi bergeser {value}; geser kembali di lembar asal mulai kolom"
    " {column}, lalu ekspor ulang.",
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
    " diekspor.",
    "S1325": "Arah jawaban butir terbalik cocok dengan kolom di {value}nya; kolom butir tampaknya"
    " bergeser satu. Cocokkan judul kolom dengan kuesioner.",
    "S1326": "Baris {row}, kolom {column}: {value} bukan bilangan; isi bilangan, atau kosongkan.",
    "S1327": "Baris {row}, kolom {column}: koreksi populasi {value} tidak sah; isi pecahan sampel"
    " antara 0 dan 1, atau jumlah klaster di strata, sama untuk satu strata.",
    "S1328": "Bobot sikap tidak sah: {value}.",
    "S1329": "Ukuran data tidak cocok: {value}.",
}
"""Number → Indonesian sentence, a `str.format` template."""

DOUBTS = frozenset({"S1317", "S1320", "S1321", "S1322", "S1324", "S1325"})
"""Flaws that are told beside the figures; every other one stops the count."""


@dataclass(frozen=True)
class Flaw:
    """One thing wrong in a file: its number, the row (0 = the whole file) and what stood there.

    row : the spreadsheet's own number, the heading is row 1
    rows : how many rows in a row have the same flaw; `row` is the first of them
    """

    number: str
    row: int
    column: str
    value: str
    rows: int = 1

    @property
    def stops(self) -> bool:
        """Whether nothing may be counted before this is mended."""
        return self.number not in DOUBTS

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in Indonesian."""
        span = f"{self.row}" if self.rows == 1 else f"{self.row} dan {self.rows - 1} baris lain"
        return SENTENCES[self.number].format(row=span, column=self.column, value=self.value)


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object, *, column: str = "") -> None:
        self.number = number
        self.value = value
        told = SENTENCES[number].format(row="", column=column, value=value)
        super().__init__(f"{told} ({number})")
