"""Whether a message is grounded like a report: with numbers, people, a time and a place."""

from __future__ import annotations

import re

_WHEN = re.compile(
    r"(?<![a-z])(?:tadi|semalam|kemarin|barusan|pukul|jam|dini hari|malam ini|hari ini|senin|"
    r"selasa|rabu|kamis|jumat|sabtu|minggu|ahad|malam|pagi|siang|sore|subuh|maghrib|isya)(?![a-z])"
)
_WHERE = re.compile(
    r"(?<![a-z])(?:desa|dusun|kecamatan|kelurahan|jalan|kampung|tkp|rt|rw|di depan|perempatan|"
    r"pertigaan|simpang|jembatan|pasar|polsek|kantor|gor|gedung|pabrik|kebun|lahan|sekolah|"
    r"terminal|lapangan|alun|distrik|negeri|nagari|"
    r"gampong|balai)(?![a-z])"
)
_WHO = re.compile(
    r"(?<![a-z])(?:warga|massa|pemuda|kelompok|otk|orang tidak dikenal|anak|pelajar|siswa|santri|"
    r"mahasiswa|petani|nelayan|pedagang|buruh|preman|ormas|anggota|pelaku|korban|keluarga|suporter|"
    r"rombongan|gerombolan|petugas|polisi|satpam|vs|lawan|orang|pesilat|pendukung|perangkat|"
    r"penjual|"
    r"pembeli|jemaat|jamaah|tetangga|sopir|pekerja)(?![a-z])"
)
_BEFALLEN = re.compile(
    r"(?<![a-z])(?:telah terjadi|terjadi|pecah|mengakibatkan|akibatnya|akibat|luka|dirawat|"
    r"dirujuk|dilarikan|tewas|meninggal|rusak|pingsan|olah tkp)(?![a-z])"
)


_DOER = re.compile(
    r"(?<![a-z])(?:warga|massa|pemuda|kelompok|otk|orang tidak dikenal|anak|pelajar|siswa|santri|"
    r"mahasiswa|nelayan|pedagang|buruh|preman|ormas|suporter|rombongan|gerombolan|kader|pesilat|"
    r"pendukung|sopir|penambang|pekerja|keluarga|paslon|kades|orang|psht|pagar nusa|polisi|satpam|"
    r"petugas|aparat|jemaat)(?: (?!yang|untuk|dan|agar)\w+){0,3} $"
)
_DONE_BY = re.compile(
    r" (?:\w+ ){0,3}(?:oleh )?(?:warga|massa|otk|orang tidak dikenal|kelompok|pemuda)(?![a-z])"
)


def has_doer(text: str, start: int, end: int) -> bool:
    """Tell whether an act has people as its doer, before it or behind "oleh".

    Examples
    --------
    >>> has_doer("massa paslon bakar kantor", 13, 18), has_doer("perang harga", 0, 6)
    (True, False)
    """
    lead = text[max(0, start - 60) : start]
    return _DOER.search(lead) is not None or _DONE_BY.match(text, end) is not None


def grounding(text: str) -> int:
    """Count the signs of a report in a plain text: when, where, who, and what came of it.

    Examples
    --------
    >>> grounding("tadi malam warga desa sukowono bentrok"), grounding("perang harga memanas")
    (3, 0)
    """
    return sum(sign.search(text) is not None for sign in (_WHEN, _WHERE, _WHO, _BEFALLEN))
