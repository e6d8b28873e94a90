"""Place names without a level word, told from ordinary words and persons by what is around."""

from __future__ import annotations

import re

from serasi.science.text.lexicon.place_words import (
    BRANCH,
    COMMON,
    HEAD_WORDS,
    NOT_PLACE,
    NOT_REGENCY,
    PERSON_AFTER,
    SPOT,
    STREETS,
)
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.mentions import WORD, Mention, match_name, name_at
from serasi.science.text.places.misspelt_names import find_misspelt
from serasi.science.text.places.name_spots import Spot, find_spots
from serasi.science.text.surface.frame import Frame
from serasi.science.text.surface.page import Page

_LEADS = re.compile(r"\s?[,/(-]?\s?(?:kecamatan|kabupaten)(?![a-z])")
_AFTER_HEAD = re.compile(r"\s?[:,.)\]-]|\n|\s(?:panas|rusuh|ribut|mencekam|memanas|bentrok|geger)")


def find_bare(
    page: Page, gaz: Gazetteer, frame: Frame, mentions: list[Mention], /, *, area: str | None
) -> list[Mention]:
    """List the bare names that the page's prefixed names leave over."""
    head = _head_end(page.text, frame)
    spots = find_spots(page, gaz, [(m.start, m.end) for m in mentions], head)
    regencies = _regencies(page, gaz, spots)
    named = [m for m in mentions if len(m.candidates) == 1] + regencies
    near = {gaz.codes[c][:5] for m in named for c in m.candidates if gaz.levels[c] > 1}
    own = area[:5] if area and len(area) >= 5 else ""
    near.add(own)
    kin = {gaz.codes[c][:8] for m in mentions if m.level == 4 for c in m.candidates}
    finer = _finer(page, gaz, spots, near=near, own=own, kin=kin)
    known = mentions + regencies + finer
    if own and not any(gaz.levels[c] == 4 for m in known for c in m.candidates):
        finer += find_misspelt(page, gaz, [(m.start, m.end) for m in known], own, head)
    wider = {m.start: m.end for m in finer}
    regencies = [m for m in regencies if wider.get(m.start, 0) <= m.end]
    _widen(regencies, finer)
    taken = [(m.start, m.end) for m in regencies]
    return regencies + [m for m in finer if not any(b <= m.start < e for b, e in taken)]


def _head_end(text: str, frame: Frame) -> int:
    """Give the offset of the first word that is no greeting, wrapper or word of reporting."""
    closed = sorted(frame.closed)
    cursor = 0
    for match in WORD.finditer(text, 0, 400):
        at = match.start()
        inside = next((stop for begin, stop in closed if begin <= at < stop), None)
        if inside is not None:
            cursor = inside
            continue
        if at < cursor or match[0] in HEAD_WORDS:
            continue
        return at
    return -1


def _of_levels(gaz: Gazetteer, spot: Spot, levels: tuple[int, ...]) -> tuple[list[int], int, int]:
    for run, end, count in spot.runs:
        found = [c for c in run if gaz.levels[c] in levels]
        if found:
            return found, end, count
    return [], 0, 0


def _regencies(page: Page, gaz: Gazetteer, spots: list[Spot]) -> list[Mention]:
    out: list[Mention] = []
    for spot in spots:
        if out and spot.at < out[-1].end or spot.before in NOT_REGENCY:
            continue
        found, end, _ = _of_levels(gaz, spot, (2,))
        if found and not spot.placed and _may_be_word(page, spot, end):
            continue
        if found and (spot.capital or spot.placed or spot.follows or spot.headed):
            out.append(_bare(spot, end, found))
    return out


def _may_be_word(page: Page, spot: Spot, end: int) -> bool:
    """Tell "Batu dilempar" and "saling serang" from the towns of Batu and Serang."""
    if not _is_common(page.text, spot, end):
        return False
    return page.all_caps or not spot.capital or _opens_sentence(page.text, spot.at)


def _finer(
    page: Page, gaz: Gazetteer, spots: list[Spot], *, near: set[str], own: str, kin: set[str]
) -> list[Mention]:
    """Find kecamatan and desa without a level word, inside the regencies that are near.

    Elsewhere only a kecamatan counts whose name is the country's only one, or which holds the
    desa written just before it (`kin`).
    """
    out: list[Mention] = []
    lower = _writes_lower(page)
    for spot in spots:
        if out and spot.at < out[-1].end:
            continue
        if spot.before in NOT_PLACE:
            if spot.before in STREETS:
                out += _street(gaz, spot, own)
            continue
        found, end, count = _inside(gaz, spot, near)
        held = bool(found) and _held_by_next(page.text, gaz, spot, found, end)
        strong = held or _stands_as_place(page.text, spot, end)
        if not found:
            found, end = _far(gaz, spot, kin, page)
            strong = _stands_as_place(page.text, spot, end)
        elif spot.follows:
            found = [c for c in found if gaz.codes[c] in kin] or found
        elif not held and not _reads_as_name(
            page, spot, end, count, strong=strong, whole=any(gaz.levels[c] == 3 for c in found)
        ):
            continue
        elif not strong:
            found = _unplaced(page, gaz, spot, found, own, size=(end - spot.at, count), lower=lower)
        if found:
            out.append(_bare(spot, end, found, strong))
    return out


def _street(gaz: Gazetteer, spot: Spot, own: str) -> list[Mention]:
    """Read a street called after a desa of the sender's regency; it mostly lies there."""
    found, end, _ = _inside(gaz, spot, {own})
    if not found or any(gaz.levels[c] == 3 for c in found):
        return []
    return [Mention(spot.at, end, None, False, "office", [], found, support=0.3, placed=True)]


