"""How many: dead, injured, displaced, damaged and gathered, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from serasi.science.text.figures import count_words as say
from serasi.science.text.figures.tally import Counts, Item, tally
from serasi.science.text.labels.moods import Moods
from serasi.science.text.surface.numerals import Number, find_numbers
from serasi.science.text.surface.page import Page, Span
from serasi.science.text.surface.sentences import Sentences
from serasi.science.text.surface.words import matches, words_of

__all__ = ["Counts", "Item", "read_counts"]


@dataclass(frozen=True, slots=True)
class Sight:
    """A number with its surroundings: the counted noun, the words before, its own clause."""

    text: str
    number: Number
    sentence: int
    begin: int
    end: int
    group: str | None
    noun: str
    noun_end: int
    lead: str
    tail: str

    def item(
        self, role: str, *, degree: str = "", start: int | None = None, reach: int = 0
    ) -> Item:
        """Give the number this role; `reach` tells how far its evidence goes into the clause."""
        begin = self.number.start if start is None else start
        stop = max(self.noun_end, self.number.end) + reach
        return Item(role, self.number.low, self.number.high, begin, stop, self.sentence, self.noun,
                    degree)  # fmt: skip


def read_counts(
    page: Page,
    sentences: Sentences,
    /,
    *,
    closed: list[Span],
    dated: list[Span],
    year: int | None = None,
) -> Counts:
    """Read the numbers of a page.

    Parameters
    ----------
    closed
        Zones without facts (wrapper, addressee).
    dated
        Stretches already read as dates or clock times; their digits are no counts.
    year
        That of the report; numbers told of years long past are left out.
    """
    items: list[Item] = []
    moods = Moods(page.text, year, sentences.bounds[0][1])
    for number in _numbers(page.text, closed + dated):
        if moods.past and moods.is_past(sentences.around(number.start)):
            continue
        sight = _look(page.text, number, sentences)
        found = next((item for rule in _RULES if (item := rule(sight)) is not None), None)
        if found is not None and found.role != "none":
            items.append(found)
    items += _damaged_things(page.text, sentences, items)
    items += _single_victims(page.text, sentences, items)
    return tally(page.text, items)


def _numbers(text: str, barred: list[Span]) -> list[Number]:
    out = []
    closed = bytearray(len(text))
    for begin, stop in barred:
        closed[begin:stop] = b"\1" * (stop - begin)
    for number in find_numbers(text):
        if any(closed[number.start : number.end]):
            continue
        lead = text[max(0, number.start - 12) : number.start]
        enumerator = re.search(r"(?:^|\n)\s?$", text[max(0, number.start - 2) : number.start])
        if enumerator and re.match(r"\s?[.)]\s", text[number.end : number.end + 3]):
            continue
        if (
            text[number.start : number.end] == "2"
            and text[number.start - 1 : number.start].isalpha()
        ):
            continue
        denied = say.NOT_SO.search(text, max(0, number.start - 40), number.start)
        if number.whole and not denied and not say.NAMED_NUMBER.search(lead):
            out.append(number)
    for match in matches(say.SINGLE, text, words_of(text).at(say.SINGLE_FIRST)):
        count = 2 if match["pair"] else 3 if match["three"] else 1
        end = match.start("what") - 1 if match["thing"] else match.end()
        out.append(Number(match.start(), end, count, count))
    return sorted(out, key=lambda n: n.start)


def _look(text: str, number: Number, sentences: Sentences) -> Sight:
    sentence = sentences.index(number.start)
    begin, end = sentences.bounds[sentence]
    after = say.AFTER_NUMBER.match(text, number.end, end)
    noun_end = after.end() if after else number.end
    group = after.lastgroup if after else None
    noun = after[group] if after and group else ""
    if group is None and say.SINGLE.match(text, number.start) and "buah" not in noun:
        group = "single"
    begin = max(begin, number.start - 160)
    return Sight(text, number, sentence, begin, end, group, noun, noun_end,
                 text[begin : number.start], _own_clause(text, noun_end, end))  # fmt: skip


def _own_clause(text: str, start: int, end: int) -> str:
    """Give the rest of the clause after a number's noun, up to the next clause or number."""
    age = say.AGE.match(text, start)
    start = age.end() if age else start
    rest = text[start : min(end, start + 110)]
    others = say.NEXT_PEOPLE.search(rest)
    rest = rest[: others.start()] if others else rest
    stop = say.CLAUSE.search(rest)
    while stop and stop[0] in ("dan", "serta") and not say.NUMBER_AHEAD.match(rest, stop.end()):
        stop = say.CLAUSE.search(rest, stop.end())
    return rest[: stop.start()] if stop else rest


