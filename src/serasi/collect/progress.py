"""How far a long reading is: told beside its transaction, so that a page can show it meanwhile."""

from __future__ import annotations

import json
import time
from pathlib import Path

from django.conf import settings

_EVERY_SECONDS = 0.7
_last: dict[int, float] = {}


def _path(intake: int) -> Path:
    return Path(settings.MEDIA_ROOT) / "progress" / f"{intake}.json"


def tell(intake: int, read: int, *, of: int | None = None) -> None:
    """Write down how many messages were read; only of a reading begun with its total."""
    clock = time.monotonic()
    if clock - _last.get(intake, -_EVERY_SECONDS) < _EVERY_SECONDS and of is None:
        return
    _last[intake] = clock
    path = _path(intake)
    if of is None and not path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    before = ask(intake)
    path.write_text(json.dumps([read, of if of is not None else before[1]]))


def ask(intake: int) -> tuple[int, int | None]:
    """Return how many messages were read, of how many if that is known."""
    try:
        read, of = json.loads(_path(intake).read_text())
    except (OSError, ValueError):
        return 0, None
    return int(read), None if of is None else int(of)


def forget(intake: int) -> None:
    """Remove the note when the reading has ended."""
    _last.pop(intake, None)
    _path(intake).unlink(missing_ok=True)
