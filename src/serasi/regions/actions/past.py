"""What former lists tell: since when a code holds, former names, and who took whose place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from serasi.regions.actions.bulk import AreaRow
from serasi.regions.words import bare, fold, kind_of

ALIKE, MARGIN = 80.0, 10.0
"""A name is taken for a new spelling when it is this alike, and no other nearly as much."""


@dataclass(frozen=True)
class FormerName:
    """A name that an area of today bore in [valid_from, valid_to)."""

    area: str
    name: str
    valid_from: date | None
    valid_to: date


@dataclass(frozen=True)
class Succession:
    """An area of today that took the place of an expired one."""

    old: str
    new: str
    on: date
    kind: str


def _shown(name: str, level: int) -> str:
    plain = bare(name, level)
    return plain.title() if plain.isupper() else plain


class Past:
    """The areas of today against the former lists, the oldest of which has no known beginning."""

    def __init__(
        self, current: dict[str, AreaRow], lists: dict[date, dict[str, str]], *, since: date
    ) -> None:
        self.current = current
        self.days = sorted(lists)
        self.lists = [lists[day] for day in self.days]
        self.ends = [*self.days[1:], since]
        self.since = since
        self.gone = self._gone()
        self._date_current()

    def _first_day(self, code: str) -> date | None:
        """Return the day of the first list with a code; None when it is in the oldest."""
        for number, names in enumerate(self.lists):
            if code in names:
                return self.days[number] if number else None
        return self.since

    def _date_current(self) -> None:
        if not self.lists:
            return
        oldest = self.lists[0]
        for code, row in self.current.items():
            if code not in oldest:
                row.valid_from = self._first_day(code)

    def _gone(self) -> dict[str, AreaRow]:
        gone = {}
        for names, end in zip(self.lists, self.ends, strict=True):
            for code in names.keys() - self.current.keys():
                level = code.count(".") + 1
                name = _shown(names[code], level)
                gone[code] = AreaRow(
                    code=code,
                    name=name,
                    level=level,
                    kind=kind_of(code),
                    parent_id=code.rpartition(".")[0] or None,
                    search_name=fold(name),
                    valid_from=self._first_day(code),
                    valid_to=end,
                )
        return gone

    def former_names(self) -> list[FormerName]:
        """Return the names that areas of today had before, each with its days."""
        found: dict[tuple[str, str], FormerName] = {}
        for number, (names, end) in enumerate(zip(self.lists, self.ends, strict=True)):
            for code in names.keys() & self.current.keys():
                row = self.current[code]
                if names[code] == row.name:
                    continue
                name = _shown(names[code], row.level)
                folded = fold(name)
                if not folded or folded == row.search_name:
                    continue
                known = found.get((code, folded))
                begin = known.valid_from if known else (self.days[number] if number else None)
                shown = known.name if known else name
                found[code, folded] = FormerName(code, shown, begin, end)
        return list(found.values())

    def successions(self) -> list[Succession]:
        """Match each expired area with the one of today that took its place, where that is sure.

        A newcomer of that day with the same name in the same place, or in a place whose upper
        levels changed too; a village that left one district of a regency for another on that
        day; an older area of that name in the same parent; a newcomer in the same parent under a
        name so like it that only the spelling changed.
        """
        made: dict[str, Succession] = {}
        for dropped in (0, 1, 2):
            made.update(self._by_name(dropped, made))
        made.update(self._moved(made))
        made.update(self._merged(made))
        made.update(self._by_likeness(made))
        return list(made.values())

    def _place(self, row: AreaRow, dropped: int) -> tuple[str, ...] | None:
        """Return folded names from the area upwards without the uppermost; a code has no say.

        A village or district needs one name above its own; None when too few are left.
        """
        kept = row.level - dropped
        if kept < min(2, row.level - 1) or kept < 1:
            return None
        names, code = [str(row.level)], row.code
        for _ in range(kept):
            found = self.gone.get(code) or self.current.get(code)
            names.append(found.search_name if found else "")
            code = code.rpartition(".")[0]
        return tuple(names)

    def _by_name(self, dropped: int, made: dict[str, Succession]) -> dict[str, Succession]:
        newcomers: dict[tuple[tuple[str, ...] | None, date | None], list[AreaRow]]
        newcomers = defaultdict(list)
        for row in self.current.values():
            if row.valid_from is not None:
                newcomers[self._place(row, dropped), row.valid_from].append(row)
        found = {}
        for code, old in self.gone.items():
            place = self._place(old, dropped)
            alike = newcomers.get((place, old.valid_to), [])
            if code not in made and place is not None and len(alike) == 1:
                found[code] = self._succession(old, alike[0], "recoded")
        return found

    def _moved(self, made: dict[str, Succession]) -> dict[str, Succession]:
        taken = {row.new for row in made.values()}
        came: dict[tuple[str, str, date | None], list[AreaRow]] = defaultdict(list)
        for row in self.current.values():
            if row.level == 4 and row.valid_from is not None and row.code not in taken:
                came[row.code[:5], row.search_name, row.valid_from].append(row)
        left: dict[tuple[str, str, date | None], list[AreaRow]] = defaultdict(list)
        for old, parent in self._unmatched(made):
            if old.level == 4:
                regency = made[old.code[:5]].new if old.code[:5] in made else parent[:5]
                left[regency, old.search_name, old.valid_to].append(old)
        return {
            olds[0].code: self._succession(olds[0], came[key][0], "recoded")
            for key, olds in left.items()
            if len(olds) == 1 and len(came.get(key, ())) == 1
        }

    def _merged(self, made: dict[str, Succession]) -> dict[str, Succession]:
        """Match with an area of the same name and parent that stood beside the expired one."""
        by_name: dict[tuple[str, str], list[AreaRow]] = defaultdict(list)
        for row in self.current.values():
            by_name[row.code.rpartition(".")[0], row.search_name].append(row)
        found = {}
        for old, parent in self._unmatched(made):
            alike = by_name.get((parent, old.search_name), [])
            if len(alike) == 1:
                found[old.code] = self._succession(old, alike[0], "merged")
        return found

    def _by_likeness(self, made: dict[str, Succession]) -> dict[str, Succession]:
        taken = {row.new for row in made.values()}
        free: dict[tuple[str, date | None], list[AreaRow]] = defaultdict(list)
        for row in self.current.values():
            if row.valid_from is not None and row.code not in taken:
                free[row.code.rpartition(".")[0], row.valid_from].append(row)
        found = {}
        for old, parent in self._unmatched(made):
            scored = sorted(
                ((fuzz.ratio(old.search_name, row.search_name), row.code) for row in
                 free.get((parent, old.valid_to), [])),
                reverse=True,
            )  # fmt: skip
            if not scored or scored[0][0] < ALIKE:
                continue
            if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
                continue
            found[old.code] = self._succession(old, self.current[scored[0][1]], "renamed")
        once: dict[str, int] = defaultdict(int)
        for match in found.values():
            once[match.new] += 1
        return {code: match for code, match in found.items() if once[match.new] == 1}

    def _unmatched(self, made: dict[str, Succession]) -> Iterator[tuple[AreaRow, str]]:
        """Yield expired areas without successor, and the code of their parent of today."""
        for code, old in self.gone.items():
            if code in made:
                continue
            parent = code.rpartition(".")[0]
            yield old, made[parent].new if parent in made else parent

    def _succession(self, old: AreaRow, new: AreaRow, kind: str) -> Succession:
        return Succession(old.code, new.code, old.valid_to or self.since, kind)
