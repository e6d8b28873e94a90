"""What can be wrong with contacts of agencies, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S550": "Instansi {value} tercatat dua kali; sisakan satu.",
    "S551": "Instansi {value} tidak ada di daftar instansi; tambahkan dahulu.",
    "S552": "Instansi {value} tercatat berhubungan dengan dirinya sendiri.",
    "S553": "Waktu {value} tanpa zona waktu; lengkapi zona waktunya.",
    "S554": "Jawaban {value} tidak sah: waktunya harus ada dan tidak sebelum hubungan dibuat.",
    "S555": "Kurun {value} tidak sah: akhir harus sesudah awal.",
    "S556": "Kurun {value} terlalu berbeda panjangnya untuk dibandingkan.",
    "S557": "Bobot hubungan tidak sah: {value}.",
    "S558": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
