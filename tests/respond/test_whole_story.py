"""One conflict from its first level to its closing half a year later, as the offices play it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine

from serasi.facilitate.actions import meeting_inviting, meeting_minutes, meeting_planning
from serasi.facilitate.actions.meeting_planning import Plan
from serasi.facilitate.actions.meeting_sending import send_minutes
from serasi.network.models import Agency, Commitment, Jurisdiction, OfficeHolding, Person
from serasi.problems import Problem
from serasi.recover import actions as recover
from serasi.recover.actions import Entry
from serasi.recover.secrets import Identity
from serasi.respond import closing, queries
from serasi.respond.actions import casing, legal
from serasi.respond.actions.following import follow_level
from serasi.respond.actions.legal import Conditions
from serasi.respond.actions.monitoring import Judged
from serasi.respond.models import Agreement, Case, ConflictStatus
from serasi.warn import actions as warn
from serasi.warn.models import Observation, Warning
from tests.cast import NOW, House
from tests.respond.mending import Path, owing
from tests.warn.conftest import WULUHAN

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def governor(office: House) -> None:
    """Let there be a governor, who decides where a conflict reaches two regencies."""
    agency = Agency.objects.create(kind="kepala_daerah", name="Gubernur", short_name="Gubernur")
    Jurisdiction.objects.create(agency=agency, area_id="35", valid_from=date(2020, 1, 1))
    who = Person.objects.create_user("gandi", name="Gandi Rekaan")
    office.people["gandi"] = who
    OfficeHolding.objects.create(
        person=who, agency=agency, title="Gubernur", role="governor", start=date(2025, 1, 1)
    )


def letters(row: Case, now: datetime) -> list[str]:
    return sorted({one.letter for one in closing.unmet(row, now=now)})


def check(path: Path, days: int, signed: datetime, **findings: Judged) -> None:
    """Look whether the agreement holds, on the day on which the check falls due."""
    now = signed + days * DAY + timedelta(hours=1)
    with time_machine.travel(now, tick=False):
        path.visit(days, on=now.date(), now=now, **findings)


def test_from_an_oranye_across_a_border_to_closing_after_half_a_year(
    office: House, observe: Callable[..., Observation]
) -> None:
    governor(office)
    dewi, hendra = office.viewer("dewi"), office.viewer("hendra")

    # An oranye is confirmed: a case, and duties for those who must act.
    observe("I03", 220, trigger="T1")
    [proposed] = warn.propose(now=NOW)
    level = warn.confirm(hendra, number=proposed.number, version=proposed.version, now=NOW)
    follow_level(Warning.objects.select_related("area").get(pk=level.pk), now=NOW)
    case = Case.objects.get()
    assert (case.area_id, case.stage, case.warning_id) == (WULUHAN, "handling", level.pk)
    owed = Commitment.objects.filter(origin=f"template:{level.number}")
    assert owed.count() > 8
    assert not owed.filter(owed_by__name="Gubernur").exists()  # the bupati is nearer
    casing.add_area(dewi, number=case.number, area="35.10.05", now=NOW)
    casing.note_violence(dewi, number=case.number, day=NOW.date(), now=NOW)
    for letter, words in (("A", "pemuda utara"), ("B", "pemuda selatan")):
        casing.add_party(dewi, number=case.number, letter=letter, words=words, demand="", now=NOW)
    assert queries.visible_to(office.viewer("tirto")).get().cross_border
    assert queries.visible_to(office.viewer("bagus")).exists()

    # The Timdu meets, and what it concludes is owed.
    meeting = meeting_planning.plan_meeting(
        dewi, now=NOW,
        plan=Plan(
            kind="timdu", area="35.09", place="Aula", starts_at=NOW + timedelta(hours=20),
            ends_at=NOW + timedelta(hours=22), chair="Bupati Jember", about=case.subject,
            agenda=("Keadaan Wuluhan",),
        ),
    )  # fmt: skip
    satpol = office.agencies["Satpol PP Kab. Jember"]
    meeting_inviting.invite(dewi, number=meeting.number, agencies=[satpol.pk], now=NOW)
    begun = NOW + timedelta(hours=20)
    meeting_planning.open_meeting(
        office.viewer("dewi", now=begun), number=meeting.number, now=begun
    )
    meeting_minutes.conclude(
        office.viewer("dewi", now=begun), number=meeting.number, serial=1, now=begun,
        told=meeting_minutes.Told(
            what="Patroli garis temu", agency_id=satpol.pk, due_on=(begun + 3 * DAY).date()
        ),
    )  # fmt: skip
    send_minutes(office.viewer("dewi", now=begun), number=meeting.number, now=begun)
    assert Commitment.objects.get(origin=f"meeting:{meeting.number}").owed_by_id == satpol.pk

    # A status is proposed; it reaches two regencies, so the governor decides, and declines.
    both = Conditions("B/12/2026 Polres", "kantor kecamatan tutup")
    status = legal.propose_status(hendra, case=case.number, conditions=both, now=begun)
    with pytest.raises(Problem, match="S1112"):
        legal.refuse_status(
            office.viewer("laras"), number=status.number, version=status.version, reason="x",
            now=begun,
        )  # fmt: skip
    legal.refuse_status(
        office.viewer("gandi", now=begun), number=status.number, version=status.version,
        reason="Polres kedua kabupaten mampu mengendalikan", now=begun,
    )  # fmt: skip
    assert ConflictStatus.objects.get().state == "refused"

    # Somebody had to flee; mediation leads to an agreement; a breach brings the case back.
    code = recover.register_person(
        office.viewer("sinta"), number=case.number, now=NOW,
        entry=Entry(identity=Identity(name="Bu Rekaan"), sex="P", displaced=True, birth_year=1990),
    ).number  # fmt: skip
    path = Path(office, case)
    signed = NOW + 12 * DAY
    with time_machine.travel(signed, tick=False):
        path.to_signed(owing(office, due_on=(signed + 20 * DAY).date()), now=signed)
    check(path, 7, signed)
    check(path, 30, signed, _1=Judged("broken", "biaya tidak dibayar"))
    case.refresh_from_db()
    assert (case.stage, case.reopened, path.agreement.state) == ("handling", 1, "broken")

    # The second mediation holds.
    again = signed + 45 * DAY
    with time_machine.travel(again, tick=False):
        path.to_signed(owing(office, due_on=(again + 10 * DAY).date()), now=again)
    assert Agreement.objects.count() == 2
    now = again + 31 * DAY
    case.refresh_from_db()
    assert letters(case, now) == ["c", "d", "e"]  # "handled" is not enough
    check(path, 7, again)
    check(path, 30, again, _1=Judged("kept", "kuitansi"), _2=Judged("kept", "buku jaga"))
    with time_machine.travel(now, tick=False):
        sinta = office.viewer("sinta", now=now)
        recover.solve(
            sinta, number=case.number, code=code, outcome="returned", on=now.date(), now=now
        )
        case.refresh_from_db()
        with pytest.raises(Problem, match="S1103"):
            casing.close_case(
                office.viewer("dewi", now=now), number=case.number, version=case.version,
                reason="beres", now=now,
            )  # fmt: skip
        recover.plan_residual(
            office.viewer("dewi", now=now), number=case.number, on=(now + 60 * DAY).date(), now=now
        )

    # Half a year after the first evening the case is closed, and its lessons are owed.
    end = NOW + 183 * DAY
    with time_machine.travel(end, tick=False):
        case.refresh_from_db()
        assert letters(case, end) == []
        casing.close_case(
            office.viewer("dewi", now=end), number=case.number, version=case.version,
            reason="kedua dusun panen bersama", now=end,
        )  # fmt: skip
    case.refresh_from_db()
    assert (case.stage, (case.closed_at - case.opened_at).days) == ("closed", 183)
