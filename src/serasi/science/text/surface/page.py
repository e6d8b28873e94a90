"""One message made readable: folded, contractions written out, every letter's origin kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from serasi.science.text.lexicon.regional import REGIONAL
from serasi.science.text.lexicon.short import ALSO_NAMES, DOTTED, DOTTED_ONLY, SHORT

Span = tuple[int, int]

_PLAIN = {
    "‘": "'", "’": "'", "`": "`", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-",
    "‐": "-", "‑": "-", "…": "...", "•": "-", "●": "-", "▪": "-", "◦": "-", "►": "-",
    "➢": "-", "➤": "-", "▶": "-", "✓": "-", "✔": "-", "±": "±", "×": "x", "⁄": "/", "º": "",
    "😂": "wkwk", "🤣": "wkwk", "😹": "wkwk", "😆": "wkwk", "😄": "wkwk", "😅": "wkwk",
}  # fmt: skip
_PIECE = re.compile(
    r"(?P<twice>(?<![a-z])[a-z]{3,}2(?:an|nya)?(?![a-z\d]))|[a-z]+(?:'[a-z]+)?|[*_~`]+|[ \t]{2,}|"
    r"\t|(?<=\n) |^ "
)
_UNUSUAL = re.compile(r"[^ -~]+")
_LONGER = REGIONAL | {short: full for short, full in SHORT.items() if short != full}
_WRITTEN_OUT = DOTTED | _LONGER.keys()
# One sign may stand for a whole phrase; more than this of it would only lengthen the page.
_MOST_LETTERS = 4


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Give the plain letters of one character; nothing for invisible ones."""
    if char in _PLAIN:
        return _PLAIN[char]
    if char in "\r\u2028\u2029\x0b\x0c\x85":
        return "\n"
    kind = unicodedata.category(char)
    if kind in ("Cf", "Mn", "Me", "Cs"):
        return ""
    if kind == "Zs" or char == "\t":
        return " "
    if kind in ("So", "Sk", "Cc", "Cn", "Co") and char != "\n" and char not in "^":
        plain = unicodedata.normalize("NFKD", char)
        return plain if plain != char and plain.isascii() and plain.isalnum() else " "
    if char.isascii():
        return char
    letters = unicodedata.normalize("NFKD", char)
    return "".join(c for c in letters if unicodedata.category(c)[0] != "M")[:_MOST_LETTERS]


@dataclass(frozen=True, slots=True)
class Page:
    """A message in plain lower case; `span` leads back to the original's offsets.

    Notes
    -----
    `text` and `scan` have the same length. In `scan` line ends, hyphens and slashes are blanks,
    so that phrases match over them; `text` keeps them for sentences, dates and fields.
    """

    original: str
    text: str
    scan: str
    starts: list[int]
    ends: list[int]
    all_caps: bool

    def span(self, start: int, end: int) -> Span:
        """Turn offsets of `text` into offsets of the original."""
        if start >= end or start >= len(self.starts):
            return (0, 0)
        return (self.starts[start], self.ends[min(end, len(self.ends)) - 1])

    def capital(self, at: int) -> bool:
        """Tell whether the letter at `at` was written as a capital."""
        return self.original[self.starts[at]].isupper()

    def raw(self, start: int, end: int) -> str:
        """Give the original writing of a stretch of `text`, without its invisible characters."""
        begins = sorted(set(self.starts[start:end]))
        return "".join(self.original[at] for at in begins)


def read_page(message: str) -> Page:
    """Fold one message and write out its contractions.

    Examples
    --------
    >>> read_page("*Ds.* Mulyorejo Kec.Silo, 3 org LR").text
    'desa mulyorejo kecamatan silo, 3 orang luka ringan'
    """
    plain, origin = _visible(message)
    low = plain.lower()
    if len(low) != len(plain):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    draft = _Draft(low, origin)
    for match in _PIECE.finditer(low):
        piece = match.group()
        if match["twice"]:
            draft.replace(*match.span(), _said_twice(piece))
            continue
        if "a" <= piece[0] <= "z":
            if piece not in _WRITTEN_OUT:
                continue
            begin, stop = match.span()
            if piece in ALSO_NAMES and _NAMED.search(low, max(0, begin - 14), begin):
                continue
            full, dotted = _full(piece, low, stop)
            if dotted:
                draft.replace(begin, stop, full or piece)
                tight = low[stop + 1 : stop + 2]
                draft.replace(stop, stop + 1, " " if tight.isalnum() else "")
            elif full is not None:
                draft.replace(begin, stop, full)
            continue
        begin, stop = match.span()
        if piece[0] in " \t":
            draft.replace(begin, stop, " ")
        else:
            inside = begin and low[begin - 1].isalnum() and low[stop : stop + 1].isalnum()
            draft.replace(begin, stop, " " if inside else "")
    return draft.page(message)


