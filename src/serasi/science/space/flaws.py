"""What can be wrong with the input of detection in space, by number, with what to do next."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES = {
    "S520": "Kolom {value} tidak ada di {file}; tambahkan, lalu coba lagi.",
    "S521": "Baris {line} {file}: nama wilayah kosong.",
    "S522": "Baris {line} {file}: {value} bukan minggu (2026-W05), tanggal, bulan, atau bilangan.",
    "S523": "Baris {line} {file}: {value} bukan jumlah bulat 0 atau lebih.",
    "S524": "Baris {line} {file}: {value} sudah ada di baris sebelumnya.",
    "S525": "Baris {line} {file}: minggu {value} belum terjadi.",
    "S526": "Baris {line} {file}: penduduk {value} bukan bilangan 0 atau lebih.",
    "S527": "Baris {line} {file}: urutan tetangga {value} bukan bilangan bulat 0 atau lebih.",
    "S528": "Baris {line} {file}: tetangga {value} tidak ada di berkas jumlah.",
    "S529": "Baris {line} {file}: jumlah kolom tidak sama dengan judul.",
    "S530": "Jumlah {value} tidak sah: harus bilangan bulat 0 atau lebih, atau kosong.",
    "S531": "Wilayah nomor {value} punya kejadian, tetapi dasar pembandingnya nol.",
    "S532": "Susunan tetangga tidak sah: {value}.",
    "S533": "Lebih dari {value} kejadian: terlalu banyak untuk dihitung.",
    "S534": "Ukuran data tidak cocok: {value}.",
    "S535": "Wilayah {value} di {file}: penduduk diisi pada sebagian baris saja.",
}
"""Number → Indonesian sentence, a `str.format` template."""


@dataclass(frozen=True)
class Flaw:
    """One thing wrong in a file: its number, the line (0 = the whole file) and what stood there."""

    number: str
    file: str
    line: int
    value: str

    @property
    def sentence(self) -> str:
        """What is wrong, in Indonesian."""
        return SENTENCES[self.number].format(file=self.file, line=self.line, value=self.value)


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(file='', line='', value=value)} ({number})")
