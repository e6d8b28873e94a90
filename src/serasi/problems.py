"""The catalogue of numbered refusals: code, HTTP status and an Indonesian sentence of what to do.

Anything a user or partner can meet and mend is a `Problem`; anything else propagates as a bug.
Numbers never change their meaning. 1xx general and access, 2xx regions, 3xx collect,
4xx register, 5xx tables and science, 6xx network, 7xx trail, 8xx operation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One numbered problem; `sentence` is a `str.format` template in Indonesian."""

    code: str
    status: int
    sentence: str


class Problem(Exception):  # noqa: N818 - the word of the field and of the screen
    """A refusal that a user can understand and mend."""

    def __init__(self, kind: Kind, **details: object) -> None:
        self.kind = kind
        self.details = details
        super().__init__(str(self))

    @property
    def code(self) -> str:
        return self.kind.code

    @property
    def status(self) -> int:
        return self.kind.status

    @property
    def sentence(self) -> str:
        return self.kind.sentence.format(**self.details)

    def __str__(self) -> str:
        return f"{self.sentence} ({self.code})"


_catalogue: dict[str, Kind] = {}


def _kind(code: str, status: int, sentence: str) -> Kind:
    if code in _catalogue:
        raise ValueError(f"problem code {code} is used twice")
    kind = Kind(code, status, sentence)
    _catalogue[code] = kind
    return kind


def catalogue() -> tuple[Kind, ...]:
    """All problems in the order of their numbers."""
    return tuple(sorted(_catalogue.values(), key=lambda kind: kind.code))


# 1xx general and access
NOT_FOUND = _kind("S101", 404, "Halaman atau data ini tidak ada, atau bukan untuk Anda.")
NOT_ALLOWED = _kind("S102", 404, "Data ini tidak ada, atau peran Anda tidak boleh melakukan ini.")
EDITED_MEANWHILE = _kind(
    "S103",
    409,
    "{who} mengubah catatan ini sejak Anda membukanya. Isian Anda belum disimpan dan masih ada"
    " di bawah; bandingkan, lalu simpan lagi.",
)
FORM_INVALID = _kind("S104", 422, "Isian belum lengkap: {what}")
SIGNED_OUT_WHILE_WRITING = _kind(
    "S105", 401, "Sesi Anda berakhir. Masuk lagi; tulisan Anda tersimpan di peramban ini."
)
REASON_NEEDED = _kind("S106", 422, "Tulis alasannya dalam satu kalimat.")
TOO_MANY_ATTEMPTS = _kind(
    "S107", 429, "Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi."
)

# 2xx regions

# 3xx collect

# 4xx register

# 5xx tables and science

# 6xx network

# 7xx trail

# 8xx operation
BACKUP_EXISTS = _kind("S801", 409, "Berkas {path} sudah ada; pilih nama lain.")
BACKUP_BROKEN = _kind("S802", 422, "Cadangan {path} rusak atau bukan cadangan Serasi.")
HOUSE_NOT_EMPTY = _kind(
    "S803", 409, "Rumah ini sudah berisi data ({path}); pulihkan ke SERASI_HOME yang kosong."
)
PORT_TAKEN = _kind("S804", 409, "Pintu {port} sudah dipakai; pilih lain dengan --port.")
NOT_A_DEMO = _kind(
    "S805", 409, "Rumah ini berisi data sungguhan; contoh hanya dibuat di rumah kosong."
)
HOUSE_NOT_READY = _kind(
    "S806", 409, "Rumah ini belum disiapkan. Jalankan ./run, atau serasi manage migrate."
)
