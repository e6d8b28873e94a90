"""Big files made beforehand: what is asked for, who may have it, where it lies."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from serasi.exchange.models import Prepared
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.register.queries.events import EventFilter, filter_of

KEPT = timedelta(days=3)
MOST = 3
STALLED = timedelta(minutes=3)
"""A worker writes several times a second; one that was silent so long has ended."""
_RIGHTS = (Can.EXPORT, Can.READ_EVENTS, Can.CROSS_BORDER, Can.CODE, Can.CONFIRM, Can.COUNT)
ASKS = ("q", "wilayah", "jenis", "pemicu", "bentuk", "dari", "sampai")
"""What of an address goes into a file; order and state do not, for a file holds confirmed ones."""


def asked_of(query: Mapping[str, str]) -> dict[str, str]:
    """Return what of an address is kept with a file."""
    return {name: query[name] for name in ASKS if query.get(name)}


def filter_kept(query: Mapping[str, str]) -> EventFilter:
    """Return the filter of a file: confirmed records alone."""
    return replace(filter_of(query), state="confirmed")


def rights_of(viewer: Viewer) -> str:
    """Return the digest of which records a viewer could take out now."""
    grants = sorted(
        {
            (g.can.value, *sorted(g.areas), "|", *sorted(g.triggers or ()), str(g.triggers is None))
            for g in viewer.grants
            if g.can in _RIGHTS
        }
    )
    return hashlib.sha256(json.dumps(grants).encode()).hexdigest()


def path_of(row: Prepared) -> Path:
    """Return where the file of a row lies; its name is drawn by chance.

    Each claim has a file of its own: a worker that was thought dead writes into no other's.
    """
    return Path(settings.EXPORT_ROOT) / f"{row.name}-{row.claim[:8]}.csv"


def take_over(row: Prepared, before: str) -> None:
    """Copy what the worker of the claim `before` left, as far as its state says it is whole."""
    old = path_of(Prepared(name=row.name, claim=before))
    new = path_of(row)
    try:
        state = Path(f"{old}.state").read_bytes()
        shutil.copyfile(f"{old}.part", f"{new}.part")
    except FileNotFoundError:
        return
    Path(f"{new}.state").write_bytes(state)


def remove_files(row: Prepared) -> None:
    """Remove the file and whatever unfinished making left of any claim."""
    for one in Path(settings.EXPORT_ROOT).glob(f"{row.name}-*"):
        one.unlink(missing_ok=True)
