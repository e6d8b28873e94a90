"""A meeting from its plan to its duties: every step through the acts that users rely on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from serasi.channels.models import Outgoing
from serasi.facilitate import queries
from serasi.facilitate.actions import (
    meeting_attending,
    meeting_correcting,
    meeting_inviting,
    meeting_minutes,
    meeting_planning,
    meeting_replying,
    meeting_sending,
)
from serasi.facilitate.actions.meeting_attending import Person
from serasi.facilitate.actions.meeting_minutes import Told
from serasi.facilitate.models import Attendance, Conclusion, Invitee, Meeting, PointText
from serasi.facilitate.queries.meeting_minutes import is_intact, pages, results
from serasi.facilitate.queries.meeting_people import groups, replies, totals
from serasi.facilitate.queries.meeting_series import due_series, effect_of
from serasi.facilitate.queries.meetings import invitations
from serasi.facilitate.telling import token_of
from serasi.network.actions import complete_duty
from serasi.network.models import Agency, Commitment, Jurisdiction
from serasi.problems import Problem
from serasi.trail.models import Entry
from tests.cast import NOW, House
from tests.facilitate.conftest import BEGINS, Making

LATER = BEGINS + timedelta(hours=2)


def _lines(house: House, row: Meeting, text: str, serial: int | None = 2):
    return meeting_minutes.conclude_lines(
        house.viewer("dewi"), number=row.number, serial=serial, text=text, now=BEGINS
    )


def _minuted(house: House, held: Making) -> Meeting:
    row = held()
    _lines(house, row, "Patroli malam – Satpol PP – 3 hari\nDatangi keluarga – Dinas Sosial – H+7")
    meeting_sending.send_minutes(house.viewer("dewi"), number=row.number, now=LATER)
    return Meeting.objects.get(pk=row.pk)


def test_meetings_are_numbered_by_year_over_all_areas(planned: Making) -> None:
    assert planned().number == "RP-2026-0001"
    assert planned("bagus", area="35.10").number == "RP-2026-0002"
    later = NOW.replace(year=2027)
    begins = later + timedelta(days=1)
    times = {"starts_at": begins, "ends_at": begins + timedelta(hours=1)}
    assert planned(now=later, **times).number == "RP-2027-0001"


def test_only_who_convenes_in_an_area_plans_a_meeting_there(planned: Making) -> None:
    for who in ("wulan", "darsono", "sinta", "bagus", "mira", "yoga"):
        with pytest.raises(Problem):
            planned(who)
    assert planned("surya", area="35.09.11", kind="forkopimcam").agency.kind == "kecamatan"
    with pytest.raises(Problem):
        planned("surya", area="35.09.12")
    assert planned("tirto", kind="bakorwil").agency.kind == "bakorwil"
    assert planned("anwar", kind="fkub").agency.kind == "fkub"


@pytest.mark.parametrize(("starts", "hours"), [(1, 0), (1, -1), (1, 24 * 4), (-5, 2)], ids=str)
def test_times_that_cannot_be_are_refused(planned: Making, starts: int, hours: int) -> None:
    begins = NOW + timedelta(hours=starts)
    with pytest.raises(Problem, match="S1003"):
        planned(starts_at=begins, ends_at=begins + timedelta(hours=hours))


def test_a_series_proposes_its_members_and_the_convener_has_the_last_word(
    house: House, planned: Making
) -> None:
    row = planned()
    found = {group.kind: group.proposed for group in groups(row, now=NOW)}
    assert found["satpol_pp"] and found["dinsos"] and found["kepala_daerah"]
    assert not found["desa"] and not found["bakorwil"]
    meeting_inviting.invite(
        house.viewer("dewi"), number=row.number, agencies=[], kinds=["desa"], now=NOW
    )
    assert [one.agency.kind for one in row.invitees.all()] == ["desa"]


def test_an_agency_of_elsewhere_or_dissolved_is_not_invited(house: House, planned: Making) -> None:
    row = planned()
    gone = house.agencies["FKUB Kab. Jember"]
    Agency.objects.filter(pk=gone.pk).update(closed_on=date(2026, 11, 1))
    far = house.agencies["Bakesbangpol Kab. Banyuwangi"].pk
    with pytest.raises(Problem, match="S1004"):
        meeting_inviting.invite(
            house.viewer("dewi"), number=row.number, agencies=[far, gone.pk], now=NOW
        )
    assert Meeting.objects.get(pk=row.pk).state == "draft"


def test_a_bakorwil_invites_from_all_its_regencies(house: House, planned: Making) -> None:
    row = planned("tirto", kind="bakorwil")
    offered = {a.name for group in groups(row, now=NOW) for a in group.agencies}
    assert "Bakesbangpol Kab. Banyuwangi" in offered


def test_two_thousand_agencies_are_invited_in_few_queries(
    house: House, planned: Making, django_assert_max_num_queries
) -> None:
    row = planned()
    agencies = Agency.objects.bulk_create(
        Agency(kind="desa", name=f"Desa Rekaan {n}", short_name=f"Desa Rekaan {n}")
        for n in range(2000)
    )
    Jurisdiction.objects.bulk_create(
        Jurisdiction(agency=a, area_id="35.09.11.2004", valid_from=date(2020, 1, 1))
        for a in agencies
    )
    with django_assert_max_num_queries(60):
        meeting_inviting.invite(
            house.viewer("dewi"), number=row.number, agencies=[], kinds=["desa"], now=NOW
        )
    assert replies(row)["all"] == 2001
    with django_assert_max_num_queries(40):
        assert meeting_inviting.tell_invited(row.pk, now=NOW, most=500) == 500
    page = house.client("dewi").get(f"/rapat/{row.number}/undangan/?page=3")
    assert page.status_code == 200 and page.content.decode().count("Desa Rekaan") < 300


def test_invitations_go_to_one_person_of_each_agency_and_reminders_to_the_deputies(
    house: House, invited: Making
) -> None:
    row = invited()
    assert meeting_inviting.tell_invited(row.pk, now=NOW) == 4
    assert meeting_inviting.tell_invited(row.pk, now=NOW) == 0
    told = Invitee.objects.get(meeting=row, agency=house.agencies["Satpol PP Kab. Jember"])
    assert told.person == house.people["wulan"] and told.told_at == NOW
    assert Outgoing.objects.filter(key__startswith=f"meeting:{row.number}:").count() == 4
    asked = meeting_inviting.remind(house.viewer("dewi"), number=row.number, now=NOW)
    assert asked == 4
    assert meeting_inviting.remind(house.viewer("dewi"), number=row.number, now=NOW) == 0


def test_one_tap_answers_by_link_and_a_reminder_keeps_the_link_alive(
    house: House, invited: Making
) -> None:
    row = invited()
    meeting_inviting.tell_invited(row.pk, now=NOW)
    one = Invitee.objects.get(meeting=row, agency=house.agencies["Kecamatan Wuluhan"])
    token = token_of(one)
    meeting_inviting.remind(house.viewer("dewi"), number=row.number, now=NOW)
    meeting_replying.reply_by_token(token=token, answer="comes", words="", now=NOW)
    one.refresh_from_db()
    assert (one.reply, one.replied_at) == ("comes", NOW)
    assert Entry.objects.get(action="meeting.replied").actor == house.people["surya"].key
    with pytest.raises(Problem, match="alasan|Alasan"):
        meeting_replying.reply_by_token(token=token, answer="not", words=" ", now=NOW)
    with pytest.raises(Problem, match="S1011"):
        meeting_replying.reply_by_token(
            token=token, answer="comes", words="", now=row.ends_at + timedelta(minutes=1)
        )
    with pytest.raises(Problem):
        meeting_replying.reply_by_token(token="x" * 43, answer="comes", words="", now=NOW)


def test_an_answer_is_given_for_ones_own_agency_alone(house: House, invited: Making) -> None:
    row = invited()
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    meeting_replying.reply(
        house.viewer("wulan"), number=row.number, agency_id=satpol, answer="sends",
        words="Kasi Trantib", now=NOW,
    )  # fmt: skip
    with pytest.raises(Problem):
        meeting_replying.reply(
            house.viewer("sinta"), number=row.number, agency_id=satpol, answer="not",
            words="x", now=NOW,
        )  # fmt: skip
    assert replies(row) | {} == {"none": 3, "comes": 0, "sends": 1, "not": 0, "all": 4}


def test_the_day_shows_what_one_is_invited_to_until_it_is_over(
    house: House, invited: Making, client
) -> None:
    row = invited()
    client.force_login(house.people["wulan"])
    page = client.get("/").content.decode()
    assert row.title in page
    assert "belum dijawab" in page
    meeting_replying.reply(
        house.viewer("wulan"), number=row.number, answer="comes", words="", now=NOW,
        agency_id=house.agencies["Satpol PP Kab. Jember"].pk,
    )  # fmt: skip
    assert "belum dijawab" not in client.get("/").content.decode()
    told = [(one.meeting_id, one.reply) for one in invitations(house.viewer("wulan"), now=NOW)]
    assert told == [(row.pk, "comes")]
    assert not invitations(house.viewer("wulan"), now=LATER + timedelta(minutes=1))
    assert not invitations(house.viewer("tirto"), now=NOW)


def test_one_device_writes_one_line_at_the_door_and_the_door_shuts(
    house: House, held: Making
) -> None:
    row = held()

    def come(device: str, name: str, at=BEGINS) -> Attendance:
        return meeting_attending.sign_in(
            door_key=row.door_key,
            device=device,
            told=Person(name, "P", "satpol pp", "Kabid"),
            now=at,
        )

    come("a", "Wulan")
    again = come("a", "Wulan Sari")
    come("b", "Joko")
    assert (totals(row).all, totals(row).female) == (2, 2)
    assert again.agency == house.agencies["Satpol PP Kab. Jember"]
    come("c", "Siti", row.ends_at + timedelta(hours=2))
    for at in (row.ends_at + timedelta(hours=2, minutes=1), BEGINS - timedelta(hours=3)):
        with pytest.raises(Problem, match="S1007"):
            come("d", "Terlambat", at)


def test_a_paper_list_is_pasted_ticked_and_counted_by_element(house: House, held: Making) -> None:
    row, dewi = held(), house.viewer("dewi")
    text = "1. Wulan; P; Satpol PP; Kabid\n2. Joko; L; Tokoh pemuda\nSiti;;tokoh pemuda\n\n"
    made = meeting_attending.enter_list(dewi, number=row.number, text=text, now=BEGINS)
    assert (made.added, made.known) == (3, 0)
    again = meeting_attending.enter_list(dewi, number=row.number, text=text, now=BEGINS)
    assert (again.added, again.known) == (0, 3)
    fkub = house.agencies["FKUB Kab. Jember"].pk
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    assert meeting_attending.tick(dewi, number=row.number, agencies=[fkub, satpol], now=BEGINS) == 1
    counted = totals(row)
    assert (counted.all, counted.male, counted.female, counted.untold) == (4, 1, 1, 2)
    assert dict(counted.elements) == {"Satpol PP": 1, "Tokoh pemuda": 2, "FKUB": 1}
    with pytest.raises(Problem, match="S1010"):
        meeting_attending.enter_list(
            dewi, number=row.number, text="\n".join(f"Orang {n}" for n in range(2001)), now=BEGINS
        )


def two_thousand() -> str:
    """A pasted list: twenty names that come again and again, of a hundred villages."""
    return "\n".join(
        f"{n + 1}. Warga {n % 20};{'LP'[n % 2]};Desa Rekaan {n // 20};Ketua RT {n}"
        for n in range(2000)
    )


def test_a_list_of_two_thousand_names_is_taken_whole_shown_in_pages_and_printed(
    house: House, held: Making, django_assert_max_num_queries
) -> None:
    row, client = held(), house.client("dewi")
    page = f"/rapat/{row.number}/hadir/"
    form = {"do": "list", "text": two_thousand()}
    for _again in range(2):
        with django_assert_max_num_queries(60):
            assert client.post(page, form).status_code == 302
        assert totals(row).all == 2000
    with django_assert_max_num_queries(60):
        html = client.get(page + "?page=40").content.decode()
    assert "2.000 orang hadir" in html and html.count('value="strike"') == 50
    assert "88 unsur lain" in html and len(html) < 150_000
    with django_assert_max_num_queries(30):
        printed = client.get(f"/rapat/{row.number}/daftar-hadir/").content.decode()
    assert printed.count('<th scope="row">') == 2000
    assert "Warga 19" in printed and "Ketua RT 1999" in printed


def test_two_of_a_name_are_two_people_where_anything_tells_them_apart(
    house: House, held: Making
) -> None:
    row, client = held(), house.client("dewi")
    text = "Slamet;L;Lojejer;RT 1\nSlamet;L;Lojejer;RT 2\nslamet;L;lojejer\nSlamet;P;Lojejer"
    answer = client.post(f"/rapat/{row.number}/hadir/", {"do": "list", "text": text}, follow=True)
    said = answer.content.decode()
    assert "3 nama masuk, 1 sudah ada. slamet" in said
    assert Attendance.objects.filter(meeting=row).count() == 3


def test_a_list_that_is_too_long_comes_back_with_its_text(house: House, held: Making) -> None:
    row = held()
    form = {"do": "list", "text": two_thousand() + "\nSatu Lebih Rekaan"}
    answer = house.client("dewi").post(f"/rapat/{row.number}/hadir/", form)
    html = answer.content.decode()
    assert answer.status_code == 413
    assert "S1010" in html and "Satu Lebih Rekaan" in html
    assert not Attendance.objects.filter(meeting=row).exists()


def test_two_minute_takers_lose_nothing(house: House, held: Making) -> None:
    row = held()
    number = row.number
    meeting_minutes.save_point(
        house.viewer("dewi"), number=number, serial=1, version=1,
        notes="Satpol PP – patroli kurang", decision="", now=BEGINS,
    )  # fmt: skip
    late = meeting_minutes.save_point(
        house.viewer("rini"), number=number, serial=1, version=1,
        notes="Dinsos – tiga keluarga takut pulang", decision="Dampingi", now=BEGINS,
    )  # fmt: skip
    assert late.late is not None and late.point.notes == "Satpol PP – patroli kurang"
    [page, _second] = pages(row)
    assert page.merged == "Satpol PP – patroli kurang\nDinsos – tiga keluarga takut pulang"
    with pytest.raises(Problem, match="S1012"):
        meeting_sending.send_minutes(house.viewer("dewi"), number=number, now=LATER)
    assert Meeting.objects.get(pk=row.pk).state == "held"
    meeting_minutes.save_point(
        house.viewer("rini"), number=number, serial=1, version=page.point.version,
        notes=page.merged, decision=page.merged_decision, settles=late.late.pk, now=BEGINS,
    )  # fmt: skip
    [page, _second] = pages(row)
    assert not page.waiting and "tiga keluarga" in page.point.notes
    assert PointText.objects.filter(point=page.point).count() == 3


def test_a_text_sent_twice_is_one_text(house: House, held: Making) -> None:
    row = held()
    for _time in range(2):
        saved = meeting_minutes.save_point(
            house.viewer("dewi"), number=row.number, serial=1, version=1,
            notes="sama", decision="", now=BEGINS,
        )  # fmt: skip
    assert saved.late is None and PointText.objects.count() == 1


def test_lines_that_can_be_read_are_taken_and_the_others_say_why(
    house: House, held: Making
) -> None:
    row = held()
    taken = _lines(
        house,
        row,
        "Pasang lampu jalan – Satpol PP – 12/12\n"
        "Tanpa tenggat – Satpol PP\n"
        "Entah kapan – Satpol PP – segera\n"
        "Entah siapa – Dinas Kelautan – 3 hari\n"
        "Datangi kades - Kecamatan Wuluhan - Jumat",
    )
    assert [c.serial for c in taken.added] == [1, 2]
    assert [str(c.due_on) for c in taken.added] == ["2026-12-12", "2026-11-27"]
    assert [line.split(" – ")[0] for line, _why in taken.left] == [
        "Tanpa tenggat", "Entah kapan", "Entah siapa",
    ]  # fmt: skip
    assert all(why for _line, why in taken.left)


def test_conclusions_become_duties_in_one_go(house: House, held: Making) -> None:
    row = _minuted(house, held)
    duties = Commitment.objects.filter(origin=f"meeting:{row.number}").order_by("pk")
    assert [d.owed_by.kind for d in duties] == ["satpol_pp", "dinsos"]
    assert all(d.owed_to == row.agency and d.area_id == "35.09" for d in duties)
    assert str(duties[0].due_at.astimezone().date()) == "2026-11-28"
    assert row.correct_until == LATER + timedelta(days=3)


def test_the_duty_of_a_dissolved_agency_is_refused_by_number_and_the_others_stand(
    house: House, held: Making
) -> None:
    row = held()
    _lines(house, row, "A – Satpol PP – 3 hari\nB – FKUB – 3 hari\nC – Dinas Sosial – 3 hari")
    fkub = house.agencies["FKUB Kab. Jember"]
    Agency.objects.filter(pk=fkub.pk).update(closed_on=date(2026, 11, 24))
    sent = meeting_sending.send_minutes(house.viewer("dewi"), number=row.number, now=LATER)
    assert [c.serial for c in sent.made] == [1, 3]
    assert [(c.serial, c.refusal[-6:]) for c in sent.refused] == [(2, "(S624)")]
    assert Commitment.objects.count() == 2
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    mended = meeting_sending.mend_conclusion(
        house.viewer("dewi"), number=row.number, serial=2, agency_id=satpol,
        due_on=date(2026, 12, 1), now=LATER,
    )  # fmt: skip
    assert mended.duty is not None and mended.refusal == ""
    with pytest.raises(Problem, match="S1006"):
        meeting_sending.mend_conclusion(
            house.viewer("dewi"), number=row.number, serial=2, agency_id=satpol,
            due_on=date(2026, 12, 1), now=LATER,
        )  # fmt: skip


def test_a_duty_whose_date_has_passed_is_refused_with_its_number(
    house: House, held: Making
) -> None:
    row = held()
    told = Told("Sudah lewat", house.agencies["Satpol PP Kab. Jember"].pk, date(2026, 11, 1))
    meeting_minutes.conclude(
        house.viewer("dewi"), number=row.number, serial=1, told=told, now=BEGINS
    )
    sent = meeting_sending.send_minutes(house.viewer("dewi"), number=row.number, now=LATER)
    assert "S615" in sent.refused[0].refusal


def test_an_agency_of_a_part_of_the_area_owes_in_its_part(house: House, held: Making) -> None:
    row = held()
    _lines(house, row, "Datangi dua dusun – Kecamatan Wuluhan – besok")
    meeting_sending.send_minutes(house.viewer("dewi"), number=row.number, now=LATER)
    assert Conclusion.objects.get().duty.area_id == "35.09.11"


def test_draft_corrections_final(house: House, held: Making) -> None:
    row = _minuted(house, held)
    number, wulan, dewi = row.number, house.viewer("wulan"), house.viewer("dewi")
    one = meeting_correcting.propose_correction(
        wulan, number=number, serial=1, text="Patroli dua kali, bukan sekali", now=LATER
    )
    two = meeting_correcting.propose_correction(
        house.viewer("surya"), number=number, serial=2, text="Bukan camat", now=LATER
    )
    with pytest.raises(Problem, match="S1009"):
        meeting_correcting.close_corrections(dewi, number=number, reason="cukup", now=LATER)
    with pytest.raises(Problem):
        meeting_correcting.take_correction(
            wulan, number=number, correction=one.pk, notes="x", decision="", reason="y", now=LATER
        )
    meeting_correcting.take_correction(
        dewi, number=number, correction=one.pk, notes="Patroli dua kali", decision="",
        reason="sesuai rekaman", now=LATER,
    )  # fmt: skip
    with pytest.raises(Problem):
        meeting_correcting.refuse_correction(
            dewi, number=number, correction=two.pk, reason=" ", now=LATER
        )
    meeting_correcting.refuse_correction(
        dewi, number=number, correction=two.pk, reason="camat hadir sendiri", now=LATER
    )
    with pytest.raises(Problem, match="S1013"):
        meeting_correcting.close_corrections(dewi, number=number, now=LATER)
    after = row.correct_until + timedelta(minutes=1)
    with pytest.raises(Problem, match="S1008"):
        meeting_correcting.propose_correction(
            wulan, number=number, serial=1, text="terlambat", now=after
        )
    row = meeting_correcting.close_corrections(dewi, number=number, now=after)
    row = meeting_correcting.fix_minutes(dewi, number=number, version=row.version, now=after)
    assert row.state == "final" and len(row.final_hash) == 64 and is_intact(row) is True


def _final(house: House, held: Making) -> Meeting:
    row, dewi = _minuted(house, held), house.viewer("dewi")
    row = meeting_correcting.close_corrections(dewi, number=row.number, reason="sepakat", now=LATER)
    return meeting_correcting.fix_minutes(dewi, number=row.number, version=row.version, now=LATER)


def test_final_minutes_are_fixed_and_a_change_behind_the_house_shows(
    house: House, held: Making
) -> None:
    row, dewi = _final(house, held), house.viewer("dewi")
    refused = [
        lambda: meeting_minutes.save_point(
            dewi, number=row.number, serial=1, version=1, notes="x", decision="", now=LATER
        ),
        lambda: _lines(house, row, "A – Satpol PP – besok"),
        lambda: meeting_attending.enter_list(dewi, number=row.number, text="Joko", now=LATER),
        lambda: meeting_planning.call_off(
            dewi, number=row.number, version=row.version, reason="x", now=LATER
        ),
        lambda: meeting_planning.open_meeting(dewi, number=row.number, now=LATER),
    ]
    for act in refused:
        with pytest.raises(Problem, match="S1002"):
            act()
    meeting_correcting.add_note(dewi, number=row.number, text="Ralat nama", now=LATER)
    assert is_intact(Meeting.objects.get(pk=row.pk)) is True
    row.points.filter(serial=1).update(notes="diubah diam-diam")
    assert is_intact(Meeting.objects.get(pk=row.pk)) is False


def test_the_next_meeting_of_a_series_proposes_itself_with_what_is_open(
    house: House, held: Making, planned: Making
) -> None:
    row = _final(house, held)
    [first, _second] = Commitment.objects.order_by("pk")
    complete_duty(house.viewer("wulan"), duty_id=first.pk, evidence="foto", now=LATER)
    [due] = due_series(house.viewer("dewi"), now=LATER)
    assert (due.last.pk, due.open, due.starts_at) == (row.pk, 1, BEGINS + timedelta(weeks=4))
    assert due_series(house.viewer("bagus"), now=LATER) == []
    then = planned(starts_at=due.starts_at, ends_at=due.starts_at + timedelta(hours=1), now=LATER)
    points = list(then.points.all())
    assert then.after_id == row.pk
    assert points[0].title == f"Tindak lanjut {row.number}"
    assert "Datangi keluarga" in points[0].brief and "Patroli" not in points[0].brief
    assert due_series(house.viewer("dewi"), now=LATER) == []


def test_results_tell_done_late_dropped_and_the_series_is_measured(
    house: House, held: Making
) -> None:
    row = _final(house, held)
    first, second = Commitment.objects.order_by("pk")
    complete_duty(house.viewer("wulan"), duty_id=first.pk, evidence="foto", now=LATER)
    Commitment.objects.filter(pk=second.pk).update(due_at=LATER)
    measured = effect_of([row], now=LATER + timedelta(days=1))
    assert [one.state for one in results(row, now=LATER + timedelta(days=1))] == ["done", "late"]
    assert measured.share_in_time == 50.0
    assert measured.attendance == 0.0
    empty = effect_of([], now=LATER)
    assert empty.attendance is None and empty.share_in_time is None


def test_calling_off_tells_why_and_stops_answers(house: House, invited: Making) -> None:
    row = invited()
    meeting_inviting.tell_invited(row.pk, now=NOW)
    row.refresh_from_db()
    meeting_planning.call_off(
        house.viewer("dewi"), number=row.number, version=row.version, reason="banjir", now=NOW
    )
    assert Outgoing.objects.filter(key=f"meeting:{row.number}:off").exists()
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    with pytest.raises(Problem, match="S1011"):
        meeting_replying.reply(
            house.viewer("wulan"), number=row.number, agency_id=satpol, answer="comes", words="",
            now=NOW,
        )  # fmt: skip


def test_a_change_is_told_once_and_an_older_one_no_more(house: House, invited: Making) -> None:
    row = invited()
    meeting_inviting.tell_invited(row.pk, now=NOW)
    row.refresh_from_db()
    begins = BEGINS + timedelta(days=1)
    for place in ("Pendopo", "Aula Dinsos"):
        row = meeting_planning.change_meeting(
            house.viewer("dewi"), number=row.number, version=row.version, place=place,
            starts_at=begins, ends_at=begins + timedelta(hours=1), now=NOW,
        )  # fmt: skip
    assert meeting_inviting.tell_changed(row.pk, version=row.version - 1, now=NOW) == 0
    assert meeting_inviting.tell_changed(row.pk, version=row.version, now=NOW) == 4
    with pytest.raises(Problem, match="S1001"):
        meeting_planning.change_meeting(
            house.viewer("dewi"), number=row.number, version=1, place="x",
            starts_at=begins, ends_at=begins + timedelta(hours=1), now=NOW,
        )  # fmt: skip


def test_who_sees_a_meeting(house: House, planned: Making, invited: Making) -> None:
    draft, sent = planned(), invited()
    seen = {who: {m.pk for m in queries.visible_to(house.viewer(who))} for who in house.people}
    both = {draft.pk, sent.pk}
    for who in ("dewi", "rini", "hendra", "laras"):
        assert seen[who] == both, who
    for who in ("wulan", "sinta", "anwar", "surya"):
        assert seen[who] == {sent.pk}, who
    for who in ("bagus", "tirto", "darsono", "yoga", "mira"):
        assert seen[who] == set(), who


def test_a_bakorwil_and_an_fkub_see_their_own_meetings(house: House, planned: Making) -> None:
    own, faith = planned("tirto", kind="bakorwil"), planned("anwar", kind="fkub")
    assert {m.pk for m in queries.visible_to(house.viewer("tirto"))} == {own.pk}
    assert {m.pk for m in queries.visible_to(house.viewer("anwar"))} == {faith.pk}
    assert queries.visible_to(house.viewer("dewi")).count() == 2
    with pytest.raises(Problem):  # seen, but not kept
        meeting_planning.call_off(
            house.viewer("dewi"), number=own.number, version=1, reason="x", now=NOW
        )


def test_the_minute_taker_of_another_agency_writes_but_does_not_fix(
    house: House, held: Making
) -> None:
    row = held(minute_taker_id=house.people["wulan"].pk)
    wulan = house.viewer("wulan")
    meeting_minutes.save_point(
        wulan, number=row.number, serial=1, version=1, notes="a", decision="", now=BEGINS
    )
    meeting_sending.send_minutes(wulan, number=row.number, now=LATER)
    row = meeting_correcting.close_corrections(wulan, number=row.number, reason="ya", now=LATER)
    with pytest.raises(Problem):
        meeting_correcting.fix_minutes(wulan, number=row.number, version=row.version, now=LATER)


def test_every_act_leaves_its_entry_in_the_trail(house: House, held: Making) -> None:
    row = _final(house, held)
    told = Entry.objects.filter(subject=row.subject).order_by("seq")
    assert list(told.values_list("action", flat=True)) == [
        "meeting.planned", "meeting.invited", "meeting.held", "meeting.concluded",
        "meeting.minuted", "meeting.corrected", "meeting.final",
    ]  # fmt: skip


def test_a_synchronisation_of_the_bakorwil_proposes_every_camat_of_its_region(
    house: House, planned: Making
) -> None:
    """As the report tells from which all began: Satpol PP, Dinsos, Kominfo and every camat."""
    row = planned("tirto", kind="bakorwil", area="35.10")
    proposed = {a.name for g in groups(row, now=NOW) if g.proposed for a in g.agencies}
    assert {"Kecamatan Wuluhan", "Satpol PP Kab. Jember", "FKUB Kab. Jember"} <= proposed


def test_a_conclusion_is_not_mended_with_an_agency_that_is_not_there(
    house: House, held: Making
) -> None:
    row = held()
    satpol = house.agencies["Satpol PP Kab. Jember"]
    meeting_minutes.conclude(
        house.viewer("dewi"), number=row.number, serial=1,
        told=Told("Patroli", satpol.pk, date(2020, 1, 1)), now=BEGINS,
    )  # fmt: skip
    meeting_sending.send_minutes(house.viewer("dewi"), number=row.number, now=LATER)
    with pytest.raises(Problem, match="S104"):
        meeting_sending.mend_conclusion(
            house.viewer("dewi"), number=row.number, serial=1, agency_id=987654,
            due_on=date(2027, 1, 1), now=LATER,
        )  # fmt: skip


def test_a_meeting_is_opened_two_hours_before_its_start_and_not_days_before(
    house: House, planned: Making
) -> None:
    row = planned(starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=3, hours=2))
    satpol = house.agencies["Satpol PP Kab. Jember"].pk
    meeting_inviting.invite(house.viewer("dewi"), number=row.number, agencies=[satpol], now=NOW)
    for early in (NOW, row.starts_at - timedelta(hours=2, seconds=1)):
        with pytest.raises(Problem, match="S1014"):
            meeting_planning.open_meeting(house.viewer("dewi"), number=row.number, now=early)
    row.refresh_from_db()
    assert (row.state, row.held_at) == ("invited", None)
    page = house.client("dewi").get(f"/rapat/{row.number}/").content.decode()
    assert "Rapat dapat dibuka mulai" in page and "Buka rapat" not in page
    opens = row.starts_at - timedelta(hours=2)
    opened_at = meeting_planning.open_meeting(house.viewer("dewi"), number=row.number, now=opens)
    assert opened_at.state == "held"
