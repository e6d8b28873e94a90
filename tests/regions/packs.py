"""A small invented region pack on disk: three districts as squares in a row."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

CURRENT = """kode,nama,level,induk,jenis,kode_bps,lat,lng,penduduk_2024s2
35,Jawa Timur,provinsi,,,35,-7.5,112.5,
35.09,Kabupaten Jember,kabkota,35,kabupaten,3509,-8.2,113.7,2600000
35.09.01,Satu,kecamatan,35.09,,3509010,0.5,0.5,
35.09.02,Dua,kecamatan,35.09,,3509020,0.5,1.5,
35.09.03,Tiga,kecamatan,35.09,,3509030,1.5,2.5,
35.09.01.2001,Awal,desakel,35.09.01,desa,3509010001,0.5,0.5,
35.09.02.2009,Pindah,desakel,35.09.02,desa,3509020009,0.5,1.5,
35.09.02.2010,Sumberrejo,desakel,35.09.02,desa,3509020010,0.6,1.5,
35.09.03.2001,Berangkat,desakel,35.09.03,desa,3509030001,1.5,2.4,
"""
FORMER = """kode,nama
35,JAWA TIMUR
35.09,KAB. JEMBER
35.09.01,Satu
35.09.02,Doa
35.09.01.2001,Awal
35.09.02.2004,Pindah
35.09.02.2005,Hilang
35.09.02.2006,Sumberejo
35.09.02.2007,Berangkat
"""
OLDER = """kode,nama
35,JAWA TIMUR
35.09,KAB. JEMBER
35.09.01,Satu
35.09.02,Dwi
35.09.01.2001,Awal
"""


def square(code: str, name: str, x: float, y: float) -> dict[str, object]:
    """An outline of one degree by one, its lower left corner at x, y."""
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return {
        "type": "Feature",
        "properties": {"kode": code, "nama": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def outline_file(*features: object) -> str:
    """A GeoJSON file of some features."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def write_pack(folder: Path, *, current: str = CURRENT, former: str = FORMER) -> Path:
    """Write the pack; Satu and Dua share a side, Dua and Tiga only a corner."""
    (folder / "wilayah.csv").write_text(current)
    (folder / "wilayah_2022.csv.gz").write_bytes(gzip.compress(former.encode()))
    features = [
        square("35.09.01", "Satu", 0, 0),
        square("35.09.02", "Dua", 1, 0),
        square("35.09.03", "Tiga", 2, 1),
    ]
    (folder / "batas_kecamatan.geojson").write_text(outline_file(*features))
    return folder
