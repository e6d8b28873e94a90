"""From one message to one coded event, with the evidence for every field."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from serasi.science.text.actors import Actor, find_actors
from serasi.science.text.figures.counts import Counts, read_counts
from serasi.science.text.labels.case import weigh
from serasi.science.text.labels.form import choose_form
from serasi.science.text.labels.judge import judge_label, judge_trigger
from serasi.science.text.labels.label import Case, Label, choose_label
from serasi.science.text.labels.retelling import retell
from serasi.science.text.labels.signs import label_signs, trigger_signs
from serasi.science.text.labels.standing import Act, stand
from serasi.science.text.labels.trigger import NO_TRIGGER, Trigger, choose_trigger
from serasi.science.text.learning.learn import Learned, shipped
from serasi.science.text.learning.wording import Wording, wording
from serasi.science.text.missing import missing_questions
from serasi.science.text.places.gazetteer import Gazetteer
from serasi.science.text.places.place import NOWHERE, Located, Whereabouts, locate
from serasi.science.text.risks.harm import Harm, find_harm
from serasi.science.text.risks.rumour import Rumour, weigh_rumour
from serasi.science.text.surface.frame import Frame, read_frame
from serasi.science.text.surface.page import Page, Span, read_page
from serasi.science.text.surface.scan import Hit, Hits, find_hits
from serasi.science.text.surface.sentences import Sentences
from serasi.science.text.times.dates import NOTHING, When, as_when, day_of_sending, event_moment
from serasi.science.text.times.moment import Moment
from serasi.science.text.times.moments import find_moments

VERSION = "2026.1"
# A report longer than this is a book; only its beginning is read.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Coded:
    """One report as read: what the contract of `text code` prints, and a little more.

    Notes
    -----
    A count is None when the text is silent and 0 when it says that there is none. `averted`,
    `planned`, `stays_open`, `other_triggers`, `when` and `label_reason` serve the product's pages
    and are not part of the JSON.
    """

    label: str
    label_confidence: float
    label_reason: str
    trigger: str | None
    trigger_confidence: float
    other_triggers: tuple[str, ...]
    form: str | None
    place: Located | None
    places: tuple[Located, ...]
    event_date: date | None
    event_time: str | None
    date_precision: str
    when: When
    counts: Counts
    actors: tuple[Actor, ...]
    harm: Harm
    rumour: Rumour
    missing: tuple[str, ...]
    is_update: bool
    stays_open: bool
    averted: bool
    planned: bool
    version: str = VERSION
    evidence: dict[str, list[Span]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Write the coded JSON of the contract, without the caller's `id`."""
        counts = self.counts
        return {
            "label": self.label,
            "label_confidence": self.label_confidence,
            "trigger": self.trigger,
            "trigger_confidence": self.trigger_confidence,
            "form": self.form,
            "place": _place_json(self.place),
            "places": [_place_json(place) for place in self.places],
            "event_date": self.event_date.isoformat() if self.event_date else None,
            "event_time": self.event_time,
            "date_precision": self.date_precision,
            "deaths": counts.deaths,
            "injured": counts.injured,
            "displaced_people": counts.displaced_people,
            "displaced_kk": counts.displaced_kk,
            "buildings_damaged": counts.buildings_damaged,
            "vehicles_damaged": counts.vehicles_damaged,
            "mass_min": counts.mass_min,
            "mass_max": counts.mass_max,
            "actors": [_actor_json(actor) for actor in self.actors],
            "harm": {
                "hate": self.harm.hate,
                "abusive": self.harm.abusive,
                "sara": self.harm.sara,
                "incitement": self.harm.incitement,
                "target": self.harm.target,
            },
            "rumour": {
                "checkworthy": self.rumour.checkworthy,
                "reasons": list(self.rumour.reasons),
            },
            "missing": list(self.missing),
            "is_update": self.is_update,
            "evidence": {name: [list(s) for s in spans] for name, spans in self.evidence.items()},
        }


def _place_json(place: Located | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "code": place.code,
        "level": place.level,
        "role": place.role,
        "alternatives": [{"code": a.code, "score": a.score} for a in place.alternatives],
    }


def _actor_json(actor: Actor) -> dict[str, Any]:
    written = {"name": actor.name, "kind": actor.kind}
    return written | {"role": actor.role} if actor.role else written


