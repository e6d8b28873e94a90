"""The likeliest area of every name: all names are weighed together along the code hierarchy."""

from __future__ import annotations

from dataclasses import dataclass

from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.mentions import Mention


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another area the text may mean, with its share of the weight."""

    code: str
    score: float


@dataclass(slots=True)
class Choice:
    """The likeliest area of one name."""

    mention: Mention
    code: str
    level: int
    score: float
    alternatives: tuple[Alternative, ...]


def ancestors(code: str) -> list[str]:
    """List the codes above a code, without it."""
    return [code[:size] for size in (2, 5, 8) if size < len(code)]


def first_pass(gaz: Gazetteer, mentions: list[Mention], area: str | None) -> dict[int, Choice]:
    """Choose the likeliest area of every name that any area bears."""
    choices: dict[int, Choice] = {}
    for number, mention in enumerate(mentions):
        if not mention.candidates:
            continue
        others = [m for m in mentions[max(0, number - _REACH) : number + _REACH + 1] if m.own]
        pool = _likely(gaz, mention, others, area)
        scored = [(score_of(gaz, c, mention, others, area), gaz.codes[c]) for c in pool]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        if area and len(area) >= 5 and _strays(scored[0][1], mention, others, area):
            continue
        choice = _settle(mention, scored)
        if choice is not None:
            choices[number] = choice
    return choices


_REACH = 8


def _strays(code: str, mention: Mention, others: list[Mention], area: str) -> bool:
    """Tell a desa of another regency that nothing else in the text speaks of."""
    if level_of(code) < 4 or code[:5] == area[:5]:
        return False
    return not any(code[:5] in m.own or code[:8] in m.own for m in others if m is not mention)


def _likely(gaz: Gazetteer, mention: Mention, others: list[Mention], area: str | None) -> list[int]:
    """Narrow a much-used name to the regencies the text or the sender speaks of."""
    if len(mention.candidates) < 6:
        return mention.candidates
    near = {code[:5] for m in others if m is not mention for code in m.own | m.above}
    if area:
        near.add(area[:5])
    pool = [c for c in mention.candidates if gaz.codes[c][:5] in near]
    return pool or mention.candidates


def score_of(
    gaz: Gazetteer, candidate: int, mention: Mention, mentions: list[Mention], area: str | None
) -> float:
    """Weigh one area for a name by its kind, the sender's area and the other names."""
    code, level = gaz.codes[candidate], gaz.levels[candidate]
    score = 3.0 if mention.prefixed else {2: 2.0, 3: 1.2, 4: 0.6}.get(level, 0.5)
    if not mention.prefixed and level == 2 and gaz.kinds[candidate] == "kabupaten":
        score += 0.1
    if mention.placed and level == 3 and len(mention.candidates) == 1:
        score += 1.5
    if area:
        score += _prior(code, area)
    ups = set(ancestors(code))
    for other in mentions:
        if other is mention:
            continue
        near = other.chain == mention.chain
        if ups & other.own:
            score += (3.0 if near else 1.5) * other.support
        elif code in other.above:
            score += (2.0 if near else 1.2) * other.support
        elif near and other.prefixed and other.level in (2, 3) and other.level < level:
            score -= 3.0
        elif level == 4 and code[:8] in other.above:
            score += 1.0 * other.support
        elif code[:5] in other.above and level >= 3:
            score += 0.5 * other.support
    return score


def _prior(code: str, area: str) -> float:
    if code.startswith(area) or area.startswith(code):
        return 2.5
    if code[:5] == area[:5]:
        return 2.0
    return 0.6 if code[:2] == area[:2] else 0.0


def _settle(mention: Mention, scored: list[tuple[float, str]]) -> Choice | None:
    best, code = scored[0]
    rivals = [(s, c) for s, c in scored[1:] if s > best - 0.45]
    total = sum(max(s, 0.0) for s, _ in scored[:6]) or 1.0
    close = [(s, c) for s, c in scored[1:4] if s >= 0.7 * best]
    others = tuple(Alternative(c, round(max(s, 0.0) / total, 2)) for s, c in close)
    level = level_of(code)
    if not mention.prefixed and best < (1.9 if level == 2 else 2.3 if mention.placed else 2.6):
        return None
    if rivals and level > 2:
        shared = _shared([code, *[c for _, c in rivals]])
        if len(shared) < 5:
            return None
        alternatives = tuple(Alternative(c, round(max(s, 0.0) / total, 2)) for s, c in scored[:4])
        return Choice(mention, shared, level_of(shared), best - 1.0, alternatives)
    return Choice(mention, code, level, best, others)


def level_of(code: str) -> int:
    """Give the level of a code: 1 for a province to 4 for a desa."""
    return code.count(".") + 1


def _shared(codes: list[str]) -> str:
    for size in (8, 5, 2):
        heads = {code[:size] for code in codes}
        if len(heads) == 1 and all(len(code) >= size for code in codes):
            return heads.pop()
    return ""
