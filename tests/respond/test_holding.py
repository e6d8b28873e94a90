"""How long agreements hold: the curve is that of the rows, and few agreements give none."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from datetime import timedelta

import pytest

from serasi.ops.demo import mediation
from serasi.respond import rules_agreement, rules_mediation, spelling
from serasi.respond.actions import monitoring
from serasi.respond.charts import survival_chart
from serasi.respond.models import Agreement, Case, Mediation
from serasi.respond.queries.holding import holding
from tests.cast import NOW, House
from tests.respond.mending import Path

Open = Callable[..., Case]


def _broken(path: Path, days: int) -> None:
    at = NOW + timedelta(days=days)
    monitoring.report_breach(
        path.viewer(at), breach="violence", on=at.date(), reason="ribut", **path.text(at)
    )


@pytest.mark.django_db
def test_the_curve_counts_breaches_and_those_watched_so_long(
    office: House, open_case: Open
) -> None:
    paths = [Path(office, open_case(now=NOW - timedelta(days=20))) for _n in range(5)]
    for path in paths:
        path.to_signed()
    _broken(paths[0], 40)
    _broken(paths[1], 60)
    Case.objects.filter(pk=paths[2].case.pk).update(
        stage="closed", closed_at=NOW + timedelta(days=50)
    )
    found = holding(office.viewer("dewi"), now=NOW + timedelta(days=100))
    assert (found.agreements, found.broken) == (5, 2)
    assert found.curve is not None
    # Four of five hold after 40 days; one was watched to day 50; two of three after 60.
    assert found.curve.time.tolist() == [40, 50, 60, 100]
    assert found.curve.survival.tolist() == pytest.approx([0.8, 0.8, 0.8 * 2 / 3, 0.8 * 2 / 3])
    at = {one.days: one for one in found.table}
    assert (at[0].at_risk, at[30].at_risk, at[90].at_risk, at[180].at_risk) == (5, 5, 2, 0)
    assert at[90].share == pytest.approx(0.8 * 2 / 3) and at[180].share is None
    drawn = survival_chart(found)
    assert "40 hari: 80%" in drawn and "60 hari: 53,3%" in drawn


@pytest.mark.django_db
def test_a_text_that_took_the_place_of_another_counts_once_from_the_first_day(
    office: House, open_case: Open
) -> None:
    path = Path(office, open_case(now=NOW - timedelta(days=20)))
    first = path.to_signed()
    later = NOW + timedelta(days=30)
    path.draft(now=later, amends=first.number)
    path.offer(later)
    path.sit("joint", at=later + timedelta(days=1))
    path.sign(later + timedelta(days=4))
    _broken(path, 50)
    found = holding(office.viewer("dewi"), now=NOW + timedelta(days=100))
    assert (found.agreements, found.broken, found.curve, found.table) == (1, 1, None, [])
    assert found.share.judged == 1 and found.share.done == 0  # broken before day 90
    assert survival_chart(found) == ""


@pytest.mark.django_db
def test_the_story_of_the_demo_is_told(house: House) -> None:
    person = house.people["dewi"]
    person.username = "piket"
    person.save(update_fields=["username"])
    mediation.tell(NOW)
    states = sorted(Agreement.objects.values_list("state", flat=True))
    assert states == ["broken", "offered", *["signed"] * 6]
    second = Agreement.objects.get(follows__isnull=False)
    assert second.state == "signed" and second.mediation.serial == 2
    assert Mediation.objects.filter(state="open").count() == 1
    assert holding(house.viewer("dewi"), now=NOW).curve is not None


@pytest.mark.parametrize("module", [rules_agreement, rules_mediation, spelling])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"), (11, "sebelas"), (19, "sembilan belas"), (20, "dua puluh"), (100, "seratus"),
        (1000, "seribu"), (1999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2000, "dua ribu"), (1_000_000, "satu juta"), (10**12 + 1, "satu triliun satu"),
        (101_000, "seratus satu ribu"),
    ],
)  # fmt: skip
def test_numbers_in_words(n: int, words: str) -> None:
    assert spelling.spelled(n) == words
