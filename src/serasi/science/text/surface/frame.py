"""The frame of a message: chat wrapper, addressee, greeting, fields and closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from serasi.science.text.surface.page import Page, Span
from serasi.science.text.surface.words import matches, words_of

_WRAPPER = re.compile(
    r"(?m)^[ ]?\[?(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{2,4}),? (?:pukul )?"
    r"(?P<h>\d{1,2})[.:](?P<mi>\d{2})(?:[.:]\d{2})?\]?(?: -)? (?P<who>[^:\n]{1,40}): "
)
_ADDRESSEE = re.compile(
    r"(?m)(?:^|(?<=[.\n])|(?<=[.\n] )|(?<=kejadian )|(?<=informasi )|(?<=khusus ))"
    r"(?:kepada(?: yth)?|yth|cc|tembusan|kpd(?: yth)?|dari)\s?[:.]?\s[^.\n]{0,60}?"
    r"(?=[.\n]|,? (?:mohon|izin|dengan ini|melaporkan|pada hari)|$)"
    r"|(?<![a-z])yth\s[^.\n,]{0,45}(?=[.,\n]|$)"
)
_GREETING = re.compile(
    r"(?<![a-z])assalam\w{0,20}'?\w{0,20}[^.\n]{0,30}?(?:wr\.? ?wb\.?|(?=[.,\n]|$))"
    r"|(?:selamat|met) (?:pagi|siang|"
    r"sore|malam)"
    r"(?: (?:komandan|jenderal|bapak|ibu|pak|ndan|dan|rekan|semuanya|semua))*(?![a-z])|"
    r"wassalam\w*[^\n]{0,20}"
    r"|(?<![a-z])(?:mohon )?izin (?:melaporkan|komandan|bapak|ndan|lapor)(?: komandan| bapak| "
    r"ndan)?(?![a-z])"
    r"|salam sejahtera|om swastiastu|tabe(?![a-z])"
)
_CLOSING = re.compile(
    r"(?<![a-z])(?:dump|dum|dumas|demikian (?:dilaporkan|laporan|yang dapat)[^\n]{0,60}"
    r"|(?:dokumentasi|dok)\w* terlampir|laporan selesai|media tidak disertakan)(?![a-z])"
)
_FIELD = re.compile(
    r"(?m)^\s?(?:(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)]\s?|-\s?)?(?P<label>[a-z][a-z "
    r"/'&()-]{1,34}?)\s?"
    r"[:=]\s?(?P<value>[^\n]*)"
)
LABELS = {
    "what": ("apa", "kejadian", "jenis kejadian", "peristiwa", "perihal", "perkara", "hal",
             "bentuk kejadian", "fakta", "uraian", "isi", "uraian kejadian", "uraian singkat"),
    "when": ("waktu", "waktu kejadian", "bilamana", "kapan", "hari/tanggal", "hari tanggal",
             "hari / tanggal", "hari", "tanggal", "pukul", "jam", "hari, tanggal", "tgl kejadian",
             "tanggal kejadian", "hari dan tanggal", "bila mana"),
    "where": ("tkp", "tempat", "tempat kejadian", "lokasi", "lokasi kejadian", "di mana", "dimana",
              "alamat kejadian", "alamat tkp", "tempat kejadian perkara", "wilayah", "alamat"),
    "who": ("siapa", "pelaku", "korban", "terlapor", "para pihak", "pihak", "yang terlibat",
            "pihak terlibat", "saksi", "saksi-saksi", "identitas korban", "identitas pelaku",
            "nama korban", "nama pelaku", "pihak a", "pihak b"),
    "how": ("bagaimana", "kronologi", "kronologis", "kronologis kejadian", "kronologi kejadian",
            "uraian", "modus", "jalannya kejadian", "modus operandi"),
    "why": ("mengapa", "sebab", "penyebab", "motif", "latar belakang", "sebab kejadian", "pemicu",
            "akar masalah", "dugaan penyebab"),
    "act": ("tindakan", "tindakan yang diambil", "tindak lanjut", "langkah", "upaya", "rtl",
            "rencana tindak lanjut", "langkah langkah", "tindakan petugas"),
    "sender": ("pelapor", "dari", "pengirim", "nama pelapor", "sumber", "nilai informasi", "nilai"),
}  # fmt: skip
_KIND = {label: kind for kind, labels in LABELS.items() for label in labels}


@dataclass(frozen=True, slots=True)
class Field:
    """A `label : value` line; `kind` is the question it answers, when known."""

    label: str
    kind: str | None
    start: int
    end: int
    value_start: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the facts of a message."""

    closed: list[Span]
    fields: list[Field]
    sent_at: datetime | None
    is_update: bool
    stays_open: bool
    is_forwarded: bool

    def kind_at(self, offset: int) -> str | None:
        """Give the question whose field holds an offset."""
        for field in self.fields:
            if field.value_start <= offset < field.end:
                return field.kind
        return None


