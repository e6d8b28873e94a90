"""In which mood a stretch of text speaks: asked, ordered, called for, or told of the past."""

from __future__ import annotations

import re
from bisect import bisect_left

from serasi.science.text.surface.page import Span
from serasi.science.text.surface.words import matches, words_of

# Asking whether something is so; "kenapa" and "kapan" take it for granted instead.
_ASKING = re.compile(
    r"(?<![a-z])(?:apakah|benarkah|betulkah|apa (?:perlu|betul|benar|betul|iya|ada|sudah|masih)|"
    r"(?:mau|numpang|izin|mohon izin|ingin|boleh) (?:tanya|bertanya|nanya)|"
    r"ada yang tahu|ada yang tau|ada info|minta info|mohon info|gimana cara|bagaimana cara|"
    r"mohon petunjuk|mohon arahan|mohon pencerahan)(?![a-z])"
)
_ASKING_FIRST = frozenset(
    ["apakah", "benarkah", "betulkah", "apa", "mau", "numpang", "izin", "mohon", "ingin", "boleh",
     "ada", "minta", "gimana", "bagaimana"]
)  # fmt: skip
_TAG = re.compile(r"(?<![a-z])(?:apa|benar|betul|kah|info)(?![a-z])|(?:ya|kan|atau|tidak|nih)\W*$")
# Asking after a rumour tells that it goes round.
_RUMOUR = re.compile(
    r"(?<![a-z])(?:beredar|tersebar|viral|ramai di|kebenaran berita|isu|rumor|kebenaran kabar)"
    r"(?![a-z])"
)
# Such a question takes what it asks about for granted.
_PRESUMES = re.compile(r"(?<![a-z])(?:kenapa|mengapa|kapan|siapa|ke ?mana|di ?mana)(?![a-z])")
_SHORT_QUESTION = 4
_SHORT_MESSAGE = 220
_NO = re.compile(r"\s*(?:tidak|bukan|belum|hoaks)(?![a-z])")
# An order or request to do something about an act, or to report it.
ORDER = re.compile(
    r"(?<![a-z])(?:tolong|mohon|harap|agar|supaya|segera|silakan|silahkan|coba|wajib|diminta|"
    r"perintah|perintahkan|monggo|jangan lupa|usul|saran|sebaiknya|perlu|butuh|minta|laksanakan|"
    r"siapkan|pastikan|kapan|menuntut|tuntut|meminta|mendesak|menunggu|menolak|tolak|belum mau|"
    r"ingin|berharap|semoga)(?: \w+){0,4}? $"
)
_CALL = re.compile(
    r"(?<![a-z])(?:ayo|ayok|mari|yuk|mending|mendingan|kapan kita|kita (?:harus|wajib|akan|"
    r"datangi|serbu|bakar|habisi|ulang)|waktunya|saatnya|jangan (?:diam|takut|mau|kasih)|"
    r"biar kami|biar kita|siapa berani|harus kita|kasih|kalau perlu|kalau berani)(?![a-z])"
)
_CALL_FIRST = frozenset(
    ["ayo", "ayok", "mari", "yuk", "mending", "mendingan", "kapan", "kita", "waktunya", "saatnya",
     "jangan", "biar", "siapa", "harus", "kasih", "kalau"]
)  # fmt: skip
_CALLED_AFTER = re.compile(
    r"^(?:\w+ ){0,2}?\s?(?:saja|sekalian|sampai habis|sampai mampus|rame rame|ramai ramai|habis "
    r"habisan|semua(?:nya)?\s?!)|^[^.?\n]{0,25}!"
)
BARE = frozenset(
    ["bakar", "usir", "serang", "hajar", "serbu", "bunuh", "bantai", "sikat", "gempur", "habisi",
     "hanguskan", "ratakan", "seret", "keroyok", "bacok", "lempari", "obrak", "jarah", "sweeping",
     "gebuk", "tusuk", "pukul", "robohkan", "hancurkan", "segel", "tebas", "gorok", "geruduk"]
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d.:])")
_LONG_AGO = re.compile(
    r"(?<![a-z])(?:(?:\d+|dua|tiga|lima|sepuluh|puluhan|belasan|beberapa) tahun (?:yang )?"
    r"(?:lalu|silam)|tahun (?:silam|\d\d(?!\d)(?:an)?)|teringat|mengingat kembali|"
    r"bedah buku|zaman (?:dulu|dahulu|penjajahan|orde|pki)|jaman (?:dulu|dahulu|penjajahan)|"
    r"dulu (?:waktu|pernah|sempat|di)|waktu itu|masa lalu|masa kelam|ringkasan kronologi|"
    r"kronologi singkat konflik|sejarah)(?![a-z])"
)
_LONG_AGO_FIRST = frozenset(
    ["tahun", "teringat", "mengingat", "bedah", "zaman", "jaman", "dulu", "waktu", "masa",
     "ringkasan", "kronologi", "sejarah", "dua", "tiga", "lima", "sepuluh", "puluhan", "belasan",
     "beberapa"]
)  # fmt: skip


