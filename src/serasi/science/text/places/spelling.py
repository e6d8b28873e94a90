"""Misspelt names, read within the area that the text or the sender gives."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from serasi.science.text.lexicon.place_words import COMMON
from serasi.science.text.places.choices import Choice, level_of
from serasi.science.text.places.gazetteer import Gazetteer, squeeze
from serasi.science.text.places.mentions import Mention

_LEAST_FUZZY = 84
# A kecamatan has but a dozen desa: there a name may be further off if it is far from the others.
_IN_KECAMATAN = 78


def mend(
    gaz: Gazetteer, mentions: list[Mention], choices: dict[int, Choice], area: str | None
) -> dict[int, Choice]:
    """Read misspelt names within their parent: first kecamatan, then desa."""
    for level in (3, 4):
        for number, mention in enumerate(mentions):
            if mention.level != level or mention.role in ("office", "hospital"):
                continue
            parents = _parents(mentions, choices, mention, level, area)
            chosen = choices.get(number)
            exact = chosen if chosen and chosen.level == level else None
            if exact and (not parents or any(exact.code.startswith(p) for p in parents)):
                continue
            common = all(word in COMMON for word in mention.words[:1])
            found = None if common else _fuzzy(gaz, mention, parents, level)
            if found is None and level == 3 and chosen is None:
                found = _fuzzy_above(gaz, mention, mentions)
            if found is not None:
                choices[number] = found
            elif exact and parents and _clashes(exact, mention, mentions, choices):
                del choices[number]
    _settle_again(gaz, mentions, choices)
    return choices


def _fuzzy_above(gaz: Gazetteer, mention: Mention, mentions: list[Mention]) -> Choice | None:
    """Read a misspelt kecamatan by the desa beside it, when no regency is told."""
    desa = [m for m in mentions if m.chain == mention.chain and m.level == 4]
    codes = {code[:8] for m in desa for code in m.own}
    pool = {at: gaz.keys[at] for code in codes if (at := gaz.at(code)) is not None}
    return _nearest(gaz, mention, pool, _LEAST_FUZZY)


def _settle_again(gaz: Gazetteer, mentions: list[Mention], choices: dict[int, Choice]) -> None:
    """Choose a desa that was ambiguous by the kecamatan that has been read since."""
    for number, mention in enumerate(mentions):
        if number in choices or mention.level != 4:
            continue
        for above, other in enumerate(mentions):
            if above in choices and other.chain == mention.chain and choices[above].level == 3:
                inside = [c for c in mention.own if c.startswith(choices[above].code + ".")]
                if len(inside) == 1:
                    choices[number] = Choice(mention, inside[0], 4, 4.0, ())


def _clashes(
    chosen: Choice, mention: Mention, mentions: list[Mention], choices: dict[int, Choice]
) -> bool:
    """Tell a desa that does not lie in the kecamatan written beside it."""
    for number, other in enumerate(mentions):
        if other.chain == mention.chain and other is not mention and number in choices:
            code = choices[number].code
            if (
                other.level in (2, 3)
                and not chosen.code.startswith(code)
                and not code.startswith(chosen.code)
            ):
                return True
    return False


def _parents(
    mentions: list[Mention],
    choices: dict[int, Choice],
    mention: Mention,
    level: int,
    area: str | None,
) -> list[str]:
    near = [
        choices[n].code for n, m in enumerate(mentions)
        if n in choices and m.chain == mention.chain and choices[n].level < level
        and m is not mention
    ]  # fmt: skip
    if near:
        return [max(near, key=len)]
    wide = [
        choices[n].code for n, m in enumerate(mentions)
        if n in choices and 2 <= choices[n].level < level and m is not mention
    ]  # fmt: skip
    if area and len(area) >= 5:
        wide.append(area[: {3: 5, 4: 8}[level]] if len(area) >= 5 else area)
        wide.append(area[:5])
    return sorted(set(wide), key=lambda c: (-len(c), c))


def _fuzzy(gaz: Gazetteer, mention: Mention, parents: list[str], level: int) -> Choice | None:
    for parent in parents:
        least = _IN_KECAMATAN if len(parent) == 8 else _LEAST_FUZZY if level == 3 else 88
        pool = {at: gaz.keys[at] for at in gaz.below(parent, level)}
        found = _nearest(gaz, mention, pool, least)
        if found is not None:
            return found
    return None


def _margin(ratio: float) -> int:
    return 3 if ratio >= _LEAST_FUZZY else 10


def _nearest(gaz: Gazetteer, mention: Mention, pool: dict[int, str], least: int) -> Choice | None:
    """Take the name nearest in spelling, if no other comes close."""
    best: tuple[float, int] | None = None
    for count in range(min(3, len(mention.words)), 0, -1):
        key = squeeze("".join(mention.words[:count]))
        if len(key) < 4 or not pool:
            continue
        ranked = process.extract(key, pool, scorer=fuzz.ratio, limit=2, score_cutoff=least - 10)
        if not ranked or ranked[0][1] < least:
            continue
        clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _margin(ranked[0][1])
        if clear and (best is None or ranked[0][1] > best[0]):
            best = (ranked[0][1], ranked[0][2])
    if best is None:
        return None
    code = gaz.codes[best[1]]
    return Choice(mention, code, level_of(code), 2.0 + best[0] / 50, ())
