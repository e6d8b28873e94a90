"""Which area a report speaks of: all names are weighed together along the code hierarchy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from serasi.science.text.frame import Frame
from serasi.science.text.gazetteer import Gazetteer, parent_of, squeeze
from serasi.science.text.mentions import Mention, find_mentions
from serasi.science.text.page import Page, Span
from serasi.science.text.sentences import Sentences

ROLE_WEIGHT = {
    "tkp": 4.0,
    "event": 2.5,
    "home": 0.4,
    "elsewhere": -1.0,
    "office": -1.5,
    "hospital": -3.0,
}
_LEAST_FUZZY = 84
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another area the text may mean, with its share of the weight."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Located:
    """An area named by the text and the part it plays."""

    code: str | None
    level: int | None
    role: str
    alternatives: tuple[Alternative, ...] = ()
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place of the event, and every place of the text."""

    place: Located | None
    places: tuple[Located, ...]


NOWHERE = Whereabouts(None, ())


@dataclass(slots=True)
class _Choice:
    mention: Mention
    code: str
    level: int
    score: float
    alternatives: tuple[Alternative, ...]


def locate(
    page: Page,
    gaz: Gazetteer,
    frame: Frame,
    sentences: Sentences,
    /,
    *,
    area: str | None,
    acts: Iterable[int] = (),
) -> Whereabouts:
    """Find the event's area and the others.

    Parameters
    ----------
    area
        The sender's own area of any level; it decides between namesakes, it is no place by itself.
    acts
        Offsets at which the event is told.

    Notes
    -----
    A desa that stays ambiguous is not guessed: the answer stops at what its candidates share.
    """
    mentions = find_mentions(page, gaz, frame, sentences, area=area)
    if not mentions:
        return NOWHERE
    _relate(gaz, mentions)
    choices = _first_pass(gaz, mentions, area)
    choices = _mend(gaz, mentions, choices, area)
    if not choices:
        return _open_question(gaz, mentions, area)
    told = {sentences.index(at) for at in acts}
    return _pick(gaz, choices, told)


def _open_question(gaz: Gazetteer, mentions: list[Mention], area: str | None) -> Whereabouts:
    """Leave a name that too many areas bear without a code, with the likeliest of them."""
    for mention in mentions:
        if mention.level == 4 and mention.candidates and mention.role in ("event", "tkp", "home"):
            scored = [(_score(gaz, c, mention, mentions, area), gaz.codes[c])
                      for c in mention.candidates]  # fmt: skip
            scored.sort(key=lambda pair: (-pair[0], pair[1]))
            share = round(1 / len(scored), 2)
            role = "event" if mention.role == "tkp" else mention.role
            likely = tuple(Alternative(code, share) for _, code in scored[:5])
            place = Located(None, None, role, likely, (mention.start, mention.end))
            return Whereabouts(place, (place,))
    return NOWHERE


def _ancestors(code: str) -> list[str]:
    return [code[:size] for size in (2, 5, 8) if size < len(code)]


def _relate(gaz: Gazetteer, mentions: list[Mention]) -> None:
    for mention in mentions:
        mention.own = {gaz.codes[c] for c in mention.candidates}
        mention.above = {a for code in mention.own for a in _ancestors(code)}


def _first_pass(gaz: Gazetteer, mentions: list[Mention], area: str | None) -> dict[int, _Choice]:
    choices: dict[int, _Choice] = {}
    for number, mention in enumerate(mentions):
        if not mention.candidates:
            continue
        others = [m for m in mentions[max(0, number - _REACH) : number + _REACH + 1] if m.own]
        pool = _likely(gaz, mention, others, area)
        scored = [(_score(gaz, c, mention, others, area), gaz.codes[c]) for c in pool]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        choice = _settle(mention, scored)
        if choice is not None:
            choices[number] = choice
    return choices


_REACH = 8


