"""Pure decisions of meetings: what follows what, who is proposed, how written lines are read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median

FOLLOWS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"invited", "off"}),
    "invited": frozenset({"held", "off"}),
    "held": frozenset({"minuted"}),
    "minuted": frozenset({"corrected"}),
    "corrected": frozenset({"final"}),
    "final": frozenset(),
    "off": frozenset(),
}
"""A meeting that was held is never undone; one that was called off is planned anew."""

DOOR_BEFORE, DOOR_AFTER = timedelta(hours=2), timedelta(hours=2)
CORRECTION_DAYS = 3
MOST_LINES = 2000
LONGEST = timedelta(days=3)

_REGENCY = (
    *("kepala_daerah", "setda", "polres", "kodim", "kejaksaan", "bakesbangpol", "satpol_pp"),
    *("dinsos", "kominfo", "bpbd", "dp3a", "dinkes", "disdik", "dpmd", "bappeda", "kemenag"),
    *("bpn", "binda", "bps", "fkub"),
)
MEMBERS: Mapping[str, frozenset[str]] = {
    "forkopimcam": frozenset({"kecamatan", "koramil", "polsek", "desa"}),
    "timdu": frozenset(_REGENCY),
    "fkub": frozenset({"fkub", "kemenag", "bakesbangpol"}),
    "fkdm": frozenset({"fkdm", "bakesbangpol", "kecamatan", "koramil", "polsek"}),
    "bakorwil": frozenset(
        {"bakorwil", "bakesbangpol", "satpol_pp", "dinsos", "kominfo", "fkub", "kecamatan"}
    ),
    "other": frozenset(),
}
"""Kinds of agency that a series proposes (domain 1.2, 2.2, 2.3); the convener has the last word."""


def may_follow(state: str, wanted: str) -> bool:
    """Say whether a meeting may go from one state to another.

    >>> may_follow("held", "minuted"), may_follow("held", "off"), may_follow("final", "held")
    (True, False, False)
    """
    return wanted in FOLLOWS[state]


def door_is_open(*, starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """Say whether people may write themselves down: from 2 hours before until 2 hours after."""
    return starts_at - DOOR_BEFORE <= now <= ends_at + DOOR_AFTER


def may_open(*, starts_at: datetime, now: datetime) -> bool:
    """Say whether a meeting may begin: not before its door is open."""
    return now >= starts_at - DOOR_BEFORE


def next_start(starts: Sequence[datetime], *, now: datetime) -> datetime | None:
    """Propose when a series meets next: by its usual gap, on the same weekday and hour.

    `starts` are earlier meetings. One alone counts as monthly. A proposal that has passed is moved
    on by whole weeks. None without any meeting.

    >>> from datetime import UTC
    >>> first = datetime(2026, 3, 4, 2, tzinfo=UTC)
    >>> next_start([first, first + timedelta(days=14)], now=first + timedelta(days=15)).day
    1
    """
    if not starts:
        return None
    held = sorted(starts)
    gaps = [later - one for one, later in zip(held, held[1:], strict=False)]
    days = median(gap.days for gap in gaps) if gaps else 28
    weeks = max(1, round(days / 7))
    proposed = held[-1] + timedelta(weeks=weeks)
    while proposed <= now:
        proposed += timedelta(weeks=1)
    return proposed


@dataclass(frozen=True)
class Present:
    """One line of a list of those who came, as it was read."""

    name: str
    sex: str
    element: str
    office: str


_NUMBERED = re.compile(r"^\s*\d{1,4}\s*[.)]\s*")
_SPLIT = re.compile(r"\s*[;\t|]\s*")
_SEXES = {
    "l": "L", "lk": "L", "laki": "L", "laki-laki": "L", "pria": "L",
    "p": "P", "pr": "P", "perempuan": "P", "wanita": "P",
}  # fmt: skip


def read_present(text: str) -> list[Present]:
    """Read a typed list of those who came: "Nama; L; Satpol PP; Kabid", one line each.

    >>> read_present("1. Wulan Sari; P; Satpol PP; Kabid\\nJoko;;Kodim")[1]
    Present(name='Joko', sex='', element='Kodim', office='')
    >>> read_present("Yanti; Dinas Sosial; Staf")[0].element
    'Dinas Sosial'
    """
    found = []
    for line in text.splitlines():
        parts = [" ".join(part.split()) for part in _SPLIT.split(_NUMBERED.sub("", line))]
        if not parts or not parts[0]:
            continue
        name, rest = parts[0], parts[1:]
        sex = ""
        if rest and (not rest[0] or rest[0].lower() in _SEXES):
            sex = _SEXES.get(rest[0].lower(), "")
            rest = rest[1:]
        element, office = (*rest, "", "")[:2]
        found.append(Present(name[:120], sex, element[:120], office[:120]))
    return found


class Listed:
    """Who stands on a list already: by name and element, and by sex and office where both tell.

    Two of a name in one village are two people as long as anything tells them apart.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def takes(self, one: Present) -> bool:
        """Put somebody on the list; False when they stand there already."""
        here = self._known.setdefault((one.name.casefold(), one.element.casefold()), [])
        office = one.office.casefold()
        for sex, post in here:
            if (not sex or not one.sex or sex == one.sex) and (
                not post or not office or post == office
            ):
                return False
        here.append((one.sex, office))
        return True


@dataclass(frozen=True)
class Promised:
    """A line "apa – instansi – tenggat" in its three parts."""

    what: str
    agency: str
    due: str


_DASH = re.compile(r"\s+[–—-]{1,2}\s+|\s*[;\t|]\s*")  # noqa: RUF001 - dashes as people type them


