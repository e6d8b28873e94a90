"""Place names without a level word, told from ordinary words and persons by what is around."""

from __future__ import annotations

import re
from dataclasses import dataclass

from serasi.science.text.frame import Frame
from serasi.science.text.gazetteer import Gazetteer
from serasi.science.text.lexicon.place_words import (
    BRANCH,
    COMMON,
    HEAD_WORDS,
    NOT_PLACE,
    NOT_REGENCY,
    PERSON_AFTER,
    PREPOSITION,
    REGENCY_SHORT,
    SPOT,
    STOP,
)
from serasi.science.text.mentions import WORD, Mention, match_name, name_at
from serasi.science.text.misspelt_names import find_misspelt
from serasi.science.text.page import Page, Span

_LEADS = re.compile(r"\s?[,/(-]?\s?(?:kecamatan|kabupaten)(?![a-z])")
_AFTER_HEAD = re.compile(r"\s?[:,.)\]-]|\n|\s(?:panas|rusuh|ribut|mencekam|memanas|bentrok|geger)")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A word that may begin a bare name."""

    at: int
    words: list[str]
    ends: list[int]
    lead: str
    placed: bool
    follows: bool
    capital: bool
    headed: bool


def find_bare(
    page: Page, gaz: Gazetteer, frame: Frame, mentions: list[Mention], /, *, area: str | None
) -> list[Mention]:
    """List the bare names that the page's prefixed names leave over."""
    head = _head_end(page.text, frame)
    spots = _spots(page, gaz, [(m.start, m.end) for m in mentions], head)
    regencies = _regencies(gaz, spots)
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


def _spots(page: Page, gaz: Gazetteer, taken: list[Span], head: int) -> list[_Spot]:
    text, out = page.text, []
    covered = bytearray(len(text))
    for begin, stop in taken:
        covered[begin:stop] = b"\1" * (stop - begin)
    stops = {stop for _, stop in taken}
    for match in WORD.finditer(text):
        word, at = match[0], match.start()
        if len(word) < 3 or covered[at] or word in STOP:
            continue
        if not gaz.begins(word) and word not in REGENCY_SHORT:
            continue
        words, ends = name_at(text, at)
        if not words:
            continue
        if words[0] in REGENCY_SHORT:
            words = [REGENCY_SHORT[word]]
        lead = text[max(0, at - 24) : at]
        follows = _follows(stops, text, at)
        out.append(
            _Spot(at, words, ends, lead, PREPOSITION.search(lead) is not None, follows,
                  page.capital(at), at <= head)
        )  # fmt: skip
    return out


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


def _follows(ends: set[int], text: str, at: int) -> bool:
    """Tell whether a name ends just before, with nothing but a comma or a slash between."""
    return any(at - gap in ends and not text[at - gap : at].strip(" ,.-/(") for gap in range(4))


def _regencies(gaz: Gazetteer, spots: list[_Spot]) -> list[Mention]:
    out: list[Mention] = []
    for spot in spots:
        if out and spot.at < out[-1].end or NOT_REGENCY.search(spot.lead):
            continue
        found, end = match_name(gaz, spot.words, spot.ends, (2,))
        if found and (spot.capital or spot.placed or spot.follows or spot.headed):
            out.append(_bare(spot, end, found))
    return out


def _finer(
    page: Page, gaz: Gazetteer, spots: list[_Spot], *, near: set[str], own: str, kin: set[str]
) -> list[Mention]:
    """Find kecamatan and desa without a level word, inside the regencies that are near.

    Elsewhere only a kecamatan counts whose name is the country's only one, or which holds the
    desa written just before it (`kin`).
    """
    out: list[Mention] = []
    lower = _writes_lower(page)
    for spot in spots:
        if out and spot.at < out[-1].end or NOT_PLACE.search(spot.lead):
            continue
        found, end = _inside(gaz, spot, near)
        held = bool(found) and _held_by_next(page.text, gaz, spot, found, end)
        strong = held or _stands_as_place(page.text, spot, end)
        if not found:
            found, end = _far(gaz, spot, kin, page)
        elif spot.follows:
            found = [c for c in found if gaz.codes[c] in kin] or found
        elif not held and not _reads_as_name(
            page, spot, end, strong=strong, whole=any(gaz.levels[c] == 3 for c in found)
        ):
            continue
        elif not strong:
            found = _unplaced(page, gaz, spot, found, own, lower=lower)
        if found:
            out.append(_bare(spot, end, found, strong))
    return out