def _likely(gaz: Gazetteer, mention: Mention, others: list[Mention], area: str | None) -> list[int]:
    """Narrow a much-used name to the regencies the text or the sender speaks of."""
    if len(mention.candidates) < 6:
        return mention.candidates
    near = {code[:5] for m in others if m is not mention for code in m.own | m.above}
    if area:
        near.add(area[:5])
    pool = [c for c in mention.candidates if gaz.codes[c][:5] in near]
    return pool or mention.candidates


def _score(
    gaz: Gazetteer, candidate: int, mention: Mention, mentions: list[Mention], area: str | None
) -> float:
    code, level = gaz.codes[candidate], gaz.levels[candidate]
    score = 3.0 if mention.prefixed else {2: 2.0, 3: 1.2, 4: 0.6}.get(level, 0.5)
    if not mention.prefixed and level == 2 and gaz.kinds[candidate] == "kabupaten":
        score += 0.1
    if mention.placed and level == 3 and len(mention.candidates) == 1:
        score += 1.5
    if area:
        score += _prior(code, area)
    ups = set(_ancestors(code))
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


def _settle(mention: Mention, scored: list[tuple[float, str]]) -> _Choice | None:
    best, code = scored[0]
    rivals = [(s, c) for s, c in scored[1:] if s > best - 0.45]
    total = sum(max(s, 0.0) for s, _ in scored[:6]) or 1.0
    close = [(s, c) for s, c in scored[1:4] if s >= 0.7 * best]
    others = tuple(Alternative(c, round(max(s, 0.0) / total, 2)) for s, c in close)
    level = _level(code)
    if not mention.prefixed and best < (1.9 if level == 2 else 2.3 if mention.placed else 2.6):
        return None
    if rivals and level > 2:
        shared = _shared([code, *[c for _, c in rivals]])
        if len(shared) < 5:
            return None
        alternatives = tuple(Alternative(c, round(max(s, 0.0) / total, 2)) for s, c in scored[:4])
        return _Choice(mention, shared, _level(shared), best - 1.0, alternatives)
    return _Choice(mention, code, level, best, others)


def _level(code: str) -> int:
    return code.count(".") + 1


def _shared(codes: list[str]) -> str:
    for size in (8, 5, 2):
        heads = {code[:size] for code in codes}
        if len(heads) == 1 and all(len(code) >= size for code in codes):
            return heads.pop()
    return ""


def _mend(
    gaz: Gazetteer, mentions: list[Mention], choices: dict[int, _Choice], area: str | None
) -> dict[int, _Choice]:
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
            found = _fuzzy(gaz, mention, parents, level)
            if found is None and level == 3 and chosen is None:
                found = _fuzzy_above(gaz, mention, mentions)
            if found is not None:
                choices[number] = found
            elif exact and parents and _clashes(exact, mention, mentions, choices):
                del choices[number]
    _settle_again(gaz, mentions, choices)
    return choices


def _fuzzy_above(gaz: Gazetteer, mention: Mention, mentions: list[Mention]) -> _Choice | None:
    """Read a misspelt kecamatan by the desa beside it, when no regency is told."""
    desa = [m for m in mentions if m.chain == mention.chain and m.level == 4]
    codes = {code[:8] for m in desa for code in m.own}
    pool = {at: gaz.keys[at] for code in codes if (at := gaz.at(code)) is not None}
    return _nearest(gaz, mention, pool, _LEAST_FUZZY)


def _settle_again(gaz: Gazetteer, mentions: list[Mention], choices: dict[int, _Choice]) -> None:
    """Choose a desa that was ambiguous by the kecamatan that has been read since."""
    for number, mention in enumerate(mentions):
        if number in choices or mention.level != 4:
            continue
        for above, other in enumerate(mentions):
            if above in choices and other.chain == mention.chain and choices[above].level == 3:
                inside = [c for c in mention.own if c.startswith(choices[above].code + ".")]
                if len(inside) == 1:
                    choices[number] = _Choice(mention, inside[0], 4, 4.0, ())


