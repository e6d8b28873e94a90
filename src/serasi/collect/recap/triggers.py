"""The words by which offices write the eight triggers, and their codes."""

from __future__ import annotations

import re

from serasi.collect.recap.grid import Value

OFFICIAL = {
    "T1": "bentrokan antarwarga",
    "T2": "isu keamanan",
    "T3": "isu sara",
    "T4": "kesenjangan sosial",
    "T5": "konflik pada institusi pendidikan",
    "T6": "konflik ormas",
    "T7": "sengketa lahan",
    "T8": "ekses konflik politik",
}
_PATTERNS = {
    "T8": r"politik|pemilu|pilkada|pilkades|pileg|pilpres|pilgub|pilbup|pemilihan (?:umum|kepala)"
    r"|perebutan jabatan|\bpoldagri\b",
    "T3": r"\bsara\b|agama|keagamaan|umat|suku|etnis|\bras\b|rumah ibadah|tempat ibadah|aliran"
    r"|sekte|penodaan|intoleran",
    "T5": r"pendidikan|pelajar|sekolah|kampus|mahasiswa|pesantren|ponpes|\bsiswa",
    "T6": r"\bormas\b|organisasi (?:masyarakat|kemasyarakatan)|perguruan silat|pencak silat"
    r"|\bsilat\b|\bpsht\b|pagar nusa|\blsm\b|antar ?organisasi",
    "T7": r"lahan|tanah|agraria|\bsda\b|sumber daya alam|batas (?:desa|wilayah)|tapal batas"
    r"|perkebunan|\bhgu\b|tambang|hutan|pengairan|irigasi|nelayan",
    "T4": r"kesenjangan|ekonomi|\bbansos\b|bantuan sosial|\bupah\b|tenaga kerja|\bblt\b|pkl\b"
    r"|pedagang",
    "T1": r"antar ?-? ?warga|antar ?-? ?kampung|antar ?-? ?desa|antar ?-? ?pemuda|antar ?-? ?dusun"
    r"|antar ?-? ?kelompok|tawuran|bentrok|perkelahian|keributan warga"
    r"|warga (?:vs|dan|dengan) warga"
    r"|\bantarwrg\b|^warga$|supporter|suporter",
    "T2": r"keamanan|kamtibmas|main hakim|santet|kriminal|teror|\bkam\b|massa mengamuk|penyerangan",
}
_COMPILED = {code: re.compile(words, re.IGNORECASE) for code, words in _PATTERNS.items()}
_CODE = re.compile(r"\s*(?:T\s?-?\s?)?([1-8])\s*[.)]?\s*(?:[-–:.]?\s*(?P<words>[^\d\s].*))?", re.I)


def read_trigger(value: Value) -> str | None:
    """Return T1…T8 for what a cell says, or None when it says none of the eight.

    The official names win over single words, so "Konflik pada institusi pendidikan" is T5 and
    "Bentrok antarwarga soal lahan" is T7, as the coding guide orders.

    >>> read_trigger("Isu SARA"), read_trigger("sengketa tanah"), read_trigger(3)
    ('T3', 'T7', 'T3')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"T{int(value)}" if value in range(1, 9) else None
    if not isinstance(value, str):
        return None
    text = re.sub(r"\s+", " ", value[:300]).strip()
    match = _CODE.fullmatch(text)
    if match is not None and not match["words"]:
        return f"T{match[1]}"
    spoken = text.casefold()
    for code, name in OFFICIAL.items():
        if name in spoken:
            return code
    return next((code for code, pattern in _COMPILED.items() if pattern.search(text)), None)
