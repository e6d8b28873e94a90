"""What can be wrong with series of counts, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S540": "Ukuran data tidak cocok: {value}.",
    "S541": "Jumlah {value} tidak sah: harus bilangan bulat 0 atau lebih, atau kosong.",
    "S542": "Usaha pelaporan {value} tidak sah: harus bilangan 0 atau lebih.",
    "S543": "Wilayah nomor {value} punya laporan pada minggu tanpa pelapor aktif.",
    "S544": "Riwayat terlalu pendek: {value}.",
    "S545": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
    "S546": "Peluang {value} tidak sah: harus antara 0 dan 1.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