def _stands_as_place(text: str, spot: Spot, end: int) -> bool:
    if spot.placed or spot.follows or spot.headed and _heads(text, end):
        return True
    if _LEADS.match(text, end):
        return True
    return spot.capital and bool(SPOT.search(text, max(0, spot.at - 40), spot.at))


def _held_by_next(text: str, gaz: Gazetteer, spot: Spot, found: list[int], end: int) -> bool:
    """Tell a desa with its kecamatan right behind: "Langkap, Bangsalsari"."""
    if text[end : end + 1] not in (" ", ","):
        return False
    at = end + 2 if text.startswith(", ", end) else end + 1
    words, ends = name_at(text, at, 3)
    upper, _ = match_name(gaz, words, ends, (3,)) if words else ([], 0)
    codes = {gaz.codes[c] for c in upper}
    return any(gaz.levels[c] == 4 and gaz.codes[c][:8] in codes for c in found)


_TITLE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")


def _writes_lower(page: Page) -> bool:
    """Tell a writer who gives no capitals to names."""
    return not page.all_caps and _TITLE.search(page.original) is None


def _inside(gaz: Gazetteer, spot: Spot, near: set[str]) -> tuple[list[int], int, int]:
    for run, end, count in spot.runs:
        if end - spot.at > 3:
            found = [c for c in run if gaz.levels[c] > 2 and gaz.codes[c][:5] in near]
            if found:
                return found, end, count
    return [], 0, 0


def _far(gaz: Gazetteer, spot: Spot, kin: set[str], page: Page) -> tuple[list[int], int]:
    named, end, count = _of_levels(gaz, spot, (3, 4))
    if end - spot.at < 4:
        return [], end
    if spot.follows:
        held = [c for c in named if gaz.codes[c] in kin]
        if held:
            return held, end
    sure = spot.capital and not page.all_caps
    if sure and (spot.placed or spot.follows or (spot.headed and _heads(page.text, end))):
        upper = [c for c in named if gaz.levels[c] == 3]
        if len(upper) == 1 and not _is_common(page.text, spot, end):
            return upper, end
    return [], end


def _is_common(text: str, spot: Spot, end: int) -> bool:
    """Tell whether every word of a name is an ordinary word."""
    return all(word in COMMON for word in text[spot.at : end].replace("-", " ").split())


def _heads(text: str, end: int) -> bool:
    return _AFTER_HEAD.match(text, end) is not None


# Two ordinary words that make a name and are said without it as well.
_PHRASES = frozenset(
    ["simpang empat", "simpang tiga", "pasar baru", "kota baru", "rumah tiga", "tengah sawah",
     "tanah tinggi", "batu merah", "sumber air", "air putih", "tanah merah", "kampung baru",
     "pondok besar", "karang taruna", "tiga raja", "suka damai", "suka maju", "jalan baru"]
)  # fmt: skip


def _reads_as_name(
    page: Page, spot: Spot, end: int, count: int, *, strong: bool, whole: bool
) -> bool:
    """Tell a name from an ordinary word or a person of the same spelling."""
    if PERSON_AFTER.match(page.text, end) and not spot.placed:
        return False
    capital = spot.capital and not page.all_caps
    if count > 1 and (strong or end - spot.at > 8) and page.text[spot.at : end] not in _PHRASES:
        return True
    if _is_common(page.text, spot, end):
        amid = not _opens_sentence(page.text, spot.at) and not _before_capital(page, end)
        if not (capital and (strong or amid)):
            return False
    sure = whole or end - spot.at > 7
    return sure or not (capital and not strong and _after_capital(page, spot))


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip(" -*\"'(")[-1:] in ("", ".", "\n", "!", "?", ":")


def _before_capital(page: Page, end: int) -> bool:
    return page.text[end : end + 1] == " " and end + 1 < len(page.text) and page.capital(end + 1)


def _after_capital(page: Page, spot: Spot) -> bool:
    """Tell whether a capitalised word, as of a person's name, stands right before."""
    word = spot.before
    start = spot.at - len(word) - 1
    if not word or page.text[start + len(word)] != " ":
        return False
    if BRANCH.search(page.text, max(0, spot.at - 30), spot.at):
        return False
    if _opens_sentence(page.text, start):
        return False
    shouted = len(word) > 1 and page.capital(start) and page.capital(start + len(word) - 1)
    return page.capital(start) and not shouted and word not in HEAD_WORDS


def _unplaced(
    page: Page,
    gaz: Gazetteer,
    spot: Spot,
    found: list[int],
    own: str,
    *,
    size: tuple[int, int],
    lower: bool,
) -> list[int]:
    """Keep what a bare name amid a sentence may mean: areas of the sender's own regency."""
    capital = spot.capital and not page.all_caps
    length = size[0] if size[1] == 1 else 8
    if not (capital or lower or page.all_caps or length > 7):
        return []
    kept = [c for c in found if gaz.levels[c] == 3 and (capital or gaz.codes[c][:5] == own)]
    if length < (4 if capital else 6):
        return kept if capital or length > 4 else []
    return kept + [c for c in found if gaz.levels[c] == 4 and gaz.codes[c][:5] == own]


def _bare(spot: Spot, end: int, found: list[int], placed: bool | None = None) -> Mention:
    strong = spot.placed or spot.follows and spot.capital or spot.headed
    return Mention(
        spot.at, end, None, False, "", [], found, support=0.8,
        placed=strong if placed is None else placed,
    )  # fmt: skip


def _widen(regencies: list[Mention], finer: list[Mention]) -> None:
    """Let a bare name that is a regency and a nearer kecamatan mean both."""
    by_start = {m.start: m for m in finer}
    for mention in regencies:
        other = by_start.get(mention.start)
        if other is not None and other.end == mention.end:
            mention.candidates = mention.candidates + other.candidates
