"""What can be wrong with answer sheets, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S640": "Ukuran data tidak cocok: {value}.",
    "S641": "Baris {row}, butir {item}: {value} bukan jawaban yang dikenal (1–5, 8, 9, kosong).",
    "S642": "Susunan butir tidak sah: {value}.",
    "S643": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
    "S644": "Terlalu sedikit lembar jawaban lengkap: {value}.",
    "S645": "Ragam (kovarians) tidak dapat dihitung: {value}.",
    "S646": "Nilai {value} tidak sah: harus bilangan, atau kosong.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`.

    row : of the sheet, from 0; None = no single row. item : its name, "" = no single item
    """

    def __init__(
        self, number: str, value: object, *, row: int | None = None, item: str = ""
    ) -> None:
        self.number = number
        self.value = value
        self.row = row
        self.item = item
        said = SENTENCES[number].format(value=value, row="" if row is None else row + 1, item=item)
        super().__init__(f"{said} ({number})")
