"""Bytes of unknown encoding into lines, in one pass and little memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from serasi.problems import MESSAGE_TOO_LONG, Problem

_CHUNK = 1 << 18
_BREAK = re.compile(r"\r\n|\r|\n")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec name and how many bytes of the file do not fit it."""

    codec: str
    misfits: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its break; `after` is the break that came before it."""

    number: int
    text: str
    after: str


def detect_encoding(file: BinaryIO) -> Encoding:
    """Tell UTF-8, UTF-16 and the Windows codepage apart; the file is read to its end."""
    head = file.read(_CHUNK)
    by_mark = _by_mark(head)
    if by_mark is not None:
        return by_mark
    misfits = multibyte = 0
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    chunk = head
    while chunk:
        misfits += decoder.decode(chunk).count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
        multibyte += 0 if chunk.isascii() else sum(1 for _ in _MULTIBYTE.finditer(chunk))
        chunk = file.read(_CHUNK)
    misfits += decoder.decode(b"", True).count("\ufffd")
    misfits = max(misfits, 0)
    if misfits and misfits * 4 > multibyte:
        return Encoding("cp1252")
    return Encoding("utf-8", misfits)


def _by_mark(head: bytes) -> Encoding | None:
    if head.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8-sig")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16")
    sample = head[:4096]
    if len(sample) >= 8:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if odd * 4 > len(sample) and even * 8 < odd:
            return Encoding("utf-16-le")
        if even * 4 > len(sample) and odd * 8 < even:
            return Encoding("utf-16-be")
    return None


def lines(file: BinaryIO, encoding: Encoding, *, longest: int) -> Iterator[Line]:
    """Yield the lines of the file, whatever marks their ends: CRLF, LF or a bare CR."""
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    number, after, held = 1, "", ""
    while True:
        raw = file.read(_CHUNK)
        held += decoder.decode(raw, not raw)
        if not raw:
            break
        keep = held[-1:] if held.endswith("\r") else ""
        text = held[: len(held) - len(keep)]
        start = 0
        for match in _BREAK.finditer(text):
            yield Line(number, text[start : match.start()], after)
            number, after, start = number + 1, match[0], match.end()
        held = text[start:] + keep
        if len(held) > longest:
            raise Problem(MESSAGE_TOO_LONG, line=number)
    for part in _BREAK.split(held):
        if part:
            yield Line(number, part, after)
        number, after = number + 1, "\n"
