"""How much of a foreign book we are willing to read."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLimits:
    """Walls around one book; the defaults hold a decade of a regency with room to spare."""

    rows: int = 100_000
    columns: int = 512
    cells: int = 3_000_000
    sheets: int = 200
    file_bytes: int = 100 * MIB
    package_entries: int = 5_000
    package_bytes: int = 256 * MIB
    ratio: int = 200
    ratio_from_bytes: int = 8 * MIB
    cell_chars: int = 100_000
