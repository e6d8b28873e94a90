"""Which of the six questions (SIABIDIBAM) a report leaves open."""

from __future__ import annotations

import re

from serasi.science.text.actors import Actor
from serasi.science.text.labels.standing import Act
from serasi.science.text.places.place import Located
from serasi.science.text.surface.frame import Frame
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hits

QUESTIONS = ("who", "what", "when", "where", "how", "why")
_WHY = re.compile(
    r"(?<![a-z])(?:karena|akibat|disebabkan|dipicu|sebab|gara[- ]gara|lantaran|motif|penyebab|"
    r"buntut|"
    r"berawal dari|dilatarbelakangi|bermula dari|diduga karena|dampak|menyusul|terkait|soal|dendam|"
    r"tidak terima|salah paham|kesalahpahaman|memicu|dipicunya|masalah|permasalahan|perihal|"
    r"rebutan|berebut)(?![a-z])"
)
_HOW = re.compile(
    r"(?<![a-z])(?:dengan cara|menggunakan|kronologi\w*|awalnya|berawal|bermula|kemudian|lalu|"
    r"selanjutnya|"
    r"saat itu|ketika|dilempar\w*|membawa|dengan (?:celurit|batu|kayu|senjata|tangan)|mendatangi|"
    r"dihadang|"
    r"dikeroyok|dibacok|saling \w+|dibubarkan|setelah|hingga)(?![a-z])"
)


def missing_questions(
    page: Page,
    frame: Frame,
    hits: Hits,
    acts: list[Act],
    /,
    *,
    actors: tuple[Actor, ...],
    has_when: bool,
    place: Located | None,
) -> tuple[str, ...]:
    """List the open questions in the order of the mnemonic.

    Notes
    -----
    A filled field of that name answers its question. A place counts when a name or at least a
    site word stands in the text, so that the check also works without a gazetteer.
    """
    filled = {
        f.kind for f in frame.fields if f.kind and page.text[f.value_start : f.end].strip(" -.")
    }
    answered = {
        "who": any(a.role != "responder" for a in actors),
        "what": any(a.standing != "denied" for a in acts),
        "when": has_when,
        "where": (place is not None and place.role != "sender") or _site(page),
        "how": _HOW.search(page.text) is not None,
        "why": _WHY.search(page.text) is not None,
    }
    return tuple(q for q in QUESTIONS if not answered[q] and q not in filled)


def _site(page: Page) -> bool:
    return bool(
        re.search(
            r"(?<![a-z])(?:desa|dusun|kecamatan|kelurahan|kabupaten|jalan|perbatasan|lapangan|"
            r"pasar|tkp)\s?:?\s(?!saya|kami|setempat)[a-z]",
            page.text,
        )
    )
