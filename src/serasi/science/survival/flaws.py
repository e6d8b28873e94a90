"""What can be wrong with times until an event, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S560": "Ukuran data tidak cocok: {value}.",
    "S561": "Lama {value} tidak sah: harus bilangan 0 atau lebih.",
    "S562": "Tanda kejadian {value} tidak sah: harus 1 (terjadi) atau 0 (belum terjadi).",
    "S563": "Belum ada data lama waktu; isi sedikitnya satu.",
    "S564": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
