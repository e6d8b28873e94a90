"""Surveys and the harmony index: S13xx. Flaws of single rows, S1305 to S1329, are in the library
(`serasi.science.harmony.flaws`)."""

from __future__ import annotations

from serasi.problems.base import kind

ANSWERS_UNREADABLE = kind("S1301", 422, "Berkas {path} tidak dapat dibaca: {why}")
ANSWERS_FLAWED = kind(
    "S1302",
    422,
    "Berkas {path}: {count} hal harus dibetulkan dahulu, jadi tidak ada yang dihitung. Yang"
    " pertama: {first}",
)
ANSWERS_EMPTY = kind(
    "S1303",
    422,
    "Berkas {path} tidak berisi jawaban yang boleh dihitung. Periksa apakah ini ekspor gelombang"
    " yang benar.",
)
PLAN_UNFIT = kind("S1304", 422, "Berkas {path} tidak dapat dipakai: {why}")
