"""What an interviewer carries into the field: open waves, own households, and the questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from serasi.measure import instrument
from serasi.measure.models import (
    AgeGroup,
    Household,
    Outcome,
    Refusal,
    SampledPlace,
    Sex,
    Wave,
    WaveKind,
    WaveState,
)
from serasi.measure.queries.scope import visible_to
from serasi.measure.traits import TEXTS, TRAITS
from serasi.network.models import Agency, AgencyKind
from serasi.network.policy import Viewer
from serasi.network.roles import Can
from serasi.problems import NOT_FOUND, Problem
from serasi.regions.placed import within
from serasi.science.harmony import Question
from serasi.science.surveys.household import KISH_ROUND, KISH_TABLES
from serasi.science.surveys.lots import lot

BY_PHONE = (WaveKind.PROBABILITY, WaveKind.RESIDUAL, WaveKind.PULSE)
AT_DOORS = (WaveKind.PROBABILITY, WaveKind.RESIDUAL)
NOT_ASKED = frozenset({Outcome.PLANNED, Outcome.DONE, Outcome.REFUSED})
"""Outcomes that are not written down at a closed door."""


@dataclass(frozen=True)
class Home:
    """One household to visit and what came of it so far.

    `table` of Kish's eight names the adult to ask among those of the sex whose `turn` it is; where
    the household has no adult of that sex, among the others.
    """

    number: int
    table: str
    turn: str
    outcome: str
    substitute: bool

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be visited."""
        return self.outcome in (Outcome.PLANNED, Outcome.AWAY)


@dataclass(frozen=True)
class Task:
    """One RT with the households that one interviewer has there."""

    place: str
    name: str
    homes: tuple[Home, ...]

    @property
    def left(self) -> int:
        """Return how many households wait for a visit."""
        return sum(home.is_open for home in self.homes)


def field_waves(viewer: Viewer) -> list[Wave]:
    """Return the waves in the field where the viewer may interview, in the order of making."""
    mine = within(viewer.areas(Can.INTERVIEW))
    rows = visible_to(viewer).filter(mine, state=WaveState.FIELD, kind__in=BY_PHONE)
    return list(rows.select_related("area").order_by("pk"))


def field_wave(viewer: Viewer, code: str) -> Wave:
    """Return one wave in the field in which the viewer may interview."""
    for row in field_waves(viewer):
        if row.code == code:
            return row
    raise Problem(NOT_FOUND)


def tasks(viewer: Viewer, wave: Wave) -> list[Task]:
    """Return the RT and households that are the viewer's own in a wave."""
    if viewer.person_id is None or wave.kind not in AT_DOORS:
        return []
    mine = Q(enumerator=viewer.person_id) | Q(enumerator=None, place__enumerator=viewer.person_id)
    rows = Household.objects.filter(
        mine,
        place__wave=wave,
        place__replaced_by=None,
        place__reserve=False,
        substituted_reason="",
    )
    by_place: dict[SampledPlace, list[Household]] = {}
    for row in rows.select_related("place").order_by("place__order", "serial"):
        by_place.setdefault(row.place, []).append(row)
    drawn: dict[int, list[int]] = {}
    every = Household.objects.filter(place__in=by_place).order_by("pk")
    for place_id, pk in every.values_list("place_id", "pk"):
        drawn.setdefault(place_id, []).append(pk)
    return [
        Task(place.code, place.name, _homes(wave, place, homes, drawn[place.pk]))
        for place, homes in by_place.items()
    ]


def _homes(
    wave: Wave, place: SampledPlace, rows: list[Household], drawn: list[int]
) -> tuple[Home, ...]:
    """Return households in the order of their numbers; sexes take turns in the order of the draw.

    Which sex begins is drawn by lot in each place, as `choose_adult` does.
    """
    first = int(lot(wave.seed or 0, place.code, "sex") < 0.5)  # noqa: PLR2004 - a coin
    turns = {pk: "LP"[(first + turn) % 2] for turn, pk in enumerate(drawn)}
    return tuple(
        Home(row.serial, row.grid, turns[row.pk], row.outcome, row.substitute) for row in rows
    )


def kit(viewer: Viewer, *, now: datetime, known: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return all a phone needs to interview without a signal, as plain JSON.

    known : versions of the instrument that the phone has; a version never changes
    """
    waves = field_waves(viewer)
    versions = sorted({wave.instrument for wave in waves} - known)
    return {
        "now": now.isoformat(),
        "waves": [_wave(viewer, wave) for wave in waves],
        "instruments": {version: _instrument(version) for version in versions},
        "traits": {"questions": _questions(TRAITS), "texts": {k: str(t) for k, t in TEXTS.items()}},
        "tables": KISH_TABLES,
        "round": KISH_ROUND,
        "sexes": _choices(Sex.choices),
        "ages": _choices(AgeGroup.choices),
        "refusals": _choices(Refusal.choices),
        "outcomes": closed_doors(),
    }


def closed_doors() -> list[tuple[str, str]]:
    """Return what may be written down of a visit without an interview."""
    return [(key, str(words)) for key, words in Outcome.choices if key not in NOT_ASKED]


def _choices(given: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [(str(key), str(words)) for key, words in given]


def _wave(viewer: Viewer, wave: Wave) -> dict[str, Any]:
    return {
        "code": wave.code,
        "title": wave.title,
        "area": wave.area.name,
        "ends_on": wave.ends_on.isoformat(),
        "instrument": wave.instrument,
        "at_doors": wave.kind in AT_DOORS,
        "items": [item.code for item in instrument.items_asked(wave.instrument, wave.kind)],
        "questions": [q.code for q in instrument.questions_asked(wave.instrument, wave.kind)],
        "contact": ldp_contact(wave),
        "tasks": [
            {
                "place": task.place,
                "name": task.name,
                "homes": [_told(home) for home in task.homes],
            }
            for task in tasks(viewer, wave)
        ],
    }


def _told(home: Home) -> dict[str, Any]:
    return {
        "n": home.number,
        "table": home.table,
        "turn": home.turn,
        "outcome": home.outcome,
        "sub": home.substitute,
    }


def ldp_contact(wave: Wave) -> str:
    """Return whom a respondent of a residual wave may call; no other wave names anybody."""
    if wave.kind != WaveKind.RESIDUAL:
        return ""
    if settings.LDP_CONTACT:
        return str(settings.LDP_CONTACT)
    office = Agency.objects.filter(kind=AgencyKind.DINSOS, areas=wave.regency_code).first()
    return office.name if office else _("Dinas Sosial kabupaten/kota")


def _questions(questions: Iterable[Question]) -> dict[str, Any]:
    return {
        q.code: {
            "kind": q.kind,
            "options": q.options,
            "missing": q.missing,
            "after": q.asks_after,
        }
        for q in questions
    }


def _instrument(version: str) -> dict[str, Any]:
    one = instrument.of(version)
    return {
        "attitudes": {item.code: item.attitude for item in (*one.items, *one.residual)},
        "questions": _questions(one.questions),
        "languages": [
            {
                "code": language.code,
                "name": language.name,
                "note": language.note,
                "reading": language.reading,
                "consent": language.consent,
                "ldp": language.ldp,
                "scale": _scale(language.scale),
                "texts": dict(language.texts),
            }
            for language in one.languages.values()
        ],
    }


def _scale(scale: Mapping[int, str]) -> dict[str, str]:
    return {str(key): words for key, words in scale.items()}