def code(
    text: str,
    /,
    *,
    gazetteer: Gazetteer | None = None,
    sent_at: datetime | None = None,
    area: str | None = None,
    learned: Learned | None = None,
) -> Coded:
    """Code one report.

    Parameters
    ----------
    text
        The message as received; evidence spans are offsets into it.
    gazetteer
        The area names; without it everything but the place is coded.
    sent_at
        When it was sent, the anchor of relative times; a chat wrapper in the text stands in.
    area
        The sender's own area code, of any level, to decide between namesakes.
    learned
        Weights for label and trigger; without them those that came with the package.

    Examples
    --------
    >>> coded = code("Tadi malam nyaris bentrok 2 kelompok pesilat, korban tdk ada")
    >>> coded.label, coded.trigger, coded.counts.deaths
    ('tension', 'T6', 0)
    """
    reading = _read(text[:LONGEST], sent_at)
    where = NOWHERE
    if gazetteer is not None:
        where = locate(
            reading.page, gazetteer, reading.frame, reading.sentences, area=area, acts=reading.told
        )
    return _assemble(reading, where, shipped() if learned is None else learned)


@dataclass(frozen=True, slots=True)
class Study:
    """One message as a learner sees it: its wording, the rules' choices and their signs."""

    wording: Wording
    label: Label
    label_signs: dict[str, float]
    trigger: Trigger
    trigger_signs: dict[str, float]


def study(text: str, /, *, sent_at: datetime | None = None) -> Study:
    """Read a message by the rules alone, for learning and for measuring what was learnt."""
    return _study(_read(text[:LONGEST], sent_at))


