"""Place names as they stand in a text: behind a level word, behind an office, or bare."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from serasi.science.text.lexicon.place_words import (
    COMMON,
    HOSPITALS,
    LEVELS,
    OFFICES,
    REGENCY_SHORT,
    STOP,
)
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.surface.page import Page

_PREFIX = re.compile(
    r"(?<![a-z])(?P<kind>provinsi|kabupaten|kota|kecamatan|desa|kelurahan|dusun|dukuh|kampung|"
    r"lingkungan|nagari|gampong|pekon|kalurahan|lembang|negeri|kel|distrik|kapanewon|kemantren)"
    r"(?:\s?/\s?(?:kelurahan|kel|desa|kota|kecamatan|dusun))?(?![a-z])\s?[:=]?\s?(?=[a-z])"
)
_OFFICE = re.compile(
    r"(?<![a-z])(?P<kind>" + "|".join(sorted(OFFICES, key=len, reverse=True)) + r")"
    r"(?![a-z])\s(?:sektor |kota |desa |kecamatan |kelurahan |[\d/-]+ ?)?(?=[a-z])"
)
WORD = re.compile(r"[a-z0-9']+")
_AND = re.compile(r"\s?(?:dan|&|dengan|serta|atau|maupun|vs|lawan|-|/)\s?(?=[a-z])")
_NO_DESA = re.compile(
    r"(?:kepala|perangkat|dana|kantor|balai|tiap|setiap|antar|musyawarah|pemuda|badan)\s$"
)


@dataclass(slots=True)
class Mention:
    """A name in the text with the areas it may mean.

    Notes
    -----
    `placed` tells that the words around a bare name make it a place ("di Silo", "Silo: ...");
    `support` is how much the mention says about its neighbours.
    """

    start: int
    end: int
    level: int | None
    prefixed: bool
    role: str
    words: list[str]
    candidates: list[int]
    chain: int = 0
    sentence: int = 0
    support: float = 1.0
    placed: bool = False
    kind: str = ""
    own: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)


_BEFORE = re.compile(r"([a-z0-9']+)\s?:?\s?$")


def word_before(text: str, at: int) -> str:
    """Give the word right before an offset, over a blank or a colon; nothing over other marks."""
    match = _BEFORE.search(text, max(0, at - 24), at)
    return match[1] if match else ""


def name_at(text: str, at: int, most: int = 4) -> tuple[list[str], list[int]]:
    """Read the words of a name from an offset, stopping at a word that is none."""
    words: list[str] = []
    ends: list[int] = []
    cursor = at
    for _ in range(most):
        match = WORD.match(text, cursor)
        if match is None or len(match[0]) > 40:
            break
        if match[0] in STOP and not (words and match[0] == "kota"):
            break
        words.append(match[0])
        cursor = match.end()
        ends.append(cursor)
        if text[cursor : cursor + 1] in ("", "\n", ",", ".", ";", ":"):
            break
        if text[cursor] not in " -":
            break
        cursor += 1
    return words, ends


def match_name(
    gaz: Gazetteer, words: list[str], ends: list[int], levels: tuple[int, ...]
) -> tuple[list[int], int]:
    """Find the longest run of words that names an area of these levels, and where it ends."""
    for count in range(len(words), 0, -1):
        key = "".join(words[:count]).replace("'", "")
        found = [c for c in gaz.named(key) if gaz.levels[c] in levels]
        if found:
            return found, ends[count - 1]
    return [], ends[0] if ends else 0


# Words of level that are ordinary words too; only a known name makes them one.
_LOOSE = frozenset(["negeri", "kampung", "lembang", "distrik", "pekon", "kel"])


def find_prefixed(page: Page, gaz: Gazetteer, *, area: str | None) -> list[Mention]:
    """List the names behind a word of level: "Kec. Silo", "Ds. A dan B"."""
    out: list[Mention] = []
    for match in _PREFIX.finditer(page.text):
        if match["kind"] in _LOOSE:
            out += _loose(page, gaz, match, area)
            continue
        if LEVELS[match["kind"]] == 4 and not page.capital(match.end()):
            first = WORD.match(page.text, match.end())
            if first and first[0] in COMMON and not page.all_caps:
                continue
            lead = page.text[max(0, match.start() - 12) : match.start()]
            if _NO_DESA.search(lead) and not _is_name(page, gaz, match.end()):
                continue
        whole = _with_kind(page.text, gaz, match, area)
        out += [whole] if whole else _run(page, gaz, match)
    return out


def _with_kind(text: str, gaz: Gazetteer, match: re.Match[str], area: str | None) -> Mention | None:
    """Read a desa of the sender's regency whose name begins so: "Dukuh Dempok"."""
    if not area or LEVELS[match["kind"]] != 5:
        return None
    words, ends = name_at(text, match.end())
    found, end = match_name(gaz, [match["kind"], *words], [match.end("kind"), *ends], (4,))
    near = [c for c in found if gaz.codes[c][:5] == area[:5]]
    if not near or end <= match.end("kind"):
        return None
    return Mention(match.start(), end, None, False, "", words, near, support=0.8, placed=True)


