"""Space: which areas adjoin, tiles by place, and detection of rises in space and time."""

from serasi.science.space.adjoin import adjoining
from serasi.science.space.flaws import Flaw, Refused
from serasi.science.space.layout import tile_layout
from serasi.science.space.local import (
    GlobalMoran,
    LocalMoran,
    false_discoveries,
    gi_star,
    global_moran,
    local_moran,
)
from serasi.science.space.near_repeat import NearRepeat, knox
from serasi.science.space.nulls import expected_times
from serasi.science.space.rates import empirical_bayes, local_empirical_bayes
from serasi.science.space.scan import prospective_scan, retrospective_scan, spatial_scan
from serasi.science.space.scan_files import ScanInput, read_scan
from serasi.science.space.scan_report import scan_report
from serasi.science.space.search import Cluster, Scan
from serasi.science.space.zones import (
    checked_zones,
    nearest_zones,
    on_the_sphere,
    zones_by_population,
)

__all__ = [
    "Cluster",
    "Flaw",
    "GlobalMoran",
    "LocalMoran",
    "NearRepeat",
    "Refused",
    "Scan",
    "ScanInput",
    "adjoining",
    "checked_zones",
    "empirical_bayes",
    "expected_times",
    "false_discoveries",
    "gi_star",
    "global_moran",
    "knox",
    "local_empirical_bayes",
    "local_moran",
    "nearest_zones",
    "on_the_sphere",
    "prospective_scan",
    "read_scan",
    "retrospective_scan",
    "scan_report",
    "spatial_scan",
    "tile_layout",
    "zones_by_population",
]
