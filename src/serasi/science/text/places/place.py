"""Which area a report speaks of: all names are weighed together along the code hierarchy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from serasi.science.text.lexicon.place_words import OFFICES
from serasi.science.text.places.bare_names import find_bare
from serasi.science.text.places.choices import (
    Alternative,
    Choice,
    ancestors,
    first_pass,
    level_of,
    score_of,
)
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.mentions import Mention, find_offices, find_prefixed
from serasi.science.text.places.roles import JOINED, give_roles, join_chains
from serasi.science.text.places.spelling import mend
from serasi.science.text.surface.frame import Frame
from serasi.science.text.surface.page import Page, Span
from serasi.science.text.surface.sentences import Sentences

ROLE_WEIGHT = {
    "tkp": 4.0,
    "event": 2.5,
    "goal": 2.0,
    "group": 0.9,
    "home": 0.4,
    "byline": 0.0,
    "elsewhere": -1.0,
    "office": -1.5,
    "hospital": -3.0,
}
_MOST_PLACES = 20
# More names than a long article has; a list of all villages is no report.
_MOST_MENTIONS = 160


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
        return _at_senders(area)
    _relate(gaz, mentions)
    choices = first_pass(gaz, mentions, area)
    choices = mend(gaz, mentions, choices, area)
    if not choices:
        return _open_question(gaz, mentions, area)
    told = {sentences.index(at) for at in acts}
    found = _pick(page, choices, told)
    return _keep_home(found, choices, area)


def _keep_home(found: Whereabouts, choices: dict[int, Choice], area: str | None) -> Whereabouts:
    """Hold to the sender's regency against another that is named only in passing."""
    place = found.place
    if place is None or place.code is None or not area or len(area) < 5:
        return found
    if place.code[:5] == area[:5]:
        return found
    firm = any(
        c.code.startswith(place.code) and (c.mention.placed or c.mention.prefixed)
        for c in choices.values()
    )
    if place.role == "event" and firm:
        return found
    inside = [c for c in choices.values() if c.code[:5] == area[:5] and c.level > 2]
    if inside:
        best = max(inside, key=lambda c: (_rank(c, set()), -c.mention.start))
        span = (best.mention.start, best.mention.end)
        role = _told_role(best.mention)
        own = Located(best.code, best.level, role, best.alternatives, span)
        return Whereabouts(own, found.places)
    return Whereabouts(_at_senders(area).place, found.places)


def _at_senders(area: str | None) -> Whereabouts:
    """Stand the sender's regency in for a place that the text does not name."""
    if not area or len(area) < 5:
        return NOWHERE
    return Whereabouts(Located(area[:5], 2, "sender"), ())


def find_mentions(
    page: Page, gaz: Gazetteer, frame: Frame, sentences: Sentences, /, *, area: str | None
) -> list[Mention]:
    """List the names of a page in text order, joined into chains (desa, kecamatan, kabupaten)."""
    mentions = find_prefixed(page, gaz, area=area) + find_offices(page, gaz)
    mentions += find_bare(page, gaz, frame, mentions, area=area)
    mentions.sort(key=lambda m: m.start)
    del mentions[_MOST_MENTIONS:]
    join_chains(page.text, mentions)
    give_roles(page, mentions, frame, sentences)
    return mentions


def _open_question(gaz: Gazetteer, mentions: list[Mention], area: str | None) -> Whereabouts:
    """Leave a name that too many areas bear without a code, with the likeliest of them."""
    for mention in mentions:
        if (
            mention.level == 4
            and mention.candidates
            and mention.role in ("event", "tkp", "group", "home")
        ):
            scored = [(score_of(gaz, c, mention, mentions, area), gaz.codes[c])
                      for c in mention.candidates]  # fmt: skip
            scored.sort(key=lambda pair: (-pair[0], pair[1]))
            share = round(1 / len(scored), 2)
            role = "event" if mention.role == "tkp" else mention.role
            likely = tuple(Alternative(code, share) for _, code in scored[:5])
            place = Located(None, None, role, likely, (mention.start, mention.end))
            return Whereabouts(place, (place,))
    return _at_senders(area)


def _relate(gaz: Gazetteer, mentions: list[Mention]) -> None:
    for mention in mentions:
        mention.own = {gaz.codes[c] for c in mention.candidates}
        mention.above = {a for code in mention.own for a in ancestors(code)}


