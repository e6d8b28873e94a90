"""Bare names written wrongly: read by the names of the sender's own regency alone."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from serasi.science.text.lexicon.place_words import COMMON, HEAD_WORDS, NOT_PLACE, STOP
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.mentions import WORD, Mention, name_at, word_before
from serasi.science.text.surface.page import Page, Span

_AT = frozenset(
    ["di", "nang", "ning", "neng", "ndek", "wilayah", "warga", "orang", "pemuda", "simpang",
     "lapangan", "blok", "perbatasan"]
)  # fmt: skip
_HEAD_MARK = re.compile(r"\s?[:.,-]")
_MOST = 12
_LEAST = 88


def find_misspelt(
    page: Page, gaz: Gazetteer, taken: list[Span], own: str, head: int
) -> list[Mention]:
    """List names that stand where a place stands and are nearly those of the regency `own`."""
    out: list[Mention] = []
    pool: dict[int, str] = {}
    tried = 0
    for match in WORD.finditer(page.text):
        at, word = match.start(), match[0]
        if len(word) < 4 or word in STOP or word in HEAD_WORDS or word in COMMON:
            continue
        if not _stands(page, at, match.end(), head):
            continue
        if any(b <= at < e for b, e in taken):
            continue
        pool = pool or {c: gaz.keys[c] for level in (3, 4) for c in gaz.below(own, level)}
        tried += 1
        if tried > _MOST:
            break
        words, ends = name_at(page.text, at, 2)
        found, count = _nearest(words, pool)
        if found is not None:
            out.append(
                Mention(at, ends[count - 1], None, False, "", words, [found], support=0.6,
                        placed=True)
            )  # fmt: skip
    return out


def _stands(page: Page, at: int, end: int, head: int) -> bool:
    if word_before(page.text, at) in NOT_PLACE:
        return False
    if at == head and page.capital(at) and _HEAD_MARK.match(page.text, end):
        return True
    shown = page.capital(at) or end - at > 6
    return shown and not page.all_caps and word_before(page.text, at) in _AT


def _nearest(words: list[str], pool: dict[int, str]) -> tuple[int | None, int]:
    for count in range(len(words), 0, -1):
        key = "".join(words[:count]).replace("'", "")
        if len(key) < 6:
            continue
        ranked = process.extract(key, pool, scorer=fuzz.ratio, limit=2, score_cutoff=_LEAST)
        if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 3):
            return ranked[0][2], count
    return None, 0