def _families(sight: Sight) -> Item | None:
    if sight.group != "kk":
        return None
    near = sight.text[
        max(sight.begin, sight.number.start - 60) : min(sight.end, sight.noun_end + 50)
    ]
    return sight.item("kk" if say.SHELTER.search(near) else "none")


def _things(sight: Sight) -> Item | None:
    """Count damaged buildings and vehicles, the noun before or behind the number."""
    role, start = None, sight.number.start
    if sight.group in ("build", "veh"):
        role = "buildings" if sight.group == "build" else "vehicles"
    elif sight.group in ("piece", None):
        before = say.THING_BEFORE.search(sight.lead)
        listed = say.ENDS_LIST.match(sight.text, sight.noun_end)
        counted = (
            sight.group == "piece"
            or before
            and (before["mark"] or before["dmg"] and listed)
            or say.DAMAGED.match(sight.tail.lstrip())
        )
        if before and counted:
            role = "buildings" if re.fullmatch(say.BUILDING, before["noun"]) else "vehicles"
            start = sight.begin + before.start()
    if role is None:
        return None
    around = sight.text[max(sight.begin, start - 110) : min(sight.end, sight.noun_end + 110)]
    seized = say.DETAINED.search(sight.tail) and not say.DAMAGED.search(sight.tail)
    if seized or say.SEIZED_BEFORE.search(sight.lead) or not say.DAMAGED.search(around):
        return sight.item("none")
    return sight.item(role, start=start)


def _led(sight: Sight) -> Item | None:
    """Read "korban MD 2", "luka ringan: 3", "pengungsi 177 jiwa", "massa 50"."""
    if say.PART_OF.search(sight.lead[-110:]) and not say.DEAD.search(sight.tail):
        return sight.item("none")
    if sight.group in (None, "person") and not _tells_own_fate(sight):
        if say.LEAD_DEAD.search(sight.lead):
            return sight.item("deaths")
        if say.LEAD_HURT.search(sight.lead):
            return sight.item("injured", degree=_degree(sight.lead[-24:]))
    if sight.group == "unit" and sight.noun.startswith("luka") and _wounded(sight):
        return sight.item("injured")
    if sight.group in ("unit", "piece"):
        return sight.item("none")
    if sight.group is None and say.LEAD_MASS.search(sight.lead):
        return Item("mass", sight.number.low, sight.number.high, sight.number.start,
                    sight.number.end, sight.sentence, "massa")  # fmt: skip
    near = (max(sight.begin, sight.number.start - 70), min(sight.end, sight.noun_end + 40))
    homeless = sight.noun in ("jiwa", "pengungsi") and say.SHELTER.search(sight.text, *near)
    if say.LEAD_SHELTER.search(sight.lead[-40:]) or homeless:
        return sight.item("people")
    return None


def _shared_tail(sight: Sight) -> str:
    """Give the clause that tells the fate; "2 warga dan 1 anggota luka" have theirs together."""
    also = say.ALSO.match(sight.text, sight.noun_end)
    if also is None or not say.NUMBER_AHEAD.match(sight.text, also.end() - 1):
        return sight.tail
    rest = sight.text[also.end() : min(sight.end, also.end() + 80)]
    stop = next((at for at, char in enumerate(rest) if char in ",;.\n("), len(rest))
    return rest[:stop]


def _tells_own_fate(sight: Sight) -> bool:
    """Tell "1 org MD" from the first half of "2 org LB 5 org", whose label belongs to the 5."""
    own = say.OWN_FATE.match(sight.text, sight.noun_end)
    if own is None:
        return False
    next_has_it = say.FATE_OF_NEXT.match(sight.text, own.end())
    return next_has_it is None or say.FATE_TAKEN.search(sight.lead) is not None


