"""The weights that this installation learnt from its officers, beside those of the package."""

from __future__ import annotations

import logging
import os
from functools import lru_cache
from pathlib import Path

from serasi.science import text

log = logging.getLogger(__name__)


def path() -> Path:
    """Return where this house keeps its own weights."""
    return Path(os.environ.get("SERASI_HOME", Path.cwd() / "var")) / "learnt" / "text.npz"


def weights() -> text.Learned:
    """Return this house's weights, anew when `serasi text learn` wrote them; else the shipped ones.

    A damaged file is told in the log and left aside: reading must not stop for it.
    """
    own = path()
    try:
        state = own.stat()
    except OSError:
        return text.learn.shipped()
    return _loaded(own, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _loaded(own: Path, _changed: int, _size: int) -> text.Learned:
    try:
        return text.learn.load(own)
    except text.WeightsError:
        log.exception("learnt weights are damaged; run `serasi text learn` to make them anew")
        return text.learn.shipped()
