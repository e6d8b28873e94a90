"""A case gathers what belongs together, is seen by whom it concerns, and closes by the rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from serasi.channels.models import Outgoing
from serasi.network.models import Commitment
from serasi.problems import Problem
from serasi.register.models import Event
from serasi.respond import closing, queries
from serasi.respond.actions import casing
from serasi.respond.actions.following import follow_forgotten, follow_level
from serasi.respond.actions.situations import Situation, report_situation
from serasi.respond.models import Case, CaseArea
from serasi.respond.queries.listing import listing
from serasi.respond.telling import tell_late_reports
from serasi.warn import actions as warn
from serasi.warn.models import Warning
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
Standing = Callable[..., Warning]


def event(office: House, area: str = "35.09.11.2001", **facts: object) -> Event:
    return Event.objects.create(
        public_id=f"CT-26-{Event.objects.count():05d}-X", kind="incident", state="confirmed",
        desk=office.agencies["Bakesbangpol Kab. Jember"], title="Perkelahian", area_id=area,
        start_date=NOW.date(), trigger="T1", form="F10", law_source="U-a", codebook="2026.1",
        created_at=NOW, confirmed_at=NOW, **facts,
    )  # fmt: skip


def test_a_case_is_numbered_led_by_the_narrowest_and_seen_by_its_areas(
    office: House, open_case: Open
) -> None:
    row = open_case("surya")
    assert (row.number, row.lead.name) == ("KS-2026-0001", "Kecamatan Wuluhan")
    seen = {
        who: queries.visible_to(office.viewer(who)).count()
        for who in ("surya", "dewi", "wulan", "sinta", "laras", "bagus", "anwar", "tirto", "yoga",
                    "mira", "darsono")
    }  # fmt: skip
    assert [who for who, n in seen.items() if n] == ["surya", "dewi", "wulan", "sinta", "laras"]


def test_a_case_across_a_border_is_read_by_the_bakorwil_and_both_desks(
    office: House, open_case: Open
) -> None:
    row = open_case()
    assert not queries.visible_to(office.viewer("tirto")).exists()
    casing.add_area(office.viewer("dewi"), number=row.number, area="35.10.05", now=NOW)
    for who in ("tirto", "bagus"):
        assert queries.visible_to(office.viewer(who)).get().cross_border


def test_a_case_of_a_level_gets_its_name_and_trigger_from_who_handles_it(
    office: House, open_case: Open
) -> None:
    row = open_case(title="Siaga Wuluhan")
    told = {"number": row.number, "title": "Selisih jalur pulang", "now": NOW}
    with pytest.raises(Problem, match="S104"):
        casing.rename_case(office.viewer("dewi"), trigger="T9", **told)
    with pytest.raises(Problem):
        casing.rename_case(office.viewer("wulan"), trigger="T3", **told)
    casing.rename_case(office.viewer("dewi"), trigger="T3", **told)
    row.refresh_from_db()
    assert (row.title, row.trigger) == ("Selisih jalur pulang", "T3")
    assert queries.visible_to(office.viewer("anwar")).exists()


def test_fkub_reads_the_cases_of_its_matter_alone(office: House, open_case: Open) -> None:
    open_case(trigger="T3")
    open_case(trigger="T1")
    assert queries.visible_to(office.viewer("anwar")).get().trigger == "T3"


def test_who_does_not_handle_opens_nothing(office: House, open_case: Open) -> None:
    for who in ("wulan", "sinta", "anwar", "bagus", "laras"):
        with pytest.raises(Problem, match="S1106"):
            open_case(who)
    with pytest.raises(Problem, match="S1106"):
        open_case("surya", areas=("35.09.12",))


def test_an_event_belongs_to_one_case_and_brings_its_areas(office: House, open_case: Open) -> None:
    row, other = open_case(), open_case()
    made = event(office, "35.09.12.2002")
    dewi = office.viewer("dewi")
    casing.link_event(dewi, number=row.number, public_id=made.public_id, now=NOW)
    casing.link_event(dewi, number=row.number, public_id=made.public_id, now=NOW)
    with pytest.raises(Problem, match="S1104"):
        casing.link_event(dewi, number=other.number, public_id=made.public_id, now=NOW)
    row.refresh_from_db()
    assert row.last_violence_on == NOW.date()
    assert set(CaseArea.objects.filter(case=row).values_list("area_id", flat=True)) == {
        WULUHAN, "35.09.12.2002",
    }  # fmt: skip


def test_a_party_has_one_letter(office: House, open_case: Open) -> None:
    row = open_case()
    for letter in ("A", "Z", "AB", ""):
        with pytest.raises(Problem, match="S1105"):
            casing.add_party(
                office.viewer("dewi"), number=row.number, letter=letter, words="x", demand="",
                now=NOW,
            )  # fmt: skip


def test_handled_alone_closes_no_case(office: House, open_case: Open) -> None:
    row = open_case()
    dewi = office.viewer("dewi")
    with pytest.raises(Problem, match="S1103") as refused:
        casing.close_case(dewi, number=row.number, version=row.version, reason="beres", now=NOW)
    assert "0 dari 30 hari" in refused.value.sentence
    casing.hand_to_law(dewi, number=row.number, process="Polres, LP/B/12", now=NOW)
    row.refresh_from_db()
    letters = {one.letter for one in closing.unmet(row, now=NOW + timedelta(days=30))}
    assert "a" not in letters and "b" not in letters


def test_of_two_who_act_at_once_one_is_told(office: House, open_case: Open) -> None:
    row = open_case()
    dewi, rini = office.viewer("dewi"), office.viewer("rini")
    casing.hand_to_law(dewi, number=row.number, process="Polres", now=NOW)
    with pytest.raises(Problem, match="S1101"):
        casing.close_case(rini, number=row.number, version=row.version, reason="x", now=NOW)


def test_an_oranye_opens_a_case_and_gives_each_agency_its_duties(
    office: House, standing: Standing
) -> None:
    row = standing(2)
    follow_level(Warning.objects.select_related("area").get(pk=row.pk), now=NOW)
    case = Case.objects.get()
    assert (case.warning_id, case.area_id) == (row.pk, WULUHAN)
    duties = Commitment.objects.filter(origin=f"template:{row.number}")
    kominfo = duties.get(owed_by__name="Kominfo Jember", what__startswith="Klarifikasi")
    assert kominfo.due_at == NOW + timedelta(hours=2)
    count = duties.count()
    follow_level(Warning.objects.select_related("area").get(pk=row.pk), now=NOW)
    assert Commitment.objects.filter(origin=f"template:{row.number}").count() == count
    assert Case.objects.count() == 1


def test_kuning_gives_duties_and_no_case_and_ending_lets_them_rest(
    office: House, standing: Standing, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = standing(1)
    duties = Commitment.objects.filter(origin=f"template:{row.number}")
    assert duties.filter(state="open").exists() and not Case.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        warn.end(
            office.viewer("dewi"), number=row.number, version=row.version, reason="reda", now=NOW
        )
    assert not duties.filter(state="open").exists()


def test_a_second_level_of_the_same_trigger_finds_the_open_case(
    office: House, standing: Standing, open_case: Open
) -> None:
    mine = open_case(trigger="T1")
    row = standing(2)
    Warning.objects.filter(pk=row.pk).update(trigger="T1")
    follow_level(Warning.objects.select_related("area").get(pk=row.pk), now=NOW)
    mine.refresh_from_db()
    assert Case.objects.count() == 1 and mine.warning_id == row.pk


def test_a_situation_report_keeps_facts_apart_and_violence_starts_the_count_anew(
    office: House, open_case: Open
) -> None:
    row = open_case()
    casing.note_violence(office.viewer("dewi"), number=row.number, day=date(2026, 1, 5), now=NOW)
    made = report_situation(
        office.viewer("wulan"), number=row.number, now=NOW,
        told=Situation(at=NOW, facts="Dua kelompok bertemu", violence=True, injured=2),
    )  # fmt: skip
    row.refresh_from_db()
    assert (made.serial, made.deaths, made.agency.kind) == (1, None, "satpol_pp")
    assert row.last_violence_on == NOW.date()
    for wrong in (
        Situation(at=NOW + timedelta(minutes=1), facts="x"),
        Situation(at=NOW, facts="x", next_at=NOW),
        Situation(at=NOW, facts="x", deaths=-1),
        Situation(at=NOW, facts=" "),
    ):
        with pytest.raises(Problem):
            report_situation(office.viewer("wulan"), number=row.number, told=wrong, now=NOW)
    with pytest.raises(Problem):
        report_situation(
            office.viewer("bagus"), number=row.number, told=Situation(NOW, "x"), now=NOW
        )


def test_a_closed_case_changes_no_more_and_reported_violence_reopens_it(
    office: House, open_case: Open
) -> None:
    row = open_case()
    Case.objects.filter(pk=row.pk).update(stage="closed", closed_at=NOW)
    dewi = office.viewer("dewi")
    with pytest.raises(Problem, match="S1109"):
        casing.add_area(dewi, number=row.number, area="35.09.12", now=NOW)
    report_situation(
        dewi, number=row.number, told=Situation(NOW, "ribut lagi", violence=True), now=NOW
    )
    row.refresh_from_db()
    assert (row.stage, row.reopened, row.last_violence_on) == ("handling", 1, NOW.date())


def test_a_level_confirmed_again_asks_nothing_twice_and_a_raised_one_keeps_the_case(
    office: House, standing: Standing
) -> None:
    first = standing(2)
    follow_level(Warning.objects.select_related("area").get(pk=first.pk), now=NOW)
    many = Commitment.objects.filter(state="open").count()
    later = NOW + timedelta(hours=72)
    warn.expire(now=later)
    again = Warning.objects.get(state="proposed")
    row = warn.confirm(
        office.viewer("hendra", now=later), number=again.number, version=again.version, now=later
    )
    follow_level(Warning.objects.select_related("area").get(pk=row.pk), now=later)
    assert Commitment.objects.filter(state="open").count() == many
    assert Case.objects.count() == 1


def test_a_level_that_nothing_followed_is_followed_later(office: House, standing: Standing) -> None:
    row = standing(2)
    assert follow_forgotten(now=NOW) == 1
    assert follow_forgotten(now=NOW) == 0
    assert Commitment.objects.filter(origin=f"template:{row.number}").exists()


def test_a_lowered_level_has_duties_of_its_own(
    office: House, standing: Standing, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = standing(2)
    with django_capture_on_commit_callbacks(execute=True):
        lower = warn.end(
            office.viewer("hendra"), number=row.number, version=row.version, reason="reda", to=1,
            now=NOW,
        )  # fmt: skip
    open_ones = Commitment.objects.filter(state="open")
    assert set(open_ones.values_list("origin", flat=True)) == {f"template:{lower.number}"}
    assert warn.propose(now=NOW + timedelta(minutes=15)) == []


def test_each_tab_says_what_it_shows(office: House, open_case: Open) -> None:
    late, done = open_case(), open_case(title="Selesai")
    Commitment.objects.create(
        what="Jaga pasar", owed_by=late.lead, area_id=WULUHAN, due_at=NOW - timedelta(hours=1),
        origin=f"case:{late.number}", created_at=NOW,
    )  # fmt: skip
    dewi = office.viewer("dewi")

    def said(view: str) -> str:
        return listing(dewi, now=NOW, view=view).headline

    assert said("closed") == "Belum ada perkara yang selesai."
    Case.objects.filter(pk=done.pk).update(stage="closed", closed_at=NOW)
    Commitment.objects.create(
        what="Laporan akhir", owed_by=done.lead, area_id=WULUHAN, due_at=NOW - timedelta(hours=1),
        origin=f"case:{done.number}", created_at=NOW,
    )  # fmt: skip
    assert said("closed") == "1 perkara selesai."
    assert said("open") == said("all") == "1 perkara terbuka, 1 dengan kewajiban lewat tenggat."
    Case.objects.filter(pk=late.pk).update(stage="closed", closed_at=NOW)
    assert (said("open"), said("closed")) == ("Tidak ada perkara terbuka.", "2 perkara selesai.")


def test_a_report_that_was_announced_and_did_not_come_is_told_once(
    office: House, open_case: Open
) -> None:
    row = open_case()
    hour = timedelta(hours=1)
    first = Situation(at=NOW, facts="Dua rombongan berhadapan", next_at=NOW + hour)
    report_situation(office.viewer("dewi"), number=row.number, told=first, now=NOW)
    assert tell_late_reports(now=NOW) == 0
    for minutes in (60, 65):
        tell_late_reports(now=NOW + timedelta(minutes=minutes))
    [sent] = Outgoing.objects.filter(kind="situation")
    assert sent.key == f"situation:{row.number}:1"
    then = NOW + 2 * hour
    second = Situation(at=then, facts="Tenang")
    report_situation(office.viewer("dewi", now=then), number=row.number, told=second, now=then)
    assert tell_late_reports(now=then + hour) == 0


def test_duties_that_ended_are_folded_on_the_page_of_a_case(office: House, open_case: Open) -> None:
    row = open_case()
    for agency in ("Satpol PP Kab. Jember", "Dinas Sosial Kab. Jember"):
        Commitment.objects.create(
            what=f"Janji {agency}", owed_by=office.agencies[agency], area_id=row.area_id,
            due_at=NOW + timedelta(days=1), origin=row.subject, created_at=NOW,
        )  # fmt: skip
    Commitment.objects.filter(what__contains="Dinas").update(state="dropped")
    page = office.client("dewi").get(f"/perkara/{row.number}/").content.decode()
    folded = page.index("1 selesai atau dicabut")
    assert page.index("Janji Satpol PP") < folded < page.index("Janji Dinas Sosial")
