"""Whether a message carries a claim that wants checking; never whether it is true."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.surface.frame import Frame
from serasi.science.text.surface.page import Page
from serasi.science.text.surface.scan import Hits

_SPREAD = frozenset(
    ["sebarkan", "viralkan", "diviralkan", "tolong diviralkan", "bagikan", "share", "forward",
     "teruskan", "copas", "copy paste", "tolong disebar", "mohon disebar", "tolong dishare",
     "jangan berhenti di kamu"]
)  # fmt: skip
_HEARSAY = frozenset(
    ["katanya", "konon", "kabarnya", "dengar dengar", "denger denger", "isunya", "ada isu",
     "beredar", "beredar kabar", "beredar video", "beredar isu", "kabar beredar", "rumor",
     "info yang beredar", "desas desus", "pesan berantai", "benarkah", "apa benar",
     "apakah benar", "dari grup sebelah", "grup sebelah", "mohon dicek", "dicek kebenarannya",
     "dapat info", "info dari", "kebenaran berita", "ramai di tiktok", "ramai di facebook"]
)  # fmt: skip
_URGENT = frozenset(["hati hati", "awas", "darurat", "gawat", "harap waspada", "waspada"])
_OFFICIAL = re.compile(
    r"(?<![a-z])(?:izin melaporkan|melaporkan|dilaporkan|tkp|saksi|pelapor|laporan (?:kejadian|"
    r"informasi|polisi)|"
    r"kapolsek|kapolres|babinsa|bhabinkamtibmas|dump|olah tkp)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Rumour:
    """Check-worthiness with its reasons, as short English keys."""

    checkworthy: bool
    reasons: tuple[str, ...]


def weigh_rumour(page: Page, hits: Hits, frame: Frame, /, *, label: str) -> Rumour:
    """List the signs of an unsourced claim; two signs, or one on hearsay of an event, suffice."""
    phrases = {h.phrase for h in hits.of("harm:forward")}
    reasons = []
    if frame.is_forwarded or phrases & {"diteruskan", "diteruskan berkali kali"}:
        reasons.append("forwarded")
    if phrases & _SPREAD:
        reasons.append("asks_to_spread")
    if phrases & _HEARSAY:
        reasons.append("hearsay")
    if phrases & _URGENT:
        reasons.append("urgent_tone")
    if page.all_caps or page.original.count("!") >= 3:
        reasons.append("shouting")
    if hits.any("hoax"):
        reasons.append("named_hoax")
    event = label in ("conflict", "tension", "unsure")
    if event and not _OFFICIAL.search(page.text):
        reasons.append("no_source")
    strong = {"asks_to_spread", "hearsay", "forwarded", "named_hoax"} & set(reasons)
    worthy = bool(strong) and (event or "named_hoax" in reasons) or len(strong) >= 2
    return Rumour(worthy, tuple(reasons))
