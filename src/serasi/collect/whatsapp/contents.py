"""What the body of a message holds: words, a file, a place, or only the trace of a deletion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "media", "deleted", "system"]
Form = Literal["plain", "poll", "location", "contact", "waiting"]

_MARKS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"))
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " ", 0: None}
_CLEAN = {**_MARKS, **_ISOLATES, **_SPACES}
_UNCLEAN = re.compile(f"[{''.join(map(chr, _CLEAN))}]")

_GONE = r"(?:omitted|tidak disertakan|tidak dimasukkan|tidak diikutsertakan|dihilangkan)"
_THING = (
    r"(?:image|photo|video|video note|audio|voice message|sticker|gif|document|contact card|media"
    r"|gambar|foto|catatan video|pesan video|pesan suara|stiker|dokumen|kartu kontak)"
)
_ATTACHED = re.compile(
    r"<\s*(?:attached|terlampir|dilampirkan|lampiran)\s*:\s*([^<>\n]{1,255}?)\s*>", re.IGNORECASE
)
_ATTACHED_AFTER = re.compile(
    r"^([^\n/\\]{1,250}\.[A-Za-z0-9]{1,5}) \((?:file|berkas) (?:attached|terlampir|dilampirkan)\)"
    r"[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
_OMITTED_ANGLED = re.compile(rf"^<[^<>\n]{{1,60}} {_GONE}>[ \t]*(?:\n|$)", re.IGNORECASE)
_OMITTED_BARE = re.compile(
    rf"^(?:([^\n]{{1,200}}\.[A-Za-z0-9]{{1,5}})(?: ?\u2022 ?[^\n]{{1,40}}?)? )?"
    rf"{_THING} {_GONE}\.?$",
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"(?:pesan ini (?:telah |sudah )?dihapus(?: oleh admin[^\n]{0,80})?"
    r"|anda (?:telah |sudah )?menghapus pesan ini(?: sebagai admin)?"
    r"|this message was deleted(?: by (?:admin|group admin)[^\n]{0,80})?"
    r"|you deleted this message(?: as admin)?)\.?",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"<(?:pesan ini (?:telah |sudah )?diedit|pesan (?:telah )?diedit"
    r"|this message was edited|diedit|edited)>",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"[\s*_\[(]*(?:diteruskan(?: berkali-kali)?|forwarded(?: many times)?|fwd?|terusan)"
    r"[\s*_\])]*(?::[ \t]*(?=\S)|[:.]?[ \t]*\n)",
    re.IGNORECASE,
)
_POLL = re.compile(r"(?:poll|polling|jajak pendapat)\s*:\s*\n", re.IGNORECASE)
_POLL_OPTION = re.compile(r"^(?:option|opsi|pilihan)\s*:", re.IGNORECASE | re.MULTILINE)
_PLACE = re.compile(
    r"https?://(?:www\.|m\.)?(?:maps\.google\.[a-z.]{2,6}|google\.[a-z.]{2,6}/maps)[^\s?]{0,300}"
    r"(?:\?(?:[^\s&]{0,200}&){0,9}?(?:q|query|ll|daddr|destination)="
    r"(?:loc:)?|/@)(-?\d{1,2}\.\d+)(?:,|%2c)\+?(-?\d{1,3}\.\d+)",
    re.IGNORECASE,
)
_LIVE = re.compile(r"(?:lokasi (?:terkini|langsung) dibagikan|live location shared)", re.IGNORECASE)
_WAITING = re.compile(r"(?:menunggu pesan ini|waiting for this message)\b[^\n]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """The body of one message, taken apart."""

    kind: Kind
    text: str
    media_name: str | None = None
    form: Form = "plain"
    point: tuple[float, float] | None = None
    edited: bool = False
    forwarded: bool = False


def clean(text: str) -> str:
    """Drop direction marks and byte-order marks, and make the odd spaces plain."""
    return text.translate(_CLEAN) if _UNCLEAN.search(text) else text


def read_content(raw: str) -> Content:
    """Take the body of a message apart.

    >>> read_content("IMG-20250312-WA0001.jpg (file terlampir)\\nPasar Silo").media_name
    'IMG-20250312-WA0001.jpg'
    >>> read_content("Anda menghapus pesan ini").kind
    'deleted'
    """
    text = clean(raw).strip()
    bare = _EDITED.sub("", text).rstrip() if "<" in text else text
    edited, text = bare != text, bare
    if len(text) < 200 and _DELETED.fullmatch(text):
        return Content("deleted", "", edited=edited)
    if len(text) < 300 and _WAITING.fullmatch(text):
        return Content("text", text, form="waiting")
    text, is_media, name = _take_media(text, raw)
    text, forwarded = _take_forward_mark(text)
    form: Form = "plain"
    point = read_point(text)
    if point is not None or _LIVE.match(text):
        form = "location"
    elif _POLL.match(text) and _POLL_OPTION.search(text):
        form = "poll"
    elif name is not None and name.lower().endswith(".vcf"):
        form = "contact"
    kind: Kind = "media" if is_media else "text"
    return Content(kind, text, name, form, point, edited, forwarded)


def read_point(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the first map link in a text.

    >>> read_point("lokasi: https://maps.google.com/?q=-8.1723,113.7")
    (-8.1723, 113.7)
    """
    match = _PLACE.search(text) if "://" in text else None
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    if abs(latitude) > 90 or abs(longitude) > 180 or latitude == longitude == 0:
        return None
    return latitude, longitude


def _take_media(text: str, raw: str) -> tuple[str, bool, str | None]:
    """Cut the placeholder of a file out of the text; what stays is the caption."""
    match = _ATTACHED_AFTER.match(text)
    if match is not None:
        return text[match.end() :].strip(), True, match[1].strip()
    match = _ATTACHED.search(text)
    if match is not None:
        rest = (text[: match.start()] + text[match.end() :]).strip()
        return rest, True, match[1]
    match = _OMITTED_ANGLED.match(text)
    if match is not None:
        return text[match.end() :].strip(), True, None
    if text == "null":
        return "", True, None
    lines = text.split("\n")
    marked = "\u200e" in raw
    for at in (0, -1):
        match = _OMITTED_BARE.match(lines[at].strip())
        if match is not None and (marked or len(lines) == 1):
            caption = lines[1:] if at == 0 else lines[:-1]
            return "\n".join(caption).strip(), True, match[1]
    return text, False, None


def _take_forward_mark(text: str) -> tuple[str, bool]:
    match = _FORWARDED.match(text)
    if match is None:
        return text, False
    return text[match.end() :].strip(), True
