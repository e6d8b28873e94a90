"""One message made readable: folded, contractions written out, every letter's origin kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from serasi.science.text.lexicon.short import DOTTED, DOTTED_ONLY, SHORT

Span = tuple[int, int]

_PLAIN = {
    "‘": "'", "’": "'", "`": "`", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-",
    "‐": "-", "‑": "-", "…": "...", "•": "-", "●": "-", "▪": "-", "◦": "-", "►": "-",
    "➢": "-", "➤": "-", "▶": "-", "✓": "-", "✔": "-", "±": "±", "×": "x", "⁄": "/", "º": "",
}  # fmt: skip
_PIECE = re.compile(r"[a-z]+(?:'[a-z]+)?|[*_~`]+|[ \t]+|[^a-z*_~` \t]+")


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
    return "".join(c for c in letters if unicodedata.category(c)[0] != "M")


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
    chars, origin = _visible(message)
    low = "".join(chars).lower()
    if len(low) != len(chars):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in chars)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    size = len(low)
    skip_dot = False
    for match in _PIECE.finditer(low):
        piece, begin, stop = match.group(), match.start(), match.end()
        if skip_dot and piece[0] == ".":
            piece, begin, skip_dot = piece[1:], begin + 1, False
            follows = piece[:1] or low[stop : stop + 1]
            if follows and not follows.isspace():
                piece_at = begin - 1
                out.append(" ")
                starts.append(origin[piece_at])
                ends.append(origin[piece_at] + 1)
            if not piece:
                continue
        skip_dot = False
        lead = piece[0]
        if lead in "*_~`":
            inside = begin > 0 and low[begin - 1].isalnum() and stop < size and low[stop].isalnum()
            if inside:
                _add(out, starts, ends, " ", origin[begin], origin[stop - 1] + 1)
        elif lead in " \t":
            if not out or out[-1][-1:] not in (" ", "\n"):
                _add(out, starts, ends, " ", origin[begin], origin[stop - 1] + 1)
        elif "a" <= lead <= "z":
            full, skip_dot = _full(piece, low, stop)
            if full is None:
                _copy(out, starts, ends, piece, origin, begin)
            else:
                _add(out, starts, ends, full, origin[begin], origin[stop - 1] + 1)
        else:
            _copy(out, starts, ends, piece, origin, begin)
    text = "".join(out)
    return Page(message, text, text.translate(_BLANKS), starts, ends, _all_caps(message))


_BLANKS = {ord(c): " " for c in "\n-/\t"}


def _visible(message: str) -> tuple[str | list[str], list[int] | range]:
    if message.isascii() and "\r" not in message and message.isprintable():
        return message, range(len(message))
    chars: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(message):
        plain = char if char.isascii() and char.isprintable() else _fold(char)
        for letter in plain:
            chars.append(letter)
            origin.append(index)
    return chars, origin


def _full(word: str, low: str, stop: int) -> tuple[str | None, bool]:
    dotted = word in DOTTED and low[stop : stop + 1] == "."
    if dotted and word in DOTTED_ONLY:
        return DOTTED_ONLY[word], True
    full = SHORT.get(word)
    return (None if full == word else full), dotted


def _add(
    out: list[str], starts: list[int], ends: list[int], piece: str, begin: int, stop: int
) -> None:
    out.append(piece)
    starts.extend([begin] * len(piece))
    ends.extend([stop] * len(piece))


def _copy(
    out: list[str],
    starts: list[int],
    ends: list[int],
    piece: str,
    origin: list[int] | range,
    begin: int,
) -> None:
    out.append(piece)
    places = origin[begin : begin + len(piece)]
    starts.extend(places)
    ends.extend([at + 1 for at in places])


def _all_caps(message: str) -> bool:
    upper = sum(map(str.isupper, message))
    lower = sum(map(str.islower, message))
    return upper > 12 and upper > 3 * lower
