"""Pure decisions of handling: stages, the steps of the legal status, the rhythm of reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from serasi.respond.law import BOTH, DURATION, EXTENSION, NATION, PROVINCE, REGENCY, TNI, Ground
from serasi.respond.models.case import Stage
from serasi.respond.models.status import ConflictStatus, Reach

State = ConflictStatus.State

FOLLOWS: Mapping[Stage, frozenset[Stage]] = {
    Stage.HANDLING: frozenset({Stage.MEDIATION, Stage.CLOSED}),
    Stage.MEDIATION: frozenset({Stage.HANDLING, Stage.AGREED, Stage.CLOSED}),
    Stage.AGREED: frozenset({Stage.MONITORING, Stage.HANDLING}),
    Stage.MONITORING: frozenset({Stage.HANDLING, Stage.MEDIATION, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.HANDLING}),
}
"""The stages that may follow each. Whether a case may close is decided by `closing` besides."""


@dataclass(frozen=True)
class LegalStep:
    """One step of the legal status: from which states, by whom, by which paper, on what ground."""

    key: str
    title: str | Promise
    from_states: frozenset[str]
    to: str
    authority: str | Promise
    paper: str | Promise
    ground: Ground


STEPS: tuple[LegalStep, ...] = (
    LegalStep(
        "propose", _("Usul status"), frozenset({""}), State.PROPOSED, _("Bakesbangpol"),
        _("surat Polres bahwa konflik tidak dapat dikendalikan; uraian fungsi pemerintahan yang"
          " terganggu"), BOTH,
    ),
    LegalStep(
        "consult", _("Konsultasi pimpinan DPRD"), frozenset({State.PROPOSED}), State.CONSULTED,
        _("Bakesbangpol atau kepala daerah"), _("berita acara konsultasi"), REGENCY,
    ),
    LegalStep(
        "declare", _("Penetapan"), frozenset({State.CONSULTED}), State.DECLARED,
        _("kepala daerah"), _("keputusan dengan nomor, wilayah, dan masa"), DURATION,
    ),
    LegalStep(
        "extend", _("Perpanjangan"), frozenset({State.DECLARED}), State.DECLARED,
        _("kepala daerah"), _("berita acara konsultasi dan keputusan perpanjangan"), EXTENSION,
    ),
    LegalStep(
        "ask_tni", _("Permintaan bantuan TNI"), frozenset({State.DECLARED}), State.DECLARED,
        _("kepala daerah"), _("surat permintaan"), TNI,
    ),
    LegalStep(
        "lift", _("Pencabutan"), frozenset({State.DECLARED}), State.LIFTED,
        _("kepala daerah"), _("keputusan pencabutan"), DURATION,
    ),
    LegalStep(
        "refuse", _("Tidak ditetapkan"), frozenset({State.PROPOSED, State.CONSULTED}),
        State.REFUSED, _("kepala daerah"), _("alasan tertulis"), BOTH,
    ),
)  # fmt: skip
STEP = {step.key: step for step in STEPS}

GROUND_OF_REACH = {Reach.REGENCY: REGENCY, Reach.PROVINCE: PROVINCE, Reach.NATION: NATION}
WHO_DECLARES = {
    Reach.REGENCY: _("bupati/wali kota"),
    Reach.PROVINCE: _("gubernur"),
    Reach.NATION: _("Presiden, dicatat oleh gubernur"),
}


def reach_of(areas: Iterable[str]) -> Reach:
    """Return how far a conflict in some areas reaches: one regency, one province, or more.

    >>> reach_of(["35.09.11", "35.09.12.2002"]).value, reach_of(["35.09.11", "35.10"]).value
    ('regency', 'province')
    """
    codes = list(areas)
    if len({code[:2] for code in codes}) > 1:
        return Reach.NATION
    return Reach.PROVINCE if len({code[:5] for code in codes}) > 1 else Reach.REGENCY


def deciding_area(reach: Reach, area: str) -> str:
    """Return the area at which somebody must hold the right to declare."""
    return area[:5] if reach == Reach.REGENCY else area[:2]


def missing_conditions(*, uncontrolled: bool, disrupted: bool) -> list[str | Promise]:
    """Return which of the two conditions of a status are not shown."""
    missing: list[str | Promise] = []
    if not uncontrolled:
        missing.append(_("belum ada surat Polres bahwa konflik tidak dapat dikendalikan"))
    if not disrupted:
        missing.append(_("fungsi pemerintahan yang terganggu belum diuraikan"))
    return missing


RHYTHM = {
    0: timedelta(hours=24),
    1: timedelta(hours=24),
    2: timedelta(hours=6),
    3: timedelta(hours=1),
}
"""After how long the next situation report is due, by the level in force (domain 3.2, no. 8)."""
