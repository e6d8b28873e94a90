"""Pure: one plain line that says what a report tells, taken from its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

LONGEST = 110
MOST_READ = 3000
"""A title lies at the beginning; nobody may slow the house down with the rest of a text."""

_OPENING = re.compile(
    r"^(?:(?:yth\.?|kepada|kpd|bapak|pak|bu|ibu|komandan|ndan|min|admin|pimpinan|mohon|"
    r"selamat (?:pagi|siang|sore|malam)|ass?alamu'?alaikum(?: wr\.? ?wb\.?)?|met (?:pagi|siang|"
    r"sore|malam)|i[zj]in|lapor(?:an|kan)?|melapor(?:kan)?|menyampaikan|info a\d|"
    r"info(?:rmasi)?(?: [a-f][1-6])?|"
    r"diteruskan|tolong|hoaks|awas|waspada|fwd?|forwarded|perihal|hal|bahwa|dengan hormat|"
    r"dumas|lapdu|kami|saya|"
    r"laporan (?:informasi|kejadian|khusus|awal|singkat))\b[\s.,:;*_!\-]*)+",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:(?:pada )?(?:hari )?(?:ini )?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)"
    r"(?:\s+(?:pagi|siang|sore|malam|dini hari))?[ ,]*)?"
    r"(?:(?:tanggal|tgl\.?)\s*)?(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2} (?:jan|feb|mar|apr|"
    r"mei|jun|jul|agu?s?t?|sep|okt|nov|des)\w*(?: \d{4})?)?[ ,]*"
    r"(?:(?:sekitar|sekira|kurang lebih|±|kl)?\s*(?:pukul|pkl\.?|jam)\s*\d{1,2}[.:]\d{2}"
    r"(?:\s*(?:wib|wita|wit))?)?"
    r"(?:(?:jam|pukul) (?:setengah )?[a-z]+ (?:pagi|siang|sore|malam))?"
)
_LEADING_WHEN = re.compile(rf"^(?:telah terjadi\s+|terjadi\s+)?{_WHEN}[\s,.:;]*", re.IGNORECASE)
_LEADING_PLACE = re.compile(
    r"^(?:di|bertempat di|tkp\s*:?)\s+[^.;\n]*?"
    r"(?:kec(?:amatan|\.)\s*\w+|kab(?:upaten|\.)\s*\w+),?\s*",
    re.IGNORECASE,
)
_SHORT = "".join(
    rf"(?<!\b{word}\.)"
    for word in ("Kec", "Ds", "Kel", "Kab", "Dsn", "Jl", "Rt", "Rw", "Kp", "Sdr", "Dr", "H", "No")
)
_BREAK = re.compile(rf"(?<=[.!?]){_SHORT}\s+|\n+|;\s", re.IGNORECASE)
_LABELLED = re.compile(
    r"^[^\S\n]*(?:\d+[.)][^\S\n]*)?(?:kejadian|kronologi\w*|uraian|apa|perihal|isi)"
    r"[^\S\n]*:[^\S\n]*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_LATE_WHEN = re.compile(
    r"\s+(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)?"
    r"(?:\s+(?:pagi|siang|sore|malam))?\s*\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}"
    r"(?:\s*(?:pukul|pkl\.?|jam)\s*\d{1,2}[.:]\d{2}(?:\s*wib)?)?",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r",?\s+(?:kec\.|kecamatan|kab\.|kabupaten)\s*[A-Z]\w+", re.IGNORECASE)
_CUT = re.compile(
    r",?\s+(?:setelah|karena|krn|sehingga|namun|tetapi|tapi|mohon|situasi|sdh|sudah|demikian|"
    r"kades|dok)\b",
    re.IGNORECASE,
)

TELLING = ("label", "trigger", "form", "actors", "place")
"""What makes a sentence the one that tells: the first with the most of these."""

Spans = Sequence[Sequence[int]]


def _clauses(text: str) -> list[tuple[int, int]]:
    found, begin = [], 0
    for match in _BREAK.finditer(text):
        found.append((begin, match.start()))
        begin = match.end()
    found.append((begin, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def _telling(text: str, evidence: Mapping[str, Spans]) -> str:
    """Return the sentence that holds what happened; else the first that says anything."""
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled[1]
    clauses = _clauses(text)
    told = [span[0] for name in TELLING for span in evidence.get(name, ())]
    richest = max(clauses, key=lambda c: sum(c[0] <= at < c[1] for at in told), default=None)
    if richest is not None and any(richest[0] <= at < richest[1] for at in told):
        return text[richest[0] : richest[1]]
    for begin, end in clauses:
        if len(_bare(text[begin:end])) > 12:
            return text[begin:end]
    return text


def _bare(sentence: str) -> str:
    words = " ".join(sentence.replace("*", "").replace("_", " ").split())
    words = _OPENING.sub("", words)
    words = _LEADING_WHEN.sub("", words)
    words = _LEADING_PLACE.sub("", words)
    words = _LATE_WHEN.sub("", words)
    words = _DISTRICT.sub("", words)
    return words.strip(" .,:;-!?\"'")


def _shorten(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = _CUT.search(words, 40)
    if cut and cut.start() <= LONGEST:
        return words[: cut.start()].rstrip(" ,.;:")
    comma = words.rfind(",", 40, LONGEST)
    end = comma if comma > 0 else words.rfind(" ", 0, LONGEST)
    kept = words[: end if end > 0 else LONGEST].rstrip(" ,.;:")
    return kept if comma > 0 else f"{kept}…"


def plain_title(text: str, evidence: Mapping[str, Spans]) -> str:
    """Return a title of at most 110 letters in the reporter's words, without greeting and date.

    >>> plain_title("Izin melaporkan, warga menutup pintu air. Situasi aman.", {})
    'Warga menutup pintu air'
    """
    text = text[:MOST_READ]
    words = _shorten(_bare(_telling(text, evidence)))
    if not words:
        words = _shorten(" ".join(text.split()))
    return words[:1].upper() + words[1:]
