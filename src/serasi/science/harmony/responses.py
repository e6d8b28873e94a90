"""Read the answers of a wave, row by row as a stream, and name everything that is wrong in them."""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from serasi.science.harmony.flaws import Flaw, Refused, run_together
from serasi.science.harmony.plan import GROUPS, Plan
from serasi.science.harmony.shifted import Check, Shift, shift_of, turned_items

MOST_FLAWED_ROWS = 20_000
"""Reading stops after so many rows that need mending."""
BLANK = "", "-", "na", "n/a", "null"
YES = frozenset({"1", "ya", "y", "yes", "true", "benar"})
MOSTLY = 0.5
MANY_ROWS = 20
WORDS = ("id", "area", "stratum", "psu", "interviewer", *GROUPS)
"""The first four may not be blank."""
NUMBERS = ("weight", "fpc", "duration_minutes", "distance_metres", "trust")
_ITEM = re.compile(r"A\d+[a-z]$", re.IGNORECASE)


@dataclass(frozen=True)
class Responses:
    """The answers of a wave, and all that is wrong with the file.

    answers : (n, 30); NaN = left blank
    fpc : clusters of the row's stratum in the population, None without the column
    rows : rows with a respondent; withdrawn : of them, left out on their wish
    flaws : those that `stops` must be mended first; the others are doubts to be told
    """

    plan: Plan
    answers: NDArray[np.float64]
    area: NDArray[np.str_]
    stratum: NDArray[np.str_]
    psu: NDArray[np.str_]
    weight: NDArray[np.float64]
    fpc: NDArray[np.float64] | None
    interviewer: NDArray[np.str_] | None
    duration_minutes: NDArray[np.float64] | None
    distance_metres: NDArray[np.float64] | None
    trust: NDArray[np.float64] | None
    groups: Mapping[str, NDArray[np.str_]]
    rows: int
    withdrawn: int
    flaws: tuple[Flaw, ...]

    @property
    def usable(self) -> bool:
        """Whether figures may be counted from it."""
        return len(self.answers) > 0 and not any(flaw.stops for flaw in self.flaws)


@dataclass
class _Sheet:
    """Where each column stands, and what was read so far."""

    plan: Plan
    heading: list[str]
    place: dict[str, int]
    items: list[int]
    codes: dict[str, int]
    checks: list[Check | None]
    answers: bytearray = field(default_factory=bytearray)
    words: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, array[float]] = field(default_factory=dict)
    first_row: dict[str, int] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    maybe_moved: dict[int, Shift] = field(default_factory=dict)
    flawed_rows: int = 0
    version: str = ""
    withdrawn: set[str] = field(default_factory=set)
    rows: int = 0