_FRESH = re.compile(
    r"(?<![a-z])(?:tadi|kemarin|malam ini|hari ini|barusan|sekarang|pukul|jam|semalam|"
    r"pagi ini|siang ini|sore ini|telah terjadi|korban)(?![a-z])"
)


def _first_in(places: list[int], begin: int, end: int) -> int | None:
    at = bisect_left(places, begin)
    return places[at] if at < len(places) and places[at] < end else None


class Moods:
    """The moods of one text, looked up by the bounds of a sentence or clause.

    A first sentence that speaks of years ago casts its light on the second.
    """

    __slots__ = ("_asks", "_title_ends", "asked", "called", "past", "text")

    def __init__(self, text: str, year: int | None, title_ends: int = 0) -> None:
        self._title_ends = title_ends
        self._asks: dict[Span, bool] = {}
        words = words_of(text)
        self.text = text
        self.asked = [m.start() for m in matches(_ASKING, text, words.at(_ASKING_FIRST))]
        self.called = [m.start() for m in matches(_CALL, text, words.at(_CALL_FIRST))]
        numbers = words.numeric(_LONG_AGO_FIRST)
        self.past = [m.start() for m in matches(_LONG_AGO, text, numbers)]
        if year is not None:
            old = (m for m in matches(_YEAR, text, words.digits) if int(m.group()) < year - 1)
            self.past = sorted([*self.past, *(m.start() for m in old)])

    def is_asked(self, bounds: Span) -> bool:
        """Tell whether a sentence asks if its act is so; a polite question colours all of it."""
        if bounds not in self._asks:
            self._asks[bounds] = self._asks_so(bounds)
        return self._asks[bounds]

    def is_past(self, bounds: Span) -> bool:
        """Tell whether a sentence speaks of years ago."""
        if not self.past:
            return False
        begin, end = bounds
        if _first_in(self.past, begin, end) is not None:
            return True
        title = begin and self.past[0] < begin and self._title_ends == begin
        return bool(title) and _FRESH.search(self.text, begin, end) is None

    def _asks_so(self, bounds: Span) -> bool:
        begin, end = bounds
        if self.asked and len(self.text) < _SHORT_MESSAGE and self.text.rstrip().endswith("?"):
            return not _RUMOUR.search(self.text)
        said = self.text[begin:end].rstrip()
        asked = _first_in(self.asked, begin, end) is not None
        if not asked and said.endswith("?"):
            denied = _NO.match(self.text, end) is not None
            tagged = _TAG.search(said) is not None and not _PRESUMES.search(said)
            asked = denied or tagged or said.count(" ") < _SHORT_QUESTION
        return asked and not _RUMOUR.search(self.text, begin, min(len(self.text), end + 40))

    def is_called(self, start: int, end: int, phrase: str, bounds: Span) -> bool:
        """Tell whether an act is called for: "ayo serang", "bakar saja"."""
        if _first_in(self.called, max(bounds[0], start - 70), start) is not None:
            return True
        if phrase not in BARE:
            return False
        if start == bounds[0] or self.text[start - 2 : start] in (". ", "! ", ", "):
            return True
        tail = self.text[end + 1 : min(bounds[1], end + 40)]
        return _CALLED_AFTER.search(tail) is not None
