"""What a scan found, in plain values for JSON."""

from __future__ import annotations

from typing import Any

from serasi.science.space.flaws import Flaw
from serasi.science.space.scan_files import ScanInput
from serasi.science.space.search import Cluster, Scan


def scan_report(read: ScanInput, found: Scan) -> dict[str, Any]:
    """Return the answer of `serasi warn scan --json`, with the assumptions that were made.

    Numbers of areas and weeks become their names; nothing is rounded.
    """
    return {
        "model": "permutation" if read.baseline is None else "poisson",
        "areas": len(read.areas),
        "weeks": len(read.weeks),
        "first_week": read.weeks[0] if read.weeks else None,
        "last_week": read.weeks[-1] if read.weeks else None,
        "cases": found.cases,
        "cylinders": found.cylinders,
        "replicates": len(found.maxima),
        "looks": found.looks,
        "clusters": [_cluster(read, cluster) for cluster in found.clusters],
        "assumptions": {
            "absent_rows_counted_as_zero": read.absent_rows,
            "weeks_without_data": list(read.absent_weeks),
            "areas_without_neighbours": list(read.alone),
            "both_margins_kept": found.dealt,
        },
        "problems": [_problem(flaw) for flaw in read.flaws],
    }


def _cluster(read: ScanInput, cluster: Cluster) -> dict[str, Any]:
    return {
        "centre": read.areas[cluster.areas[0]],
        "areas": [read.areas[area] for area in cluster.areas],
        "first_week": read.weeks[cluster.first_week],
        "last_week": read.weeks[cluster.last_week],
        "weeks": cluster.weeks,
        "observed": cluster.cases,
        "expected": cluster.expected,
        "llr": cluster.llr,
        "p": cluster.p,
        "p_gumbel": cluster.p_gumbel,
        "recurrence_weeks": cluster.recurrence_weeks,
    }


def _problem(flaw: Flaw) -> dict[str, Any]:
    return {
        "code": flaw.number,
        "file": flaw.file,
        "line": flaw.line,
        "value": flaw.value,
        "sentence": flaw.sentence,
    }
