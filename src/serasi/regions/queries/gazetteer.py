"""The names of all areas for the reader of reports, built once in a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from serasi.regions import facts
from serasi.regions.models import Area, AreaName
from serasi.science import text


def gazetteer_places() -> Iterator[text.Place]:
    """Yield every area in force with its former names as aliases."""
    former: dict[str, list[str]] = defaultdict(list)
    for code, name in AreaName.objects.values_list("area_id", "name"):
        former[code].append(name)
    for code, names in facts.OTHER_NAMES.items():
        former[code] += names
    rows = Area.objects.filter(valid_to=None).values_list("code", "name", "level", "kind")
    for code, name, level, kind in rows.order_by("code").iterator(chunk_size=5000):
        yield text.Place(code, name, level, kind, tuple(former.get(code, ())))


@lru_cache(maxsize=1)
def gazetteer() -> text.Gazetteer:
    """Return the gazetteer of this process; a new pack needs a new process."""
    return text.Gazetteer.build(gazetteer_places())
