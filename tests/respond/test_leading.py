"""What binds a whole case is decided by the agency that leads it or one above; the lead passes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from serasi.network.models import OfficeHolding
from serasi.problems import Problem
from serasi.respond.actions import casing
from serasi.respond.actions.leading import pass_lead
from serasi.respond.models import Case
from tests.cast import NOW, House
from tests.warn.conftest import WULUHAN

pytestmark = pytest.mark.django_db
Open = Callable[..., Case]
LATER = NOW + timedelta(days=40)


def close(office: House, who: str, row: Case, *, now: datetime = LATER) -> Case:
    row.refresh_from_db()
    return casing.close_case(
        office.viewer(who, now=now), number=row.number, version=row.version, reason="tuntas",
        now=now,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every condition of closing hold, so that only the right to close is asked."""
    monkeypatch.setattr("serasi.respond.closing._checks", {})


def test_a_camat_of_a_touched_district_does_not_close_the_case_of_the_regency(
    office: House, open_case: Open
) -> None:
    row = open_case("dewi")
    with pytest.raises(Problem, match="S1160") as refused:
        close(office, "surya", row)
    assert "Bakesbangpol Kab. Jember" in refused.value.sentence
    assert close(office, "rini", row).stage == "closed"


def test_the_camat_who_leads_closes_and_so_does_the_desk_above(
    office: House, open_case: Open
) -> None:
    assert close(office, "surya", open_case("surya")).stage == "closed"
    assert close(office, "dewi", open_case("surya")).stage == "closed"


def test_the_desk_beyond_the_border_does_not_close_what_it_only_touches(
    office: House, open_case: Open
) -> None:
    row = open_case("dewi", areas=(WULUHAN, "35.10.05"))
    with pytest.raises(Problem, match="S1160"):
        close(office, "bagus", row)


def test_nobody_moves_the_status_to_the_governor_by_adding_an_area_of_others(
    office: House, open_case: Open
) -> None:
    row = open_case("dewi")
    surya = office.viewer("surya")
    with pytest.raises(Problem, match="S1160"):
        casing.add_area(surya, number=row.number, area="35.10.05", now=NOW)
    casing.add_area(surya, number=row.number, area="35.09.11.2001", now=NOW)
    row.refresh_from_db()
    assert not row.cross_border


def test_who_holds_two_offices_leads_through_the_one_that_reaches_the_place(
    office: House, open_case: Open
) -> None:
    OfficeHolding.objects.create(
        person=office.people["bagus"], agency=office.agencies["Kecamatan Wuluhan"],
        title="Plt. Camat", role="camat", start=date(2026, 1, 1),
    )  # fmt: skip
    row = open_case("bagus", areas=("35.10.05",))
    assert row.lead.name == "Bakesbangpol Kab. Banyuwangi"


def test_the_lead_passes_with_a_reason_to_who_handles_cases_there(
    office: House, open_case: Open
) -> None:
    row = open_case("surya")
    desk = office.agencies["Bakesbangpol Kab. Jember"]
    known = {"number": row.number, "version": row.version, "now": NOW}
    with pytest.raises(Problem, match="S106"):
        pass_lead(office.viewer("surya"), agency_id=desk.pk, reason=" ", **known)
    for other, code in (("Satpol PP Kab. Jember", "S1161"), ("Kecamatan Wuluhan", "S104")):
        with pytest.raises(Problem, match=code):
            pass_lead(
                office.viewer("surya"), agency_id=office.agencies[other].pk, reason="meluas",
                **known,
            )  # fmt: skip
    made = pass_lead(office.viewer("surya"), agency_id=desk.pk, reason="meluas", **known)
    assert made.lead == desk
    with pytest.raises(Problem, match="S1101"):
        pass_lead(office.viewer("surya"), agency_id=desk.pk, reason="meluas", **known)
    with pytest.raises(Problem, match="S1160"):
        close(office, "surya", row)


def test_a_case_whose_lead_was_dissolved_is_taken_over_and_its_closing_stands(
    office: House, open_case: Open
) -> None:
    row = open_case("surya")
    camat = office.agencies["Kecamatan Wuluhan"]
    camat.closed_on = NOW.date()
    camat.save(update_fields=["closed_on"])
    row.refresh_from_db()
    with pytest.raises(Problem, match="S1160"):
        close(office, "surya", row)
    made = pass_lead(
        office.viewer("dewi"), number=row.number, version=row.version,
        agency_id=office.agencies["Bakesbangpol Kab. Jember"].pk, reason="kecamatan digabung",
        now=NOW,
    )  # fmt: skip
    assert close(office, "dewi", made).stage == "closed"


def test_the_page_says_who_closes_and_offers_the_passing_to_who_leads(
    office: House, open_case: Open
) -> None:
    row = open_case("dewi")
    page = reverse("respond:case", args=[row.number])
    seen = {who: office.client(who).get(page).content.decode() for who in ("surya", "dewi")}
    assert "Alihkan ketua penanganan" in seen["dewi"]
    assert "Alihkan ketua penanganan" not in seen["surya"]
    assert "Ditutup oleh Bakesbangpol Kab. Jember" in seen["surya"]
    assert 'value="close"' in seen["dewi"]
    assert 'value="close"' not in seen["surya"]


def test_violence_of_today_is_written_down_by_the_day_of_the_area(
    office: House, open_case: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = open_case()
    monkeypatch.setattr(
        "serasi.respond.actions.casing.local_day", lambda now, area: NOW.date() + timedelta(days=1)
    )
    tomorrow = NOW.date() + timedelta(days=1)
    casing.note_violence(office.viewer("dewi"), number=row.number, day=tomorrow, now=NOW)
    row.refresh_from_db()
    assert row.last_violence_on == tomorrow