def _study(reading: _Reading) -> Study:
    page, hits, acts, label = reading.page, reading.hits, reading.acts, reading.label
    trigger = choose_trigger(page, hits, acts)
    form, _ = choose_form("conflict" if label.name == "not_event" else label.name, acts)
    signs = label_signs(page, hits, label, weigh(acts), reading.counts)
    again = retell(page, hits, acts)
    said = wording(page.text, again.told, again.topics)
    return Study(said, label, signs, trigger, trigger_signs(hits, trigger, form))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Everything read from the wording, before places and codes."""

    page: Page
    frame: Frame
    sentences: Sentences
    hits: Hits
    acts: list[Act]
    told: list[int]
    moments: list[Moment]
    anchor: datetime | None
    counts: Counts
    harm: Harm
    label: Label


def _read(text: str, sent_at: datetime | None) -> _Reading:
    page = read_page(text)
    frame = read_frame(page)
    sentences = Sentences(page.text)
    hits = find_hits(page, closed=frame.closed)
    anchor = sent_at or frame.sent_at
    year = anchor.year if anchor else None
    acts = stand(page, hits, sentences, year=year)
    told = [a.hit.start for a in acts if a.standing != "denied" and a.hit.kind != "unrest"]
    moments = find_moments(page, anchor=anchor, acts=told, sentences=sentences)
    moments = [m for m in moments if not _inside(m.begin, frame.closed)]
    dated = [(m.begin, m.stop) for m in moments]
    counts = read_counts(page, sentences, closed=frame.closed, dated=dated, year=year)
    hurt = any((counts.deaths or 0, counts.injured or 0, counts.displaced_people or 0))
    harm = find_harm(page, hits)
    case = Case(page.text, hits, acts, hurt, frame.is_update, harm.incitement, counts.told)
    label = choose_label(case)
    return _Reading(page, frame, sentences, hits, acts, told, moments, anchor, counts, harm, label)


def _inside(offset: int, zones: list[Span]) -> bool:
    return any(b <= offset < e for b, e in zones)


def _only_wished(reading: _Reading) -> bool:
    """Tell whether every act is asked about, called for or ordered: then nothing is reported."""
    wished = ("asked", "called", "ordered")
    return (
        reading.label.name == "not_event"
        and bool(reading.acts)
        and all(act.standing in wished for act in reading.acts)
    )


def _judge(reading: _Reading, learned: Learned) -> tuple[Label, Trigger]:
    """Let the rules choose label and trigger, and what was learnt have its say."""
    label, trigger = reading.label, NO_TRIGGER
    if learned.label is None and learned.trigger is None:
        if label.name != "not_event":
            trigger = choose_trigger(reading.page, reading.hits, reading.acts)
        return label, trigger
    seen = _study(reading)
    if not _only_wished(reading):
        label = judge_label(label, learned.label, seen.wording, seen.label_signs)
    if label.name != "not_event":
        trigger = judge_trigger(
            seen.trigger, learned.trigger, seen.wording, seen.trigger_signs, reading.hits
        )
    return label, trigger


def _assemble(reading: _Reading, where: Whereabouts, learned: Learned) -> Coded:
    page, frame, hits, acts = reading.page, reading.frame, reading.hits, reading.acts
    counts, harm = reading.counts, reading.harm
    label, trigger = _judge(reading, learned)
    form, form_hits = choose_form(label.name, acts)
    planned = _planned(label, acts)
    happened = label.name in ("conflict", "response")
    happened |= label.name in ("tension", "unsure") and _told_as_fact(acts)
    coming = label.name != "not_event" and (planned or not happened)
    moment = event_moment(
        reading.moments, anchor=reading.anchor, coming=coming, answers=label.name == "response"
    )
    when = as_when(moment, anchor=reading.anchor) if moment else NOTHING
    wished = any(act.standing in ("called", "asked", "supposed") for act in acts)
    happens = happened or (label.name in ("tension", "unsure") and not wished)
    if moment is None and happens and not planned:
        violent = label.name == "conflict"
        when = day_of_sending(reading.moments, anchor=reading.anchor, violent=violent)
    actors = tuple(find_actors(page, hits, closed=frame.closed))
    day, clock = _day_and_clock(when)
    places = [_spanned(page, place) for place in where.places]
    return Coded(
        label=label.name, label_confidence=label.confidence, label_reason=label.reason,
        trigger=trigger.code, trigger_confidence=trigger.confidence,
        other_triggers=trigger.others, form=form,
        place=_spanned(page, where.place), places=tuple(p for p in places if p is not None),
        event_date=day, event_time=clock, date_precision=when.precision, when=when,
        counts=counts, actors=actors, harm=harm,
        rumour=weigh_rumour(page, hits, frame, label=label.name),
        missing=missing_questions(page, frame, hits, acts, actors=actors,
                                  has_when=moment is not None, place=where.place),
        is_update=frame.is_update, stays_open=frame.stays_open,
        averted=label.reason == "averted", planned=planned,
        evidence=_evidence(page, label, trigger, form_hits, moment, counts, where.place, actors,
                           harm),
    )  # fmt: skip


def _day_and_clock(when: When) -> tuple[date | None, str | None]:
    """Give the day when it is known to the day, and the clock when it is told."""
    if when.start is None or when.precision not in ("minute", "hour", "part_of_day", "day"):
        return None, None
    clock = when.start[11:16] if when.precision in ("minute", "hour") else None
    return date.fromisoformat(when.start[:10]), clock


def _told_as_fact(acts: list[Act]) -> bool:
    return any(act.standing in ("fact", "averted") for act in acts)


def _planned(label: Label, acts: list[Act]) -> bool:
    carried = {(h.start, h.end) for h in label.carriers}
    standings = [a.standing for a in acts if (a.hit.start, a.hit.end) in carried]
    return label.name == "tension" and "planned" in standings


def _spanned(page: Page, place: Located | None) -> Located | None:
    if place is None:
        return None
    return Located(place.code, place.level, place.role, place.alternatives, page.span(*place.span))


def _evidence(
    page: Page,
    label: Label,
    trigger: Trigger,
    form_hits: tuple[Hit, ...],
    moment: Moment | None,
    counts: Counts,
    place: Located | None,
    actors: tuple[Actor, ...],
    harm: Harm,
) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {
        "label": [(h.start, h.end) for h in label.carriers[:6]],
        "trigger": list(trigger.spans),
        "form": [(h.start, h.end) for h in form_hits],
        "event_date": [(moment.begin, moment.stop)] if moment else [],
        "place": [place.span] if place and place.role != "sender" else [],
        "actors": [actor.span for actor in actors],
        "harm": list(harm.spans),
        **counts.evidence,
    }
    spans = {name: [page.span(*s) for s in marks] for name, marks in found.items()}
    return {
        name: sorted({s for s in marks if s[1] > s[0]}) for name, marks in spans.items() if marks
    }
