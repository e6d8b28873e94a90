"""The names of all areas for the reader of reports, built once in a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from threading import Lock

from django.db.models import Max

from serasi.regions import facts
from serasi.regions.models import Area, AreaName, Edition
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


class _Kept:
    """The gazetteer of this process; it is built anew when areas were installed meanwhile."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._built: tuple[int | None, text.Gazetteer] | None = None

    def __call__(self) -> text.Gazetteer:
        """Return the gazetteer of the edition in force."""
        edition = Edition.objects.aggregate(last=Max("pk"))["last"]
        built = self._built
        if built is None or built[0] != edition:
            with self._lock:
                built = self._built
                if built is None or built[0] != edition:
                    built = (edition, text.Gazetteer.build(gazetteer_places()))
                    self._built = built
        return built[1]

    def cache_clear(self) -> None:
        """Forget what was built."""
        self._built = None


gazetteer = _Kept()
