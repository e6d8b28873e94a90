"""An area that was added wrongly is taken off a case, unless something hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from serasi.problems import Problem
from serasi.respond import hanging, queries
from serasi.respond.actions import casing, legal, promising
from serasi.respond.actions.agreeing import Owing, Text
from serasi.respond.actions.situations import Situation, report_situation
from serasi.respond.models import Case, CaseWarning
from serasi.trail.models import Entry
from serasi.warn.models import Warning
from tests.cast import NOW, House
from tests.respond.mending import PLAIN, Path
from tests.respond.test_cases import event
from tests.respond.test_status import BOTH
from tests.warn.conftest import WULUHAN

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
AMBULU, MUNCAR = "35.09.12", "35.10.05"


def take_off(office: House, row: Case, who: str = "dewi", area: str = MUNCAR, **more) -> Case:
    row.refresh_from_db()
    told = {"version": row.version, "reason": "salah ketik", "now": NOW} | more
    return casing.take_off_area(office.viewer(who), number=row.number, area=area, **told)


def test_an_area_is_taken_off_with_a_reason_and_the_border_with_it(
    office: House, open_case: Open
) -> None:
    row = take_off(office, open_case(areas=(WULUHAN, MUNCAR)))
    assert [one.area_id for one in row.areas.all()] == [WULUHAN]
    assert not row.cross_border
    entry = Entry.objects.get(action="case.narrowed")
    assert (entry.subject, entry.reason) == (row.subject, "salah ketik")
    assert MUNCAR in entry.data


def test_who_read_the_case_by_that_area_alone_reads_it_nowhere_any_more(
    office: House, open_case: Open
) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR), title="Sengketa kuvalo")
    pages = (
        reverse("respond:cases"), reverse("respond:cases") + "?lihat=all",
        reverse("respond:agreements"), reverse("recover:recoveries"),
        reverse("recover:lessons") + "?q=kuvalo", "/api/v1/duties", "/",
    )  # fmt: skip

    def seen(who: str) -> tuple[int, int, set[str]]:
        client = office.client(who)
        shown = {at for at in pages if row.number in client.get(at).content.decode()}
        status = client.get(reverse("respond:case", args=[row.number])).status_code
        return queries.visible_to(office.viewer(who)).count(), status, shown

    before = {who: seen(who) for who in ("bagus", "tirto", "rini")}
    for who in ("bagus", "tirto"):
        assert before[who][:2] == (1, 200)
        assert reverse("respond:cases") in before[who][2]
    take_off(office, row)
    for who in ("bagus", "tirto"):
        assert seen(who) == (0, 404, set())
        with pytest.raises(Problem, match="S101"):
            take_off(office, row, who)
    assert seen("rini") == before["rini"]


def test_only_the_leader_takes_an_area_off(office: House, open_case: Open) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR))
    for who in ("bagus", "surya"):
        with pytest.raises(Problem, match="S1160"):
            take_off(office, row, who)
    with pytest.raises(Problem):
        take_off(office, row, "wulan")
    with pytest.raises(Problem, match="S106"):
        take_off(office, row, reason=" ")
    with pytest.raises(Problem, match="S1101"):
        take_off(office, row, version=row.version - 1)
    with pytest.raises(Problem, match="S104"):
        take_off(office, row, area=AMBULU)
    assert row.areas.count() == 2


def test_the_last_area_and_the_one_of_the_beginning_stay(office: House, open_case: Open) -> None:
    with pytest.raises(Problem, match="satu-satunya wilayah"):
        take_off(office, open_case(), area=WULUHAN)
    with pytest.raises(Problem, match="bermula di sini"):
        take_off(office, open_case(areas=(WULUHAN, MUNCAR)), area=WULUHAN)


def _refused(office: House, row: Case, words: str, area: str = MUNCAR) -> None:
    with pytest.raises(Problem, match="S1162") as refused:
        take_off(office, row, area=area)
    assert words in refused.value.sentence
    assert row.areas.filter(area_id=area).exists()


def test_a_duty_there_holds_the_area_until_it_is_withdrawn(office: House, open_case: Open) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR))
    desk = office.agencies["Bakesbangpol Kab. Banyuwangi"]
    duty = promising.owe(
        office.viewer("dewi"), row,
        promising.Owed("Jaga batas", desk.pk, NOW + timedelta(days=2), row.subject, "/"), now=NOW,
    )  # fmt: skip
    _refused(office, row, "1 kewajiban instansi")
    promising.rest([duty.pk], by="house", reason="keliru", now=NOW)
    assert take_off(office, row).areas.count() == 1


def test_mediation_and_agreement_hold_the_area_of_an_agency(office: House, open_case: Open) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR))
    path, desk = Path(office, row), office.agencies["Bakesbangpol Kab. Banyuwangi"]
    path.begin()
    mediator = path.name("Bakesbangpol Banyuwangi", agency_id=desk.pk)
    assert mediator.agency_id == desk.pk
    _refused(office, row, "mediasi dengan penengah Bakesbangpol Kab. Banyuwangi")


def test_an_obligation_of_a_draft_holds_the_area_of_its_agency(
    office: House, open_case: Open
) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR))
    path, desk = Path(office, row), office.agencies["Bakesbangpol Kab. Banyuwangi"]
    path.to_joint()
    owing = Owing("Jaga batas", agency_id=desk.pk, due_on=(NOW + timedelta(days=9)).date())
    path.draft(Text(PLAIN.matter, PLAIN.clauses, (owing,)))
    _refused(office, row, "kesepakatan dengan Bakesbangpol Kab. Banyuwangi")


def test_an_event_a_level_a_report_and_the_status_hold_their_areas(
    office: House, open_case: Open, standing: Callable[..., Warning]
) -> None:
    level = standing(1)
    row = open_case(areas=(WULUHAN, AMBULU, MUNCAR))
    made = event(office, "35.09.12.2002")
    casing.link_event(office.viewer("dewi"), number=row.number, public_id=made.public_id, now=NOW)
    _refused(office, row, made.public_id, area="35.09.12.2002")
    assert take_off(office, row, area=AMBULU)  # the event has its village, which stays
    Warning.objects.filter(pk=level.pk).update(area_id=MUNCAR)
    CaseWarning.objects.create(case=row, warning=level)
    _refused(office, row, level.number)
    report_situation(
        office.viewer("bagus"), number=row.number, told=Situation(NOW, "tenang"), now=NOW
    )
    _refused(office, row, "laporan situasi Bakesbangpol Kab. Banyuwangi")
    legal.propose_status(office.viewer("laras"), case=row.number, conditions=BOTH, now=NOW)
    _refused(office, row, "Status Keadaan Konflik")


def test_a_narrower_area_that_stays_frees_the_wider_one_and_not_the_other_way(
    office: House, open_case: Open
) -> None:
    lojejer = "35.09.11.2001"
    row = open_case(areas=(AMBULU, WULUHAN, lojejer))
    desa = office.agencies["Desa Lojejer"]
    duty = promising.owe(
        office.viewer("dewi"), row,
        promising.Owed("Jaga", desa.pk, NOW + timedelta(days=2), row.subject, "/"), now=NOW,
    )  # fmt: skip
    assert duty.area_id == lojejer
    _refused(office, row, "1 kewajiban instansi", area=lojejer)
    take_off(office, row, area=WULUHAN)
    assert {one.area_id for one in row.areas.all()} == {AMBULU, lojejer}


def test_the_page_offers_it_to_the_leader_and_says_what_hangs_on_it(
    office: House, open_case: Open
) -> None:
    row = open_case(areas=(WULUHAN, MUNCAR))
    page, act = (reverse(f"respond:{name}", args=[row.number]) for name in ("case", "act"))
    assert "Lepas wilayah" not in office.client("surya").get(page).content.decode()
    dewi = office.client("dewi")
    html = dewi.get(page).content.decode()
    assert "Lepas wilayah" in html
    form = {"do": "take_off", "version": row.version, "reason": "keliru"}
    answer = dewi.post(act, form | {"area": WULUHAN})
    assert answer.status_code == 409
    assert "perkara bermula di sini" in answer.content.decode()
    assert dewi.post(act, form | {"area": MUNCAR}).status_code == 302
    assert "Lepas wilayah" not in dewi.get(page).content.decode()


@pytest.mark.parametrize(
    ("area", "rest", "code", "only"),
    [
        ("35.10.05", ("35.09.11",), "35.10.05.2003", True),
        ("35.10.05", ("35.09.11",), "35.10", True),
        ("35.10.05", ("35.09.11",), "35", False),
        ("35.10.05", ("35.10",), "35.10.05", True),
        ("35.10", ("35.10.05",), "35.10.05.2003", False),
        ("35.09", ("35.09.11",), "35.09.12", True),
        ("35.09", ("35.09.11",), "35.09", False),
        ("35.1", ("35.09.11",), "35.10", False),
    ],
)
def test_a_place_hangs_on_the_area_that_alone_has_to_do_with_it(
    area: str, rest: tuple[str, ...], code: str, only: bool
) -> None:
    assert hanging.Leaving(Case(), area, rest, NOW).only_here(code) is only