def _wounded(sight: Sight) -> bool:
    """Tell "3 luka bacok, 7 motor rusak" (people) from "48 luka bacok di tubuhnya" (wounds)."""
    body = say.ON_ONE_BODY.search(sight.lead) or "tubuh" in sight.tail
    return not body and sight.number.low <= 20 and bool(say.WOUNDED_LIST.search(sight.lead))


def _people(sight: Sight) -> Item | None:
    """Read the fate of counted people from the rest of their clause."""
    fate = sight.group in ("person", "single") or say.FATE_NEXT.match(sight.text, sight.noun_end)
    if not fate:
        return None
    tail = _shared_tail(sight)
    dead, hurt = say.DEAD.search(tail), say.HURT.search(tail)
    held = say.DETAINED.search(tail)
    if dead and not say.NOT_YET.search(tail[: dead.start()]):
        return sight.item("deaths", reach=dead.end())
    homeless = say.SHELTER.search(tail)
    if homeless:
        return sight.item("people", reach=homeless.end())
    if hurt and not (held and held.start() < hurt.start()):
        degree = _degree(tail[hurt.start() : hurt.end() + 8])
        extra = len(" berat" if degree == "heavy" else " ringan" if degree else "")
        return sight.item("injured", degree=degree, reach=hurt.end() + extra)
    if held or say.DETAINED.search(sight.lead[-28:]) or say.WITNESS.search(sight.noun):
        return sight.item("held")
    behind = sight.text[sight.number.end : sight.noun_end + 24]
    if say.FORCE.search(behind) and not say.GROUP_MEMBER.search(tail[:30]):
        return sight.item("force")
    if say.HARMING_BEFORE.search(sight.lead):
        return sight.item("injured")
    if say.ATTENDING_BEFORE.search(sight.lead[-34:]) or sight.noun == "saudara":
        return sight.item("none")
    if sight.noun == "anak" and sight.number.low < 10:
        return sight.item("none")
    return sight.item("mass")


_RULES: tuple[Callable[[Sight], Item | None], ...] = (_families, _things, _led, _people)


def _degree(words: str) -> str:
    return "heavy" if "berat" in words else "light" if "ringan" in words else ""


def _damaged_things(text: str, sentences: Sentences, items: list[Item]) -> list[Item]:
    """Count a named single thing that was damaged ("rumah itu rusak parah") as one."""
    out = []
    counted = bytearray(len(text) + 2)
    for item in items:
        if item.role in ("buildings", "vehicles"):
            counted[item.start : item.end + 2] = b"\1" * (item.end + 2 - item.start)
    found = [
        *matches(say.PLAIN_DAMAGE, text, words_of(text).at(say.THING_FIRST)),
        *matches(say.ACTIVE_DAMAGE, text, words_of(text).at(say.DAMAGING_FIRST)),
    ]
    for match in found:
        lead = text[max(0, match.start() - 22) : match.start()]
        if counted[match.start()] or say.MANY.search(lead):
            continue
        role = "buildings" if re.fullmatch(say.BUILDING, match["noun"]) else "vehicles"
        out.append(Item(role, 1, 1, match.start(), match.end(), sentences.index(match.start()),
                        match["noun"]))  # fmt: skip
    return out


def _single_victims(text: str, sentences: Sentences, items: list[Item]) -> list[Item]:
    """Count one named victim without a number ("korban dirawat"), when no number is told."""
    roles = {i.role for i in items}
    out: list[Item] = []
    for role, pattern in (("deaths", say.ONE_DEAD), ("injured", say.ONE_HURT)):
        if role in roles:
            continue
        for match in matches(pattern, text, words_of(text).at(say.ONE_FIRST)):
            lead = text[max(0, match.start() - 22) : match.start()]
            gap = match["between"] or (lead if match.groupdict().get("until") else "")
            if say.MANY.search(lead) or say.NEGATED.search(gap):
                continue
            if role == "injured" and any(i.role == "deaths" for i in out):
                break
            out.append(Item(role, 1, 1, match.start(), match.end(),
                            sentences.index(match.start())))  # fmt: skip
            break
    return out