def read_promise(line: str) -> Promised | None:
    """Split a conclusion into what, who and until when; None when a part is missing.

    What is to be done may itself hold a dash: the last two parts are agency and due date.

    >>> read_promise("1. Pasang lampu - jalan desa – Satpol PP – 12/12")
    Promised(what='Pasang lampu - jalan desa', agency='Satpol PP', due='12/12')
    >>> read_promise("Pasang lampu") is None
    True
    """
    bare = _NUMBERED.sub("", line).strip()
    marks = list(_DASH.finditer(bare))
    if len(marks) < 2:
        return None
    before, last = marks[-2], marks[-1]
    parts = bare[: before.start()], bare[before.end() : last.start()], bare[last.end() :]
    if not all(part.strip() for part in parts):
        return None
    return Promised(*(part.strip() for part in parts))


_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli"),
    *("agustus", "september", "oktober", "november", "desember"),
)
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_FIGURES = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?$")
_WORDS = re.compile(r"^(\d{1,2})\s+([a-z]+)\.?(?:\s+(\d{4}))?$")
_SPAN = re.compile(r"^(?:h\s*\+\s*)?(\d{1,3})\s*(hari|minggu|bulan|h|)$")


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(month: int, day: int, *, today: date) -> date | None:
    """Return the next time a day without a year comes, today included; leap days may be far."""
    for year in range(today.year, today.year + 9):
        found = _on(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def _month(word: str) -> int:
    fits = [n for n, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return fits[0] if len(fits) == 1 else 0


def _in(count: int, unit: str, *, today: date) -> date | None:
    days = count * {"minggu": 7, "bulan": 30}.get(unit, 1)
    return today + timedelta(days=days) if days else None


def read_due(words: str, *, today: date) -> date | None:
    """Read until when something is promised; None when the words name no day.

    >>> day = date(2026, 11, 25)  # a Wednesday
    >>> [str(read_due(w, today=day)) for w in ("12/12", "3 hari", "H+7", "Jumat", "2 minggu")]
    ['2026-12-12', '2026-11-28', '2026-12-02', '2026-11-27', '2026-12-09']
    >>> [str(read_due(w, today=day)) for w in ("5 Jan", "besok", "31/2", "segera")]
    ['2027-01-05', '2026-11-26', 'None', 'None']
    """
    said = " ".join(words.lower().strip(" .").split())
    if said in ("hari ini", "besok", "lusa"):
        return today + timedelta(days=("hari ini", "besok", "lusa").index(said))
    bare = said.removeprefix("hari ").replace("'", "").replace("jum at", "jumat")
    if bare in _DAYS:
        ahead = (_DAYS.index(bare) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if iso := _ISO.match(said):
        return _on(int(iso[1]), int(iso[2]), int(iso[3]))
    if span := _SPAN.match(said):
        return _in(int(span[1]), span[2], today=today) if span[2] or "+" in said else None
    return _dated(said, today=today)


def _dated(said: str, *, today: date) -> date | None:
    if figures := _FIGURES.match(said):
        day, month, year = int(figures[1]), int(figures[2]), figures[3]
    elif (worded := _WORDS.match(said)) and (month := _month(worded[2])):
        day, year = int(worded[1]), worded[3]
    else:
        return None
    if year is None:
        return _coming(month, day, today=today)
    return _on(int(year) + (2000 if len(year) == 2 else 0), month, day)


def plain(words: str) -> str:
    """Return words in the form in which names of agencies are compared.

    >>> plain("Bakesbangpol Kab.  Jember")
    'bakesbangpol kabupaten jember'
    """
    low = re.sub(r"[^\w\s]", " ", words.lower())
    return " ".join(re.sub(r"\bkab\b", "kabupaten", re.sub(r"\bkec\b", "kecamatan", low)).split())


@dataclass(frozen=True)
class Named:
    """An agency under the names by which people call it, and whether it is invited."""

    pk: int
    names: tuple[str, ...]
    invited: bool = False

    @cached_property
    def plain_names(self) -> tuple[str, ...]:
        """Return the names as they are compared: a list of 2,000 lines asks for them each time."""
        return tuple(plain(name) for name in self.names)


def match_agency(words: str, known: Iterable[Named]) -> list[int]:
    """Return the agencies that some words may mean; one alone is the answer.

    An exact name wins over a name that begins with the words, this over one that holds them; among
    equals those invited win.

    >>> known = [Named(1, ("Satpol PP Kab. Jember", "Satpol PP")), Named(2, ("Kodim 0824",))]
    >>> match_agency("satpol pp", known), match_agency("kodim", known), match_agency("bpn", known)
    ([1], [2], [])
    """
    sought = plain(words)
    if not sought:
        return []
    ranks: dict[int, list[Named]] = {}
    for one in known:
        names = one.plain_names
        if sought in names:
            ranks.setdefault(0, []).append(one)
        elif any(name.startswith(sought) for name in names):
            ranks.setdefault(1, []).append(one)
        elif any(f" {sought}" in name for name in names):
            ranks.setdefault(2, []).append(one)
    if not ranks:
        return []
    best = ranks[min(ranks)]
    asked = [one.pk for one in best if one.invited]
    return asked or [one.pk for one in best]


def digest(content: object) -> tuple[str, str]:
    """Return minutes as one canonical text and its SHA-256.

    >>> digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})
    True
    """
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def share(part: int, whole: int) -> float | None:
    """Return a part of a whole as a percentage; None where there is no whole.

    >>> share(1, 4), share(0, 0)
    (25.0, None)
    """
    return 100 * part / whole if whole else None
