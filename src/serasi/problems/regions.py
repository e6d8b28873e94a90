"""Areas: S2xx."""

from __future__ import annotations

from serasi.problems.base import kind

AREA_UNKNOWN = kind(
    "S201", 422, "Kode wilayah {code} tidak dikenal. Cari dengan nama, atau periksa angkanya."
)
AREA_EXPIRED = kind(
    "S202", 422, "Kode {code} ({name}) tidak berlaku pada {on}; penerusnya: {successors}."
)
AREA_BPS = kind(
    "S203",
    422,
    "Kode {code} tampaknya kode BPS untuk {name}; kode Kemendagri-nya {kemendagri}. Pakai yang"
    " ini.",
)
AREA_TWO_READINGS = kind(
    "S204",
    422,
    "Kode {code} berarti {kemendagri} menurut Kemendagri, tetapi {bps} menurut BPS. Tulis dengan"
    " titik (mis. 35.09.11) bila yang dimaksud kode Kemendagri.",
)
PACK_MISSING = kind("S211", 422, "Folder {path} tidak berisi wilayah.csv atau wilayah.csv.gz.")
PACK_BROKEN = kind(
    "S212", 422, "Berkas {file} rusak pada baris {row}: {why} Tidak ada yang diubah."
)
OUTLINE_BROKEN = kind("S213", 422, "Berkas {file}: batas ke-{number} {why} Tidak ada yang diubah.")
PACK_TOO_LARGE = kind(
    "S214", 413, "Berkas {file} lebih dari {limit} setelah dibuka. Tidak ada yang diubah."
)