def _stands_as_place(text: str, spot: _Spot, end: int) -> bool:
    if spot.placed or spot.follows or spot.headed and _heads(text, end):
        return True
    return bool(_LEADS.match(text, end)) or spot.capital and bool(SPOT.search(spot.lead))


def _held_by_next(text: str, gaz: Gazetteer, spot: _Spot, found: list[int], end: int) -> bool:
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


def _inside(gaz: Gazetteer, spot: _Spot, near: set[str]) -> tuple[list[int], int]:
    for count in range(len(spot.words), 0, -1):
        key = "".join(spot.words[:count]).replace("'", "")
        found = [c for c in gaz.named(key) if gaz.levels[c] > 2 and gaz.codes[c][:5] in near]
        if found and len(key) > 3:
            return found, spot.ends[count - 1]
    return [], 0


def _far(gaz: Gazetteer, spot: _Spot, kin: set[str], page: Page) -> tuple[list[int], int]:
    named, end = match_name(gaz, spot.words, spot.ends, (3, 4))
    if len("".join(spot.words)) < 4:
        return [], end
    if spot.follows:
        held = [c for c in named if gaz.codes[c] in kin]
        if held:
            return held, end
    sure = spot.capital and not page.all_caps
    if sure and (spot.placed or spot.follows or spot.headed and _heads(page.text, end)):
        upper = [c for c in named if gaz.levels[c] == 3]
        if len(upper) == 1 and spot.words[0] not in COMMON:
            return upper, end
    return [], end


def _heads(text: str, end: int) -> bool:
    return _AFTER_HEAD.match(text, end) is not None


def _reads_as_name(page: Page, spot: _Spot, end: int, *, strong: bool, whole: bool) -> bool:
    """Tell a name from an ordinary word or a person of the same spelling."""
    if PERSON_AFTER.match(page.text, end) and not spot.placed:
        return False
    capital = spot.capital and not page.all_caps
    count = 1 + spot.ends.index(end)
    if count > 1 and spot.headed and strong:
        return True
    if all(word in COMMON for word in spot.words[:count]):
        amid = not _opens_sentence(page.text, spot.at) and not _before_capital(page, end)
        if not (capital and (strong or amid)):
            return False
    return whole or not (capital and not strong and _after_capital(page, spot))


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip(" -*\"'(")[-1:] in ("", ".", "\n", "!", "?", ":")


def _before_capital(page: Page, end: int) -> bool:
    return page.text[end : end + 1] == " " and end + 1 < len(page.text) and page.capital(end + 1)


def _after_capital(page: Page, spot: _Spot) -> bool:
    """Tell whether a capitalised word, as of a person's name, stands right before."""
    match = re.search(r"([a-z']+) $", spot.lead)
    if match is None or BRANCH.search(spot.lead):
        return False
    start = spot.at - len(match[0])
    word = match[1]
    if _opens_sentence(page.text, start):
        return False
    shouted = len(word) > 1 and page.capital(start) and page.capital(start + len(word) - 1)
    return page.capital(start) and not shouted and word not in HEAD_WORDS


def _unplaced(
    page: Page, gaz: Gazetteer, spot: _Spot, found: list[int], own: str, *, lower: bool
) -> list[int]:
    """Keep what a bare name amid a sentence may mean: areas of the sender's own regency."""
    capital = spot.capital and not page.all_caps
    if not (capital or lower or page.all_caps):
        return []
    length = len(spot.words[0]) if len(spot.words) == 1 else 8
    kept = [c for c in found if gaz.levels[c] == 3 and (capital or gaz.codes[c][:5] == own)]
    if length < (4 if capital else 6):
        return kept if capital or length > 4 else []
    return kept + [c for c in found if gaz.levels[c] == 4 and gaz.codes[c][:5] == own]


def _bare(spot: _Spot, end: int, found: list[int], placed: bool | None = None) -> Mention:
    strong = spot.placed or spot.follows and spot.capital or spot.headed
    return Mention(
        spot.at, end, None, False, "", spot.words, found, support=0.8,
        placed=strong if placed is None else placed,
    )  # fmt: skip


def _widen(regencies: list[Mention], finer: list[Mention]) -> None:
    """Let a bare name that is a regency and a nearer kecamatan mean both."""
    by_start = {m.start: m for m in finer}
    for mention in regencies:
        other = by_start.get(mention.start)
        if other is not None and other.end == mention.end:
            mention.candidates = mention.candidates + other.candidates
