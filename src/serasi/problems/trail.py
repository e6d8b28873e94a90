"""The trail: S7xx."""

from __future__ import annotations

from serasi.problems.base import kind

CHAIN_UNREADABLE = kind(
    "S701",
    422,
    "Baris {row} bukan catatan rantai jejak. Pakai berkas dari halaman Jejak atau dari serasi"
    " trail write, tanpa diubah.",
)
