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
        return NOWHERE
    told = {sentences.index(at) for at in acts}
    return _pick(gaz, choices, told)


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
        scored = sorted(
            ((_score(gaz, c, mention, mentions, area), gaz.codes[c]) for c in mention.candidates),
            key=lambda pair: (-pair[0], pair[1]),
        )
        choice = _settle(mention, scored)
        if choice is not None:
            choices[number] = choice
    return choices


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
        if other is mention or not other.own:
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
            if (
                mention.level != level
                or not mention.prefixed
                or mention.role in ("office", "hospital")
            ):
                continue
            parents = _parents(mentions, choices, mention, level, area)
            chosen = choices.get(number)
            if (
                chosen
                and (not parents or any(chosen.code.startswith(p) for p in parents))
                and chosen.level == level
            ):
                continue
            found = _fuzzy(gaz, mention, parents, level)
            if found is not None:
                choices[number] = found
            elif (
                chosen
                and chosen.level == level
                and parents
                and _clashes(chosen, mention, mentions, choices)
            ):
                del choices[number]
    return choices


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
        pool = gaz.below(parent, level)
        names = {c: gaz.keys[c] for c in pool}
        if not names:
            continue
        least = _LEAST_FUZZY if len(parent) == 8 or level == 3 else 88
        best: tuple[float, int, int] | None = None
        for count in range(min(3, len(mention.words)), 0, -1):
            key = squeeze("".join(mention.words[:count]))
            if len(key) < 4:
                continue
            ranked = process.extract(key, names, scorer=fuzz.ratio, limit=2, score_cutoff=least)
            if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 3):
                score, at = ranked[0][1], ranked[0][2]
                if best is None or score > best[0]:
                    best = (score, at, count)
        if best is not None:
            code = gaz.codes[best[1]]
            return _Choice(mention, code, level, 2.0 + best[0] / 50, ())
    return None


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
    places = [p for p in located.values() if not _only_context(p, located)]
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
