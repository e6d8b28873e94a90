"""What is kept too long is destroyed each day; a record stays of how much, never of whose."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from serasi.collect.sealed import SENDER, kinds_of, subject_of
from serasi.network.models import Destruction, LegalParam, Sealed
from serasi.network.roles import Can
from serasi.network.sealed import Secret, destroy, last_day_kept, retention, reveal, seal_many
from serasi.network.sealed.retention import REPORTER, VICTIM, coming, destroy_due
from serasi.register.models import Handling
from serasi.trail import queries as trail
from tests.cast import NOW, House
from tests.register.conftest import report_in

pytestmark = pytest.mark.django_db
LOJEJER = "35.09.11.2001"


def _closed(house: House, *, ago: int | None, area: str = LOJEJER, desk: str | None = None):
    """Make a report with a sealed sender, closed so many days ago."""
    then = NOW - timedelta(days=(ago or 0) + 1)
    report = report_in(house, "Ribut di balai desa.", at=then, area=area)
    seal_many([Secret(subject_of(report.uuid), SENDER, "Karsih", area)], now=then)
    if ago is not None:
        Handling.objects.filter(report=report).update(
            state=Handling.State.CLOSED,
            outcome=Handling.Outcome.UNPROVEN,
            closed_at=NOW - timedelta(days=ago),
            due_at=None,
        )
    return report


def test_a_reporter_is_forgotten_ninety_days_after_the_report_was_closed(house):
    old, young, still_open = (_closed(house, ago=ago) for ago in (90, 89, None))
    assert destroy_due(now=NOW) == 1
    assert kinds_of(old) == frozenset()
    assert kinds_of(young) == kinds_of(still_open) == {SENDER}
    assert destroy_due(now=NOW) == 0
    assert destroy_due(now=NOW + timedelta(days=1)) == 1


def test_what_is_destroyed_cannot_be_read_and_the_report_says_so(house):
    report = _closed(house, ago=120)
    destroy_due(now=NOW)
    hendra = house.viewer("hendra")
    told = reveal(
        hendra,
        subject_of(report.uuid),
        SENDER,
        right=Can.UNSEAL,
        area=LOJEJER,
        reason="memastikan lagi",
        now=NOW,
    )
    assert told is None
    [gone] = trail.story(f"report:{report.receipt}", only=["sealed.destroyed"])
    assert (gone.actor, gone.data["rule"]) == ("system", REPORTER)


def test_a_record_keeps_how_much_of_what_under_which_rule_and_nothing_of_whose(house):
    reports = [_closed(house, ago=120) for _n in range(3)]
    destroy_due(now=NOW)
    [row] = Destruction.objects.all()
    assert (row.rule, row.what, row.subjects, row.count) == (REPORTER, "report", 3, 3)
    assert (row.area_id, row.at, row.by) == ("35.09", NOW, "system")
    said = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
    assert "Karsih" not in said
    assert not any(r.receipt in said or str(r.uuid) in said for r in reports)


def test_a_rule_without_its_number_holds_up_no_other(house, monkeypatch):
    seal_many([Secret("client:7", "name", "Siti", "35.09.11")], now=NOW)
    _closed(house, ago=120)
    monkeypatch.setattr(retention, "_rules", dict(retention._rules))
    retention.add_retention("uji.korban", lambda on: [("client:7", "layanan selesai")])
    LegalParam.objects.filter(key=REPORTER).delete()
    with pytest.raises(LookupError):
        destroy_due(now=NOW)
    assert [row.what for row in Destruction.objects.all()] == ["client"]


def test_what_another_room_still_needs_is_kept(house, monkeypatch):
    report = _closed(house, ago=120)
    subject = subject_of(report.uuid)
    monkeypatch.setitem(retention._holds, "uji", lambda subjects: {subject} & set(subjects))
    assert destroy_due(now=NOW) == 0
    monkeypatch.delitem(retention._holds, "uji")
    assert destroy_due(now=NOW) == 1


def test_a_rule_of_another_room_is_followed(house, monkeypatch):
    monkeypatch.setattr(retention, "_rules", {})
    seal_many([Secret("client:7", "name", "Siti", "35.09.11")], now=NOW)
    ends = date(2027, 1, 2)
    retention.add_retention(
        "uji.korban", lambda on: [("client:7", "layanan selesai")] if on >= ends else []
    )
    assert destroy_due(now=NOW) == 0
    then = NOW.replace(year=2027, month=1, day=2)
    assert destroy_due(now=then) == 1
    assert not Sealed.objects.filter(subject="client:7").exists()


def test_the_number_is_a_row_of_the_legal_table_with_its_source(house):
    day = NOW.date()
    assert last_day_kept(REPORTER, on=day) == day - timedelta(days=90)
    assert last_day_kept(VICTIM, on=day) == day.replace(year=2021)
    LegalParam.objects.create(
        key=REPORTER, value=30, unit="days", source="SK uji", effective_from=day
    )
    report = _closed(house, ago=30)
    assert destroy_due(now=NOW) == 1
    assert kinds_of(report) == frozenset()
    LegalParam.objects.filter(key=REPORTER).delete()
    _closed(house, ago=300)
    with pytest.raises(LookupError):
        destroy_due(now=NOW)
    assert Sealed.objects.count() == 1


def _of_senders(who, house):
    """Return the forecast of reporters' identities; other rooms have rules of their own."""
    found = coming(house.viewer(who), now=NOW)
    [row] = [one for one in found if "pelapor" in str(one.label).lower()]
    return row


def test_the_next_month_is_foretold_by_rule_and_area(house):
    for ago in (95, 90, 85, 70, 59):
        _closed(house, ago=ago)
    row = _of_senders("hendra", house)
    assert (row.now, row.week, row.month) == (2, 1, 1)
    none = _of_senders("bagus", house)
    assert (none.now, none.week, none.month) == (0, 0, 0)
    LegalParam.objects.filter(key=REPORTER).delete()
    unknown = _of_senders("hendra", house)
    assert unknown.now is None


def test_what_somebody_asked_to_destroy_is_in_the_record_with_its_reason(house, client_of):
    seal_many([Secret("client:7", "name", "Siti", "35.09.11")], now=NOW)
    actor = house.people["sinta"].key
    assert destroy("client:7", reason="persetujuan ditarik", now=NOW, actor=actor) == 1
    page = client_of("mira").get(reverse("sealed:destroyed")).content.decode()
    assert "persetujuan ditarik" in page and "1 korban" in page
    assert "Siti" not in page
    for name in ("dewi", "bagus"):  # who open nothing sealed
        assert client_of(name).get(reverse("sealed:destroyed")).status_code == 404


def test_the_sweep_is_a_job_of_every_day():
    from serasi.ops.schedule import JOBS

    [job] = [job for job in JOBS if job.name == "destroy-due"]
    assert job.every == timedelta(days=1)
    assert job.run(NOW) == "0 secrets"
