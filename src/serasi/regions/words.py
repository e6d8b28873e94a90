"""Names of areas in words: folding for search, bare names, labels with their level."""

from __future__ import annotations

import re
import unicodedata

OFFICIAL = re.compile(r"^(?:Kabupaten|Kota|KAB\.|KOTA|Kab\.)\s+(?:Administrasi\s+|ADM\.?\s+)?")
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
WORD = {
    "provinsi": "",
    "kabupaten": "Kab. ",
    "kota": "Kota ",
    "kecamatan": "Kec. ",
    "distrik": "Distrik ",
    "kelurahan": "Kel. ",
    "desa": "Desa ",
    "desa_adat": "Desa ",
}


def fold(name: str) -> str:
    """Return a name for comparison: lower case, no accents, no spaces or punctuation.

    >>> fold("Selok Awar-Awar") == fold("selokawar awar")
    True
    """
    if name.isascii():
        return NOT_IN_NAMES.sub("", name.lower())
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.casefold() if c.isalnum())


def bare(name: str, level: int) -> str:
    """Return the name of a regency or city without its official prefix.

    >>> bare("Kabupaten Jember", 2), bare("Kota Baru", 3)
    ('Jember', 'Kota Baru')
    """
    return OFFICIAL.sub("", name.strip()) if level == 2 else name.strip()


def label(name: str, kind: str) -> str:
    """Return a name with the short word of its level.

    >>> label("Probolinggo", "kota"), label("Wuluhan", "kecamatan")
    ('Kota Probolinggo', 'Kec. Wuluhan')
    """
    return f"{WORD.get(kind, '')}{name}"


def kind_of(code: str) -> str:
    """Return the kind of an area as its code tells it (Kepmendagri 300.2.2-2138/2025).

    >>> kind_of("35.74"), kind_of("35.09"), kind_of("35.09.19.1001"), kind_of("35.09.11.2001")
    ('kota', 'kabupaten', 'kelurahan', 'desa')

    In Papua a district is a distrik (UU 21/2001).

    >>> kind_of("35.09.11"), kind_of("93.01.01")
    ('kecamatan', 'distrik')
    """
    level = code.count(".") + 1
    if level == 1:
        return "provinsi"
    if level == 2:
        return "kota" if code[3:] >= "70" else "kabupaten"
    if level == 3:
        return "distrik" if code >= "91" else "kecamatan"
    return {"1": "kelurahan", "3": "desa_adat"}.get(code[9:10], "desa")