# Numbered things, not words said twice.
_NUMBERED = frozenset(
    ["sma", "sman", "smk", "smkn", "smp", "smpn", "sdn", "mts", "mtsn", "paslon", "calon", "tps",
     "blok", "tahap", "nomor", "dapil", "pos", "kelas", "unit", "lapas", "calon", "cabang", "man"]
)  # fmt: skip


def _said_twice(piece: str) -> str:
    """Write out the doubling of a word: "bacok2an", "warga2".

    Examples
    --------
    >>> _said_twice("bacok2an"), _said_twice("smk2")
    ('bacok bacokan', 'smk2')
    """
    word, _, end = piece.partition("2")
    if word in _NUMBERED:
        return piece
    full = _LONGER.get(word, word)
    return f"{full} {full}{end}"


class _Draft:
    """A text under change, that remembers where each of its letters came from."""

    def __init__(self, low: str, origin: Sequence[int]) -> None:
        self.low, self.origin, self.done = low, origin, 0
        self.out: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def replace(self, begin: int, stop: int, piece: str) -> None:
        """Copy up to `begin`, then write `piece` for what stands until `stop`."""
        if begin < self.done:
            return
        self._copy(begin)
        blank = piece == " " and self.out and self.out[-1][-1:] in (" ", "\n")
        if piece and not blank:
            self.out.append(piece)
            self.starts += [self.origin[begin]] * len(piece)
            self.ends += [self.origin[stop - 1] + 1] * len(piece)
        self.done = stop

    def _copy(self, until: int) -> None:
        if until > self.done:
            self.out.append(self.low[self.done : until])
            places = self.origin[self.done : until]
            self.starts += places
            self.ends += [at + 1 for at in places]

    def page(self, message: str) -> Page:
        """Finish the copy."""
        self._copy(len(self.low))
        text = "".join(self.out)
        scan = text.translate(_BLANKS)
        return Page(message, text, scan, self.starts, self.ends, _all_caps(message))


_BLANKS = {ord(c): " " for c in "\n-/\t"}


def _visible(message: str) -> tuple[str, Sequence[int]]:
    """Give the readable letters with the place each comes from."""
    if message.isascii() and "\r" not in message and message.isprintable():
        return message, range(len(message))
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for match in _UNUSUAL.finditer(message):
        at = match.start()
        pieces.append(message[done:at])
        origin += range(done, at)
        for place, char in enumerate(match.group(), at):
            letters = _fold(char)
            if letters:
                pieces.append(letters)
                origin += [place] * len(letters)
        done = match.end()
    pieces.append(message[done:])
    origin += range(done, len(message))
    return "".join(pieces), origin


# "Ds. Pace", "Pasar Senen": here the word is a name.
_NAMED = re.compile(
    r"(?<![a-z])(?:ds|desa|kec|kecamatan|kel|kelurahan|dsn|dusun|kampung|kp|pasar|stasiun|polsek|"
    r"koramil|camat|kades|di)[. ]{1,2}$"
)


def _full(word: str, low: str, stop: int) -> tuple[str | None, bool]:
    dotted = word in DOTTED and low[stop : stop + 1] == "."
    if dotted and word in DOTTED_ONLY:
        return DOTTED_ONLY[word], True
    return _LONGER.get(word), dotted


def _all_caps(message: str) -> bool:
    upper = sum(map(str.isupper, message))
    lower = sum(map(str.islower, message))
    return upper > 12 and upper > 3 * lower
