"""A rumour from seeing to answering: checked, approved by another, and never judged by style."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from serasi.problems import Problem
from serasi.warn import actions, queries
from serasi.warn.models import Rumour
from serasi.warn.queries.rumours import like, track
from tests.cast import NOW, House

pytestmark = pytest.mark.django_db
CLAIM = "Info valid! Video penculikan anak di pasar Ambulu kemarin sore, sebarkan ke semua grup"


def seen(office: House, who: str = "dewi", **more: object) -> Rumour:
    facts = {"claim": CLAIM, "area": "35.09.12", "seen_at": NOW - timedelta(hours=3)} | more
    return actions.write_rumour(office.viewer(who), now=NOW, **facts)  # type: ignore[arg-type]


def checked(office: House, row: Rumour, who: str = "dewi") -> Rumour:
    return actions.check_rumour(
        office.viewer(who), rumour_id=row.pk, finding="false", how="Polsek dan pedagang ditanya",
        clarification="Tidak ada penculikan di pasar. Anak yang dicari sudah di rumah.", now=NOW,
    )  # fmt: skip


def test_a_rumour_is_checked_answered_and_timed(office: House) -> None:
    row = checked(office, seen(office))
    with pytest.raises(Problem, match="S911"):
        actions.approve_answer(office.viewer("dewi"), rumour_id=row.pk, now=NOW)
    with pytest.raises(Problem, match="S910"):
        actions.publish_answer(office.viewer("dewi"), rumour_id=row.pk, now=NOW)
    actions.approve_answer(office.viewer("rini"), rumour_id=row.pk, now=NOW)
    with pytest.raises(Problem, match="S910"):
        checked(office, row)
    actions.publish_answer(office.viewer("dewi"), rumour_id=row.pk, reach=1200, now=NOW)
    told = track(office.viewer("hendra"), now=NOW)
    assert (told.waiting, told.answered, told.hours_to_answer) == (0, 1, 3.0)


def test_nothing_waits_for_an_answer_is_none_and_not_nought(office: House) -> None:
    seen(office)
    told = track(office.viewer("dewi"), now=NOW)
    assert (told.waiting, told.answered, told.hours_to_answer) == (1, 0, None)


def test_a_forward_meets_its_debunk_of_another_place_and_day(office: House) -> None:
    old = checked(office, seen(office, seen_at=NOW - timedelta(days=200)))
    new = seen(office, area="35.09.11", claim="Fwd: " + CLAIM.lower())
    [found] = like(office.viewer("dewi"), new)
    assert (found.rumour.pk, found.copy) == (old.pk, True)
    assert found.other_place and found.other_day
    other = seen(office, claim="Harga beras naik di pasar Wuluhan")
    assert like(office.viewer("dewi"), other) == []


def test_who_writes_and_reads_rumours(office: House) -> None:
    row = seen(office, "kirana")
    for who in ("dewi", "hendra", "kirana", "laras"):
        assert queries.rumours(office.viewer(who)).filter(pk=row.pk).exists(), who
    for who in ("darsono", "surya", "wulan", "anwar", "bagus", "yoga", "tirto"):
        assert not queries.rumours(office.viewer(who)).filter(pk=row.pk).exists(), who
    for who in ("darsono", "wulan", "bagus"):
        with pytest.raises(Problem):
            seen(office, who)


@pytest.mark.parametrize(
    "wrong", [{"claim": " "}, {"seen_at": NOW + timedelta(hours=1)}, {"reach": -1}]
)
def test_bad_input_is_refused(office: House, wrong: dict[str, object]) -> None:
    with pytest.raises(Problem, match="S104"):
        seen(office, **wrong)


def test_the_database_publishes_nothing_unapproved(office: House) -> None:
    row = seen(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rumour.objects.filter(pk=row.pk).update(published_at=NOW)