def _clashes(
    chosen: _Choice, mention: Mention, mentions: list[Mention], choices: dict[int, _Choice]
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
    choices: dict[int, _Choice],
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


def _fuzzy(gaz: Gazetteer, mention: Mention, parents: list[str], level: int) -> _Choice | None:
    for parent in parents:
        least = _LEAST_FUZZY if len(parent) == 8 or level == 3 else 88
        pool = {at: gaz.keys[at] for at in gaz.below(parent, level)}
        found = _nearest(gaz, mention, pool, least)
        if found is not None:
            return found
    return None


def _nearest(gaz: Gazetteer, mention: Mention, pool: dict[int, str], least: int) -> _Choice | None:
    """Take the name nearest in spelling, if no other comes close."""
    best: tuple[float, int] | None = None
    for count in range(min(3, len(mention.words)), 0, -1):
        key = squeeze("".join(mention.words[:count]))
        if len(key) < 4 or not pool:
            continue
        ranked = process.extract(key, pool, scorer=fuzz.ratio, limit=2, score_cutoff=least)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 3)
        if clear and (best is None or ranked[0][1] > best[0]):
            best = (ranked[0][1], ranked[0][2])
    if best is None:
        return None
    code = gaz.codes[best[1]]
    return _Choice(mention, code, _level(code), 2.0 + best[0] / 50, ())


def _pick(gaz: Gazetteer, choices: dict[int, _Choice], told: set[int]) -> Whereabouts:
    ordered = [choices[n] for n in sorted(choices)]
    located: dict[str, Located] = {}
    for choice in ordered:
        role = "event" if choice.mention.role == "tkp" else choice.mention.role
        known = located.get(choice.code)
        if known is None or ROLE_WEIGHT.get(known.role, 0) < ROLE_WEIGHT.get(role, 0):
            span = (choice.mention.start, choice.mention.end)
            located[choice.code] = Located(
                choice.code, choice.level, role, choice.alternatives, span
            )
    best = max(ordered, key=lambda c: (_rank(c, told), -c.mention.start))
    best_role = "event" if best.mention.role == "tkp" else best.mention.role
    best = _refine(best, ordered)
    listed = dict(list(located.items())[:_MOST_PLACES])
    places = [p for p in listed.values() if not _only_context(p, listed)]
    span = (best.mention.start, best.mention.end)
    place = Located(best.code, best.level, best_role, best.alternatives, span)
    if place.level is not None and place.level < 2:
        return Whereabouts(None, tuple(places))
    return Whereabouts(place, tuple(places))


def _rank(choice: _Choice, told: set[int]) -> float:
    mention = choice.mention
    rank = ROLE_WEIGHT.get(mention.role, 1.0) + 0.7 * choice.level
    rank += 0.8 if mention.sentence in told else 0.0
    rank += 0.3 if mention.prefixed else 0.0
    return rank


def _refine(best: _Choice, ordered: list[_Choice]) -> _Choice:
    """Go down to the one finer area of the text inside the chosen one.

    Below a regency also the kecamatan whose police or camat acts will do, when there is only one.
    """
    inside = [
        c for c in ordered
        if c.code.startswith(best.code + ".") and c.mention.role not in ("hospital", "elsewhere")
    ]  # fmt: skip
    sites = [c for c in inside if c.mention.role in ("event", "tkp")]
    if sites:
        finest = max(c.level for c in sites)
        return next(c for c in sites if c.level == finest)
    if best.level > 2:
        return best
    heads = {c.code[:8] for c in inside}
    if len(heads) != 1:
        return best
    return max(inside, key=lambda c: (c.level == 3, c.score))


def _only_context(place: Located, located: dict[str, Located]) -> bool:
    """Tell an area that is there only to say where another lies."""
    return any(
        code != place.code and code.startswith(f"{place.code}.") and other.role == place.role
        for code, other in located.items()
    )


__all__ = ["NOWHERE", "Alternative", "Located", "Whereabouts", "locate", "parent_of"]