_UPDATE = re.compile(
    r"^[\s\W]*(?:laporan |lap |info(?:rmasi)? )?(?:update|up date|perkembangan(?! menyusul)|ralat|"
    r"lanjutan"
    r"|susulan|laporan (?:ke-?\s?)?(?:2|3|4|dua|tiga)(?![\d])|laporan perkembangan|laporan lanjutan"
    r"|laporan susulan|menyusul laporan|melanjutkan laporan|menyambung laporan|koreksi|"
    r"tambahan|sambungan|pemutakhiran|info tambahan|lanjutan li|konfirmasi|jawaban dari)(?![a-z])"
)
_UPDATE_IN = re.compile(
    r"(?<![a-z])(?:update(?: terbaru| terkini| data| korban)?\s?:|perkembangan (?:terakhir|"
    r"terkini|situasi)"
    r"|perkembangan (?:aksi|unjuk rasa|kasus|kejadian|bentrok|kondisi|penanganan)|"
    r"melaporkan perkembangan|melaporkan lanjutan|laporan (?:perkembangan|lanjutan|susulan)"
    r"|(?:menindaklanjuti|menyambung|melanjutkan|menyusuli) laporan"
    r"|(?:bertambah|berkurang) (?:men)?jadi|(?:korban|pengungsi)[^.\n]{0,20} menjadi \d)"
)
_ADDRESSEE_FIRST = frozenset(["kepada", "yth", "cc", "tembusan", "kpd", "dari"])
_GREETING_SIGNS = ("assalam", "selamat", "met ", "izin ", "salam", "swastiastu", "tabe")
_CLOSING_FIRST = frozenset(["dump", "dum", "dumas", "demikian", "dokumentasi", "dok", "laporan",
                            "media"])  # fmt: skip
_UPDATE_FIRST = frozenset(
    ["update", "perkembangan", "melaporkan", "laporan", "menindaklanjuti", "menyambung",
     "melanjutkan", "menyusuli", "bertambah", "berkurang", "korban", "pengungsi"]
)  # fmt: skip
# No opening formula is longer.
_HEAD = 240
_OPEN = re.compile(
    r"(?:perkembangan|update|laporan(?: lanjutan)?|data|hasil|info) (?:akan )?(?:menyusul|lebih "
    r"lanjut|selanjutnya)"
)


def read_frame(page: Page) -> Frame:
    """Find the frame of one message."""
    text = page.text
    closed: list[Span] = []
    sent_at = None
    for match in _WRAPPER.finditer(text):
        closed.append(match.span())
        sent_at = sent_at or _stamp(match)
    words = words_of(text)
    closed.extend(m.span() for m in matches(_ADDRESSEE, text, words.at(_ADDRESSEE_FIRST)))
    if any(sign in text for sign in _GREETING_SIGNS):
        closed.extend(m.span() for m in _GREETING.finditer(text))
    closed.extend(m.span() for m in matches(_CLOSING, text, words.at(_CLOSING_FIRST)))
    fields = [_field(match) for match in _FIELD.finditer(text)]
    start = max((m.end() for m in _GREETING.finditer(text[:_HEAD]) if m.start() < 40), default=0)
    head = max((e for b, e in closed if b < 4), default=0)
    update = any(_UPDATE.match(text[at : at + _HEAD]) for at in {0, head, start})
    update = update or any(matches(_UPDATE_IN, text, words.at(_UPDATE_FIRST)))
    forwarded = bool(re.search(r"(?<![a-z])(?:diteruskan|forwarded|fwd?\s?:)", text[:60]))
    return Frame(closed, fields, sent_at, update, bool(_OPEN.search(text)), forwarded)


def _field(match: re.Match[str]) -> Field:
    label = match["label"].strip()
    return Field(label, _KIND.get(label), match.start(), match.end(), match.start("value"))


def _stamp(match: re.Match[str]) -> datetime | None:
    year = int(match["y"])
    year = year if year > 99 else 2000 + year
    try:
        return datetime(  # noqa: DTZ001 - chat exports carry local time without a zone
            year, int(match["m"]), int(match["d"]), int(match["h"]), int(match["mi"])
        )
    except ValueError:
        return None
