"""What can be wrong with a survey's input, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S580": "Ukuran data tidak cocok: {value}.",
    "S581": "Bobot tidak sah pada baris {value}: harus bilangan lebih dari 0.",
    "S582": "Strata kosong pada baris {value}; isi strata setiap baris.",
    "S583": "Klaster (PSU) kosong pada baris {value}; isi klaster setiap baris.",
    "S584": "Jumlah klaster dalam populasi tidak sah: {value}.",
    "S585": "Strata {value} hanya punya satu klaster (PSU); gabungkan dengan strata lain, "
    "atau pilih aturan klaster tunggal.",
    "S586": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
    "S587": "Nilai {value} tidak sah: harus di antara 0 dan 1.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
