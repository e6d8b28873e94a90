"""Words as a paper can print them: only what no paper can carry is taken out."""

from __future__ import annotations

import unicodedata

# Marks that turn the direction of a line: they print nothing, and can make "Rp1.000" read as
# another sum (Unicode TR 36, bidirectional text spoofing).
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = str.maketrans({"\t": " ", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})


def plain(text: str) -> str:
    """Return the text without control characters, turning marks and halves of characters.

    Line ends become ``\\n``; a lone surrogate becomes U+FFFD. The result may stand in XML 1.0.

    >>> plain("Rp\\u202e1.000\\x00")
    'Rp1.000'
    """
    if text.isascii() and text.isprintable():
        return text
    joined = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES)
    return "".join(_kept(character) for character in unicodedata.normalize("NFC", joined))


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or character in _TURNING:
        return ""
    return character if category != "Cc" or character == "\n" else ""


def one_line(text: str) -> str:
    """Return the text on one line, single spaces between words."""
    return " ".join(plain(text).split())
