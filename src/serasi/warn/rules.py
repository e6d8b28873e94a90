"""Pure decisions of early warning: grades, decay, the level of an area, validity, the ladder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from serasi.warn.indicators import KUNING, MERAH, ORANYE, Indicator

HIJAU = 0
VALID = {KUNING: timedelta(days=7), ORANYE: timedelta(hours=72), MERAH: timedelta(hours=24)}
"""How long a confirmed level holds without renewal (domain 6.2)."""
PATIENCE = {
    KUNING: timedelta(hours=12), ORANYE: timedelta(minutes=60), MERAH: timedelta(minutes=15)
}  # fmt: skip
"""After how long an unanswered notice climbs to the next step (domain 6.2)."""
MANY_KUNING, FROM_SOURCES = 4, 2
STRENGTHS = ("weak", "medium", "strong")


@dataclass(frozen=True)
class Evidence:
    """One observation as the level sees it.

    `level` is what its value or sign reaches; `strength` is weak, medium or strong; `source` tells
    observations of one hand from those of another. `steps` are the thresholds that were judged by.
    What is seen of a whole regency (`wide`) makes a district's own signs weightier and raises none
    by itself.
    """

    code: str
    level: int
    strength: str
    source: str
    observed_on: date
    window: int
    value: float | None = None
    signs: tuple[str, ...] = ()
    key: str = ""
    capacity: bool = False
    steps: tuple[float | None, float | None, float | None] | None = None
    wide: bool = False


@dataclass(frozen=True)
class Reason:
    """One indicator's part in a level: where it stands today after decay and weakness."""

    code: str
    level: int
    evidence: Evidence
    decayed: int = 0
    held: bool = False


@dataclass(frozen=True)
class Verdict:
    """The level the evidence reaches, with the reasons that carry it, strongest first."""

    level: int
    reasons: tuple[Reason, ...] = field(default=())


def reached(
    indicator: Indicator,
    value: float | None,
    signs: Iterable[str] = (),
    thresholds: Sequence[float | None] | None = None,
) -> int:
    """Return the level that a value and signs reach, 0 to 3.

    >>> reached(INDICATORS["I03"], 220), reached(INDICATORS["I03"], 10, ["armed"])
    (2, 3)
    >>> reached(INDICATORS["I13"], 10)
    2
    """
    level = HIJAU
    if value is not None:
        for step, least in enumerate(thresholds or indicator.thresholds, start=1):
            if least is not None and (value <= least if indicator.falling else value >= least):
                level = step
    seen = set(signs)
    return max([level, *(s.level for s in indicator.signs if s.key in seen)])


def decayed(level: int, *, observed_on: date, today: date, window: int) -> int:
    """Return what is left of a level: one step less after each window without new evidence.

    >>> decayed(3, observed_on=date(2026, 1, 1), today=date(2026, 1, 16), window=7)
    1
    """
    steps = max(0, (today - observed_on).days) // max(1, window)
    return max(HIJAU, level - steps)


def stands(evidence: Evidence, *, today: date) -> Reason:
    """Return where one piece of evidence stands today; weak evidence never rises above kuning."""
    left = decayed(
        evidence.level, observed_on=evidence.observed_on, today=today, window=evidence.window
    )
    held = evidence.strength == "weak" and left > KUNING
    level = KUNING if held else left
    return Reason(evidence.code, level, evidence, evidence.level - left, held)


def weigh(evidence: Iterable[Evidence], *, today: date) -> Verdict:
    """Return the level of an area: led by the highest indicator (domain 6.1).

    Merah when one indicator stands there; oranye when one does, or four stand at kuning from two
    sources or more; kuning when one does. Adding evidence never lowers it, and its order plays no
    part. Indicators of capacity raise nothing, and those of a whole regency only beside one of the
    district's own.
    """
    best: dict[str, Reason] = {}
    firm: set[str] = set()
    sources: set[str] = set()
    for one in evidence:
        if one.capacity or one.observed_on > today:
            continue
        reason = stands(one, today=today)
        if reason.level and one.strength != "weak":
            firm.add(one.code)
            sources.add(one.source)
        if reason.level and (one.code not in best or _rank(reason) > _rank(best[one.code])):
            best[one.code] = reason
    reasons = tuple(sorted(best.values(), key=_rank, reverse=True))
    top = max((r.level for r in reasons if not r.evidence.wide), default=HIJAU)
    if top == HIJAU:
        return Verdict(HIJAU)
    many = len(firm) >= MANY_KUNING and len(sources) >= FROM_SOURCES
    return Verdict(max(top, ORANYE) if many else top, reasons)


