"""What the acts on waves share: rows under lock with their right and their state."""

from __future__ import annotations

from serasi.measure.models import Wave, WaveState
from serasi.measure.queries.scope import visible_to
from serasi.network.policy import Viewer, require
from serasi.network.roles import Can
from serasi.problems import INTERVIEW_UNFIT, NOT_FOUND, WAVE_STATE, Problem


def locked_wave(actor: Viewer, code: str, *, right: Can, states: frozenset[str]) -> Wave:
    """Return a wave under lock, in one of some states, on which the actor holds a right."""
    row = visible_to(actor).select_for_update(of=("self",)).filter(code=code).first()
    if row is None:
        raise Problem(NOT_FOUND)
    require(actor, right, area=row.area_id)
    if row.state not in states:
        raise Problem(WAVE_STATE, wave=row.code, state=WaveState(row.state).label)
    return row


def run_wave(actor: Viewer, code: str, *states: str) -> Wave:
    """Return a wave under lock that the actor answers for."""
    return locked_wave(actor, code, right=Can.SURVEY, states=frozenset(states))


def need_reason(words: str) -> str:
    """Return the reason of an act, or refuse an empty one."""
    reason = " ".join(words.split())
    if len(reason) < 8:  # noqa: PLR2004 - a word is no reason
        raise Problem(INTERVIEW_UNFIT, what="alasan, paling sedikit delapan huruf")
    return reason[:300]
