"""The names of all areas, found by spelling without blanks and by parent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SQUEEZE = re.compile(r"[^a-z0-9]+")
_KAB = re.compile(r"^(?:kabupaten|kab\.?|kota adm(?:inistrasi)?\.?|kota)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One area of the code list; the parent is the code's prefix."""

    code: str
    name: str
    level: int
    kind: str
    aliases: tuple[str, ...] = ()


def squeeze(name: str) -> str:
    """Give a name's letters alone: "Kedung Supit" and "Kedungsupit" are one.

    Examples
    --------
    >>> squeeze("Selok Awar-Awar")
    'selokawarawar'
    """
    return _SQUEEZE.sub("", name.lower())


def parent_of(code: str) -> str:
    """Give the code one level up; the empty string above a province."""
    return code.rpartition(".")[0]


_SIDES = frozenset(
    ["utara", "selatan", "barat", "timur", "tengah", "kota", "baru", "lor", "kidul", "kulon",
     "wetan", "lama", "hilir", "hulu", "laut", "darat", "raya", "dalam", "luar"]
)  # fmt: skip


def _short_forms(name: str, level: int, regency: str) -> list[str]:
    """Give the shorter names people use: "Belawan" for Medan Belawan, either of "A/B".

    Examples
    --------
    >>> _short_forms("Medan Belawan", 3, "Kota Medan"), _short_forms("Kota Masohi", 3, "")
    (['Belawan'], ['Masohi'])
    """
    if level < 3:
        return []
    forms = name.split("/") if "/" in name else []
    first, _, rest = name.partition(" ")
    if first.lower() == "sungai":
        forms.append(f"Sei {rest}")
    town = _KAB.sub("", regency).lower()
    amid = level == 3 and rest and rest.split()[0].lower() not in _SIDES
    if amid and first.lower() in ("kota", town):
        forms.append(rest)
    return [form.strip() for form in forms]


class Gazetteer:
    """An index of areas by squeezed name and of children by parent.

    Notes
    -----
    Plain dictionaries: 91,000 areas load in about half a second. A name that several areas
    share holds a tuple of indices, a unique one a bare integer.
    """

    __slots__ = (
        "_begins",
        "_by_name",
        "_children",
        "_index",
        "codes",
        "keys",
        "kinds",
        "levels",
        "names",
    )

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.names: list[str] = []
        self.keys: list[str] = []
        self.levels = bytearray()
        self.kinds: list[str] = []
        self._index: dict[str, int] = {}
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._children: dict[str, list[int]] = {}
        self._begins: set[str] = set()

    @classmethod
    def build(cls, places: Iterable[Place]) -> Gazetteer:
        """Index the areas.

        Examples
        --------
        >>> gaz = Gazetteer.build([Place("35", "Jawa Timur", 1, "provinsi")])
        >>> gaz.codes[gaz.named("jawatimur")[0]]
        '35'
        """
        gaz = cls()
        for place in places:
            gaz._add(place)
        return gaz

    def _add(self, place: Place) -> None:
        at = len(self.codes)
        name = _KAB.sub("", place.name) if place.level == 2 else place.name
        key = squeeze(name)
        self.codes.append(place.code)
        self.names.append(place.name)
        self.keys.append(key)
        self.levels.append(place.level)
        self.kinds.append(place.kind)
        self._index[place.code] = at
        self._children.setdefault(parent_of(place.code), []).append(at)
        self._name(key, at)
        for alias in place.aliases:
            self._name(squeeze(alias), at)
        if place.level == 3 or "/" in name or name.startswith("Sungai "):
            for form in _short_forms(name, place.level, self._regency(place.code)):
                self._name(squeeze(form), at)

    def _regency(self, code: str) -> str:
        at = self._index.get(code[:5])
        return self.names[at] if at is not None and len(code) > 5 else ""

    def _name(self, key: str, at: int) -> None:
        self._begins.add(key[:4])
        self._begins.add(key[:3])
        known = self._by_name.get(key)
        if known is None:
            self._by_name[key] = at
        elif isinstance(known, int):
            if known != at:
                self._by_name[key] = (known, at)
        elif at not in known:
            self._by_name[key] = (*known, at)

    def __len__(self) -> int:
        return len(self.codes)

    def named(self, key: str) -> tuple[int, ...]:
        """Give the areas of a squeezed name."""
        found = self._by_name.get(key)
        if found is None:
            return ()
        return (found,) if isinstance(found, int) else found

    def begins(self, word: str) -> bool:
        """Tell whether any name begins as this word does."""
        return word[:4] in self._begins

    def at(self, code: str) -> int | None:
        """Give the index of a code."""
        return self._index.get(code)

    def children(self, code: str) -> list[int]:
        """Give the indices of the areas directly under a code."""
        return self._children.get(code, [])

    def below(self, code: str, level: int) -> list[int]:
        """Give the indices of a level under a code."""
        found = self.children(code)
        while found and self.levels[found[0]] < level:
            found = [c for f in found for c in self.children(self.codes[f])]
        return found