def _pick(page: Page, choices: dict[int, Choice], told: set[int]) -> Whereabouts:
    ordered = [choices[n] for n in sorted(choices)]
    located: dict[str, Located] = {}
    for choice in ordered:
        role = _told_role(choice.mention)
        known = located.get(choice.code)
        if known is None or ROLE_WEIGHT.get(known.role, 0) < ROLE_WEIGHT.get(role, 0):
            span = (choice.mention.start, choice.mention.end)
            located[choice.code] = Located(
                choice.code, choice.level, role, choice.alternatives, span
            )
    best = max(ordered, key=lambda c: (_rank(c, told), -c.mention.start))
    best_role = _told_role(best.mention)
    best = _spread(page.text, _refine(best, ordered), ordered)
    listed = dict(list(located.items())[:_MOST_PLACES])
    places = [p for p in listed.values() if not _only_context(p, listed)]
    span = (best.mention.start, best.mention.end)
    place = Located(best.code, best.level, best_role, best.alternatives, span)
    if place.level is not None and place.level < 2:
        return Whereabouts(None, tuple(places))
    return Whereabouts(place, tuple(places))


def _told_role(mention: Mention) -> str:
    return "event" if mention.role in ("tkp", "goal") else mention.role


def _rank(choice: Choice, told: set[int]) -> float:
    mention = choice.mention
    rank = ROLE_WEIGHT.get(mention.role, 1.0) + 0.7 * choice.level
    rank += 0.8 if mention.sentence in told else 0.0
    if not mention.placed:
        rank += 0.3 if mention.prefixed else -1.0
    return rank


_SIDE = "utara|selatan|timur|barat|tengah|lor|kidul|wetan|kulon"
# "Balung Lor lawan Kidul": both parts of the kecamatan.
_OTHER_SIDE = re.compile(rf"\s(?:vs|lawan|melawan|dan|sama|dengan|karo)\s(?:{_SIDE})(?![a-z])")
_STRANGER = re.compile(
    r"\s(?:\w+ )?(?:vs|lawan|melawan|versus|dengan|dan)\s"
    r"(?:pemuda|kampung|kelompok|massa|rombongan|desa|dusun|anak)\s"
)


def _against_stranger(text: str, best: Choice, ordered: list[Choice]) -> bool:
    """Tell two groups of which only one's village is known, and a kecamatan for both."""
    lead = text[max(0, best.mention.start - 20) : best.mention.start]
    if not (best.mention.role == "group" or lead.endswith("kampung ")):
        return False
    return _STRANGER.match(text, best.mention.end) is not None and any(
        c.code == best.code[:8] and c.mention.role in ("event", "tkp") for c in ordered
    )


def _spread(text: str, best: Choice, ordered: list[Choice]) -> Choice:
    """Stop at the kecamatan when several desa are told in one breath: "perbatasan A dan B"."""
    if best.level != 4:
        return best
    if _OTHER_SIDE.match(text, best.mention.end) or _against_stranger(text, best, ordered):
        return Choice(best.mention, best.code[:8], 3, best.score, ())
    for other in ordered:
        if other.level != 4 or other.code == best.code or other.mention.role != best.mention.role:
            continue
        first, last = sorted((best.mention, other.mention), key=lambda m: m.start)
        between = text[first.end : last.start]
        apart = between.strip() == "," and not last.prefixed
        if apart or other.code[:5] != best.code[:5]:
            continue
        if JOINED.match(text, first.end, last.start):
            shared = best.code[:8] if other.code[:8] == best.code[:8] else best.code[:5]
            pair = tuple(Alternative(c.code, 0.5) for c in (best, other))
            return Choice(best.mention, shared, level_of(shared), best.score, pair)
    return best


def _refine(best: Choice, ordered: list[Choice]) -> Choice:
    """Go down to the one finer area of the text inside the chosen one.

    Below a regency also the kecamatan whose police or camat acts will do, when there is only one.
    """
    inside = [
        c for c in ordered
        if c.code.startswith(best.code + ".") and c.mention.role not in ("hospital", "elsewhere")
    ]  # fmt: skip
    sites = [c for c in inside if c.mention.role in ("event", "tkp", "goal")]
    if best.mention.kind in OFFICES:
        return best
    sites = sites or [c for c in inside if c.mention.role == "group"]
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


__all__ = ["NOWHERE", "Alternative", "Located", "Whereabouts", "locate"]