def standing_keys(evidence: Iterable[Evidence], *, today: date) -> dict[str, int]:
    """Return what stands today by key, with the level of each: what somebody who decides knows."""
    found: dict[str, int] = {}
    for one in evidence:
        if one.observed_on <= today and not one.capacity:
            level = stands(one, today=today).level
            if level:
                found[one.key] = max(level, found.get(one.key, HIJAU))
    return found


def is_news(verdict: Verdict, known: Mapping[str, int]) -> bool:
    """Say whether a verdict rests on anything that was not known when somebody decided."""
    return any(r.level > known.get(r.evidence.key, HIJAU) for r in verdict.reasons)


def _rank(reason: Reason) -> tuple[bool, int, int, date, str, str, str]:
    one = reason.evidence
    strength = STRENGTHS.index(one.strength)
    return not one.wide, reason.level, strength, one.observed_on, one.code, one.source, one.key


def valid_until(level: int, *, since: datetime) -> datetime:
    """Return until when a level holds that is confirmed at a moment."""
    return since + VALID[level]


def patience(level: int) -> timedelta:
    """Return after how long a notice of a level climbs when nobody answers."""
    return PATIENCE[level]


AGENCIES_TOLD: dict[int, tuple[str, ...]] = {
    KUNING: ("bakesbangpol", "kecamatan", "desa", "polsek", "koramil", "fkdm"),
    ORANYE: ("polres", "kodim", "satpol_pp", "dinsos", "kominfo", "kepala_daerah"),
    MERAH: ("kejaksaan", "dprd", "bakesbangpol_prov", "dinkes", "bpbd"),
}
CROSS_BORDER_TOLD = {ORANYE: ("bakorwil",), MERAH: ("bakorwil",)}


def told(level: int, *, cross_border: bool) -> tuple[str, ...]:
    """Return the kinds of agency that are told of a level, those of the levels below included."""
    kinds = [kind for step in range(KUNING, level + 1) for kind in AGENCIES_TOLD[step]]
    if level >= ORANYE and (cross_border or level == MERAH):
        kinds += CROSS_BORDER_TOLD[level]
    return tuple(dict.fromkeys(kinds))


# Who is asked first within an agency, and who last.
ROLE_ORDER = (
    "duty",
    "camat",
    "agency",
    "social",
    "agency_head",
    "field",
    "fkub",
    "analyst",
    "head",
    "leader",
    "governor",
    "region",
)


CLIMB: dict[int, tuple[str, ...]] = {
    KUNING: ("head",), ORANYE: ("head", "leader"), MERAH: ("head", "leader")
}  # fmt: skip
"""Who is told when an agency does not answer, step by step, after its own deputies."""


def falls_to(level: int, verdict: int) -> int:
    """Return the level to propose when a valid one runs out: one step down, or what stands."""
    return max(verdict, level - 1, HIJAU) if verdict < level else verdict


def lead_hours(raised_at: datetime, violence_at: datetime | None) -> float | None:
    """Return how many hours a warning came before the violence; negative when it came after."""
    if violence_at is None:
        return None
    return round((violence_at - raised_at).total_seconds() / 3600, 1)


_DIGITS = 4


def number_of(year: int, serial: int) -> str:
    """Write the number of a warning.

    >>> number_of(2026, 87)
    'SG-2026-0087'
    """
    return f"SG-{year}-{serial:0{_DIGITS}d}"
