"""Every act on a meeting in every state: it does what the machine allows, or changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from serasi.facilitate.actions import (
    meeting_attending,
    meeting_correcting,
    meeting_inviting,
    meeting_minutes,
    meeting_planning,
    meeting_replying,
    meeting_sending,
)
from serasi.facilitate.actions.meeting_minutes import Told
from serasi.facilitate.models import (
    AgendaPoint,
    Attendance,
    Conclusion,
    Correction,
    CorrectionNote,
    Invitee,
    Meeting,
)
from serasi.network.models import Commitment
from serasi.network.policy import Viewer
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.facilitate.conftest import BEGINS, Making

Act = Callable[[Viewer, Meeting, int], object]
LATER = BEGINS + timedelta(hours=2)
ALL = set(Meeting.State.values)

ACTS: dict[str, tuple[set[str], Act]] = {
    "invite": (
        {"draft", "invited"},
        lambda who, m, agency: meeting_inviting.invite(
            who, number=m.number, agencies=[agency], now=NOW
        ),
    ),
    "remind": (
        {"invited"},
        lambda who, m, agency: meeting_inviting.remind(who, number=m.number, now=NOW),
    ),
    "link": (
        {"invited"},
        lambda who, m, agency: meeting_inviting.show_link(
            who, number=m.number, agency_id=agency, now=NOW
        ),
    ),
    "withdraw": (
        {"invited"},  # a draft has nobody on its list yet
        lambda who, m, agency: meeting_inviting.withdraw(
            who, number=m.number, agency_id=agency, now=NOW
        ),
    ),
    "change": (
        {"draft", "invited"},
        lambda who, m, agency: meeting_planning.change_meeting(
            who, number=m.number, version=m.version, place="Pendopo",
            starts_at=BEGINS, ends_at=LATER, now=NOW,
        ),
    ),
    "call off": (
        {"draft", "invited"},
        lambda who, m, agency: meeting_planning.call_off(
            who, number=m.number, version=m.version, reason="banjir", now=NOW
        ),
    ),
    "open": (
        {"invited"},
        lambda who, m, agency: meeting_planning.open_meeting(who, number=m.number, now=BEGINS),
    ),
    "list": (
        {"invited", "held", "minuted", "corrected"},
        lambda who, m, agency: meeting_attending.enter_list(
            who, number=m.number, text="Joko", now=BEGINS
        ),
    ),
    "point": (
        {"draft", "invited", "held"},
        lambda who, m, agency: meeting_minutes.add_point(
            who, number=m.number, title="Lain-lain", now=BEGINS
        ),
    ),
    "write": (
        {"held"},
        lambda who, m, agency: meeting_minutes.save_point(
            who, number=m.number, serial=1, version=1, notes="a", decision="", now=BEGINS
        ),
    ),
    "conclude": (
        {"held"},
        lambda who, m, agency: meeting_minutes.conclude(
            who, number=m.number, serial=1, told=Told("a", agency, date(2026, 12, 1)), now=BEGINS
        ),
    ),
    "send": (
        {"held"},
        lambda who, m, agency: meeting_sending.send_minutes(who, number=m.number, now=LATER),
    ),
    "correct": (
        {"minuted"},
        lambda who, m, agency: meeting_correcting.propose_correction(
            who, number=m.number, serial=1, text="bukan", now=LATER
        ),
    ),
    "close": (
        {"minuted"},
        lambda who, m, agency: meeting_correcting.close_corrections(
            who, number=m.number, reason="cukup", now=LATER
        ),
    ),
    "fix": (
        {"corrected"},
        lambda who, m, agency: meeting_correcting.fix_minutes(
            who, number=m.number, version=m.version, now=LATER
        ),
    ),
    "note": (
        {"final"},
        lambda who, m, agency: meeting_correcting.add_note(
            who, number=m.number, text="ralat", now=LATER
        ),
    ),
}  # fmt: skip
MODELS = (AgendaPoint, Attendance, Conclusion, Correction, CorrectionNote, Invitee, Commitment)


def _at(state: str, house: House, planned: Making, invited: Making) -> Meeting:
    """Bring a meeting to a state by the acts that lead there."""
    dewi = house.viewer("dewi")
    row = planned() if state == "draft" else invited()
    number = row.number
    if state == "off":
        meeting_planning.call_off(dewi, number=number, version=row.version, reason="x", now=NOW)
    steps = ["held", "minuted", "corrected", "final"]
    for step in steps[: steps.index(state) + 1] if state in steps else []:
        if step == "held":
            meeting_planning.open_meeting(dewi, number=number, now=BEGINS)
        elif step == "minuted":
            meeting_sending.send_minutes(dewi, number=number, now=LATER)
        elif step == "corrected":
            meeting_correcting.close_corrections(dewi, number=number, reason="ya", now=LATER)
        else:
            version = Meeting.objects.get(number=number).version
            meeting_correcting.fix_minutes(dewi, number=number, version=version, now=LATER)
    return Meeting.objects.get(number=number)


def _picture(row: Meeting) -> tuple[object, ...]:
    fresh = Meeting.objects.filter(pk=row.pk).values().get()
    return (fresh, *(model.objects.count() for model in MODELS), Entry.objects.count())


@pytest.mark.parametrize("state", sorted(ALL))
def test_in_each_state_only_what_follows_is_done(
    house: House, planned: Making, invited: Making, state: str
) -> None:
    row = _at(state, house, planned, invited)
    dewi, agency = house.viewer("dewi"), house.agencies["Satpol PP Kab. Jember"].pk
    before = _picture(row)
    for name, (allowed, act) in ACTS.items():
        if state in allowed:
            continue
        with pytest.raises(Problem):
            act(dewi, row, agency)
        assert _picture(row) == before, name
    satpol = house.viewer("wulan")
    if state != "invited":
        with pytest.raises(Problem):
            meeting_replying.reply(
                satpol, number=row.number, agency_id=agency, answer="comes", words="", now=NOW
            )
        assert _picture(row) == before


@pytest.mark.parametrize(
    ("state", "name"), [(s, name) for name, (states, _a) in ACTS.items() for s in sorted(states)]
)
def test_what_follows_is_done_and_told_by_the_trail(
    house: House, planned: Making, invited: Making, state: str, name: str
) -> None:
    row = _at(state, house, planned, invited)
    told = Entry.objects.filter(subject=row.subject).count()
    ACTS[name][1](house.viewer("dewi"), row, house.agencies["Satpol PP Kab. Jember"].pk)
    assert Entry.objects.filter(subject=row.subject).count() == told + 1


@pytest.mark.parametrize("name", sorted(ACTS))
def test_who_only_reads_a_meeting_does_nothing_with_it(
    house: House, planned: Making, invited: Making, name: str
) -> None:
    if name == "correct":  # the one act that those invited have
        return
    states, act = ACTS[name]
    row = _at(sorted(states - {"draft"} or states)[0], house, planned, invited)
    before = _picture(row)
    for who in ("wulan", "laras", "bagus"):
        with pytest.raises(Problem):
            act(house.viewer(who), row, house.agencies["Satpol PP Kab. Jember"].pk)
        assert _picture(row) == before, who
