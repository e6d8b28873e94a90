"""A file of opened secrets: rows as CSV and its facts, together in a locked ZIP."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from serasi.network.sealed.locking import locked_zip
from serasi.science.cells import harmless


@dataclass(frozen=True)
class Sheet:
    """What a room puts into a file: names of columns, and rows of text."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Made:
    """A finished file and its SHA-256."""

    content: bytes
    sha256: str


def _as_csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_locked_file(
    sheet: Sheet, *, name: str, facts: Mapping[str, str], password: str, now: datetime
) -> Made:
    """Write rows and facts into a ZIP under a password."""
    rows = _as_csv(sheet)
    told = [f"{key}: {' '.join(value.split())}" for key, value in facts.items()]
    told.append(f"SHA-256 {name}.csv: {hashlib.sha256(rows).hexdigest()}")
    told.append(_("Berkas ini atas nama pemintanya. Jangan teruskan; musnahkan sesudah dipakai."))
    files = {f"{name}.csv": rows, "KETERANGAN.txt": "\r\n".join(told).encode()}
    content = locked_zip(files, password=password, at=timezone.localtime(now))
    return Made(content, hashlib.sha256(content).hexdigest())
