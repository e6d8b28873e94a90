"""What can be wrong with a comparison before and after, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S570": "Ukuran data tidak cocok: {value}.",
    "S571": "Jumlah {value} tidak sah: harus bilangan 0 atau lebih, atau kosong.",
    "S572": "Belum ada desa yang ditandai mendapat kegiatan.",
    "S573": "Kurun di sekitar awal {value} tidak seluruhnya ada di data.",
    "S574": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
    "S575": "Penduduk {value} tidak sah: harus bilangan di atas 0, atau kosong.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