def read_responses(lines: Iterable[str], plan: Plan) -> Responses:
    """Read answers from CSV lines: comma, semicolon or tab, with decimal point or comma.

    Parameters
    ----------
    lines : with or without a byte order mark; the first is the heading. Item columns are named by
        their code, alone or after a group ("inserasi/A1a"), in capitals or not

    Raises
    ------
    Refused : S1307 no heading; S1305 a file that is no CSV

    Examples
    --------
    >>> from serasi.science.harmony.plan import read_plan
    >>> heading = "no;kab;" + ";".join(read_plan('id="a"\\narea="b"\\nmode="partisipatif"')
    ...     .instrument.codes)
    >>> plan = read_plan('id="no"\\narea="kab"\\nmode="partisipatif"')
    >>> seen = read_responses([heading, "1;35.09;" + ";".join("3" * 30)], plan)
    >>> seen.usable, seen.answers.shape, seen.area.tolist()
    (True, (1, 30), ['35.09'])
    """
    rows = _records(lines)
    number, heading = next(rows, (0, []))
    if not any(cell.strip() for cell in heading):
        raise Refused("S1307", "")
    sheet = _laid_out([cell.strip() for cell in heading], plan)
    if sheet.flaws:
        return _collected(sheet)
    for number, cells in rows:
        _read_row(sheet, number, cells)
        if sheet.flawed_rows >= MOST_FLAWED_ROWS:
            break
    return _collected(sheet)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Give rows with the spreadsheet's own number; the separator is the heading's commonest."""
    source = iter(lines)
    first = next(source, "").lstrip("\ufeff")
    mark = max(";\t,", key=first.count)
    try:
        for number, cells in enumerate(csv.reader(_chain(first, source), delimiter=mark), start=1):
            if number == 1 or any(cells):
                yield number, cells
    except csv.Error as error:
        raise Refused("S1305", f"jawaban bukan CSV yang sah ({error}).") from error


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _laid_out(heading: list[str], plan: Plan) -> _Sheet:
    """Find the columns; what is missing, doubled or unknown is a flaw of the heading."""
    flaws: list[Flaw] = []
    known = {code.lower(): code for code in plan.instrument.codes}
    named = [known.get(_last(cell).lower(), cell) for cell in heading]
    wanted = [*plan.columns.values(), *plan.instrument.codes]
    wanted += [*plan.groups.values(), *([plan.withdrawn_column] if plan.withdrawn_column else [])]
    for name in dict.fromkeys(wanted):
        if named.count(name) > 1:
            flaws.append(Flaw("S1306", 1, name, name))
        elif name not in named:
            flaws.append(Flaw("S1310", 1, name, name))
    for name in named:
        if _ITEM.match(_last(name)) and name not in wanted:
            flaws.append(Flaw("S1323", 1, name, plan.instrument.version))
    place = {key: named.index(name) for key, name in plan.columns.items() if name in named}
    place |= {key: named.index(name) for key, name in plan.groups.items() if name in named}
    if plan.withdrawn_column in named:
        place["withdrawn"] = named.index(plan.withdrawn_column)
    items = [named.index(code) for code in plan.instrument.codes if code in named]
    codes = answer_codes(plan)
    checks = _checks(len(heading), place, items, codes)
    return _Sheet(plan, named, place, items, codes, checks, flaws=flaws)


def _last(heading: str) -> str:
    return heading.rsplit("/", 1)[-1].strip()


def answer_codes(plan: Plan) -> dict[str, int]:
    """Return what a cell may say → code: digits, "4.0", and the words of the scale in any language.

    0 stands for a cell left blank.
    """
    codes = dict.fromkeys(BLANK, 0)
    for language in plan.instrument.languages.values():
        for code, word in language.scale.items():
            codes[word.lower()] = code
            for text in (f"{code}", f"{code}.0", f"{code},0", f"{code}.00", f"{code},00"):
                codes[text] = code
    return codes


def _checks(
    width: int, place: Mapping[str, int], items: Sequence[int], codes: Mapping[str, int]
) -> list[Check | None]:
    """Return for each column what says whether a cell fits it."""
    checks: list[Check | None] = [None] * width
    for key, at in place.items():
        if key in ("id", "area", "stratum", "psu"):
            checks[at] = lambda cell: bool(cell.strip())
        elif key == "weight":
            checks[at] = lambda cell: (number_of(cell) or 0.0) > 0
        elif key in NUMBERS:
            checks[at] = lambda cell: cell.strip().lower() in BLANK or number_of(cell) is not None
    for at in items:
        checks[at] = lambda cell: cell.strip().lower() in codes
    return checks


def _read_row(sheet: _Sheet, row: int, cells: list[str]) -> None:
    width = len(sheet.heading)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    mine: list[Flaw] = []
    if len(cells) == width:
        who = cells[sheet.place["id"]].strip()
        sheet.rows += 1
        if who in sheet.plan.withdrawn or _marked(sheet, cells):
            sheet.withdrawn.add(who)
            sheet.flaws.append(Flaw("S1320", row, "", who))
            return
        answers = _answers(sheet, row, cells, mine)
        words = _words(sheet, row, cells, mine)
        numbers = _numbers(sheet, row, cells, mine)
        if not mine:
            _same_version(sheet, row, cells, mine)
            _once(sheet, row, who, mine)
        if not mine:
            sheet.answers += answers
            for key, word in words.items():
                sheet.words.setdefault(key, []).append(word)
            for key, value in numbers.items():
                sheet.numbers.setdefault(key, array("d")).append(value)
            return
    else:
        mine.append(Flaw("S1311", row, "", f"isi {len(cells)} sel, judulnya {width}"))
    sheet.flawed_rows += 1
    moved = shift_of(cells, sheet.checks)
    certain = len(mine) > 1 or len(cells) != width
    if moved is not None and certain:
        mine = [_moved(sheet, row, moved)]
    elif moved is not None:
        sheet.maybe_moved[row] = moved
    sheet.flaws += mine


def _moved(sheet: _Sheet, row: int, moved: Shift) -> Flaw:
    first, last = (sheet.heading[at] for at in (moved.first, moved.last))
    where = first if first == last else f"antara {first} dan {last}"
    return Flaw("S1313", row, where, moved.way)


def _with_moved(sheet: _Sheet) -> list[Flaw]:
    """Call single wrong cells a shift where many rows in a row have the same: one slip is not."""
    rows = sorted(sheet.maybe_moved)
    runs: list[list[int]] = []
    for row in rows:
        same = runs and row == runs[-1][-1] + 1
        if same and sheet.maybe_moved[row].way == sheet.maybe_moved[row - 1].way:
            runs[-1].append(row)
        else:
            runs.append([row])
    shifts: dict[int, Shift] = {}
    for run in runs:
        if len(run) >= MANY_ROWS:
            mine = [sheet.maybe_moved[row] for row in run]
            begun = max(one.first for one in mine), min(one.last for one in mine)
            shifts |= dict.fromkeys(run, Shift(mine[0].way, min(begun), max(begun)))
    return [
        _moved(sheet, flaw.row, shifts[flaw.row]) if flaw.row in shifts else flaw
        for flaw in sheet.flaws
    ]


def _marked(sheet: _Sheet, cells: Sequence[str]) -> bool:
    at = sheet.place.get("withdrawn")
    return at is not None and cells[at].strip().lower() in YES


def _answers(sheet: _Sheet, row: int, cells: Sequence[str], flaws: list[Flaw]) -> bytes:
    codes = sheet.codes
    told = [cells[at] for at in sheet.items]
    try:
        return bytes([codes[cell] for cell in told])
    except KeyError:
        out = bytearray()
        for at, cell in zip(sheet.items, told, strict=True):
            code = codes.get(cell.strip().lower())
            if code is None:
                flaws.append(Flaw("S1312", row, sheet.heading[at], cell.strip()))
            out.append(code or 0)
        return bytes(out)


def _words(sheet: _Sheet, row: int, cells: Sequence[str], flaws: list[Flaw]) -> dict[str, str]:
    out = {}
    for key in WORDS:
        at = sheet.place.get(key)
        if at is None:
            continue
        out[key] = cells[at].strip()
        if not out[key] and key in WORDS[:4]:
            flaws.append(Flaw("S1316", row, sheet.heading[at], ""))
    return out


def _numbers(sheet: _Sheet, row: int, cells: Sequence[str], flaws: list[Flaw]) -> dict[str, float]:
    out = {}
    for key in NUMBERS:
        at = sheet.place.get(key)
        if at is None:
            continue
        cell = cells[at].strip()
        blank = cell.lower() in BLANK
        value = np.nan if blank else number_of(cell)
        number = {"weight": "S1315", "fpc": "S1327"}.get(key, "S1326")
        needed = number != "S1326"
        if blank and needed:
            flaws.append(Flaw("S1316", row, sheet.heading[at], ""))
        elif value is None or (needed and not value > 0):
            flaws.append(Flaw(number, row, sheet.heading[at], cell))
        out[key] = np.nan if value is None else value
    return out


def _once(sheet: _Sheet, row: int, who: str, flaws: list[Flaw]) -> None:
    if sheet.first_row.setdefault(who, row) != row:
        flaws.append(Flaw("S1314", row, "", f"{who} (baris {sheet.first_row[who]})"))


def _same_version(sheet: _Sheet, row: int, cells: Sequence[str], flaws: list[Flaw]) -> None:
    at = sheet.place.get("version")
    if at is None:
        return
    version = cells[at].strip()
    expected = sheet.plan.instrument.version
    if version != expected:
        flaws.append(Flaw("S1318", row, expected, version or "kosong"))


def number_of(cell: str) -> float | None:
    """Return a number written with a decimal point or comma; None for anything else.

    Examples
    --------
    >>> number_of("1,25"), number_of("1.25"), number_of("1.234,5"), number_of("nan")
    (1.25, 1.25, 1234.5, None)
    """
    text = cell.strip()
    if "," in text and "." in text:
        text = text.replace(".", "") if text.rfind(",") > text.rfind(".") else text.replace(",", "")
    text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) and "_" not in text else None


def _collected(sheet: _Sheet) -> Responses:
    plan = sheet.plan
    codes = np.frombuffer(bytes(sheet.answers), dtype=np.uint8)
    answers = codes.reshape(-1, len(plan.instrument.items)).astype(float)
    answers[answers == 0] = np.nan
    n = len(answers)
    words = {key: np.array(told, dtype=np.str_) for key, told in sheet.words.items()}
    numbers = {key: np.array(told) for key, told in sheet.numbers.items()}
    nobody = np.array([""] * n, dtype=np.str_)
    flaws = run_together(_with_moved(sheet))
    for who in sorted(plan.withdrawn - sheet.withdrawn):
        flaws.append(Flaw("S1321", 0, "", who))
    seen = Responses(
        plan, answers, words.get("area", nobody), words.get("stratum", nobody),
        words.get("psu", nobody), numbers.get("weight", np.ones(n)), numbers.get("fpc"),
        words.get("interviewer"), numbers.get("duration_minutes"), numbers.get("distance_metres"),
        numbers.get("trust"),
        {key: words[key] for key in plan.groups if key in words}, sheet.rows,
        len(sheet.withdrawn), tuple(flaws),
    )  # fmt: skip
    return seen if not n else with_doubts(seen)


def with_doubts(seen: Responses) -> Responses:
    """Return the answers with what only the whole file shows added to its flaws."""
    doubts = []
    plan = seen.plan
    empty = np.isnan(seen.answers).mean(axis=0)
    for at in np.flatnonzero(empty >= MOSTLY):
        count = f"{int(np.isnan(seen.answers[:, at]).sum())} dari {len(seen.answers)}"
        doubts.append(Flaw("S1324", 0, plan.instrument.codes[at], count))
    turned = turned_items(seen.answers, plan.instrument.items)
    if turned is not None:
        doubts.append(Flaw("S1325", 0, plan.instrument.codes[turned.first], turned.side))
    doubts = [replace(flaw, accepted=flaw.number in plan.accept) for flaw in doubts]
    if plan.by_lot:
        doubts += _lonely(seen) + _in_two_strata(seen)
    return replace(seen, flaws=seen.flaws + tuple(doubts))


def _lonely(seen: Responses) -> list[Flaw]:
    pairs = np.unique(np.stack([seen.stratum, seen.psu]), axis=1)
    strata, counts = np.unique(pairs[0], return_counts=True)
    return [Flaw("S1317", 0, "", str(one)) for one in strata[counts == 1]]


def _in_two_strata(seen: Responses) -> list[Flaw]:
    """Clusters in several strata, unless most are: then they are numbered within strata."""
    pairs = np.unique(np.stack([seen.stratum, seen.psu]), axis=1)
    clusters, counts = np.unique(pairs[1], return_counts=True)
    if (counts > 1).mean() >= MOSTLY:
        return []
    return [Flaw("S1322", 0, "", str(one)) for one in clusters[counts > 1]]
