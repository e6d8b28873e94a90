"""Opens .csv recaps of any separator and encoding as one grid."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import islice

from serasi.collect.recap.grid import Grid, GridRow, plain
from serasi.collect.recap.limits import RecapLimits
from serasi.collect.whatsapp.decoding import detect_encoding
from serasi.problems import RECAP_FORMAT, RECAP_TOO_MANY_ROWS, RECAP_TOO_MUCH, Problem

SEPARATORS = (";", ",", "\t", "|")
_SEP_HINT = re.compile(r"sep=(.)\r?\n")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|table|\?xml|meta|style)", re.IGNORECASE)


def read_delimited(
    content: bytes, *, name: str, limits: RecapLimits, separator: str | None = None
) -> tuple[Grid, str, str]:
    """Return the grid of a .csv, the encoding and the separator that were taken."""
    encoding = detect_encoding(io.BytesIO(content))
    text = content.decode(encoding.codec, "replace")
    if _MARKUP.match(text):
        raise Problem(RECAP_FORMAT, what="sebenarnya halaman web yang diberi nama tabel")
    if len(_BINARY.findall(text[:4096])) > 8:
        raise Problem(RECAP_FORMAT, what="bukan tabel")
    hint = _SEP_HINT.match(text)
    if hint is not None:
        text = text[hint.end() :]
        separator = separator or hint[1]
    separator = separator or _likely_separator(text)
    rows = _rows(text, separator, name=name, limits=limits)
    return Grid(name, rows), encoding.codec, separator


def _rows(text: str, separator: str, *, name: str, limits: RecapLimits) -> tuple[GridRow, ...]:
    rows = []
    try:
        for number, record in enumerate(_records(text, separator), start=1):
            if number > limits.rows:
                raise Problem(RECAP_TOO_MANY_ROWS, sheet=name, limit=limits.rows)
            if len(record) > limits.columns:
                raise Problem(RECAP_TOO_MUCH, what=f"baris {number} terlalu lebar")
            values = [plain(cell) for cell in record]
            while values and values[-1] is None:
                values.pop()
            rows.append(GridRow(number, tuple(values)))
    except csv.Error as error:
        raise Problem(RECAP_TOO_MUCH, what="satu sel lebih panjang dari satu buku") from error
    return tuple(rows)


def _records(text: str, separator: str) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _likely_separator(text: str) -> str:
    """Take the separator that cuts the first lines into the most columns most evenly."""
    sample = text[:20_000]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ";", 0.0
    for separator in SEPARATORS:
        try:
            widths = [len(row) for row in islice(_records(sample, separator), 60) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
        score = (common - 1) * widths.count(common) / len(widths)
        if score > best_score:
            best, best_score = separator, score
    return best