def _is_name(page: Page, gaz: Gazetteer, at: int) -> bool:
    words, ends = name_at(page.text, at)
    return bool(match_name(gaz, words, ends, (4,))[0])


def _loose(page: Page, gaz: Gazetteer, match: re.Match[str], area: str | None) -> list[Mention]:
    """Read "Kampung X" as a place when the sender's regency has a desa or kecamatan X."""
    at = match.end()
    words, ends = name_at(page.text, at)
    level = 3 if match["kind"] == "distrik" else 4
    found, end = match_name(gaz, [match["kind"], *words], [match.end("kind"), *ends], (level,))
    if not found or end == match.end("kind"):
        found, end = match_name(gaz, words, ends, (level,))
    near = [c for c in found if area and gaz.codes[c][:5] == area[:5]]
    if not near or not page.capital(at):
        return []
    if match["kind"] == "kel":
        return [Mention(match.start(), end, 4, True, "", words, near, kind="kelurahan")]
    return [Mention(at, end, None, False, "", words, near, support=0.8, placed=True)]


def _run(page: Page, gaz: Gazetteer, match: re.Match[str]) -> list[Mention]:
    """Read one name behind a level word and those joined to it: "Desa A dan B"."""
    out: list[Mention] = []
    kind, level = match["kind"], LEVELS[match["kind"]]
    at, start = match.end(), match.start()
    while True:
        words, ends, found, end = _read(page.text, gaz, at, level)
        if not words or (out and not found):
            break
        if level == 2:
            found = _by_kind(gaz, found, kind)
        out.append(Mention(start, end, level, True, "", words, found, kind=kind))
        follow = _AND.match(page.text, end)
        if level not in (3, 4) or follow is None or not found:
            break
        at = start = follow.end()
        if not page.capital(at):
            break
    return out


def _read(
    text: str, gaz: Gazetteer, at: int, level: int
) -> tuple[list[str], list[int], list[int], int]:
    """Read a name of a level; "Kec. Kota Situbondo" may be called with or without "Kota"."""
    words, ends = name_at(text, at)
    if level == 3 and re.match(r"kota(?![a-z])", text[at : at + 5]):
        tail, stops = name_at(text, at + 5)
        found, end = match_name(gaz, ["kota", *tail], [at + 4, *stops], (3,))
        if not found and tail:
            found, end = match_name(gaz, tail, stops, (3,))
            return tail, stops, found, end
        return ["kota", *tail], [at + 4, *stops], found, end
    if not words:
        return words, ends, [], at
    if level == 5:
        return words, ends, [], ends[0]
    if level == 2 and words[0] in REGENCY_SHORT:
        words = [REGENCY_SHORT[words[0]], *words[1:]]
    found, end = match_name(gaz, words, ends, (level,))
    return words, ends, found, end


def _by_kind(gaz: Gazetteer, found: list[int], kind: str) -> list[int]:
    exact = [c for c in found if gaz.kinds[c] == kind]
    return exact or found


def find_offices(page: Page, gaz: Gazetteer) -> list[Mention]:
    """List the areas of offices: the kecamatan of a Polsek, the regency of a Kodim."""
    text, out = page.text, []
    for match in _OFFICE.finditer(text):
        words, ends = name_at(text, match.end())
        if not words:
            continue
        level = OFFICES[match["kind"]]
        if level == 2 and words[0] in REGENCY_SHORT:
            words = [REGENCY_SHORT[words[0]], *words[1:]]
        found, end = match_name(gaz, words, ends, (level,))
        if not found:
            continue
        if level == 2:
            town = "kota" in match[0] or text[end : end + 5] == " kota"
            found = _by_kind(gaz, found, "kota" if town else "kabupaten")
        role = "hospital" if match["kind"] in HOSPITALS else "office"
        out.append(
            Mention(match.end(), end, level, True, role, words, found, support=0.5,
                    kind=match["kind"])
        )  # fmt: skip
    return out
